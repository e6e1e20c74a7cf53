"""Several sessions or captures in one command: what fails is named, and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from analyzer.cli.console import say, spoken, warn
from analyzer.model.errors import ConsentinelError, DataError, SetupError

T = TypeVar("T")

_NAMED = 3
"""So many sessions are named that share a warning."""


class Failed(NamedTuple):
    """What could not be used, and why."""

    path: Path
    error: ConsentinelError

    @property
    def text(self) -> str:
        """Give why, with the path in it."""
        message = self.error.message
        return message if str(self.path) in message else f"{self.path}: {message}"


def one_by_one(paths: Iterable[Path], do: Callable[[Path], T]) -> tuple[list[tuple[Path, T]], list[Failed]]:
    """Do something with each path; one that fails stops no other.

    Gives the paths with what was made of them, and those that failed by their data, or by what this machine lacks for
    them. Other errors, such as a wrong option, are of all and go on to the caller.
    """
    done: list[tuple[Path, T]] = []
    failed: list[Failed] = []
    for path in paths:
        try:
            done.append((path, do(path)))
        except (DataError, SetupError) as error:
            failed.append(Failed(path, error))
    return done, failed


def name_each(failed: Sequence[Failed]) -> None:
    """Warn of each, with the code under which `consentinel help` says more."""
    for one in failed:
        warn(f"left out [{one.error.code}]: {spoken(one.text)}")


def warn_of_each(warnings: Sequence[tuple[Path, Sequence[str]]]) -> None:
    """Say the warnings of sessions, one that several share only once, and where each session lies."""
    said: dict[str, list[Path]] = {}
    for session, texts in warnings:
        for text in texts:
            said.setdefault(text, []).append(session)
    for text, sessions in said.items():
        names = [session.name for session in sessions[:_NAMED]] + (["…"] if len(sessions) > _NAMED else [])
        warn(f"{', '.join(names)}: {spoken(text)}" if len(warnings) > 1 else text)
    for session, _ in warnings:
        say(f"session: {session}")


def left_out_error(failed: Sequence[Failed], n_paths: int) -> ConsentinelError:
    """Give the error that ends the command: of data, or what this machine lacks when nothing failed by its data."""
    if not any(isinstance(one.error, DataError) for one in failed):
        return failed[0].error
    hint = f"the warnings above name them; `consentinel help {failed[0].error.code}` says more"
    return DataError(f"{len(failed)} of {n_paths} sessions and captures could not be analyzed", code="E354", hint=hint)


def as_rows(failed: Sequence[Failed]) -> list[dict[str, str]]:
    """Give what reports of the others say of them."""
    return [{"path": str(one.path), "code": one.error.code, "message": one.text} for one in failed]
