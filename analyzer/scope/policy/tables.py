"""Tables and `key：value` lines of policies: which column holds the data, who gets it, and what for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.scope.policy import lexicon
from analyzer.scope.policy.names import find_names

_PAIR = re.compile(r"\s*([^:：；;]{1,24}?)\s*[:：]\s*([^；;\n]*)[；;\n]?")
_MAX_PAIRS = 20_000
"""Characters of the longest row of keys and values; longer is a text."""
_NOBODY = re.compile(r"(?:no\b|none|nobody|not\b|never|n/?a\b|[-–—/×✗✘❌]|无|否|不)", re.IGNORECASE)
_ANY_DATA = re.compile(
    r"(?:\b(?:data|information|categor(?:y|ies)|identifiers|details)\b|信息|数据)(?!.*[?？])", re.IGNORECASE
)
_SHARED = re.compile(r"共享|提供的|share|disclos|they (?:get|receive)|received?s?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """The columns of a table: role → positions. is_shared: its data are given away, by its own words."""

    roles: dict[str, list[int]]
    is_shared: bool = False

    def only(self, role: str, cells: Sequence[str], starts: Sequence[int], text: str) -> str:
        """Give a text in which all but the cells of a role is blank. starts: where each cell begins in the text."""
        parts, at = [], 0
        for index in sorted(self.roles.get(role, ())):
            if index < len(cells) and starts[index] >= at:
                end = starts[index] + len(cells[index])
                parts += [" " * (starts[index] - at), text[starts[index] : end]]
                at = end
        return "".join(parts)

    def cell(self, role: str, cells: Sequence[str]) -> str:
        """Give the cell of a role, or ""."""
        return "、".join(cells[index] for index in self.roles.get(role, ()) if index < len(cells) and cells[index])


def read_head(cells: Sequence[str]) -> Head | None:
    """Give the columns when a row is the head of a table: it names the data or permissions and one thing more."""
    roles: dict[str, list[int]] = {}
    for index, cell in enumerate(cells):
        role = _role(cell)
        if role is not None:
            roles.setdefault(role, []).append(index)
    if not {"data", "permission"} & roles.keys() and len(cells) > len(roles):
        wide = [index for index, cell in enumerate(cells) if len(cell) <= 30 and _ANY_DATA.search(cell)]
        if len(wide) == 1 and _role(cells[wide[0]]) is None:
            roles["data"] = wide
    if not {"data", "permission"} & roles.keys() or len(roles) < 2:
        return None
    data = "".join(cells[index] for index in roles.get("data", ()))
    return Head(roles, bool(_SHARED.search(data)))


def below(head: Head, names: Sequence[str], cells: Sequence[str]) -> Head | None:
    """Give the head when a row is its second row: some cells reach down from the first, the others part a wider one.

    names: the cells of the first row. None when the row holds data.
    """
    is_same = [index < len(names) and cell == names[index] for index, cell in enumerate(cells)]
    n_wide = len(names) - len(set(names))
    if not n_wide or not any(is_same) or all(is_same):
        return None
    roles = {role: list(places) for role, places in head.roles.items()}
    for index, cell in enumerate(cells):
        role = None if is_same[index] else _role(cell)
        if role is not None:
            for places in roles.values():
                if index in places:
                    places.remove(index)
            roles.setdefault(role, []).append(index)
    return Head({role: places for role, places in roles.items() if places}, head.is_shared)


def is_denied(head: Head, cells: Sequence[str]) -> bool:
    """Tell whether a row says that its data are not collected: in its own column, or in the cell of the data."""
    return is_flagged(head, cells) or bool(_NOT_TAKEN.search(head.cell("data", cells)))


def is_flagged(head: Head, cells: Sequence[str]) -> bool:
    """Tell whether the column `collected` of a row says no."""
    flag = head.cell("flag", cells)
    return bool(flag and _NOBODY.match(flag))


_NOT_TAKEN = re.compile(
    r"不(?:会|予)?(?:收集|采集|存储|上传|留存)|未(?:收集|采集)|\b(?:not|never) (?:collect|stor|upload)", re.IGNORECASE
)


def read_pairs(text: str) -> tuple[Head, list[str], list[int]] | None:
    """Read `SDK名称：…；收集的信息：…；目的：…` as one row: its head, its cells, and where each cell begins."""
    if len(text) > _MAX_PAIRS or not ("：" in text or ":" in text):
        return None
    keys, cells, starts = [], [], []
    for match in _PAIR.finditer(text):
        if _role(match[1]) is not None:
            keys.append(match[1])
            cells.append(match[2].strip())
            starts.append(match.start(2))
        elif cells:
            cells[-1] += "；" + match[0].strip("；; \n")
    head = read_head(keys) if len(keys) >= 3 else None
    return (head, cells, starts) if head is not None else None


def is_pair(line: str) -> bool:
    """Tell whether a line is one `key：value` of such a row."""
    key, _, value = line.replace("：", ":").partition(":")
    return bool(value.strip()) and len(key) <= 20 and _role(key) not in (None, "permission")


def party_of(head: Head, cells: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Give the party of a row and its name as written: first when the table names no other."""
    written = [head.cell(role, cells) for role in ("name", "company")]
    written = [text for text in written if text]
    if not written:
        return ("third" if head.is_shared else "first"), ()
    for text in written:
        found = find_names(text, in_table=True)
        if found:
            return found[0].party, ()
    return "third", (written[0][:60],)


def given_to(head: Head, cells: Sequence[str]) -> tuple[str, ...] | None:
    """Give the parties of a column `shared with`: () when the cell says nobody, None without such a column."""
    if "recipient" not in head.roles:
        return None
    written = head.cell("recipient", cells)
    found = dict.fromkeys(name.party for name in find_names(written, in_table=True))
    if found:
        return tuple(found)
    return () if not written or _NOBODY.match(written) else ("third",)


def _role(cell: str) -> str | None:
    text = cell.strip()
    if not text or len(text) > 40:
        return None
    for role in ("flag", "recipient", "purpose", "data", "company", "other", "permission", "name"):
        if _pattern(role).search(text):
            return role
    return None


def _pattern(role: str) -> re.Pattern[str]:
    return lexicon.cues("columns").patterns[role]
