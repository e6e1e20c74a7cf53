"""Validated formats: what they claim and, above all, what they do not."""

from __future__ import annotations

import pytest

from analyzer.datatypes import data_types
from analyzer.detect.engine import Engine, Literal
from analyzer.detect.patterns import PATTERNS, load_all, read_match
from analyzer.detect.patterns.place_pattern import PATTERN as PLACE
from analyzer.detect.patterns.place_pattern import distance_km

ENGINE = Engine([pattern.expression for pattern in PATTERNS])
MODULES = load_all()


def _claims(text: str, places: tuple[tuple[float, float], ...] = ()) -> set[tuple[str, str, str]]:
    content = text.encode() + b"\n"
    found = ENGINE.scan(content)
    matches = [
        read_match(PATTERNS[item], content, end, places)
        for item, end in zip(found.item.tolist(), found.end.tolist(), strict=True)
    ]
    return {(match.data_type, match.text, str(match.confidence)) for match in matches if match}


@pytest.mark.parametrize(
    ("text", "claim"), [pair for module in MODULES.values() for pair in module.EXAMPLES.items()], ids=repr
)
def test_a_valid_text_is_claimed(text: str, claim: tuple[str, str, str]) -> None:
    assert _claims(text) == {claim}


@pytest.mark.parametrize(
    "text", [text for module in MODULES.values() for text in (*module.NEAR_MISSES, *module.NEGATIVES)], ids=repr
)
def test_a_text_that_only_looks_like_it_is_not(text: str) -> None:
    assert _claims(text) == set()


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_unit_says_what_it_is(name: str) -> None:
    module, pattern = MODULES[name], MODULES[name].PATTERN
    assert module.__name__.endswith(f".{name}_pattern")
    assert {pattern.data_type, *(data_type for _, data_type in pattern.other)} <= set(data_types())
    assert module.EXAMPLES and module.NEAR_MISSES and module.NEGATIVES and pattern.rule and pattern.sources
