# ruff: noqa: E501 — one prompt a line
"""A third round: prompts as many apps word them, in the usual shapes, written after the second round was mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from consent.shapes import SHAPES, N, Prompt

ASKS: list[tuple[str, str, list[str], list[tuple[str, str]]]] = [
    ("zh", "用户隐私保护提示", ["感谢您使用快递查查！在使用前，请您阅读并同意《快递查查用户协议》《快递查查隐私政策》。我们将严格按照政策内容使用和保护您的信息。"], [("同意并继续", "accept"), ("不同意", "reject")]),
    ("zh", "个人信息保护政策", ["为保障您的权益，我们依据《个人信息保护法》制定了本政策。如您继续使用，表示您接受本政策。"], [("我知道了", "yes?")]),
    ("zh", "服务条款更新", ["我们更新了服务条款和隐私政策，新条款将于下月生效，请您查看。"], [("同意", "accept"), ("取消", "no?")]),
    ("zh", "", ["在您使用本应用前，我们需要向您说明：应用会联网，会读取设备识别码，用于推送消息"], [("同意", "accept"), ("退出", "no?")]),
    ("zh", "欢迎", ["点击“进入”即表示您已阅读并同意《用户协议》和《隐私政策》"], [("进入", "yes?")]),
    ("zh", "隐私授权", ["该小程序需要您授权隐私保护指引后才能继续使用"], [("同意", "accept"), ("拒绝", "reject")]),
    ("zh", "基本功能说明", ["您可以选择基本功能模式浏览内容，在该模式下我们不会收集您的个人信息。"], [("进入完整模式并同意", "accept"), ("进入基本功能模式", "essential_only")]),
    ("zh", "人脸信息处理授权书", ["为核验您的身份，我们将采集您的人脸图像并传送至公安机关比对，请阅读《人脸识别服务协议》"], [("同意并继续", "accept"), ("暂不同意", "reject")]),
    ("zh", "提示", ["请先阅读并同意隐私政策"], [("去阅读", "other"), ("同意", "accept"), ("不同意", "reject")]),
    ("zh", "关于个性化推荐", ["我们希望使用您的浏览记录为您推荐内容。您可以随时在设置中关闭。隐私政策对此有详细说明。"], [("同意开启", "accept"), ("暂不开启", "no?")]),
    ("zh", "尊敬的用户", ["您好！根据国家相关法律法规，我们对《隐私政策》进行了修订，特向您说明：一、增加了信息收集清单；二、优化了注销流程。"], [("同意", "accept"), ("不同意并退出", "reject")]),
    ("zh", "数据使用声明", ["本应用集成友盟统计与极光推送，二者可能获取MAC地址、IMEI等信息。"], [("接受", "accept"), ("拒绝", "reject")]),
    ("zh", "欢迎使用 Lite 版", ["为了帮助你安全使用，请仔细阅读 User Agreement 与 Privacy Policy"], [("Agree 同意", "accept"), ("Disagree 不同意", "reject")]),
    ("zh", "温馨提醒", ["亲，使用前请了解我们怎么保护你的隐私哦～ 隐私协议 | 用户协议"], [("好的，同意", "accept"), ("不用了，再见", "no?")]),
    ("en", "Welcome to Budgetly", ["To continue, please accept our Terms and Privacy Policy."], [("Accept", "accept"), ("Exit", "no?")]),
    ("en", "Your data. Your choice.", ["We'd like your permission to share device identifiers with ad networks."], [("Accept", "accept"), ("Reject", "reject")]),
    ("en", "This app uses cookies", ["Some are essential, others help us improve your experience."], [("Accept all cookies", "accept"), ("Essential only", "essential_only")]),
    ("en", "Data protection", ["We process personal data in line with our Data Protection Notice. Please confirm."], [("Confirm", "yes?")]),
    ("en", "Consent required", ["We and 812 partners process data about you such as your location and browsing behaviour. You can withdraw at any time."], [("I Consent", "accept"), ("Reject All", "reject"), ("More Options", "settings")]),
    ("en", "Help us make Trailmix better", ["Share anonymous analytics with us? No personally identifiable information is collected."], [("Share", "other"), ("No, thank you", "reject")]),
    ("en", "Privacy & Terms", ["Before you play: we use third-party SDKs that collect usage information."], [("Agree", "accept"), ("Decline", "reject")]),
    ("en", "Sale of personal information", ["Under state privacy laws you may opt out of the sharing of your personal information."], [("Opt out", "reject"), ("Keep sharing", "other")]),
    ("en", "We've updated our Terms", ["Please review and accept the updated Terms of Use and Privacy Notice to keep using the app."], [("Review", "other"), ("I accept", "accept")]),
    ("de", "Ihre Privatsphäre", ["Wir und unsere 98 Partner speichern Informationen auf Ihrem Gerät, um Anzeigen auszuspielen."], [("Alle akzeptieren", "accept"), ("Alle ablehnen", "reject")]),
    ("de", "Nutzungsanalyse", ["Dürfen wir dein Nutzungsverhalten anonym auswerten? Du kannst das jederzeit in den Einstellungen ändern."], [("Erlauben", "accept"), ("Ablehnen", "reject")]),
    ("de", "Nutzungsbedingungen", ["Bitte akzeptiere unsere AGB und Datenschutzbestimmungen."], [("Akzeptieren", "accept"), ("App beenden", "reject")]),
    ("fr", "Protection des données", ["Nous utilisons des cookies et technologies similaires afin de personnaliser les contenus."], [("Tout accepter", "accept"), ("Paramétrer", "settings")]),
    ("fr", "Conditions d'utilisation", ["En continuant, vous acceptez nos conditions d'utilisation et notre politique de confidentialité."], [("Continuer", "yes?")]),
    ("es", "Cookies", ["Utilizamos cookies para ofrecerte la mejor experiencia. Más información en la política de cookies."], [("Aceptar", "accept"), ("Rechazar", "reject"), ("Configurar", "settings")]),
    ("es", "Protección de datos", ["Al pulsar Aceptar, das tu consentimiento para el tratamiento de tus datos."], [("Aceptar", "accept"), ("Cancelar", "no?")]),
    ("ja", "個人情報の取扱いについて", ["当アプリは、お客様の位置情報および閲覧履歴を広告配信に利用することがあります。"], [("同意する", "accept"), ("同意しない", "reject")]),
    ("ja", "利用規約", ["利用規約とプライバシーポリシーに同意のうえ、ご利用ください。"], [("同意してはじめる", "accept")]),
    ("it", "Cookie e privacy", ["Usiamo cookie tecnici e, con il tuo consenso, di profilazione."], [("Accetta", "accept"), ("Rifiuta", "reject")]),
    ("pt", "Termos e privacidade", ["Ao continuar, você concorda com os Termos de uso e a Política de privacidade."], [("Concordo e continuar", "accept"), ("Sair", "no?")]),
]  # fmt: skip

OTHERS: list[tuple[str, str, str, list[str], list[str]]] = [
    ("update", "zh", "新版本提示", ["V6.1.0 更新内容：适配最新隐私规范，修复已知问题"], ["马上升级", "忽略"]),
    ("notification", "zh", "开启推送", ["打开系统通知，不错过好友消息"], ["好的", "暂不"]),
    ("ad", "en", "Remove ads", ["Enjoy the game without ads for $2.99"], ["Buy", "No thanks"]),
    ("rating", "de", "Gefällt dir die App?", ["Über eine Bewertung im Store freuen wir uns."], ["Bewerten", "Nein, danke"]),
    ("permission_rationale", "en", "Microphone", ["Voice search needs access to your microphone."], ["Continue", "Not now"]),
    ("login", "zh", "登录后查看更多", ["登录可同步收藏与浏览记录"], ["立即登录", "暂不登录"]),
    ("age_gate", "fr", "Avez-vous plus de 18 ans ?", ["La vente d'alcool est interdite aux mineurs."], ["Oui", "Non"]),
    ("request", "zh", "邀请", ["小张邀请您成为共同管理员"], ["同意", "拒绝"]),
    ("other", "en", "Save password?", ["Passwords are stored securely on this device."], ["Save", "Never"]),
    ("other", "zh", "温馨提示", ["您的订单已提交，预计明天送达"], ["知道了"]),
    ("payment", "ja", "プレミアム", ["月額480円。いつでも解約できます。利用規約・プライバシーポリシー"], ["購入する", "閉じる"]),
    ("other", "es", "¿Cerrar sesión?", ["Tendrás que volver a entrar."], ["Aceptar", "Cancelar"]),
    ("other", "zh", "青少年保护", ["今日使用时长已达40分钟，请休息一下"], ["确定"]),
    ("account_deletion", "zh", "撤回隐私授权", ["撤回后您将无法使用本应用，个人信息将被删除"], ["确定撤回", "取消"]),
]  # fmt: skip


def entries() -> Iterator[tuple[str, N, dict[str, Any]]]:
    """Give (name, tree, label)."""
    from consent.writer import label, negative

    shapes = list(SHAPES)
    for i, (language, title, body, buttons) in enumerate(ASKS):
        shape = shapes[(i * 7 + 3) % len(shapes)]
        prompt = Prompt(title, body, buttons)
        yield (
            f"wide_{i:02d}_{shape}",
            SHAPES[shape](prompt),
            label(prompt, kind="privacy_dialog", language=language, shape="wide"),
        )
    for i, (kind, language, title, body, labels) in enumerate(OTHERS):
        shape = shapes[(i * 5 + 1) % len(shapes)]
        prompt = Prompt(title, body, [(text, "other") for text in labels])
        yield f"wide_no_{i:02d}_{shape}", SHAPES[shape](prompt), negative(kind, language, "wide")
