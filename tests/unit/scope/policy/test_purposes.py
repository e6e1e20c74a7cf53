"""Purposes that a sentence tells, or that its surroundings tell for it."""

from __future__ import annotations

import pytest

from analyzer.scope.policy.purposes import coarse_purpose
from analyzer.scope.policy.reader import read_policy


@pytest.mark.parametrize(
    ("text", "is_told", "purpose"),
    [
        ("用于反欺诈", True, "security"),
        ("to show nearby shops", True, "core_function"),
        ("nearby shops", False, ""),
        ("", True, ""),
    ],
)
def test_the_coarse_purpose_of_words(text: str, is_told: bool, purpose: str) -> None:
    assert coarse_purpose(text, is_told=is_told) == purpose


@pytest.mark.parametrize(
    ("policy", "purpose"),
    [
        ("我们收集的信息\n\n1. 购药配送：收货地址\n", "delivery"),
        ("极光推送SDK会收集您的IMEI。\n", "push"),
        ("## 注册与登录\n\n我们会收集您的手机号。\n", "account"),
        ("我们会收集您的手机号。\n", ""),
        ("# 隐私政策\n\n（三）网上开户。依照实名制的规定，您应当提交：\n\n- 职业；\n", "legal"),
        ("## Security of payments\n\nFraud checks. We collect your IP address.\n", "security"),
        ("| Purpose | Data categories |\n|---|---|\n| Player support | Email |\n", "support"),
        ("When you use the scanner, we collect your photos.\n", "core_function"),
        ("We collect payment details.\n", ""),
    ],
)
def test_label_company_and_heading_tell_what_the_sentence_does_not(policy: str, purpose: str) -> None:
    assert [item.purpose for item in read_policy(policy)] == [purpose]
