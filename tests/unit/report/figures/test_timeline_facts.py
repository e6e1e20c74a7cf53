from __future__ import annotations

from dataclasses import replace
from typing import Any

from unit.report.sample_report import SESSION, T0, sample, sample_tables

from analyzer.datatypes import ids
from analyzer.model.tables import MOMENTS, frame
from analyzer.report.figures.timeline_facts import MAX_LANES, SERIES, STATES, Facts, timeline_facts
from analyzer.rules.examples import observation_rows

HOSTILE = '<script>alert(1)</script>\\x1b[31m=HYPERLINK("x")'


def _facts(**tables: Any) -> Facts:
    facts = timeline_facts(sample(tables={**sample_tables(), **tables}))
    assert facts is not None
    return facts


def _told(facts: Facts) -> list[tuple[int, str, str, str, str, int]]:
    return [
        (
            row.t,
            facts.lanes[row.lane]["en"],
            SERIES[row.series],
            STATES[row.state],
            facts.labels[row.label]["en"] if row.label >= 0 else "",
            row.n,
        )
        for row in facts.marks.itertuples()
    ]


def test_every_read_and_send_stands_in_the_lane_of_its_data() -> None:
    assert _told(_facts()) == [
        (412, "Android ID (SSAID)", "read", "none_asked", "", 1),
        (1050, "Precise location", "read", "none_asked", "", 1),
        (1564, "Android ID (SSAID)", "sent_third", "none_asked", "Umeng", 1),
        (2400, "Precise location", "sent_first", "asked", "weather.example", 1),
        (6200, "Android ID (SSAID)", "sent_third", "granted", "Umeng", 1),
        (7700, "IMEI / MEID", "sent_third", "granted", HOSTILE, 1),
        (9900, "Address book", "read", "granted", "", 1),
    ]


def test_consent_taps_and_screens_have_lanes_above_the_data() -> None:
    rows = [_moment(2.1, "consent_asked"), _moment(5.4, "consent_granted"), _moment(5.38, "click", "android.view.View"),
            _moment(6.0, "job_scheduled")]  # fmt: skip
    data = sample(tables={**sample_tables(), "moments": frame(MOMENTS, rows)})
    screen = {"t": T0 + 2.2, "file": "consent-01.png", "sha256": "ab", "mark": "consent_asked"}
    facts = timeline_facts(replace(data, screens=[screen]))
    assert facts is not None
    assert facts.lane_ids == ["", "", "android_id", "location_precise", "imei", "contacts"]
    assert [row for row in _told(facts) if row[2] in ("event", "tap", "screen")] == [
        (2100, "Consent and app", "event", "asked", "consent dialog shown", 1),
        (2200, "Taps and screens", "screen", "unknown", "picture of the screen, consent-01.png", 1),
        (5380, "Taps and screens", "tap", "asked", "touch: android.view.View", 1),
        (5400, "Consent and app", "event", "asked", "consent granted", 1),
    ]


def _moment(at: float, event: str, subject: str = "") -> dict[str, Any]:
    names = {"session_id": SESSION, "moment_id": f"{event}{at}", "event": event, "subject": subject, "origin": "mark"}
    return {**names, "t": T0 + at, "phase": "consent_dialog", "consent_state": "asked", "near_mark": False}


def test_a_mark_knows_the_findings_it_is_evidence_of() -> None:
    data = sample()
    facts = timeline_facts(data)
    assert facts is not None
    evidence = data.tables["findings"][["fingerprint", "evidence"]].itertuples(index=False)
    expected = {(row.fingerprint, int(key, 16)) for row in evidence for key in row.evidence}
    found = {
        (facts.findings[number]["fingerprint"], row.t)
        for row in facts.marks.itertuples()
        for number in facts.found[row.found]
    }
    assert found == expected


def test_phases_stand_with_their_consent() -> None:
    bands = _facts().bands
    assert [(band.left, band.right, band.state) for band in bands] == [
        (0, 2100, "none_asked"),
        (2100, 5400, "asked"),
        (5400, 10098, "granted"),
    ]
    assert bands[1].phase == {"en": "consent dialog\nconsent: asked, no answer yet",
                              "zh": "同意弹窗\n同意：已询问，尚未回答"}  # fmt: skip


def test_acts_in_one_millisecond_are_one_mark_with_their_number() -> None:
    rows = [{"t": T0 + number / 1e8, "data_type": "imei", "host": "a.example"} for number in range(400)]
    facts = _facts(observations=observation_rows(rows))
    assert set(facts.marks["t"]) == {0}
    assert facts.marks["n"].tolist() == [350, 50], "fifty of them are named as evidence of a finding"


def test_kinds_of_data_beyond_the_limit_are_counted() -> None:
    rows = [{"data_type": data_type} for data_type in ids()[: MAX_LANES + 3]]
    facts = _facts(observations=observation_rows(rows))
    assert (len(facts.lanes), facts.n_left_out) == (MAX_LANES, 3)


def test_nothing_read_or_sent_gives_no_figure() -> None:
    assert timeline_facts(sample(tables={**sample_tables(), "observations": observation_rows([])})) is None
