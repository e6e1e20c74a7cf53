from __future__ import annotations

from collections.abc import Iterable

from analyzer.survey.measures import Cell, Measured
from analyzer.survey.sessions import Facts, Head
from analyzer.survey.study import Study, Unit
from analyzer.survey.units import App, make_app


def _facts(*cells: Cell, unjudged: Iterable[str] = (), sent: int | None = None, **head: str) -> Facts:
    return Facts(Head("f", app_id="a", **head), "", "", Measured(frozenset(cells), frozenset(unjudged)), sent)


def _app(*sessions: Facts, study: Study | None = None, labels: dict[str, str] | None = None) -> App:
    return make_app("a", sessions, labels or {}, study or Study())


IMEI, PLACE = ("read", "imei"), ("read", "location_precise")
MAJORITY = Study(unit=Unit(combine="majority"))


def test_any_session_is_enough_or_more_than_half() -> None:
    sessions = (_facts(IMEI, PLACE), _facts(IMEI), _facts())
    assert _app(*sessions).cells == {IMEI, PLACE}
    assert _app(*sessions, study=MAJORITY).cells == {IMEI}
    assert _app(_facts(IMEI), _facts(), study=MAJORITY).cells == set()  # half is not more than half


def test_sessions_that_could_not_judge_do_not_vote() -> None:
    sessions = (_facts(IMEI), _facts(unjudged=["read"]), _facts(unjudged=["read"]))
    assert _app(*sessions, study=MAJORITY).cells == {IMEI}
    assert _app(*sessions).unjudged == set()
    assert _app(*sessions[1:]).unjudged == {"read"}


def test_groups_come_from_labels_then_from_sessions() -> None:
    study = Study(group_by=("category", "store"))
    one = _facts(category="map_navigation")
    assert _app(one, study=study).groups == ("map_navigation", "unknown")
    assert _app(one, study=study, labels={"category": "own", "store": "s"}).groups == ("own", "s")
    assert _app(one, _facts(category="payment"), study=study).groups[0] == "several"
    assert _app(one, _facts(), study=study).groups[0] == "map_navigation"


def test_repeated_trials_are_compared_with_their_like() -> None:
    like, unlike = _facts(IMEI, scenario="s", version="1"), _facts(scenario="s", version="1")
    app = _app(like, like, unlike, _facts(IMEI, scenario="other", version="1"), _facts(IMEI, scenario="s", version="2"))
    assert (app.pairs, app.agreeing) == (3, 1)


def test_scenarios_are_kept_apart_and_the_first_send_is_the_earliest() -> None:
    app = _app(_facts(IMEI, scenario="a", sent=500), _facts(PLACE, scenario="b", sent=200), _facts(scenario="b"))
    assert {name: one.cells for name, one in app.by_scenario.items()} == {"a": {IMEI}, "b": {PLACE}}
    assert app.first_sent_ms == 200
    assert _app(_facts()).first_sent_ms is None
