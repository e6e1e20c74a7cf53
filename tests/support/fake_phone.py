"""What these tests share: run a line on a phone without the wire."""

from __future__ import annotations

from dataclasses import dataclass

from fake_android.android import Android
from fake_android.profiles import profile
from fake_android.services import run_line
from fake_android.streams import Input


@dataclass(frozen=True)
class Answer:
    """What a line gave."""

    code: int | None
    out: str
    err: str


def phone(kind: str = "14-emulator", **changes: object) -> Android:
    """Give a fresh phone."""
    return Android(profile(kind, **changes))


def ask(android: Android, line: str, *, stdin: bytes = b"", timeout_s: float = 5.0) -> Answer:
    """Run one line as adb's user."""
    code, out, err = run_line(android, line, stdin=Input(stdin), timeout_s=timeout_s)
    return Answer(code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))


def say(android: Android, line: str) -> str:
    """Give what a line prints; it must end with 0."""
    answer = ask(android, line)
    assert answer.code == 0, answer
    return answer.out.rstrip("\n")
