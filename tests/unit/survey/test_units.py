from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from analyzer.survey.measures import ANY, DECLARED, Cell, Measured
from analyzer.survey.parts import app_of, app_row
from analyzer.survey.sessions import Facts, Head
from analyzer.survey.study import Study, Unit
from analyzer.survey.units import App, Context, Told, make_app


def _facts(*cells: Cell, unjudged: Iterable[str] = (), sent: int | None = None, **head: str) -> Facts:
    return Facts(Head("f", app_id="a", **head), "", "", Measured(frozenset(cells), frozenset(unjudged)), sent)


def _app(*sessions: Facts, study: Study | None = None, labels: dict[str, str] | None = None) -> App:
    return make_app("a", sessions, Told(labels or {}), study or Study())


IMEI, PLACE, ANY_READ = ("read", "imei"), ("read", "location_precise"), ("any", "read")
MAJORITY = Study(unit=Unit(combine="majority"))


def test_any_session_is_enough_or_more_than_half() -> None:
    sessions = (_facts(IMEI, PLACE), _facts(IMEI), _facts())
    assert _app(*sessions).cells == {IMEI, PLACE}
    assert _app(*sessions, study=MAJORITY).cells == {IMEI}
    assert _app(_facts(IMEI), _facts(), study=MAJORITY).cells == set()  # half is not more than half


def test_sessions_that_could_not_judge_do_not_vote() -> None:
    sessions = (_facts(IMEI), _facts(unjudged=["read"]), _facts(unjudged=["read"]))
    assert _app(*sessions, study=MAJORITY).cells == {IMEI}
    nothing_declared = {*DECLARED, *(f"any:{name}" for name in DECLARED)}
    assert _app(*sessions).unjudged == nothing_declared
    assert _app(*sessions[1:]).unjudged == {"read", *nothing_declared}


def test_groups_come_from_labels_then_from_sessions() -> None:
    study = Study(group_by=("category", "store"))
    one = _facts(category="map_navigation")
    assert _app(one, study=study).groups == ("map_navigation", "unknown")
    assert _app(one, study=study, labels={"category": "own", "store": "s"}).groups == ("own", "s")
    assert _app(one, _facts(category="payment"), study=study).groups[0] == "several"
    assert _app(one, _facts(), study=study).groups[0] == "map_navigation"


def test_repeated_trials_are_compared_with_their_like() -> None:
    like, unlike = _facts(IMEI, ANY_READ, scenario="s", version="1"), _facts(scenario="s", version="1")
    others = (_facts(IMEI, scenario="other", version="1"), _facts(IMEI, scenario="s", version="2"))
    app = _app(like, like, unlike, *others)
    assert app.trials == {"": (3, 1)} | dict.fromkeys(ANY, (3, 3)) | {"read": (3, 1)}
    blind = _facts(scenario="s", version="1", unjudged=["any:read"])
    assert _app(like, blind).trials == {"": (1, 0)} | dict.fromkeys(set(ANY) - {"read"}, (1, 1))


def test_scenarios_are_kept_apart_and_the_first_send_is_the_earliest() -> None:
    app = _app(_facts(IMEI, scenario="a", sent=500), _facts(PLACE, scenario="b", sent=200), _facts(scenario="b"))
    assert {one.name: one.measured.cells for one in app.contexts if one.kind == "scenario"} == {
        "a": {IMEI},
        "b": {PLACE},
    }
    assert app.first_sent_ms == 200
    assert _app(_facts()).first_sent_ms is None
    assert _app(_facts(IMEI, scenario="a")).contexts == ()


def test_years_hold_the_headline_measures_and_states_of_consent_the_data() -> None:
    before, after = (Measured(frozenset({cell}), frozenset()) for cell in (IMEI, PLACE))
    one = replace(_facts(IMEI, ANY_READ, year="2025"), by_state={"before": before, "granted": after})
    other = replace(_facts(unjudged=["read", "any:read"], year="2026"), by_state={"before": before})
    assert _app(one, other).contexts == (
        Context("state", "before", before),
        Context("state", "granted", after),
        Context("year", "2025", Measured(frozenset({ANY_READ}), frozenset())),
        Context("year", "2026", Measured(frozenset(), frozenset({"any:read"}))),
    )


def test_requests_add_up_over_sessions() -> None:
    one, other = replace(_facts(), traffic={"": 3, "any": 1}), replace(_facts(), traffic={"": 2})
    assert _app(one, other).traffic == {"": 5, "any": 1}


def test_what_an_app_declares_is_set_against_the_list_of_its_category() -> None:
    told = Told(declared=("contacts", "location_precise"), score=61.0)
    app = make_app("a", [_facts(category="map_navigation")], told, Study())
    assert {cell for cell in app.cells if "declared" in cell[0] + cell[1]} == {
        ("declared", "contacts"), ("declared", "location_precise"), ("declared_unnecessary", "contacts"),
        ("any", "declared"), ("any", "declared_unnecessary"),
    }  # fmt: skip
    assert (app.unjudged, app.score) == (frozenset(), 61.0)
    stranger = make_app("a", [_facts(category="no_such_category")], told, Study())
    assert stranger.unjudged == {"declared_unnecessary", "any:declared_unnecessary"}
    assert _app(_facts()).unjudged == {*DECLARED, *(f"any:{name}" for name in DECLARED)}


def test_an_app_travels_as_json() -> None:
    app = _app(_facts(IMEI, ANY_READ, scenario="a", year="2025", sent=3), _facts(PLACE, scenario="b", year="2026"))
    again = app_of(json.loads(json.dumps(app_row(app, "vendor"))))
    assert again == app
