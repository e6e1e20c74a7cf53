from __future__ import annotations

import io

from analyzer.report.paper import Paper, Sheet
from analyzer.report.paper_text import write_text


def _lines(sheet: Sheet, lang: str = "en") -> list[str]:
    out = io.StringIO()
    write_text(Paper("T", lang, [], [sheet]), out)
    return out.getvalue().splitlines()


def test_few_columns_are_a_table() -> None:
    lines = _lines(Sheet("S", ["name", "number"], [["a", "1"]]))
    assert [line.split() for line in lines if "name" in line or "1" in line] == [["name", "number"], ["a", "1"]]


def test_many_columns_are_records_without_empty_cells() -> None:
    columns = [f"c{number}" for number in range(12)]
    lines = _lines(Sheet("表", columns, [["first", "x", *[""] * 9, "z"]]), "zh")
    assert lines[-3:-1] == ["  first", "      c1：x；c11：z"]
