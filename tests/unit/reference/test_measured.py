"""The figures of the method page are those of the pages that measured them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analyzer.cli.pages import page
from analyzer.reference.measured import _CLASSES, _HEADS, MARKER, measured

DOCS = Path(__file__).resolve().parents[3] / "analyzer" / "docs"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_row_stands_in_the_page_that_measured_it(lang: str) -> None:
    rows = [line for line in measured(lang).splitlines() if line.startswith("|")]
    rules = [place for place, line in enumerate(rows) if line.startswith("| ---")]
    heads = {place - 1 for place in rules}
    written = "".join((DOCS / f"{name}.md").read_text(encoding="utf-8") for name in ("truth", "policy", "consent"))
    assert len(rules) == 4
    assert [line for place, line in enumerate(rows) if place not in heads and f"{line}\n" not in written] == []
    assert len(rows) - 2 * len(rules) >= 3 + 4 + 4 + 2


def test_every_class_of_the_corpus_is_explained() -> None:
    truth = (DOCS / "truth.md").read_text(encoding="utf-8")
    explained = re.findall(r"^- `(\w+)`: ", truth, re.MULTILINE)
    assert [re.match(r"`(\w+)`", line)[1] for line in _CLASSES] == explained  # type: ignore[index]


def test_heads_that_are_translated_are_heads_of_the_pages() -> None:
    heads = {cell.strip() for line in measured("en").splitlines() if line.startswith("|") for cell in line.split("|")}
    assert set(_HEADS) <= heads


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_method_page_shows_them(lang: str) -> None:
    text = page("method", lang)
    assert MARKER not in text
    assert measured(lang) in text
