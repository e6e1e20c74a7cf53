from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analyzer.rules.derived import VIEWS, with_facts
from analyzer.rules.engine import make_context
from analyzer.rules.examples import moment_rows, observation_rows
from analyzer.rules.facts_of_observations import OBSERVATION_FACTS
from analyzer.scope.model import Scope

T0 = 1_700_000_000.0


def _fact(name: str, rows: list[dict[str, Any]], scope: dict[str, Any] | None = None, **given: Any) -> list[Any]:
    tables = {"observations": observation_rows(rows), "moments": moment_rows(given.pop("moments", []))}
    declared = Scope.model_validate({"version": 1, **scope}) if scope is not None else None
    context = make_context(tables | given.pop("tables", {}), declared, given, app_id="com.example.app")
    values = with_facts(context, "observations", [name])[name].astype("object")
    return values.where(values.notna(), None).tolist()


def _reads(*seconds: float, data_type: str = "imei") -> list[dict[str, Any]]:
    return [{"act": "accessed", "data_type": data_type, "t": T0 + second} for second in seconds]


def test_every_fact_of_the_view_is_computed() -> None:
    from analyzer.model.tables import OBSERVATIONS

    assert set(VIEWS["observations"].names) - set(OBSERVATIONS.names) == set(OBSERVATION_FACTS)


@pytest.mark.parametrize("name", sorted(OBSERVATION_FACTS))
def test_a_fact_of_nothing_is_nothing(name: str) -> None:
    assert _fact(name, []) == []


def test_calls_are_counted_back_from_each_row() -> None:
    rows = _reads(0, 0.5, 1.2, 30, 61)
    assert _fact("n_per_second", rows) == [1, 2, 2, 1, 1]
    assert _fact("n_per_minute", rows) == [1, 2, 3, 4, 3]
    assert _fact("n_per_run", rows) == [1, 2, 3, 4, 5]


def test_calls_are_counted_in_each_phase_of_its_own() -> None:
    phases = ["background", "in_use", "background", "idle", "in_use"]
    rows = [{**row, "phase": phase} for row, phase in zip(_reads(0, 1, 90, 91, 92), phases, strict=True)]
    assert _fact("n_per_phase", rows) == [1, 1, 2, 1, 2]
    same_call = [{**row, "ref_id": "one", "phase": "idle"} for row in _reads(0, 1)]
    assert _fact("n_per_phase", same_call) == [1, 1]


def test_each_api_and_each_recipient_is_counted_by_itself() -> None:
    rows = [*_reads(0, 0.1), *_reads(0.2, data_type="oaid"), {"data_type": "imei", "host": "a.b.cn", "t": T0 + 0.3}]
    assert _fact("n_per_second", rows) == [1, 2, 1, 1]
    events = pd.DataFrame({"event_id": ["e0", "e1"], "hook_id": ["one", "two"]})
    apart = [{**row, "ref_id": f"e{number}"} for number, row in enumerate(_reads(0, 0.1))]
    assert _fact("n_per_second", apart, tables={"hook_events": events}) == [1, 1]


def test_values_of_one_request_count_once() -> None:
    rows = [{"data_type": "contacts", "ref_id": "f1", "t": T0}] * 2 + [
        {"data_type": "contacts", "ref_id": "f2", "t": T0}
    ]
    rows = [{**row, "observation_id": str(number)} for number, row in enumerate(rows)]
    assert sorted(_fact("n_per_minute", rows)) == [0, 1, 2]


def test_what_needs_a_scope_is_unknown_without_one() -> None:
    row = {"data_type": "imei", "host": "x.b.cn"}
    for name in ("is_declared", "is_named", "is_party_declared", "is_labelled", "is_necessary"):
        assert _fact(name, [row]) == [None], name
    items = [{"data_type": "imei", "party": "third", "recipients": ["b.cn"], "source": "play_data_safety"}]
    assert _fact("is_declared", [row], {"items": items}) == [True]
    assert _fact("is_named", [row, {**row, "host": "x.c.cn"}], {"items": items}) == [True, False]
    assert _fact("is_labelled", [row, {"data_type": "oaid"}], {"items": items}) == [True, False]


def test_an_item_may_make_a_type_necessary() -> None:
    scope = {"category": "map_navigation", "items": [{"data_type": "contacts", "necessary": True}]}
    rows = [{"data_type": name} for name in ("location_precise", "contacts", "sms")]
    assert _fact("is_necessary", rows, scope) == [True, True, False]
    assert _fact("is_necessary", rows, {**scope, "category": "weather"}) == [None, None, None]


def test_a_refusal_holds_from_its_moment_for_those_it_is_for() -> None:
    signals = [
        {"event": "consent_signal", "subject": "tcf", "setting": "granted", "t": T0},
        {"event": "consent_signal", "subject": "switch", "setting": "refused", "party_id": "umeng", "t": T0 + 5},
        {"event": "consent_signal", "subject": "limit_ad_tracking", "setting": "refused", "t": T0 + 8},
    ]
    rows = [
        {"party_id": "umeng", "data_type": "imei", "t": T0 + 4},
        {"party_id": "umeng", "data_type": "imei", "t": T0 + 6},
        {"party_id": "adjust", "data_type": "imei", "t": T0 + 9},
        {"party_id": "adjust", "data_type": "oaid", "t": T0 + 9},
    ]
    assert _fact("signal", rows, moments=signals) == ["granted", "refused", "granted", "refused"]


def test_a_prompt_counts_after_the_general_answer_or_when_it_guards_the_type() -> None:
    moments = [
        {"event": "dialog_shown", "consent_state": "asked", "t": T0},
        {"event": "permission_asked", "subject": "android.permission.READ_SMS", "t": T0 + 2},
        {"event": "dialog_shown", "t": T0 + 6},
    ]
    uses = (("sms", 1), ("sms", 3), ("contacts", 4), ("contacts", 7))
    rows = [{"data_type": name, "t": T0 + second} for name, second in uses]
    assert _fact("n_prompts", rows, moments=moments) == [0, 1, 0, 1]


def test_the_country_of_the_server_goes_before_that_of_the_company() -> None:
    flows = pd.DataFrame({"flow_id": ["f1", "f2"], "app_attribution": "unknown", "server_country": ["CN", None]})
    rows = [{"party_id": "adjust", "ref_id": f"f{number}", "t": T0 + number} for number in (1, 2)]
    assert _fact("country", rows, tables={"flows": flows}) == ["CN", "DE"]
    assert _fact("country", [{"act": "accessed", "party_id": "adjust"}]) == [None]


def test_a_type_is_new_in_the_phase_in_which_it_first_occurs() -> None:
    rows = [{"data_type": name, "phase": phase} for name, phase in (("imei", "in_use"), ("imei", "x"), ("sms", "x"))]
    assert _fact("is_new_type", rows) == [True, False, True]
