"""Numbers of Binder calls by Android version: the committed table, which `analyzer.record.binder_codes` makes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from analyzer import resources

FILE = "binder_codes.tsv"

Codes = dict[str, dict[str, dict[int, int]]]
"""Interface → method → API level → number."""


def load_codes(file: Path | None = None) -> Codes:
    """Read the committed table."""
    text = (file or resources.path("data") / FILE).read_text(encoding="utf-8")
    codes: Codes = {}
    for line in text.splitlines():
        interface, method, spans = line.split("\t")
        if interface == "source":
            continue
        levels: dict[int, int] = {}
        for span in spans.split(","):
            reach, code = span.split("=")
            first, _, last = reach.partition("-")
            levels |= dict.fromkeys(range(int(first), int(last or first) + 1), int(code))
        codes.setdefault(interface, {})[method] = levels
    return codes


def spans_of(levels: Mapping[int, int]) -> list[tuple[int, int, int]]:
    """Give (first level, last level, number) of the stretches of levels that have one number.

    >>> spans_of({23: 1, 24: 1, 25: 2, 27: 2})
    [(23, 24, 1), (25, 25, 2), (27, 27, 2)]
    """
    spans: list[tuple[int, int, int]] = []
    for level, code in sorted(levels.items()):
        if spans and spans[-1][1] == level - 1 and spans[-1][2] == code:
            spans[-1] = (spans[-1][0], level, code)
        else:
            spans.append((level, level, code))
    return spans
