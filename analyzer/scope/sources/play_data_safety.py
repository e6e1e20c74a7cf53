"""Data safety of Google Play: the CSV that the Console exports, and the JSON that a store page gives.

The CSV comes with three or five columns, commas, semicolons or tabs, `true`, `TRUE` or `1`; a plain table of data types
with the columns collected and shared is read too. The JSON is that of the known page readers (`sharedData`,
`collectedData`), or the arrays of the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.model.errors import UsageError, did_you_mean
from analyzer.scope import csvfile, jsonfile
from analyzer.scope.csvfile import Row
from analyzer.scope.declared import Declared, DeclaredItem, Kind, shortened
from analyzer.scope.model import FIRST, THIRD
from analyzer.scope.store_types import StoreType, plain, play
from analyzer.scope.textfile import head, read_text

NAME = "play_data_safety"
ORDER = 30

_TYPES, _USAGE = "PSL_DATA_TYPES_", "PSL_DATA_USAGE_RESPONSES:"
_TRUE, _FALSE = {"true", "yes", "1", "y", "是", "x", "✓"}, {"false", "no", "0", "n", "否", "", "-"}
_BOTH = {"PSL_DATA_USAGE_ONLY_COLLECTED": ("collected",), "PSL_DATA_USAGE_ONLY_SHARED": ("shared",),
         "PSL_DATA_USAGE_COLLECTED_AND_SHARED": ("collected", "shared")}  # fmt: skip
_PURPOSES = {"DATA_USAGE_COLLECTION_PURPOSE": "collected", "DATA_USAGE_SHARING_PURPOSE": "shared"}
_HEADS = {
    "question": ("questionid", "question", "问题id"),
    "response": ("responseid", "response", "回复id", "答案id"),
    "value": ("responsevalue", "answer", "value", "回复值", "答案"),
    "type": ("datatype", "type", "data", "datatypes", "typeofdata", "数据类型", "类型"),
    "collected": (
        "collected",
        "datacollected",
        "isitcollected",
        "isthisdatacollected",
        "iscollected",
        "collecteddata",
        "collectedyesno",
        "收集",
        "是否收集",
        "已收集",
        "收集的数据",
    ),
    "shared": (
        "shared",
        "datashared",
        "isitshared",
        "isthisdatashared",
        "isshared",
        "shareddata",
        "sharedyesno",
        "sharedwiththirdparties",
        "共享",
        "分享",
        "是否共享",
        "是否分享",
        "已共享",
        "已分享",
    ),
    "purpose": (
        "purpose",
        "purposes",
        "whycollected",
        "why",
        "collectionpurpose",
        "collectionpurposes",
        "usedfor",
        "用途",
        "目的",
        "收集目的",
        "使用目的",
    ),
}
_NAME_KEYS = ("data", "name", "dataType", "data_type", "label", "title", "type", "id", "category")
_MAX_NAME = 200
_KINDS = {"collected", "shared"}
_HEAD_ROWS = 5
"""A table may have titles above its head."""
_MAX_WARNINGS = 50
_TITLES: dict[str, Kind] = {
    **dict.fromkeys(("datashared", "shareddata", "共享的数据", "分享的数据", "与第三方共享的数据"), "shared"),
    **dict.fromkeys(("datacollected", "collecteddata", "收集的数据"), "collected"),
}
_JSON_MARKS = re.compile(
    r"shared_?data|collected_?data|data_?shared|data_?collected|data_?safety|Device or other IDs", re.I
)


@dataclass
class _Answer:
    """What a form says of one type. lines: of the tick, and of each kind of use."""

    line: int = 0
    is_ticked: bool | None = None
    uses: dict[Kind, int] = field(default_factory=dict)
    purposes: dict[str, list[str]] = field(default_factory=dict)


def sniff(path: Path) -> bool:
    """Tell the form by the ids of its questions, its columns, or the keys of a page reader."""
    text = head(path)
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return bool(_JSON_MARKS.search(text)) and "privacyTypes" not in text
    lines = [line for line in text.split("\n", 40) if line.strip()][:_HEAD_ROWS]
    first = lines[0] if lines else ""
    if _TYPES in text or first.startswith(("PSL_", '"PSL_')) or "machine readable" in first.lower():
        return start != "<"
    rows = [[cell.strip(' "') for cell in line.split(csvfile.delimiter_of(line))] for line in lines]
    names_types = any(play().named(cell) for cells in rows[1:] for cell in cells)
    return any(_is_head(cells, is_whole=not names_types) for cells in rows)


def _is_head(cells: Iterable[str], *, is_whole: bool) -> bool:
    """Tell the head of a plain table of data types. is_whole: it needs both columns, collected and shared."""
    found = set(_columns(cells))
    return {"type", "collected", "shared"} <= found if is_whole else "type" in found and bool(found & _KINDS)


def read(path: Path) -> Declared:
    """Give what a data safety form declares. Raises UsageError E171–E174, E177."""
    warnings: list[str] = []
    text = read_text(path)
    if text.lstrip()[:1] in ("{", "["):
        items = list(_of_json(jsonfile.load(path), str(path), warnings))
        if not items and not _says_nothing(text):
            raise UsageError(f"{path}:1:1: no data safety section in this JSON", code="E177",
                             hint="keys looked for: sharedData, collectedData")  # fmt: skip
    else:
        items = _of_table(list(csvfile.rows(text, path)), path, warnings)
    if len(warnings) > _MAX_WARNINGS:
        warnings = [*warnings[:_MAX_WARNINGS], f"{path}: {len(warnings) - _MAX_WARNINGS} more like these"]
    return Declared(_once(items), warnings, is_inventory=True)


def _says_nothing(text: str) -> bool:
    return bool(re.search(r"(?:shared|collected)_?data", text, re.I))


def _once(items: Iterable[DeclaredItem]) -> list[DeclaredItem]:
    """Of items of one data type and kind the surest stays: two types of the form may hold the same."""
    rank = {"certain": 0, "likely": 1, "possible": 2}
    first: dict[tuple[str, str], DeclaredItem] = {}
    for item in items:
        key = (item.data_type, item.declared)
        if key not in first or rank[item.confidence] < rank[first[key].confidence]:
            first[key] = item
    return list(first.values())


def _columns(cells: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name = plain(re.sub(r"\(.*?\)", "", cell[:_MAX_NAME]))
        for column, spellings in _HEADS.items():
            if name in spellings:
                found.setdefault(column, index)
    return found


def _of_table(rows: list[Row], path: Path, warnings: list[str]) -> list[DeclaredItem]:
    if not rows:
        raise UsageError(f"{path}:1:1: an empty table", code="E177", hint="export the form again")
    at = next((index for index, row in enumerate(rows[:_HEAD_ROWS]) if _is_head(row.cells, is_whole=False)), 0)
    rows = rows[at:]
    columns = _columns(rows[0].cells)
    if rows[0].cells[0].startswith("PSL_"):
        return _of_console(rows, {"question": 0, "response": 1, "value": 2}, path, warnings)
    if {"question", "response", "value"} <= set(columns):
        return _of_console(rows[1:], columns, path, warnings)
    if not columns and any(row.cells[0].startswith("PSL_") for row in rows[1:4]):
        return _of_console(rows[1:], {"question": 0, "response": 1, "value": 2}, path, warnings)
    if "type" in columns and _KINDS & set(columns):
        return _of_plain_table(rows[1:], columns, path, warnings)
    names = ("Question ID (machine readable)", "Response ID (machine readable)", "Response value")
    near = next((hint for cell in rows[0].cells if not _columns([cell]) and (hint := did_you_mean(cell, names))), "")
    hint = near or "columns of the Console's export: " + ", ".join(names)
    raise UsageError(f"{path}:{rows[0].line}:1: the head has no columns of a data safety form", code="E177", hint=hint)


def _cell(row: Row, columns: dict[str, int], name: str) -> str:
    index = columns.get(name, -1)
    return row.cells[index] if 0 <= index < len(row.cells) else ""


def _is_true(row: Row, column: int, path: Path) -> bool:
    value = row.cells[column].lower() if column < len(row.cells) else ""
    if value in _TRUE or value in _FALSE:
        return value in _TRUE
    hint = did_you_mean(value, ("true", "false", "yes", "no")) or "true, false, or nothing"
    raise UsageError(
        f"{path}:{row.line}:{column + 1}: an answer that is neither true nor false", code="E177", hint=hint
    )


def _of_console(rows: list[Row], columns: dict[str, int], path: Path, warnings: list[str]) -> list[DeclaredItem]:
    form, answers = play(), dict[str, _Answer]()
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for row in rows:
        question, response = _cell(row, columns, "question"), _cell(row, columns, "response")
        value = _cell(row, columns, "value")
        before = seen.setdefault((question, response), (value.lower(), row.line))
        if before[0] != value.lower():
            raise UsageError(f"{path}:{row.line}:{columns['value'] + 1}: answered otherwise in line {before[1]}",
                             code="E177", hint="keep one of the two rows")  # fmt: skip
        type_id = response if question.startswith(_TYPES) else question.removeprefix(_USAGE).partition(":")[0]
        if not question.startswith((_TYPES, _USAGE)):
            continue
        if not _is_true(row, columns["value"], path):
            continue
        if type_id not in form.types:
            near = did_you_mean(type_id, form.types)
            warnings.append(f"{path}:{row.line}: unknown data type {shortened(type_id)!r}; {near or 'not used'}")
            continue
        _note(answers.setdefault(type_id, _Answer()), question, response, row.line)
    ticked = {response for question, response in seen if question.startswith(_TYPES)}
    return list(_of_answers(answers, ticked, path, warnings))


def _note(answer: _Answer, question: str, response: str, line: int) -> None:
    """Write one row that says yes into what is known of its type."""
    if question.startswith(_TYPES):
        answer.is_ticked, answer.line = True, line
        return
    use = question.rpartition(":")[2]
    if use.endswith("COLLECTION_AND_SHARING"):
        for kind in _BOTH.get(response, ()):
            answer.uses.setdefault(kind, line)  # type: ignore[arg-type]
    elif use in _PURPOSES:
        answer.purposes.setdefault(_PURPOSES[use], []).append(play().purposes.get(response, response))


def _of_answers(
    answers: dict[str, _Answer], listed: set[str], path: Path, warnings: list[str]
) -> Iterator[DeclaredItem]:
    for type_id, answer in answers.items():
        store_type = play().types[type_id]
        if not answer.is_ticked and type_id in listed:
            warnings.append(f"{path}: {store_type.name!r} has answers on its use but is not ticked; not used")
            continue
        if not answer.uses and answer.is_ticked:
            warnings.append(f"{path}:{answer.line}: {store_type.name!r} is ticked, without collected or shared; "
                            "taken for collected")  # fmt: skip
            answer.uses["collected"] = answer.line
        for kind, line in answer.uses.items():
            purpose = ", ".join(answer.purposes.get(kind, ()))
            yield from _items(store_type, kind, purpose, (str(path), f"line {line}", f"{type_id}: {kind}"))


def _of_plain_table(rows: list[Row], columns: dict[str, int], path: Path, warnings: list[str]) -> list[DeclaredItem]:
    items: list[DeclaredItem] = []
    for row in rows:
        name = _cell(row, columns, "type")
        store_type = play().named(re.sub(r"\(.*?\)|[*_`]", "", name[:_MAX_NAME]))
        if store_type is None:
            near = did_you_mean(name, [known.name for known in play().types.values()])
            if plain(name) not in play().categories and plain(name):
                warnings.append(f"{path}:{row.line}: unknown data type {shortened(name)!r}; {near or 'not used'}")
            continue
        for kind in ("collected", "shared"):
            if kind in columns and _is_true(row, columns[kind], path):
                origin = (str(path), f"line {row.line}, column {columns[kind] + 1}", name)
                items += _items(store_type, kind, _cell(row, columns, "purpose"), origin)
    return items


def _items(store_type: StoreType, kind: Kind, purpose: str, origin: tuple[str, str, str]) -> Iterator[DeclaredItem]:
    source, locator, quote = origin
    for data_type, confidence in store_type.meanings():
        yield DeclaredItem(
            data_type,
            kind,
            party=THIRD if kind == "shared" else FIRST,
            purpose=" ".join(purpose.split()),
            source=source,
            locator=locator,
            quote=shortened(quote),
            confidence=confidence,
        )


def _kind_of(key: str) -> Kind | None:
    name = plain(key)
    if "shar" in name:
        return "shared"
    return "collected" if "collect" in name else None


def _of_json(document: Any, source: str, warnings: list[str]) -> Iterator[DeclaredItem]:
    for path, node in jsonfile.walk(document):
        if isinstance(node, dict):
            titled = _titled(node)
            for key, value in node.items():
                kind = _kind_of(key) or (titled if isinstance(value, list) else None)
                if kind and isinstance(value, list | dict):
                    yield from _entries(value, kind, (source, f"{path}.{key}"), warnings)
                if isinstance(value, dict) and (store_type := play().named(key)):
                    yield from _flags(store_type, value, (source, f"{path}.{key}"))
            yield from _of_flags(node, (source, path))
        elif isinstance(node, list) and len(node) >= 2:
            for index, kind in ((0, "shared"), (1, "collected")):
                yield from _of_arrays(node[index], kind, (source, f"{path}[{index}]"))  # type: ignore[arg-type]


def _name(entry: dict[str, Any]) -> StoreType | None:
    return next((found for key in _NAME_KEYS if (found := play().named(entry.get(key)))), None)


def _of_flags(entry: dict[str, Any], origin: tuple[str, str]) -> Iterator[DeclaredItem]:
    """Read {"name": …, "collected": true, "shared": false}."""
    store_type = _name(entry) if any(isinstance(entry.get(key), bool) for key in ("collected", "shared")) else None
    if store_type:
        yield from _flags(store_type, entry, origin)


def _flags(store_type: StoreType, entry: dict[str, Any], origin: tuple[str, str]) -> Iterator[DeclaredItem]:
    """Read what an entry says of a type that is known: {"collected": true, "shared": false}."""
    for key in ("collected", "shared"):
        if entry.get(key) is True:
            yield from _items(store_type, key, _purpose(entry), (*origin, store_type.name))


def _titled(node: dict[str, Any]) -> Kind | None:
    """Give the kind that the title of an object tells: {"section": "Data shared", "entries": […]}."""
    titles = [_TITLES.get(plain(value)) for value in node.values() if isinstance(value, str) and len(value) < 60]
    return next((kind for kind in titles if kind), None)


def _entries(node: Any, kind: Kind, origin: tuple[str, str], warnings: list[str]) -> Iterator[DeclaredItem]:
    """Read the list of what is collected or shared: names, entries, or entries by category."""
    source, path = origin
    if isinstance(node, str):
        store_type = play().named(node)
        if store_type:
            yield from _items(store_type, kind, "", (source, path, node))
        return
    if isinstance(node, list):
        for index, entry in enumerate(node):
            yield from _entries(entry, kind, (source, f"{path}[{index}]"), warnings)
        return
    if not isinstance(node, dict):
        return
    inner = [
        (key, value) for key, value in node.items() if isinstance(value, list | dict) and "purpose" not in plain(key)
    ]
    store_type = None if inner else _name(node)
    if store_type:
        yield from _items(store_type, kind, _purpose(node), (source, path, store_type.name))
    elif not inner and (name := next((node[key] for key in _NAME_KEYS if isinstance(node.get(key), str)), "")):
        near = did_you_mean(name, [known.name for known in play().types.values()])
        warnings.append(f"{source}: {path}: unknown data type {shortened(name)!r}; {near or 'not used'}")
    for key, value in inner:
        yield from _entries(value, kind, (source, f"{path}.{key}"), warnings)


def _purpose(entry: dict[str, Any]) -> str:
    said = next((value for key, value in entry.items() if "purpose" in plain(key)), "")
    return ", ".join(str(part) for part in said) if isinstance(said, list) else str(said or "")


def _of_arrays(node: Any, kind: Kind, origin: tuple[str, str]) -> Iterator[DeclaredItem]:
    """Read the arrays of the store page: [[[[…, category], …, …, …, [[name, optional, purposes], …]], …]]."""
    groups = node[0] if isinstance(node, list) and node and isinstance(node[0], list) else []
    for group in groups:
        details = group[4] if isinstance(group, list) and len(group) > 4 and isinstance(group[4], list) else []
        for detail in details:
            store_type = play().named(detail[0]) if isinstance(detail, list) and detail else None
            if store_type:
                purpose = detail[2] if len(detail) > 2 and isinstance(detail[2], str) else ""
                yield from _items(store_type, kind, purpose, (*origin, store_type.name))
