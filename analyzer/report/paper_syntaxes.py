"""Every way to write a paper: Markdown, text, CSV, HTML."""

from __future__ import annotations

import csv
from typing import IO

from analyzer.i18n.catalog import t
from analyzer.report.markup import html, md, md_table
from analyzer.report.paper import Paper, Sheet
from analyzer.report.safe import cell

_SHORT = 7


def write_paper(paper: Paper, out: IO[str], syntax: str) -> None:
    """Write a paper as `markdown`, `text`, `csv` or `html`."""
    if syntax == "text":
        from analyzer.report.paper_text import write_text

        write_text(paper, out)
        return
    {"markdown": _write_markdown, "csv": _write_csv, "html": _write_html}[syntax](paper, out)


def _write_markdown(paper: Paper, out: IO[str]) -> None:
    lines = [f"# {md(paper.title)}"]
    lines += [""] if paper.facts else []
    lines += [f"- {md(label)}{_colon(paper.lang)}{md(text)}" for label, text in paper.facts]
    for sheet in paper.sheets:
        lines += ["", f"## {md(sheet.title)}", ""]
        if sheet.rows:
            lines += md_table(
                [md(name) for name in sheet.columns], ([_md_cell(text) for text in row] for row in sheet.rows)
            )
        elif sheet.empty:
            lines.append(md(sheet.empty))
        for note in sheet.notes:
            lines += ["", md(note)]
    if paper.notes:
        lines += ["", *(f"- {md(note)}" for note in paper.notes)]
    out.write("\n".join(lines) + "\n")


def _md_cell(text: str) -> str:
    return "<br>".join(md(part) for part in text.split("\n"))


def _html_cell(text: str) -> str:
    return "<br>".join(html(part) for part in text.split("\n"))


def _csv_cell(text: str, lang: str) -> str:
    return cell(t("list.sentence", lang).join(text.split("\n")))


def _colon(lang: str) -> str:
    return t("list.pair", lang, label="", text="")


def _write_csv(paper: Paper, out: IO[str]) -> None:
    """Write all sheets as one table: identity, the sheet's title where there are several, then every column."""
    sheets = paper.sheets[: paper.n_csv or None]
    several = len(sheets) > 1
    columns = list(dict.fromkeys(name for sheet in sheets for name in sheet.columns))
    lead = [label for label, _ in paper.identity] + (["list" if paper.lang == "en" else "清单"] if several else [])
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([cell(name) for name in (*lead, *columns)])
    for sheet in sheets:
        head = [text for _, text in paper.identity] + ([sheet.title] if several else [])
        for row in sheet.rows:
            given = dict(zip(sheet.columns, row, strict=True))
            writer.writerow(
                [_csv_cell(text, paper.lang) for text in (*head, *(given.get(name, "") for name in columns))]
            )


def _write_html(paper: Paper, out: IO[str]) -> None:
    from analyzer.report.templates import FOLDER

    style = (FOLDER / "paper.css").read_text(encoding="utf-8")
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    lang = "zh-Hans" if paper.lang == "zh" else paper.lang
    parts = [
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{html(paper.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>",
        f"<header><h1>{html(paper.title)}</h1></header>\n<main>",
    ]
    if paper.facts:
        pairs = "".join(f"<div><dt>{html(a)}</dt><dd>{html(b)}</dd></div>" for a, b in paper.facts)
        parts.append(f'<dl class="facts">{pairs}</dl>')
    for sheet in paper.sheets:
        parts += _html_sheet(sheet)
    if paper.notes:
        parts.append("<ul>" + "".join(f"<li>{html(note)}</li>" for note in paper.notes) + "</ul>")
    out.write("\n".join([*parts, "</main>\n</body>\n</html>\n"]))


def _class_of(text: str) -> str:
    """Give the class of a cell: one of a few characters, such as `0 / 1`, is not broken."""
    return ' class="short"' if len(text) <= _SHORT else ""


def _html_sheet(sheet: Sheet) -> list[str]:
    parts = [f"<section>\n<h2>{html(sheet.title)}</h2>"]
    if sheet.figure:
        parts.append(f'<figure class="scroll">{sheet.figure}</figure>')
    if sheet.rows:
        head = "".join(f"<th>{html(name)}</th>" for name in sheet.columns)
        body = "\n".join(
            "<tr>" + "".join(f"<td{_class_of(text)}>{_html_cell(text)}</td>" for text in row) + "</tr>"
            for row in sheet.rows
        )
        parts.append(
            f'<div class="scroll"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>'
        )
    elif sheet.empty:
        parts.append(f"<p>{html(sheet.empty)}</p>")
    return [*parts, *(f'<p class="quiet">{html(note)}</p>' for note in sheet.notes), "</section>"]
