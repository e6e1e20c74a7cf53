from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from analyzer.farm.jobs import Unit, read_jobs, units_of
from analyzer.farm.journal import Result
from analyzer.farm.results import COLUMNS, junit, summary_rows


def _units(tmp_path: Path) -> list[Unit]:
    file = tmp_path / "jobs.csv"
    file.write_text("name,app,scenarios,seed\none,com.a.b,untouched;first-run-accept,9\ntwo,com.a.c,untouched,\n")
    return units_of(read_jobs(file))


def _rows(tmp_path: Path) -> list[dict[str, Any]]:
    units = _units(tmp_path)
    done = Result(units[0].id, "d", "done", device="s1", attempt=1, exit_code=1, session="x/one", seconds=2.5,
                  findings={"critical": 2, "info": 1}, is_failing=True)  # fmt: skip
    failed = Result(units[1].id, "d", "gave_up", "s2", 3, 3, "E216", "the app ended with \x1b[31m\x00 1", "x/two", 1.25)
    left = Result(units[2].id, "d", "not_run")
    return summary_rows(units, [done, failed, left])


def test_a_row_has_every_column_and_counts_only_where_something_was_analyzed(tmp_path: Path) -> None:
    rows = _rows(tmp_path)
    assert [tuple(row) for row in rows] == [COLUMNS] * 3
    assert rows[0] == {
        "job": "one", "scenario": "untouched", "trial": 1, "seed": 9, "target": "com.a.b", "device": "s1",
        "attempts": 1, "outcome": "done",
        "exit_code": 1, "error": "", "message": "", "n_critical": 2, "n_high": 0, "n_medium": 0,
        "n_low": 0, "n_info": 1, "failing": True, "seconds": 2.5, "session": "x/one",
    }  # fmt: skip
    assert {row["n_critical"] for row in rows[1:]} == {None}


def test_junit_has_one_suite_per_job_and_tells_findings_from_failures(tmp_path: Path) -> None:
    root = ElementTree.fromstring(junit(_rows(tmp_path)))
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures"), suite.get("errors"), suite.get("skipped"),
             suite.get("time")) for suite in root] == [
        ("one", "2", "1", "1", "0", "3.750"), ("two", "1", "0", "0", "1", "0.000"),
    ]  # fmt: skip
    cases = [
        (case.get("name"), [(child.tag, child.get("message")) for child in case]) for case in root.iter("testcase")
    ]
    assert cases == [
        ("untouched/1", [("failure", "2 critical, 1 info"), ("system-out", None)]),
        ("first-run-accept/1", [("error", "E216 the app ended with �[31m� 1"), ("system-out", None)]),
        ("untouched/1", [("skipped", "not_run")]),
    ]


def test_findings_below_the_limit_are_no_failure(tmp_path: Path) -> None:
    units = _units(tmp_path)
    done = Result(units[0].id, "d", "done", findings={"low": 3})
    rows = summary_rows(units[:1], [replace(done, is_failing=False)])
    assert [child.tag for child in ElementTree.fromstring(junit(rows))[0][0]] == []
