from __future__ import annotations

import pytest
from consent.negatives import SYSTEM, system_dialog
from consent.shapes import SHAPES, Prompt, write

from analyzer.record.consent.between import closer, permission_button, permission_of
from analyzer.record.consent.decide import Inspection, inspect


def _screen(title: str, body: str, *labels: str) -> Inspection:
    prompt = Prompt(title, [body], [(label, "other") for label in labels])
    return inspect(write(SHAPES["native_alert"](prompt), pkg="com.a").encode())


@pytest.mark.parametrize(
    ("screen", "label"),
    [
        (("发现新版本", "修复若干问题", "立即更新", "稍后再说"), "稍后再说"),
        (("Spring sale", "Up to 70 % off, today only.", "Shop now", "Close"), "Close"),
        (("给个五星好评吧", "喜欢我们的应用吗", "去评分", "残忍拒绝"), "残忍拒绝"),
        (("限时优惠", "首月仅需1元，到期自动续费18元/月", "立即开通", "关闭"), None),
        (("Are you 18 or older?", "You must be of legal age.", "Yes", "No"), None),
        (("Trail map", "The path is closed.", "OK"), None),
        (("温馨提示", "请阅读《隐私政策》，我们会收集设备信息", "同意", "取消"), None),
    ],
)
def test_only_what_goes_away_and_does_nothing_else_is_closed(screen: tuple[str, ...], label: str | None) -> None:
    button = closer(_screen(*screen))
    assert (button.label if button else None) == label


def test_the_systems_questions_are_read_and_answered_apart() -> None:
    read = []
    for package, _, message, buttons in SYSTEM[:6]:
        seen = inspect(write(system_dialog(package, message, buttons), pkg=package).encode())
        assert (seen.is_consent, seen.kind, seen.accept) == (False, "permission", None)
        allow, deny = permission_button(seen, "grant"), permission_button(seen, "deny")
        assert permission_button(seen, "none") is None
        read.append((permission_of(seen).rpartition(".")[2], allow and allow.label, deny and deny.label))
    assert read == [
        ("ACCESS_FINE_LOCATION", "仅在使用该应用时允许", "拒绝"), ("CAMERA", "While using the app", "Don’t allow"),
        ("READ_CONTACTS", "ALLOW", "DENY"), ("READ_PHONE_STATE", "允许", "拒绝"),
        ("POST_NOTIFICATIONS", "Zulassen", "Nicht zulassen"), ("READ_MEDIA_IMAGES", "全部允许", "不允许"),
    ]  # fmt: skip


def test_a_permission_nobody_knows_is_called_unknown() -> None:
    assert permission_of(_screen("Allow Foo to wiggle?", "", "Allow")) == "unknown"
