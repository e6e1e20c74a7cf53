"""Lists that Chinese apps publish: collected data, data shared with third parties (SDK list), permissions.

As Markdown, HTML, CSV or TSV tables, or as lines `name：value`; columns go by their names in any usual spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from analyzer.model.errors import UsageError, did_you_mean
from analyzer.scope.declared import Declared, DeclaredItem, Kind, shortened
from analyzer.scope.kinds import document, named_in, nearest
from analyzer.scope.model import FIRST, THIRD
from analyzer.scope.permissions import opened_by
from analyzer.scope.policy import lexicon
from analyzer.scope.policy.reader import read_policy
from analyzer.scope.store_types import plain
from analyzer.scope.tables import Cell, Page, Table, iter_records, read_page
from analyzer.scope.textfile import head, read_text

NAME = "disclosure_list"
ORDER = 60

_PERMISSION = re.compile(r"\b(?:[a-z]+(?:\.[a-z_]+)+\.)?([A-Z][A-Z_]{4,40})\b")
_HOST = re.compile(r"https?://([A-Za-z0-9.-]{3,100})")
_SECOND_LEVEL = {"com", "net", "org", "gov", "edu", "co", "ac"}
_SHARED_HOSTS = {"docs.qq.com", "yuque.com", "github.com", "github.io", "shimo.im", "feishu.cn", "jianshu.com",
                 "csdn.net", "notion.site", "notion.so", "dcloud.io", "dcloud.net.cn"}  # fmt: skip
"""Hosts on which anybody's page may lie, so that a link there names nobody."""
_ROLES = {"data": "kinds", "name": "sdk", "company": "company", "purpose": "purpose", "permission": "permission"}
"""Columns as the reader of policies knows them → roles here."""
_COLUMNS = "columns: 信息种类, 使用目的, 使用场景 (collected), SDK名称, 公司名称, 收集个人信息类型 (shared)"
_LEAST_SHARE = 0.4
_MAX_PROSE = 300
"""More text than this around the tables is a policy, which its reader takes with its tables."""
_MAX_WARNINGS = 50
_MAX_CELL = 2_000


@dataclass(frozen=True, slots=True)
class _List:
    """A table with known columns: role → index."""

    kind: Kind
    columns: dict[str, int]
    rows: list[list[Cell]]


def sniff(path: Path) -> bool:
    """Tell a list: tables with known columns that hold most of the text. A policy with tables is left to its reader."""
    text = head(path)
    if not text or text.lstrip()[:1] in ("{", "[") or path.suffix.lower() in (".yaml", ".yml", ".pdf"):
        return False
    try:
        page = read_page(text, path)
    except UsageError:
        return path.suffix.lower() in (".csv", ".tsv")
    n_inside = sum(len(cell.text) for one in _lists(page) for row in one.rows for cell in row)
    is_mostly_list = n_inside >= _LEAST_SHARE * (n_inside + page.n_outside)
    return n_inside > 0 and is_mostly_list and page.n_outside <= _MAX_PROSE


def read(path: Path) -> Declared:
    """Give what a list declares. Raises UsageError E171–E174, E177 (broken CSV), E179 (no such list)."""
    text = read_text(path)
    page = read_page(text, path)
    lists = _lists(page)
    if not lists:
        raise _no_list(page, path)
    warnings: list[str] = []
    items: list[DeclaredItem] = []
    for one in lists:
        for row in one.rows:
            reader = _Row(one, row, path)
            items += _permissions(reader) if one.kind == "permission" else _collected(reader, warnings)
    if len(warnings) > _MAX_WARNINGS:
        warnings = [*warnings[:_MAX_WARNINGS], f"{path}: {len(warnings) - _MAX_WARNINGS} more cells like these"]
    if path.suffix.lower() not in (".csv", ".tsv", ".tab"):
        items += _beside(text, {cell.line for one in lists for row in one.rows for cell in row})
    is_inventory = any(one.kind == "collected" for one in lists)
    return Declared(_once(items), warnings, is_inventory=is_inventory)


def _beside(text: str, lines: set[int]) -> Iterator[DeclaredItem]:
    """Give what the text around the lists declares: entries that stand as lines, not in a table."""
    for item in read_policy(text):
        number = item.locator.removeprefix("line ")
        if not number.isdigit() or int(number) not in lines:
            yield item


def _once(items: Iterable[DeclaredItem]) -> list[DeclaredItem]:
    """Keep the surest of items that say the same; the first where equal."""
    rank = {"certain": 0, "likely": 1, "possible": 2}
    best: dict[tuple[object, ...], DeclaredItem] = {}
    for item in items:
        key = (item.data_type, item.declared, item.recipients, item.permission)
        if key not in best or rank[item.confidence] < rank[best[key].confidence]:
            best[key] = item
    return list(best.values())


def _lists(page: Page) -> list[_List]:
    found = [one for table in page.tables if (one := _of_table(table)) is not None]
    return found + _of_records(page.pairs)


def _of_table(table: Table) -> _List | None:
    """Find the head of a table among its first three rows."""
    for number, row in enumerate(table.rows[:3]):
        columns = _columns([cell.text for cell in row])
        if (kind := _kind(columns)) is not None:
            n_head = number + 1 + _parts_head(columns, table.rows[number : number + 2])
            return _List(_kind(columns) or kind, columns, table.rows[n_head:])
    return None


def _parts_head(columns: dict[str, int], rows: list[list[Cell]]) -> int:
    """Take a second row of a head into its columns, where it parts a wide cell of the first; 1 when it does."""
    if len(rows) < 2:
        return 0
    names, parts = [cell.text for cell in rows[0]], [cell.text for cell in rows[1]]
    is_same = [index < len(names) and part == names[index] for index, part in enumerate(parts)]
    if len(set(names)) == len(names) or not any(is_same) or all(is_same):
        return 0
    for role, index in _columns(["" if same else part for same, part in zip(is_same, parts, strict=True)]).items():
        columns[role] = index
    return 1


def _of_records(pairs: list[Cell]) -> list[_List]:
    """Read `name：value` lines as rows of a list, each with columns of its own."""
    found = []
    for record in iter_records(pairs):
        columns = _columns([name.text for name, _value in record])
        if "sdk" in columns and (kind := _kind(columns)) is not None:
            found.append(_List(kind, columns, [[value for _name, value in record]]))
    return found


def _kind(columns: dict[str, int]) -> Kind | None:
    if "kinds" in columns and ("sdk" in columns or "company" in columns):
        return "shared"
    if "kinds" in columns and {"purpose", "scene", "count", "method", "content"} & set(columns):
        return "collected"
    return "permission" if "permission" in columns and len(columns) > 1 else None


def _columns(names: Iterable[str]) -> dict[str, int]:
    """Give role → index; a name that is a known spelling goes before one that only holds one."""
    found: dict[str, int] = {}
    loose: list[tuple[str, int]] = []
    for index, name in enumerate(names):
        bare = plain(re.sub(r"[(（].*", "", name))
        role = _spellings().get(bare)
        if role is not None:
            found.setdefault(role, index)
        elif 1 < len(bare) <= 24:
            inside = [spelling for spelling in _spellings() if len(spelling) > 2 and spelling in bare]
            if inside:
                loose.append((_spellings()[max(inside, key=len)], index))
            elif (known := lexicon.cues("columns").first(name.strip())) in _ROLES:
                loose.append((_ROLES[known], index))
    for role, index in loose:
        found.setdefault(role, index)
    return found


@cache
def _spellings() -> dict[str, str]:
    return {plain(str(word)): role for role, words in document()["columns"].items() for word in words}


def _no_list(page: Page, path: Path) -> UsageError:
    names = [cell for table in page.tables for row in table.rows[:1] for cell in row]
    known = [str(word) for role in ("kinds", "sdk", "purpose", "scene") for word in document()["columns"][role]]
    near = next((f"column {shortened(cell.text)!r}: {hint}" for cell in names
                 if not _columns([cell.text]) and (hint := did_you_mean(cell.text, known))), "")  # fmt: skip
    line = names[0].line if names else 1
    hint = near or _COLUMNS
    return UsageError(f"{path}:{line}:1: no table with the columns of a list", code="E179", hint=hint)


@dataclass(frozen=True, slots=True)
class _Row:
    of: _List
    cells: list[Cell]
    path: Path

    def cell(self, role: str) -> Cell | None:
        index = self.of.columns.get(role, -1)
        return self.cells[index] if 0 <= index < len(self.cells) else None

    def text(self, role: str) -> str:
        cell = self.cell(role)
        return "" if cell is None or plain(cell.text) in _nothing() else cell.text


@cache
def _nothing() -> frozenset[str]:
    return frozenset(plain(str(word)) for word in document()["nothing"])


def _collected(row: _Row, warnings: list[str]) -> Iterator[DeclaredItem]:
    cell = row.cell("kinds")
    if cell is None or not row.text("kinds"):
        return
    words = f"{cell.text[:_MAX_CELL]}、{row.text('content')[:_MAX_CELL]}" if row.text("content") else cell.text
    names = named_in(words[: 2 * _MAX_CELL])
    if not names.types:
        for word in names.unknown[:1]:
            near = (nearest(word) if len(warnings) < _MAX_WARNINGS else "") or "name a data type there by hand"
            warnings.append(f"{row.path}:{cell.line}:{cell.column}: no known data type in {shortened(word)!r}; {near}")
    recipients, party = _recipients(row) if row.of.kind == "shared" else ((), FIRST)
    for data_type, confidence in names.types.items():
        yield DeclaredItem(
            data_type,
            row.of.kind,
            party=party,
            purpose=shortened(row.text("purpose") or row.text("scene"), 200),
            source=str(row.path),
            locator=cell.where,
            quote=shortened(cell.text),
            confidence=confidence,
            recipients=recipients,
        )


def _recipients(row: _Row) -> tuple[tuple[str, ...], str]:
    """Give the names, domain and party ids of a row's third party, and its party: the id when it is one."""
    names = [shortened(row.text(role), 100) for role in ("sdk", "company") if row.text(role)]
    ids = sorted({party for name in names if (party := _party(name))})
    domain = _domain(row.text("link"))
    recipients = dict.fromkeys([*names, *ids, *([domain] if domain else [])])
    return tuple(recipients), ids[0] if len(ids) == 1 else THIRD


def _party(name: str) -> str | None:
    words = {str(word).lower(): party for party, listed in document()["companies"].items() for word in listed}
    inside = [word for word in words if word in name.lower()]
    return words[max(inside, key=len)] if inside else None


def _domain(link: str) -> str | None:
    """Give the registered domain of a policy's address, unless it lies on a host that many use."""
    match = _HOST.search(link[:_MAX_CELL])
    if match is None:
        return None
    host = match[1].lower().strip(".")
    if any(host == shared or host.endswith("." + shared) for shared in _SHARED_HOSTS):
        return None
    labels = host.split(".")
    n_labels = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-n_labels:]) if len(labels) >= n_labels and not labels[-1].isdigit() else None


def _permissions(row: _Row) -> Iterator[DeclaredItem]:
    cell = row.cell("permission")
    if cell is None:
        return
    item = DeclaredItem("", "permission", source=str(row.path), locator=cell.where, quote=shortened(cell.text))
    purpose = shortened(row.text("purpose") or row.text("scene"), 200)
    for match in _PERMISSION.finditer(cell.text[:_MAX_CELL]):
        name = match[0] if "." in match[0] else f"android.permission.{match[1]}"
        for data_type in opened_by(name):
            yield replace(item, data_type=data_type, permission=name, purpose=purpose, confidence="certain")
