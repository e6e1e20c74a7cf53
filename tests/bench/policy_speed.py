"""A policy of 100 pages, read sentence by sentence, beside one pass of all its words as a plain pattern.

CPU seconds of one process, taking turns, medians. Text: the labelled sentences with their headings, as often
as it takes.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from policy.labelled import labelled  # noqa: E402

from analyzer.scope.policy import lexicon  # noqa: E402
from analyzer.scope.policy.reader import read_policy  # noqa: E402

PAGES = 100
CHARACTERS = {"zh": 1200, "en": 3000}
"""On a printed page."""
ROUNDS = 3
Figure = dict[str, Any]


def run() -> list[Figure]:
    """Give the figures."""
    return [_figure(lang) for lang in CHARACTERS]


def _figure(lang: str) -> Figure:
    text, pattern = _policy(lang), _plain_pattern(lang)
    read_policy(text[:1000])
    timers: dict[str, Callable[[], object]] = {
        "read": lambda: read_policy(text),
        "plain": lambda: sum(1 for _ in pattern.finditer(text)),
    }
    seconds: dict[str, list[float]] = {name: [] for name in timers}
    for _ in range(ROUNDS):
        for name, action in timers.items():
            before = time.process_time()
            action()
            seconds[name].append(time.process_time() - before)
    value, plain = (statistics.median(seconds[name]) for name in ("read", "plain"))
    title = f"policy of {PAGES} pages ({lang}, {len(text):,} characters)"
    baseline = f"{plain:.3f} s, all words as one pattern"
    return {"name": title, "value": round(value, 3), "unit": "CPU s", "baseline": baseline, "goal": "<= 2"}


def _policy(lang: str) -> str:
    pieces, size = [], 0
    while size < PAGES * CHARACTERS[lang]:
        for sentence in labelled(lang):
            pieces.append(f"{len(pieces)}. {sentence.document}")  # no two alike: nothing is remembered
            size += len(sentence.document)
    return "\n".join(pieces)[: PAGES * CHARACTERS[lang]]


def _plain_pattern(lang: str) -> re.Pattern[str]:
    rows = [row for row in lexicon.document()["terms"] if row["lang"] == lang]
    words = {str(word) for row in rows for strength in ("strong", "broad", "weak") for word in row.get(strength, ())}
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)
