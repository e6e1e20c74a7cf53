"""Names that an app, a host or a rule of others may choose, and what tells whether an output obeyed them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from html.parser import HTMLParser

from markdown_it import MarkdownIt

NAMES = (
    # markup
    "<script>window.owned=1</script>",
    "</script><script>window.owned=1</script><!--",
    "<img src=http://127.0.0.1:9/x onerror=window.owned=1>",
    "\"><svg onload=window.owned=1>' onmouseover='window.owned=1",
    "</title></style></main><iframe src=javascript:window.owned=1>",
    "<base href=http://127.0.0.1:9/>",
    "<meta http-equiv=refresh content=0;url=http://127.0.0.1:9/>",
    "<form action=http://127.0.0.1:9/><button>",
    "<!-- ",
    "-->]]><b>",
    "&lt;script&gt;&#60;b&#x3e;",
    "javascript:window.owned=1//{{7*7}}${7*7}",
    "{% raw %}{{ config }}",
    # Markdown
    "[click](http://127.0.0.1:9/)",
    "![x](http://127.0.0.1:9/x.png)",
    "[x]: http://127.0.0.1:9/ 'y'",
    "<http://127.0.0.1:9/>",
    "www.example.com/x",
    "@everyone #1 org/repo#2",
    "`code` ``` ~~~",
    "# heading",
    "- [x] item",
    "1. item",
    "> quote",
    "***bold*** __under__ ~~gone~~",
    "a | b | c",
    "$x^2$ \\(y\\)",
    "---",
    # spreadsheets
    "=1+1",
    "=HYPERLINK(\"http://127.0.0.1:9\",\"x\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "＝1+1",
    "a;=1+1",
    # terminals, editors and build servers
    "\x1b]0;owned\x07\x1b[31mred",
    "\r\n::add-mask::owned",
    "##vso[task.setvariable]owned",
    "\u202egnp.exe\u202d\u2066\u200f",
    "\x00\x07\x7f\u2028\u2029\ufeff",
    # documents: styles, JSON, what letters leave open
    "a\"}\\22 </style><style>@import url(http://127.0.0.1:9/x.css);",
    "[[account to pay to]]【收款账号】",
    "..\\..\\..\\etc\\passwd",
)  # fmt: skip
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_FORMULA = re.compile(r"[=+@＝＋－＠\t\r]|-[^\d.]")
_COMMAND = re.compile(r"[ \t]*(::[A-Za-z-]+[^:\n]*::|##(vso)?\[)")


def hidden(text: str) -> list[str]:
    """Give the characters that a terminal or an editor would obey."""
    return _HIDDEN.findall(text)


def commands(text: str) -> list[str]:
    """Give the lines that a build server would obey."""
    return [line for line in text.splitlines() if _COMMAND.match(line)]


def formulas(text: str) -> list[str]:
    """Give the cells of a CSV that a spreadsheet would calculate."""
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row if _FORMULA.match(cell)]


def elements(page: str) -> Counter[tuple[str, ...]]:
    """Count the elements of a page of HTML, each by its name and the names of its attributes."""
    parser = _Elements()
    parser.feed(page)
    parser.close()
    return parser.found


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[tuple[str, ...]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[(tag, *(name for name, _ in attrs))] += 1

    def handle_comment(self, data: str) -> None:
        self.found[("comment",)] += 1


def blocks(text: str) -> Counter[str]:
    """Count what a Markdown text is made of, as GitHub reads it: headings, tables, links, images, HTML; not its words.

    Code spans are left out: names that would be obeyed are shown as code.
    """
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = [inner for token in reader.parse(text) for inner in (token, *(token.children or ()))]
    return Counter(token.type for token in tokens if token.type not in ("text", "code_inline", "text_special"))
