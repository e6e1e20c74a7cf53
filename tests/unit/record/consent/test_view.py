# ruff: noqa: E501 — one screen a line
from __future__ import annotations

from consent.shapes import SHAPES, Prompt
from support.consent_phone import Phone

from analyzer.record.consent.view import View, given_by, is_condition, middle, view_of

BODY = ["请您仔细阅读《隐私政策》，我们会收集设备信息。"]


def _view(*buttons: str, box: tuple[str, bool] | None = None) -> View:
    prompt = Prompt("温馨提示", BODY, [(label, "other") for label in buttons], (), box)
    view = view_of(Phone({"x": SHAPES["spans"](prompt)}, {}, "x"))
    assert view is not None
    return view


def test_a_countdown_does_not_make_another_question() -> None:
    assert _view("同意(5s)", "不同意").is_same_question(_view("同意(4s)", "不同意"))
    assert not _view("同意", "不同意").is_same_question(_view("同意", "仍不同意"))


def test_a_button_gives_the_answer_of_its_words() -> None:
    seen = _view("同意", "不同意", "基本功能模式", "去设置", "知道了").seen
    assert {one.label: given_by(one, seen) for one in seen.buttons} == {
        "同意": "accept", "不同意": "refuse", "基本功能模式": "essential", "去设置": "", "知道了": "accept"}  # fmt: skip


def test_a_condition_is_told_from_more() -> None:
    for label, is_one in (("我已阅读并同意《隐私政策》", True), ("接收优惠短信", False)):
        (box,) = _view("同意", box=(label, False)).seen.unticked
        assert is_condition(box) is is_one


def test_the_middle_is_touched_and_nothing_scrolls_here() -> None:
    view = _view("同意")
    button = view.seen.accept
    assert button is not None and button.node.box is not None
    left, top, right, bottom = button.node.box
    assert middle(button.node) == ((left + right) // 2, (top + bottom) // 2)
    assert view.scrollable() is None
    assert view_of(Phone({"x": b"no tree"}, {}, "x")) is None
