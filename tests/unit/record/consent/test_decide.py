from __future__ import annotations

from typing import Any

import pytest
from consent.negatives import LOGINS, PAGES, SYSTEM, system_dialog
from consent.shapes import SHAPES, N, Prompt, write

from analyzer.record.consent.decide import KINDS, inspect, is_dialog

KEYS = ["is_consent", "kind", "language", "buttons", "accept", "reject", "settings", "policy_links", "preticked",
        "ambiguous", "reason"]  # fmt: skip
BODY = ["请您仔细阅读《用户协议》和《隐私政策》，我们会收集设备信息。"]


def _see(*buttons: str, body: list[str] | None = None, title: str = "温馨提示", **more: Any) -> dict[str, Any]:
    prompt = Prompt(title, body or BODY, [(label, "other") for label in buttons], **more)
    return inspect(write(SHAPES["spans"](prompt), pkg="com.a").encode()).as_dict()


def _raw(tree: N) -> bytes:
    return write(tree, pkg="com.a").encode()


def test_the_reading_has_exactly_these_keys() -> None:
    seen = _see("同意", "不同意", "去设置")
    assert list(seen) == KEYS
    assert [list(button) for button in seen["buttons"]] == [
        ["text", "content_desc", "resource_id", "bounds", "role"]
    ] * 3
    assert {button["text"]: button["role"] for button in seen["buttons"]} == {
        "同意": "accept", "不同意": "reject", "去设置": "settings"}  # fmt: skip
    assert (
        seen["accept"] in seen["buttons"] and seen["reject"] in seen["buttons"] and seen["settings"] in seen["buttons"]
    )
    assert [link["text"] for link in seen["policy_links"]] == ["《用户协议》", "《隐私政策》"]


@pytest.mark.parametrize(
    ("buttons", "accept", "reject", "is_unclear"),
    [
        (("同意", "不同意"), "同意", "不同意", False),
        (("同意", "暂不使用"), "同意", "暂不使用", True),
        (("知道了",), None, None, True),
        (("好的", "取消"), None, None, True),
        (("好的", "不同意"), None, "不同意", True),
        (("同意", "同意并继续", "不同意"), None, "不同意", True),
        (("同意", "仅浏览"), "同意", None, False),
    ],
)
def test_only_the_one_clear_agreement_is_chosen(
    buttons: tuple[str, ...], accept: str | None, reject: str | None, is_unclear: bool
) -> None:
    seen = _see(*buttons)
    chosen = [seen[key]["text"] if seen[key] else None for key in ("accept", "reject")]
    assert (seen["is_consent"], chosen, seen["ambiguous"]) == (True, [accept, reject], is_unclear)


def test_boxes_that_are_on_are_told_but_not_those_that_remember() -> None:
    assert _see("下一步", box=("我已阅读并同意《隐私政策》", True))["preticked"]
    assert not _see("下一步", box=("我已阅读并同意《隐私政策》", False))["preticked"]
    assert not _see("同意", box=("记住我的选择，不再提示", True))["preticked"]


def test_the_second_dialog_after_a_refusal_is_one_of_its_own() -> None:
    seen = _see("仍不同意", "再想想", body=["若您不同意《隐私政策》，我们将无法继续为您提供服务"])
    assert (seen["kind"], seen["reject"]["text"]) == ("refusal_confirmation", "仍不同意")
    assert {button["text"]: button["role"] for button in seen["buttons"]} == {"仍不同意": "reject", "再想想": "other"}


def test_a_log_in_with_a_ticked_box_is_a_log_in() -> None:
    kind, _, tree = LOGINS[1]
    seen = inspect(_raw(tree))
    assert (seen.is_consent, seen.kind, seen.accept, seen.preticked) == (False, kind, None, True)


def test_kinds_of_other_screens() -> None:
    pages = {inspect(_raw(tree)).kind for kind, _, tree in PAGES if kind in ("settings_screen", "policy_page")}
    assert pages == {"settings_screen", "policy_page"}
    systems = [inspect(write(system_dialog(package, text, buttons), pkg=package).encode()).kind
               for package, _, text, buttons in SYSTEM]  # fmt: skip
    assert systems == ["permission"] * 6 + ["system"] * 2
    assert set(systems) | pages <= set(KINDS)


@pytest.mark.parametrize(
    ("body", "buttons"),
    [
        (["首月6元，到期自动续费，《隐私政策》《会员服务协议》"], ("同意协议并开通", "取消")),
        (["我们需要您的位置信息来推荐附近门店，我们会保护您的个人信息。"], ("允许", "拒绝")),
        (["Are you over 16? We ask because of privacy law, see our privacy policy."], ("Yes", "No")),
        (["对方申请查看您的个人信息名片"], ("同意", "拒绝")),
        (["撤回后您将无法使用本应用，个人信息将被删除"], ("确定撤回", "取消")),
        (["请认真阅读《拍卖服务协议》"], ("同意", "不同意")),
    ],
)
def test_questions_about_something_else_are_left_alone(body: list[str], buttons: tuple[str, ...]) -> None:
    seen = _see(*buttons, body=body, title="提示")
    assert (seen["is_consent"], seen["accept"]) == (False, None)


def test_what_cannot_be_read_is_no_dialog() -> None:
    assert not is_dialog(b"<hierarchy>")
    assert is_dialog(_raw(SHAPES["compose"](Prompt("", BODY, [("同意", "accept")]))))


def test_prominence_compares_areas() -> None:
    raw = _raw(SHAPES["tiny_refusal"](Prompt("", BODY, [("同意", "accept"), ("不同意", "reject")])))
    prominence = inspect(raw).prominence
    assert prominence is not None and prominence > 10
    assert inspect(_raw(SHAPES["spans"](Prompt("", BODY, [("同意", "accept")])))).prominence is None


def test_a_screen_of_as_many_nodes_as_are_read_is_judged() -> None:
    node = '<node class="android.widget.TextView" text="{}" clickable="true" bounds="[0,0][10,10]"/>'
    many = "".join(node.format("同意" if i % 2 else f"我们会收集个人信息{i}") for i in range(49_000))
    nested = '<node class="a" bounds="[0,0][9,9]">' * 900 + node.format("同意") + "</node>" * 900
    seen = inspect(f"<hierarchy>{many}{nested}</hierarchy>".encode())
    assert len(seen.buttons) > 10_000, "until the text of the tree is more than is kept"
