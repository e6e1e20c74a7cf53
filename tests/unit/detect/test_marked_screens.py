from __future__ import annotations

import json
from typing import Any

import pytest

from analyzer.detect.marked_screens import shown_by, walked


def _mark(**screen: Any) -> dict[str, Any]:
    return {"t": 1.0, "mark": "consent_asked", "note": json.dumps({"kind": "privacy_dialog", "unclear": []} | screen)}


@pytest.mark.parametrize(
    ("buttons", "unclear", "settings"),
    [
        (["accept", "reject"], [], ["granted", "refused"]),
        (["essential_only", "accept", "policy"], [], ["refused", "granted"]),
        (["accept", "ambiguous"], ["reject_ambiguous"], ["granted", "refused"]),
        (["ambiguous", "ambiguous"], ["accept_ambiguous", "reject_ambiguous"], [None, None]),
        (["ambiguous"], ["accept_ambiguous"], [None]),
    ],
)
def test_buttons_say_yes_no_or_neither(buttons: list[str], unclear: list[str], settings: list[str | None]) -> None:
    rows = [row for row in shown_by(_mark(buttons=buttons, unclear=unclear)) if row[0] != "prompt_design"]
    assert rows == [("dialog_button", "privacy_dialog", one) for one in settings] + [
        ("dialog_shown", "privacy_dialog", None)
    ]


def test_a_ticked_box_is_a_choice_that_was_shown() -> None:
    assert shown_by(_mark(buttons=[], preticked=True))[:2] == [
        ("prompt_design", "", "ticked_box"), ("choice_shown", "privacy_dialog", "ticked"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("screen", "signs"),
    [
        ({"buttons": ["accept", "reject"], "prominence": 4.25}, ["refusal_smaller:4.25"]),
        ({"buttons": ["accept", "reject"], "prominence": 1.9}, []),
        ({"buttons": ["accept", "reject"], "prominence": 0.2}, []),
        ({"buttons": ["accept", "reject"], "prominence": True}, []),
        ({"buttons": ["accept", "reject"], "prominence": 1e99}, []),
        ({"buttons": ["accept", "settings"]}, ["no_clear_refusal"]),
        ({"buttons": ["accept", "settings"], "is_below": True}, []),
        ({"buttons": ["accept", "essential_only"]}, []),
        ({"buttons": ["accept", "ambiguous"], "ambiguous": True}, ["unclear_words", "no_clear_refusal"]),
        ({"buttons": ["policy"]}, []),
    ],
)
def test_what_may_mislead_is_told_for_a_person_to_judge(screen: dict[str, Any], signs: list[str]) -> None:
    found = [row for row in shown_by(_mark(**screen, screenshot="raw/consent-01.png")) if row[0] == "prompt_design"]
    assert found == [("prompt_design", "raw/consent-01.png", sign) for sign in signs]


@pytest.mark.parametrize(
    ("kept", "picture"),
    [
        ({"tree": "raw/consent-01.xml"}, "raw/consent-01.xml"),
        ({"screenshot": "/etc/passwd", "tree": "raw/../x"}, ""),
        ({"screenshot": "raw/<b>.png"}, ""),
        ({"screenshot": 7}, ""),
    ],
)
def test_a_picture_is_a_file_of_ours_or_none(kept: dict[str, Any], picture: str) -> None:
    assert shown_by(_mark(buttons=["accept"], **kept))[0] == ("prompt_design", picture, "no_clear_refusal")


def test_buttons_below_the_fold_are_not_judged() -> None:
    assert shown_by(_mark(buttons=[], is_below=True)) == []


def _walk(mark: str = "phase:policy", t: float = 10.0, **note: Any) -> dict[str, Any]:
    return {"t": t, "mark": mark, "note": json.dumps(note)}


def test_a_walk_to_the_policy_gives_its_taps_and_its_end() -> None:
    assert walked(_walk(taps=[10.5, 12.0], policy_opened=13.5)) == [
        (10.5, "click"), (12.0, "click"), (13.5, "policy_opened"),
    ]  # fmt: skip
    assert walked(_walk(taps=[], policy_opened=10.0)) == [(10.0, "policy_opened")]


@pytest.mark.parametrize(
    "mark",
    [
        _walk("phase:policy_search", taps=[10.5], policy_opened=None),
        _walk("phase:policy", taps=[10.5], policy_opened=None),
        _walk("phase:policy", taps="5", policy_opened=11.0),
        _walk("phase:policy", taps=[], policy_opened=True),
        _walk("phase:policy", taps=[], policy_opened=9.0),
        _walk("phase:policy", taps=[], policy_opened=1e9),
        {"t": 1.0, "mark": "phase:policy", "note": "by hand"},
        {"t": 1.0, "mark": "phase:policy"},
    ],
)
def test_another_mark_tells_of_no_walk(mark: dict[str, Any]) -> None:
    assert walked(mark) == []


def test_taps_that_cannot_be_of_the_walk_are_left_out() -> None:
    note = {"taps": [1.0, "x", None, 10.5, float("inf")] + [11.0] * 90, "policy_opened": 12.0}
    assert len(walked(_walk(**note))) == 1 + 45 + 1


@pytest.mark.parametrize(
    "mark",
    [
        {"mark": "consent_granted", "note": "{}"},
        {"mark": "consent_asked"},
        {"mark": "consent_asked", "note": ""},
        {"mark": "consent_asked", "note": "pressed by hand"},
        {"mark": "consent_asked", "note": "{not json"},
        {"mark": "consent_asked", "note": "[1]"},
        {"mark": "consent_asked", "note": '{"kind": 1, "buttons": [], "unclear": []}'},
        {"mark": "consent_asked", "note": '{"kind": "x", "buttons": "accept", "unclear": []}'},
        {"mark": "consent_asked", "note": "{" * 19_000},
        {"mark": "consent_asked", "note": '{"a": "' + "x" * 30_000 + '"}'},
    ],
)
def test_notes_of_others_are_left_alone(mark: dict[str, Any]) -> None:
    assert shown_by(mark) == []
