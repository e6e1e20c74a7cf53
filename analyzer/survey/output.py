"""Writes a study into a folder: tables, figures, a page in both languages, and the data behind them."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path

from analyzer.i18n.catalog import LANGUAGES
from analyzer.report.paper_syntaxes import write_paper
from analyzer.survey import storage
from analyzer.survey.figures import figures
from analyzer.survey.package import write_package
from analyzer.survey.paper import study_paper
from analyzer.survey.run import Counted
from analyzer.survey.shares import Row
from analyzer.survey.syntaxes import SYNTAXES, latex_paper
from analyzer.survey.tables import all_tables

_PAPERS = {"markdown": "md", "html": "html"}


def tables_of(counted: Counted, earlier: Counted | None = None) -> dict[str, list[Row]]:
    """Give every table of a study. earlier: a study to compare it with."""
    from analyzer.survey.comparisons import studies

    return all_tables(counted) | ({"studies": studies(earlier, counted)} if earlier else {})


def write_study(counted: Counted, out: str | Path, tables: dict[str, list[Row]]) -> None:
    """Write everything. tables: as `tables_of` gives them.

    tables/<name>.csv (.md, .html, .tex, .parquet; language-neutral), figures/<name>.<lang>.svg, report.<lang>.md,
    .html and .tex, study.json, and data/, a Frictionless data package with the rows behind every number: nothing in it
    is a value of a person. Raises SetupError E280–E282 when the disk refuses, E250 and E251 for a storage.
    """
    for name, rows in tables.items():
        write_table(storage.join(out, "tables"), name, rows)
    for lang in LANGUAGES:
        drawn = figures(tables, lang)
        for name, svg in drawn.items():
            storage.write(storage.join(out, "figures", f"{name}.{lang}.svg"), svg.encode())
        paper = study_paper(counted, tables, drawn, lang)
        for syntax, suffix in _PAPERS.items():
            page = io.StringIO(newline="")
            write_paper(paper, page, syntax)
            storage.write(storage.join(out, f"report.{lang}.{suffix}"), page.getvalue().encode())
        storage.write(storage.join(out, f"report.{lang}.tex"), latex_paper(paper).encode())
    settings = {"consentinel": counted.version, "study": counted.study.model_dump(mode="json")}
    text = json.dumps(settings, ensure_ascii=False, indent=1) + "\n"
    storage.write(storage.join(out, "study.json"), text.encode())
    write_package(counted, storage.join(out, "data"))


def write_table(folder: str, name: str, rows: Sequence[Row]) -> None:
    """Write one table in every syntax."""
    for suffix, text in SYNTAXES.items():
        storage.write(storage.join(folder, f"{name}.{suffix}"), text(rows))
