"""Its own names are `we`; the names of others are not."""

from __future__ import annotations

import pytest

from analyzer.scope.policy.reader import read_policy
from analyzer.scope.policy.speaker import Speaker, speaker_of


@pytest.mark.parametrize(
    ("title", "sentence", "told"),
    [
        ("闪聊隐私政策", "闪聊会收集您的手机号。", "我们会收集您的手机号。"),
        (
            "顺风科技有限公司（以下简称“我们”）重视隐私。",
            "顺风科技有限公司收集手机号。",
            "        我们收集手机号。"[2:],
        ),
        ("隐私政策", "本行会收集您的姓名。", "我们会收集您的姓名。"),
        ("隐私政策", "日本行程信息", "日本行程信息"),
        ("我们如何收集您的个人信息", "如何使用", "如何使用"),
    ],
)
def test_chinese_names_read_as_we(title: str, sentence: str, told: str) -> None:
    found = speaker_of([title]).told(sentence, lang="zh")
    assert (found.strip(), len(found)) == (told.strip(), len(sentence))


@pytest.mark.parametrize(
    ("title", "sentence", "told"),
    [
        ("Pulsebeam Analytics SDK Privacy Policy", "The SDK reads no IMEI.", "we      reads no IMEI."),
        ("Privacy Policy for Larkspur Market", "Larkspur collects it.", "we       collects it."),
        ("Privacy Policy", "Larkspur collects it.", "Larkspur collects it."),
        ("Orion Labs Inc. (“Orion”, “we”) makes apps.", "Orion collects it.", "we    collects it."),
        ("When you use the Cedar mobile app, we log it.", "Cedar never receives it.", "we    never receives it."),
        ("When you use the Google app, we log it.", "Google receives it.", "Google receives it."),
    ],
)
def test_english_names_read_as_we(title: str, sentence: str, told: str) -> None:
    assert speaker_of([title]).told(sentence, lang="en") == told


def test_the_children_of_a_policy_for_children_are_its_users() -> None:
    policy = "小豆丁儿童隐私保护规则\n\n我们不会收集儿童的通讯录。\n"
    assert [(item.data_type, item.declared) for item in read_policy(policy)] == [("contacts", "denied")]
    assert read_policy("隐私政策\n\n我们不会在知情的情况下收集儿童的姓名。\n") == []


def test_a_policy_without_names_is_left_as_it_is() -> None:
    assert Speaker(None).told("we collect", lang="en") == "we collect"
