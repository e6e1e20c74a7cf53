from __future__ import annotations

import pytest
from consent.shapes import SHAPES, B, F, N, Prompt, T, V, at, write

from analyzer.record.consent.context import is_implied
from analyzer.record.consent.decide import inspect

POLICY = "我们会收集设备信息，请阅读《隐私政策》。"


def _roles(body: str, *buttons: str, box: tuple[str, bool] | None = None) -> dict[str, str]:
    prompt = Prompt("", [body], [(label, "other") for label in buttons], box=box)
    seen = inspect(write(SHAPES["native_alert"](prompt), pkg="com.a").encode())
    return {button.label: button.role for button in seen.buttons if button.role != "policy"}


@pytest.mark.parametrize(
    ("body", "buttons", "roles"),
    [
        ("点击“立即开启”代表您已同意《隐私政策》", ("立即开启", "下次再说"), ["accept_ambiguous", "reject_ambiguous"]),
        (
            "「Go deeper」 ignores it. Tap Go deeper to agree to the Privacy Policy.",
            ("Go deeper",),
            ["accept_ambiguous"],
        ),
        ("点击登录即表示同意《隐私政策》", ("登录",), ["other"]),
        ("您是否同意《隐私政策》？", ("否", "是"), ["reject", "accept"]),
        (POLICY, ("否", "是"), ["reject_ambiguous", "accept_ambiguous"]),
        (POLICY, ("关闭", "同意"), ["reject_ambiguous", "accept"]),
        ("We collect your data, see the Privacy Policy.", ("Close", "Accept"), ["reject_ambiguous", "accept"]),
        ("We collect your data, see the Privacy Policy.", ("Close",), ["accept_ambiguous"]),
    ],
)
def test_the_text_around_gives_a_button_its_role(body: str, buttons: tuple[str, ...], roles: list[str]) -> None:
    assert list(_roles(body, *buttons).values()) == roles


def test_a_statement_on_a_button_agrees_where_no_box_asks_for_the_same() -> None:
    label = "I accept the privacy policy"
    assert _roles("We collect an identifier.", label, "Decline") == {label: "accept", "Decline": "reject"}
    ticked = ("I have read the Privacy Policy", False)
    assert _roles("We collect an identifier.", label, "Decline", box=ticked)[label] == "statement"


def test_the_shade_behind_a_dialog_is_no_button() -> None:
    shade = at(N(V, desc="关闭", click=True), 0, 0, 1080, 2280)
    card = [
        at(N(T, text=POLICY), 80, 600, 1000, 900),
        at(N(B, text="同意", click=True), 80, 950, 500, 1050),
        at(N(B, text="再想想", click=True), 540, 950, 1000, 1050),
    ]
    page = at(N(F, kids=[shade, *card]), 0, 0, 1080, 2280)
    seen = inspect(write(page, pkg="com.a").encode())
    assert [button.label for button in seen.buttons if button.role != "policy"] == ["同意", "再想想"]


def test_going_on_may_be_taken_for_an_agreement() -> None:
    assert is_implied(["继续使用即视为您接受更新后的内容"]) and is_implied(["By continuing you accept our terms"])
    assert not is_implied(["欢迎使用", "Welcome"])
