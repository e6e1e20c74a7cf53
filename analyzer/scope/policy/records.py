"""Blocks that only together say something: `key：value` lines as one row, numbered short lines as one list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analyzer.scope.policy import lexicon, tables
from analyzer.scope.policy.blocks import Block

NUMBER = re.compile(r"^\s*(?:第.{1,4}[章节条]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?|(?:\d+\.)+\d*)\s*")
"""The number before a heading or an entry."""
LEAD = re.compile(r"(?:[:：]|——|[—–])\s*$")
"""The end of words that lead to a list."""
_MAX_KEYS = 40
_ASKS = re.compile(r"如何|怎样|我们|信息$|\bhow\b|\bwhat\b|\bwe\b", re.IGNORECASE)


def records(blocks: Iterable[Block]) -> Iterator[Block]:
    """Join lines `key：value` that follow each other into one block, so that they are read as one row."""
    record: list[Block] = []
    for block in blocks:
        is_part = block.kind in ("text", "item") and len(block.text) < 2000 and tables.is_pair(block.text)
        is_next = is_part and block.text.partition("：")[0] in {part.text.partition("：")[0] for part in record}
        if record and (not is_part or is_next or len(record) == _MAX_KEYS):
            yield from _joined(record)
            record = []
        if is_part:
            record.append(block)
        else:
            yield block
    if record:
        yield from _joined(record)


def _joined(record: Sequence[Block]) -> Iterator[Block]:
    """Give one block for lines that make a row; the lines themselves when they do not."""
    text, marks = "", []
    for block in record:
        marks += [(len(text) + offset, line) for offset, line in block.marks]
        text += block.text.rstrip("；;。") + "；\n"
    if len(record) > 1 and tables.read_pairs(text) is not None:
        yield Block("text", text, tuple(marks))
    else:
        yield from record


def listed_again(blocks: Sequence[Block]) -> Iterator[Block]:
    """Read numbered short lines that follow each other and name data as the entries of a list, not as headings."""
    for index, block in enumerate(blocks):
        is_one = block.kind == "heading" and bool(NUMBER.match(block.text)) and len(block.text) < 60
        beside = [blocks[at] for at in (index - 1, index + 1) if 0 <= at < len(blocks)]
        is_run = any(one.kind == "heading" and one.level == block.level and NUMBER.match(one.text) for one in beside)
        is_led = index > 0 and bool(LEAD.search(blocks[index - 1].text))
        if is_one and (is_run or is_led) and not _ASKS.search(block.text) and _names_data(block.text):
            yield replace(block, kind="item", level=0)
        else:
            yield block


def _names_data(text: str) -> bool:
    lang = "zh" if lexicon.is_chinese(text) else "en"
    return any(mention.entry.strength in ("strong", "group", "weak") for mention in lexicon.terms(lang).find(text))
