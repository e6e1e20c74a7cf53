# ruff: noqa: E501 — one case a line
from __future__ import annotations

import pytest

from analyzer.record.consent.lexicon import label_of, lexicon


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("同意", "accept"), ("同意(5s)", "accept"), ("(3s)同意并继续", "accept"), ("同意 7", "accept"), ("【同 意】", "accept"),
        ("同意 按钮", "accept"), ("同意，继续使用", "accept"), ("同意《隐私政策》并继续", "accept"), ("同意 Agree", "accept"),
        ("不同意", "reject"), ("不 同 意", "reject"), ("不同意，退出", "reject"), ("仍不同意，退出应用", "reject"),
        ("不同意，仅使用基本功能", "essential_only"), ("暂不使用", "reject_ambiguous"), ("知道了", "accept_ambiguous"),
        ("我已阅读并同意《用户协议》", "statement"), ("《隐私政策》", "policy"), ("查看隐私政策", "policy"),
        ("同意并不再提示", "accept"), ("同意但不共享", "ambiguous"), ("不退出，我同意", "accept"), ("不，我不要", "reject"),
        ("不拒绝", "ambiguous"), ("Don't opt out", "ambiguous"), ("Sure, why not", "accept_ambiguous"), ("Nope", "reject"),
        ("同意上述内容，开始使用", "accept"), ("同意并开启健康生活之旅", "accept"), ("同意基本服务，关闭推荐", "essential_only"),
        ("Go back and accept", "accept"), ("返回并同意", "accept"), ("Accept & watch", "accept"),
        ("Einwilligen und weiterlesen", "accept"), ("I accept the privacy policy", "statement"), ("《成长守护规则》", "policy"),
        ("《未成年人个人信息保护规则》", "policy"), ("隐私保护协议", "policy"), ("同意并繼續", "accept"), ("Accept & Continue", "accept"), ("ACCEPT", "accept"),
        ("Don’t agree", "reject"), ("Do not consent", "reject"), ("Continue without accepting →", "reject"),
        ("No, thanks", "reject"), ("Manage options", "settings"), ("Only necessary", "essential_only"), ("Got it", "accept_ambiguous"),
        ("Agree to the Terms of Service and continue", "accept"), ("Privacy Policy", "policy"),
        ("Alle akzeptieren", "accept"), ("Ich stimme nicht zu", "reject"), ("Accepter & Fermer", "accept"),
        ("Tout refuser / Reject all", "reject"), ("No acepto", "reject"), ("同意しない", "reject"), ("동의하지 않음", "reject"),
        ("Concordo e continuar", "accept"), ("撤回同意", "settings"),
    ],
)  # fmt: skip
def test_labels_are_read_as_a_person_reads_them(text: str, role: str) -> None:
    found = label_of(text)
    assert found is not None and found.role == role


@pytest.mark.parametrize(
    "text",
    ["", "…", "《红楼梦》", "同意并支付", "同意并开通会员", "Accept and subscribe", "是否同意？", "Do you agree?", "登录", "好评",
     "I agree that this sentence is much too long to be a label", "x" * 300],
)  # fmt: skip
def test_what_pays_asks_or_tells_is_no_answer(text: str) -> None:
    assert label_of(text) is None


def test_every_phrase_of_the_lexicon_is_read_as_its_class_or_a_stronger_one() -> None:
    order = lexicon().order
    wrong = {}
    for table in (lexicon().spaced, lexicon().joined):
        for words, phrases in table.items():
            best = min(order[phrase.role] for phrase in phrases)
            found = label_of(words)
            if found is not None and found.role in order and order[found.role] > best:
                wrong[words] = found.role
    assert wrong == {}


def test_no_negated_word_is_ever_an_agreement() -> None:
    agreeing = {
        "en": ["don't {}", "do not {}", "never {}"],
        "zh": ["不{}", "未{}"],
        "de": ["nicht {}"],
        "ja": ["{}しない"],
    }
    wrong = []
    for language, patterns in agreeing.items():
        for table in (lexicon().spaced, lexicon().joined):
            phrases = [one.words for group in table.values() for one in group
                       if one.language == language and one.role == "accept"]  # fmt: skip
            texts = [pattern.format(words.removesuffix("する")) for words in phrases for pattern in patterns]
            wrong += [text for text in texts if (found := label_of(text)) is not None and found.role == "accept"]
    assert wrong == []
