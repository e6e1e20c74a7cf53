"""Tables in documents: Markdown, HTML (scripts and styles ignored) and separated values, each cell with its place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analyzer.scope import csvfile

_MAX_ROWS = 50_000
_MAX_SPAN = 200
_RULE_MARKS = frozenset("|:- 	")
_MAX_PAIR_LINE = 2_500
_IGNORED = {"script", "style", "noscript", "template", "svg", "title", "textarea"}
_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})"
    r"((?>[^<>\"']{0,4000})(?>(?:\"[^\"]{0,4000}\"|'[^']{0,4000}')[^<>\"']{0,4000}){0,60})>"
)
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,5})", re.IGNORECASE)
_BLOCKS = {"p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6"}
_PAIR = re.compile(r"^[\s>*#\-•·\d.、()（）]*(?:\*\*)?([^：:|<>]{2,24}?)(?:\*\*)?\s*[：:]\s*(?:\*\*)?\s*(\S.{0,2000})$")


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a cell, and the line and column (of the table, from 1) it stands in."""

    text: str
    line: int
    column: int

    @property
    def where(self) -> str:
        """Give the place in words."""
        return f"line {self.line}, column {self.column}"


@dataclass(slots=True)
class Table:
    """Rows of cells below the last heading before them."""

    title: str = ""
    rows: list[list[Cell]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """Tables of a document, its lines `name: value`, and how much text stands outside of tables."""

    tables: list[Table]
    pairs: list[Cell]
    n_outside: int


def read_page(text: str, path: Path) -> Page:
    """Give the tables of a document of any of the three kinds. Raises UsageError E177 for broken CSV."""
    if re.search(r"<(?:table|html|body|div|p|ul|!doctype)\b", text[:200_000], re.IGNORECASE):
        reader = _Html()
        reader.read(text)
        return Page([table for table in reader.tables if table.rows], [], reader.n_outside)
    if path.suffix.lower() in (".csv", ".tsv", ".tab") or _is_separated(text):
        rows = [[Cell(cell, row.line, number) for number, cell in enumerate(row.cells, start=1)]
                for row in csvfile.rows(text, path)]  # fmt: skip
        return Page([Table("", rows)], [], 0)
    return _markdown(text)


def _is_separated(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()][:4]
    if len(lines) < 2 or any(line.lstrip().startswith("|") for line in lines):
        return False
    delimiter = csvfile.delimiter_of(lines[0])
    return delimiter != "|" and lines[0].count(delimiter) >= 2 and lines[1].count(delimiter) >= 2


def _markdown(text: str) -> Page:
    tables: list[Table] = []
    pairs: list[Cell] = []
    title, n_outside, is_open = "", 0, False
    for number, line in enumerate(text.split("\n"), start=1):
        if _is_row(line):
            if not is_open:
                tables.append(Table(title))
            is_open = True
            if not _is_rule(line) and len(tables[-1].rows) < _MAX_ROWS:
                tables[-1].rows.append(_cells(line, number))
            continue
        is_open = False
        heading = re.match(r"\s*#{1,6}\s+(.*)|\s*\*\*(.+)\*\*\s*$", line)
        if heading:
            title = (heading[1] or heading[2]).strip()
        elif len(line) < _MAX_PAIR_LINE and (match := _PAIR.match(line)):
            pairs += [Cell(match[1], number, 1), Cell(match[2], number, 2)]
        else:
            n_outside += len(line.strip())
    return Page([table for table in tables if len(table.rows) > 1], pairs, n_outside)


def _is_row(line: str) -> bool:
    return line.count("|") >= 2 or (_is_rule(line) and "|" in line)


def _is_rule(line: str) -> bool:
    """Tell the line of dashes below a head."""
    return "--" in line and _RULE_MARKS.issuperset(line)


def _cells(line: str, number: int) -> list[Cell]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    parts = re.split(r"(?<!\\)\|", inner)
    return [
        Cell(re.sub(r"<br\s*/?>", "、", part, flags=re.I).replace("\\|", "|").strip(" \t*`"), number, column)
        for column, part in enumerate(parts, start=1)
    ]


class _Html:
    """Collects tables; rowspan and colspan are filled with the same text. Tags that no end closes are borne.

    A walk of our own over the tags, once: the parser of the standard library takes quadratic time on what nobody
    closes, and raises on some of it.
    """

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.n_outside = 0
        self._open: list[Table] = []
        self._title = ""
        self._heading: list[str] | None = None
        self._cell: list[str] | None = None
        self._spans: list[dict[int, tuple[int, str]]] = []
        self._size = (1, 1, 1)
        self._line = 1

    def read(self, text: str) -> None:
        """Read a whole document. Never raises; what no tag ends goes to the end of the text."""
        at = 0
        while at < len(text):
            start = text.find("<", at)
            self._data(html.unescape(text[at : start if start >= 0 else len(text)]))
            if start < 0:
                break
            self._line += text.count("\n", at, start)
            at = self._markup(text, start)
            self._line += text.count("\n", start, at)
        self._end_cell()

    def _markup(self, text: str, start: int) -> int:
        """Take what begins with `<` at a place; give where it ends."""
        if text.startswith("<!--", start):
            return _after(text, "-->", start)
        if text.startswith(("<!", "<?"), start):
            return _after(text, ">", start)
        tag = _TAG.match(text, start)
        if tag is None:
            self._data("<")
            return start + 1
        name = tag[2].lower()
        if tag[1]:
            self._end_tag(name)
        elif name in _IGNORED:
            end = re.compile(rf"</{name}\b", re.IGNORECASE).search(text, tag.end())
            return _after(text, ">", end.start()) if end else len(text)
        else:
            self._start_tag(name, tag[3])
        return tag.end()

    def _start_tag(self, tag: str, attributes: str) -> None:
        if tag == "table":
            self._end_cell()
            table = Table(self._title)
            self.tables.append(table)
            self._open.append(table)
            self._spans.append({})
        elif self._open and tag == "tr":
            self._end_cell()
            if len(self._open[-1].rows) < _MAX_ROWS:
                self._open[-1].rows.append([])
        elif self._open and tag in ("td", "th"):
            self._end_cell()
            sizes = {name.lower(): int(number) for name, number in _SPAN.findall(attributes)}
            self._size = (_bounded(sizes.get("row", 1)), _bounded(sizes.get("col", 1)), self._line)
            self._cell = []
        elif tag in _BLOCKS:
            if self._cell is not None:
                is_first = not self._cell or self._cell[-1] in ("、", " ")
                self._cell.append(" " if is_first or tag[0] == "h" else "、")
            elif tag[0] == "h" and not self._open:
                self._heading = []

    def _end_tag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()
            self._spans.pop()
        elif self._heading is not None and tag[0] == "h":
            self._title, self._heading = " ".join("".join(self._heading).split()), None

    def _data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
        elif self._heading is not None:
            self._heading.append(data)
        elif not self._open:
            self.n_outside += len(data.strip())

    def _end_cell(self) -> None:
        if self._cell is None or not self._open:
            self._cell = None
            return
        text = " ".join("".join(self._cell).split()).strip("、 ")
        self._cell = None
        if not self._open[-1].rows:
            self._open[-1].rows.append([])
        row, spans = self._open[-1].rows[-1], self._spans[-1]
        n_rows, n_columns, line = self._size
        self._fill(row, spans, line)
        for _number in range(n_columns):
            if n_rows > 1:
                spans[len(row)] = (n_rows - 1, text)
            row.append(Cell(text, line, len(row) + 1))
        self._fill(row, spans, line)

    def _fill(self, row: list[Cell], spans: dict[int, tuple[int, str]], line: int) -> None:
        """Write cells of rows above that reach into this row."""
        while len(row) in spans and len(row) < _MAX_SPAN:
            left, text = spans[len(row)]
            if left == 0:
                break
            spans[len(row)] = (left - 1, text)
            row.append(Cell(text, line, len(row) + 1))


def _bounded(size: int) -> int:
    return min(max(size, 1), _MAX_SPAN)


def _after(text: str, end: str, start: int) -> int:
    at = text.find(end, start)
    return at + len(end) if at >= 0 else len(text)


def iter_records(pairs: list[Cell]) -> Iterator[list[tuple[Cell, Cell]]]:
    """Give runs of `name: value` lines as records: one ends where a name comes again."""
    record: list[tuple[Cell, Cell]] = []
    for name, value in zip(pairs[::2], pairs[1::2], strict=True):
        if any(name.text == known.text for known, _value in record):
            yield record
            record = []
        record.append((name, value))
    if record:
        yield record
