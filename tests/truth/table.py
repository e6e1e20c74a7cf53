"""The truth table as Markdown: every sentence is fixed, every number comes from a score."""

from __future__ import annotations

from collections import Counter

from truth.score import CLASSES, Line, Score, lines, totals

_TITLES = {
    "transform": "By transform",
    "placement": "By location and layers",
    "data_type": "By data type",
    "phase": "By phase",
    "layout": "By how the value stands in its field",
    "field": "By field name",
}


def share_text(share: float | None) -> str:
    """Give a share with three decimals, cut off, – for none."""
    # Rounding up would print 1.000 for what is not all.
    return "–" if share is None else f"{int(share * 1000 + 1e-9) / 1000:.3f}"


def _table(name: str, rows: list[Line], baselines: list[str]) -> list[str]:
    head = [name, "n", "recall", "exact", "precision", *(f"recall: {baseline}" for baseline in baselines)]
    out = [f"| {' | '.join(head)} |", "| --- |" + " ---: |" * (len(head) - 1)]
    for row in rows:
        shares = (row.recall, row.exact, row.precision, *row.baselines)
        label = row.name.replace("|", "\\|")
        out.append(f"| `{label}` | {row.n} | {' | '.join(map(share_text, shares))} |")
    return [*out, ""]


def render(result: Score) -> str:
    """Give the whole table."""
    figures, baselines = totals(result), [*result.baselines]
    out = ["# Truth", "", f"{figures['labels']} transmissions, {figures['negatives']} negatives.", ""]
    out += ["Recall: a row of confidence certain or likely where form and value leave >= 40 bits, else any row;"]
    out += ["exact: the row names transform, location, layers and path as the label does; precision: of rows"]
    out += ["of confidence certain or likely, against all labels and negatives.", ""]
    out += [
        "| searcher | precision |",
        "| --- | ---: |",
        f"| this analyzer | {share_text(figures['precision'])} |",
    ]
    out += [f"| {name} | {share_text(share)} |" for name, share in figures["baseline_precision"].items()]
    out += ["", "| outcome | n |", "| --- | ---: |"]
    out += [f"| {name} | {n} |" for name, n in sorted(figures["outcomes"].items())]
    out += [f"| not judged: {name} | {n} |" for name, n in sorted(result.ignored.items())]
    out += ["", "## By class", "", *_table("class", [*figures["classes"].values()], baselines)]
    out += [f"- `{name}`: {text}" for name, text in CLASSES.items()]
    for group, title in _TITLES.items():
        out += ["", f"## {title} (strong)", "", *_table(group, lines(result, group), baselines)]
        if group == "transform":
            rest = [name for name in CLASSES if name != "strong"]
            out += [
                f"## {title} (the other classes)",
                "",
                *_table(group, lines(result, group, rest), baselines),
            ]
    out += ["## What must not be found", "", "| shape | n | rows invented |", "| --- | ---: | ---: |"]
    invented = Counter(case["shape"] for case in result.confusion("invented") if "shape" in case)
    out += [f"| {shape} | {n} | {invented[shape]} |" for shape, n in sorted(result.negatives.items())]
    return "\n".join(out) + "\n"
