from __future__ import annotations

import json
import random
from dataclasses import replace

from unit.survey.test_units import IMEI, PLACE, _app, _facts

from analyzer.survey.measures import DECLARED, PAIRED
from analyzer.survey.study import Study
from analyzer.survey.tally import ALL, Tally
from analyzer.survey.units import App

STUDY = Study()
ANY_READ = ("any", "read")


def _apps() -> list[App]:
    return [
        _app(_facts(IMEI, ANY_READ, category="x", scenario="a", sent=5), _facts(PLACE, category="x", scenario="b")),
        _app(_facts(IMEI, ANY_READ, category="y", unjudged=["sent", "any:read"])),
        _app(_facts(category="y", sent=5)),
    ]


def _tally(apps: list[App]) -> Tally:
    tally = Tally()
    for number, app in enumerate(apps):
        tally.add_app(app, STUDY.group_by, f"c{number % 2}")
    return tally


def test_what_is_counted() -> None:
    tally = _tally(_apps())
    assert tally.apps == {ALL: 3, ("category", "x"): 1, ("category", "y"): 2}
    assert {key: n for key, n in tally.hits.items() if key[0] == ALL} == {
        (ALL, IMEI): 2,
        (ALL, PLACE): 1,
        (ALL, ANY_READ): 2,
    }
    assert tally.unjudged[("category", "y"), "sent"] == tally.unjudged[ALL, "sent"] == 1
    assert tally.first_sent_ms == {5: 2}
    here, there = ("scenario", "a", "b"), ("scenario", "b", "a")
    assert tally.compared == {(pair, name): 1 for pair in (here, there) for name in PAIRED}
    assert tally.changes == {(here, IMEI): 1, (there, PLACE): 1}
    assert tally.clusters == {
        ("", "c0", "n"): 2,
        ("", "c1", "n"): 1,
        ("read", "c0", "k"): 1,
        ("read", "c1", "k"): 1,
        ("read", "c1", "unjudged"): 1,
        **{(name, "c0", "unjudged"): 2 for name in DECLARED},
        **{(name, "c1", "unjudged"): 1 for name in DECLARED},
    }


def test_the_order_and_the_grouping_of_sums_do_not_matter() -> None:
    apps = _apps() * 7
    whole = _tally(apps).as_json()
    chance = random.Random(4)
    for _ in range(5):
        numbered = [(app, number % 2) for number, app in enumerate(apps)]
        chance.shuffle(numbered)
        parts = [Tally() for _ in range(4)]
        for app, cluster in numbered:
            chance.choice(parts).add_app(app, STUDY.group_by, f"c{cluster}")
        total = Tally()
        for part in parts:
            total.add(part)
        assert total.as_json() == whole


def test_a_tally_travels_as_json() -> None:
    tally = _tally(_apps())
    again = Tally.from_json(json.loads(json.dumps(tally.as_json())))
    assert vars(again) == vars(tally)


def test_what_one_scenario_could_not_judge_is_no_change_and_not_compared() -> None:
    sent, pair = ("sent", "imei"), ("scenario", "accept", "refuse")
    blind = _tally([_app(_facts(sent, scenario="accept"), _facts(scenario="refuse", unjudged=["sent"]))])
    assert blind.changes == {}
    assert {name for (one, name), n in blind.compared.items() if one == pair and n} == {"sent_third", "read"}
    seeing = _tally([_app(_facts(sent, scenario="accept"), _facts(scenario="refuse"))])
    assert seeing.changes == {(pair, sent): 1}
    assert {name for (one, name), n in seeing.compared.items() if one == pair and n} == set(PAIRED)
    both = _tally([_app(_facts(sent, scenario="accept"), _facts(sent, scenario="refuse"))])
    assert (both.changes, both.in_both) == ({}, {(pair, sent): 1})


def test_requests_are_summed_with_their_products() -> None:
    apps = [replace(_app(_facts()), traffic=told) for told in ({"": 4, "any": 1, "api": 1}, {"": 2, "any": 2}, {"": 0})]
    assert _tally(apps).traffic == {
        ("", "n"): 6, ("", "nn"): 20, ("", "apps"): 2, ("any", "k"): 3, ("any", "kk"): 5, ("any", "kn"): 8,
        ("api", "k"): 1, ("api", "kk"): 1, ("api", "kn"): 4,
    }  # fmt: skip
