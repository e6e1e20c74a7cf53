from __future__ import annotations

from dataclasses import replace
from typing import Any

from unit.report.sample_report import sample
from unit.report.test_difference import _less

from analyzer.report.comparison import views
from analyzer.report.comparison.views import Cell
from analyzer.report.difference import difference
from analyzer.report.model import ReportData

HOSTILE = '<script>alert(1)</script>\\x1b[31m=HYPERLINK("x")'


def _blind(data: ReportData) -> ReportData:
    return replace(data, assessments=[row | {"result": "not_assessed"} for row in data.assessments])


def test_the_headline_counts_what_came_and_went() -> None:
    gone, came = views.headline(difference([sample(), _less()]), "en"), views.headline(
        difference([_less(), sample()]), "en"
    )  # fmt: skip
    assert (gone.tone, gone.text) == ("plain", "3 are not seen any more in B, 11 are the same.")
    assert (came.tone, came.text) == ("alert", "3 findings are new in B, 11 are the same.")
    assert gone.more[-1] == "Kinds of data that were treated otherwise: 1 of 4."
    assert views.headline(difference([sample(), sample()]), "zh").text == "没有新增或消失的发现，14项相同。"


def test_a_run_that_could_not_see_is_not_called_better() -> None:
    content = difference([sample(), _blind(_less())])
    head = views.headline(content, "en")
    assert head.tone == "plain"
    assert head.more[0].endswith("because their rule was not assessed there: 4.")
    (unsure,) = [group for group in views.findings(content, "en") if group.code == "unsure"]
    assert unsure.findings[0].counts == ["1", "?"]
    assert unsure.findings[0].where == "A; not assessed in B"


def test_the_matrix_tells_reads_sends_and_what_was_without_consent() -> None:
    rows = views.matrix(difference([sample(), _less()]), "en")
    assert [(row.change, row.change_text, row.data_type) for row in rows] == [
        ("gone", "gone in B", "android_id"),
        ("same", "same", "contacts"),
        ("same", "same", "imei"),
        ("same", "same", "location_precise"),
    ]
    assert rows[0].cells == [
        Cell("without", "read 1×, sent 2×", "without consent 2×", "to Umeng"),
        Cell("none", "not seen", "", ""),
    ]
    assert rows[1].cells[0] == Cell("read", "read 1×", "", "")
    assert rows[2].cells[0] == Cell("sent", "sent 1×", "", f"to {HOSTILE}")


def test_three_runs_differ_without_new_and_gone() -> None:
    content = difference([sample(), _less(), sample()])
    assert [group.code for group in views.findings(content, "en")] == ["differs", "unsure", "same"]
    assert {row.change for row in views.matrix(content, "en")} == {"differs", "same"}
    assert views.headline(content, "en").text.startswith("3 findings occur in some runs and not in others")


def test_sessions_are_told_apart_by_the_answer_and_the_build() -> None:
    manifest: dict[str, Any] = {**sample().manifest, "scenario": {"name": "first-run-accept"}}
    view = views.sessions(difference([replace(sample(), manifest=manifest), sample()]), "en")[0]
    assert (view.name, view.title) == ("A", "consent given")
    assert ("What the user did", "first-run-accept") in view.facts
    assert ("Version", "4.2.0") in view.facts
    assert [(code, n) for code, _, n in view.severities] == [("critical", 3), ("high", 7), ("medium", 2), ("info", 2)]


def test_each_run_tells_what_it_could_not_see() -> None:
    texts = dict(views.blind(difference([sample(), sample()]), "en"))
    assert set(texts) == {"A", "B"}
    assert "pinned.example.org" in " ".join(texts["A"])
    assert any("android.imei" in text for text in texts["A"])
