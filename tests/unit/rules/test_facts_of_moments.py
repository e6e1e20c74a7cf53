from __future__ import annotations

from typing import Any

import pytest

from analyzer.rules.derived import VIEWS, with_facts
from analyzer.rules.engine import make_context
from analyzer.rules.examples import moment_rows, observation_rows
from analyzer.rules.facts_of_moments import MOMENT_FACTS
from analyzer.scope.model import Scope

T0 = 1_700_000_000.0
CAMERA, SMS, FINE = (f"android.permission.{name}" for name in ("CAMERA", "READ_SMS", "ACCESS_FINE_LOCATION"))


def _fact(
    name: str, moments: list[dict[str, Any]], rows: list[dict[str, Any]] | None = None, scope: Any = None
) -> list[Any]:
    tables = {"observations": observation_rows(rows or []), "moments": moment_rows(moments)}
    declared = Scope.model_validate({"version": 1, **scope}) if scope else None
    context = make_context(tables, declared, {}, app_id="com.example.app")
    values = with_facts(context, "moments", [name])[name].astype("object")
    return values.where(values.notna(), None).tolist()


def _moments(*rows: tuple[str, str, float], **given: Any) -> list[dict[str, Any]]:
    return [{"event": event, "subject": subject, "t": T0 + t, **given} for event, subject, t in rows]


def test_every_fact_of_the_view_is_computed() -> None:
    from analyzer.model.tables import MOMENTS

    assert set(VIEWS["moments"].names) - set(MOMENTS.names) == set(MOMENT_FACTS)


@pytest.mark.parametrize("name", sorted(MOMENT_FACTS))
def test_a_fact_of_nothing_is_nothing(name: str) -> None:
    assert _fact(name, []) == []


def test_groups_are_counted_per_call_and_per_run_of_marks() -> None:
    marks = _moments(("permission_asked", CAMERA, 0), ("permission_asked", SMS, 1), ("click", "", 2),
                     ("permission_asked", FINE, 3))  # fmt: skip
    assert _fact("n_groups_together", marks) == [2, 2, 0, 1]
    calls = [{**row, "call_id": f"c{number}"} for number, row in enumerate(marks)]
    assert _fact("n_groups_together", calls) == [1, 1, 0, 1]


def test_the_next_answer_is_that_of_the_same_permission() -> None:
    rows = _moments(("permission_asked", CAMERA, 0), ("permission_granted", SMS, 1), ("permission_denied", CAMERA, 2))
    assert _fact("answer", rows) == ["denied", "granted", "denied"]


def test_use_is_the_first_read_of_what_the_permission_opens() -> None:
    rows = _moments(("permission_asked", SMS, 0), ("permission_asked", CAMERA, 1), ("permission_asked", SMS, 9))
    reads = [{"act": "accessed", "data_type": "sms", "t": T0 + t} for t in (3, 5)]
    assert _fact("seconds_to_use", rows, reads) == [3.0, None, None]
    assert _fact("opens_data", rows) == [True, True, True]


def test_a_denial_counts_for_its_group_until_it_is_granted() -> None:
    rows = _moments(
        ("permission_denied", "android.permission.ACCESS_COARSE_LOCATION", 0),
        ("permission_asked", FINE, 4),
        ("permission_granted", FINE, 5),
        ("permission_asked", FINE, 6),
    )
    assert _fact("seconds_since_denial", rows) == [None, 4.0, 5.0, None]
    assert _fact("seconds_since_any_denial", rows) == [0.0, 4.0, 5.0, 6.0]


def test_the_consent_dialog_explains_no_permission() -> None:
    rows = _moments(("dialog_shown", "d", 0), consent_state="asked") + _moments(("permission_asked", SMS, 2))
    assert _fact("seconds_since_dialog", rows) == [None, None]
    assert _fact("seconds_since_dialog", _moments(("dialog_shown", "d", 0), ("permission_asked", SMS, 2)))[1] == 2.0


def test_a_permission_is_declared_by_its_long_or_short_name() -> None:
    rows = _moments(("permission_asked", SMS, 0), ("permission_asked", CAMERA, 1))
    scope = {"items": [{"data_type": "sms", "permission": "READ_SMS"}]}
    assert _fact("is_permission_declared", rows, scope=scope) == [True, False]
    assert _fact("is_permission_declared", rows, scope={"items": [{"data_type": "sms"}]}) == [None, None]


def test_starts_are_counted_by_phase_and_owner() -> None:
    rows = _moments(
        ("component_started", "com.example.app/.A", 0),
        ("component_started", "com.other/.B", 1),
        ("component_started", "com.example.app.C", 2),
    )
    assert _fact("is_own_component", rows) == [True, False, True]
    assert _fact("n_starts_in_phase", rows) == [1, 1, 2]


def test_what_belongs_to_a_phase_ends_with_it() -> None:
    rows = _moments(
        ("phase", "policy", 0), ("click", "", 1), ("policy_opened", "", 2), ("click", "", 3), phase="policy"
    )
    rows += _moments(("phase", "in_use", 4), ("click", "", 5), ("consent_withdrawn", "", 6), phase="in_use")
    assert _fact("n_clicks_to_policy", rows)[0] == 1
    assert _fact("n_policy_in_phase", rows)[0] == 1
    assert _fact("n_withdrawals", rows) == [1] * 7
    assert set(_fact("has_prompt", rows)) == {False}


def test_a_phase_named_after_hours_counts_them() -> None:
    rows = _moments(("permission_denied", CAMERA, 0), ("phase", "after_48h", 1), ("permission_asked", CAMERA, 2))
    assert _fact("seconds_since_denial", rows) == [None, None, 48 * 3600 + 2.0]


def test_what_another_permission_of_the_group_opens_is_a_use() -> None:
    rows = _moments(("permission_asked", "android.permission.ACCESS_COARSE_LOCATION", 0))
    reads = [{"act": "accessed", "data_type": "location_precise", "t": T0 + 2}]
    assert _fact("seconds_to_use", rows, reads) == [2.0]


def test_a_tick_is_the_users_where_a_touch_is_told_right_after() -> None:
    rows = _moments(("choice_shown", "box", 0), ("choice_shown", "box", 1), ("click", "", 1.001), ("click", "", 1.3))
    assert _fact("is_users_act", rows)[:2] == [False, True]


def test_receivers_and_lasting_jobs_are_starts_of_the_app() -> None:
    rows = _moments(
        ("component_received", "text/plain", 0),
        ("job_scheduled", "com.example.app/.J", 1),
        ("job_scheduled", "com.example.app/.J", 2),
        ("job_scheduled", "com.example.app", 3),
    )
    for row, setting in zip(rows, (None, "persisted", "once", "exact"), strict=True):
        row["setting"] = setting
    assert _fact("is_own_component", rows) == [True] * 4
    assert _fact("n_starts_in_phase", rows) == [1, 2, 2, 3]


def test_the_buttons_of_a_dialog_are_those_set_since_the_one_before() -> None:
    rows = _moments(
        ("dialog_button", "", 0), ("dialog_shown", "a", 1), ("dialog_button", "", 2), ("dialog_button", "", 3),
        ("dialog_shown", "b", 4), ("consent_asked", "", 5),
    )  # fmt: skip
    for at, setting in ((0, "refused"), (2, "granted")):
        rows[at]["setting"] = setting
    assert [_fact("n_buttons", rows)[at] for at in (1, 4)] == [1, 2]
    assert [_fact("n_agreeing_buttons", rows)[at] for at in (1, 4)] == [0, 1]
    assert [_fact("n_refusing_buttons", rows)[at] for at in (1, 4)] == [1, 0]
    assert _fact("seconds_to_prompt", rows) == [5.0, 4.0, 3.0, 2.0, 1.0, 0.0]
