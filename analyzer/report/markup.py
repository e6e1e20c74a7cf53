"""Text as Markdown and HTML that show it and never obey it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from analyzer.report.safe import shown

_SPECIAL = re.compile(r"([\\`*_\[\]~|$])")
_LINE_START = re.compile(r"^([#+>-]|\d+[.)])(?=\s|$)")
_OBEYED = re.compile(r"@|://|\bwww\.|#\d", re.IGNORECASE)
"""What GitHub turns into mentions, links and references even where Markdown escapes it; a code span stops it."""


def md(text: object) -> str:
    r"""Give a text as inline Markdown: no markup, no HTML, no links, no mentions.

    >>> md("<b>*x*</b> | y")
    '&lt;b&gt;\\*x\\*&lt;/b&gt; \\| y'
    >>> md("see @team")
    '`see @team`'
    """
    plain = shown(text)
    if _OBEYED.search(plain):
        return code(plain)
    return _LINE_START.sub(r"\\\1", escape(_SPECIAL.sub(r"\\\1", plain), quote=False))


def code(text: object) -> str:
    r"""Give a text as a Markdown code span, also safe in a table.

    >>> code("a`b|c")
    '``a`b\\|c``'
    """
    plain = shown(text)
    if not plain.strip():
        return ""
    fence = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    pad = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{pad}{plain}{pad}{fence}".replace("|", "\\|")


def md_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Give the lines of a Markdown table of cells that are Markdown already."""
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def html(text: object) -> str:
    """Give a text as HTML, control characters shown."""
    return escape(shown(text))
