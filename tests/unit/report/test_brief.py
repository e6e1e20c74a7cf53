"""The findings of a failure message: the chosen ones only, in words, masked and printable."""

from __future__ import annotations

import pytest
from unit.report.sample_report import sample

from analyzer.report import brief as module
from analyzer.report.brief import brief


def _ids(rule_id: str) -> list[str]:
    table = sample().tables["findings"]
    return list(table.loc[table["rule_id"] == rule_id, "finding_id"])


def test_the_chosen_findings_are_told_with_their_evidence() -> None:
    ids = _ids("pre_consent_send")
    lines = brief(sample(), ids, "en").splitlines()
    assert lines[:2] == [
        "[critical] Personal data sent off the device before consent (pre_consent_send)",
        "  Android ID (SSAID) (android_id) was sent to Umeng [third party], 1×",
    ]
    step = next(line for line in lines if line.startswith("    "))
    assert "read by com.umeng.analytics.Tracker.start → 1152 ms later → sent to alog.umeng.com" in step
    assert "97…90" in step


def test_none_chosen_is_no_text() -> None:
    assert brief(sample(), [], "en") == ""


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_texts_of_the_app_are_made_printable(lang: str) -> None:
    text = brief(sample(), list(sample().tables["findings"]["finding_id"]), lang)
    assert "\x1b" not in text
    assert all(character.isprintable() or character == "\n" for character in text)


def test_what_is_left_out_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FINDINGS", 2)
    ids = list(sample().tables["findings"]["finding_id"])
    text = brief(sample(), ids, "en")
    assert text.count("\n\n") == 2
    assert text.endswith(f"{len(ids) - 2} less severe findings are left out here; the JSON output has them all")
