"""`consentinel report`: a session as it was last analyzed, in any format."""

from __future__ import annotations

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
from analyzer.cli.console import progress, warn


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "report",
        rich_help_panel="Analyze and report",
        epilog="Examples: `consentinel report captures/2026… --format html -o report.html` · "
        "`consentinel report captures/2026… --format self_assessment --lang zh -o 自评估.csv`",
    )(report_command)


def report_command(
    session: shared.SessionArgument,
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help=shared.FORMAT_HELP, autocompletion=shared.complete_format
        ),
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
    config: shared.ConfigOption = None,
) -> None:
    """Render a session; without options, as it was last analyzed."""
    from analyzer.api import Options, analyze
    from analyzer.options import last_options

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
    check_format(format)
    with progress("report") as update:
        result = analyze(session, request, progress=update)
    for text in result.warnings:
        warn(text)
    render_results([result], format, output)
