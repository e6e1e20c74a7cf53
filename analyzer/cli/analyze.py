"""`consentinel analyze`: from a session or capture to findings and views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import progress, say, warn
from analyzer.cli.options import one_of
from analyzer.cli.output import emit
from analyzer.cli.several import Failed, as_rows, left_out_error, name_each, one_by_one, warn_of_each
from analyzer.model.errors import ConsentinelError, UsageError

if TYPE_CHECKING:
    from analyzer.api import Analysis

PathsArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
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
    typer.Option(
        "--assume-consent",
        metavar="STATE",
        help="Consent state where no mark says otherwise: none_asked, asked, granted, refused or withdrawn; "
        "every output prints it.",
    ),
]
BaselineOption = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Accepted findings; they no longer fail the run."),
]
FirstPartyOption = Annotated[
    list[str] | None,
    typer.Option("--first-party", metavar="DOMAIN", help="A domain of the app's own. Repeatable."),
]

_FOR_PEOPLE = "text"
"""The format that goes to stdout also when something failed; a program that reads another finds it empty then."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    panel = "Analyze and report"
    app.command(
        "analyze",
        rich_help_panel=panel,
        epilog="Examples: `consentinel analyze captures/2026…` · "
        "`consentinel analyze capture.har --known known.yaml --scope scope.yaml --consent-at 12.5`",
    )(analyze_command)


def analyze_command(
    paths: PathsArgument,
    known: KnownOption = None,
    scope: ScopeOption = None,
    category: Annotated[
        str | None,
        typer.Option(
            "--category",
            metavar="ID",
            help="Category of the app in the 2021 rule's 39 lists.",
            autocompletion=shared.complete_category,
        ),
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
        str,
        typer.Option(
            "--format",
            "-f",
            envvar="CONSENTINEL_FORMAT",
            metavar="FORMAT",
            help=shared.FORMAT_HELP,
            autocompletion=shared.complete_format,
        ),
    ] = "text",
    output: shared.OutputOption = None,
    fail_on: shared.FailOnOption = None,
    fail_confidence: shared.FailConfidenceOption = None,
    baseline: BaselineOption = None,
    rules: shared.RulesOption = None,
    select: shared.SelectOption = None,
    ignore: shared.IgnoreOption = None,
    lang: shared.LangOption = None,
    show_values: shared.ShowValuesOption = False,
    mapping: Annotated[
        Path | None,
        typer.Option("--mapping", metavar="FILE", help="mapping.txt of R8 or ProGuard: names of obfuscated frames."),
    ] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the tables anew.")] = False,
    config: shared.ConfigOption = None,
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
        mapping=mapping,
        fail_on=str(fail_on) if fail_on else None,
        fail_confidence=str(fail_confidence) if fail_confidence else None,
        rule_packs=tuple(rules or ()),
    )
    request = shared.load_settings(config).fill(request)
    check_format(format)
    paths = shared.each_capture(paths)
    _check_number(len(paths), format, output)
    results, failed = _analyze_all(paths, request)
    if not failed or (results and (output is not None or format == _FOR_PEOPLE)):
        render_results(results, format, output, failed)
    if failed:
        _end(results, failed, len(paths), is_told=output is not None or format == _FOR_PEOPLE)
    raise typer.Exit(exit_code(results))


def _analyze_all(paths: list[Path], request: Any) -> tuple[list[Analysis], list[Failed]]:
    """Analyze each; among several, those that cannot be analyzed are named and the others go on."""
    from analyzer.api import analyze

    failed: list[Failed] = []
    with progress("analyze") as update:
        if len(paths) == 1:
            results = [analyze(paths[0], request, progress=update)]
        else:
            opened, failed = one_by_one(paths, lambda path: _opened(path, request))
            request = replace(request, together=tuple(folder for _, folder in opened) if len(opened) > 1 else ())
            done, more = one_by_one([path for path, _ in opened], lambda path: analyze(path, request, progress=update))
            results, failed = [result for _, result in done], [*failed, *more]
    warn_of_each([(result.session.path, result.warnings) for result in results])
    name_each(failed)
    return results, failed


def _opened(path: Path, request: Any) -> Path:
    """Give the folder of a session or of what a capture was imported to, after a look at its evidence."""
    from analyzer.api import ready

    folder: Path = ready(path, request).path
    return folder


def _end(results: list[Analysis], failed: list[Failed], n_paths: int, *, is_told: bool) -> None:
    """End a command that left something out: by a broken rule, else by what was left out."""
    if results and not is_told:
        say(f"nothing was written: with --output FILE it holds the {len(results)} that were analyzed")
    error = left_out_error(failed, n_paths)
    if any(result.rule_failed for result in results):
        warn(error.message)
        raise typer.Exit(ConsentinelError.exit_code)
    raise error


def _check_number(n_paths: int, name: str, output: Path | None) -> None:
    """Refuse a page for several sessions before any work: a page holds one."""
    from analyzer.report.model import format_for

    if n_paths > 1 and format_for(name, output).endswith("html"):
        raise UsageError(
            f"a page holds one session, not {n_paths}", code="E104",
            hint="compare them with `consentinel diff … --format html`, or open each in `consentinel serve`",
        )  # fmt: skip


def check_format(name: str, more: Sequence[str] = ()) -> None:
    """Refuse a format or a language that is not offered before any work; `more` are offered beside every format."""
    from analyzer.report.model import format_choices

    one_of(name, [*format_choices(), *more], option="--format")
    shared.language()


def render_results(results: list[Analysis], name: str, output: Path | None, failed: Sequence[Failed] = ()) -> None:
    """Write analyses in one format, as one document that also names what failed beside them, if it has a place."""
    from analyzer.report.model import format_for, render_all

    reports = [result.report_data() for result in results]
    emit(render_all(reports, format_for(name, output), shared.language(), as_rows(failed)), output)


def render(result: Analysis, name: str) -> str:
    """Give one analysis in one format."""
    from analyzer.report.model import render_all

    return render_all([result.report_data()], name, shared.language())


def exit_code(results: list[Analysis]) -> int:
    """Give 70 when a rule broke, 1 when a finding reaches --fail-on, else 0."""
    from analyzer.report.verdict import is_failing

    if any(result.rule_failed for result in results):
        return ConsentinelError.exit_code
    return int(any(is_failing(result.tables["findings"], result.settings).any() for result in results))
