"""Canaries as the specs declare them: one for each family, or the reason why not."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from pydantic import ValidationError

from analyzer.record.canaries import REASONS, Canary
from analyzer.record.native_specs import load_native_specs
from analyzer.record.specs import load_specs


def test_each_family_has_one_or_says_why_not() -> None:
    declared: dict[str, list[Canary]] = defaultdict(list)
    for spec in [*load_specs(), *load_native_specs()]:
        declared[spec.family] += [spec.canary] if spec.canary is not None else []
    assert {family: len(found) for family, found in declared.items()} == dict.fromkeys(declared, 1)
    assert {one.none for found in declared.values() for one in found if one.none} == set(REASONS)


def test_a_canary_reaches_the_agent_whole() -> None:
    canary = Canary.model_validate({"on": {"class": "java.io.File", "args": ["/"]}, "args": [1, None]})
    on = {"class": "java.io.File", "method": "$init", "args": ["/"]}
    assert canary.for_agent() == {"none": "", "on": on, "args": [1, None], "symbol": "", "then": ""}
    assert Canary(none="needs_app").for_agent()["none"] == "needs_app"


@pytest.mark.parametrize(
    "wrong",
    [
        {"none": "needs_app", "args": [1]},
        {"none": "we did not care to"},
        {"symbol": "fopen"},
        {"then": "fclose"},
        {"on": {"method": "getInstance"}},
        {"args": [{"file": 1}]},
    ],
)
def test_what_is_no_canary_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Canary.model_validate(wrong)
