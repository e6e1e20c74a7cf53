from __future__ import annotations

import pytest

from analyzer.scope.policy import lexicon
from analyzer.scope.policy.mentions import kept


def _kept(text: str, lang: str, *, is_list: bool = False) -> list[str]:
    return [
        name for mention in kept(text, lexicon.terms(lang).find(text), is_list=is_list) for name in mention.entry.types
    ]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("your phone", ["phone_number"]),
        ("on your phone", []),
        ("a phone in a drawer", []),
        ("email addresses of your friends", []),
        ("your device identifiers and Android ID", ["android_id"]),
    ],
)
def test_what_marks_a_word_as_data(text: str, types: list[str]) -> None:
    assert _kept(text, "en") == types


def test_names_in_an_address_book_are_the_address_book() -> None:
    assert _kept("通讯录中的姓名、电话号码", "zh") == ["contacts"]
    assert _kept("通讯录、姓名、电话号码", "zh") == ["contacts", "name", "phone_number"]


def test_in_a_list_a_weak_word_counts_by_itself() -> None:
    assert _kept("phone", "en", is_list=True) == ["phone_number"]
