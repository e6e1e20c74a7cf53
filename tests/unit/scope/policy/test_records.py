"""Blocks that only together say something."""

from __future__ import annotations

from analyzer.scope.policy.blocks import text_blocks
from analyzer.scope.policy.reader import read_policy
from analyzer.scope.policy.records import listed_again, records


def _kinds(text: str) -> list[str]:
    return [block.kind for block in listed_again(text_blocks(text))]


def test_numbered_short_lines_that_name_data_are_a_list() -> None:
    assert _kinds("我们收集这些信息：\n\n1. 手机号\n2. 昵称、头像\n") == ["text", "item", "item"]


def test_numbered_headings_stay_headings() -> None:
    assert _kinds("1. 我们如何收集信息\n2. 我们如何共享信息\n") == ["heading", "heading"]
    assert _kinds("1. 位置权限说明\n\n我们会申请位置权限，用于导航。\n") == ["heading", "text"]


def test_key_lines_become_one_row() -> None:
    text = "SDK名称：友盟\n收集个人信息类型：IMEI\n使用目的：统计\n\n我们重视隐私保护，请您放心使用。\n"
    assert len(list(records(text_blocks(text)))) == 2


def test_a_question_without_a_sign_goes_on_with_the_question_before() -> None:
    policy = "## 未登录时收集哪些信息？\n\n- OAID\n\n## 登录之后呢？\n\n还有这些——\n\n1. 手机号\n2. 私信\n"
    assert [item.data_type for item in read_policy(policy)] == ["oaid", "phone_number", "messages"]
