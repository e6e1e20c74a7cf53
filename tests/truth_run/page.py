"""The page `truth.md` and the figures with their goals: every sentence is fixed, every number comes from a run."""

from __future__ import annotations

import re
from typing import Any

from truth.score import Line, Score, totals
from truth.table import render, share_text
from truth_run.stages import Judged, Played

from analyzer.detect.transforms import CLOSURE_VERSION

TITLE = "# Truth"
_HEAD = re.compile(
    r"# Truth\n\nMade by `make truth`; nothing here is typed by hand\. Closure (\d+), seed (\d+), "
    r"(\d+) transmissions, (\d+) negatives\.\n\n"
)
MIN_TRANSMISSIONS, MIN_NEGATIVES, MIN_PER_SHAPE = 5_000, 20_000, 1_000
MIN_PRECISION = 0.999
_BEHAVIOR_TABLES = ("transform", "layers", "data_type", "phase")
_CORPUS = """The labelled corpus, analyzed by `consentinel analyze`. Keys and salts are not given: keyed forms
count where hooks see them, below."""
_WIRE = "They were sent over TLS through the real proxy and recorded by its addon."
_HOOKS = """Values read through hooked calls and then sent by the embedded device, under real Frida. Found: an
observation names act, data type, host, phase, consent state, transform, layers, location and path as the player did.
Keys, salts and plaintexts are those that the crypto hooks saw."""

Figure = dict[str, Any]


def head_of(page: str) -> tuple[int, int, int, int] | None:
    """Give closure version, seed, transmissions and negatives of a page, null when `make truth` did not write it."""
    match = _HEAD.match(page)
    if match is None:
        return None
    closure, seed, n_positive, n_negative = map(int, match.groups())
    return closure, seed, n_positive, n_negative


def page_of(judged: Judged, wire: Score | None, played: Played | None) -> str:
    """Give the whole page."""
    corpus = judged.corpus
    head = (
        f"{TITLE}\n\nMade by `make truth`; nothing here is typed by hand. Closure {CLOSURE_VERSION}, "
        f"seed {corpus.seed}, {corpus.n_positive} transmissions, {corpus.n_negative} negatives.\n\n"
    )
    counts = (
        f"{judged.n_decoys} claimed (certain or likely) and {judged.n_possible_decoys} possible when they are given as "
        f"known, {judged.n_own_decoys} of those the analyzer draws itself"
    )
    lines = [f"Rows for values that exist nowhere, in the same messages: {counts}.", "", _CORPUS, ""]
    body = render(judged.score).partition("\n\n")[2]
    return head + "\n".join(lines) + "\n" + body + _wire_part(wire) + _played_part(played)


def _wire_part(wire: Score | None) -> str:
    if wire is None:
        return ""
    figures = totals(wire)
    rows = [
        f"| {line.name} | {line.n} | {share_text(line.recall)} | {share_text(line.exact)} |"
        for line in figures["classes"].values()
    ]
    return "\n".join(
        [
            "",
            "## Through the proxy",
            "",
            f"{figures['labels']} transmissions and {figures['negatives']} negatives of the same kinds. {_WIRE}",
            "",
            "| class | n | recall | exact |",
            "| --- | ---: | ---: | ---: |",
            *rows,
            "",
            f"Precision: {share_text(figures['precision'])}.",
            "",
        ]
    )


def _played_part(played: Played | None) -> str:
    if played is None:
        return ""
    lines = ["", "## Through the hooks", "", _HOOKS, ""]
    for column in (None, *_BEHAVIOR_TABLES):
        lines += [f"| {column or 'act'} | n | recall | invented |", "| --- | ---: | ---: | ---: |"]
        for name, (n, found, invented) in played.lines(column).items():
            lines.append(f"| `{name or '-'}` | {n} | {share_text(found / n if n else None)} | {invented} |")
        lines.append("")
    return "\n".join(lines)


def figures_of(judged: Judged, wire: Score | None, played: Played | None) -> list[Figure]:
    """Give the figures, with the baselines' beside ours."""
    shapes = judged.score.negatives
    found = [
        _figure("transmissions", judged.corpus.n_positive, "", None, f">= {MIN_TRANSMISSIONS}"),
        _figure("negatives", judged.corpus.n_negative, "", None, f">= {MIN_NEGATIVES}"),
        _figure("negatives of the rarest shape", min(shapes.values(), default=0), "", None, f">= {MIN_PER_SHAPE}"),
        *_score_figures("", judged.score),
        _figure("claims for decoys given as known", judged.n_decoys, "rows", None, "<= 0"),
        _figure("possible rows for decoys given as known", judged.n_possible_decoys, "rows", None, None),
        _figure("matches of the analyzer's own decoys", judged.n_own_decoys, "matches", None, "<= 0"),
    ]
    if wire is not None:
        found += _score_figures(" through the proxy", wire)
    if played is not None:
        n, n_found, n_invented = (sum(column) for column in zip(*played.lines().values(), strict=True))
        found.append(_figure("recall through the hooks, named as played", n_found / n, "", None, ">= 1"))
        said = n_found + n_invented
        found.append(_figure("precision through the hooks", n_found / said if said else 0.0, "", None,
                             f">= {MIN_PRECISION}"))  # fmt: skip
    return found


def _score_figures(where: str, score: Score) -> list[Figure]:
    figures, baselines = totals(score), [*score.baselines]
    found = []
    for line in figures["classes"].values():
        goal = ">= 1" if line.name == "strong" else None
        found.append(
            _figure(f"recall{where}, {line.name}", line.recall or 0.0, "", _beside(line, baselines), goal),
        )
        if line.name == "strong":
            found.append(_figure(f"exact{where}, {line.name}", line.exact or 0.0, "", None, None))
    precision = {name: round(share or 0.0, 4) for name, share in figures["baseline_precision"].items()}
    found.append(
        _figure(f"precision{where}", figures["precision"] or 0.0, "", precision or None, f">= {MIN_PRECISION}")
    )
    return found


def _beside(line: Line, baselines: list[str]) -> dict[str, float] | None:
    return {name: round(share or 0.0, 4) for name, share in zip(baselines, line.baselines, strict=True)} or None


def _figure(name: str, value: float, unit: str, baseline: object, goal: str | None) -> Figure:
    return {"name": f"truth: {name}", "value": value, "unit": unit, "baseline": baseline, "goal": goal}
