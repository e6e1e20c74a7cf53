"""How often the intervals of a survey hold the true share, over populations whose share is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from analyzer.survey import stats

N_POPULATIONS = 4000
SAMPLES = (10, 30, 100, 300)
"""Apps in a sample; each population is sampled in each size."""
AVERAGE = (0.93, 0.97)
"""Bounds of the share of intervals that hold the true one, on average over the populations."""
_ERROR = 3.0
"""Standard errors of the simulation that an exact interval may fall below its level."""


def intervals_stage(seed: int, n_populations: int = N_POPULATIONS) -> list[dict[str, Any]]:
    """Give per method and sample size how often the interval held the true share.

    Each population has a share of its own, drawn evenly from 2 % to 98 %; a sample is drawn from it by chance.
    """
    generator = np.random.default_rng(seed)
    shares = generator.uniform(0.02, 0.98, n_populations)
    methods: dict[str, Callable[[int, int], stats.Share]] = {
        "wilson": stats.wilson,
        "clopper_pearson": stats.clopper_pearson,
    }
    rows = []
    for n in SAMPLES:
        drawn = generator.binomial(n, shares)
        for name, method in methods.items():
            known = {int(k): method(int(k), n) for k in np.unique(drawn)}
            held = sum(known[int(k)].low <= share <= known[int(k)].high for k, share in zip(drawn, shares, strict=True))
            rows.append({"method": name, "n": n, "populations": n_populations, "held": float(held / n_populations)})
    return rows


def intervals_figures(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the figures with their goals: Wilson's average within bounds, the exact one never below its level."""
    n = rows[0]["populations"]
    average = sum(row["held"] for row in rows if row["method"] == "wilson") / len(SAMPLES)
    least = min(row["held"] for row in rows if row["method"] == "clopper_pearson")
    floor = stats.LEVEL - _ERROR * (stats.LEVEL * (1 - stats.LEVEL) / n) ** 0.5
    name = f"over {n} populations"
    return [
        {"name": f"truth: Wilson holds the true share, average {name}", "value": average, "unit": "", "baseline": None,
         "goal": f">= {AVERAGE[0]}"},
        {"name": f"truth: Wilson holds it too often, average {name}", "value": average, "unit": "", "baseline": None,
         "goal": f"<= {AVERAGE[1]}"},
        {"name": f"truth: Clopper–Pearson holds it, least of any sample size, {name}", "value": least, "unit": "",
         "baseline": stats.LEVEL, "goal": f">= {floor:.4f}"},
    ]  # fmt: skip


def intervals_part(rows: list[dict[str, Any]]) -> str:
    """Give the section of the page."""
    said = (
        f"How often an interval at {stats.LEVEL:.0%} holds the true share of a population drawn from by chance; "
        f"{rows[0]['populations']} populations per row."
    )
    lines = [
        "",
        "## Intervals of surveys",
        "",
        said,
        "",
        "| method | apps in the sample | holds |",
        "| --- | ---: | ---: |",
        *(f"| {row['method']} | {row['n']} | {row['held']:.4f} |" for row in rows),
        "",
    ]
    return "\n".join(lines)
