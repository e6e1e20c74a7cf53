from __future__ import annotations

import pytest
from unit.report.sample_report import sample

from analyzer.report.model import PAPERS, build_report, format_names, renderer

OTHERS = ["csv", "html", "json", "junit", "markdown", "sarif", "store_csv", "text"]


def test_counts_add_up() -> None:
    counts = sample().counts
    assert (counts["accessed"], counts["sent"], counts["received"], counts["placeholders"]) == (3, 4, 0, 1)
    assert counts["observations"] == 8
    assert (
        sum(counts[f"findings_{name}"] for name in ("critical", "high", "medium", "low", "info")) == counts["findings"]
    )


def test_absent_tables_are_empty_ones() -> None:
    data = build_report({}, {}, [], {})
    assert set(data.counts.values()) == {0}
    assert all(table.empty for table in data.tables.values())


def test_values_stay_masked_unless_they_are_given() -> None:
    row = {"value_hash": "a" * 32, "value_preview": "97…90"}
    assert sample().value_of(row) == "97…90"
    assert sample(show_values=True).value_of(row) == "9774d56d682e5490"
    assert sample(show_values=True).value_of({**row, "value_hash": "e" * 32}) == "97…90"


def test_formats_are_found_by_file_name() -> None:
    assert format_names() == sorted([*PAPERS, *OTHERS])
    with pytest.raises(KeyError):
        renderer("../secret")
