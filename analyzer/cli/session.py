"""`consentinel session` and `export`: the folder's own commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import out, say, spoken, warn
from analyzer.cli.evidence import COMMANDS as EVIDENCE
from analyzer.cli.options import ListFormat, ListFormatOption, one_of
from analyzer.cli.output import as_json, emit, field_lines, text_table
from analyzer.cli.several import Failed, name_each
from analyzer.model.errors import DataError


def register(app: typer.Typer) -> None:
    """Add the command group and `export`."""
    group = typer.Typer(
        no_args_is_help=True, help="Session folders: list, show, check, import, pack, verify, redact, sign."
    )
    for name, (function, examples) in _COMMANDS.items():
        group.command(name, epilog=f"Examples: {examples}")(function)
    app.add_typer(group, name="session", rich_help_panel="Sessions")
    app.command(
        "export",
        rich_help_panel="Sessions",
        epilog="Examples: `consentinel export observations captures/2026… --format csv -o observations.csv` · "
        "`consentinel export har captures/2026… -o capture.har`",
    )(export_command)


def list_command(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="Folder of sessions; default: captures.")
    ] = None,
    format: ListFormatOption = ListFormat.TEXT,
    lang: shared.LangOption = None,
) -> None:
    """List the sessions of a folder, oldest first."""
    from analyzer.store.session import MANIFEST, Session, has_raw_files

    rows: list[dict[str, Any]] = []
    for path in sorted((folder or shared.captures_folder()).glob("*/")):
        if not ((path / MANIFEST).is_file() or has_raw_files(path)):
            continue
        try:
            manifest = Session.open(path).manifest
        except DataError as error:
            name_each([Failed(path, error)])
            continue
        app_id = (manifest.get("app") or {}).get("id")
        row = {"session": str(path), "state": str(manifest["state"]), "app": app_id}
        rows.append(row | {"device": (manifest.get("device") or {}).get("backend"), "started": manifest.get("started")})
    out(
        as_json(rows)
        if format is ListFormat.JSON
        else text_table(rows, ["session", "state", "app", "device", "started"])
    )


def show_command(
    session: shared.SessionArgument, format: ListFormatOption = ListFormat.TEXT, lang: shared.LangOption = None
) -> None:
    """Show what a session's manifest says."""
    from analyzer.store.session import Session

    opened = Session.open(session)
    manifest = opened.manifest | {"manifest_hash": opened.named_hash or None}
    if format is ListFormat.JSON:
        out(as_json(manifest))
        return
    out("\n".join(field_lines(manifest)))


def check_command(
    session: shared.SessionArgument, format: ListFormatOption = ListFormat.TEXT, lang: shared.LangOption = None
) -> None:
    """Verify hashes, checkpoints and references of a session, and explain its state."""
    from analyzer.store.integrity import check_session
    from analyzer.store.session import Session

    problems = check_session(Session.open(session))
    rows = [
        {
            "level": "error" if item.is_error else "note",
            "code": item.code,
            "subject": item.subject,
            "text": item.text,
        }
        for item in problems
    ]
    if format is ListFormat.JSON:
        out(as_json(rows))
    else:
        out(
            "\n".join(
                f"{spoken(str(row['level']))}[{row['code']}] {row['subject']}: {spoken(str(row['text']))}"
                for row in rows
            )
            or spoken("no problem found")
        )
    n_errors = sum(item.is_error for item in problems)
    if n_errors:
        raise DataError(
            f"{n_errors} problems in {str(session)!r}", code="E330", hint="analyze still uses what is whole"
        )


def import_command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help=".har, .mitm, a packed session, a hook log, or a folder of them.", readable=False
        ),
    ],
    session_dir: Annotated[Path | None, typer.Option("--session-dir", metavar="DIR", help="Folder to make.")] = None,
    lang: shared.LangOption = None,
) -> None:
    """Make a session of a capture file, of another tool's hook log or of a packed session."""
    from analyzer.ingest.importer import open_or_import

    files = shared.each_capture([file])
    failed: list[DataError] = []
    for one in files:
        try:
            session, notes = open_or_import(one, captures=shared.captures_folder(), session_dir=session_dir)
        except DataError as error:
            if len(files) == 1:
                raise
            failed.append(error)
            name_each([Failed(one, error)])
            continue
        for note in notes:
            warn(note)
        out(str(session.path))
    if failed:
        raise DataError(
            f"{len(failed)} of {len(files)} captures could not be imported", code="E345", hint="see the warnings above"
        )


def _complete_export(incomplete: str) -> list[str]:
    from analyzer.model.tables import TABLES

    return [name for name in (*TABLES, "har", "mitm") if name.startswith(incomplete)]


def export_command(
    what: Annotated[
        str,
        typer.Argument(
            metavar="TABLE|har|mitm", help="A table by name, or a capture format.", autocompletion=_complete_export
        ),
    ],
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH", help="Session or capture file.", readable=False, autocompletion=shared.complete_session
        ),
    ],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="For tables: csv, json or parquet.")
    ] = "csv",
    output: shared.OutputOption = None,
    lang: shared.LangOption = None,
) -> None:
    """Write a table, a HAR or a mitmproxy flow file."""
    from analyzer.model.tables import TABLES

    one_of(what, [*TABLES, "har", "mitm"], option="TABLE")
    if what in TABLES:
        _export_table(what, path, one_of(format, ["csv", "json", "parquet"], option="--format"), output)
    else:
        _export_capture(what, path, output)


def _export_table(name: str, path: Path, format: str, output: Path | None) -> None:
    from analyzer.api import Options, analyze
    from analyzer.options import last_options
    from analyzer.report.export import table_texts
    from analyzer.store.parquet import table_path

    options = last_options(path, Options(captures=shared.captures_folder()))
    result = analyze(path, options)
    if format == "parquet":
        emit(table_path(result.session, name).read_bytes(), output)
    else:
        emit(table_texts(name, result.tables.parts(name), format), output)


def _export_capture(what: str, path: Path, output: Path | None) -> None:
    import tempfile

    from analyzer.ingest.har import export_har
    from analyzer.ingest.importer import open_or_import
    from analyzer.ingest.mitm import export_mitm

    session, _ = open_or_import(path, captures=shared.captures_folder(), session_dir=None)
    export = export_har if what == "har" else export_mitm
    with tempfile.TemporaryDirectory() as folder:
        target = output or Path(folder) / f"capture.{what}"
        losses = export(session.raw, target)
        if output is None:
            emit(target.read_bytes(), None)
    for loss in losses or ():
        warn(f"not in the {what} file: {loss}")
    if output is not None:
        say(f"wrote {output}")


_COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "list": (list_command, "`consentinel session list` · `consentinel session list captures --format json`"),
    "show": (show_command, "`consentinel session show captures/2026…`"),
    "check": (check_command, "`consentinel session check captures/2026…`"),
    "import": (
        import_command,
        "`consentinel session import capture.har` · `consentinel session import logs/`",
    ),
    **EVIDENCE,
}
"""Commands of the group, with their examples."""
