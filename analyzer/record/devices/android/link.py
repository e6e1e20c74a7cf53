"""One device as the adb server shows it. The only importer of adbutils."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import adb_sync

if TYPE_CHECKING:
    from adbutils import AdbClient

MAX_OUTPUT_BYTES = 64 << 20
"""What one command may answer with; more is a device that floods us."""
_BACK_TIMEOUT_S = 20.0
_FILE_TIMEOUT_S = 120.0
"""No answer for so long while a file is on its way: the device is gone."""
_POLL_S = 0.1
_LED = re.compile(r"\S+ tcp:(\d{1,5}) tcp:(\d{1,5})")
_CUT = (ValueError, AssertionError, struct.error)
"""What adbutils 2.12 raises beside its own errors when a stream ends where it reads a length or an answer's name."""


@dataclass(frozen=True)
class Result:
    """What a command on the device gave. raw: its standard output as it came."""

    code: int
    out: str
    err: str = ""
    raw: bytes = b""

    @property
    def is_ok(self) -> bool:
        """Whether it ended with 0."""
        return self.code == 0

    @property
    def said(self) -> str:
        """Both outputs as one text, for words that may stand in either."""
        return f"{self.out}\n{self.err}".strip()


class Hangs(SetupError):
    """A command gave no end within its time; the device may be there all the same."""


class Link(Protocol):
    """What adb gives of one device. Every method raises SetupError E314 when the device is gone."""

    serial: str

    def execute(self, line: str, timeout_s: float) -> Result:
        """Let the device's shell run a line. Raises Hangs (E315) after `timeout_s` without an end."""
        ...

    def push(self, data: bytes, path: str, mode: int) -> None:
        """Write a file as the user `shell`. Raises SetupError E317 when the device refuses."""
        ...

    def pull(self, path: str) -> bytes | None:
        """Read a file as the user `shell`; None when there is none. Raises SetupError E270 when it may not be read."""
        ...

    def reverse(self, remote: int, local: int) -> None:
        """Lead the device's port `remote` to this machine's port `local`."""
        ...

    def reverse_remove(self, remote: int) -> None:
        """End that; quiet when there is none."""
        ...

    def reverses(self) -> dict[int, int]:
        """Give which ports of the device lead where: {device port: host port}."""
        ...

    def forward(self, local: int, remote: int) -> None:
        """Lead this machine's port `local` to the device's port `remote`."""
        ...

    def forward_remove(self, local: int) -> None:
        """End that; quiet when there is none."""
        ...

    def write_to(self, service: str, data: bytes, timeout_s: float) -> Result:
        """Open a service such as `exec:…`, send bytes, and give what it answers; code is 0."""
        ...

    def restart(self, service: str) -> str:
        """Ask adbd to restart as root (`root:`) or not (`unroot:`); give its words when it is back."""
        ...


def client() -> AdbClient:
    """Give the client of the adb server; starts nothing. Raises SetupError E300 without adbutils or adb."""
    if importlib.util.find_spec("adbutils") is None:
        raise SetupError("adbutils is not installed", code="E300", hint="pip install 'consentinel[android]'")
    import adbutils

    if not _server_runs() and not os.environ.get("ADBUTILS_ADB_PATH") and shutil.which("adb") is None:
        raise SetupError("adb is not installed", code="E300", hint="apt install adb, or the platform-tools of Android")
    return adbutils.AdbClient()


def adb_device(serial: str) -> Any:
    """Give adbutils' own device, for a library that takes one. Raises SetupError E300."""
    return client().device(serial)


def foreign_errors() -> tuple[type[Exception], ...]:
    """Give what a library that speaks through adbutils may raise when the device goes or answers with garbage."""
    import adbutils

    return (adbutils.AdbError, EOFError, OSError, *_CUT)


def listed() -> list[tuple[str, str]]:
    """Give (serial, state) of every device the adb server knows, in its order. Starts the server.

    Source of the states: device_facts 1.1, seen: device, offline, unauthorized, no permissions …, recovery.
    """
    with _adb_errors("adb"), client().make_connection(timeout=10.0) as connection:
        connection.send_command("host:devices")
        connection.check_okay()
        lines = connection.read_string_block().splitlines()
    parts = [line.split("\t", 1) for line in lines if "\t" in line]
    return [(serial, state.strip()) for serial, state in parts]


def versions() -> tuple[int, int | None]:
    """Give the version of the running adb server, and that of the adb program here: None without one.

    An adb program ends a server of another version, and starts its own (recalled). Raises SetupError E300, E314.
    """
    with _adb_errors("adb"):
        server = client().server_version()
    program = os.environ.get("ADBUTILS_ADB_PATH") or shutil.which("adb")
    if program is None:
        return server, None
    said = subprocess.run([program, "version"], capture_output=True, timeout=_BACK_TIMEOUT_S, check=False).stdout
    found = re.search(rb"Android Debug Bridge version 1\.0\.(\d{1,4})", said)
    return server, int(found[1]) if found else None


def serials() -> list[str]:
    """Give the serials the server knows, for completion; [] when no server runs or adbutils is absent."""
    if importlib.util.find_spec("adbutils") is None or not _server_runs():
        return []
    try:
        return [serial for serial, _ in listed()]
    except SetupError:
        return []


def open_link(serial: str) -> AdbLink:
    """Give the device with this serial.

    Raises SetupError E300, or E313 when it is absent, listed twice, or in a state that adb cannot use.
    """
    states = [state for name, state in listed() if name == serial]
    if not states:
        raise SetupError(
            f"no device {serial!r} at adb",
            code="E201",
            hint="plug it in and allow debugging; `adb devices` lists what is there",
        )
    if len(states) > 1:
        raise SetupError(
            f"{len(states)} devices say they are {serial!r}",
            code="E313",
            hint="unplug all but one: adb cannot tell them apart",
        )
    if states[0] != "device":
        raise SetupError(f"the device {serial!r} is {states[0]!r}", code="E313", hint=_state_hint(states[0]))
    return AdbLink(serial)


def _state_hint(state: str) -> str:
    if state == "unauthorized":
        return "unlock the device and allow debugging from this computer"
    if state.startswith("no permissions"):
        return "add the udev rules of your distribution for adb, and plug it in again"
    return "plug it in again, or restart it; then `adb reconnect`"


class AdbLink:
    """Implements `Link` over the adb server."""

    def __init__(self, serial: str) -> None:
        self.serial = serial
        self._client = client()
        self._device = self._client.device(serial)

    def execute(self, line: str, timeout_s: float) -> Result:
        """Run a line by the shell protocol v2, raw: no terminal, exact bytes and exit code (device_facts 11.3)."""
        with self._service(f"shell,v2,raw:{line}", timeout_s) as stream:
            return self._packets(stream, time.monotonic() + timeout_s)

    def _packets(self, stream: Any, deadline: float) -> Result:
        parts: dict[int, bytearray] = {1: bytearray(), 2: bytearray()}
        while True:
            stream.conn.settimeout(max(0.01, deadline - time.monotonic()))
            kind, *length = stream.read_exact(5)
            data = stream.read_exact(int.from_bytes(bytes(length), "little"))
            if kind == 3:
                out, err = (bytes(parts[channel]) for channel in (1, 2))
                return Result(data[0] if data else 255, _text(out), _text(err), out)
            if kind in parts:
                parts[kind] += data
            if len(parts[1]) + len(parts[2]) > MAX_OUTPUT_BYTES:
                raise SetupError(f"the device {self.serial!r} floods us", code="E315", hint="restart the device")

    def push(self, data: bytes, path: str, mode: int) -> None:
        """Write by the sync service (device_facts 11.4)."""
        with self._service("sync:", _FILE_TIMEOUT_S) as stream:
            said = adb_sync.send(stream, data, path, mode)
        if said:
            raise SetupError(
                f"the device {self.serial!r} takes no file {path}",
                code="E317",
                hint="free space on its data partition; see `adb shell df /data`",
            )

    def pull(self, path: str) -> bytes | None:
        """Read by the sync service."""
        try:
            with self._service("sync:", _FILE_TIMEOUT_S) as stream:
                return adb_sync.receive(stream, path, MAX_OUTPUT_BYTES)
        except adb_sync.Refused as error:
            raise SetupError(
                f"{self.serial!r} does not say what stands in {path}: {_short(str(error))}",
                code="E270",
                hint="run the command again; if it stays, restart the device",
            ) from error

    def reverse(self, remote: int, local: int) -> None:
        """`adb reverse tcp:REMOTE tcp:LOCAL` (device_facts 3.2, 11.5, verified against a fake)."""
        with self._service(f"reverse:forward:tcp:{remote};tcp:{local}", _BACK_TIMEOUT_S) as stream:
            stream.check_okay()

    def reverse_remove(self, remote: int) -> None:
        """`adb reverse --remove`."""
        if remote in self.reverses():
            with self._service(f"reverse:killforward:tcp:{remote}", _BACK_TIMEOUT_S) as stream:
                stream.check_okay()

    def reverses(self) -> dict[int, int]:
        """`adb reverse --list`; other than TCP is left out."""
        with self._service("reverse:list-forward", _BACK_TIMEOUT_S) as stream:
            lines = stream.read_string_block().splitlines()
        found = [_LED.fullmatch(line.strip()) for line in lines]
        return {int(ends[1]): int(ends[2]) for ends in found if ends is not None}

    def forward(self, local: int, remote: int) -> None:
        """`adb forward tcp:LOCAL tcp:REMOTE`."""
        with self._errors():
            self._device.forward(f"tcp:{local}", f"tcp:{remote}")

    def forward_remove(self, local: int) -> None:
        """`adb forward --remove`; one that is not there is `listener … not found` (verified)."""
        import adbutils

        with self._errors():
            try:
                self._device.forward_remove(f"tcp:{local}")
            except adbutils.AdbError as error:
                if "not found" not in str(error) or "device" in str(error):
                    raise

    def write_to(self, service: str, data: bytes, timeout_s: float) -> Result:
        """Stream bytes, as `adb install` does (device_facts 11.2)."""
        with self._service(service, timeout_s) as stream:
            stream.conn.sendall(data)
            answer = bytes(stream.read_until_close(encoding=None))
        return Result(0, _text(answer), "", answer)

    def restart(self, service: str) -> str:
        """`adb root` and `adb unroot`: adbd drops the connection and comes back (device_facts 1.1, 1.2)."""
        with self._service(service, _BACK_TIMEOUT_S) as stream:
            said = _text(bytes(stream.read_until_close(encoding=None))).strip()
        deadline = time.monotonic() + _BACK_TIMEOUT_S
        while "restarting" in said:
            time.sleep(_POLL_S)
            try:
                self.execute("true", 2.0)
                break
            except SetupError:
                if time.monotonic() > deadline:
                    raise
        return said

    @contextmanager
    def _service(self, service: str, timeout_s: float) -> Iterator[Any]:
        """Open a service of the device. `host:transport` is in every adb server, whatever its version.

        adbutils' own way asks for the version first, and sleeps at the end of each connection: 20 ms a command (seen).
        """
        with self._errors():
            stream = self._client.make_connection(timeout=timeout_s)
            try:
                stream.conn.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for command in (f"host:transport:{self.serial}", service):
                    stream.send_command(command)
                    stream.check_okay()
                yield stream
            finally:
                stream.conn.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        with _adb_errors(f"the device {self.serial!r}"):
            yield


@contextmanager
def _adb_errors(subject: str) -> Iterator[None]:
    import adbutils

    try:
        yield
    except (adbutils.AdbTimeout, TimeoutError) as error:
        raise Hangs(
            f"{subject} does not answer in time",
            code="E315",
            hint="look at its screen: a question may wait there; then run the command again",
        ) from error
    except (adbutils.AdbError, EOFError, OSError, subprocess.SubprocessError, *_CUT) as error:
        raise SetupError(
            f"{subject} is gone ({_short(str(error)) or type(error).__name__})",
            code="E314",
            hint="plug it in again; then `consentinel device restore SERIAL` puts it back",
        ) from error


def free_port() -> int:
    """Give a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _server_runs() -> bool:
    port = int(os.environ.get("ANDROID_ADB_SERVER_PORT", "5037"))
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((os.environ.get("ANDROID_ADB_SERVER_HOST", "127.0.0.1"), port)) == 0


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\r\n", "\n")


def _short(text: str) -> str:
    """Give the first line of foreign words, printable and short."""
    line = next(iter(text.strip().splitlines()), "")
    return "".join(char if char.isprintable() else "?" for char in line)[:120]
