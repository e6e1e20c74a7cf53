"""What documents declare, item by item, each with its place; and all of it merged into one draft of a scope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from analyzer.scope.model import FIRST, THIRD, When
from analyzer.scope.necessary import Category
from analyzer.scope.necessary import category as category_of

Kind = Literal["collected", "shared", "denied", "permission"]
Confidence = Literal["certain", "likely", "possible"]
QUOTE_LENGTH = 60

_RANK: dict[str, int] = {"certain": 0, "likely": 1, "possible": 2}
_ORDER: dict[str, int] = {"collected": 0, "shared": 1, "permission": 2, "denied": 3}


@dataclass(frozen=True, slots=True)
class DeclaredItem:
    """One statement of one document.

    data_type: id of a data type; "" only for a permission that opens none.
    declared: collected (by or for the app), shared (given to another party), denied (said not to be collected or
    shared), permission (asked of the system; says nothing about what is then collected).
    party: first, third, or a party id: who collects or gets it. purpose: as the document says it.
    source: the file. locator: where in it (`line 12`, `line 3, column 2`). quote: its words, at most 60 characters.
    confidence: certain (a form that names this kind), likely (words that name it), possible (a wider word, a guess).
    recipients: names or domains of those who get it. permission: Android permission.
    when, necessary, waiver: as in scope.yaml, None where the document says nothing.
    """

    data_type: str
    declared: Kind
    party: str = FIRST
    purpose: str = ""
    source: str = ""
    locator: str = ""
    quote: str = ""
    confidence: Confidence = "likely"
    recipients: tuple[str, ...] = ()
    permission: str | None = None
    when: When | None = None
    necessary: bool | None = None
    waiver: str | bool | None = None

    def as_dict(self) -> dict[str, object]:
        """Give the item as plain JSON values; data_type is null for a permission that opens none."""
        row: dict[str, object] = {
            name: getattr(self, name)
            for name in ("data_type", "declared", "party", "purpose", "source", "locator", "quote", "confidence")
        }
        row["data_type"] = self.data_type or None
        return row | {"recipients": list(self.recipients), "permission": self.permission}


@dataclass(frozen=True, slots=True)
class Declared:
    """What one document declares.

    warnings: what the document says that could not be used, each with its place. is_inventory: the document claims to
    name everything that is collected, so that what it leaves out is left out. kind: name of the source module.
    """

    items: list[DeclaredItem]
    warnings: list[str] = field(default_factory=list)
    source: str = ""
    kind: str = ""
    is_inventory: bool = False
    app_id: str | None = None
    category: str | None = None
    first_party: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that do not fit; put into words by `scope.conflict.<code>` of the catalogs.

    code: contradicted, permission_only, not_in, not_necessary, app_id. args: arguments of its text.
    """

    code: str
    data_type: str
    args: dict[str, str]


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One item of the draft: the statement it rests on best, and the others that say the same."""

    best: DeclaredItem
    also: tuple[DeclaredItem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A scope to be reviewed by a person."""

    items: list[DraftItem]
    conflicts: list[Conflict]
    warnings: list[str]
    app_id: str | None = None
    category: str | None = None
    first_party: tuple[str, ...] = ()


def declared_by(of: Category) -> Declared:
    """Give the list of a category as a document: what the basic service may need, to begin a scope with."""
    source = f"necessary list {of.id}"
    items = [
        DeclaredItem(
            data_type,
            "collected",
            source=source,
            locator=f"Art. 5 ({of.number})",
            quote=of.names["zh"],
            confidence="likely",
            necessary=True,
        )
        for data_type in sorted(of.data_types)
    ]
    return Declared(items, source=source, kind="necessary", category=of.id)


def shortened(text: str, length: int = QUOTE_LENGTH) -> str:
    """Give a text on one line, at most `length` characters.

    >>> shortened("a  b\\n c"), shortened("abcdef", 4)
    ('a b c', 'abc…')
    """
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def merge(documents: Sequence[Declared], *, category: str | None = None) -> Draft:
    """Merge what documents declare: one item per data type, kind, party and recipients; conflicts are kept.

    category: id of a necessary list; `necessary` is filled from it where no document says so.
    """
    items = [item for document in documents for item in document.items]
    category = category or _first(document.category for document in documents)
    if category is not None:
        items = [_with_necessity(item, category) for item in items]
    items = _with_permissions(items)
    conflicts = _conflicts(items, documents, category)
    by_type: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        by_type.setdefault(conflict.data_type, []).append(conflict)
    return Draft(
        items=[replace(group, conflicts=tuple(by_type.get(group.best.data_type, ()))) for group in _groups(items)],
        conflicts=conflicts,
        warnings=[warning for document in documents for warning in document.warnings],
        app_id=_first(document.app_id for document in documents),
        category=category,
        first_party=tuple(sorted({domain for document in documents for domain in document.first_party})),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _with_necessity(item: DeclaredItem, category_id: str) -> DeclaredItem:
    if item.necessary is not None or item.declared not in ("collected", "shared"):
        return item
    return replace(item, necessary=item.data_type in category_of(category_id).data_types)


def _with_permissions(items: Sequence[DeclaredItem]) -> list[DeclaredItem]:
    """Write a permission that opens just one data type into the app's own collection of that type."""
    opened: dict[str, set[str]] = {}
    for item in items:
        if item.declared == "permission" and item.permission and item.data_type:
            opened.setdefault(item.permission, set()).add(item.data_type)
    only = {next(iter(types)): permission for permission, types in opened.items() if len(types) == 1}
    return [
        replace(item, permission=only[item.data_type])
        if item.declared == "collected" and item.permission is None and item.data_type in only
        else item
        for item in items
    ]


def _groups(items: Sequence[DeclaredItem]) -> list[DraftItem]:
    groups: dict[tuple[object, ...], list[DeclaredItem]] = {}
    for item in items:
        permission = item.permission if item.declared == "permission" else ""
        key = (item.data_type, item.declared, item.party, tuple(sorted(item.recipients)), permission)
        groups.setdefault(key, []).append(item)
    made = [_group(group) for group in groups.values()]
    return sorted(made, key=lambda group: (_ORDER[group.best.declared], group.best.data_type, group.best.party))


def _group(items: list[DeclaredItem]) -> DraftItem:
    """Let the surest statement speak, with what only the others say."""
    best, *others = sorted(items, key=lambda item: (item.waiver is None, _RANK[item.confidence]))
    for name in ("purpose", "permission", "when", "necessary", "waiver"):
        if getattr(best, name) in (None, ""):
            said = [getattr(item, name) for item in others if getattr(item, name) not in (None, "")]
            best = replace(best, **{name: said[0]}) if said else best
    return DraftItem(best, tuple(others))


def _conflicts(items: Sequence[DeclaredItem], documents: Sequence[Declared], category: str | None) -> list[Conflict]:
    by_type: dict[str, list[DeclaredItem]] = {}
    for item in items:
        if item.data_type:
            by_type.setdefault(item.data_type, []).append(item)
    found = [conflict for name, group in sorted(by_type.items()) for conflict in _of_type(name, group, category)]
    found += _left_out(by_type, documents)
    names = sorted({document.app_id for document in documents if document.app_id})
    if len(names) > 1:
        found.append(Conflict("app_id", "", {"names": ", ".join(names)}))
    return found


def _of_type(data_type: str, items: list[DeclaredItem], category: str | None) -> list[Conflict]:
    said = [item for item in items if item.declared in ("collected", "shared")]
    denied = [item for item in items if item.declared == "denied"]
    asked = [item for item in items if item.declared == "permission"]
    found = []
    for denial in denied:
        against = [item for item in said if _is_against(item, denial)]
        if against:
            args = {"place": place(against[0]), "denial": place(denial)}
            found.append(Conflict("contradicted", data_type, args))
    if asked and not said:
        permissions = ", ".join(sorted({item.permission or "" for item in asked}))
        found.append(Conflict("permission_only", data_type, {"permission": permissions, "place": place(asked[0])}))
    if category is not None and any(item.necessary is False for item in said):
        found.append(Conflict("not_necessary", data_type, {"category": category}))
    return found


def _is_against(item: DeclaredItem, denial: DeclaredItem) -> bool:
    """A denial of sharing (party third) is only against sharing, one of collecting against the app's own collecting."""
    return (denial.party == FIRST) == (item.party == FIRST and item.declared == "collected") or (
        denial.party not in (FIRST, THIRD) and denial.party == item.party
    )


def _left_out(by_type: dict[str, list[DeclaredItem]], documents: Sequence[Declared]) -> list[Conflict]:
    """Tell what an inventory leaves out that another document declares."""
    found = []
    inventories = [document for document in documents if document.is_inventory]
    for data_type, items in sorted(by_type.items()):
        said = [item for item in items if item.declared in ("collected", "shared") and item.confidence != "possible"]
        for document in inventories:
            named = {item.data_type for item in document.items if item.declared in ("collected", "shared")}
            others = [item for item in said if item.source != document.source]
            if others and data_type not in named:
                found.append(Conflict("not_in", data_type, {"place": place(others[0]), "source": document.source}))
    return found


def place(item: DeclaredItem) -> str:
    """Give where a statement stands: `policy.html, line 12`."""
    return f"{item.source}, {item.locator}" if item.locator else item.source
