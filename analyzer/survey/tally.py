"""Integers of a study that add up: what one worker counts, and the sum over all of them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from analyzer.survey.measures import PAIRED, Cell, Measured
from analyzer.survey.units import App

Group = tuple[str, str]
"""(name of the group, value); ("", "") is all apps."""

ALL: Group = ("", "")
Pair = tuple[str, str, str]
"""(kind, first, second) of what is compared within an app: two scenarios, or two states of consent."""


@dataclass
class Tally:
    """Counts of apps and sessions, integers only, so that the order of adding never matters.

    apps: group → apps. hits: group and cell → apps that show it. unjudged: group and measure → apps that could not be
    judged. reasons: why sessions do not count. lost: reason → apps without a session that counts. sessions: that
    count (`counted`), of those the ones that do not say whether their scenario was played to its end (`silent`), and
    the apps of those (`silent_apps`). first_sent_ms: time → apps. compared: (pair, measure) → apps in which both
    could be judged; changes: of those, (pair, cell) → apps that show it in the first only; in_both: (pair with first
    < second, cell) → apps that show it in both. trials: (measure or "", pairs | agreeing) → pairs of repeated
    sessions. clusters: (headline measure or "", cluster, k | n | unjudged) → apps. traffic: (method or any, k | kk |
    kn) and ("", n | nn | apps) → sums over apps of requests, and of their products.
    """

    apps: Counter[Group] = field(default_factory=Counter)
    hits: Counter[tuple[Group, Cell]] = field(default_factory=Counter)
    unjudged: Counter[tuple[Group, str]] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    sessions: Counter[str] = field(default_factory=Counter)
    first_sent_ms: Counter[int] = field(default_factory=Counter)
    changes: Counter[tuple[Pair, Cell]] = field(default_factory=Counter)
    in_both: Counter[tuple[Pair, Cell]] = field(default_factory=Counter)
    compared: Counter[tuple[Pair, str]] = field(default_factory=Counter)
    trials: Counter[tuple[str, str]] = field(default_factory=Counter)
    clusters: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    traffic: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add_app(self, app: App, group_by: tuple[str, ...], cluster: str | None = None) -> None:
        """Count one app. cluster: what it shares with others, for the bootstrap."""
        groups = [ALL, *zip(group_by, app.groups, strict=True)]
        for group in groups:
            self.apps[group] += 1
            self.hits.update((group, cell) for cell in app.cells)
            self.unjudged.update((group, measure) for measure in app.unjudged)
        if app.first_sent_ms is not None:
            self.first_sent_ms[app.first_sent_ms] += 1
        for measure, (pairs, agreeing) in app.trials.items():
            self.trials.update({(measure, "pairs"): pairs, (measure, "agreeing"): agreeing})
        for kind in ("scenario", "state"):
            self._compare(kind, {context.name: context.measured for context in app.contexts if context.kind == kind})
        self._weigh(app)
        if cluster is not None:
            self._cluster(app, cluster)

    def _compare(self, kind: str, told: Mapping[str, Measured]) -> None:
        for first, second in itertools.permutations(told, 2):
            one, other, pair = told[first], told[second], (kind, first, second)
            judged = [name for name in PAIRED if name not in one.unjudged | other.unjudged]
            self.compared.update((pair, name) for name in judged)
            self.changes.update((pair, cell) for cell in one.cells - other.cells if cell[0] in judged)
            if first < second:
                self.in_both.update((pair, cell) for cell in one.cells & other.cells if cell[0] in judged)

    def _weigh(self, app: App) -> None:
        n = app.traffic.get("", 0)
        if n:
            self.traffic.update({("", "n"): n, ("", "nn"): n * n, ("", "apps"): 1})
        for method, k in app.traffic.items():
            if method:
                self.traffic.update({(method, "k"): k, (method, "kk"): k * k, (method, "kn"): k * n})

    def _cluster(self, app: App, cluster: str) -> None:
        for measure in (key for name, key in app.cells if name == "any"):
            self.clusters[measure, cluster, "k"] += 1
        self.clusters["", cluster, "n"] += 1
        self.clusters.update(
            (name.removeprefix("any:"), cluster, "unjudged") for name in app.unjudged if name[:4] == "any:"
        )

    def add(self, other: Tally) -> None:
        """Add what another worker counted."""
        for name, counts in vars(other).items():
            getattr(self, name).update(counts)

    def as_json(self) -> dict[str, Any]:
        """Give the counts as plain JSON: per counter a sorted list of [key, count]."""
        return {
            name: sorted(([_plain(key), n] for key, n in counts.items()), key=repr)
            for name, counts in vars(self).items()
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Iterable[Any]]) -> Tally:
        """Give the tally that `as_json` wrote."""
        made = cls()
        for name, rows in data.items():
            getattr(made, name).update({_key(key): n for key, n in rows})
        return made


def _plain(key: Any) -> Any:
    return [_plain(part) for part in key] if isinstance(key, tuple) else key


def _key(key: Any) -> Any:
    return tuple(_key(part) for part in key) if isinstance(key, list) else key
