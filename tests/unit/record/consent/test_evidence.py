# ruff: noqa: E501 — one case a line
from __future__ import annotations

import pytest

from analyzer.record.consent.evidence import is_sentence, language_of, points, weigh


def test_documents_phrases_and_uses_of_data_give_points() -> None:
    full = weigh(["请您仔细阅读《用户协议》和《隐私政策》", "我们会收集设备信息"])
    assert full.is_about_consent
    assert full.policies == ("用户协议", "隐私政策")
    assert full.score > weigh(["我们会收集设备信息"]).score > weigh(["今天天气很好"]).score == 0


def test_contracts_alone_are_not_about_data() -> None:
    assert not weigh(["请您仔细阅读《用户协议》"]).is_about_consent
    assert weigh(["May we share device identifiers with partners?"]).has_topic


def test_a_phrase_counts_once() -> None:
    assert weigh(["privacy policy"] * 9).score == weigh(["privacy policy"]).score == points("privacy policy") - 0.5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我们重视您的隐私", "zh"), ("當應用程式使用 Cookie", "zh"), ("お客様のプライバシー", "ja"), ("개인정보 처리방침", "ko"),
        ("We value your privacy", "en"), ("Wir verwenden Cookies", "de"), ("Nous respectons votre vie privée", "fr"),
        ("¿Cerrar sesión?", "es"), ("La tua privacy è importante per noi", "it"), ("Мы и наши партнёры", "ru"),
        ("سياسة الخصوصية", "ar"), ("12:30 ✓", None), ("", None),
    ],
)  # fmt: skip
def test_languages_are_told_apart(text: str, language: str | None) -> None:
    assert language_of([text]) == language


def test_sentences_are_told_from_labels() -> None:
    assert is_sentence("我们会按照法律要求处理您的信息") and is_sentence("We use your data to improve the app.")
    assert not is_sentence("隐私设置") and not is_sentence("Privacy settings")
