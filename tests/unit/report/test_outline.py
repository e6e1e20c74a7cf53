from __future__ import annotations

from typing import Any

from unit.report.sample_report import HOSTILE, MANIFEST, SETTINGS, sample, sample_tables

from analyzer.report.model import build_report
from analyzer.report.outline import make_outline


def _tested(**manifest: Any) -> dict[str, str]:
    data = build_report({**MANIFEST, **manifest}, sample_tables(), [], SETTINGS)
    return dict(make_outline(data, "en").tested)


def test_what_was_tested_is_told() -> None:
    tested = _tested()
    assert tested["App"] == "Weather · com.example.weather · 4.2.0"
    assert tested["Device"] == "jvm · Nova 5 · android · 13"
    assert (tested["Started"], tested["Duration"]) == ("2026-11-21 22:26:39 UTC", "11.5 s")
    assert tested["Hooks"] == "active: 1 of 2, calls: 0"


def test_an_import_is_dated_by_its_events() -> None:
    tested = _tested(started="2027-01-01T10:00:00.000000Z", ended="2027-01-01T10:00:00.100000Z")
    assert tested["Started"] == "2026-11-21 22:26:40 UTC"
    assert tested["Duration"] == "9.9 s"
    assert tested["Imported"] == "2027-01-01 10:00:00 UTC"


def test_a_sparse_manifest_is_no_obstacle() -> None:
    assert make_outline(build_report({}, {}, [], {}), "en").tested == [
        ("Traffic", "exchanges: 0, hosts: 0"),
        ("Hooks", "none: only traffic was recorded"),
        ("Observed", "reads: 0, sends: 0, receipts: 0"),
    ]


def test_an_interruption_gives_its_reason() -> None:
    assert _tested(state="interrupted", state_reason="app\x1b[0m ended")["State"] == r"interrupted: app\x1b[0m ended"


def test_silenced_findings_are_shown_and_not_counted() -> None:
    outline = make_outline(sample(), "en")
    assert outline.severities == [
        ("critical", "critical", 2),
        ("high", "high", 6),
        ("medium", "medium", 2),
        ("info", "info", 2),
    ]
    assert (outline.n_active, outline.n_silenced, len(outline.findings)) == (12, 2, 14)
    silenced = [finding.silenced for finding in outline.findings if finding.silenced]
    assert silenced == ["consent not needed according to the scope: pipl-13-2"] * 2


def test_a_finding_tells_who_read_how_much_later_and_who_got_it() -> None:
    finding = next(item for item in make_outline(sample(), "en").findings if item.rule_id == "pre_consent_send")
    assert finding.sentence == "Android ID (SSAID) (android_id) was sent to Umeng [third party], 1×"
    (step,) = finding.steps
    assert (step.read, step.lag, step.sent) == (
        "read by com.umeng.analytics.Tracker.start",
        "1152 ms later",
        "sent to alog.umeng.com",
    )
    assert (step.time, step.value) == ("+1.564 s", "97…90")
    assert step.how == "in body $.header.utd, inside gzip>json, written as md5"


def test_recalled_sources_say_so_with_every_rule() -> None:
    for assessment in make_outline(sample(), "en").assessments:
        labels = [label for label, _ in assessment.texts]
        assert labels[:4] == ["What it flags", "Why it matters", "How to fix", "Limits"]
        assert labels[4:] in ([], ["What a person must still check"])
        for source in assessment.sources:
            assert source.endswith("]")
            assert ("GB/T 35273" in source) <= ("recalled" in source)


def test_the_command_repeats_the_analysis() -> None:
    assert make_outline(sample(), "en").command == (
        "consentinel analyze captures/20261121T224012Z_com.example.weather_7f3a --scope 'my scope.yaml' "
        "--mark consent_granted@5.4 --first-party weather.example"
    )


def test_an_assumed_consent_state_is_a_warning() -> None:
    data = build_report(MANIFEST, sample_tables(), [], {"assume_consent": "none_asked"})
    assert make_outline(data, "en").warnings == ["Consent: assumed to be: not asked yet (--assume-consent)"]


def test_values_in_clear_are_a_warning() -> None:
    assert make_outline(sample(), "en").warnings == []
    assert make_outline(sample(show_values=True), "en").warnings[0].startswith("This report shows captured values")


def test_no_text_of_the_app_carries_a_control_character() -> None:
    text = repr(make_outline(sample(), "en"))
    assert HOSTILE.split("\x1b")[0] in text
    assert "\\x1b[31m" not in text.replace("\\\\x1b", "")
