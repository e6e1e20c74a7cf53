"""Validated formats: what they claim and, above all, what they do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.pattern_rates import of_captures

from analyzer import resources
from analyzer.datatypes import data_types
from analyzer.detect.engine import Engine
from analyzer.detect.patterns import PATTERNS, load_all, read_match
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


def test_the_page_tells_the_rule_of_every_pattern() -> None:
    page = (resources.path("docs") / "patterns.md").read_text(encoding="utf-8")
    for name, module in MODULES.items():
        assert f"## {name}\n" in page and module.PATTERN.rule in page, "run `make patterns-page`"


@pytest.mark.parametrize(
    ("places", "claim"),
    [
        (((31.2310, 121.4740),), ("location_precise", "31.230416,121.473701", "likely")),
        (((31.3310, 121.4740),), ("location_precise", "31.230416,121.473701", "possible")),
        ((), ("location_precise", "31.230416,121.473701", "possible")),
    ],
)
def test_a_place_near_a_known_one_is_likely(
    places: tuple[tuple[float, float], ...], claim: tuple[str, str, str]
) -> None:
    assert _claims('{"lat":31.230416,"lng":121.473701}', places) == {claim}


def test_a_place_near_a_known_one_is_read_in_the_order_that_fits() -> None:
    text = '{"coordinates":[21.473701,31.230416]}'
    assert _claims(text) == {("location_precise", "21.473701,31.230416", "possible")}
    assert _claims(text, ((31.23, 21.47),)) == {("location_precise", "31.230416,21.473701", "likely")}


def test_distances_on_the_sphere() -> None:
    assert round(distance_km((0.0, 0.0), (0.0, 1.0)), 1) == 111.2
    assert distance_km((31.2, 121.4), (31.2, 121.4)) == 0.0


def test_nothing_is_claimed_in_real_captures_that_hold_nothing(shared_captures: Path) -> None:
    sent, everything, _ = of_captures(shared_captures)
    assert sent.claims == {}
    assert set(everything.claims) <= {"phone"}, "links to the telephones of companies in one page"
