"""The labelled set is well formed: known data types, enough sentences, every kind in both halves."""

from __future__ import annotations

from collections import Counter

import pytest

from analyzer.datatypes import data_types
from policy.labelled import HALVES, LANGUAGES, labelled

DECLARED = {"collected", "shared", "denied", "permission"}
PURPOSES = {"core_function", "account", "security", "analytics", "advertising", "personalization"}
PURPOSES |= {"push", "payment", "delivery", "support", "legal", ""}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labels_use_known_words(lang: str) -> None:
    for sentence in labelled(lang):
        for item in sentence.expected:
            where = f"labelled_{lang}.txt:{sentence.line}"
            assert item.data_type in data_types(), where
            assert set(item.declared) <= DECLARED, where
            assert set(item.purposes) <= PURPOSES, where


@pytest.mark.parametrize("lang", LANGUAGES)
def test_at_least_120_sentences_and_none_twice(lang: str) -> None:
    texts = [sentence.text for sentence in labelled(lang)]
    assert len(texts) >= 120
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hard_negatives_stand_in_both_halves(lang: str) -> None:
    silent = Counter(
        (sentence.half, sentence.kind)
        for sentence in labelled(lang)
        if not any(not item.is_optional for item in sentence.expected)
    )
    for half in HALVES:
        for kind in ("rights", "definition", "other_company", "boilerplate", "trap"):
            assert silent[half, kind] >= 1, (half, kind)
