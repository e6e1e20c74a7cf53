# ruff: noqa: E501 — one case a line
from __future__ import annotations

from consent.shapes import B, C, F, G, L, N, T, V, at, write

from analyzer.record.consent.classify import Button, boxes_of, buttons_of
from analyzer.record.consent.tree import parse

IMG = "android.widget.ImageView"


def _nodes(*kids: N) -> list:
    return parse(write(at(N(F, kids=list(kids)), 0, 0, 1080, 2280), pkg="com.a").encode()).nodes


def _read(*kids: N) -> list[tuple[str, str]]:
    return [(button.label, button.shown_role) for button in buttons_of(_nodes(*kids))]


def _put(node: N, y: int, height: int = 80) -> N:
    return at(node, 100, y, 900, y + height)


def test_words_in_on_and_beside_what_is_touched() -> None:
    child = _put(N(T, text="不同意"), 210)
    assert _read(
        _put(N(B, text="同意", click=True), 100),
        _put(N(G, click=True, kids=[child]), 200),
        _put(N(IMG, desc="Accept all", click=True), 300),
        _put(N(V, text="Continue", desc="Reject all", click=True), 400),
        _put(N(L, click=True, kids=[_put(N(T, text="仅浏览"), 500), _put(N(T, text="不登录也能看"), 540)]), 500),
    ) == [("同意", "accept"), ("不同意", "reject"), ("Accept all", "accept"), ("Continue", "ambiguous"),
          ("仅浏览\n不登录也能看", "essential_only")]  # fmt: skip


def test_fields_boxes_and_cards_are_no_buttons() -> None:
    card = at(
        N(F, click=True, kids=[_put(N(T, text="正文" * 10), 100), _put(N(B, text="同意", click=True), 300)]),
        0,
        0,
        1000,
        900,
    )
    assert _read(_put(N("android.widget.EditText", text="同意", click=True), 1000),
                 _put(N(C, text="同意", click=True, checkable=True), 1100), card) == [("同意", "accept")]  # fmt: skip


def test_an_agreement_to_another_question_is_none() -> None:
    assert _read(_put(N(B, text="同意更新", click=True), 100), _put(N(B, text="确认注销", click=True), 200),
                 _put(N(B, text="确定撤回", click=True), 300), _put(N(B, text="同意并支付", click=True), 400)) == [
        ("同意更新", "other"), ("确认注销", "other"), ("确定撤回", "other"), ("同意并支付", "other")]  # fmt: skip


def test_short_texts_count_where_nothing_says_that_it_is_touched() -> None:
    loose = [_put(N(T, text="同意"), 100), _put(N(T, text="不同意"), 200)]
    assert _read(*loose) == [("同意", "accept"), ("不同意", "reject")]
    assert _read(*loose, _put(N(B, text="分享", click=True), 300)) == [("分享", "other")]
    assert _read(loose[1], _put(N(B, text="同意并继续", click=True), 300)) == [
        ("不同意", "reject"),
        ("同意并继续", "accept"),
    ]


def test_pictures_without_words_are_known_by_their_id() -> None:
    found = buttons_of(_nodes(_put(N(IMG, rid="btnDisagree", click=True), 100), _put(N(IMG, rid="iv_agree", click=True), 200),
                              _put(N(IMG, rid="cb_agree", click=True), 300), _put(N(IMG, rid="agreement", click=True), 400),
                              _put(N(IMG, rid="iv_close", click=True), 500)))  # fmt: skip
    assert [(button.label, button.role) for button in found] == [
        ("btnDisagree", "reject"), ("iv_agree", "accept"), ("iv_close", "other")]  # fmt: skip


def test_boxes_tell_their_state_and_words() -> None:
    row = [
        at(N(IMG, desc="未选中", click=True), 100, 300, 150, 350),
        at(N(T, text="我已阅读并同意《隐私政策》"), 160, 300, 900, 350),
    ]
    switch = [at(N(T, text="Analytics"), 100, 400, 800, 460),
              at(N("android.widget.Switch", checkable=True, checked=True), 850, 400, 950, 460)]  # fmt: skip
    boxes = boxes_of(_nodes(_put(N(C, text="Remember me", checkable=True, checked=True), 200),
                            at(N(L, kids=row), 100, 300, 900, 350), at(N(L, kids=switch), 100, 400, 950, 460)))  # fmt: skip
    assert [(box.label, box.is_on) for box in boxes] == [
        ("Remember me", True), ("我已阅读并同意《隐私政策》", False), ("Analytics", True)]  # fmt: skip


def test_a_button_is_shown_with_its_words_and_place() -> None:
    (button,) = buttons_of(_nodes(_put(N(G, click=True, rid="go", kids=[_put(N(T, text="Accept"), 110)]), 100)))
    assert button.as_dict() == {"text": "Accept", "content_desc": "", "resource_id": "com.a:id/go",
                                "bounds": [100, 100, 900, 180], "role": "accept"}  # fmt: skip
    assert Button(button.node, "x", "statement").shown_role == "other"
