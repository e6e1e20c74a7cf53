"""`consentinel analyze` and `consentinel report`: from a session or capture to findings and views."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import progress, say, warn
from analyzer.cli.options import FailOn, one_of
from analyzer.cli.output import as_json, emit
from analyzer.model.enums import Severity
from analyzer.model.errors import ConsentinelError

if TYPE_CHECKING:
    from analyzer.api import Analysis

_SEPARATE = ("json",)
"""Formats whose documents for several paths can be joined into one."""

PathsArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH…",
        help="Session folder, .har, .mitm or packed session. Several of one app are also looked at together.",
        readable=False,
        autocompletion=shared.complete_session,
    ),
]
KnownOption = Annotated[
    Path | None,
    typer.Option("--known", metavar="FILE", help="Known values: `values: {data type id: [text, …]}`."),
]
ScopeOption = Annotated[Path | None, typer.Option("--scope", metavar="FILE", help="What was declared (scope.yaml).")]
MarkOption = Annotated[
    list[str] | None,
    typer.Option(
        "--mark", metavar="NAME@T", help="A mark; T = ISO time or seconds from the first request. Repeatable."
    ),
]
ConsentAtOption = Annotated[
    str | None, typer.Option("--consent-at", metavar="T", help="Short for --mark consent_granted@T.")
]
AssumeOption = Annotated[
    shared.AssumeConsent | None,
    typer.Option("--assume-consent", help="Consent state where no mark says otherwise; every output prints it."),
]
FirstPartyOption = Annotated[
    list[str] | None,
    typer.Option("--first-party", metavar="DOMAIN", help="A domain of the app's own. Repeatable."),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    panel = "Analyze and report"
    app.command(
        "analyze",
        rich_help_panel=panel,
        epilog="Examples: `consentinel analyze captures/2026…` · "
        "`consentinel analyze capture.har --known known.yaml --scope scope.yaml --consent-at 12.5`",
    )(analyze_command)
    app.command(
        "report",
        rich_help_panel=panel,
        epilog="Examples: `consentinel report captures/2026… --format html -o report.html` · "
        "`consentinel report captures/2026… --format html --lang zh -o 报告.html`",
    )(report_command)


def analyze_command(
    paths: PathsArgument,
    known: KnownOption = None,
    scope: ScopeOption = None,
    category: Annotated[
        str | None,
        typer.Option("--category", metavar="ID", help="Category of the app in the 2021 rule's 39 lists."),
    ] = None,
    mark: MarkOption = None,
    consent_at: ConsentAtOption = None,
    assume_consent: AssumeOption = None,
    app_id: Annotated[
        str | None, typer.Option("--app", metavar="ID", help="The app's id, when the capture lacks it.")
    ] = None,
    first_party: FirstPartyOption = None,
    session_dir: Annotated[
        Path | None, typer.Option("--session-dir", metavar="DIR", help="Session folder for an imported file.")
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", envvar="CONSENTINEL_FORMAT", help="text, json, html, csv …")
    ] = "text",
    output: shared.OutputOption = None,
    fail_on: shared.FailOnOption = FailOn.HIGH,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Accepted findings; they no longer fail the run."),
    ] = None,
    select: shared.SelectOption = None,
    ignore: shared.IgnoreOption = None,
    lang: shared.LangOption = None,
    show_values: shared.ShowValuesOption = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the tables anew.")] = False,
) -> None:
    """Say what was read, sent and found in sessions or captures."""
    from analyzer.api import Options

    marks = tuple(mark or ()) + ((f"consent_granted@{consent_at}",) if consent_at is not None else ())
    request = Options(
        known=known,
        scope=scope,
        category=category,
        marks=marks,
        assume_consent=str(assume_consent) if assume_consent else None,
        app_id=app_id,
        first_party=tuple(first_party or ()),
        session_dir=session_dir,
        captures=shared.captures_folder(),
        select=shared.split_ids(select),
        ignore=shared.split_ids(ignore),
        baseline=baseline,
        show_values=show_values,
        rebuild=rebuild,
    )
    _check_format(format)
    results = _analyze_all(paths, request)
    _render_all(results, format, output)
    raise typer.Exit(_exit_code(results, fail_on))


def report_command(
    session: shared.SessionArgument,
    format: Annotated[str, typer.Option("--format", "-f", help="text, json, html, csv …")] = "html",
    output: shared.OutputOption = None,
    known: KnownOption = None,
    scope: ScopeOption = None,
    mark: MarkOption = None,
    assume_consent: AssumeOption = None,
    first_party: FirstPartyOption = None,
    lang: shared.LangOption = None,
    show_values: shared.ShowValuesOption = False,
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
    )
    _check_format(format)
    with progress("report") as update:
        result = analyze(session, last_options(session, asked), progress=update)
    _render_all([result], format, output)


def _analyze_all(paths: list[Path], request: Any) -> list[Analysis]:
    from analyzer.api import analyze

    results = []
    if len(paths) > 1:
        request = replace(request, together=tuple(paths))
    with progress("analyze") as update:
        for path in paths:
            results.append(analyze(path, request, progress=update))
    for result in results:
        for text in result.warnings:
            warn(text)
        say(f"session: {result.session.path}")
    return results


def _check_format(name: str) -> None:
    """Refuse a format or a language that is not offered before any work."""
    from analyzer.report.model import format_names

    one_of(name, format_names(), option="--format")
    shared.language()


def _render_all(results: list[Analysis], name: str, output: Path | None) -> None:
    if name == "json" and len(results) > 1:
        import json

        documents = [json.loads(render(result, name)) for result in results]
        emit(as_json({"format": "consentinel/1", "sessions": documents}), output)
        return
    emit("\n".join(render(result, name) for result in results), output)


def render(result: Analysis, name: str) -> str:
    """Give one analysis in one format."""
    from analyzer.report.model import build_report, renderer

    data = build_report(
        result.session.manifest, result.tables, result.assessments, result.settings, values=result.values
    )
    buffer = io.StringIO()
    renderer(name)(data, buffer, shared.language())
    return buffer.getvalue()


def _exit_code(results: list[Analysis], fail_on: FailOn) -> int:
    if any(result.rule_failed for result in results):
        return ConsentinelError.exit_code
    if fail_on is FailOn.NEVER:
        return 0
    limit = Severity(str(fail_on)).rank
    for result in results:
        findings = result.tables["findings"]
        counted = findings[(findings["baseline"] != "known") & findings["suppressed_by"].isna()]
        if any(Severity(severity).rank >= limit for severity in counted["severity"].astype(str)):
            return 1
    return 0
