"""Writes a study into a folder: tables, figures, a page in both languages, and the data behind them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import analyzer
from analyzer.i18n.catalog import LANGUAGES
from analyzer.report.paper import write_paper
from analyzer.report.safe import cell
from analyzer.store.files import write_atomic
from analyzer.survey.figures import figures
from analyzer.survey.paper import study_paper
from analyzer.survey.parts import SESSION_COLUMNS
from analyzer.survey.run import Counted, part_rows
from analyzer.survey.tables import Row, all_tables

_SYNTAXES = {"markdown": "md", "html": "html"}

DATA: dict[str, dict[str, str]] = {
    "sessions": dict.fromkeys(SESSION_COLUMNS, "") | {"reason": "why it does not count; empty when it does",
                                                      "detail": "what made it not count"},
    "apps": {"app_id": "id of the app", "groups": "values of the groups, separated by |", "sessions": "that count",
             "unjudged": "measures that could not be judged", "first_sent_ms": "ms to the first personal data sent"},
    "cells": {"app_id": "id of the app", "measure": "what holds", "key": "of which data type, company …"},
}  # fmt: skip
"""Tables of the data package: their columns and what these mean."""


def write_study(counted: Counted, out: Path) -> dict[str, list[Row]]:
    """Write everything; give the tables.

    tables/*.csv (language-neutral), figures/<name>.<lang>.svg, report.<lang>.md and .html, study.json, and data/, a
    Frictionless data package with one row per session, app and cell: nothing in it is a value of a person.
    Raises SetupError E280–E282 when the disk refuses.
    """
    tables = all_tables(counted)
    for name, rows in tables.items():
        _write(out / "tables" / f"{name}.csv", csv_text(rows))
    for lang in LANGUAGES:
        drawn = figures(tables, lang)
        for name, svg in drawn.items():
            _write(out / "figures" / f"{name}.{lang}.svg", svg)
        paper = study_paper(counted, tables, drawn, lang)
        for syntax, suffix in _SYNTAXES.items():
            text = io.StringIO(newline="")
            write_paper(paper, text, syntax)
            _write(out / f"report.{lang}.{suffix}", text.getvalue())
    settings = {"consentinel": analyzer.__version__, "study": counted.study.model_dump(mode="json")}
    _write(out / "study.json", json.dumps(settings, ensure_ascii=False, indent=1) + "\n")
    _write_package(counted, out / "data")
    return tables


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Give rows as CSV; null is an empty cell, and what would be a formula in a spreadsheet is not one."""
    text = io.StringIO(newline="")
    if rows:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(list(rows[0]))
        writer.writerows([_plain(value) for value in row.values()] for row in rows)
    return text.getvalue()


def _plain(value: Any) -> str:
    if value is None or value != value:
        return ""
    return repr(value) if isinstance(value, float) else cell(value)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(file, text.encode())


def _write_package(counted: Counted, folder: Path) -> None:
    """Write the rows of every part, one part in memory at a time, and the page that describes them."""
    folder.mkdir(parents=True, exist_ok=True)
    resources = []
    for name, columns in DATA.items():
        file = folder / f"{name}.csv"
        with file.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow(list(columns))
            for part in part_rows(counted.parts):
                writer.writerows([_plain(value) for value in row] for row in _rows(name, part))
        resources.append(_resource(name, file, columns))
    study = counted.study
    package = {
        "profile": "tabular-data-package", "name": "consentinel-study", "title": study.name, "resources": resources,
        "consentinel": {"version": analyzer.__version__, "study": study.model_dump(mode="json")},
    }  # fmt: skip
    _write(folder / "datapackage.json", json.dumps(package, ensure_ascii=False, indent=1) + "\n")


def _rows(name: str, part: Mapping[str, Any]) -> Iterable[list[Any]]:
    if name == "sessions":
        return [[row[column] for column in SESSION_COLUMNS] for row in part["sessions"]]
    if name == "apps":
        return [
            [app["app_id"], "|".join(app["groups"]), app["sessions"], " ".join(app["unjudged"]), app["first_sent_ms"]]
            for app in part["apps"]
        ]
    return [[app["app_id"], *one] for app in part["apps"] for one in app["cells"]]


def _resource(name: str, file: Path, columns: Mapping[str, str]) -> dict[str, Any]:
    with file.open("rb") as data:
        digest = hashlib.file_digest(data, "sha256").hexdigest()
    fields = [{"name": column, "type": "string", "description": text} for column, text in columns.items()]
    return {"name": name, "path": file.name, "profile": "tabular-data-resource", "format": "csv", "encoding": "utf-8",
            "bytes": file.stat().st_size, "hash": f"sha256:{digest}", "schema": {"fields": fields}}  # fmt: skip
