"""Speaking to a running recorder from outside: marks and stop, through files in the session's control folder.

A request is a file that appears at once; the recorder acts on it and removes it, which is the answer.
"""

from __future__ import annotations

import json
import logging
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.model.enums import MARKS, MARKS_WITH_ARGUMENT, SessionState, is_mark
from analyzer.model.errors import DataError, SetupError, UsageError, did_you_mean
from analyzer.store.files import write_private, writing
from analyzer.store.session import Session

ANSWER_TIMEOUT_S = 5.0
END_TIMEOUT_S = 60.0
_POLL_S = 0.01
_PLAUSIBLE_AGE_S = 60.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Request:
    """What was asked: a mark with its moment, or the end of the session (mark is empty)."""

    mark: str
    note: str
    t: float
    t_mono: float

    @property
    def is_stop(self) -> bool:
        """Whether the session is to end."""
        return not self.mark


def send_mark(session: Path, mark: str, *, note: str = "", timeout_s: float = ANSWER_TIMEOUT_S) -> None:
    """Set `mark` in the session that is recording at `session`, dated now; return when it is written.

    Raises UsageError E159 (no such mark), DataError E301… (no session there) and E339 (it is not recording),
    SetupError E220 (the recorder does not answer).
    """
    check_mark(mark)
    request = {"mark": mark, "note": note, "t": time.time(), "t_mono": time.monotonic()}
    _ask(_recording(session), request, timeout_s)


def send_stop(session: Path, *, timeout_s: float = ANSWER_TIMEOUT_S, end_timeout_s: float = END_TIMEOUT_S) -> None:
    """End the session that is recording at `session`; return when it is finalized.

    Raises DataError E301… (no session there) and E339 (it is not recording), SetupError E220 (no answer, or
    no end within `end_timeout_s`).
    """
    running = _recording(session)
    _ask(running, {"stop": True, "t": time.time(), "t_mono": time.monotonic()}, timeout_s)
    deadline = time.monotonic() + end_timeout_s
    while Session.open(running.path).state is SessionState.RECORDING:
        if time.monotonic() > deadline:
            raise _no_answer(running, "end")
        time.sleep(_POLL_S)


def check_mark(mark: str) -> None:
    """Raise UsageError E159 unless `mark` is of the closed list, with an argument exactly where one belongs."""
    if is_mark(mark):
        return
    name, separator, _ = mark.partition(":")
    if name in MARKS_WITH_ARGUMENT:
        hint = f"it needs an argument: {name}:<{'name' if name == 'phase' else 'permission'}>"
    elif name in MARKS and separator:
        hint = f"it takes no argument: {name}"
    else:
        hint = did_you_mean(name, MARKS) or "`consentinel help marks` lists them; your own go by phase:<name>"
    raise UsageError(f"no mark {mark!r}", code="E159", hint=hint)


class Inbox:
    """The requests that wait in a control folder, as the recorder sees them."""

    def __init__(self, control: Path) -> None:
        self._control = control
        self._unusable: set[str] = set()

    def pending(self) -> list[tuple[Path, Request]]:
        """Give the requests that wait, oldest first, each with its file.

        A file that is no request stays where it is, without an answer, and is logged once.
        """
        try:
            files = sorted(self._control.glob("*.json"))
        except OSError:
            return []
        found = [(file, self._read(file)) for file in files if file.name not in self._unusable]
        return [(file, request) for file, request in found if request is not None]

    def answer(self, file: Path) -> None:
        """Tell the sender that its request is done. Raises SetupError E280–E282."""
        with writing(file):
            file.unlink(missing_ok=True)

    def _read(self, file: Path) -> Request | None:
        try:
            return parse(json.loads(file.read_text("utf-8")), time.time(), time.monotonic())
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, AttributeError, KeyError, UsageError) as error:
            self._unusable.add(file.name)
            log.warning("a request in control/ is not usable: %s", type(error).__name__)
            return None


def parse(content: dict[str, Any], wall: float, monotonic: float) -> Request:
    """Give the request that a file of the control folder holds.

    Its own times count, unless they are not of this clock (in the future, or more than a minute old): then now.
    Raises UsageError E159, KeyError, TypeError, ValueError or AttributeError for what is no request.
    """
    mark = "" if content.get("stop") is True else str(content["mark"])
    if mark or "mark" in content:
        check_mark(mark)
    t, t_mono = float(content.get("t", wall)), float(content.get("t_mono", monotonic))
    if not (0 <= monotonic - t_mono <= _PLAUSIBLE_AGE_S and abs(wall - t) <= _PLAUSIBLE_AGE_S):
        t, t_mono = wall, monotonic
    return Request(mark, str(content.get("note", "")), t, t_mono)


def _recording(path: Path) -> Session:
    session = Session.open(path)
    if session.state is not SessionState.RECORDING:
        raise DataError(
            f"{path} is not recording: its state is {session.state}",
            code="E339",
            hint="marks belong to a running session; for a finished one use: analyze --mark NAME@T",
        )
    if not session.is_recorder_alive():
        raise DataError(
            f"{path} is not recording: its recorder is gone",
            code="E339",
            hint="`consentinel session check` says what the folder holds",
        )
    return session


def _ask(session: Session, request: dict[str, object], timeout_s: float) -> None:
    file = session.control / f"{time.time_ns()}-{secrets.token_hex(4)}.json"
    write_private(file, json.dumps(request).encode("ascii"))
    deadline = time.monotonic() + timeout_s
    while file.exists():
        if time.monotonic() > deadline:
            with writing(file):
                file.unlink(missing_ok=True)
            _recording(session.path)
            raise _no_answer(session, "answer")
        time.sleep(_POLL_S)


def _no_answer(session: Session, what: str) -> SetupError:
    return SetupError(
        f"the recorder of {session.path} does not {what}",
        code="E220",
        hint="look whether its process is stopped or the machine is overloaded, then try again",
    )
