"""The exceptions we expect. Each carries a code, a hint, and the exit code of contracts §2.

ConsentinelError
├─ UsageError     exit 2    E1xx  option, or a file given by an option, is wrong
├─ SetupError     exit 3    E2xx  device, Frida, proxy, app, missing extra
├─ DataError      exit 4    E3xx  session or capture damaged, missing, too new
│   └─ DecodeError                caught where bytes are peeled; never reaches a user
└─ InternalError  exit 70   E4xx  a rule or a part of ours broke
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class ConsentinelError(Exception):
    """Something we expect to go wrong; the command line prints it without a traceback.

    message: what failed, on what; lower case, no full stop, never a captured value.
    code: `E` and three digits, stable. hint: what to do about it.
    """

    exit_code = 70

    def __init__(self, message: str, *, code: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.hint = hint


class UsageError(ConsentinelError):
    """An option, or a file given by an option, is wrong."""

    exit_code = 2


class SetupError(ConsentinelError):
    """The environment does not allow the work: device, Frida, proxy, app, or a missing extra."""

    exit_code = 3


class DataError(ConsentinelError):
    """A session or capture is damaged, absent, or written by a newer version."""

    exit_code = 4


class DecodeError(DataError):
    """A body does not follow its encoding, or exceeds a limit."""

    def __init__(self, message: str, *, code: str = "E390", hint: str = "") -> None:
        super().__init__(message, code=code, hint=hint)


class InternalError(ConsentinelError):
    """A part of ours broke."""

    exit_code = 70


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give `did you mean 'x'` for the nearest known word, or an empty string.

    >>> did_you_mean("adverising_id", ["advertising_id", "oaid"])
    "did you mean 'advertising_id'?"
    """
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else ""
