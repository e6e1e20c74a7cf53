from __future__ import annotations

from unit.report.sample_report import sample

from analyzer.report.disclosure import SUBJECT, Declared, disclosed, lines
from analyzer.report.model import build_report


def test_placeholders_and_receipts_are_left_out() -> None:
    assert sorted(disclosed(sample())["data_type"]) == [
        "android_id", "android_id", "android_id", "contacts", "imei", "location_precise", "location_precise",
    ]  # fmt: skip


def test_a_send_belongs_to_who_read_it() -> None:
    found = {(line.act, line.data_type, line.subject_kind, line.subject, line.recipient)
             for line in lines(sample(), [*SUBJECT, "to"], disclosed(sample()))}  # fmt: skip
    assert ("sent", "android_id", "sdk", "Umeng", "Umeng") in found
    assert ("accessed", "contacts", "app", "com.example.weather", "") in found
    assert ("accessed", "location_precise", "unknown", "", "") in found


def test_lines_sum_up_phases_states_and_forms() -> None:
    (line,) = [line for line in lines(sample(), ["to"], disclosed(sample())) if line.recipient == "Umeng"]
    assert (line.n, line.peak, line.phases, line.states, line.forms) == (
        2, 1, ["in_use", "launch"], ["granted", "none_asked"], ["md5"],
    )  # fmt: skip


def test_nothing_is_declared_without_a_scope() -> None:
    assert Declared(build_report({}, {}, [], {})).of_type("imei") == "unknown"
    assert Declared(sample()).of_type("imei") == "no"
    nothing = build_report({}, {}, [], {})
    assert lines(nothing, [], disclosed(nothing)) == []


def test_recipients_and_subjects_have_their_names_in_chinese() -> None:
    found = {(line.to, line.subject, line.recipient)
             for line in lines(sample(), [*SUBJECT, "to"], disclosed(sample()), "zh")}  # fmt: skip
    assert ("umeng", "友盟+", "友盟+") in found
