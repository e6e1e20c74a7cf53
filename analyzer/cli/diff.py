"""`consentinel diff`: builds of an app, or its accepting, refusing and untouched runs, in one view."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Annotated, Any

import typer

from analyzer.cli import options as shared
from analyzer.cli.analyze import KnownOption, ScopeOption
from analyzer.cli.console import progress, warn
from analyzer.cli.options import one_of
from analyzer.cli.output import as_json, emit
from analyzer.model.errors import UsageError

_FORMATS = ["text", "json", "markdown", "html", "csv"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "diff",
        rich_help_panel="Analyze and report",
        epilog="Examples: `consentinel diff captures/build-41 captures/build-42` · "
        "`consentinel diff captures/accept captures/refuse captures/untouched --format html -o runs.html`",
    )(diff_command)


def diff_command(
    sessions: Annotated[
        list[Path],
        typer.Argument(
            metavar="SESSION",
            help="Two to eight sessions or captures; the first is what the others are compared with.",
            readable=False,
            autocompletion=shared.complete_session,
        ),
    ],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text, json, markdown, html or csv.")
    ] = "text",
    output: shared.OutputOption = None,
    known: KnownOption = None,
    scope: ScopeOption = None,
    lang: shared.LangOption = None,
    config: shared.ConfigOption = None,
) -> None:
    """Compare sessions: what was read and sent, findings, permissions, and what each could not see."""
    from analyzer.report.difference import NAMES, difference

    if not 2 <= len(sessions) <= len(NAMES):
        raise UsageError(f"diff takes two to {len(NAMES)} sessions, not {len(sessions)}", code="E104",
                         hint="for example `consentinel diff A B`")  # fmt: skip
    settings = shared.load_settings(config)
    one_of(format, _FORMATS, option="--format")
    language = shared.language()
    reports = [_report(path, known, scope, settings) for path in sessions]
    content = difference(reports)
    emit(as_json(content) if format == "json" else _text(content, format, language), output)


def _report(path: Path, known: Path | None, scope: Path | None, settings: Any) -> Any:
    from analyzer.api import Options, analyze
    from analyzer.options import last_options

    asked = Options(known=known, scope=scope, captures=shared.captures_folder())
    with progress(f"diff {path.name}") as update:
        result = analyze(path, settings.fill(last_options(path, asked)), progress=update)
    for text in result.warnings:
        warn(f"{path.name}: {text}")
    return result.report_data()


def _text(content: Any, format: str, lang: str) -> str:
    if format == "html":
        from analyzer.report.comparison.page import comparison_page

        return comparison_page(content, lang)
    from analyzer.report.difference_paper import difference_paper
    from analyzer.report.paper_syntaxes import write_paper

    out = io.StringIO(newline="")
    write_paper(difference_paper(content, lang), out, format)
    return out.getvalue()
