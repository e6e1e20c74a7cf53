"""`consentinel baseline`: accept findings with reason, author and expiry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import progress, say
from analyzer.cli.output import emit
from analyzer.model.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from analyzer.api import Analysis
    from analyzer.rules.baseline import Accepted

_SHORTEST = 8
"""Digits of a fingerprint that must at least be given."""


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(name="baseline", help="Accept findings with a reason.", no_args_is_help=True)
    group.command(
        "accept",
        epilog="Examples: `consentinel baseline accept captures/2026… 3f… --reason REASON --author NAME` · "
        "`consentinel baseline accept captures/2026… --all --reason REASON --author NAME --expires 2027-06-30`",
    )(accept_command)
    app.add_typer(group, rich_help_panel="Analyze and report")


def accept_command(
    session: shared.SessionArgument,
    fingerprints: Annotated[
        list[str] | None,
        typer.Argument(metavar="FINGERPRINT", help="Of the findings, or their first 8 digits and more."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why they are accepted.")] = "",
    author: Annotated[str, typer.Option("--author", metavar="NAME", help="Who accepts them.")] = "",
    expires: Annotated[
        datetime | None,
        typer.Option("--expires", formats=["%Y-%m-%d"], metavar="DATE", help="Last day on which this counts."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Accept every finding that no waiver silences.")] = False,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Baseline file; what it holds is kept.")
    ] = Path("baseline.yaml"),
    lang: shared.LangOption = None,
    config: shared.ConfigOption = None,
) -> None:
    """Write findings of a session into a baseline file."""
    from analyzer.api import Options, analyze
    from analyzer.options import last_options
    from analyzer.rules.baseline import Baseline, load_baseline, save_baseline

    for name, value in (("--reason", reason), ("--author", author)):
        if not value.strip():
            raise UsageError(f"{name} is needed to accept a finding", code="E105", hint=f"add {name} TEXT")
    if bool(fingerprints) == every:
        raise UsageError("give fingerprints, or --all", code="E105", hint="every report prints fingerprints")
    options = shared.load_settings(config).fill(last_options(session, Options(captures=shared.captures_folder())))
    kept = load_baseline(output).accepted if output.is_file() else []
    with progress("baseline") as update:
        result = analyze(session, options, progress=update)
    said = {"reason": reason, "author": author, "expires": expires.date() if expires else None}
    accepted = _accepted(result, fingerprints or [], said)
    new = {entry.fingerprint for entry in accepted}
    baseline = Baseline(accepted=[entry for entry in kept if entry.fingerprint not in new] + accepted)
    try:
        save_baseline(baseline, output)
    except OSError as error:
        raise UsageError(f"cannot write {str(output)!r} ({error.strerror})", code="E102",
                         hint="choose another --output") from error  # fmt: skip
    say(f"accepted {len(accepted)} findings; {output} holds {len(baseline.accepted)}")
    emit("\n".join(entry.fingerprint for entry in accepted), None)


def _accepted(result: Analysis, prefixes: list[str], said: Mapping[str, Any]) -> list[Accepted]:
    from analyzer.model.tables import FINDINGS
    from analyzer.report.finding_view import summary_of
    from analyzer.report.rows import rows_of
    from analyzer.rules.baseline import Accepted

    data, findings = result.report_data(), result.tables["findings"]
    open_to = findings[(findings["baseline"] != "fixed") & findings["suppressed_by"].isna()]
    rows = rows_of(FINDINGS, open_to)
    chosen = rows if not prefixes else [_chosen(prefix, rows) for prefix in prefixes]
    lang = shared.language()
    return [
        Accepted(fingerprint=row["fingerprint"], rule_id=row["rule_id"], finding=summary_of(row, data, lang), **said)
        for row in {row["fingerprint"]: row for row in chosen}.values()
    ]


def _chosen(prefix: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    matches = [row for row in rows if len(prefix) >= _SHORTEST and row["fingerprint"].startswith(prefix.lower())]
    if len({row["fingerprint"] for row in matches}) == 1:
        return matches[0]
    known = [row["fingerprint"] for row in rows]
    hint = did_you_mean(prefix, known) or "`consentinel export findings SESSION` lists them"
    problem = "belongs to several findings" if matches else "is no fingerprint of a finding of this session"
    raise UsageError(f"{prefix!r} {problem}", code="E106", hint=hint)
