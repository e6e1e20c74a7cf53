from __future__ import annotations

import pytest
from consent.shapes import SHAPES, Prompt, write

from analyzer.record.consent.asking import implies, is_list, needed, says_something, tells_only
from analyzer.record.consent.scene import Scene, question, whole
from analyzer.record.consent.tree import parse


def _scene(body: str, labels: str) -> Scene:
    prompt = Prompt("", [body], [(label, "other") for label in labels.split("|")])
    return question(whole(parse(write(SHAPES["native_alert"](prompt), pkg="com.a").encode(), name="a tree")))


@pytest.mark.parametrize(
    ("body", "labels", "points"),
    [
        ("我们会使用您的手机号", "不同意|同意", 0.0),
        ("快递员会使用您的手机号", "不同意|同意", 3.0),
        ("我们会使用您的手机号", "取消|同意", 3.0),
        ("我们会使用您的手机号", "退出|同意", 0.0),
        ("快递员会使用您的手机号", "仅必要|同意", 1.0),
        ("今天天气很好", "不同意|同意", None),
        ("请阅读《隐私政策》", "知道了", 3.0),
    ],
)
def test_who_asks_and_how_it_is_answered_decides_what_is_needed(body: str, labels: str, points: float | None) -> None:
    scene = _scene(body, labels)
    answers = {button.role for button in scene.buttons}
    clear = answers & {"accept", "reject", "essential_only"}
    has_pair = "accept" in clear and len(clear) > 1
    assert needed(scene, is_clear=bool(clear), has_pair=has_pair, is_second=False) == points


@pytest.mark.parametrize(
    ("body", "tells"),
    [
        ("We never share your personal data.", True),
        ("Your privacy settings have been updated.", True),
        ("We share your personal data with partners.", False),
        ("请阅读《隐私政策》", False),
    ],
)
def test_what_only_tells_asks_nothing(body: str, tells: bool) -> None:
    assert tells_only(_scene(body, "OK")) is tells


def test_a_list_has_the_same_button_in_each_line() -> None:
    assert is_list(_scene("3 个应用在读取位置信息", "禁止|禁止|禁止"))
    assert not is_list(_scene("是否同意隐私政策", "不同意|同意"))


def test_going_on_is_taken_for_agreeing_only_to_a_document_about_data() -> None:
    assert implies(_scene("继续使用即表示您同意《隐私政策》", "继续"))
    assert not implies(_scene("继续使用即表示您同意《竞拍规则》", "继续"))
    assert says_something(_scene("继续使用即表示您同意《隐私政策》", "继续"))
