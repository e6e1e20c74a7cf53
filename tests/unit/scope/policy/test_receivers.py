"""Who gets data by the verb alone: others, not the app, not the user."""

from __future__ import annotations

import pytest

from analyzer.scope.policy import receivers
from analyzer.scope.policy.reader import read_policy


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("Carriers receive your name", True),
        ("Klarna will get your birthday", True),
        ("Our support partners have access to your chats", True),
        ("We receive your name", False),
        ("The app has access to your photos", False),
        ("You will receive an email", False),
        ("we    never receives your biometric data", False),
    ],
)
def test_others_get_data(text: str, is_other: bool) -> None:
    assert (receivers.given(text) is not None) == is_other


@pytest.mark.parametrize(
    ("text", "is_company"),
    [
        ("Blinklab GmbH processes your IP address", True),
        ("Servers stores logs", False),
        ("Our server stores logs", False),
        ("Information processed by us", False),
        ("your phone stores data", False),
    ],
)
def test_a_name_of_its_own_that_acts(text: str, is_company: bool) -> None:
    verb = next(at for at in (text.find("process"), text.find("stores")) if at > 0)
    assert receivers.is_company(text, verb) == is_company


def test_they_are_those_of_the_sentence_before() -> None:
    policy = "Ads are shown by Google AdMob. They collect your advertising ID. We collect your email address.\n"
    assert [(item.data_type, item.party) for item in read_policy(policy)] == [
        ("advertising_id", "google"),
        ("email", "first"),
    ]
