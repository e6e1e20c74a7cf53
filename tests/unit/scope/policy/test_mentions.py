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


@pytest.mark.parametrize(
    ("text", "lang", "types"),
    [
        ("a scan of your driver's license", "en", ["id_document_image"]),
        ("your driver's license", "en", ["id_number"]),
        ("身份证人像面、国徽面照片", "zh", ["id_document_image"]),
        ("户名、账号、开户行", "zh", ["name", "bank_account", "bank_account"]),
        ("姓名、账号", "zh", ["name", "account_id"]),
    ],
)
def test_the_words_around_tell_what_is_meant(text: str, lang: str, types: list[str]) -> None:
    assert _kept(text, lang) == types


def test_a_wide_label_yields_to_what_stands_below_it() -> None:
    label, below = lexicon.terms("zh").find("设备标识"), lexicon.terms("zh").find("OAID")
    assert kept("设备标识：OAID", label, is_list=False, below=below) == []
    assert len(kept("设备标识：OAID", label, is_list=False)) == 1


def test_in_a_list_a_weak_word_counts_by_itself() -> None:
    assert _kept("phone", "en", is_list=True) == ["phone_number"]
