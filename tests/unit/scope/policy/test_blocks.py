"""Blocks of plain text: headings, broken lines, bullets, rows, sentences."""

from __future__ import annotations

import doctest

from analyzer.scope.policy import blocks
from analyzer.scope.policy.blocks import sentences, text_blocks


def test_examples() -> None:
    assert doctest.testmod(blocks).failed == 0


def test_lines_that_a_page_width_broke_are_joined() -> None:
    (block,) = text_blocks("We collect your name and your email\naddress when you register.")
    assert block.text == "We collect your name and your email address when you register."
    assert block.line_at(block.text.index("address")) == 2


def test_kinds() -> None:
    text = "# Data\n\n- Email address\n\n| A | B |\n| - | - |\n| 1 | 2 |\n"
    assert [(block.kind, block.text) for block in text_blocks(text)] == [
        ("heading", "Data"),
        ("item", "Email address"),
        ("row", "A | B"),
        ("row", "1 | 2"),
    ]


def test_a_text_without_full_stops_is_cut() -> None:
    text = "我们收集手机号、" * 1000
    spans = list(sentences(text))
    assert "".join(text[start:end] for start, end in spans) == text
    assert max(end - start for start, end in spans) <= 1500
