"""A table as CSV or JSON, written part by part."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd

from analyzer.model.tables import TABLES, frame
from analyzer.report.export import join_csv, table_texts

PHASES = TABLES["phases"]
NAMES = ("app_launched", "=cmd()", 'a "b",\nc', "贺")


def _rows(*names: str) -> pd.DataFrame:
    rows = [
        {"session_id": "s", "ordinal": at, "phase": name, "consent_state": "asked"} for at, name in enumerate(names)
    ]
    return frame(PHASES, rows)


def _text(format: str, *parts: pd.DataFrame) -> str:
    return "".join(table_texts("phases", parts, format))


def test_parts_give_the_same_text_as_the_whole() -> None:
    whole = _rows(*NAMES)
    for format in ("csv", "json"):
        parts = (whole[:1], whole[1:1], whole[1:3], whole[3:])
        assert _text(format, *parts) == _text(format, whole)


def test_csv_has_its_names_once_and_no_formula() -> None:
    head, *rows = csv.reader(io.StringIO(_text("csv", _rows(*NAMES[:2]), _rows(*NAMES[2:]))))
    assert head == PHASES.names
    at = head.index("phase")
    assert [row[at] for row in rows] == ["app_launched", "'=cmd()", 'a "b",\\x0ac', "贺"]
    assert _text("csv", _rows()).splitlines() == [",".join(PHASES.names)]


def test_json_is_a_list_with_null_for_nothing() -> None:
    rows = json.loads(_text("json", _rows(*NAMES[:1]), _rows(*NAMES[1:])))
    assert [row["phase"] for row in rows] == list(NAMES)
    assert [*rows[0]] == PHASES.names and rows[0]["t_end"] is None
    assert json.loads(_text("json", _rows())) == []


def test_a_heading_that_was_just_given_is_not_repeated() -> None:
    assert join_csv(["a,b\n1,2\n", "a,b\n3,4\n", "c\n5\n"]) == "a,b\n1,2\n3,4\nc\n5\n"
