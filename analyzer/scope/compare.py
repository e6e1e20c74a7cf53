"""What two documents declare differently: two versions of a policy, a policy and a form, two scopes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from analyzer.scope.declared import Declared, DeclaredItem, Kind, place

Change = Literal["only_a", "only_b", "contradicted", "changed", "unsure"]
_RANK = {"certain": 0, "likely": 1, "possible": 2}
_ORDER: dict[Change, int] = {"contradicted": 0, "only_a": 1, "only_b": 2, "changed": 3, "unsure": 4}


@dataclass(frozen=True, slots=True)
class Difference:
    """One data type that two documents treat differently.

    change: only_a, only_b (named in one), contradicted (declared in one, denied in the other), changed (recipients
    differ), unsure (named in one, only possible in the other). a, b: the statements, None where there is none.
    """

    change: Change
    data_type: str
    declared: Kind
    a: DeclaredItem | None
    b: DeclaredItem | None

    def as_dict(self) -> dict[str, object]:
        """Give the difference as plain JSON values."""
        return {
            "change": self.change,
            "data_type": self.data_type or None,
            "declared": self.declared,
            "a": self.a.as_dict() if self.a else None,
            "b": self.b.as_dict() if self.b else None,
        }


Key = tuple[str, Kind, str | None]


def compare(a: Declared, b: Declared) -> list[Difference]:
    """Give the differences, the gravest first."""
    ours, theirs = _by_key(a.items), _by_key(b.items)
    found = _contradictions(a.items, b.items)
    told = {(one.data_type, one.declared) for one in found}
    for key in sorted(set(ours) | set(theirs), key=str):
        one, other = ours.get(key, []), theirs.get(key, [])
        change = _change(one, other)
        is_met = {"only_a": _is_met(one, a, theirs), "only_b": _is_met(other, b, ours)}.get(change or "", False)
        if change and not is_met and (key[0], key[1]) not in told:
            found.append(Difference(change, key[0], key[1], _best(one), _best(other)))
    return sorted(found, key=lambda one: (_ORDER[one.change], one.data_type, one.declared))


def _is_met(items: list[DeclaredItem], of: Declared, others: dict[Key, list[DeclaredItem]]) -> bool:
    """Tell whether a tick of a form that stands for several data types is met by another of them.

    The form cannot tell the device ids apart, so the one that the policy names is the one it means.
    """
    if of.kind not in _FORMS:
        return False
    beside = {
        (item.data_type, item.declared, None)
        for item in of.items
        for one in items
        if (item.locator, item.quote, item.declared) == (one.locator, one.quote, one.declared)
    }
    return len(beside) > 1 and any(key in others for key in beside)


_FORMS = ("play_data_safety", "apple_privacy")


def _by_key(items: Iterable[DeclaredItem]) -> dict[Key, list[DeclaredItem]]:
    found: dict[Key, list[DeclaredItem]] = {}
    for item in items:
        permission = item.permission if item.declared == "permission" else None
        found.setdefault((item.data_type, item.declared, permission), []).append(item)
    return found


def _best(items: list[DeclaredItem]) -> DeclaredItem | None:
    return min(items, key=lambda item: _RANK[item.confidence], default=None)


def _change(ours: list[DeclaredItem], theirs: list[DeclaredItem]) -> Change | None:
    sure_ours = [item for item in ours if item.confidence != "possible"]
    sure_theirs = [item for item in theirs if item.confidence != "possible"]
    if sure_ours and sure_theirs:
        return "changed" if _recipients(sure_ours) != _recipients(sure_theirs) else None
    if sure_ours:
        return "unsure" if theirs else "only_a"
    if sure_theirs:
        return "unsure" if ours else "only_b"
    return None


def _recipients(items: list[DeclaredItem]) -> frozenset[str]:
    named = {name.lower() for item in items for name in item.recipients}
    return frozenset(named | {item.party for item in items if item.party not in ("first", "third")})


def _contradictions(ours: list[DeclaredItem], theirs: list[DeclaredItem]) -> list[Difference]:
    found: dict[tuple[str, Kind], Difference] = {}
    for one, others, is_turned in ((ours, theirs, False), (theirs, ours, True)):
        denied = {(item.data_type, item.party == "first"): item for item in others if item.declared == "denied"}
        for item in one:
            denial = denied.get((item.data_type, item.declared == "collected"))
            if item.declared in ("collected", "shared") and item.confidence != "possible" and denial:
                pair = (denial, item) if is_turned else (item, denial)
                difference = Difference("contradicted", item.data_type, item.declared, *pair)
                found.setdefault((item.data_type, item.declared), difference)
    return list(found.values())


def where(item: DeclaredItem | None) -> str:
    """Give the place and words of a statement, or an empty text."""
    if item is None:
        return ""
    return f"{place(item)}: {item.quote}" if item.quote else place(item)
