"""A recording that a program starts, marks and ends: what `consentinel record` does, for test code.

The recorder runs in a process of its own, so that what the program does to itself (a frozen clock, patched sockets,
a crash) cannot touch the evidence. It ends in order when the program ends, however that happens.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from analyzer.model.errors import ConsentinelError, DataError, InternalError, SetupError, UsageError

if TYPE_CHECKING:
    from analyzer.api import Analysis, Options
    from analyzer.store.session import Session

READY_TIMEOUT_S = 120.0
END_TIMEOUT_S = 60.0
_POLL_S = 0.02
_ERROR = re.compile(r"^error\[(E\d{3})\] (.*)$", re.MULTILINE)
_HINT = re.compile(r"^hint: (.*)", re.MULTILINE | re.DOTALL)
_KINDS: dict[int, type[ConsentinelError]] = {2: UsageError, 3: SetupError, 4: DataError}
_RUN = "import sys; sys.path.append(sys.argv.pop(1)); from analyzer.cli.app import main; main()"


def own_command(arguments: list[str]) -> list[str]:
    """Give the command line that runs `consentinel` with these arguments, whatever the working directory holds."""
    home = str(Path(__file__).resolve().parent.parent)
    # -P and the explicit home: a folder `analyzer` in the working directory is not ours.
    return [sys.executable, "-P", "-c", _RUN, home, *arguments]


@dataclass(frozen=True)
class RecordOptions:
    """How to record; each field is the option of that name of `consentinel record`.

    captures: where the session folder is made. session_dir: the folder itself, which must not exist.
    for_s: ends the session after so many seconds, at the latest.
    """

    device: str = "none"
    target: str | None = None
    scenario: str | None = None
    captures: Path = Path("captures")
    session_dir: Path | None = None
    port: int = 0
    listen: str = "127.0.0.1"
    upstream: str | None = None
    mitmdump: Path | None = None
    for_s: float | None = None

    def arguments(self) -> list[str]:
        """Give the command line of `consentinel record`."""
        given = {
            "--scenario": self.scenario,
            "--for": self.for_s,
            "--upstream": self.upstream,
            "--session-dir": self.session_dir,
            "--mitmdump": self.mitmdump,
        }
        words = ["record", "--device", self.device, "--port", str(self.port), "--listen", self.listen, "--lifeline"]
        words += [word for name, value in given.items() if value is not None for word in (name, str(value))]
        return [*words, "--", self.target] if self.target is not None else words


class LiveSession:
    """A session that records now, or has just ended.

    path: its folder. proxy: `host:port` to lead the app through. ca_cert: PEM file of the CA the app must trust.
    Make one with `record_session`, or with `LiveSession.start`, which needs `stop` at the end.
    """

    def __init__(self, process: subprocess.Popen[bytes], talk: IO[bytes], ready: Mapping[str, str]) -> None:
        self._process = process
        self._talk = talk
        self._error: ConsentinelError | None = None
        self.path = Path(ready["session"])
        self.proxy = ready["proxy"]
        self.ca_cert = Path(ready["ca_cert"])

    @classmethod
    def start(cls, options: RecordOptions | None = None) -> LiveSession:
        """Start to record; return when traffic, and hooks where there are any, are recorded.

        Raises what `consentinel record` ends with: UsageError, SetupError (E240: an extra is missing) …
        """
        options = options or RecordOptions()
        talk = tempfile.TemporaryFile()  # noqa: SIM115 — lives as long as the process
        told = tempfile.TemporaryFile()  # noqa: SIM115
        process = subprocess.Popen(
            own_command(options.arguments()),
            env=os.environ | {"CONSENTINEL_CAPTURES": str(options.captures), "CONSENTINEL_LANG": "en"},
            stdin=subprocess.PIPE,
            stdout=told,
            stderr=talk,
            start_new_session=True,
        )
        try:
            return cls(process, talk, _ready(process, told, talk))
        except BaseException:
            _end_by_lifeline(process)
            talk.close()
            raise
        finally:
            told.close()

    @property
    def proxy_url(self) -> str:
        """The proxy as a URL: `http://127.0.0.1:PORT`, for http and https alike."""
        return f"http://{self.proxy}"

    @property
    def environment(self) -> dict[str, str]:
        """Give the variables that lead most programs through the proxy and let them trust its CA."""
        names = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
        trust = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS")
        return dict.fromkeys(names, self.proxy_url) | dict.fromkeys(trust, str(self.ca_cert))

    @property
    def is_recording(self) -> bool:
        """Tell whether it still records: an app of the embedded device ends its session by itself."""
        return self._process.poll() is None

    def mark(self, name: str, note: str = "") -> None:
        """Mark this moment, such as `consent_granted`; return when the mark is written.

        Raises UsageError E159 (no such mark), DataError E339 (it records no more), SetupError E220.
        """
        from analyzer.record.control import send_mark

        send_mark(self.path, name, note=note)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until it ends by itself, at most `timeout_s`; tell whether it has ended."""
        try:
            self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return False
        return True

    def stop(self) -> Session:
        """End it in order; give the finished session. Safe to call again.

        Raises the error the recording ended with: the proxy failed, the app crashed. The folder is kept.
        """
        from analyzer.record.control import send_stop
        from analyzer.store.session import Session

        try:
            if self.is_recording:
                # It can end by itself, or break, in this very moment: its exit code below tells.
                with suppress(DataError, SetupError):
                    send_stop(self.path)
                    self.wait(END_TIMEOUT_S)
        finally:
            _end_by_lifeline(self._process)
        if self._process.returncode and self._error is None:
            self._error = _error(self._process.returncode, self._talk)
        self._talk.close()
        if self._error is not None:
            raise self._error
        return Session.open(self.path)

    def analyze(self, options: Options | None = None) -> Analysis:
        """End it and analyze it. Raises what `stop` and `analyzer.analyze` raise."""
        from analyzer.api import analyze

        return analyze(self.stop().path, options)


@contextmanager
def record_session(options: RecordOptions | None = None) -> Iterator[LiveSession]:
    """Record for the length of a `with` block.

    Raises what `LiveSession.start` raises, and at the end what `stop` raises; an exception of the block comes first.
    """
    session = LiveSession.start(options)
    try:
        yield session
    except BaseException:
        with suppress(ConsentinelError):
            session.stop()
        raise
    session.stop()


def _ready(process: subprocess.Popen[bytes], told: IO[bytes], talk: IO[bytes]) -> dict[str, str]:
    """Wait for the ready line; give its content."""
    import json

    deadline = time.monotonic() + READY_TIMEOUT_S
    while True:
        is_over = process.poll() is not None
        told.seek(0)
        line = told.readline()
        if line.endswith(b"\n"):
            ready: dict[str, str] = json.loads(line)
            return ready
        if is_over:
            raise _error(process.returncode, talk)
        if time.monotonic() > deadline:
            raise SetupError(
                f"the recorder is not ready after {READY_TIMEOUT_S:.0f} s",
                code="E221",
                hint="`consentinel doctor` checks what it needs; a loaded machine may be too slow",
            )
        time.sleep(_POLL_S)


def _end_by_lifeline(process: subprocess.Popen[bytes]) -> None:
    """Close the recorder's standard input, which ends it in order; by force after a while."""
    if process.stdin is not None:
        with suppress(BrokenPipeError):
            process.stdin.close()
    try:
        process.wait(END_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _error(code: int, talk: IO[bytes]) -> ConsentinelError:
    """Give the error that the recorder ended with, as it told it."""
    talk.seek(0)
    text = talk.read().decode("utf-8", "replace")
    kind = _KINDS.get(code, InternalError)
    said = _ERROR.search(text)
    if said is None:
        return kind(f"the recorder ended with {code}", code="E411", hint=text.strip()[-2000:])
    hint = _HINT.search(text, said.end())
    return kind(said[2], code=said[1], hint=hint[1].strip() if hint else "")
