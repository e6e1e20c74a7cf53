from __future__ import annotations

import csv
import io

from unit.report.sample_report import HOSTILE, sample, sample_tables

from analyzer.report.formats.store_csv_format import COLUMNS, render
from analyzer.report.model import ReportData
from analyzer.report.safe import shown
from analyzer.rules.examples import observation_rows


def _rows(data: ReportData, lang: str = "zh") -> list[list[str]]:
    out = io.StringIO(newline="")
    render(data, out, lang)
    return list(csv.reader(io.StringIO(out.getvalue(), newline="")))


def test_the_columns_are_those_of_store_scanners() -> None:
    head, *rows = _rows(sample())
    wanted = ["阶段", "主体类型", "主体", "行为", "涉及权限", "频次（次/秒，峰值）", "隐私政策中是否声明"]
    assert [name for name in head if name in wanted] == wanted
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_a_read_of_an_sdk_is_told_from_one_of_the_app() -> None:
    head, *rows = _rows(sample(), "en")
    lines = [dict(zip(head, row, strict=True)) for row in rows]
    told = {(line["Behavior"], line["Subject type"], line["Subject"], line["Named in the policy?"]) for line in lines}
    assert ("reads Android ID (SSAID) (android_id)", "SDK", "Umeng", "yes") in told
    assert ("reads Address book (contacts)", "app", "com.example.weather", "no") in told
    assert ("sends Android ID (SSAID) (android_id) to Umeng", "SDK", "Umeng", "yes") in told


def test_the_rate_is_the_most_within_a_second() -> None:
    rows = [{"act": "accessed", "t": 1_795_300_000 + t, "data_type": "imei"} for t in (0, 0.3, 0.9, 1.5, 7)]
    head, row = _rows(sample(tables={**sample_tables(), "observations": observation_rows(rows)}), "en")
    line = dict(zip(head, row, strict=True))
    assert (line["Count"], line["Rate (most per second)"]) == ("5", "3")


def test_formulas_and_controls_are_shown() -> None:
    flat = [cell for row in _rows(sample()) for cell in row]
    assert any(shown(HOSTILE) in cell for cell in flat)
    assert not [cell for cell in flat if cell.startswith(("=", "+", "-", "@")) or "\x1b" in cell]
