"""One call as another tool wrote it down, and the stacks of Java in text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

_FRAME = re.compile(r"^\s*(?:at )?((?:[\w$<>-]+\.)+[\w$<>-]+)\(([^()]*)\)\s*$")
_PLACE = re.compile(
    r"Native Method|Unknown Source|SourceFile|D8\$\$SyntheticClass|[\w$.-]+\.(java|kt)|([\w$. -]+)?:-?\d+|"
)
"""What stands in brackets after a frame: a file, with its line where that is known, or why there is none."""


@dataclass(frozen=True)
class ForeignCall:
    """frames: `class.method`, innermost first; the first is the API itself where the tool's stack begins with it.

    t: seconds since the epoch, or None when the log has no times. arguments: as the tool wrote them. value: what the
    call gave, or None when the tool does not say. consent: what the tool held of the moment, or None.
    """

    frames: tuple[str, ...]
    t: float | None = None
    arguments: str = ""
    value: str | None = None
    consent: Literal["before", "after"] | None = None


@dataclass(frozen=True)
class HookLog:
    """What a log holds. tool: its name. losses: what the format cannot tell, as sentences. n_skipped: records that
    hold no call. app: id of the app, where the log tells that of one."""

    tool: str
    calls: list[ForeignCall]
    losses: tuple[str, ...] = ()
    n_skipped: int = 0
    app: str = ""


def frame_of(line: str) -> str | None:
    """Give the frame that a line of a stack trace names, or None when it is no such line.

    >>> frame_of("    at android.telephony.TelephonyManager.getImei(Native Method)")
    'android.telephony.TelephonyManager.getImei'
    >>> frame_of("[*] Settings.Secure.getString(android_id) called") is None
    True
    """
    found = _FRAME.match(line)
    return found[1] if found and _PLACE.fullmatch(found[2]) else None


def frames_in(lines: Iterable[str]) -> tuple[str, ...]:
    """Give the frames among lines, in their order; others (the exception that carried the stack) are left out."""
    return tuple(frame for line in lines if (frame := frame_of(line)) is not None)
