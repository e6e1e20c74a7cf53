"""What apps declare beside what was observed, in the form of the China Consumers Association's comparison of 2018."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyzer.survey.measures import Cell, is_unjudged
from analyzer.survey.run import Counted, app_rows
from analyzer.survey.shares import Row, earlier, estimate, groups
from analyzer.survey.tally import ALL, Group

KINDS = {"observed": "overcollected", "declared": "declared_unnecessary"}
"""The two ways to over-collect, which are never added: what was observed, and what is declared beyond the list."""
_OBSERVED = ("read", "sent")
_STARS = ((60.0, 1.0), (70.0, 2.0), (80.0, 3.0), (85.0, 3.5), (90.0, 4.0), (95.0, 4.5), (100.0, 5.0))
"""Highest score of each number of stars, as the report of 2018 gives them."""

Counts = dict[tuple[str, str], tuple[int, int]]
"""(kind, class) → k, n."""


def cca(counted: Counted) -> list[Row]:
    """Give group × class of data: apps that over-collect, observed at run time and (`declared_…`) by their scope files.

    An app is counted once per class, whatever number of the class's data types it takes; so classes are counted from
    the rows of apps, not summed. The row of all apps carries the published count, which is one of declarations.
    """
    study = earlier("cca2018")
    classes = [*study["classes"], {"id": "any", "data_types": None, "apps": study["overcollecting"]}]
    found = _counts(counted, classes)
    rows = []
    for group in [*(one for one in groups(counted) if one[0] in counted.study.group_by[:1]), ALL]:
        for one in classes:
            row: Row = {"group": group[0], "value": group[1], "class": one["id"]}
            for kind, prefix in (("observed", ""), ("declared", "declared_")):
                row |= _columns(counted, group, found, (kind, one["id"]), prefix)
            is_all = group == ALL
            rows.append(row | {"published_k": one["apps"] if is_all else None,
                               "published_n": study["n"] if is_all else None})  # fmt: skip
    return rows


def _columns(counted: Counted, group: Group, found: Mapping[Group, Counts], key: tuple[str, str], prefix: str) -> Row:
    def of(stratum: Group) -> tuple[int, int]:
        return found.get(stratum, {}).get(key, (0, 0))

    k, n = of(group)
    share = estimate(counted, group, k, n, of)[0]
    told = {"k": k, "n": n, "share": share.share, "ci_low": share.low, "ci_high": share.high, "ci_method": share.method}
    return {f"{prefix}{name}": value for name, value in told.items()}


def _counts(counted: Counted, classes: Sequence[Row]) -> dict[Group, Counts]:
    found: dict[Group, Counts] = {}
    for app in app_rows(counted):
        cells = {(cell[0], cell[1]) for cell in app["cells"]}
        for kind, measure in KINDS.items():
            is_judged = measure not in app["unjudged"]
            hits = {one["id"]: _shows(cells, measure, one["data_types"]) for one in classes}
            for group in [ALL, *zip(counted.study.group_by[:1], app["groups"][:1], strict=True)]:
                counts = found.setdefault(group, {})
                for name, is_hit in hits.items():
                    k, n = counts.get((kind, name), (0, 0))
                    counts[kind, name] = (k + is_hit, n + (is_judged or is_hit))
    return found


def _shows(cells: set[Cell], measure: str, data_types: Sequence[str] | None) -> bool:
    if data_types is None:
        return ("any", measure) in cells
    return any((measure, name) in cells for name in data_types)


def declared_observed(counted: Counted) -> list[Row]:
    """Give, per data type, the apps that declare it, that were seen to read or send it, both, and neither."""
    found: dict[str, list[int]] = {}
    n = 0
    for app in app_rows(counted):
        unjudged = frozenset(app["unjudged"])
        if is_unjudged(("declared", ""), unjudged) or all(is_unjudged((name, ""), unjudged) for name in _OBSERVED):
            continue
        n += 1
        declared = {key for measure, key in app["cells"] if measure == "declared"}
        observed = {key for measure, key in app["cells"] if measure in _OBSERVED}
        for name in declared | observed:
            counts = found.setdefault(name, [0, 0, 0])
            counts[(name in observed) + 2 * (name in declared) - 1] += 1
    return [
        {"data_type": name, "both": both, "declared_only": declared, "observed_only": observed,
         "neither": n - both - declared - observed, "n": n}
        for name, (observed, declared, both) in sorted(found.items())
    ]  # fmt: skip


def policy(counted: Counted) -> list[Row]:
    """Give the score and the stars of each app's policy, as far as the labels give scores; best first."""
    rows = [
        {"app_id": app["app_id"], "value": app["groups"][0] if app["groups"] else "", "score": app["score"],
         "stars": stars(app["score"])}
        for app in app_rows(counted) if app["score"] is not None
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row["score"], row["app_id"]))


def stars(score: float) -> float:
    """Give the stars of a score from 0 to 100 by the scale of 2018.

    >>> stars(60), stars(61), stars(85), stars(96)
    (1.0, 2.0, 3.5, 5.0)
    """
    return next(number for highest, number in _STARS if score <= highest)
