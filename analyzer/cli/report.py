"""`consentinel report`: a session as it was last analyzed, in any format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

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
from analyzer.cli.console import progress, settings, warn
from analyzer.cli.document import DOCUMENTS, FORMAT_HELP, Recipient, check_document, complete_format, document
from analyzer.cli.output import emit


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "report",
        rich_help_panel="Analyze and report",
        epilog="Examples: `consentinel report captures/2026… --format html -o report.html` · "
        "`consentinel report captures/2026… --format pdf -o report.pdf` · "
        "`consentinel report captures/2026… --explain pre_consent_send`",
    )(report_command)


def report_command(
    session: shared.SessionArgument,
    format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help=FORMAT_HELP, autocompletion=complete_format),
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
    rules: shared.RulesOption = None,
    to: Annotated[
        Recipient | None,
        typer.Option("--to", help="Whom the letter is for: authority (the default), company or store."),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="FINDING",
            help="Explain a finding instead: its fingerprint, or the first digits of it, or a rule for all of its own.",
        ),
    ] = None,
    config: shared.ConfigOption = None,
) -> None:
    """Render a session; without options, as it was last analyzed."""
    from analyzer.api import Options, analyze
    from analyzer.options import last_options
    from analyzer.report.explain import explanation

    asked = Options(
        known=known,
        scope=scope,
        marks=tuple(mark or ()),
        assume_consent=str(assume_consent) if assume_consent else None,
        first_party=tuple(first_party or ()),
        captures=shared.captures_folder(),
        show_values=show_values,
        baseline=baseline,
        rule_packs=tuple(rules or ()),
    )
    request = shared.load_settings(config).fill(last_options(session, asked))
    check_format(format, DOCUMENTS)
    check_document(format, to, output)
    with progress("report") as update:
        result = analyze(session, request, progress=update)
    for text in result.warnings:
        warn(text)
    if format in DOCUMENTS and explain is None:
        emit(document(result.report_data(), format, to, output), output)
    elif explain is None:
        render_results([result], format, output)
    else:
        _show(explanation(result.report_data(), explain, shared.language()), output)


def _show(text: str, output: Path | None) -> None:
    """Write Markdown as it is, or laid out when a person reads it on a terminal."""
    if output is None and sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console(no_color=settings.no_color or None).print(Markdown(text, hyperlinks=False))
    else:
        emit(text + "\n", output)
