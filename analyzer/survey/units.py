"""One app as a survey counts it: its sessions put together by the rule of the study."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analyzer.scope.necessary import categories
from analyzer.survey.measures import ANY, DECLARED, PAIRED, Cell, Measured, is_unjudged
from analyzer.survey.sessions import Facts
from analyzer.survey.study import OWN_GROUPS, Study


@dataclass(frozen=True)
class Context:
    """What an app shows under one condition. kind: scenario, state (of consent) or year; name: which one.

    The cells are those that are compared: of a year the headline measures, else the measures per data type.
    """

    kind: str
    name: str
    measured: Measured


@dataclass(frozen=True)
class App:
    """One app. groups: value of each group of the study, "unknown" where nobody says.

    cells, unjudged: as of a session (`analyzer.survey.measures`), and what the app declares. sessions: that count.
    trials: of sessions of the same scenario and version, per headline measure and for all cells together (""), how many
    pairs there are and how many show the same. contexts: for comparisons within the app. traffic: requests ("") and
    those in which a method found what was sent. version, store: of its sessions, several joined; empty where nobody
    says. score: of its policy.
    """

    app_id: str
    groups: tuple[str, ...]
    cells: frozenset[Cell]
    unjudged: frozenset[str]
    sessions: int
    trials: Mapping[str, tuple[int, int]]
    contexts: tuple[Context, ...]
    first_sent_ms: int | None
    traffic: Mapping[str, int]
    version: str = ""
    store: str = ""
    score: float | None = None


@dataclass(frozen=True)
class Told:
    """What a study says of an app beside its sessions. declared: data types of its scope file, None without one."""

    labels: Mapping[str, str] = field(default_factory=dict)
    declared: tuple[str, ...] | None = None
    score: float | None = None


def make_app(app_id: str, counting: Sequence[Facts], told: Told, study: Study) -> App:
    """Put the sessions of one app together. counting: at least one.

    A measure is judged in the app where at least one session could judge it. By `majority` a cell holds when more than
    half of the sessions that could judge it show it.
    """
    times = [one.first_sent_ms for one in counting if one.first_sent_ms is not None]
    declared = _declared(told.declared, _group("category", counting, told.labels))
    traffic: Counter[str] = Counter()
    for one in counting:
        traffic.update(one.traffic)
    return App(
        app_id=app_id,
        groups=tuple(_group(name, counting, told.labels) for name in study.group_by),
        cells=_combined(counting, study.unit.combine) | declared.cells,
        unjudged=_unjudged_in_all([one.measured for one in counting]) | declared.unjudged,
        sessions=len(counting),
        trials=_agreement(counting),
        contexts=tuple(_contexts(counting)),
        first_sent_ms=min(times) if times else None,
        traffic=dict(traffic),
        version=_joined(one.head.version for one in counting),
        store=told.labels.get("store") or _joined(one.head.store for one in counting),
        score=told.score,
    )


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(sorted({*texts} - {""}))


def _unjudged_in_all(measured: Sequence[Measured]) -> frozenset[str]:
    return frozenset.intersection(*(one.unjudged for one in measured))


def _declared(data_types: tuple[str, ...] | None, category: str) -> Measured:
    """Give what an app declares, and what of it goes beyond the list of its category; unjudged without either."""
    unjudged = frozenset({*DECLARED, *(f"any:{name}" for name in DECLARED)})
    if data_types is None:
        return Measured(frozenset(), unjudged)
    cells = {("declared", name) for name in data_types}
    judged = {"declared", "any:declared"}
    if category in categories():
        beyond = set(data_types) - categories()[category].data_types
        cells |= {("declared_unnecessary", name) for name in beyond}
        judged |= {"declared_unnecessary", "any:declared_unnecessary"}
    return Measured(frozenset(cells | {("any", name) for name, _ in cells}), unjudged - judged)


def _combined(counting: Sequence[Facts], combine: str) -> frozenset[Cell]:
    shown = Counter(cell for one in counting for cell in one.measured.cells)
    if combine == "any":
        return frozenset(shown)

    def able(cell: Cell) -> int:
        return sum(not is_unjudged(cell, one.measured.unjudged) for one in counting)

    return frozenset(cell for cell, n in shown.items() if 2 * n > able(cell))


def _contexts(counting: Sequence[Facts]) -> Iterator[Context]:
    """Give what the sessions show per scenario, state of consent and year; the first two only where there are two."""
    found: dict[tuple[str, str], list[Measured]] = {}
    for one in counting:
        named = [("scenario", one.head.scenario, one.measured), ("year", one.head.year, one.measured)]
        named += [("state", name, measured) for name, measured in one.by_state.items()]
        for kind, name, measured in named:
            if name:
                found.setdefault((kind, name), []).append(measured)
    n_names = Counter(kind for kind, _ in found)
    for (kind, name), sessions in sorted(found.items()):
        if kind == "year" or n_names[kind] > 1:
            kept = ("any",) if kind == "year" else PAIRED
            cells = frozenset(cell for one in sessions for cell in one.cells if cell[0] in kept)
            unjudged = frozenset(one for one in _unjudged_in_all(sessions) if one.partition(":")[0] in kept)
            yield Context(kind, name, Measured(cells, unjudged))


def _agreement(counting: Sequence[Facts]) -> dict[str, tuple[int, int]]:
    """Count pairs of repeated trials, and those that show the same: all cells (""), and each headline measure."""
    trials: dict[tuple[str, str], list[Measured]] = {}
    for one in counting:
        trials.setdefault((one.head.scenario, one.head.version), []).append(one.measured)
    found: dict[str, tuple[int, int]] = {}
    for like in (group for group in trials.values() if len(group) > 1):
        _add_pairs(found, "", [one.cells for one in like])
        for name in ANY:
            _add_pairs(found, name, [("any", name) in one.cells for one in like if f"any:{name}" not in one.unjudged])
    return found


def _add_pairs(found: dict[str, tuple[int, int]], name: str, shown: Sequence[object]) -> None:
    pairs, agreeing = found.get(name, (0, 0))
    alike = sum(math.comb(n, 2) for n in Counter(shown).values())
    if len(shown) > 1:
        found[name] = (pairs + math.comb(len(shown), 2), agreeing + alike)


def _group(name: str, counting: Sequence[Facts], labels: Mapping[str, str]) -> str:
    """Give an app's value of a group: of its labels, else of its sessions; several differing ones are `several`."""
    if labels.get(name):
        return labels[name]
    if name not in OWN_GROUPS:
        return "unknown"
    told = {str(getattr(one.head, name)) for one in counting} - {""}
    return "several" if len(told) > 1 else next(iter(told), "unknown")
