"""`consentinel report`: a session as it was last analyzed, in any format."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.cli import options as shared
from analyzer.cli.analyze import (
    AssumeOption,
    BaselineOption,
    FirstPartyOption,
    KnownOption,
    MarkOption,
    ScopeOption,
    check_format,
    render_results,
)
from analyzer.cli.console import progress, warn
from analyzer.cli.output import emit
from analyzer.model.errors import UsageError

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

LETTERS = {"letter": "markdown", "letter.markdown": "markdown", "letter.text": "text", "letter.html": "html"}
DOCUMENTS = ("pdf", *LETTERS)
"""Formats that are written about one session, and by this command alone."""
_ENDINGS = {".txt": "text", ".html": "html", ".htm": "html", ".md": "markdown"}
_FORMAT_HELP = f"{shared.FORMAT_HELP.removesuffix('.')}; pdf (needs a browser), letter (also letter.text, letter.html)."


class Recipient(StrEnum):
    """To whom a letter goes."""

    AUTHORITY = "authority"
    COMPANY = "company"
    STORE = "store"


def _complete_format(incomplete: str) -> list[str]:
    return [*shared.complete_format(incomplete), *(name for name in DOCUMENTS if name.startswith(incomplete))]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "report",
        rich_help_panel="Analyze and report",
        epilog="Examples: `consentinel report captures/2026… --format html -o report.html` · "
        "`consentinel report captures/2026… --format self_assessment --lang zh -o 自评估.csv` · "
        "`consentinel report captures/2026… --format pdf -o report.pdf`",
    )(report_command)


def report_command(
    session: shared.SessionArgument,
    format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help=_FORMAT_HELP, autocompletion=_complete_format),
    ] = "html",
    output: shared.OutputOption = None,
    known: KnownOption = None,
    scope: ScopeOption = None,
    mark: MarkOption = None,
    assume_consent: AssumeOption = None,
    first_party: FirstPartyOption = None,
    lang: shared.LangOption = None,
    show_values: shared.ShowValuesOption = False,
    baseline: BaselineOption = None,
    to: Annotated[
        Recipient | None,
        typer.Option("--to", help="Whom the letter is for: authority (the default), company or store."),
    ] = None,
    config: shared.ConfigOption = None,
) -> None:
    """Render a session; without options, as it was last analyzed."""
    from analyzer.api import Options, analyze, last_options

    asked = Options(
        known=known,
        scope=scope,
        marks=tuple(mark or ()),
        assume_consent=str(assume_consent) if assume_consent else None,
        first_party=tuple(first_party or ()),
        captures=shared.captures_folder(),
        show_values=show_values,
        baseline=baseline,
    )
    request = shared.load_settings(config).fill(last_options(session, asked))
    _check(format, to, output)
    with progress("report") as update:
        result = analyze(session, request, progress=update)
    for text in result.warnings:
        warn(text)
    if format in DOCUMENTS:
        emit(_document(result.report_data(), format, to or Recipient.AUTHORITY, output), output)
    else:
        render_results([result], format, output)


def _check(format: str, to: Recipient | None, output: Path | None) -> None:
    """Refuse before any work what cannot be written.

    Raises UsageError E101, E104 or E102, SetupError E256 or E258.
    """
    if format not in DOCUMENTS:
        check_format(format, DOCUMENTS)
    if to is not None and format not in LETTERS:
        raise UsageError(f"--to goes with --format letter, not {format}", code="E104",
                         hint="for example `consentinel report SESSION --format letter --to store`")  # fmt: skip
    if format == "pdf":
        if output is None and sys.stdout.isatty():
            raise UsageError("a PDF is not for a terminal", code="E102", hint="name a file with --output")
        from analyzer.report.browser import ready_browser

        ready_browser()
    shared.language()


def _document(data: ReportData, format: str, to: Recipient, output: Path | None) -> str | bytes:
    if format == "pdf":
        from analyzer.report.pdf import pdf_of

        with progress("pdf"):
            return pdf_of(data, shared.language())
    from analyzer.report.letter.write import letter

    by_ending = _ENDINGS.get(output.suffix.lower()) if output and format == "letter" else None
    return letter(data, to, shared.language(), by_ending or LETTERS[format])
