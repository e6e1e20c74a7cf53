# ruff: noqa: E501 — a screen a line
from __future__ import annotations

import pytest
from consent.shapes import SHAPES, Prompt, write

from analyzer.record.consent.decide import Inspection, inspect

LEFT_ALONE = [
    ("account_authorization", "", "Fitly wants to access your Openmail account. Review its Privacy Policy.", "Cancel|Allow"),
    ("other", "Cookie order!", "Granny wants 500 chocolate cookies. Do you accept all of her orders?", "Decline|Accept all"),
    ("other", "清除数据", "将清除您的个人信息和缓存，是否同意？", "拒绝|同意"),
    ("other", "Export my data", "We will send your personal data to your e-mail", "Cancel|Agree"),
    ("other", "Sweepstakes", "Enter to win! By entering you accept the rules and privacy policy.", "Cancel|Accept"),
    ("other", "Newsletter", "Get offers by e-mail. See our privacy policy.", "No thanks|Yes please"),
    ("other", "Group rules", "Don't share personal data of others. Respect privacy.", "Decline|Accept"),
    ("other", "投票：你同意实名制吗", "发起人：王五，涉及个人信息与隐私的讨论", "同意|不同意"),
    ("other", "Report user", "We collect the chat messages as evidence. See privacy policy.", "Cancel|Submit"),
    ("other", "消费贷款合同", "请阅读《借款合同》《个人信息授权书》", "取消|同意并签署"),
    ("other", "投保确认", "我已阅读《保险条款》《隐私政策》，点击同意投保", "返回|同意投保"),
    ("other", "Rate our privacy", "Do you like how we protect your data?", "No|Yes"),
    ("other", "撤回同意", "撤回后无法使用，您确定要撤回对隐私政策的同意吗？", "取消|确定"),
    ("request", "家庭邀请", "妈妈邀请你加入家庭组，加入后家人可查看你的位置信息", "拒绝|接受"),
    ("permission_rationale", "位置权限使用说明", "用于展示附近门店，详见《隐私政策》", "拒绝|同意"),
    ("permission_rationale", "“地图”想使用您的位置信息", "用于导航", "不允许|使用App时允许|允许一次"),
    ("age_gate", "Confirm your age", "You must be 13 or older to consent to our data processing", "No|Yes, I am"),
    ("rating", "Rate us", "We value your privacy and your feedback", "No thanks|Rate"),
    ("login_with_consent", "", "请阅读《中国移动认证服务条款》《用户协议》《隐私政策》", "不同意|同意并继续"),
    ("login_with_consent", "登录前请阅读协议", "登录需遵守《社区服务协议》《隐私政策》 138****6602", "同意并登录|其他登录方式"),
    ("login_with_consent", "登录注册", "登录即代表同意《用户协议》《隐私政策》", "同意并登录|暂不登录"),
    ("other", "加班确认", "主管安排你周六加班，考勤将记录位置信息", "不同意|同意"),
    ("request", "交换联系方式", "对方想要与您交换手机号，您是否同意？同意后对方可查看您的手机号码", "拒绝|同意"),
    ("other", "绑定请求", "家长账号请求绑定您的学生账号，绑定后可查看学习记录、位置信息", "拒绝|同意"),
    ("ad", "摇一摇", "参与即同意《抽奖活动规则》，我们将收集中奖者的姓名、电话、地址用于寄送奖品", "关闭|同意并参与"),
    ("other", "", "“共享单车”申请使用你的支付宝实名信息（姓名、身份证号），用于身份认证。", "拒绝|同意授权"),
    ("other", "Your privacy matters", "We never share your personal data with anyone.", "Skip|Next"),
    ("other", "Saved", "Your privacy settings have been updated.", "OK"),
    ("other", "How likely are you to recommend us?", "Your feedback is processed under our privacy policy.", "No thanks"),
    ("login_with_consent", "Welcome back", "By continuing, you agree to the Privacy Policy.", "Continue as Anna|Use another account"),
]  # fmt: skip


def _seen(title: str, body: str, labels: str) -> Inspection:
    prompt = Prompt(title, [body], [(label, "other") for label in labels.split("|")])
    return inspect(write(SHAPES["native_alert"](prompt), pkg="com.a").encode())


@pytest.mark.parametrize(("kind", "title", "body", "labels"), LEFT_ALONE)
def test_screens_that_mention_personal_data_and_ask_something_else(
    kind: str, title: str, body: str, labels: str
) -> None:
    seen = _seen(title, body, labels)
    assert (seen.is_consent, seen.accept, seen.reject) == (False, None, None)
    assert seen.kind in (kind, "account_deletion" if kind == "other" else kind)


@pytest.mark.parametrize(
    ("title", "body", "labels", "accept"),
    [
        ("欢迎使用备份助手", "请阅读《隐私政策》，我们会收集设备信息", "不同意|同意", "同意"),
        ("Help us", "May we collect usage data to improve the app?", "No|Yes", "Yes"),
        ("", "请阅读《隐私政策》。我们会收集设备信息用于推荐。", "拒绝|同意并领取", None),
        ("", "Wir nutzen Ihre Daten und Cookies für Werbung.", "Einwilligen und weiterlesen|Jetzt abonnieren",
         "Einwilligen und weiterlesen"),
    ],
)  # fmt: skip
def test_questions_of_consent_beside_them_are_still_found(
    title: str, body: str, labels: str, accept: str | None
) -> None:
    seen = _seen(title, body, labels)
    assert (seen.is_consent, seen.accept and seen.accept.label) == (True, accept)
