from __future__ import annotations

from consent.shapes import SHAPES, B, F, N, Prompt, T, at, write

from analyzer.record.consent.scene import question, whole
from analyzer.record.consent.tree import parse

BODY = "我们重视您的隐私，请阅读《隐私政策》"


def test_a_page_behind_a_sheet_is_left_out() -> None:
    prompt = Prompt("提示", [BODY], [("同意", "accept"), ("不同意", "reject")], behind=["首页", "登录", "设置", "会员"])
    screen = whole(parse(write(SHAPES["over_home"](prompt), pkg="a").encode()))
    part = question(screen)
    assert [button.label for button in part.buttons] == ["同意", "不同意"]
    assert {"首页", "登录", "设置", "会员"} <= {button.label for button in screen.buttons}
    assert part.texts == ["提示", BODY]


def test_the_bars_of_the_system_are_no_part_of_the_screen() -> None:
    bar = at(N(T, text="10:09", pkg="com.android.systemui"), 0, 0, 1080, 60)
    screen = whole(parse(write(at(N(F, kids=[bar, at(N(B, text="OK", click=True), 0, 90, 90, 180)]), 0, 0, 1080, 2280),
                               pkg="a").encode()))  # fmt: skip
    assert screen.texts == []
    assert [button.label for button in screen.buttons] == ["OK"]


def test_a_screen_without_answers_is_its_own_question() -> None:
    screen = whole(parse(write(at(N(T, text=BODY), 0, 0, 9, 9), pkg="a").encode()))
    assert question(screen) is screen
    assert not screen.has_fields
