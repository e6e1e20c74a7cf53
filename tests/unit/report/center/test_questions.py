from __future__ import annotations

from unit.report.sample_report import MANIFEST, SETTINGS, sample, sample_tables

from analyzer.report.center.facts import Facts
from analyzer.report.center.questions import form_text, questions
from analyzer.report.model import build_report


def test_five_questions_have_short_answers_and_places() -> None:
    asked = {one.code: one for one in questions(Facts(sample()), "en")}
    told = {code: [(point.text, point.target) for point in one.points] for code, one in asked.items()}
    assert told == {
        "taken": [
            ("Android ID (SSAID): read and sent", "data-android_id"),
            ("Precise location: read and sent", "data-location_precise"),
        ],
        "by": [
            ("Umeng [SDK]: Android ID (SSAID)", "who"),
            ("app or SDK, not told apart: Precise location", "who"),
        ],
        "sent": [
            ("Umeng [third party, CN]: alog.umeng.com", "who"),
            ("weather.example [first party]: api.weather.example", "who"),
        ],
        "undeclared": [
            ("Address book: not named at all", "data-contacts"),
            ("IMEI / MEID: not named at all", "data-imei"),
        ],
        "unseen": [
            ("bodies that could not be read (encrypted or in no known format): 2", "gap-opaque_body"),
            ("refused our certificate, so its content is unknown: 3", "gap-tls_refused"),
        ],
    }
    assert asked["taken"].answer == "2 kinds of data were read or sent before the user agreed."
    assert (
        asked["sent"].answer == "Before the user agreed, data went to 2 recipients. In the whole run, to 3 recipients."
    )


def test_what_a_blind_recording_cannot_answer_is_said() -> None:
    asked = {one.code: one for one in questions(Facts(build_report({}, {}, [], {})), "en")}
    assert asked["taken"].answer.startswith("Could not be seen")
    assert asked["by"].answer == "In the whole run: could not be seen, since no hook was active."
    assert asked["sent"].answer == "In the whole run: could not be seen, since no traffic was recorded."
    assert asked["undeclared"].answer.startswith("Cannot be told")
    assert [point.text for point in asked["unseen"].points] == [
        "no traffic was recorded: whether anything was sent is unknown",
        "no hook was active: reads are not seen",
    ]


def test_nothing_seen_is_said_as_not_observed() -> None:
    tables = {name: rows for name, rows in sample_tables().items() if name not in ("observations", "gaps")}
    asked = {one.code: one for one in questions(Facts(build_report(MANIFEST, tables, [], SETTINGS)), "zh")}
    assert asked["taken"].answer == "未观察到在用户同意之前获取数据。"
    assert asked["sent"].answer == "在用户同意之前，未观察到发送。"


def test_a_form_is_shown_printable() -> None:
    assert (form_text("plain", "en"), form_text("md5\x1b", "en")) == ("unchanged", "md5\\x1b")
