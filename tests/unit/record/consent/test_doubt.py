from __future__ import annotations

import pytest
from consent.shapes import SHAPES, Prompt, write

from analyzer.record.consent.decide import Inspection, inspect
from analyzer.record.consent.doubt import deal_of


def _seen(title: str, body: str, labels: str) -> Inspection:
    prompt = Prompt(title, [body], [(label, "other") for label in labels.split("|")])
    return inspect(write(SHAPES["native_alert"](prompt), pkg="com.a").encode())


@pytest.mark.parametrize(
    ("title", "body", "labels"),
    [
        ("Terms", "We share your data with the landlord. See our privacy policy.", "Decline|Accept"),
        ("须知", "我们将您的个人信息提供给骑手，详见《隐私政策》。", "拒绝|同意"),
        ("Hinweis", "Unser Vertragspartner erhält Ihre Daten, siehe Datenschutzerklärung.", "Ablehnen|Zustimmen"),
        ("Note", "We process your personal data. £4 a month.", "Decline|Agree"),
        ("Nachricht", "Personenbezogene Daten werden erhoben. Privatsphäre und Datenschutz.", "Ablehnen|Zustimmen"),
    ],
)
def test_an_agreement_that_may_be_another_is_left_to_the_operator(title: str, body: str, labels: str) -> None:
    seen = _seen(title, body, labels)
    assert (seen.is_consent, seen.accept, seen.ambiguous) == (True, None, True)
    assert seen.reject is not None and "left to the operator" in seen.reason


def test_a_text_that_says_much_of_personal_data_or_a_button_that_agrees_to_all_stays_clear() -> None:
    long = "We and our partners use cookies to process your personal data for personalised ads. Withdraw at any time."
    assert _seen(
        "We value your privacy", f"{long} Orders and payments, too: our privacy policy. Trip data.", "Reject|Accept"
    ).accept
    assert _seen(
        "Note", "We use cookies for analytics on your trip. See our privacy policy.", "Reject all|Accept all"
    ).accept


@pytest.mark.parametrize(
    ("title", "deal"),
    [("sepa-lastschriftmandat", "lastschriftmandat"), ("trip requests", "trip"), ("合同签署", "合同"),
     ("we value your privacy", None), ("striptease", None), ("a trip " * 20, None), ("only £4", "£4")],
)  # fmt: skip
def test_a_title_names_another_agreement(title: str, deal: str | None) -> None:
    assert deal_of(title) == deal
