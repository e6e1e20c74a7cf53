"""HTML as blocks: lenient, linear, without scripts and styles; tables stay rows."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

from analyzer.scope.policy.blocks import Block, Kind, heading_level, widened

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,30})"
    r"(?P<rest>(?>[^<>\"']{0,4000})(?>(?:\"[^\"]{0,4000}\"|'[^']{0,4000}')[^<>\"']{0,4000}){0,60})>"
)
_LOOKS_LIKE = re.compile(r"<(?:!doctype html|html|body|head|div|p|table|h[1-6]|ul|ol|br|span|section|article)\b", re.I)
_DROPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "title",
    "nav",
    "button",
    "select",
    "iframe",
    "math",
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = {"p", "div", "section", "article", "ul", "ol", "li", "table", "thead", "tbody", "tr", "br", "hr", "dl", "dt"}
_BREAKS |= {"dd", "blockquote", "main", "header", "footer", "aside", "pre", "figure", "center", "form", "body", "html"}
_CJK_END = re.compile(r"[\u3000-\u9fff\uff00-\uffef]\s*$")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|(?:^|\s)hidden(?=[\s=]|$)", re.IGNORECASE)
_VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col", "tr", "td", "th", "table", "html", "body"}
_MAX_HIDDEN, _MAX_UNCLOSED = 20_000, 50
_MAX_SPANS = 50
_MAX_TERM, _TERM_LEVEL = 60, 16
"""A term of a list of definitions (`dt`) is the heading of what follows, below every other heading."""
_WIDE = re.compile(r"colspan\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_SPAN = re.compile(r"rowspan\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Tell whether a text is HTML or holds a piece of it."""
    return bool(_LOOKS_LIKE.search(text, 0, 200_000))


def html_blocks(text: str) -> list[Block]:
    """Give the blocks of an HTML text. Never raises; what no tag ends goes to the end of the text."""
    reader = _Reader(text)
    reader.run()
    return reader.blocks


def _next_sign(text: str, start: int) -> int:
    """Give where the next `<` stands that may open something; a run of them is text."""
    while text.startswith("<<", start):
        start += 1
    end = text.find("<", start + 1)
    return len(text) if end < 0 else end


class _Reader:
    """Walks over the tags once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._marks: list[tuple[int, int]] = []
        self._length = 0
        self._kind: Kind = "text"
        self._level = 0
        self._is_term = False
        self._table = 0
        self._cells: list[str] | None = None
        self._cell: list[str] | None = None
        self._row_line = 1
        self._cell_line = 0
        self._cell_lines: list[int] = []
        self._spans: dict[int, tuple[int, str]] = {}
        self._spans_next: dict[int, tuple[int, str]] = {}
        self._unclosed: set[str] = set()
        self._n_unclosed = 0
        self._span = self._width = 1

    def run(self) -> None:
        text, at = self._text, 0
        while at < len(text):
            start = text.find("<", at)
            if start < 0:
                self._data(at, len(text))
                break
            self._data(at, start)
            at = self._markup(start)
        self._end_row()
        self._flush()

    def _markup(self, start: int) -> int:
        """Handle what begins with `<`; give where the text goes on."""
        text = self._text
        if text.startswith("<!--", start):
            return self._after("-->", start)
        if text.startswith(("<!", "<?"), start):
            return self._after(">", start)
        tag = _TAG.match(text, start)
        if tag is None:
            end = _next_sign(text, start)
            self._data(start, end)
            return end
        name = tag["name"].lower()
        if not tag["close"] and _HIDDEN.search(tag["rest"]) and name not in _VOID:
            return self._skip_nested(name, tag.end())
        if name in _DROPPED and not tag["close"] and not tag["rest"].endswith("/"):
            return self._skip(name, tag.end())
        self._tag(name, bool(tag["close"]), tag["rest"], tag.start())
        return tag.end()

    def _after(self, mark: str, start: int) -> int:
        end = self._text.find(mark, start)
        return len(self._text) if end < 0 else end + len(mark)

    def _skip(self, name: str, start: int) -> int:
        """Give where the text goes on behind a dropped element; one that nothing ends hides only itself."""
        if name not in self._unclosed:
            end = re.compile(rf"</{name}\s{{0,9}}>", re.IGNORECASE).search(self._text, start)
            if end is not None:
                return end.end()
            self._unclosed.add(name)
        return len(self._text) if name in ("script", "style") else start

    def _skip_nested(self, name: str, start: int) -> int:
        """Give where the text goes on behind a hidden element; one that nothing ends hides only itself."""
        if self._n_unclosed > _MAX_UNCLOSED:
            return start
        depth = 1
        for match in re.compile(rf"<(/?){name}(?=[\s>/])", re.IGNORECASE).finditer(
            self._text, start, start + _MAX_HIDDEN
        ):
            depth += -1 if match[1] else 1
            if depth == 0:
                return self._after(">", match.start())
        self._n_unclosed += 1
        return start

    def _tag(self, name: str, is_close: bool, rest: str, at: int) -> None:
        if name in ("td", "th"):
            self._end_cell()
            if not is_close:
                self._start_cell(rest, at)
        elif name in ("tr", "table"):
            self._end_row()
            if name == "table" and not is_close:
                self._flush()
                self._table += 1
                self._spans = {}
            elif name == "tr" and not is_close:
                self._flush()
                self._cells, self._cell_lines, self._row_line = [], [], self._line(at)
        elif self._cell is not None:
            if name in _BREAKS:
                self._cell.append("、" if name in ("li", "br", "p") and self._cell else " ")
        elif name in _HEADINGS or name in _BREAKS:
            self._flush()
            if not is_close:
                self._kind = "heading" if name in _HEADINGS else "item" if name in ("li", "dt", "dd") else "text"
                self._level = _HEADINGS.get(name, 0)
                self._is_term = name == "dt"

    def _start_cell(self, rest: str, at: int) -> None:
        if self._cells is None:
            self._flush()
            self._cells, self._cell_lines, self._row_line = [], [], self._line(at)
        wide = _WIDE.search(rest)
        self._width = min(int(wide[1]), _MAX_SPANS) if wide else 1
        span = _SPAN.search(rest)
        self._span = min(int(span[1]), 500) if span else 1
        self._carried()
        self._cell, self._cell_line = [], 0

    def _carried(self) -> None:
        """Repeat the cells that reach down from the rows above."""
        assert self._cells is not None
        while len(self._cells) in self._spans:
            column = len(self._cells)
            n_left, text = self._spans.pop(column)
            self._cells.append(text)
            self._cell_lines.append(self._row_line)
            if n_left > 1:
                self._spans_next[column] = (n_left - 1, text)

    def _end_cell(self) -> None:
        if self._cell is None or self._cells is None:
            return
        text = " ".join("".join(self._cell).split()).strip("、 ")
        for _number in range(max(self._width, 1)):
            if self._span > 1 and len(self._cells) < _MAX_SPANS:
                self._spans_next[len(self._cells)] = (self._span - 1, text)
            self._cells.append(text)
            self._cell_lines.append(self._cell_line or self._row_line)
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells is not None:
            self._carried()
            self._spans, self._spans_next = self._spans_next, {}
            if any(self._cells):
                cells, marks, start = tuple(self._cells), [], 0
                for cell, line in zip(cells, self._cell_lines, strict=True):
                    marks.append((start, line))
                    start += len(cell) + len(" | ")
                self.blocks.append(Block("row", " | ".join(cells), tuple(marks), 0, cells, self._table))
        self._cells = None

    def _data(self, start: int, end: int) -> None:
        if start == end:
            return
        raw = self._text[start:end]
        if self._cell is not None:
            if not self._cell_line and raw.strip():
                self._cell_line = self._line(start + len(raw) - len(raw.lstrip()))
            self._cell.append(widened(html.unescape(raw)))
            return
        words = widened(html.unescape(raw))
        if not words.strip():
            if self._parts and not self._parts[-1].endswith(" "):
                self._push(" ")
            return
        if self._cells is not None:
            return
        offset = start
        for line in words.split("\n") if raw.count("\n") == words.count("\n") else [words.replace("\n", " ")]:
            flat = re.sub(r"\s+", " ", line)
            if flat.strip():
                if offset > start and self._parts and not _CJK_END.search(self._parts[-1]):
                    self._push(" ")
                self._marks.append((self._length, self._line(offset)))
                self._push(flat)
            offset = self._text.find("\n", offset, end) + 1 or end

    def _push(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    def _flush(self) -> None:
        text = "".join(self._parts).rstrip()
        if text.strip():
            kind, level = self._kind, self._level
            if self._is_term and len(text) <= _MAX_TERM and not text.endswith(("。", ".", "；", ";")):
                kind, level = "heading", _TERM_LEVEL
            if kind == "text" and (found := heading_level(text.strip())) is not None:
                kind, level = "heading", found + 6
            self.blocks.append(Block(kind, text, tuple(self._marks), level))
        self._parts, self._marks, self._length = [], [], 0
        self._kind, self._level, self._is_term = "text", 0, False
