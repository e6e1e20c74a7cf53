"""A simulated phone's adb without the wire: for tests of every kind of phone, where the wire is not the point."""

from __future__ import annotations

import errno
import posixpath

from fake_android.android import Android
from fake_android.services import run_line
from fake_android.streams import Input
from fake_android.sync import store
from fake_android.vfs import FileError

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.link import Hangs, Result


class DirectLink:
    """Implements `Link` over an `Android` of this process."""

    def __init__(self, phone: Android) -> None:
        self.phone, self.serial = phone, phone.serial
        self.forwards: dict[int, int] = {}

    def _next(self) -> None:
        fate = self.phone.faults.next_command()
        if fate == "die" or self.phone.faults.is_dead:
            raise SetupError(f"the device {self.serial!r} is gone", code="E314", hint="")
        if fate == "hang":
            raise Hangs(f"the device {self.serial!r} does not answer in time", code="E315", hint="")

    def execute(self, line: str, timeout_s: float) -> Result:
        self._next()
        return self._ran(line, Input(), timeout_s)

    def _ran(self, line: str, stdin: Input, timeout_s: float) -> Result:
        code, out, err = run_line(self.phone, line, stdin=stdin, timeout_s=timeout_s)
        if code is None:
            raise Hangs(f"the device {self.serial!r} does not answer in time", code="E315", hint="")
        return Result(code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), out)

    def push(self, data: bytes, path: str, mode: int) -> None:
        self._next()
        try:
            store(self.phone.view(self.phone.host_credentials()), path, 0o100000 | mode, data)
        except FileError as error:
            raise SetupError(
                f"the device {self.serial!r} takes no file {path}", code="E317", hint=error.text
            ) from error

    def pull(self, path: str) -> bytes | None:
        self._next()
        view = self.phone.view(self.phone.host_credentials())
        try:
            return view.read(posixpath.normpath(path))
        except FileError as error:
            if error.number == errno.ENOENT:
                return None
            raise SetupError(f"{self.serial!r} does not say what stands in {path}", code="E270", hint="") from error

    def reverse(self, remote: int, local: int) -> None:
        self.phone.reverse[f"tcp:{remote}"] = f"tcp:{local}"

    def reverse_remove(self, remote: int) -> None:
        self.phone.reverse.pop(f"tcp:{remote}", None)

    def reverses(self) -> dict[int, int]:
        return {int(remote[4:]): int(local[4:]) for remote, local in self.phone.reverse.items()}

    def forward(self, local: int, remote: int) -> None:
        self.forwards[local] = remote

    def forward_remove(self, local: int) -> None:
        self.forwards.pop(local, None)

    def write_to(self, service: str, data: bytes, timeout_s: float) -> Result:
        self._next()
        line = service.partition(":")[2]
        return self._ran(line, Input(data), timeout_s)

    def restart(self, service: str) -> str:
        self._next()
        is_root = service == "root:"
        if is_root and self.phone.profile.root != "adbd":
            return "adbd cannot run as root in production builds"
        self.phone.adbd_uid = 0 if is_root else 2000
        self.phone.reverse.clear()
        return "restarting adbd as root" if is_root else "restarting adbd as non root"
