"""Floors of the classifier: no false tap on accept, 95 % of the dialogs, in each half and each later round."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from analyzer.record.consent.schema import InspectionDocument
from consent.__main__ import CHINESE, FOUND, PAGE
from consent.measure import AUTHOR, Score, load, measure, read
from consent.page import halves, in_chinese, page
from consent.writer import LATER, TREES

TREES_OF: dict[str, list[tuple[str, dict[str, Any], bytes]]] = {
    name: [tree for tree in load(TREES) if chosen(tree[0])] for name, chosen in halves().items()
} | {name: list(load(folder)) for name, folder in LATER.items()}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {name: measure(trees) for name, trees in TREES_OF.items()}


@pytest.mark.parametrize("name", list(TREES_OF))
def test_nothing_is_pressed_that_does_not_agree(name: str, scores: dict[str, Score]) -> None:
    assert scores[name].false_accepts == 0


@pytest.mark.parametrize("name", list(TREES_OF))
def test_dialogs_are_found(name: str, scores: dict[str, Score]) -> None:
    assert scores[name].found >= FOUND * scores[name].dialogs
    assert scores[name].false_dialogs == 0


@pytest.mark.parametrize("name", ["apart", "sealed"])
def test_corrected_labels_take_back_what_nobody_presses_and_nothing_else(name: str) -> None:
    corrected = [label for _, label, _ in TREES_OF[name] if AUTHOR in label]
    assert {key for label in corrected for key in label[AUTHOR]} == {"accept", "reject", "ambiguous"}
    assert all(label["ambiguous"] for label in corrected)
    assert all(label[key] is None for label in corrected for key in ("accept", "reject") if key in label[AUTHOR])
    score = measure(TREES_OF[name], by_author=True)
    assert (score.false_accepts, score.false_dialogs, score.false_rejects) == (0, 0, 0)


def test_a_reading_is_one_thing_whatever_field_one_looks_at() -> None:
    for name, _, raw in (tree for trees in TREES_OF.values() for tree in trees):
        seen = read(raw).as_dict()
        roles = {key: seen[key]["role"] for key in ("accept", "reject", "settings") if seen[key]}
        InspectionDocument.model_validate_json(json.dumps(seen), strict=True)
        assert list(seen) == list(InspectionDocument.model_fields), name
        assert seen["is_consent"] or (roles == {} and not seen["ambiguous"]), name
        assert all(seen[key] in seen["buttons"] for key in roles), name
        assert roles.get("accept", "accept") == "accept" and roles.get("settings", "settings") == "settings", name
        assert roles.get("reject", "reject") == "reject" or (roles["reject"] == "ambiguous" and seen["ambiguous"]), name


def test_a_tree_that_says_nothing_scores_nothing() -> None:
    nothing = b'<hierarchy><node class="a" bounds="[0,0][9,9]"/></hierarchy>'
    label = dict(TREES_OF["tuned"][0][1]) | {"is_consent": True, "accept": "OK", "reject": None}
    score = measure([("x", label, nothing)])
    assert (score.dialogs, score.found, score.accepts_right) == (1, 0, 0)


def test_the_page_is_what_is_measured() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make consent`"
    chinese = CHINESE.read_text(encoding="utf-8")
    assert chinese == in_chinese(chinese), "run `make consent`"
    assert len(re.findall(r"^\|", chinese, re.MULTILINE)) == len(re.findall(r"^\|", page(), re.MULTILINE))
