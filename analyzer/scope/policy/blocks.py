"""A policy as blocks: headings, paragraphs, list items, and rows of tables, each with the lines it stands on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "text", "item", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block. marks: (offset in text, line) where a new line of the file begins. cells, table: of a row."""

    kind: Kind
    text: str
    marks: tuple[tuple[int, int], ...]
    level: int = 0
    cells: tuple[str, ...] = ()
    table: int = 0

    def line_at(self, offset: int) -> int:
        """Give the line of the file on which a character of the text stands."""
        index = bisect_right(self.marks, (offset, 1 << 60)) - 1
        return self.marks[max(index, 0)][1]


_NUMBERED = (
    (re.compile(r"第[一二三四五六七八九十百\d]{1,4}[章节条部]"), 1),
    (re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"), 2),
    (re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"), 3),
    (re.compile(r"[【\[]"), 4),
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}"), 6),
    (re.compile(r"\d{1,2}\.\d{1,2}"), 5),
    (re.compile(r"(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.、）)]\s*(?=\S)"), 5),
    (re.compile(r"附[：:录]"), 2),
)
_HASHES = re.compile(r"(#{1,6})\s+(\S.*)")
_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_NARROW = re.compile(r"[,;:!?()]+")
_CJK_LETTER = re.compile(r"[\u3400-\u9fff]")
_EMPTY_BULLET = re.compile(r"[-*•·●○▪◆■►–—]")
_POINT = re.compile(r"[-*•·●○▪◆■►–—]\s*\S")
_LABEL_LINE = re.compile(r"[^。，,.;；]{1,24}[:：]")
_KEYED = re.compile(r"[^\s:：，。,.；]{2,14}[:：]")
_LEADS = re.compile(r"我们|收集|以下|如下|下列|following|\bwe\b|collect|include|such as", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-*•·●○▪◆■►–—]|[（(]?\d{1,2}[.)）、]|[（(]?[a-z][.)）]|[①-⑳])\s*(?=\S)")
_ENDS = tuple("。！？!?；;：:，,、.…")
_PIPED = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"[\s|:+-]+")
_CLAIM = re.compile(r"我们|收集|提供|使用您|将会|\b(?:we|you|our|is|are|will|may)\b", re.IGNORECASE)
_VERB_EN = re.compile(r"\b(?:we|you|is|are|was|will|may|can|does|do|has|have|should|must)\b", re.IGNORECASE)
_CJK = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_MAX_HEADING_ZH, _MAX_HEADING_EN = 40, 90


def widened(text: str) -> str:
    """Give a text in which marks beside Chinese characters are Chinese marks; as long as before.

    >>> widened("我们收集IMEI,MAC地址(网卡);we (may) ask")
    '我们收集IMEI,MAC地址（网卡）；we (may) ask'
    """
    return _NARROW.sub(_beside_chinese, text)


def _beside_chinese(match: re.Match[str]) -> str:
    start, end = match.span()
    is_beside = _CJK_LETTER.match(match.string, end) or (start and _CJK_LETTER.match(match.string, start - 1))
    return match[0].translate(_WIDE) if is_beside else match[0]


def text_blocks(text: str) -> list[Block]:
    """Give the blocks of plain text or Markdown. Lines that a page width broke are joined."""
    builder = _Builder()
    for number, line in enumerate(text.split("\n"), 1):
        builder.add(widened(_plain(line)).replace("\f", " ").strip(), number)
    builder.flush()
    return builder.blocks


_EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)([^*_`]{1,300}?)(?<=\S)\1")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\((?:https?:|mailto:|#|/)[^()\s]{0,300}\)")


def _plain(line: str) -> str:
    """Give a line without the marks of Markdown for emphasis, links and quotes."""
    line = line.lstrip(" >") if line.lstrip().startswith(">") else line
    line = _LINK.sub(r"\1", line) if "](" in line else line
    return _EMPHASIS.sub(r"\2", line) if "*" in line or "_" in line or "`" in line else line


def heading_level(line: str) -> int | None:
    """Give the level of a line that is a heading, or None.

    >>> heading_level("二、我们如何收集信息"), heading_level("Location data"), heading_level("我们收集您的手机号。")
    (2, 9, None)
    """
    hashes = _HASHES.match(line)
    if hashes:
        return len(hashes[1])
    if _POINT.match(line):
        return None
    is_short = len(line) <= (_MAX_HEADING_ZH if _CJK.search(line) else _MAX_HEADING_EN)
    if not is_short or (line.endswith(_ENDS) and not line.endswith(("?", "？"))) or "。" in line:
        return None
    numbered = next((level for pattern, level in _NUMBERED if pattern.match(line)), None)
    if numbered is not None and _FILLED.search(line):
        return None
    if numbered is not None:
        return numbered if not _reads_as_sentence(line) else None
    if line.endswith(("?", "？")):
        return 9
    if _CJK.search(line):
        is_title = len(line) <= 25 and not re.search(r"[、，：:]|我们(?:会|将|不)|您需要", line)
    else:
        is_title = len(line.split()) <= 9 and "," not in line and " - " not in line and ": " not in line
        is_title = is_title and (not _VERB_EN.search(line) or line.lower().startswith(("how ", "what ", "who ")))
        is_title = is_title or line.isupper()
    return 9 if is_title else None


_FILLED = re.compile(r"[^如何：:]{2,20}\*{0,2}[:：]\*{0,2}\s*[^\s如何*][^：:]{2,}")
"""A numbered line that names something and goes on to tell: `1. 注册：手机号`."""


def _reads_as_sentence(line: str) -> bool:
    return bool(re.search(r"，|, (?:we|you)|我们(?:会|将|不)|\bwe (?:collect|may|will|do)\b", line)) and not re.search(
        r"如何|how|what", line, re.IGNORECASE
    )


class _Builder:
    """Collects lines into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._marks: list[tuple[int, int]] = []
        self._length = 0
        self._kind: Kind = "text"
        self._table = 0
        self._in_table = False

    def add(self, line: str, number: int) -> None:
        if not line or _EMPTY_BULLET.fullmatch(line):
            self.flush()
            self._in_table = False
            return
        if _PIPED.fullmatch(line) or line.count("\t") >= 2 or line.count(" | ") >= 2:
            self._row(line, number)
            return
        self._in_table = False
        level = heading_level(line)
        if level is not None and (level < 9 or not self._continues(line)):
            self.flush()
            heading = _HASHES.match(line)
            self.blocks.append(Block("heading", heading[2] if heading else line, ((0, number),), level))
            return
        bullet = _BULLET.match(line)
        if bullet or not self._continues(line):
            self.flush()
        if bullet and not self._parts:
            self._kind, line = "item", line[bullet.end() :]
        self._append(line, number)

    def flush(self) -> None:
        """End the block at hand."""
        if self._parts:
            self.blocks.append(Block(self._kind, "".join(self._parts), tuple(self._marks)))
        self._parts, self._marks, self._length, self._kind = [], [], 0, "text"

    def _continues(self, line: str) -> bool:
        """Tell whether a line goes on with the sentence before it (page width, text of a PDF)."""
        if not self._parts:
            return False
        last = self._parts[-1].rstrip()
        if _KEYED.match(line):
            return False
        if len(self._parts) == 1 and _LABEL_LINE.fullmatch(last) and not _LEADS.search(last):
            return True
        if last.endswith(tuple("。！？!?；;：:.")):
            return False
        return len(last) >= 20 or line[:1].islower()

    def _append(self, line: str, number: int) -> None:
        if self._parts and not (_CJK.match(self._parts[-1][-1:]) and _CJK.match(line)):
            self._parts.append(" ")
            self._length += 1
        self._marks.append((self._length, number))
        self._parts.append(line)
        self._length += len(line)

    def _row(self, line: str, number: int) -> None:
        self.flush()
        if not self._in_table:
            self._table -= 1
            self._in_table = True
        if _RULE.fullmatch(line) and "-" in line:
            return
        cells = line.strip().strip("|").split("|") if "|" in line else line.split("\t")
        cells = [cell.strip() for cell in cells]
        self.blocks.append(Block("row", " | ".join(cells), ((0, number),), 0, tuple(cells), self._table))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of the sentences of a block, Chinese and English, in order; together they are the text.

    >>> text = "We read it, e.g. your IMEI. 我们收集手机号。完"
    >>> [text[start:end] for start, end in sentences(text)]
    ['We read it, e.g. your IMEI.', ' 我们收集手机号。', '完']
    """
    start = 0
    for match in _STOP.finditer(text):
        end = match.end()
        if match[0] == "." and not _ends_here(text, match.start(), start):
            continue
        yield from _bounded(text, start, end)
        start = end
    if start < len(text):
        yield from _bounded(text, start, len(text))


_STOP = re.compile(r"[。！？!?\n]+[”’」』\"']?|\.")
_ABBREVIATION = re.compile(
    r"(?:e\.g|i\.e|etc|Inc|Ltd|Co|Corp|Nos?|vs|v|Mr|Mrs|Ms|Dr|St|Arts?|Sec|para|lit|ca|est|U\.S|U\.K|E\.U|cf|approx|incl|\b[A-Z])$"
)
_MAX_SENTENCE = 1500


def _ends_here(text: str, at: int, start: int) -> bool:
    after = text[at + 1 : at + 4]
    if after and not after[0].isspace() and not _CJK.match(after[0]) and after[0] not in "\"'”’)":
        return False
    if after.strip()[:1].islower():
        return False
    return not _ABBREVIATION.search(text, max(start, at - 8), at)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what no full stop ends: a text of megabytes without one costs no more than its length."""
    while end - start > _MAX_SENTENCE:
        cut = max(text.rfind(mark, start + _MAX_SENTENCE // 2, start + _MAX_SENTENCE) for mark in "；;，, ")
        cut = cut + 1 if cut > 0 else start + _MAX_SENTENCE
        yield start, cut
        start = cut
    yield start, end
