"""The report as one self-contained HTML page in every language: nothing fetched, everything of the app escaped."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from analyzer.report.center.page import page

if TYPE_CHECKING:
    from analyzer.report.model import ReportData


def render(data: ReportData, out: IO[str], lang: str) -> None:
    """Write the page; `lang` is the language it shows first."""
    out.write(page(data, lang))
