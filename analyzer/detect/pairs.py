"""Joins the halves of a value: latitude and longitude, or the parts of a name, that stand near each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from analyzer.detect.known import KnownValue
from analyzer.detect.search import Hit
from analyzer.detect.transforms import Form

NEAR = 256
"""Most bytes between two halves: names and marks of two neighboring fields of the widest containers (multipart)."""

_UNORDERED = ("split", "decimal(halves)")
"""Transforms whose name says nothing of which half comes first."""
_Spot = tuple[int, int]
_Half = dict[_Spot, dict[str, Form]]


def join_halves(halves: Iterable[Hit]) -> list[Hit]:
    """Give one hit for each first and second half of a value under one transform that are nearest to each other.

    halves: hits whose form is a half, all in the bytes of one node. A half is used once. Of several transforms that
    write the same two texts, the one with fewest steps is told, of these the coarsest; longitude before latitude is
    `lng_lat`. The hit goes from the beginning of what stands first to the end of what stands last. Halves without a
    partner give nothing.
    """
    of_value: dict[tuple[str, str], tuple[KnownValue, list[_Half]]] = {}
    for hit in halves:
        assert hit.value is not None and hit.form is not None
        _, parts = of_value.setdefault(hit.key, (hit.value, [defaultdict(dict), defaultdict(dict)]))
        parts[hit.form.half][hit.start, hit.end][hit.form.transform] = hit.form
    return [hit for value, (first, second) in of_value.values() for hit in _joined(value, first, second)]


def _joined(value: KnownValue, first: _Half, second: _Half) -> list[Hit]:
    candidates = []
    spots = sorted(second)
    starts = [start for start, _ in spots]
    longest = max((end - start for start, end in spots), default=0)
    for a in first:
        for b in spots[bisect_left(starts, a[0] - NEAR - longest) : bisect_right(starts, a[1] + NEAR)]:
            gap = max(a[0], b[0]) - min(a[1], b[1])
            if gap > NEAR or gap < 0:
                continue
            if names := first[a].keys() & second[b].keys():
                name = min(names, key=lambda name: (first[a][name].steps, first[a][name].bits, name))
                candidates.append((gap, a[0] > b[0], first[a][name].steps, a, b, name))
    used: set[tuple[int, _Spot]] = set()
    found = []
    for _, is_turned, _, a, b, name in sorted(candidates):
        if (0, a) in used or (1, b) in used:
            continue
        used |= {(0, a), (1, b)}
        form = _form(first[a][name], second[b][name], is_turned)
        found.append(Hit(min(a[0], b[0]), max(a[1], b[1]), value, form, first_end=min(a[1], b[1])))
    return found


def _form(first: Form, second: Form, is_turned: bool) -> Form:
    name, steps = first.transform, max(first.steps, second.steps)
    if is_turned and name not in _UNORDERED:
        name, steps = "lng_lat" if name == "plain" else f"{name}|lng_lat", steps + 1
    parts = (second, first) if is_turned else (first, second)
    pattern = b",".join(part.pattern for part in parts)
    return parts[0]._replace(pattern=pattern, transform=name, steps=steps, bits=first.bits + second.bits, half=-1)
