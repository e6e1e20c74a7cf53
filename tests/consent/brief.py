
"""A fifth round, by another hand than the classifier's: brief prompts, a busy app behind some, and other agreements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from consent.shapes import SHAPES, N, Prompt

ASKS: list[tuple[str, str, list[str], list[tuple[str, str]]]] = [
    (
        "zh",
        "隐私提示",
        ["使用前请先阅读并同意《用户服务协议》与《隐私政策》。"],
        [("不同意", "reject"), ("同意", "accept")],
    ),
    (
        "zh",
        "欢迎使用轻记",
        ["我们将依据《隐私政策》来帮助您了解我们如何收集、处理个人信息。"],
        [("同意并继续", "accept"), ("不同意", "reject")],
    ),
    ("zh", "", ["在您使用前，请阅读《隐私政策》。"], [("退出", "no?"), ("同意", "accept")]),
    ("zh", "个人信息保护指引", ["请您阅读完整版隐私政策了解详细信息"], [("拒绝", "reject"), ("我同意", "accept")]),
    (
        "zh",
        "服务协议及隐私保护",
        ["为向您提供服务，我们会申请手机存储权限、设备信息。", "您可查看完整的《用户协议》《隐私政策》"],
        [("暂不同意", "reject"), ("同意并使用", "accept")],
    ),
    (
        "zh",
        "温馨提示",
        ["您需要同意《隐私政策》后才能使用全部功能，也可以选择仅浏览。"],
        [("仅浏览", "essential_only"), ("同意", "accept")],
    ),
    (
        "zh",
        "您需要同意才能继续使用",
        ["若您不同意《隐私政策》，很遗憾我们将无法为您提供服务。"],
        [("退出应用", "reject"), ("再次确认并同意", "accept")],
    ),
    (
        "zh",
        "隐私权政策更新",
        ["我们更新了隐私权政策，主要变化：新增第三方SDK。请您阅读。"],
        [("不同意", "reject"), ("同意并接受", "accept")],
    ),
    ("zh", "用户须知", ["本应用收集位置信息用于打卡，详见隐私条款。"], [("不接受", "reject"), ("接受", "accept")]),
    ("zh", "提示", ["继续使用即表示您已阅读并同意隐私政策。"], [("知道了", "yes?")]),
    (
        "zh",
        "儿童个人信息保护",
        ["若您是14岁以下儿童的监护人，请阅读《儿童个人信息保护规则》并同意。"],
        [("取消", "no?"), ("同意", "accept")],
    ),
    ("zh", "", ["亲，我们很重视您的隐私哦~请先看看《隐私政策》吧"], [("残忍拒绝", "reject"), ("好的，同意", "accept")]),
    (
        "zh",
        "声明与条款",
        ["本应用需联网，需要调用以下权限：电话、存储、位置。点击同意，即表示您同意上述内容及用户协议、隐私声明。"],
        [("不同意并退出", "reject"), ("同意并进入", "accept")],
    ),
    (
        "zh",
        "个性化推荐服务",
        ["为了给您推荐更感兴趣的内容，我们需要收集您的浏览记录和设备标识。您可随时在设置中关闭。"],
        [("拒绝", "reject"), ("允许并继续", "accept")],
    ),
    ("zh", "隐私", ["请同意隐私政策"], [("不同意", "reject"), ("同意", "accept")]),
    (
        "zh",
        "法律声明",
        ["请仔细阅读《软件许可及服务协议》和《隐私指引》"],
        [("已阅读并同意", "accept"), ("不同意并退出", "reject")],
    ),
    (
        "zh",
        "开启精准服务",
        ["开启后我们将收集您的位置和应用列表，用于个性化广告。详见《隐私政策》。"],
        [("暂不开启", "no?"), ("开启并同意", "accept")],
    ),
    ("zh", "用户协议和隐私政策", ["感谢您信任并使用！"], [("不同意", "reject"), ("同意", "accept")]),
    (
        "zh",
        "欢迎",
        ["同意《用户协议》《隐私政策》即可体验完整功能；如不同意，可使用基本模式。"],
        [("基本模式", "essential_only"), ("同意协议", "accept")],
    ),
    (
        "zh",
        "信息共享授权",
        ["你同意将昵称、手机号共享给合作商家用于履约吗？查看《第三方信息共享清单》"],
        [("否", "no?"), ("确认同意", "accept")],
    ),
    (
        "en",
        "Terms & Privacy",
        ["By using this app you accept our Terms and Privacy Policy."],
        [("Decline", "reject"), ("Accept", "accept")],
    ),
    ("en", "", ["Please review our Privacy Notice before continuing."], [("Disagree", "reject"), ("Agree", "accept")]),
    (
        "en",
        "Cookies?",
        ["We and 213 partners use cookies to personalise ads."],
        [("Manage", "settings"), ("Reject all", "reject"), ("Accept all", "accept")],
    ),
    (
        "en",
        "Help us improve",
        ["Share analytics and crash data with us? See our privacy policy."],
        [("No thanks", "reject"), ("Yes, I'm in", "accept")],
    ),
    (
        "en",
        "Allow tracking?",
        ["Your data will be used to deliver personalized ads to you."],
        [("Ask App Not to Track", "reject"), ("Allow", "accept")],
    ),
    (
        "en",
        "Before you start",
        ["We collect device identifiers and location to provide this service. Read the Privacy Policy for details."],
        [("Exit", "no?"), ("I Agree", "accept")],
    ),
    (
        "en",
        "Welcome!",
        ["To continue, accept our Terms of Service and Privacy Policy"],
        [("Accept & continue", "accept")],
    ),
    (
        "en",
        "Example app asks for your consent to use your personal data to:",
        ["Personalised advertising and content", "Store and/or access information on a device"],
        [("Consent", "accept"), ("Do not consent", "reject"), ("Manage options", "settings")],
    ),
    (
        "en",
        "We updated our privacy policy",
        ["Take a moment to look through what changed."],
        [("Not now", "no?"), ("Got it, agree", "accept")],
    ),
    (
        "en",
        "Your privacy",
        ["Choose which data we may use."],
        [("Only essential", "essential_only"), ("Allow all", "accept"), ("Customize", "settings")],
    ),
    ("en", "Privacy", ["This app uses cookies. By continuing you agree to our cookie policy."], [("OK", "yes?")]),
    (
        "en",
        "Data sharing",
        ["May we share your usage data with advertising partners?"],
        [("Opt out", "reject"), ("Opt in", "accept")],
    ),
    (
        "de",
        "Datenschutz",
        ["Wir nutzen Ihre Daten für personalisierte Werbung."],
        [("Ablehnen", "reject"), ("Zustimmen", "accept")],
    ),
    (
        "de",
        "Cookie-Einstellungen",
        ["Wir verwenden Cookies."],
        [("Nur notwendige", "essential_only"), ("Alle akzeptieren", "accept"), ("Einstellungen", "settings")],
    ),
    (
        "de",
        "",
        ["Bitte stimmen Sie unserer Datenschutzerklärung zu, um fortzufahren."],
        [("Beenden", "no?"), ("Einverstanden", "accept")],
    ),
    (
        "fr",
        "Vos données",
        ["Nous utilisons vos données pour mesurer l'audience. Politique de confidentialité"],
        [("Je refuse", "reject"), ("J'accepte", "accept")],
    ),
    (
        "fr",
        "",
        ["Avec votre accord, nos partenaires et nous utilisons des cookies."],
        [("Continuer sans accepter", "reject"), ("Personnaliser", "settings"), ("Tout accepter", "accept")],
    ),
    (
        "es",
        "Privacidad",
        ["Usamos tus datos para mostrarte anuncios personalizados. Consulta la política de privacidad."],
        [("Rechazar", "reject"), ("Aceptar", "accept")],
    ),
    (
        "es",
        "Términos y privacidad",
        ["Lee y acepta la política de privacidad para usar la aplicación."],
        [("Salir", "no?"), ("Aceptar y continuar", "accept")],
    ),
    (
        "ja",
        "プライバシーポリシー",
        ["ご利用の前に利用規約とプライバシーポリシーをご確認ください。"],
        [("同意しない", "reject"), ("同意する", "accept")],
    ),
    ("ja", "ようこそ", ["利用規約およびプライバシーポリシーに同意の上ご利用ください"], [("同意して始める", "accept")]),
    (
        "ja",
        "データの利用について",
        ["広告の最適化のため、端末情報を収集します。"],
        [("許可しない", "reject"), ("許可する", "accept")],
    ),
    ("zh", "温馨提示", ["请阅读并同意《隐私政策》"], [("不同意", "reject"), ("同意", "accept")]),
    (
        "zh",
        "",
        ["感谢下载！本产品含第三方SDK，会收集设备标识信息，详见《隐私保护声明》"],
        [("同意并继续", "accept"), ("不同意并退出", "reject")],
    ),
    ("zh", "阅读提示", ["《用户服务协议》", "《隐私政策》"], [("暂不使用", "no?"), ("我已阅读并同意", "accept")]),
    (
        "zh",
        "关于隐私的说明",
        ["为保证软件正常运行我们需收集：MAC地址、软件安装列表"],
        [("不同意", "reject"), ("同意", "accept")],
    ),
    (
        "zh",
        "权限与隐私",
        ["基本功能：必要信息", "附加功能：位置、相册"],
        [("仅同意必要", "essential_only"), ("全部同意", "accept")],
    ),
    ("zh", "个性化广告", ["是否允许我们根据您的浏览行为推送广告？"], [("不开启", "reject"), ("同意开启", "accept")]),
    ("zh", "隐私协议", ["——点击同意即视为接受本协议——"], [("点击拒绝", "reject"), ("点击同意", "accept")]),
    (
        "zh",
        "用户体验改进计划",
        ["加入后将收集使用日志和设备信息以改进产品。查看隐私声明"],
        [("不同意", "reject"), ("同意并加入", "accept")],
    ),
    (
        "zh",
        "隐私政策概要",
        ["1.我们会收集您的设备信息。2.我们不会向第三方出售。3.您可注销账号。"],
        [("同意", "accept"), ("退出程序", "reject")],
    ),
    ("zh", "隐私政策更新", ["我们更新了隐私政策，请知悉。"], [("我知道了", "yes?")]),
    (
        "zh",
        "授权说明",
        ["申请获得以下信息：手机号、昵称头像。授权即同意《隐私条款》"],
        [("不授权", "reject"), ("授权", "accept")],
    ),
    ("zh", "您真的要离开吗", ["不同意隐私政策将无法使用本应用"], [("再想想", "other"), ("同意", "accept")]),
    ("zh", "", ["应用将收集您的剪贴板内容用于口令识别，是否同意？"], [("取消", "no?"), ("确定同意", "accept")]),
    ("en", "Privacy", ["We process personal data."], [("NO", "reject"), ("ACCEPT", "accept")]),
    (
        "en",
        "Data choices",
        ["Let us use your activity to personalise this app?"],
        [("Continue without data", "other"), ("Continue with data", "yes?")],
    ),
    (
        "en",
        "HEALTH DATA CONSENT",
        ["We need your consent to process your health information."],
        [("I do not consent", "reject"), ("I consent", "accept")],
    ),
    (
        "en",
        "Hi there!",
        ["Tap Agree & Start to accept our Privacy Policy"],
        [("Leave", "no?"), ("Agree & Start", "accept")],
    ),
    (
        "en",
        "Personalised experience",
        ["We'd use your browsing history to personalise content and ads."],
        [("Not now", "no?"), ("Turn on", "accept")],
    ),
    (
        "en",
        "GDPR",
        ["Legitimate interest · Vendors (512)"],
        [("Accept all", "accept"), ("Reject", "reject"), ("Settings", "settings")],
    ),
    (
        "en",
        "This site uses trackers",
        ["Trackers help us measure traffic."],
        [("Deny", "reject"), ("Accept", "accept")],
    ),
    (
        "en",
        "Notice at collection",
        ["California residents: see what we collect and why."],
        [("Quit", "no?"), ("OK, I agree", "accept")],
    ),
    (
        "pt",
        "Privacidade",
        ["Usamos cookies e dados pessoais. Veja a Política de Privacidade."],
        [("Recusar", "reject"), ("Aceitar", "accept")],
    ),
    (
        "it",
        "La tua privacy",
        ["Utilizziamo cookie e tecnologie simili."],
        [("Rifiuta", "reject"), ("Accetta", "accept")],
    ),
    (
        "ru",
        "Конфиденциальность",
        ["Мы обрабатываем персональные данные согласно политике конфиденциальности."],
        [("Отклонить", "reject"), ("Принять", "accept")],
    ),
    (
        "ko",
        "개인정보 처리방침",
        ["서비스 이용을 위해 개인정보 수집 및 이용에 동의해 주세요."],
        [("동의하지 않음", "reject"), ("동의", "accept")],
    ),
    ("ja", "利用規約の改定", ["プライバシーポリシーを改定しました。"], [("あとで", "no?"), ("同意する", "accept")]),
    (
        "de",
        "Hilf uns",
        ["Dürfen wir Nutzungsdaten erheben? Datenschutzhinweise"],
        [("Nein, danke", "reject"), ("Ja, gerne", "accept")],
    ),
    (
        "fr",
        "Publicité personnalisée",
        ["Autoriser l'utilisation de l'identifiant publicitaire ?"],
        [("Refuser", "reject"), ("Autoriser", "accept")],
    ),
    ("es", "", ["Acepto el tratamiento de mis datos personales."], [("No acepto", "reject"), ("Acepto", "accept")]),
]

OTHERS: list[tuple[str, str, str, list[str], list[str]]] = [
    ("update", "zh", "发现新版本 3.2", ["1. 优化隐私保护 2. 修复问题"], ["以后再说", "立即更新"]),
    ("rating", "zh", "给个好评吧", ["您的支持是我们最大的动力"], ["残忍拒绝", "去评分"]),
    ("notification", "zh", "开启通知", ["及时接收订单消息"], ["暂不开启", "去开启"]),
    ("youth_mode", "zh", "青少年模式", ["为呵护未成年人健康成长，特别推出青少年模式"], ["我知道了", "进入青少年模式"]),
    ("rating", "en", "Rate us", ["Enjoying the app? Your feedback helps."], ["No thanks", "Rate now"]),
    (
        "account_deletion",
        "en",
        "Delete account?",
        ["All your personal data will be deleted. This can't be undone."],
        ["Cancel", "Delete"],
    ),
    (
        "payment",
        "en",
        "Go Premium",
        ["Start your free trial. Terms and privacy policy apply."],
        ["Continue", "Restore purchase"],
    ),
    ("permission_rationale", "zh", "需要使用相机权限", ["用于拍摄证件照片"], ["取消", "去设置"]),
    ("other", "zh", "您确定要退出吗？", ["还有3张优惠券未使用"], ["狠心离开", "再看看"]),
    ("age_gate", "en", "Are you 18 or older?", ["You must be of legal age to continue."], ["No", "Yes"]),
    ("request", "zh", "好友申请", ["小明请求添加你为好友"], ["拒绝", "同意"]),
    (
        "payment",
        "en",
        "Terms of sale",
        ["I agree to the cancellation policy of this booking."],
        ["Back", "Agree and pay $20"],
    ),
    ("other", "zh", "位置共享邀请", ["小红邀请你加入位置共享"], ["拒绝", "同意"]),
    ("other", "es", "Nuevo dispositivo", ["¿Autorizas el inicio de sesión en Pixel 7?"], ["No", "Sí, autorizar"]),
    ("other", "zh", "电子合同", ["请确认合同内容"], ["取消", "同意并签署"]),
    ("other", "zh", "借款申请", ["借款金额 5000 元"], ["返回", "同意授权并申请"]),
    ("request", "zh", "群邀请", ["老王邀请你加入群聊"], ["拒绝", "接受"]),
    ("other", "zh", "退款申请", ["买家申请退款 30 元"], ["拒绝退款", "同意退款"]),
    (
        "other",
        "zh",
        "新闻",
        ["某应用因未经同意收集个人信息被通报，隐私政策不完善。", "工信部要求限期整改"],
        ["收藏", "分享"],
    ),
    ("other", "zh", "聊天", ["你同意我的方案吗？"], ["同意", "再聊聊"]),
    ("request", "en", "Meeting invitation", ["Project sync, 3 pm"], ["Decline", "Maybe", "Accept"]),
    ("request", "en", "Incoming call", ["Mom"], ["Decline", "Accept"]),
    ("other", "en", "Accept order?", ["Driver 4 min away, $12"], ["Reject", "Accept"]),
    ("other", "en", "Use mobile data?", ["Streaming over mobile data may cost extra."], ["No", "Allow"]),
    ("other", "zh", "是否允许使用流量播放？", ["当前为非WiFi环境"], ["取消", "允许"]),
    ("other", "en", "Allow “Chat” to pair with headset?", ["Bluetooth pairing request"], ["Cancel", "Pair"]),
    ("other", "zh", "安装未知应用", ["为了您的手机安全，禁止安装来自此来源的应用"], ["取消", "允许"]),
    ("payment", "zh", "免密支付", ["开通后小额支付无需密码。查看《免密支付协议》"], ["暂不开通", "同意并开通"]),
    ("other", "zh", "保险须知", ["投保前请阅读《投保须知》《免责条款》"], ["取消", "同意并投保"]),
    ("other", "en", "Cookie clicker", ["You have 1,204 cookies. Bake more?"], ["No", "Yes"]),
    (
        "update",
        "en",
        "Software update",
        ["Restart to install Android 15. See what's new about privacy."],
        ["Later", "Restart now"],
    ),
    ("other", "zh", "收货地址", ["是否使用定位地址作为收货地址？"], ["否", "是"]),
    ("other", "zh", "评价", ["该商品隐私包装吗？"], ["发表", "取消"]),
    ("other", "de", "Kündigung", ["Möchten Sie Ihr Abo wirklich kündigen?"], ["Abbrechen", "Zustimmen und kündigen"]),
]


def entries() -> Iterator[tuple[str, N, dict[str, Any]]]:
    """Give (name, tree, label)."""
    from consent.writer import label, negative

    shapes = list(SHAPES)
    for i, (language, title, body, buttons) in enumerate(ASKS):
        shape = shapes[(i * 5 + 3) % len(shapes)]
        prompt = Prompt(title, body, buttons)
        yield (
            f"brief_{i:02d}_{shape}",
            SHAPES[shape](prompt),
            label(prompt, kind="privacy_dialog", language=language, shape="brief"),
        )
    for i, (kind, language, title, body, labels) in enumerate(OTHERS):
        shape = shapes[(i * 13 + 1) % len(shapes)]
        prompt = Prompt(title, body, [(text, "other") for text in labels])
        yield f"brief_no_{i:02d}_{shape}", SHAPES[shape](prompt), negative(kind, language, "brief")
