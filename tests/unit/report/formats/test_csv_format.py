from __future__ import annotations

import csv
import io

from unit.report.sample_report import CLEAR, HOSTILE, sample, sample_tables

from analyzer.model.tables import OBSERVATIONS
from analyzer.report.formats.csv_format import render
from analyzer.report.model import ReportData
from analyzer.report.safe import shown
from analyzer.rules.examples import observation_rows


def _rows(data: ReportData) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    render(data, out, "zh")
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def test_one_row_per_observation_with_the_columns_of_the_table() -> None:
    rows = _rows(sample())
    assert list(rows[0]) == OBSERVATIONS.names
    assert len(rows) == 8
    assert (rows[2]["t"], rows[2]["access_lag_ms"], rows[2]["near_mark"]) == (
        "2026-11-21T22:26:41.564000Z",
        "1152.0",
        "false",
    )
    assert rows[0]["host"] == ""


def test_text_that_a_spreadsheet_would_run_is_quoted_and_numbers_stay_numbers() -> None:
    row = {"host": "=cmd()", "path": "@SUM(A1)", "transform": "-1", "caller": "+1", "access_lag_ms": -3.5}
    (found,) = _rows(sample(tables={**sample_tables(), "observations": observation_rows([row])}))
    assert (found["host"], found["path"], found["transform"], found["caller"]) == (
        "'=cmd()",
        "'@SUM(A1)",
        "'-1",
        "'+1",
    )
    assert found["access_lag_ms"] == "-3.5"


def test_hostile_text_stays_in_its_cell() -> None:
    assert [row["host"] for row in _rows(sample()) if row["data_type"] == "imei"] == [shown(HOSTILE)]
    row = {"path": 'a"b,c\nd'}
    (found,) = _rows(sample(tables={**sample_tables(), "observations": observation_rows([row])}))
    assert found["path"] == 'a"b,c\\x0ad'


def test_values_appear_only_when_asked_for() -> None:
    assert "value" not in _rows(sample())[0]
    assert _rows(sample(show_values=True))[0]["value"] == CLEAR["a" * 32]
