from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from unit.survey.sessions import write_session

from analyzer.model.enums import Confidence
from analyzer.survey.measures import Measured, is_unjudged
from analyzer.survey.sessions import read_facts, read_head
from analyzer.survey.study import Study


def _measured(folder: Path, **made: Any) -> Measured:
    return read_facts(read_head(write_session(folder, **made)), Study()).measured


def test_what_was_read_sent_and_found_is_a_cell_each(tmp_path: Path) -> None:
    found = _measured(
        tmp_path / "a",
        reads=("contacts",),
        sends=(("imei", "umeng"), ("imei", "nowhere")),
        findings=(("pre_consent_send", ("imei",)), ("no_policy", ())),
    )
    assert found.cells == {
        ("read", "contacts"),
        ("sdk", "some_sdk"),
        ("sdk_read", "contacts>some_sdk"),
        ("any", "read"),
        ("sent", "imei"),
        ("sent_third", "imei"),
        ("any", "sent"),
        ("any", "sent_third"),
        ("recipient", "umeng"),
        ("country", "CN"),
        ("path", "imei>umeng>CN"),
        ("recipient", "nowhere"),
        ("country", "unknown"),
        ("path", "imei>nowhere>unknown"),
        ("finding", "pre_consent_send"),
        ("finding", "no_policy"),
        ("before_consent", "imei"),
        ("any", "before_consent"),
        ("overcollected", "imei"),
        ("any", "overcollected"),
    }
    assert found.unjudged == set()


@pytest.mark.parametrize(("at_least", "counts"), [("certain", False), ("likely", False), ("possible", True)])
def test_what_is_less_sure_does_not_count(tmp_path: Path, at_least: str, counts: bool) -> None:
    head = read_head(write_session(tmp_path / "a", reads=("imei",), confidence="possible"))
    facts = read_facts(head, Study(min_confidence=Confidence(at_least)))
    assert (("read", "imei") in facts.measured.cells) is counts


def test_a_measure_is_judged_while_one_of_its_rules_is(tmp_path: Path) -> None:
    one = _measured(tmp_path / "a", not_assessed=("pre_consent_read",))
    assert one.unjudged == {"finding:pre_consent_read"}
    both = _measured(tmp_path / "b", not_assessed=("pre_consent_read", "pre_consent_send"))
    assert both.unjudged == {
        "finding:pre_consent_read", "finding:pre_consent_send", "before_consent", "any:before_consent"
    }  # fmt: skip
    rules = ("pre_consent_read", "pre_consent_send", "undeclared_collection", "unnecessary_collection")
    assert {"overcollected", "any:overcollected"} <= _measured(tmp_path / "c", not_assessed=rules).unjudged


def test_without_a_hook_reads_are_not_judged(tmp_path: Path) -> None:
    found = _measured(tmp_path / "a", sends=(("imei", "umeng"),), hook="absent")
    assert found.unjudged == {"read", "sdk", "sdk_read", "sdk_sent", "any:read"}
    assert is_unjudged(("read", "imei"), found.unjudged) and is_unjudged(("any", "read"), found.unjudged)
    assert not is_unjudged(("sent", "imei"), found.unjudged) and not is_unjudged(("any", "sent"), found.unjudged)


def test_what_was_sent_before_consent_is_kept_apart_from_what_came_after(tmp_path: Path) -> None:
    folder = write_session(
        tmp_path / "a", reads=("contacts",), sends=(("imei", "umeng"),), granted=(("oaid", "umeng"),),
        states=("none_asked", "asked", "granted"),
    )  # fmt: skip
    states = read_facts(read_head(folder), Study()).by_state
    assert {name: one.cells for name, one in states.items()} == {
        "before": {("read", "contacts"), ("sent", "imei"), ("sent_third", "imei")},
        "granted": {("sent", "oaid"), ("sent_third", "oaid")},
    }
    silent = write_session(tmp_path / "b", hook="absent", states=("none_asked", "granted"))
    assert {one.unjudged for one in read_facts(read_head(silent), Study()).by_state.values()} == {frozenset({"read"})}
