# ruff: noqa: E501 — one screen a line
from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from consent.negatives import LOGINS, SYSTEM, system_dialog
from consent.shapes import SHAPES, B, F, N, Prompt, at, scroll_hidden
from support.consent_phone import Phone

from analyzer.model.errors import SetupError
from analyzer.record.consent import driver as module
from analyzer.record.consent.driver import ConsentDriver
from analyzer.record.consent.view import Outcome

BODY = ["请您仔细阅读《用户协议》和《隐私政策》，我们会收集设备信息。"]


def _ask(*buttons: str, box: tuple[str, bool] | None = None, shape: str = "spans", title: str = "温馨提示") -> N:
    return SHAPES[shape](
        Prompt(title, BODY, [(label, "accept" if i == 0 else "other") for i, label in enumerate(buttons)], (), box)
    )


def _plain(*labels: str, title: str = "首页") -> N:
    return SHAPES["native_alert"](Prompt(title, ["今天天气很好"], [(label, "other") for label in labels]))


HOME = _plain("天气", "新闻", "我的")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_REACTION_S", 0.0)


def _drive(phone: Phone, choice: Any, *, timeout_s: float = 0.0, **options: Any) -> Outcome:
    options = {"is_strict": False, "wait": lambda seconds: None} | options
    return ConsentDriver(phone, phone.mark, phone.keep, **options).answer(choice, timeout_s)


def _phone(ways: dict[tuple[str, str], str], **screens: N | bytes) -> Phone:
    return Phone({"home": HOME} | screens, ways, next(iter(screens)))


def test_an_agreement_is_pressed_and_marked_with_its_evidence() -> None:
    phone = _phone({("ask", "同意"): "home"}, ask=_ask("同意", "不同意"))
    outcome = _drive(phone, "accept")
    assert (outcome.state, outcome.answer, outcome.n_taps, outcome.is_confirmed) == ("answered", "accept", 1, True)
    assert [mark for mark, *_ in phone.marks] == ["consent_asked", "consent_granted"]
    asked, granted = (json.loads(note) for _, note, *_ in phone.marks)
    assert (asked["kind"], asked["buttons"], asked["preticked"], asked["ambiguous"]) == (
        "privacy_dialog", ["reject", "accept"], False, False)  # fmt: skip
    for note in (asked, granted):
        assert hashlib.sha256(phone.files[note["tree"]]).hexdigest() == note["tree_sha256"]
        assert hashlib.sha256(phone.files[note["screenshot"]]).hexdigest() == note["screenshot_sha256"]
    assert (granted["answer"], granted["pressed"], granted["is_confirmed"]) == ("accept", "accept", True)
    assert granted["t_before"] == phone.marks[1][2] <= granted["t_after"]
    assert outcome.evidence == list(phone.files)
    assert "同意" not in phone.marks[0][1] + phone.marks[1][1], "words of the app stay in the evidence"


@pytest.mark.parametrize(
    ("choice", "buttons", "pressed", "answer"),
    [
        ("refuse", ("同意", "不同意"), "不同意", "refuse"),
        ("refuse", ("同意", "基本功能模式"), "基本功能模式", "essential"),
        ("essential", ("同意", "基本功能模式", "不同意"), "基本功能模式", "essential"),
        ("essential", ("同意", "不同意"), "不同意", "refuse"),
        ("refuse", ("同意", "暂不使用"), "暂不使用", "refuse"),
    ],
)
def test_each_choice_has_its_button(choice: str, buttons: tuple[str, ...], pressed: str, answer: str) -> None:
    phone = _phone({("ask", pressed): "home"}, ask=_ask(*buttons))
    assert _drive(phone, choice).answer == answer
    assert phone.taps == [pressed]
    assert phone.marks[-1][0] == "consent_refused"


def test_a_question_left_open_is_marked_and_not_touched() -> None:
    phone = _phone({}, ask=_ask("同意", "不同意"))
    assert _drive(phone, "none").state == "left_open"
    assert (phone.taps, [mark for mark, *_ in phone.marks]) == ([], ["consent_asked"])


def test_a_refusal_in_two_steps_is_marked_at_the_second() -> None:
    again = SHAPES["spans"](
        Prompt("", ["若您不同意《隐私政策》，我们将无法提供服务"], [("再想想", "other"), ("仍不同意", "reject")])
    )
    phone = _phone({("ask", "不同意"): "again", ("again", "仍不同意"): "home"}, ask=_ask("同意", "不同意"), again=again)
    outcome = _drive(phone, "refuse")
    assert (outcome.answer, outcome.n_taps, phone.taps) == ("refuse", 2, ["不同意", "仍不同意"])
    assert [mark for mark, *_ in phone.marks] == ["consent_asked", "consent_refused"]


def test_a_second_question_is_answered_too() -> None:
    cookies = SHAPES["webview"](
        Prompt("Cookies", ["We use cookies. See our cookie policy."], [("Accept all", "accept")])
    )
    phone = _phone(
        {("ask", "同意"): "cookies", ("cookies", "Accept all"): "home"}, ask=_ask("同意", "不同意"), cookies=cookies
    )
    assert _drive(phone, "accept").n_taps == 2
    assert [mark for mark, *_ in phone.marks] == ["consent_asked", "consent_granted", "consent_granted"]


def test_a_refusal_that_the_app_does_not_take_is_one() -> None:
    phone = _phone({}, ask=_ask("同意", "不同意"))
    outcome = _drive(phone, "refuse")
    assert (outcome.state, outcome.is_confirmed, phone.taps) == ("answered", False, ["不同意", "不同意"])
    assert [mark for mark, *_ in phone.marks] == ["consent_asked", "consent_refused"]


def test_an_agreement_that_changes_nothing_is_not_marked() -> None:
    phone = _phone({}, ask=_ask("同意", "不同意"))
    assert _drive(phone, "accept").state == "unsure"
    assert [mark for mark, *_ in phone.marks] == ["consent_asked"]


def test_unclear_words_are_never_pressed_without_a_person() -> None:
    phone = _phone({("ask", "知道了"): "home"}, ask=_ask("知道了"))
    assert _drive(phone, "accept").state == "unsure"
    assert phone.taps == []
    with pytest.raises(SetupError) as stopped:
        _drive(phone, "accept", is_strict=True)
    assert stopped.value.code == "E268"
    put: list[list[str]] = []
    outcome = _drive(phone, "accept", ask=lambda question, labels: put.append(list(labels)) or "知道了")
    assert (outcome.answer, put, phone.taps) == ("accept", [["知道了"]], ["知道了"])


def test_an_operator_may_stop() -> None:
    phone = _phone({}, ask=_ask("知道了"))
    assert _drive(phone, "accept", ask=lambda question, labels: None).state == "unsure"
    assert phone.taps == []


def test_buttons_below_the_fold_are_scrolled_to() -> None:
    below = scroll_hidden(Prompt("温馨提示", [*BODY, "请上滑阅读全文后，在页面底部选择是否同意。"], []))
    phone = _phone({("below", "scroll"): "ask", ("ask", "同意"): "home"}, below=below, ask=_ask("同意", "不同意"))
    assert _drive(phone, "accept").answer == "accept"
    assert phone.taps == ["scroll", "同意"]


def test_a_box_is_ticked_before_an_agreement_and_not_before_a_refusal() -> None:
    box = ("我已阅读并同意《隐私政策》", False)
    for choice, taps in (("accept", [box[0], "同意"]), ("refuse", ["不同意"])):
        phone = _phone({("ask", taps[-1]): "home"}, ask=_ask("同意", "不同意", box=box))
        _drive(phone, choice)
        assert phone.taps == taps


def test_a_countdown_is_waited_for() -> None:
    ready = _ask("同意", "不同意")
    counting = _ask("同意(5s)", "不同意")
    for node in counting.kids[0].kids[-1].kids:
        node.enabled = False
    phone = _phone({("ready", "同意"): "home"}, counting=counting, ready=ready)

    def pass_time(seconds: float) -> None:
        phone.now = "ready" if phone.now == "counting" else phone.now

    assert _drive(phone, "accept", timeout_s=60, wait=pass_time).answer == "accept"
    assert phone.taps == ["同意"]
    stuck = _phone({}, counting=counting)
    assert "enabled" in _drive(stuck, "accept").reason


def test_settings_lead_to_a_refusal() -> None:
    first = SHAPES["webview"](Prompt("We value your privacy", ["We and our partners store and access information on your device."],
                                     [("Consent", "accept"), ("Manage options", "settings")]))  # fmt: skip
    second = SHAPES["webview"](Prompt("Manage your data", ["Choose which personal data our partners may use."],
                                      [("Accept all", "accept"), ("Reject all", "reject")]))  # fmt: skip
    phone = _phone(
        {("first", "Manage options"): "second", ("second", "Reject all"): "home"}, first=first, second=second
    )
    assert _drive(phone, "refuse").answer == "refuse"
    assert phone.taps == ["Manage options", "Reject all"]


def test_what_stands_before_it_is_closed_where_that_is_safe() -> None:
    update = _plain("立即更新", "稍后再说", title="发现新版本")
    phone = _phone({("update", "稍后再说"): "ask", ("ask", "同意"): "home"}, update=update, ask=_ask("同意", "不同意"))
    assert _drive(phone, "accept", timeout_s=60).answer == "accept"
    assert phone.taps == ["稍后再说", "同意"]


def test_a_log_in_is_not_passed() -> None:
    phone = _phone({}, login=LOGINS[0][2])
    assert (_drive(phone, "accept").state, phone.taps, phone.marks) == ("blocked", [], [])
    with pytest.raises(SetupError) as stopped:
        _drive(phone, "accept", is_strict=True)
    assert stopped.value.code == "E269"
    assert _drive(phone, "none", is_strict=True).state == "blocked"


@pytest.mark.parametrize(("answer", "label"), [("grant", "ALLOW"), ("deny", "DENY")])
def test_the_systems_question_is_answered_apart_from_consent(answer: str, label: str) -> None:
    package, _, message, buttons = SYSTEM[2]
    phone = _phone({("system", label): "ask", ("ask", "同意"): "home"},
                   system=system_dialog(package, message, buttons), ask=_ask("同意", "不同意"))  # fmt: skip
    _drive(phone, "accept", timeout_s=60, permissions=answer)
    end = "granted" if answer == "grant" else "denied"
    assert [mark for mark, *_ in phone.marks] == [
        "permission_asked:android.permission.READ_CONTACTS", f"permission_{end}:android.permission.READ_CONTACTS",
        "consent_asked", "consent_granted"]  # fmt: skip


def test_a_screen_without_a_question_or_without_a_tree_ends_in_none() -> None:
    for screen in (HOME, b"ERROR: could not get idle state."):
        assert _drive(_phone({}, only=screen), "accept").state == "no_dialog"


def test_a_device_that_goes_after_the_tap_leaves_the_mark() -> None:
    phone = _phone({("ask", "同意"): "gone"}, ask=_ask("同意", "不同意"))
    with pytest.raises(SetupError, match="gone"):
        _drive(phone, "accept")
    assert [mark for mark, *_ in phone.marks] == ["consent_asked", "consent_granted"]
    assert json.loads(phone.marks[1][1])["is_confirmed"] is False


def test_a_hook_confirms_what_the_screen_does_not_show() -> None:
    phone = _phone({("ask", "同意"): "blank"}, ask=_ask("同意", "不同意"), blank=b"")
    outcome = _drive(phone, "accept", confirm=lambda since: True)
    assert outcome.is_confirmed
    assert json.loads(phone.marks[1][1])["hook_confirmed"] is True


def test_a_button_without_a_place_is_not_pressed() -> None:
    ask = at(N(F, kids=[*_ask("x").kids, N(B, text="同意", click=True)]), 0, 0, 1080, 2280)
    raw = Phone({"ask": ask}, {}, "ask").screen_tree().replace(b'bounds="[0,0][0,0]"', b'bounds=""')
    phone = _phone({}, ask=raw)
    assert _drive(phone, "accept").state == "unsure"
    assert phone.taps == []


@pytest.mark.parametrize("choice", ["accept", "refuse"])
def test_what_may_be_another_agreement_is_answered_by_the_operator_alone(choice: str) -> None:
    body = ["我们将您的个人信息提供给骑手，详见《隐私政策》。"]
    asking = SHAPES["spans"](Prompt("须知", body, [("同意", "accept"), ("拒绝", "reject")]))
    phone = _phone({("ask", "同意"): "home", ("ask", "拒绝"): "home"}, ask=asking)
    assert (_drive(phone, choice).state, phone.taps) == ("unsure", [])
    assert _drive(phone, choice, ask=lambda question, labels: "同意").answer == "accept"
    assert phone.taps == ["同意"]
