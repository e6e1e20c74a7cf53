"""The one factory of consoles: stdout carries data, stderr carries talk."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

Progress = Callable[[str, int, int], None]
"""Called as progress(stage, done, total); total 0 means unknown."""

_QUIET_INTERVAL_S = 10.0


@dataclass
class Settings:
    """Global switches of one run of the command line."""

    quiet: bool = False
    verbose: bool = False
    no_color: bool = False
    lang: str | None = None
    config_lang: str | None = None


settings = Settings()


def language() -> str:
    """Give the language of texts: --lang, CONSENTINEL_LANG, the settings file, locale, English.

    Raises UsageError E107 for one that is not offered.
    """
    from analyzer.i18n.catalog import choose_language

    asked = settings.lang or os.environ.get("CONSENTINEL_LANG")
    return choose_language(asked or settings.config_lang)


def spoken(text: str) -> str:
    """Give an English sentence of ours in the language of the user, fit for a terminal."""
    from analyzer.i18n.catalog import DEFAULT
    from analyzer.i18n.talk import translated
    from analyzer.model.errors import UsageError

    try:
        lang = language()
    except UsageError:  # it is the mistake that is being told
        lang = DEFAULT
    return printable(translated(text, lang))


def talk() -> Console:
    """Give the console for people, on stderr."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, no_color=settings.no_color or None, soft_wrap=True)


def say(text: str) -> None:
    """Print one line of talk to stderr, unless the run is quiet. Control characters are shown, not sent."""
    if not settings.quiet:
        sys.stderr.write(spoken(text) + "\n")
        sys.stderr.flush()


def warn(text: str) -> None:
    """Print a warning to stderr, also when the run is quiet."""
    sys.stderr.write(f"{spoken('warning: ')}{spoken(text)}\n")
    sys.stderr.flush()


def printable(text: str) -> str:
    """Replace control characters and lone surrogates, so that hostile text cannot steer a terminal.

    >>> printable("a\\x1b[31mb")
    'a�[31mb'
    """
    return "".join(character if character.isprintable() or character == "\n" else "�" for character in text)


def out(text: str) -> None:
    """Write data to stdout, with a final newline.

    Raises SetupError E280 or E282 when what stands behind stdout takes no more.
    """
    out_bytes((text if text.endswith("\n") else text + "\n").encode("utf-8", "replace"))


def out_bytes(data: bytes) -> None:
    """Write data to stdout as it is. Raises SetupError E280 or E282."""
    from analyzer.store.files import write_error

    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What could not be written must not be tried again when the interpreter ends.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        raise write_error(Path("stdout"), error) from None


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """Show progress of long work on stderr: a bar on a terminal, otherwise one line every 10 s."""
    if settings.quiet:
        yield lambda _stage, _done, _total: None
        return
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield _line_progress(title)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with RichProgress(*columns, console=talk(), transient=True) as bar:
        task = bar.add_task(spoken(title), total=None)

        def update(stage: str, done: int, total: int) -> None:
            bar.update(task, description=f"{spoken(title)}: {spoken(stage)}", completed=done, total=total or None)

        yield update


def _line_progress(title: str) -> Progress:
    last = time.monotonic()

    def update(stage: str, done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _QUIET_INTERVAL_S:
            last = time.monotonic()
            say(f"{spoken(title)}: {spoken(stage)} {done}" + (f"/{total}" if total else ""))

    return update
