"""The page of a report in plain text: a console without colors, as wide as the terminal within bounds."""

from __future__ import annotations

import io
import shutil
from typing import IO

from rich.console import Console

from analyzer.i18n.wide import break_wide_text
from analyzer.report.safe import no_commands


class TextPage:
    """Collects what is printed on its console; `write_to` gives it as lines without blanks at their ends."""

    def __init__(self, narrowest: int, widest: int) -> None:
        """Make a page as wide as the terminal (COLUMNS, else 100 cells), at least and at most so many cells."""
        break_wide_text()
        self.width = min(max(shutil.get_terminal_size((100, 24)).columns, narrowest), widest)
        self._text = io.StringIO()
        self.console = Console(
            file=self._text,
            width=self.width,
            color_system=None,
            force_terminal=False,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def write_to(self, out: IO[str]) -> None:
        """Write the lines of the page."""
        out.writelines(f"{no_commands(line.rstrip())}\n" for line in self._text.getvalue().splitlines())
