"""The agent in an app: attach, load the bundle, install hooks, and hand its lines on. Imports frida."""

from __future__ import annotations

import json
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from analyzer.model.errors import SetupError
from analyzer.model.events import PROTOCOL
from analyzer.record.bundle import Bundle, load_bundle, protocol_error
from analyzer.record.clock import ClockSample, best, sample
from analyzer.record.frida_link import answered, avoid, device_of, frida_errors
from analyzer.record.leaving import wait_until_left
from analyzer.record.strays import may_have_java

if TYPE_CHECKING:
    from analyzer.record.native_specs import NativeSpec
    from analyzer.record.specs import HookSpec

Lines = list[dict[str, Any]]

_ACKNOWLEDGE_BYTES = 64 * 1024
_PINGS = 10
_CLOCK_FLOOR_S = 0.0005
_DRAIN_S = 10.0
_PATIENCE_S = 90.0
_LEAVING_S = 20.0


@dataclass(frozen=True)
class AgentInfo:
    """One agent in one process; status: one dict per hook (hook, state, reason, calls, dropped)."""

    agent: str
    pid: int
    runtime: str
    bundle_sha256: str
    status: list[dict[str, Any]]


class Instrument:
    """Hooks in one app process, and the stream of lines they give.

    on_lines gets lists of complete lines (kinds agent, hook, api, stack, status, hook_error, log of
    `analyzer.model.events`) from one thread, in the agent's order; on_lost(n, reason) is told of lines that
    are missing by their seq, and with n = 0 of a process that died without a last word. The agent stops
    sending when max_unread_bytes lie unread, and counts what it drops per hook: so our queue is bounded.
    native: specs of functions below Java; in a process without a Java runtime they are all there is. api_level: of the
    device, for the numbers of Binder calls; the agent asks Android itself when it is not given.
    frida_host: HOST:PORT of the Frida whose process it is; None is this machine. enable: ids of `fragile` hooks that
    are wanted. stacks, classes, calls: "throwable", "poll" and "bridge" are the ways that work on any Java, for tests;
    without stacks ("none") callers are unknown.
    hot_limit: events per second and `hot` hook; the rest is counted as dropped. busy_limit: calls of one method
    in three seconds above which its hooks are taken off for seconds and put back, so that the app stays as fast as it
    is; the agent says both in `status` lines. interventions, native_interventions: as `hooking` gives them; trusted_ca:
    PEM of the CA that they let the app accept. canaries: whether each family of hooks is tried by a call of the
    agent on start, which gives `canary` lines and no events. scripts: (name, source) of the user's own, loaded last.
    patience_s: an app that gives no answer for so long is given up.
    """

    def __init__(
        self,
        *,
        specs: Sequence[HookSpec],
        on_lines: Callable[[Lines], None],
        on_lost: Callable[[int, str], None],
        native: Sequence[NativeSpec] = (),
        api_level: int | None = None,
        frida_host: str | None = None,
        enable: Sequence[str] = (),
        stacks: Literal["auto", "throwable", "none"] = "auto",
        classes: Literal["auto", "poll"] = "auto",
        calls: Literal["auto", "bridge"] = "auto",
        hot_limit: int = 200,
        busy_limit: int = 3000,
        canaries: bool = False,
        max_unread_bytes: int = 64 * 1024 * 1024,
        interventions: Sequence[dict[str, Any]] = (),
        native_interventions: Sequence[dict[str, Any]] = (),
        trusted_ca: str = "",
        scripts: Sequence[tuple[str, str]] = (),
        patience_s: float = _PATIENCE_S,
    ) -> None:
        self._specs = list(specs)
        self._options = {
            "native": [*(spec.for_agent() for spec in native), *native_interventions],
            "api_level": api_level,
            "enable": list(enable),
            "stacks": stacks,
            "classes": classes,
            "calls": calls,
            "hot_limit": hot_limit,
            "busy_limit": busy_limit,
            "canaries": canaries,
            "max_unread_bytes": max_unread_bytes,
            "trusted_ca": trusted_ca,
        }
        self._interventions = list(interventions)
        self._scripts = list(scripts)
        self._host = frida_host
        self._patience_s = patience_s
        self._pid = 0
        self._session: Any = None
        self._script: Any = None
        self._reader = _Reader(on_lines, on_lost)

    def attach(self, pid: int, runtime: str = "hotspot", *, process: str = "", is_parent: bool = False) -> AgentInfo:
        """Put the agent into a process; gives back once every hook is live.

        process: what it is called; "": by its program. is_parent: processes it starts are held until `Newcomers` lets
        them run. runtime: what the process is expected to be, `hotspot` or `art`; `native` for one without Java, which
        gets the native hooks alone, by a bundle of their own.
        What the agent said until then has been handed on.
        Raises SetupError E230-E239 and E292-E294; nothing stays behind in the process then.
        """
        bundle = load_bundle(runtime)
        try:
            with frida_errors(f"process {pid}"):
                how = {"process": process, "is_parent": is_parent}
                return answered(lambda: self._attach(pid, runtime, bundle, how), within_s=self._patience_s)
        except SetupError:
            self.close()
            raise

    def _attach(self, pid: int, runtime: str, bundle: Bundle, how: dict[str, Any]) -> AgentInfo:
        if self._host is None and runtime != "native" and not may_have_java(pid):
            # The Java bridge has no business there.
            raise _wrong_runtime("native", runtime)
        self._session = device_of(self._host, pid).attach(pid)
        self._pid = pid
        self._session.on("detached", self._reader.on_detached)
        script = self._session.create_script(bundle.source, name="consentinel", runtime="qjs")
        script.set_log_handler(self._reader.on_log)
        script.on("message", self._reader.on_message)
        script.load()
        self._script = script
        self._reader.start(script)
        hello = script.exports_sync.hello()
        _check_hello(hello, runtime)
        options = {**self._options, "bundle_sha256": bundle.sha256, "process": how["process"]}
        specs = [*(spec.for_agent() for spec in self._specs), *self._interventions]
        status = script.exports_sync.install(specs, options)
        self._reader.catch_up()
        for name, source in self._scripts:
            own = self._session.create_script(source, name=name)
            own.set_log_handler(self._reader.on_log)
            own.load()
        if how["is_parent"]:
            self._session.enable_child_gating()
        return AgentInfo(hello["agent"], hello["pid"], hello["runtime"], bundle.sha256, status)

    def measure_clock(self) -> ClockSample:
        """Compare the app's wall clock with ours: the best of ten round trips.

        Raises SetupError if the app is gone.
        """
        with frida_errors("the app"):
            pings = answered(lambda: [self._ping() for _ in range(_PINGS)], within_s=self._patience_s)
        found = best(pings)
        return replace(found, uncertainty_s=found.uncertainty_s + _CLOCK_FLOOR_S)

    def _ping(self) -> ClockSample:
        sent = time.time()
        app_time = self._script.exports_sync.ping()["t"]
        return sample(sent, app_time, time.time())

    def status(self) -> list[dict[str, Any]]:
        """Give hook, state, reason, calls and dropped of every hook now.

        Raises SetupError if the app is gone.
        """
        with frida_errors("the app"):
            status: list[dict[str, Any]] = answered(self._script.exports_sync.status, within_s=self._patience_s)
            return status

    @property
    def is_attached(self) -> bool:
        """Whether the agent still runs in the app."""
        return self._session is not None and not self._session.is_detached

    @property
    def failure(self) -> Exception | None:
        """What on_lines raised first, if it did; the lines of that call are counted as lost."""
        return self._reader.failure

    def close(self, *, is_exchanged: bool = False) -> None:
        """Take the agent's last lines, put the app back as it was, leave it. Does nothing the second time.

        is_exchanged: another agent follows in this process, so there is no waiting until Frida has left it.
        """
        import frida

        script, session = self._script, self._session
        self._script = self._session = None
        steps: list[Callable[[], object]] = []
        if script is not None:
            # What an agent sends while it is unloaded does not arrive, so it says its last words before.
            steps += [script.exports_sync.uninstall, script.unload]
        if session is not None:
            steps.append(session.detach)
        for step in steps:
            try:
                answered(step, within_s=_LEAVING_S)
            except (
                frida.InvalidOperationError,
                frida.TransportError,
                frida.TimedOutError,
                frida.RPCException,
            ):
                continue  # the process went while we were leaving it; the reader has said so
        if session is not None and self._host is None and not is_exchanged and not wait_until_left(self._pid):
            avoid(self._pid)
        self._reader.stop()


class _Reader:
    """Takes Frida's messages on its thread, and works on them on one of its own."""

    def __init__(self, on_lines: Callable[[Lines], None], on_lost: Callable[[int, str], None]) -> None:
        self._on_lines = on_lines
        self._on_lost = on_lost
        self._inbox: queue.SimpleQueue[tuple[float, Any, bytes | None] | threading.Event | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._script: Any = None
        self._next_seq = 0
        self._agent = ""
        self._is_ended = False
        self._read = self._acknowledged = 0
        self.failure: Exception | None = None

    def on_message(self, message: Any, data: bytes | None) -> None:
        self._inbox.put((time.time(), message, data))

    def on_log(self, level: str, text: str) -> None:
        self._inbox.put((time.time(), {"type": "log", "level": level, "text": text}, None))

    def on_detached(self, reason: str, *_crash: object) -> None:
        self._inbox.put((time.time(), {"type": "detached", "reason": reason}, None))

    def start(self, script: Any) -> None:
        self._script = script
        self._thread = threading.Thread(target=self._work, name="consentinel-hooks", daemon=True)
        self._thread.start()

    def catch_up(self) -> None:
        """Return once everything that has arrived until now is handed on."""
        is_done = threading.Event()
        self._inbox.put(is_done)
        is_done.wait(_DRAIN_S)

    def stop(self) -> None:
        if self._thread is None:
            return
        self._inbox.put(None)
        self._thread.join(_DRAIN_S)
        self._thread = None

    def _work(self) -> None:
        while (item := self._inbox.get()) is not None:
            if isinstance(item, threading.Event):
                item.set()
                continue
            arrived, message, data = item
            if data is not None:
                self._take_lines(arrived, data)
            elif message["type"] == "send" and message["payload"]["type"] == "end":
                self._take_end(message["payload"])
            elif message["type"] == "detached":
                self._take_detached(message["reason"])
            else:
                self._take_talk(arrived, message)

    def _take_lines(self, arrived: float, data: bytes) -> None:
        lines: Lines = []
        for raw in data.split(b"\n"):
            line = json.loads(raw)
            line["t_host"] = round(arrived, 6)
            self._follow(line)
            lines.append(line)
        self._give(lines)
        self._read += len(data)
        if self._read - self._acknowledged >= _ACKNOWLEDGE_BYTES:
            self._acknowledged = self._read
            self._script.post({"type": "read", "bytes": self._read})

    def _follow(self, line: dict[str, Any]) -> None:
        self._agent = line["agent"]
        missing = line["seq"] - self._next_seq
        if missing > 0:
            self._on_lost(missing, f"events {self._agent}:{self._next_seq} to {line['seq'] - 1} did not arrive")
        self._next_seq = line["seq"] + 1

    def _take_end(self, end: dict[str, Any]) -> None:
        self._is_ended = True
        missing = end["lines"] - self._next_seq
        if missing > 0:
            self._on_lost(missing, f"events from {self._agent}:{self._next_seq} did not arrive")

    def _take_detached(self, reason: str) -> None:
        if not self._is_ended:
            last = f"{self._agent}:{self._next_seq - 1}" if self._next_seq else "none"
            self._on_lost(0, f"{reason}; last event {last}, those of the 100 ms before the end may be missing")

    def _take_talk(self, arrived: float, message: dict[str, Any]) -> None:
        # A script error may quote values of the app in its description: only its place is kept.
        is_error = message["type"] == "error"
        place = f"{message.get('fileName', '')}:{message.get('lineNumber', '')}"
        text = f"the agent failed at {place}" if is_error else str(message.get("text", "unknown message"))
        level = "error" if is_error else str(message.get("level", "info"))
        line = {"v": PROTOCOL, "kind": "log", "t": arrived, "t_mono": time.monotonic(), "seq": 0}
        self._give([{**line, "level": level, "text": text}])

    def _give(self, lines: Lines) -> None:
        try:
            self._on_lines(lines)
        except Exception as error:  # whatever the recorder's disk says: the app and the reading go on
            self.failure = self.failure or error
            self._on_lost(len(lines), f"events could not be kept ({type(error).__name__})")


def _check_hello(hello: dict[str, Any], runtime: str) -> None:
    if hello["protocol"] != PROTOCOL:
        raise protocol_error(hello["protocol"])
    if hello["runtime"] != runtime:
        raise _wrong_runtime(hello["runtime"], runtime)


def _wrong_runtime(found: str, expected: str) -> SetupError:
    return SetupError(
        f"the process has a {found} runtime, not {expected}",
        code="E236",
        hint="hooks need an app on Android, or a JVM of version 17",
    )
