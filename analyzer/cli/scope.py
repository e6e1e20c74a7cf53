"""`consentinel scope`: what the app declared, drafted from its documents, shown, compared."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import out, say, warn
from analyzer.cli.options import ListFormat, ListFormatOption, OutputOption
from analyzer.cli.output import as_json, emit, text_table
from analyzer.model.errors import DataError, UsageError

if TYPE_CHECKING:
    from analyzer.scope.declared import Declared, DeclaredItem


class DraftFormat(StrEnum):
    """Formats of a draft."""

    YAML = "yaml"
    JSON = "json"


_COLUMNS = ["data_type", "declared", "party", "confidence", "locator", "quote"]
_DIFF_COLUMNS = ["change", "data_type", "declared", "a", "b"]

Document = Annotated[Path, typer.Argument(metavar="FILE", help="Scope, manifest, package, form, list or policy.")]
AsOption = Annotated[
    list[str] | None,
    typer.Option("--as", metavar="KIND=FILE", help="A document of a kind that its content does not show. Repeatable."),
]
CategoryOption = Annotated[
    str | None,
    typer.Option(
        "--category",
        metavar="ID",
        help="Category of the app, one of the 39 necessary lists.",
        autocompletion=shared.complete_category,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, help="What the app declared: draft it from documents, show, compare.")
    examples = {
        "draft": "Examples: `consentinel scope draft app.apk policy.html data_safety.csv --category ride_hailing "
        "-o scope.yaml` · `consentinel scope draft policy.html --format json`",
        "show": "Examples: `consentinel scope show app.apk` · `consentinel scope show scope.yaml --format json`",
        "diff": "Examples: `consentinel scope diff policy_2025.html policy_2026.html` · "
        "`consentinel scope diff policy.html data_safety.csv --format json`",
    }
    for name, command in (("draft", scope_draft), ("show", scope_show), ("diff", scope_diff)):
        group.command(name, epilog=examples[name])(command)
    app.add_typer(group, name="scope", rich_help_panel="Analyze and report")


def scope_draft(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="Manifest or package, forms of the stores, lists, policies, scopes."),
    ] = None,
    manifest: Annotated[
        list[Path] | None, typer.Option("--manifest", metavar="FILE", help="An APK, archive or manifest. Repeatable.")
    ] = None,
    policy: Annotated[
        list[Path] | None, typer.Option("--policy", metavar="FILE", help="A privacy policy. Repeatable.")
    ] = None,
    as_kind: AsOption = None,
    category: CategoryOption = None,
    output: OutputOption = None,
    format: Annotated[
        DraftFormat, typer.Option("--format", "-f", metavar="FORMAT", help="yaml: a scope to review; json: the items.")
    ] = DraftFormat.YAML,
    lang: shared.LangOption = None,
) -> None:
    """Merge what documents declare into a scope to be reviewed; conflicts are shown."""
    from analyzer.report.scope_draft import conflict_lines, draft_yaml
    from analyzer.scope.declared import merge

    language = shared.language()
    documents = [_read(path) for path in files or ()] + _given_by_options(manifest, policy, as_kind)
    if category is not None:
        documents += _necessary(category, is_alone=not documents)
    if not documents:
        raise UsageError("no document to draft from", code="E100", hint="see `consentinel scope draft --help`")
    draft = merge(documents, category=category)
    for line in draft.warnings:
        warn(line)
    for line in conflict_lines(draft.conflicts, language):
        warn(line)
    if format is DraftFormat.JSON:
        emit(as_json(_rows(documents)), output)
    else:
        emit(draft_yaml(draft, [document.source for document in documents], language), output)
    sure = sum(item.best.confidence != "possible" for item in draft.items)
    say(f"{sure} items, {len(draft.items) - sure} only possible, {len(draft.conflicts)} conflicts")


def scope_show(file: Document, format: ListFormatOption = ListFormat.TEXT, lang: shared.LangOption = None) -> None:
    """Show what one document declares, each item with its place and words."""
    document = _read(file)
    for line in document.warnings:
        warn(line)
    if format is ListFormat.JSON:
        out(as_json(_rows([document])))
        return
    from analyzer.datatypes import name_of

    language = shared.language()
    rows = [row | {"name": name_of(str(row["data_type"] or ""), language) or "-"} for row in _rows([document])]
    out(text_table(rows, ["data_type", "name", *_COLUMNS[1:]]))


def scope_diff(
    a: Annotated[Path, typer.Argument(metavar="A", help="A document, such as the older policy.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="The other, such as the newer policy or a store's form.")],
    format: ListFormatOption = ListFormat.TEXT,
    lang: shared.LangOption = None,
) -> None:
    """Compare two documents: what only one declares, and what one declares and the other denies."""
    from analyzer.i18n.catalog import t
    from analyzer.scope.compare import compare, where

    documents = [_read(a), _read(b)]
    for line in [line for document in documents for line in document.warnings]:
        warn(line)
    found = compare(*documents)
    if format is ListFormat.JSON:
        out(as_json([difference.as_dict() for difference in found]))
        return
    language = shared.language()
    rows = [
        {
            "change": t(f"scope.diff.{difference.change}", language),
            "data_type": difference.data_type,
            "declared": difference.declared,
            "a": where(difference.a),
            "b": where(difference.b),
        }
        for difference in found
    ]
    out(text_table(rows, _DIFF_COLUMNS))


def _rows(documents: list[Declared]) -> list[dict[str, object]]:
    """Give the items as plain values; text of documents is shown, not obeyed."""
    from analyzer.report.safe import shown

    def safe(value: object) -> object:
        if isinstance(value, str):
            return shown(value)
        return [shown(part) for part in value] if isinstance(value, list) else value

    items: list[DeclaredItem] = [item for document in documents for item in document.items]
    return [{key: safe(value) for key, value in item.as_dict().items()} for item in items]


def _read(path: Path) -> Declared:
    """Read a document given as an argument: its mistakes are mistakes of data (exit 4)."""
    from analyzer.scope.discovery import read_document

    try:
        return read_document(path)
    except UsageError as error:
        code = f"E3{error.code[2:]}" if error.code.startswith("E17") else "E370"
        raise DataError(error.message, code=code, hint=error.hint) from error


def _given_by_options(
    manifest: list[Path] | None, policy: list[Path] | None, as_kind: list[str] | None
) -> list[Declared]:
    """Read the documents given by options: their mistakes are mistakes of usage (exit 2)."""
    from analyzer.scope.discovery import read_document, source_named

    asked = [("manifest", path) for path in manifest or ()] + [("policy_text", path) for path in policy or ()]
    for text in as_kind or ():
        kind, separator, name = text.partition("=")
        if not separator or not name:
            raise UsageError(f"--as {text!r} is not KIND=FILE", code="E170", hint="for example policy_text=terms.txt")
        source_named(kind)
        asked.append((kind, Path(name)))
    return [read_document(path, kind=kind) for kind, path in asked]


def _necessary(category_id: str, *, is_alone: bool) -> list[Declared]:
    """Give the necessary list of a category as a document where there is no other; else it only marks items."""
    from analyzer.scope.declared import declared_by
    from analyzer.scope.necessary import category

    known = category(category_id)
    return [declared_by(known)] if is_alone else []
