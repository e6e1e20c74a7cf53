"""`consentinel survey` and `study init`: many sessions to tables that can be published."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Annotated, Any

import typer

from analyzer import resources
from analyzer.cli import options as shared
from analyzer.cli.console import out, progress, say
from analyzer.cli.options import one_of
from analyzer.cli.output import as_json, emit
from analyzer.model.errors import UsageError

_FORMATS = ["text", "json", "markdown"]
_IMPORT = "import-table"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    panel = "Analyze and report"
    app.command(
        "survey",
        rich_help_panel=panel,
        epilog="Examples: `consentinel survey captures -o out` · `consentinel survey study.yaml -o out --workers 4`",
    )(survey_command)
    group = typer.Typer(no_args_is_help=True, help="Study files for surveys.")
    group.command("init", epilog="Example: `consentinel study init study.yaml`")(study_init_command)
    app.add_typer(group, name="study", rich_help_panel=panel)


def survey_command(
    study: Annotated[
        list[Path],
        typer.Argument(
            metavar="STUDY",
            help="A study file, or a folder whose sessions are all of it; or `import-table MAPPING`: tables of an "
            "earlier study, counted again beside what it published.",
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for tables, figures, pages and data.")
    ] = Path("survey-out"),
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
    from analyzer.survey.run import run
    from analyzer.survey.study import load_study

    one_of(format, _FORMATS, option="--format")
    language = shared.language()
    stats.require()
    if str(study[0]) == _IMPORT and len(study) == 2:
        emit(_recounted(study[1], format, language), None)
        return
    if len(study) > 1:
        raise UsageError(f"survey takes one STUDY, not {len(study)}", code="E104",
                         hint=f"or: consentinel survey {_IMPORT} MAPPING")  # fmt: skip
    read, base = load_study(study[0])
    with progress("survey") as update:
        counted = run(
            read,
            base,
            output / ".parts",
            where=Workers(workers, scheduler),
            progress=lambda done, total: update("apps", done, total),
        )
    emit(_dry(counted) if dry_run else _written(counted, output, format, language), None)


def _recounted(file: Path, format: str, lang: str) -> str:
    from analyzer.report.paper import write_paper
    from analyzer.survey.import_table import load_map, recounted
    from analyzer.survey.paper import earlier_paper

    mapping = load_map(file)
    rows = recounted(mapping, file.parent)
    if format == "json":
        return as_json({"name": mapping.name, "source": mapping.source, "note": mapping.note, "figures": rows})
    text = io.StringIO(newline="")
    write_paper(earlier_paper(mapping, rows, lang), text, format)
    return text.getvalue()


def _dry(counted: Any) -> str:
    from analyzer.survey.tables import eligibility

    return as_json(eligibility(counted))


def _written(counted: Any, output: Path, format: str, lang: str) -> str:
    from analyzer.report.paper import write_paper
    from analyzer.survey.output import write_study
    from analyzer.survey.paper import study_paper

    tables = write_study(counted, output)
    say(f"tables, figures and data: {output}")
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
