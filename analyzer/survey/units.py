"""One app as a survey counts it: its sessions put together by the rule of the study."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyzer.survey.measures import Cell, Measured, is_unjudged
from analyzer.survey.sessions import Facts
from analyzer.survey.study import OWN_GROUPS, Study


@dataclass(frozen=True)
class App:
    """One app. groups: value of each group of the study, "unknown" where nobody says.

    cells, unjudged: as of a session (`analyzer.survey.measures`). sessions: that count. pairs, agreeing: of sessions of
    the same scenario and version, how many pairs there are and how many show the same cells.
    by_scenario: what each scenario shows, for comparisons within the app.
    """

    app_id: str
    groups: tuple[str, ...]
    cells: frozenset[Cell]
    unjudged: frozenset[str]
    sessions: int
    pairs: int
    agreeing: int
    by_scenario: Mapping[str, Measured]
    first_sent_ms: int | None


def make_app(app_id: str, counting: Sequence[Facts], labels: Mapping[str, str], study: Study) -> App:
    """Put the sessions of one app together. counting: at least one; labels: row of the labels file.

    A measure is judged in the app where at least one session could judge it. By `majority` a cell holds when more than
    half of the sessions that could judge it show it.
    """
    unjudged = frozenset.intersection(*(one.measured.unjudged for one in counting))
    times = [one.first_sent_ms for one in counting if one.first_sent_ms is not None]
    pairs, agreeing = _agreement(counting)
    return App(
        app_id=app_id,
        groups=tuple(_group(name, counting, labels) for name in study.group_by),
        cells=_combined(counting, study.unit.combine),
        unjudged=unjudged,
        sessions=len(counting),
        pairs=pairs,
        agreeing=agreeing,
        by_scenario=_by_scenario(counting),
        first_sent_ms=min(times) if times else None,
    )


def _combined(counting: Sequence[Facts], combine: str) -> frozenset[Cell]:
    shown = Counter(cell for one in counting for cell in one.measured.cells)
    if combine == "any":
        return frozenset(shown)

    def able(cell: Cell) -> int:
        return sum(not is_unjudged(cell, one.measured.unjudged) for one in counting)

    return frozenset(cell for cell, n in shown.items() if 2 * n > able(cell))


def _by_scenario(counting: Sequence[Facts]) -> dict[str, Measured]:
    found: dict[str, list[Measured]] = {}
    for one in counting:
        if one.head.scenario:
            found.setdefault(one.head.scenario, []).append(one.measured)
    return {
        name: Measured(
            frozenset[Cell]().union(*(one.cells for one in sessions)),
            frozenset.intersection(*(one.unjudged for one in sessions)),
        )
        for name, sessions in sorted(found.items())
    }


def _agreement(counting: Sequence[Facts]) -> tuple[int, int]:
    """Count pairs of repeated trials, and those that show the same."""
    pairs = agreeing = 0
    for position, one in enumerate(counting):
        for other in counting[position + 1 :]:
            if (one.head.scenario, one.head.version) == (other.head.scenario, other.head.version):
                pairs += 1
                agreeing += one.measured.cells == other.measured.cells
    return pairs, agreeing


def _group(name: str, counting: Sequence[Facts], labels: Mapping[str, str]) -> str:
    """Give an app's value of a group: of its labels, else of its sessions; several differing ones are `several`."""
    if labels.get(name):
        return labels[name]
    if name not in OWN_GROUPS:
        return "unknown"
    told = {str(getattr(one.head, name)) for one in counting} - {""}
    return "several" if len(told) > 1 else next(iter(told), "unknown")
