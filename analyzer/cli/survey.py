"""`consentinel survey` and `study init`: many sessions to tables that can be published."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer import resources
from analyzer.cli import options as shared
from analyzer.cli.console import out, progress, say, warn
from analyzer.cli.options import one_of
from analyzer.cli.output import as_json, emit
from analyzer.cli.pace import Pace
from analyzer.model.errors import UsageError

if TYPE_CHECKING:
    from analyzer.survey.engine import Workers
    from analyzer.survey.run import Counted

_FORMATS = ["text", "json", "markdown"]
_IMPORT = "import-table"
_NAMED = 10
"""So many damaged sessions are named; the others are counted."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    panel = "Analyze and report"
    app.command(
        "survey",
        rich_help_panel=panel,
        epilog="Examples: `consentinel survey captures -o out` · `consentinel survey study.yaml -o out --workers 4` · "
        "`consentinel survey --from-package data.zip -o again`",
    )(survey_command)
    group = typer.Typer(no_args_is_help=True, help="Study files for surveys.")
    group.command("init", epilog="Example: `consentinel study init study.yaml`")(study_init_command)
    app.add_typer(group, name="study", rich_help_panel=panel)


def survey_command(
    study: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="STUDY",
            help="A study file, or a folder whose sessions are all of it, also as s3://bucket/…; or `import-table "
            "MAPPING`: tables of an earlier study, counted again beside what it published.",
        ),
    ] = None,
    from_package: Annotated[
        str | None,
        typer.Option(
            "--from-package", metavar="DIR|ZIP", help="Make the tables of another team's study again from its data."
        ),
    ] = None,
    compare_with: Annotated[
        str | None,
        typer.Option(
            "--compare-with", metavar="DIR|ZIP", help="Data package of an earlier study, to set beside this one."
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DIR", help="Folder for tables, figures, pages and data.")
    ] = "survey-out",
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="What stdout gets: text, json or markdown.")
    ] = "text",
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=0, help="Processes that read sessions; 0: this one.")
    ] = 0,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="URL", help="A Dask scheduler, for example tcp://host:8786.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say only which sessions count, and why others do not.")
    ] = False,
    lang: shared.LangOption = None,
) -> None:
    """Count many sessions: shares with intervals, tables, figures and the data behind them."""
    from analyzer.survey import stats
    from analyzer.survey.engine import Workers
    from analyzer.survey.output import tables_of, write_study
    from analyzer.survey.reread import from_package as reread
    from analyzer.survey.storage import join

    one_of(format, _FORMATS, option="--format")
    language, told = shared.language(), study or []
    stats.require()
    if told[:1] == [_IMPORT] and len(told) == 2:
        emit(_recounted(Path(told[1]), format, language), None)
        return
    if len(told) != (0 if from_package else 1):
        raise UsageError(f"survey takes one STUDY, or --from-package, not {len(told) + bool(from_package)}",
                         code="E104", hint=f"or: consentinel survey {_IMPORT} MAPPING")  # fmt: skip
    if from_package:
        counted = reread(from_package, join(output, ".parts"))
    else:
        counted = _counted(told[0], output, Workers(workers, scheduler))
    _name_damaged(counted)
    if dry_run:
        emit(_dry(counted), None)
        return
    earlier = reread(compare_with, join(output, ".earlier")) if compare_with else None
    tables = tables_of(counted, earlier)
    write_study(counted, output, tables)
    say(f"tables, figures and data: {output}")
    emit(_shown(counted, tables, format, language), None)


def _counted(place: str, output: str, where: Workers) -> Counted:
    """Count a study, with progress: how many, how fast, how long still."""
    from analyzer.survey.run import run
    from analyzer.survey.storage import join
    from analyzer.survey.study import load_study

    study, base = load_study(place)
    with progress("survey") as update:
        pace = Pace()
        return run(
            study,
            base,
            join(output, ".parts"),
            where=where,
            progress=lambda what, done, total: update(pace.told(what, done, total), done, total),
        )


def _name_damaged(counted: Counted) -> None:
    """Warn of the sessions that could not be read, the first of them by name."""
    from analyzer.survey.run import damaged_sessions

    n = 0
    for n, (folder, code) in enumerate(damaged_sessions(counted), start=1):
        if n <= _NAMED:
            warn(f"left out [{code}]: {folder}")
    if n > _NAMED:
        warn(f"{n - _NAMED} more sessions are damaged")


def _recounted(file: Path, format: str, lang: str) -> str:
    from analyzer.report.paper_syntaxes import write_paper
    from analyzer.survey.import_table import load_map, recounted, said
    from analyzer.survey.paper import earlier_paper

    mapping = load_map(file)
    rows = recounted(mapping, file.parent)
    if format == "json":
        told = {"name": said(mapping.name, "en"), "source": mapping.source, "note": said(mapping.note, "en")}
        return as_json(told | {"figures": rows})
    text = io.StringIO(newline="")
    write_paper(earlier_paper(mapping, rows, lang), text, format)
    return text.getvalue()


def _dry(counted: Counted) -> str:
    from analyzer.survey.tables import eligibility

    return as_json(eligibility(counted))


def _shown(counted: Counted, tables: dict[str, list[dict[str, Any]]], format: str, lang: str) -> str:
    from analyzer.report.paper_syntaxes import write_paper
    from analyzer.survey.paper import study_paper

    if format == "json":
        return as_json(tables)
    text = io.StringIO(newline="")
    write_paper(study_paper(counted, tables, {}, lang), text, format)
    return text.getvalue()


def study_init_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Study file to write.")] = Path("study.yaml"),
    lang: shared.LangOption = None,
) -> None:
    """Write a commented study file to start from; nothing is overwritten."""
    if file.exists():
        raise UsageError(f"{file}: already there", code="E102", hint="choose another name")
    emit((resources.path("docs") / "examples" / "study.yaml").read_text(encoding="utf-8"), file)
    out(str(file))
    say(f"next: consentinel survey {file} -o out")
