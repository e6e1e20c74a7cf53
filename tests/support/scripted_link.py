"""A device's adb that answers by a script: lines of the shell → what they give; it remembers what it was asked."""

from __future__ import annotations

import re

from analyzer.record.devices.android.link import Hangs, Result

_TELLS_CODE = "; echo consentinel $?"


class ScriptedLink:
    """Implements `Link`. answers: pattern of a whole line → (code, output) or an exception; the first that fits counts.

    A line that nothing fits gives code 127, as a missing command does. files: what can be pulled, and was pushed. A
    line that goes on to print its code is answered as a shell does it: with the code of the script in its last line.
    """

    def __init__(self, answers: dict[str, tuple[int, str] | Exception] | None = None, serial: str = "S1") -> None:
        self.serial = serial
        self.answers = answers or {}
        self.asked: list[str] = []
        self.files: dict[str, bytes] = {}
        self.tunnels: dict[int, int] = {}
        self.forwards: dict[int, int] = {}
        self.written: list[tuple[str, bytes]] = []
        self.restarts: list[str] = []

    def execute(self, line: str, timeout_s: float) -> Result:
        if line.endswith(_TELLS_CODE):
            inner = self.execute(line.removesuffix(_TELLS_CODE), timeout_s)
            return Result(0, f"{inner.out}consentinel {inner.code}\n", inner.err)
        self.asked.append(line)
        for pattern, answer in self.answers.items():
            if re.fullmatch(pattern, line, re.DOTALL):
                if isinstance(answer, Exception):
                    raise answer
                return Result(answer[0], answer[1], "", answer[1].encode())
        return Result(127, "", f"sh: {line}: not found")

    def push(self, data: bytes, path: str, mode: int) -> None:
        self.files[path] = data

    def pull(self, path: str) -> bytes | None:
        return self.files.get(path)

    def reverse(self, remote: int, local: int) -> None:
        self.tunnels[remote] = local

    def reverse_remove(self, remote: int) -> None:
        self.tunnels.pop(remote, None)

    def reverses(self) -> dict[int, int]:
        return dict(self.tunnels)

    def forward(self, local: int, remote: int) -> None:
        self.forwards[local] = remote

    def forward_remove(self, local: int) -> None:
        self.forwards.pop(local, None)

    def write_to(self, service: str, data: bytes, timeout_s: float) -> Result:
        self.written.append((service, data))
        for pattern, answer in self.answers.items():
            if re.fullmatch(pattern, service) and isinstance(answer, tuple):
                return Result(0, answer[1])
        return Result(0, "Success\n")

    def restart(self, service: str) -> str:
        self.restarts.append(service)
        answer = self.answers.get(service, (0, ""))
        assert isinstance(answer, tuple)
        return answer[1]


def hanging() -> Hangs:
    """Give what a command without an end raises."""
    return Hangs("it hangs", code="E315")
