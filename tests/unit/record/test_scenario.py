from __future__ import annotations

import pytest

from analyzer.model.errors import UsageError
from analyzer.record.scenario import SCENARIOS, find_scenario


def test_scenarios_answer_differently() -> None:
    assert {name: (s.consent, s.permissions) for name, s in SCENARIOS.items()} == {
        "first-run-accept": ("accept", "grant"),
        "accept-deny": ("accept", "deny"),
        "first-run-refuse": ("refuse", "deny"),
        "untouched": ("none", "none"),
    }


def test_misspelt_scenario_gets_the_nearest_name() -> None:
    with pytest.raises(UsageError) as caught:
        find_scenario("first-run-acept")
    assert (caught.value.code, caught.value.hint) == ("E169", "did you mean 'first-run-accept'?")
