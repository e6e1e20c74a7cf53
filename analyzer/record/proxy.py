"""Finding mitmdump, starting it with our addon, and ending it."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from analyzer import resources
from analyzer.model.errors import SetupError
from analyzer.record.devices.base import ProxyEndpoint
from analyzer.store.files import PRIVATE_FOLDER, writing

READY_TIMEOUT_S = 30.0
STOP_TIMEOUT_S = 10.0
_POLL_S = 0.02
_TAIL_LINES = 20
_OWN = [sys.executable, "-c", "from mitmproxy.tools.main import mitmdump; mitmdump()"]


@dataclass(frozen=True)
class ProxyOptions:
    """How the proxy listens and where it sends.

    port 0: one the system chooses. upstream: URL of a proxy to chain. mitmdump: another than ours.
    arguments: further ones for mitmdump.
    """

    listen_host: str = "127.0.0.1"
    port: int = 0
    upstream: str | None = None
    mitmdump: Path | None = None
    arguments: Sequence[str] = field(default=())


def find_mitmdump(given: Path | None) -> list[str]:
    """Give the command that runs mitmdump: the given one, that of CONSENTINEL_MITMDUMP, ours, or PATH's.

    Raises SetupError E210 (the given one is not there) or E211 (there is none).
    """
    wanted = given or (Path(os.environ["CONSENTINEL_MITMDUMP"]) if os.environ.get("CONSENTINEL_MITMDUMP") else None)
    if wanted is not None:
        found = shutil.which(wanted)
        if found is None:
            raise SetupError(
                f"no program {str(wanted)!r} to run as mitmdump",
                code="E210",
                hint="correct --mitmdump or CONSENTINEL_MITMDUMP, or leave both out",
            )
        return [str(found)]
    if importlib.util.find_spec("mitmproxy") is not None:
        return list(_OWN)
    on_path = shutil.which("mitmdump")
    if on_path is None:
        raise SetupError(
            "mitmdump is not installed", code="E211", hint="pip install mitmproxy, or give --mitmdump PATH"
        )
    return [str(on_path)]


def confdir() -> Path:
    """Give the folder of our CA: CONSENTINEL_CONFDIR, or one in the user's data folder."""
    given = os.environ.get("CONSENTINEL_CONFDIR")
    if given:
        return Path(given)
    home = Path.home()
    if sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        data = home / "Library" / "Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "consentinel" / "mitmproxy"


class Proxy:
    """A running mitmdump with the recorder addon.

    endpoint: where apps connect, and the CA they must trust. ready: the content of its ready line.
    """

    def __init__(self, process: subprocess.Popen[bytes], talk: IO[bytes], net: Path) -> None:
        self._process = process
        self._net = net
        self._talk = talk
        self.endpoint = ProxyEndpoint("", 0, Path())
        self.ready: dict[str, Any] = {}

    @classmethod
    def start(cls, session: Path, options: ProxyOptions) -> Proxy:
        """Start mitmdump recording into the folder `session`; return when it listens.

        Raises SetupError: E210, E211 (no mitmdump), E212 (it ended at once), E213 (not ready in 30 s),
        E214 (the port is in use), E280–E282 (its CA folder cannot be made).
        """
        home = confdir()
        with writing(home):
            home.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        talk = tempfile.TemporaryFile()  # noqa: SIM115 — lives as long as the process
        command = [*find_mitmdump(options.mitmdump), *_arguments(session, home, options)]
        with _alone_while_no_ca(home):
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=talk, stderr=subprocess.STDOUT, start_new_session=True
            )
            proxy = cls(process, talk, session / "raw" / "net.jsonl")
            try:
                proxy._await_ready(options)
            except BaseException:
                proxy.stop()
                raise
        return proxy

    @property
    def pid(self) -> int:
        """Process id of mitmdump."""
        return self._process.pid

    def poll(self) -> int | None:
        """Give the exit code, or None while it runs."""
        return self._process.poll()

    def stop(self, timeout_s: float = STOP_TIMEOUT_S) -> int:
        """End it in order, by force after `timeout_s`; give the exit code. Safe to call twice."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(timeout_s)
            except subprocess.TimeoutExpired:
                self._process.kill()
        if self._process.stdin is not None:
            # Closed only now: the addon takes the end of its standard input for the recorder's death.
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.close()
        return self._process.wait()

    def has_written_all(self) -> bool:
        """Tell whether its last line says so. Its exit code does not: mitmproxy's UDP servers have crashed
        while the interpreter went down (seen with mitmproxy_rs 0.10.7), after everything was written."""
        return b'"kind":"done"' in _last_line(self._net)

    def failure(self) -> SetupError:
        """Give the error to end with when the proxy has ended by itself."""
        own = [line for line in self._tail() if line.startswith("session_recorder: ")]
        said = own[-1].removeprefix("session_recorder: ") if own else f"exit code {self._process.poll()}"
        return SetupError(
            f"the proxy ended by itself: {said}",
            code="E215",
            hint="what was recorded until then is kept; free disk space if it is full, and record again",
        )

    def ca_sha256(self) -> str:
        """Give the SHA-256 fingerprint of the CA certificate as hex, or an empty text when it cannot be read."""
        try:
            pem = self.endpoint.ca_cert.read_text("ascii")
            return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
        except (OSError, ValueError):
            return ""

    def _await_ready(self, options: ProxyOptions) -> None:
        deadline = time.monotonic() + READY_TIMEOUT_S
        while (first := _first_line(self._net)) is None:
            if self._process.poll() is not None:
                raise self._start_failure(options, "ended while starting", "E212")
            if time.monotonic() > deadline:
                raise self._start_failure(options, f"is not ready after {READY_TIMEOUT_S:.0f} s", "E213")
            time.sleep(_POLL_S)
        self.ready = first
        host, port = next(iter(first["listen"]), (options.listen_host, options.port))
        self.endpoint = ProxyEndpoint(str(host), int(port), Path(first["ca_cert"]))

    def _start_failure(self, options: ProxyOptions, what: str, code: str) -> SetupError:
        tail = self._tail()
        if any("address already in use" in line.lower() for line in tail):
            return SetupError(
                f"port {options.port} of {options.listen_host} is in use",
                code="E214",
                hint="choose another --port, or leave it out for a free one",
            )
        said = "\n".join(tail) or "it said nothing"
        return SetupError(f"the proxy {what}", code=code, hint=f"its last words:\n{said}")

    def _tail(self) -> list[str]:
        self._talk.seek(0, os.SEEK_END)
        self._talk.seek(max(0, self._talk.tell() - (1 << 16)))
        lines = self._talk.read().decode("utf-8", "replace").splitlines()
        return [line for line in lines if line.strip()][-_TAIL_LINES:]


def _arguments(session: Path, home: Path, options: ProxyOptions) -> list[str]:
    addon = resources.path("addons") / "session_recorder.py"
    settings = {"session_dir": session, "confdir": home, "connection_strategy": "lazy", "lifeline": "true"}
    return [
        "-q",
        *("--listen-host", options.listen_host, "--listen-port", str(options.port)),
        *("-s", str(addon)),
        *(part for name, value in settings.items() for part in ("--set", f"{name}={value}")),
        *(("--mode", f"upstream:{options.upstream}") if options.upstream else ()),
        *options.arguments,
    ]


def _first_line(net: Path) -> dict[str, Any] | None:
    try:
        with net.open("rb") as file:
            line = file.readline()
    except OSError:
        return None
    return json.loads(line) if line.endswith(b"\n") else None


def _last_line(net: Path) -> bytes:
    with net.open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - (1 << 16)))
        return file.read().rstrip(b"\n").rpartition(b"\n")[2]


@contextlib.contextmanager
def _alone_while_no_ca(home: Path) -> Iterator[None]:
    """Let one process at a time make the CA: two would mix their keys and certificates."""
    if (home / "mitmproxy-ca-cert.pem").exists() or sys.platform == "win32":
        yield
        return
    import fcntl

    with writing(home), (home / ".lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
