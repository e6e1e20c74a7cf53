# ruff: noqa: E501 — a screen a line
from __future__ import annotations

import pytest
from consent.shapes import SHAPES, Prompt, write

from analyzer.record.consent.decide import Inspection, inspect
from analyzer.record.consent.doubt import deal_of


def _seen(title: str, body: str, labels: str) -> Inspection:
    prompt = Prompt(title, [body], [(label, "other") for label in labels.split("|")])
    return inspect(write(SHAPES["native_alert"](prompt), pkg="com.a").encode())


@pytest.mark.parametrize(
    ("title", "body", "labels"),
    [
        ("Terms", "We share your data with the landlord. See our privacy policy.", "Decline|Accept"),
        ("须知", "我们将您的个人信息提供给骑手，详见《隐私政策》。", "拒绝|同意"),
        ("Hinweis", "Unser Vertragspartner erhält Ihre Daten, siehe Datenschutzerklärung.", "Ablehnen|Zustimmen"),
        ("Note", "We process your personal data. £4 a month.", "Decline|Agree"),
        ("Nachricht", "Personenbezogene Daten werden erhoben. Privatsphäre und Datenschutz.", "Ablehnen|Zustimmen"),
    ],
)
def test_an_agreement_that_may_be_another_is_left_to_the_operator(title: str, body: str, labels: str) -> None:
    seen = _seen(title, body, labels)
    assert (seen.is_consent, seen.accept, seen.ambiguous) == (True, None, True)
    assert seen.reject is not None and "left to the operator" in seen.reason


def test_a_text_that_says_much_of_personal_data_or_a_button_that_agrees_to_all_stays_clear() -> None:
    long = "We and our partners use cookies to process your personal data for personalised ads. Withdraw at any time."
    assert _seen(
        "We value your privacy", f"{long} Orders and payments, too: our privacy policy. Trip data.", "Reject|Accept"
    ).accept
    assert _seen(
        "Note", "We use cookies for analytics on your trip. See our privacy policy.", "Reject all|Accept all"
    ).accept


@pytest.mark.parametrize(
    ("title", "deal"),
    [("sepa-lastschriftmandat", "lastschriftmandat"), ("trip requests", "trip"), ("合同签署", "合同"),
     ("we value your privacy", None), ("striptease", None), ("a trip " * 20, None), ("only £4", "£4")],
)  # fmt: skip
def test_a_title_names_another_agreement(title: str, deal: str | None) -> None:
    assert deal_of(title) == deal


NOT_PRESSED = [
    ("登录后体验更多功能", "我已阅读并同意《用户协议》《隐私政策》", "同意并一键登录|其他方式"),
    ("服务升级公告", "新版本完善了隐私政策，升级后可继续使用", "暂不升级|同意升级"),
    ("求好评", "您的支持是我们前进的动力，同意给个五星吗", "拒绝|同意"),
    ("年龄确认", "本应用含成人内容，请确认您已年满18周岁，并同意《隐私政策》", "未满18|我已满18并同意"),
    ("短信验证", "验证码将发送至您的手机，我们会收集您的手机号", "取消|同意并发送"),
    ("电子签约", "本人同意使用电子签名，签署《隐私授权书》《服务合同》", "拒绝|同意并签约"),
    ("安装提示", "“应用商店”即将安装“地图”，该应用会收集位置信息", "取消|同意安装"),
    ("开启推送", "我们将向您推送消息，您的信息不会被泄露", "暂不|同意"),
    ("位置信息", "应用需要访问您的位置以展示附近的人", "拒绝|同意"),
    ("相机权限", "扫码需要使用您的相机，我们不会保存照片", "拒绝|允许"),
    ("手机号授权", "申请获取你的手机号 138****1234", "拒绝|允许"),
    ("头像昵称", "授权获取你的昵称、头像用于展示", "拒绝|允许"),
    ("活动报名", "报名即同意主办方收集您的姓名、电话", "取消|同意并报名"),
    ("红包", "好友送你一个红包，领取即同意用户协议", "放弃|同意领取"),
    ("设备绑定", "是否同意将手环绑定到账号？绑定后同步运动数据", "取消|同意"),
    ("家人守护", "爸爸希望守护你的手机，获取你的位置", "拒绝|同意"),
    ("远程协助", "客服请求查看您的屏幕", "拒绝|同意"),
    ("自动续费提醒", "您的会员即将到期，同意自动续费吗", "取消|同意"),
    ("数据恢复", "检测到云端备份，是否同意恢复您的数据到本机", "取消|同意"),
    ("流量提醒", "当前为移动网络，继续将消耗流量", "取消|同意"),
    ("免责声明", "投资有风险，我已阅读并同意免责声明", "不同意|同意"),
    ("Enable Face ID?", "Use your fingerprint to sign in. Your biometric data stays on the device.", "Not now|Allow"),
    ("Sync contacts", "We use your contacts to find friends.", "Don't allow|Allow"),
    ("Install update", "This update improves privacy and security of your data.", "Later|Accept"),
    ("Join the challenge", "Your activity will be visible to all participants.", "Decline|Accept"),
    ("New terms of sale", "By ordering you accept our terms of sale. See privacy policy.", "Cancel|Agree and order"),
    ("Device pairing", "Allow this watch to access your messages and calls data?", "Deny|Allow"),
    ("Legal drinking age", "By entering you agree to our privacy policy and cookies.", "No|I'm over 21"),
    ("Meeting is being recorded", "By staying in this meeting you consent to being recorded.", "Leave|Got it"),
    ("Recording notice", "This meeting is being recorded and transcribed. Do you consent?", "Leave meeting|I consent"),
    ("Switch account", "Sign in as Max? We use your account data.", "Cancel|Agree and sign in"),
    ("Merge accounts", "Your data from both accounts will be combined.", "Cancel|Agree"),
    ("Disclaimer", "This app does not give medical advice. I understand and accept.", "Exit|Accept"),
    ("EULA for fonts", "You accept the license agreement of this font.", "Decline|Accept"),
    ("Trade offer", "Sam offers 3 gems. Your trade history is public.", "Decline|Accept"),
    ("Freigabe", "Max möchte Ihren Standort sehen.", "Ablehnen|Zulassen"),
    ("Haftungsausschluss", "Die Nutzung erfolgt auf eigene Gefahr.", "Ablehnen|Akzeptieren"),
    ("Gerät koppeln", "Das Gerät erhält Zugriff auf Ihre Daten.", "Ablehnen|Zulassen"),
    ("Clause de non-responsabilité", "Cette application ne remplace pas un médecin. Vos données restent sur l'appareil.", "Refuser|Accepter"),
    ("Notifications", "Autorisez-nous à vous envoyer des notifications personnalisées.", "Refuser|Autoriser"),
    ("Aviso legal", "La información no constituye consejo médico.", "Rechazar|Aceptar"),
    ("Sincronizar contactos", "Usaremos tus contactos para encontrar amigos.", "No permitir|Permitir"),
    ("免責事項", "本アプリの情報は参考です。個人情報は保存しません。", "同意しない|同意する"),
    ("通知", "お得な情報をお届けするため通知を許可してください。", "許可しない|許可する"),
    ("면책 조항", "본 앱은 의료 조언을 제공하지 않습니다.", "동의 안 함|동의"),
    ("위치 공유", "엄마가 위치 공유를 요청합니다.", "거부|허용"),
    ("Compartilhar tela", "O técnico quer ver a sua tela e dados.", "Recusar|Permitir"),
    ("Дисклеймер", "Приложение не является медицинской консультацией.", "Отклонить|Принять"),
    ("Arkadaşlık isteği", "Ali seninle konumunu paylaşmak istiyor.", "Reddet|Kabul et"),
]  # fmt: skip
"""Screens that ask for something else in short words, some with a document or with data in them."""


@pytest.mark.parametrize(("title", "body", "labels"), NOT_PRESSED)
def test_nothing_is_pressed_on_what_asks_for_something_else(title: str, body: str, labels: str) -> None:
    assert _seen(title, body, labels).accept is None
