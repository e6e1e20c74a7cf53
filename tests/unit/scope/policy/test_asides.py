"""Remarks in brackets that deny: they speak of the word before them."""

from __future__ import annotations

import pytest

from analyzer.scope.policy.reader import read_policy


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We collect an avatar from our list (you cannot upload photos).",
         {("nickname_avatar", "collected"), ("photos_videos", "denied")}),
        ("We collect the name of your network (never sent to our servers), the MAC address of the device.",
         {("mac_address", "collected")}),
        ("我们会收集您的手机号（不会收集您的通讯录）和邮箱。",
         {("phone_number", "collected"), ("contacts", "denied"), ("email", "collected")}),
        ("我们会收集设备型号、剪贴板内容（仅识别链接）。", {("device_info", "collected"), ("clipboard", "collected")}),
    ],
)  # fmt: skip
def test_a_remark_is_of_the_word_before(text: str, said: set[tuple[str, str]]) -> None:
    assert {(item.data_type, item.declared) for item in read_policy(text)} == said
