"""The lexicon: known types, longest match, whole words."""

from __future__ import annotations

import doctest

from analyzer.datatypes import data_types
from analyzer.scope.policy import lexicon


def _types(text: str, lang: str) -> list[tuple[str, ...]]:
    return [mention.entry.types for mention in lexicon.terms(lang).find(text)]


def test_examples() -> None:
    assert doctest.testmod(lexicon).failed == 0


def test_every_row_has_a_known_type_a_source_and_a_confidence() -> None:
    document = lexicon.document()
    for row in [*document["terms"], *document["groups"]]:
        assert {row["type"]} if "type" in row else set(row["types"]) <= set(data_types())
        assert row["source"] and row["confidence"] in ("seen", "recalled")
    assert {row["type"] for row in document["terms"]} <= set(data_types())


def test_the_longest_term_wins() -> None:
    assert _types("MAC地址和IP地址", "zh") == [("mac_address",), ("ip_address",)]
    assert _types("email addresses", "en") == [("email",)]


def test_terms_are_whole_words() -> None:
    assert _types("IMEIX", "zh") == []
    assert _types("training", "en") == []
    assert _types("macro MAC", "en") == [("mac_address",)]
