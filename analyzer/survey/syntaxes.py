"""Tables of a study in every syntax: CSV, Markdown, HTML, LaTeX and Parquet; and its paper in LaTeX."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analyzer.report.markup import html, md, md_table
from analyzer.report.paper import Paper, Sheet
from analyzer.report.safe import shown
from analyzer.store.tidy import rows_parquet
from analyzer.survey.drawing import has_wide, inches
from analyzer.survey.package import plain

Rows = Sequence[Mapping[str, Any]]

_TEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
        "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
        "|": r"\textbar{}", '"': r"\textquotedbl{}", "`": r"\textasciigrave{}", "'": r"\textquotesingle{}",
        "[": r"{[}", "]": r"{]}", "-": r"{-}", "⇒": r"$\Rightarrow$", "→": r"$\rightarrow$", "κ": r"$\kappa$",
        "★": r"$\star$", "×": r"\texttimes{}", "\0": r"\allowbreak{}"}  # fmt: skip
_WORD = re.compile(r"[\x21-\x7e]+|\S")
"""What is not broken: a run of Latin letters and signs, or one sign of Chinese."""
_PAGE, _GAP, _NARROW, _WIDE = 6.7, 0.2, 0.5, 2.2
"""Width of a page, what lies between two columns, least and most that one asks for; inches at the size of figures."""
_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")
_LONG, _PIECE = re.compile(r"[\w.:/]{24,}", re.ASCII), re.compile(r"[^._:/]{1,16}[._:/]*|[._:/]+")
_HEAD = r"""\documentclass[a4paper]{%s}
\usepackage[margin=2cm]{geometry}
\usepackage{booktabs,longtable,array,textcomp}
%s\newcommand{\keep}{\par\ifdim\pagetotal>0.78\textheight\newpage\fi}
\begin{document}
"""
"""`keep`: no heading at the foot of a page, away from its table."""
_LATIN = r"""\usepackage{iftex}
\ifPDFTeX\usepackage[T1]{fontenc}\usepackage{lmodern}\else\usepackage{fontspec}\fi
"""
_CHINESE = r"""\usepackage[scheme=plain]{ctex}
"""


def tex(text: object) -> str:
    r"""Give a text as LaTeX that shows it: no command, no mathematics, no comment.

    >>> tex("50 % of a_b\\input{x}")
    '50 \\% of a\\_b\\textbackslash{}input\\{x\\}'
    """
    return _SPECIAL.sub(lambda found: _TEX[found[0]], _LONG.sub(_breakable, shown(text)))


def _breakable(found: re.Match[str]) -> str:
    """Put a zero where a long word may be broken: behind its signs, and in what is long without any."""
    return "\0".join(_PIECE.findall(found[0]))


def csv_text(rows: Rows) -> str:
    """Give rows as CSV; null is an empty cell, and what would be a formula in a spreadsheet is not one."""
    text = io.StringIO(newline="")
    if rows:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(list(rows[0]))
        writer.writerows([plain(value) for value in row.values()] for row in rows)
    return text.getvalue()


def markdown_text(rows: Rows) -> str:
    """Give rows as a Markdown table."""
    if not rows:
        return ""
    lines = md_table([md(name) for name in rows[0]], ([md(one) for one in _cells(row)] for row in rows))
    return "\n".join(lines) + "\n"


def html_text(rows: Rows) -> str:
    """Give rows as an HTML table, to be put into a page."""
    if not rows:
        return ""
    head = "".join(f"<th>{html(name)}</th>" for name in rows[0])
    body = "\n".join("<tr>" + "".join(f"<td>{html(one)}</td>" for one in _cells(row)) + "</tr>" for row in rows)
    return f'<meta charset="utf-8">\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n'


def latex_text(rows: Rows) -> str:
    """Give rows as a LaTeX table over pages (packages booktabs, longtable, textcomp), to be \\input into a paper."""
    if not rows:
        return ""
    numeric = [all(isinstance(row[name], int | float) or row[name] is None for row in rows) for name in rows[0]]
    return "\n".join(_longtable(list(rows[0]), [_cells(row) for row in rows], ["r" if one else "l" for one in numeric]))


def _cells(row: Mapping[str, Any]) -> list[str]:
    """Give numbers as people read them in a table, shortened to six digits."""
    return ["" if value is None or value != value else f"{value:.6g}" if isinstance(value, float) else str(value)
            for value in row.values()]  # fmt: skip


def _longtable(columns: Sequence[str], rows: Sequence[Sequence[str]], kinds: Sequence[str]) -> list[str]:
    head = " & ".join(tex(name) for name in columns) + r" \\"
    lines = [rf"\begin{{longtable}}{{{''.join(kinds)}}}", r"\toprule", head, r"\midrule", r"\endhead"]
    lines += [" & ".join(_tex_cell(text) for text in row) + r" \\[2pt]" for row in rows]
    return [*lines, r"\bottomrule", r"\end{longtable}", ""]


def _tex_cell(text: str) -> str:
    parts = [tex(part) for part in text.split("\n")]
    return parts[0] if len(parts) == 1 else r"\newline ".join(parts)


SYNTAXES: dict[str, Callable[[Rows], bytes]] = {
    "csv": lambda rows: csv_text(rows).encode(),
    "md": lambda rows: markdown_text(rows).encode(),
    "html": lambda rows: html_text(rows).encode(),
    "tex": lambda rows: latex_text(rows).encode(),
    "parquet": rows_parquet,
}
"""Ending of a table's file → how its rows are written. Without rows the file is empty, the Parquet without columns."""


def latex_paper(paper: Paper) -> str:
    """Give a whole paper as a LaTeX document: any LaTeX for English, xelatex where anything is Chinese."""
    lines = [_HEAD % ("ctexart", "") if paper.lang == "zh" else _HEAD % ("article", _LATIN)]
    lines += [rf"\section*{{{tex(paper.title)}}}", ""]
    if paper.facts:
        lines += [r"\begin{description}", *(rf"\item[{tex(name)}] {tex(text)}" for name, text in paper.facts),
                  r"\end{description}", ""]  # fmt: skip
    for sheet in paper.sheets:
        if not sheet.rows and not sheet.empty:
            continue
        lines += [rf"\keep\subsection*{{{tex(sheet.title)}}}", ""]
        lines += _longtable(sheet.columns, sheet.rows, _kinds(sheet)) if sheet.rows else [tex(sheet.empty), ""]
        lines += [line for note in sheet.notes for line in (tex(note), "")]
    if paper.notes:
        lines += [r"\begin{itemize}", *(rf"\item {tex(note)}" for note in paper.notes), r"\end{itemize}"]
    text = "\n".join([*lines, r"\end{document}", ""])
    return text.replace(_LATIN, _CHINESE, 1) if paper.lang != "zh" and has_wide(text) else text


def _kinds(sheet: Sheet) -> list[str]:
    """Give the columns of a table, together as wide as the page: each its longest word, more where texts are longer."""
    columns = [list(column) for column in zip(sheet.columns, *sheet.rows, strict=True)]
    needed = [max(inches(word) for text in column for word in _WORD.findall(text) or [""]) for column in columns]
    needed = [min(max(_GAP + one, _NARROW), _WIDE) for one in needed]
    asked = [min(max(inches(text) for text in column), _WIDE) for column in columns]
    more = [max(ask - need, 0.0) + 0.1 for ask, need in zip(asked, needed, strict=True)]
    left = max(_PAGE - sum(needed), 0.0) / sum(more)
    widths = [need + left * one for need, one in zip(needed, more, strict=True)]
    width = r">{\raggedright\arraybackslash}p{\dimexpr%.4f\linewidth-2\tabcolsep\relax}"
    return [width % (one / sum(widths)) for one in widths]
