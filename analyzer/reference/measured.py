"""How often the analyzer is right, as measured: taken from the pages that the measurements write."""

from __future__ import annotations

import itertools
import re

from analyzer import resources
from analyzer.i18n.catalog import DEFAULT
from analyzer.i18n.talk import translated

MARKER = "<!-- measured -->"
"""Where a page wants the figures."""


_HEADS = (
    *("searcher", "precision", "class", "n", "recall", "exact", "recall: plain", "recall: plain + hashes"),
    *("half", "language", "sentences", "items", "silent", "purpose", "types only"),
    *("set", "part", "trees", "dialogs found", "false dialogs", "false taps on accept", "accept", "reject"),
    *("ambiguous", "preticked"),
)
_CLASSES = (
    "`strong`: form and value leave >= 40 bits",
    "`enumerable`: form leaves >= 40 bits, the value itself fewer",
    "`weak`: form leaves < 40 bits",
    "`keyed`: HMAC or salt, needs the session's keys",
)
"""Words of those pages that are shown in the reader's language."""


def measured(lang: str = DEFAULT) -> str:
    """Give the figures as Markdown: values in traffic, policies, consent screens; each with its page."""
    truth = _page("truth")
    parts = [
        f"### {translated('Values in traffic', lang)}",
        f"{translated('`make truth`; all of it: `consentinel help truth`.', lang)} {_corpus(truth, lang)}",
        _table(truth, "| searcher |", lang),
        _table(truth, "| class |", lang),
        "\n".join(f"- {translated(line, lang)}" for line in _CLASSES if f"\n- {line}\n" in truth),
        f"### {translated('Privacy policies', lang)}",
        translated("`make policy`; how it was counted: `consentinel help policy`.", lang),
        _table(_page("policy"), "| half |", lang),
        f"### {translated('Screens that ask for consent', lang)}",
        translated("`make consent`; how it was counted: `consentinel help consent`.", lang),
        _table(_page("consent"), "| set | part |", lang, only="| **all** |"),
    ]
    return "\n\n".join(parts)


def _page(topic: str) -> str:
    return (resources.path("docs") / f"{topic}.md").read_text(encoding="utf-8")


def _corpus(truth: str, lang: str) -> str:
    """Give the sentence that says how large the corpus was."""
    found = re.search(r"(\d+) transmissions, (\d+) negatives", truth)
    assert found is not None, "truth.md is written by make truth"
    return translated(f"{found[1]} labelled transmissions, {found[2]} negatives.", lang)


def _table(text: str, head: str, lang: str, *, only: str = "") -> str:
    """Give the first table whose head begins so: its head in `lang`, and the rows that hold `only`."""
    lines = text[text.index(f"\n{head}") + 1 :].splitlines()
    rows = list(itertools.takewhile(lambda line: line.startswith("|"), lines))
    cells = [cell.strip() for cell in rows[0].strip("|").split("|")]
    names = [translated(cell, lang) if cell in _HEADS else cell for cell in cells]
    return "\n".join([f"| {' | '.join(names)} |", rows[1], *(row for row in rows[2:] if only in row)])
