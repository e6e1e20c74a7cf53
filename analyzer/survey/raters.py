"""Labels that people gave by hand: read from their files, and how far the raters agree."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analyzer.model.errors import UsageError
from analyzer.survey import stats, storage
from analyzer.survey.study import Rater, Study

Ratings = dict[str, dict[str, dict[str, str]]]
"""question → unit → rater → label; an empty label is left out."""
_SHOWN = 5


def read_ratings(study: Study, base: str | Path) -> Ratings:
    """Give what the raters of a study said; nothing for a study without.

    A file is a CSV in UTF-8 with a column `id` (whatever was judged: an app, a screen) and one column per question;
    a cell is a label, and an empty one no answer. Raises UsageError E181 for a file that is absent or cannot be read,
    that lacks `id` or names one twice, and for raters whose ids or questions differ.
    """
    told = {rater.name: _read(rater, base) for rater in study.raters}
    _check_same({name: set(rows) for name, rows in told.items()}, "ids")
    questions = {name: {one for row in rows.values() for one in row} for name, rows in told.items()}
    _check_same(questions, "questions")
    found: Ratings = {}
    for name, rows in told.items():
        for unit, row in sorted(rows.items()):
            for question, label in row.items():
                if label:
                    found.setdefault(question, {}).setdefault(unit, {})[name] = label
    return found


def _read(rater: Rater, base: str | Path) -> dict[str, dict[str, str]]:
    place = rater.file if storage.is_remote(rater.file) else storage.join(base, rater.file)
    try:
        data = storage.read(place)
        if data is None:
            raise _wrong(f"{place}: there is no such label file (rater {rater.name})")
        return _rows(place, csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _wrong(f"{place}: cannot read this label file ({type(error).__name__})") from error


def _rows(place: str, rows: csv.DictReader[str]) -> dict[str, dict[str, str]]:
    if "id" not in (rows.fieldnames or ()):
        raise _wrong(f"{place}:1: there is no column id")
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        unit = (row["id"] or "").strip()
        if not unit or unit in found:
            raise _wrong(f"{place}:{rows.line_num}: " + ("a second row of the same id" if unit else "an empty id"))
        found[unit] = {name: (value or "").strip() for name, value in row.items()
                       if name and name != "id" and not isinstance(value, list)}  # fmt: skip
    return found


def _check_same(told: Mapping[str, set[str]], what: str) -> None:
    """Refuse raters who did not judge the same: a unit that only one of them saw agrees with nobody."""
    for (one, first), (other, second) in itertools.pairwise(told.items()):
        for lacking, absent in ((other, first - second), (one, second - first)):
            if absent:
                more = f" and {len(absent) - _SHOWN} more" if len(absent) > _SHOWN else ""
                named = ", ".join(sorted(absent)[:_SHOWN]) + more
                raise _wrong(f"the raters {one} and {other} differ in {what}: {lacking} has no {named}")


def _wrong(message: str) -> UsageError:
    return UsageError(message, code="E181", hint="a CSV with a column id and a column per question; same rows for all")


def agreement(ratings: Ratings, study: Study) -> list[dict[str, Any]]:
    """Give, per question, Cohen's κ of each pair of raters and, of three or more, Fleiss' κ, with intervals.

    n: units that all raters of the row labelled; n_left_out: units that one of them left without a label.
    """
    names = [rater.name for rater in study.raters]
    rows = []
    for question, units in sorted(ratings.items()):
        groups: list[tuple[str, ...]] = list(itertools.combinations(names, 2))
        groups += [tuple(names)] if len(names) > 2 else []
        rows += [_row(question, group, units, study) for group in groups]
    return rows


def _row(
    question: str, raters: tuple[str, ...], units: Mapping[str, Mapping[str, str]], study: Study
) -> dict[str, Any]:
    patterns: Counter[tuple[str, ...]] = Counter(
        tuple(given[name] for name in raters) for given in units.values() if set(raters) <= set(given)
    )
    n = sum(patterns.values())
    agreed = sum(count for labels, count in patterns.items() if len(set(labels)) == 1)
    ordered = dict(sorted(patterns.items()))
    labels = [one for one, count in ordered.items() for _ in range(count)]
    kappa = _cohen(labels) if len(raters) == 2 else _fleiss(labels)
    low, high = stats.kappa_interval(ordered, seed=study.seed, repetitions=study.repetitions)
    return {
        "question": question, "raters": " / ".join(raters), "n": n, "n_left_out": len(units) - n, "agreed": agreed,
        "share_agreed": agreed / n if n else float("nan"), "kappa": kappa, "ci_low": low, "ci_high": high,
        "method": "cohen" if len(raters) == 2 else "fleiss",
    }  # fmt: skip


def _cohen(labels: Sequence[tuple[str, ...]]) -> float:
    return stats.cohen_kappa([one[0] for one in labels], [one[1] for one in labels])


def _fleiss(labels: Sequence[tuple[str, ...]]) -> float:
    names = sorted({name for one in labels for name in one})
    return stats.fleiss_kappa([[one.count(name) for name in names] for one in labels])
