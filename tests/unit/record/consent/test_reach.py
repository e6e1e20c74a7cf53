from __future__ import annotations

import hashlib
import json

from consent.negatives import PAGES, rows
from consent.shapes import N
from support.consent_phone import Phone

from analyzer.record.consent.reach import taps_to_policy

HOME = rows(["首页", "热门", "我的"], title="应用")
MINE = rows(["订单", "收藏", "设置"], title="我的")
SETTINGS = rows(["账号与安全", "用户协议", "隐私政策", "退出登录"], title="设置")
POLICY = next(tree for kind, language, tree in PAGES if kind == "policy_page" and language == "zh")
WAYS = {("home", "我的"): "mine", ("mine", "设置"): "settings", ("settings", "隐私政策"): "policy"}


def _walk(start: str, ways: dict[tuple[str, str], str], **options: int) -> tuple[int | None, tuple[str, ...], Phone]:
    screens: dict[str, N | bytes] = {"home": HOME, "mine": MINE, "settings": SETTINGS, "policy": POLICY}
    phone = Phone(screens, ways, start)
    reached = taps_to_policy(phone, phone.mark, phone.keep, wait=lambda seconds: None, **options)
    return reached.n_taps, reached.path, phone


def test_taps_to_the_policy_are_counted_and_gone_back() -> None:
    n_taps, path, phone = _walk("home", WAYS)
    assert (n_taps, path) == (3, ("我的", "设置", "隐私政策"))
    assert phone.taps == [*path, "back", "back", "back"]
    (mark, note, t, _), (last, *_) = phone.marks
    walk = json.loads(note)
    assert (mark, last, len(walk["taps"])) == ("phase:policy", "phase:in_use", 3)
    assert t <= walk["taps"][0] <= walk["taps"][-1] <= walk["policy_opened"]
    assert hashlib.sha256(phone.files["raw/screens/policy.xml"]).hexdigest() == walk["tree_sha256"]


def test_a_policy_that_is_shown_takes_no_tap() -> None:
    assert _walk("policy", {})[:2] == (0, ())


def test_a_policy_that_is_not_found_has_no_figure() -> None:
    for n_taps, _, phone in (_walk("settings", {}), _walk("home", WAYS, max_taps=2)):
        assert n_taps is None
        assert [mark for mark, *_ in phone.marks] == ["phase:policy_search", "phase:in_use"]
        assert json.loads(phone.marks[0][1])["policy_opened"] is None
