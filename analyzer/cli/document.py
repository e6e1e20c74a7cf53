"""What `consentinel report` writes about one session for somebody else: a PDF, or a letter."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.cli import options as shared
from analyzer.cli.console import progress, warn
from analyzer.model.errors import UsageError

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

LETTERS = {"letter": "markdown", "letter.markdown": "markdown", "letter.text": "text", "letter.html": "html"}
DOCUMENTS = ("pdf", *LETTERS)
"""Formats that are written about one session, and by `report` alone."""
FORMAT_HELP = (
    "text, json, html, markdown, sarif, junit, csv, store_csv; safe_net, self_assessment, dual_list, inventory "
    "(these four also as .text, .csv, .html: by name, or by the ending of --output); pdf (needs a browser); letter "
    "(also .text, .html)."
)
_ENDINGS = {".txt": "text", ".html": "html", ".htm": "html", ".md": "markdown"}


class Recipient(StrEnum):
    """To whom a letter goes."""

    AUTHORITY = "authority"
    COMPANY = "company"
    STORE = "store"


def complete_format(incomplete: str) -> list[str]:
    """Complete names of formats of reports and documents."""
    return [*shared.complete_format(incomplete), *(name for name in DOCUMENTS if name.startswith(incomplete))]


def check_document(format: str, to: Recipient | None, output: Path | None) -> None:
    """Refuse before any work what cannot be written.

    Raises UsageError E104 for --to with another format, E102 for a PDF to a terminal, SetupError E256 to E258 when no
    browser can print.
    """
    if to is not None and format not in LETTERS:
        raise UsageError(f"--to goes with --format letter, not {format}", code="E104",
                         hint="for example `consentinel report SESSION --format letter --to store`")  # fmt: skip
    if format != "pdf":
        return
    if output is None and sys.stdout.isatty():
        raise UsageError("a PDF is not for a terminal", code="E102", hint="name a file with --output")
    from analyzer.report.browser import ready_browser

    ready_browser()


def document(data: ReportData, format: str, to: Recipient | None, output: Path | None) -> str | bytes:
    """Give the document; the ending of the output file chooses the syntax of a letter that names none."""
    if format == "pdf":
        from analyzer.report.pdf import pdf_of

        with progress("pdf"):
            return pdf_of(data, shared.language(), warn)
    from analyzer.report.letter.write import letter

    by_ending = _ENDINGS.get(output.suffix.lower()) if output and format == "letter" else None
    return letter(data, to or Recipient.AUTHORITY, shared.language(), by_ending or LETTERS[format])
