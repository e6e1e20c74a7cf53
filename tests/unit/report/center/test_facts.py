from __future__ import annotations

from typing import Any

from unit.report.sample_report import MANIFEST, SETTINGS, sample, sample_tables

from analyzer.report.center.facts import Facts
from analyzer.report.model import build_report
from analyzer.rules.examples import observation_rows


def _facts(rows: list[dict[str, Any]], **settings: Any) -> Facts:
    tables = {**sample_tables(), "observations": observation_rows(rows)}
    return Facts(build_report(MANIFEST, tables, [], {**SETTINGS, **settings}))


def test_kinds_sent_early_come_first_and_placeholders_are_no_kind() -> None:
    facts = Facts(sample())
    assert facts.data_types == ["android_id", "location_precise", "contacts", "imei"]
    assert facts.kinds(facts.before) == ["android_id", "location_precise"]
    assert facts.kinds(facts.rows, "accessed") == ["android_id", "location_precise", "contacts"]


def test_recipients_have_name_relation_country_and_hosts_own_servers_last() -> None:
    facts = Facts(sample())
    found = [(one.id, one.names["en"], one.relation, one.country, one.hosts) for one in facts.recipients(facts.before)]
    assert found == [
        ("umeng", "Umeng", "third", "CN", ("alog.umeng.com",)),
        ("weather.example", "weather.example", "first", "", ("api.weather.example",)),
    ]


def test_a_send_counts_for_the_code_that_read_it() -> None:
    read = {
        "act": "accessed",
        "data_type": "oaid",
        "ref_id": "a:1",
        "caller": "cn.jpush.android.A.b",
        "sdk_id": "jpush",
    }
    sent = {"data_type": "oaid", "access_event_id": "a:1", "sdk_id": "jpush"}
    facts = _facts([read, sent, {"data_type": "imei"}])
    readers = [(one.kind, one.names, one.kinds) for one in facts.readers(facts.rows)]
    assert readers == [
        ("sdk", {"en": "JPush", "zh": "极光推送"}, ["oaid"]),
        ("unknown", {"en": "", "zh": ""}, ["imei"]),
    ]


def test_without_marks_consent_is_not_seen() -> None:
    facts = Facts(build_report({}, {}, [], {}))
    assert (facts.is_consent_seen, facts.has_hooks, facts.has_traffic, facts.undeclared()) == (
        False,
        False,
        False,
        None,
    )
    assert Facts(sample()).is_consent_seen


def test_what_the_scope_does_not_cover_is_told() -> None:
    assert Facts(sample()).undeclared() == ["contacts", "imei"]


def test_lines_sum_up_reads_and_sends() -> None:
    told = [(line.data_type, line.act, line.n, line.declared, line.states) for line in Facts(sample()).lines]
    assert told == [
        ("android_id", "accessed", 1, "yes", ["none_asked"]),
        ("android_id", "sent", 2, "yes", ["granted", "none_asked"]),
        ("location_precise", "accessed", 1, "yes", ["none_asked"]),
        ("location_precise", "sent", 1, "yes", ["asked"]),
        ("contacts", "accessed", 1, "no", ["granted"]),
        ("imei", "sent", 1, "no", ["granted"]),
    ]


def test_the_category_is_that_of_the_option() -> None:
    facts = _facts([{"data_type": "phone_number"}], category="instant_messaging")
    assert facts.category is not None
    assert facts.category.id == "instant_messaging"
