# ruff: noqa: E501 — one prompt a line
"""A fourth round, written after the third was mended: short prompts once more, and screens near to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from consent.shapes import SHAPES, N, Prompt

ASKS: list[tuple[str, str, list[str], list[tuple[str, str]]]] = [
    (
        "zh",
        "隐私协议",
        ["为了向您提供更优质的服务，APP需要获取以下权限和信息，请您同意《隐私协议》后使用。"],
        [("同意", "accept"), ("不同意", "reject")],
    ),
    (
        "zh",
        "用户须知",
        ["尊敬的旅客，使用本APP前请阅读《旅客服务协议》及《个人信息保护指引》，点击“我同意”视为您已知悉。"],
        [("我同意", "accept"), ("暂不", "no?")],
    ),
    ("zh", "重要通知", ["我们的隐私政策有所调整，涉及第三方SDK列表变更。请确认。"], [("确认", "yes?")]),
    (
        "zh",
        "使用提示",
        ["请充分阅读并理解《软件许可及服务协议》《隐私政策》《儿童隐私保护声明》。"],
        [("同意并开启服务", "accept"), ("不同意并退出", "reject")],
    ),
    (
        "zh",
        "您好",
        ["请阅读完整版《用户协议》与《隐私政策》，如您对内容有疑问可联系客服"],
        [("拒绝", "reject"), ("接受并使用", "accept")],
    ),
    (
        "zh",
        "个人信息授权",
        ["医生需要查看您的病历和检查报告以提供诊疗建议，是否授权？"],
        [("同意授权", "accept"), ("不同意", "reject")],
    ),
    (
        "zh",
        "关于Cookie",
        ["我们使用Cookie记录您的偏好。您可以接受全部或仅接受必要的Cookie。"],
        [("全部接受", "accept"), ("仅必要", "essential_only"), ("Cookie设置", "settings")],
    ),
    ("zh", "", ["继续使用即表示您同意我们的服务条款和隐私政策"], [("我知道了", "yes?")]),
    (
        "zh",
        "版本隐私说明",
        ["本次更新调整了个人信息的使用方式，请阅读更新后的《隐私政策》并选择"],
        [("同意", "accept"), ("不同意", "reject")],
    ),
    (
        "zh",
        "温馨提示",
        ["不同意将无法使用本产品。您可再次阅读《隐私政策》后决定。"],
        [("退出应用", "reject"), ("我再看看", "other")],
    ),
    (
        "zh",
        "欢迎来到学习乐园",
        ["家长您好，孩子使用前请您阅读《儿童用户隐私保护声明》"],
        [("家长同意", "accept"), ("家长不同意", "reject")],
    ),
    (
        "en",
        "Privacy settings",
        ["Choose how we use your data. Some features need analytics."],
        [("Allow all", "accept"), ("Reject all", "reject"), ("Let me choose", "settings")],
    ),
    (
        "en",
        "A note about your data",
        ["We and selected companies access and use your device's data to show you relevant advertising."],
        [("Accept", "accept"), ("Learn more", "settings")],
    ),
    (
        "en",
        "Welcome!",
        ["By tapping Get started you agree to the Terms and confirm that you have read the Privacy Policy"],
        [("Get started", "yes?")],
    ),
    (
        "en",
        "Before we begin",
        ["MindSpace collects mood entries and device identifiers. Do you agree to this processing?"],
        [("I agree", "accept"), ("I disagree", "reject")],
    ),
    (
        "en",
        "Updated privacy policy",
        ["Changes take effect on 1 May. Please accept to keep using your account."],
        [("Accept changes", "accept"), ("Log out", "other")],
    ),
    (
        "en",
        "Ad preferences",
        ["May we use your advertising ID to show personalised ads?"],
        [("Yes, personalise", "other"), ("No, thanks", "reject")],
    ),
    (
        "en",
        "California privacy notice",
        ["You can opt out of the sale or sharing of your personal information."],
        [("OK", "yes?"), ("Opt out", "reject")],
    ),
    (
        "de",
        "Willkommen bei Kochfix",
        [
            "Für Statistiken und Werbung setzen wir Cookies ein. Informationen dazu findest du in der Datenschutzerklärung."
        ],
        [("Verstanden", "yes?")],
    ),
    (
        "de",
        "Einwilligung in die Datenverarbeitung",
        ["Mit Klick auf Zustimmen erlaubst du uns, Gesundheitsdaten zu verarbeiten."],
        [("Zustimmen", "accept"), ("Nicht zustimmen", "reject")],
    ),
    (
        "de",
        "Ihre Wahl",
        ["Wir setzen Tracking-Technologien ein."],
        [("Alle Cookies akzeptieren", "accept"), ("Nur erforderliche Cookies", "essential_only")],
    ),
    (
        "fr",
        "Gestion des cookies",
        ["Nous souhaitons déposer des cookies pour mesurer la fréquentation."],
        [("J'accepte", "accept"), ("Je refuse", "reject")],
    ),
    (
        "fr",
        "Vos choix",
        ["Certaines données de navigation sont partagées avec nos partenaires publicitaires."],
        [("Accepter", "accept"), ("Refuser", "reject")],
    ),
    (
        "es",
        "Aviso",
        ["Para continuar debes aceptar nuestra política de privacidad y los términos de uso."],
        [("Acepto", "accept"), ("Salir", "no?")],
    ),
    (
        "es",
        "Tus opciones",
        ["Compartimos información sobre el uso de la app con redes sociales y de publicidad."],
        [("Permitir todas", "accept"), ("Rechazar", "reject")],
    ),
    (
        "ja",
        "ご確認ください",
        ["サービス向上のため利用状況データを取得します。詳細はプライバシーポリシーをご覧ください。"],
        [("OK", "yes?")],
    ),
    (
        "ja",
        "広告の最適化",
        ["広告識別子を使用してもよろしいですか。"],
        [("許可する", "accept"), ("許可しない", "reject")],
    ),
]

OTHERS: list[tuple[str, str, str, list[str], list[str]]] = [
    ("rating", "zh", "评价", ["您觉得这次服务怎么样？"], ["五星好评", "我要吐槽"]),
    ("update", "en", "New version", ["We fixed bugs and updated our privacy page."], ["Update", "Not now"]),
    ("permission_rationale", "zh", "相册权限", ["需要访问您的照片用于发布动态"], ["同意", "不同意"]),
    ("login", "en", "Sign in", ["Sign in to sync your data across devices."], ["Continue with Google", "Maybe later"]),
    ("ad", "zh", "福利来了", ["看视频免费得会员，个人信息安全有保障"], ["立即领取", "放弃"]),
    ("notification", "de", "Mitteilungen", ["Möchtest du über neue Angebote informiert werden?"], ["Ja", "Nein"]),
    ("age_gate", "zh", "实名认证", ["根据防沉迷规定，请确认您已年满18岁"], ["已满18岁", "未满18岁"]),
    ("other", "en", "Sync contacts?", ["Find friends by uploading your address book."], ["OK", "Skip"]),
    (
        "payment",
        "es",
        "Suscripción",
        ["9,99 € al mes. Consulta los términos y la política de privacidad."],
        ["Suscribirse", "Ahora no"],
    ),
    ("other", "zh", "文件共享", ["对方邀请您编辑文档"], ["接受", "拒绝"]),
    ("other", "zh", "清除缓存", ["将删除缓存数据，不影响个人信息"], ["确定", "取消"]),
    ("other", "fr", "Enregistrer ?", ["Voulez-vous enregistrer les données du formulaire ?"], ["Oui", "Non"]),
]


def entries() -> Iterator[tuple[str, N, dict[str, Any]]]:
    """Give (name, tree, label)."""
    from consent.writer import label, negative

    shapes = list(SHAPES)
    for i, (language, title, body, buttons) in enumerate(ASKS):
        shape = shapes[(i * 11 + 2) % len(shapes)]
        prompt = Prompt(title, body, buttons)
        yield (
            f"late_{i:02d}_{shape}",
            SHAPES[shape](prompt),
            label(prompt, kind="privacy_dialog", language=language, shape="late"),
        )
    for i, (kind, language, title, body, labels) in enumerate(OTHERS):
        shape = shapes[(i * 7 + 4) % len(shapes)]
        prompt = Prompt(title, body, [(text, "other") for text in labels])
        yield f"late_no_{i:02d}_{shape}", SHAPES[shape](prompt), negative(kind, language, "late")
