"""Judge the rows of `analyze --format json` by the labels of a corpus: recall, precision, and where they fail.

A row is matched to a label of the same message and data type: *exact* when act, transform, location, layers and path
are all the label's, *renamed* when some differ. A label without a row is *missed*; a row without a label is *invented*.
No value is ever read: everything is told by message numbers and value ids.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
NAMED = ("act", "transform", "location", "layers", "path")
JUDGED_METHODS = frozenset({"known_value", "hook_value", "decrypted"})
"""Rows of other methods (patterns, field names, endpoints) claim something else and are only counted."""
STRONG_BITS = 40
CLAIMED = frozenset({"certain", "likely"})
"""Confidences that claim something; precision is theirs."""
CLASSES = {
    "strong": "form and value leave >= 40 bits",
    "enumerable": "form leaves >= 40 bits, the value itself fewer",
    "weak": "form leaves < 40 bits",
    "keyed": "HMAC or salt, needs the session's keys",
}
_SAID_BY_ROWS = ("transform", "placement", "data_type", "phase")
GROUPS = ("class", *_SAID_BY_ROWS, "layout", "field")


def class_of(label: Row) -> str:
    """Give the class of a label: keyed, strong, enumerable or weak."""
    if label["needs"]:
        return "keyed"
    if label["form_bits"] < STRONG_BITS:
        return "weak"
    return "strong" if label["value_bits"] >= STRONG_BITS else "enumerable"


def placement_of(row: Row) -> str:
    """Give location and layers as one text."""
    return f"{row['location']} {row['layers'] or '-'}" if row.get("path") != "host" else "host -"


@dataclass
class Match:
    """One label or one row and what became of it: exact, renamed, unsure (possible only), missed, invented, twin."""

    outcome: str
    label: Row | None = None
    row: Row | None = None
    differs: tuple[str, ...] = ()


@dataclass
class Score:
    """Everything the table is made of; `baselines`: name -> pairs (ref_id, data type) found."""

    labels: list[Row]
    negatives: Counter[str]
    matches: list[Match]
    ignored: Counter[str]
    negative_shape: dict[str, str]
    baselines: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    def confusion(self, outcome: str) -> list[Row]:
        """Give the cases of one outcome, by ids: message, value id or shape, what was said and what is true."""
        return [_case(match, self.negative_shape) for match in self.matches if match.outcome == outcome]


def _case(match: Match, shapes: dict[str, str]) -> Row:
    case: Row = {"differs": list(match.differs)}
    if match.label:
        keys = (
            "ref_id",
            "value_id",
            "data_type",
            "transform",
            "variant",
            "layers",
            "location",
            "path",
            "layout",
            "field",
        )
        case |= {key: match.label[key] for key in (*keys, "bits")}
    if match.row:
        said = {key: match.row.get(key) for key in ("data_type", "confidence", "method", *NAMED)}
        ref = match.row["ref_id"]
        case |= {"ref_id": ref, "said": said} | ({"shape": shapes[ref]} if ref in shapes else {})
    return case


def read_labels(folder: Path) -> Iterator[Row]:
    """Give the lines of labels.jsonl."""
    with (folder / "labels.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def observations(result: Any) -> Iterator[Row]:
    """Give the rows of one `analyze --format json` object, or of several sessions in one."""
    for session in result.get("sessions", [result]):
        yield from session["observations"]


def score(folder: Path, rows: Iterable[Row], *, has_keys: bool = False) -> Score:
    """Match rows to the labels of a corpus folder. `has_keys`: the detector was given the session's keys and salts."""
    return judge(read_labels(folder), rows, has_keys=has_keys)


def judge(lines: Iterable[Row], rows: Iterable[Row], *, has_keys: bool = False) -> Score:
    """Match rows to labels, positive and negative."""
    labels, negatives, shapes = [], Counter[str](), {}
    by_key: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for label in lines:
        if label["kind"] == "negative":
            negatives[label["shape"]] += 1
            shapes[label["ref_id"]] = label["shape"]
        else:
            labels.append(label)
            by_key[label["ref_id"], label["data_type"]].append(label)
    ignored: Counter[str] = Counter()
    said: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        why = _ignored(row)
        if why:
            ignored[why] += 1
        else:
            said[row["ref_id"], row["data_type"]].append(row)
    matches: list[Match] = []
    for key in sorted({*by_key, *said}):
        matches += _matched(by_key.get(key, []), said.get(key, []), has_keys)
    return Score(labels, negatives, matches, ignored, shapes)


def _ignored(row: Row) -> str:
    if row.get("act") == "accessed":
        return "accessed"
    if "placeholder" in (row.get("method"), row.get("transform"), row.get("reasoning")):
        return "placeholder"
    method = row.get("method")
    return "" if method in JUDGED_METHODS else f"method {method}"


def _matched(labels: list[Row], rows: list[Row], has_keys: bool) -> list[Match]:
    """Match within one message and data type: equal rows first, then the most alike."""
    rows, left, found = sorted(rows, key=lambda row: not _claims(row)), [], []
    for label in labels:
        same = next((row for row in rows if not _differing(label, row)), None)
        if same is None:
            left.append(label)
        else:
            rows.remove(same)
            found.append(_judged("exact", label, same, has_keys))
    for label in left:
        if rows:
            best = min(
                rows,
                key=lambda row: (len(_differing(label, row)), json.dumps(row, sort_keys=True, default=str)),
            )
            rows.remove(best)
            found.append(_judged("renamed", label, best, has_keys))
        else:
            found.append(Match("missed", label))
    for row in rows:
        is_twin = any(row.get("path") in label["paths"] and len(label["paths"]) > 1 for label in labels)
        found.append(Match("twin" if is_twin else "invented", None, row))
    return found


def _differing(label: Row, row: Row) -> tuple[str, ...]:
    return tuple(name for name in NAMED if (row.get(name) or "") != label[name])


def _judged(outcome: str, label: Row, row: Row, has_keys: bool) -> Match:
    kind = class_of(label)
    needs_certainty = kind == "strong" or (kind == "keyed" and has_keys and label["bits"] >= STRONG_BITS)
    if needs_certainty and row.get("confidence") == "possible":
        outcome = "unsure"
    return Match(outcome, label, row, _differing(label, row))


@dataclass(frozen=True)
class Line:
    """One line of a table; shares are None where nothing is counted."""

    name: str
    n: int
    recall: float | None
    exact: float | None
    precision: float | None
    baselines: tuple[float | None, ...]


def _claims(row: Row | None) -> bool:
    return row is not None and row.get("confidence") in CLAIMED


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _group_of(label: Row, group: str) -> str:
    if group == "class":
        return class_of(label)
    return placement_of(label) if group == "placement" else str(label[group])


def lines(result: Score, group: str, classes: Iterable[str] = ("strong",)) -> list[Line]:
    """Give the lines of one grouping of labels (GROUPS), over the given classes; precision by what the rows say."""
    kept = set(classes)
    labels = [label for label in result.labels if class_of(label) in kept]
    wanted = Counter(_group_of(label, group) for label in labels)
    found, exact, right, said = _tally(result, group, kept)
    hits = {
        name: Counter(_group_of(label, group) for label in labels if (label["ref_id"], label["data_type"]) in pairs)
        for name, pairs in result.baselines.items()
    }
    return [
        Line(
            name,
            wanted[name],
            _share(found[name], wanted[name]),
            _share(exact[name], wanted[name]),
            _share(right[name], said[name]),
            tuple(_share(hits[baseline][name], wanted[name]) for baseline in result.baselines),
        )
        for name in sorted({*wanted, *said})
    ]


def _tally(result: Score, group: str, kept: set[str]) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Count per group: labels found, those exact, rows that claim and are right, rows that claim."""
    found, exact, right, said = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for match in result.matches:
        if match.label and class_of(match.label) in kept:
            name = _group_of(match.label, group)
            found[name] += match.outcome in ("exact", "renamed")
            exact[name] += match.outcome == "exact"
            right[name] += _claims(match.row)
            said[name] += _claims(match.row)
        elif match.outcome == "invented" and match.row and _claims(match.row) and group in _SAID_BY_ROWS:
            row = {"location": "", "layers": "", "phase": "", "transform": "", **match.row}
            said[_group_of(row, group)] += 1
    return found, exact, right, +said


def totals(result: Score) -> Row:
    """Give the figures over all: recall and exactness per class, precision over all judged rows, and the baselines'."""
    outcomes = Counter(match.outcome for match in result.matches)
    matched = [match for match in result.matches if match.label and match.row]
    invented = [match for match in result.matches if match.outcome == "invented"]
    n_claimed = sum(_claims(match.row) for match in matched)
    wanted = {(label["ref_id"], label["data_type"]) for label in result.labels}
    figures: Row = {
        "labels": len(result.labels),
        "negatives": sum(result.negatives.values()),
        "outcomes": dict(outcomes),
    }
    figures["precision"] = _share(n_claimed, n_claimed + sum(_claims(match.row) for match in invented))
    figures["precision_with_possible"] = _share(len(matched), len(matched) + len(invented))
    figures["classes"] = {line.name: line for line in lines(result, "class", CLASSES)}
    figures["baseline_precision"] = {
        name: _share(len(pairs & wanted), len(pairs)) for name, pairs in result.baselines.items()
    }
    return figures
