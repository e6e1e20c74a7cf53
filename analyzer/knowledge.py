"""What apps are held to: finding types, items, kinds, problem types, permissions, consent signals; read when asked for.

Every row says how sure it is: `seen` was read in a document, `recalled` is from memory and must be checked. A mapping
names the clause a reviewer should read; it is no legal conclusion.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from analyzer import resources, yamlio

Row = Mapping[str, Any]


@dataclass(frozen=True)
class FindingType:
    """One type of finding and what it maps to.

    assessability: runtime, partial or manual. evidence: what can show it. method_items, miit_kinds, safenet_kinds:
    ids of `violation_items`, `problem_types`, `finding_kinds`. laws: keys of data/sources.yaml.
    """

    id: str
    en: str
    zh: str
    assessability: str
    evidence: tuple[str, ...]
    severity: str
    method_items: tuple[str, ...]
    miit_kinds: tuple[str, ...]
    safenet_kinds: tuple[str, ...]
    laws: tuple[str, ...]
    confidence: str


@dataclass(frozen=True)
class ViolationItem:
    """One of the 31 items of the identification method of 2019. needs: what a run cannot give, by language."""

    id: str
    category: int
    en: str
    zh: str
    assessability: str
    needs: Mapping[str, str]
    finding_types: tuple[str, ...]
    confidence: str
    source: str


@dataclass(frozen=True)
class FindingKind:
    """One kind of finding in the Safe Net notices. notices: ids of the notices in which it was seen."""

    id: str
    en: str
    zh: str
    assessability: str
    method_items: tuple[str, ...]
    laws: tuple[str, ...]
    finding_types: tuple[str, ...]
    notices: tuple[str, ...]
    confidence: str


@dataclass(frozen=True)
class ProblemType:
    """One problem type of an MIIT notice."""

    id: str
    notice: str
    group: str
    en: str
    zh: str
    finding_types: tuple[str, ...]
    confidence: str


@dataclass(frozen=True)
class Permission:
    """One Android permission. since_api: first API with level dangerous, or None. data_types: what it opens."""

    name: str
    level: str
    group: str | None
    since_api: int | None
    data_types: tuple[str, ...]
    zh: str
    confidence: str
    group_confidence: str = "seen"

    @property
    def is_dangerous(self) -> bool:
        """Whether the user is asked for it at run time."""
        return self.level == "dangerous"


@cache
def finding_types() -> dict[str, FindingType]:
    """Give the 42 finding types by id, in the order of the file."""
    return {row["id"]: FindingType(**_tuples(row)) for row in _data("laws_map")["finding_types"]}


@cache
def violation_items() -> dict[str, ViolationItem]:
    """Give the 31 items by id, in the order of the official text."""
    data = _data("violation_items")
    return {row["id"]: ViolationItem(**_tuples(row), source=data["source"]) for row in data["items"]}


@cache
def violation_categories() -> dict[int, dict[str, str]]:
    """Give the six categories of the items: number → name by language."""
    return {row["number"]: {"en": row["en"], "zh": row["zh"]} for row in _data("violation_items")["categories"]}


@cache
def finding_kinds() -> dict[str, FindingKind]:
    """Give the kinds of finding in the Safe Net notices by id."""
    return {row["id"]: FindingKind(**_tuples(row)) for row in _data("finding_kinds")["kinds"]}


@cache
def problem_types() -> dict[str, ProblemType]:
    """Give the problem types of the MIIT notices by id: P1 to P8, Q1 to Q10."""
    return {row["id"]: ProblemType(**_tuples(row)) for row in _data("problem_types")["problem_types"]}


@cache
def permissions() -> dict[str, Permission]:
    """Give the permissions by name."""
    return {row["name"]: Permission(**_tuples(row)) for row in _data("permissions")["permissions"]}


@cache
def permission(name: str) -> Permission | None:
    """Give what is known of a permission, or None. A row whose name ends in `.*` stands for a whole family.

    >>> permission("android.permission.health.READ_STEPS").group, permission("com.example.OWN")
    ('HEALTH', None)
    """
    known = permissions()
    return known.get(name) or known.get(f"{name.rpartition('.')[0]}.*")


@cache
def permission_group(name: str) -> str:
    """Give the group of a permission; one we do not know, or that has none, is a group of its own."""
    known = permission(name)
    return (known.group if known else None) or name


@cache
def consent_signals() -> dict[str, Any]:
    """Give the signals of consent: preferences, vendors, calls, headers, opt_outs (see the file)."""
    signals: dict[str, Any] = _data("consent_signals")
    return signals


def _data(name: str) -> Any:
    return yamlio.load_data(resources.path("data") / f"{name}.yaml")


def _tuples(row: Row) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
