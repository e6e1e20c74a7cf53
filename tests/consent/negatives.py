# ruff: noqa: E501 — one prompt a line
"""Screens that are no consent dialog and look like one. Every entry: (kind, language, tree or prompt)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consent.shapes import IMG, B, C, F, G, L, N, Prompt, R, S, T, V, W, at, flow, row, screen

PROMPTS: list[tuple[str, str, str, list[str], list[str]]] = [
    ("update", "zh", "发现新版本 3.2.1", ["1. 优化启动速度\n2. 修复若干问题"], ["立即更新", "稍后再说"]),
    ("update", "zh", "版本更新", ["新版本已经准备好，建议在Wi-Fi下升级。更新内容：隐私设置页面焕新。"], ["同意更新", "取消"]),
    ("update", "en", "Update available", ["Version 5.0 brings a faster search and bug fixes."], ["Update now", "Later"]),
    ("update", "de", "Neue Version verfügbar", ["Bitte installiere die neue Version, um weiter Nachrichten zu senden."], ["Jetzt aktualisieren", "Später"]),
    ("rating", "zh", "给个五星好评吧", ["喜欢我们的应用吗？您的评价是我们的动力。"], ["去评分", "残忍拒绝"]),
    ("rating", "en", "Enjoying Sunny Trails?", ["Tap a star to rate it on the store."], ["Rate now", "No thanks"]),
    ("rating", "fr", "Vous aimez l'application ?", ["Notez-nous sur la boutique, cela ne prend qu'une minute."], ["Noter", "Plus tard"]),
    ("payment", "zh", "确认支付", ["会员服务12个月，实付 ¥198.00。开通前请阅读《会员服务协议》《自动续费协议》"], ["同意并支付", "取消"]),
    ("payment", "zh", "限时优惠", ["首月仅需1元，到期自动续费18元/月，可随时取消。《连续包月协议》《隐私政策》"], ["同意协议并开通", "放弃优惠"]),
    ("payment", "en", "Go Premium", ["7 days free, then $39.99 per year. Cancel anytime. Terms of service · Privacy policy"], ["Accept and subscribe", "No thanks"]),
    ("payment", "de", "Pur-Abo", ["Für 3,99 € im Monat ohne Werbung lesen. Datenschutzerklärung"], ["Jetzt abonnieren", "Schließen"]),
    ("age_gate", "zh", "年龄确认", ["本内容仅向成年人提供，请确认您已年满18周岁。"], ["我已满18岁", "未满18岁"]),
    ("age_gate", "en", "Are you 18 or older?", ["You must be of legal age to enter."], ["Yes", "No"]),
    ("age_gate", "en", "How old are you?", ["Please enter your year of birth so that we can show suitable content."], ["Continue"]),
    ("age_gate", "es", "¿Eres mayor de edad?", ["Debes tener 18 años para entrar."], ["Sí", "No"]),
    ("notification", "zh", "打开消息通知", ["第一时间收到订单进度与优惠提醒，随时可以在设置里关闭。"], ["去开启", "暂不"]),
    ("notification", "en", "Turn on notifications", ["Be the first to hear about sales and messages."], ["Allow", "Not now"]),
    ("notification", "fr", "Activer les notifications", ["Recevez une alerte dès que votre colis arrive."], ["Autoriser", "Plus tard"]),
    ("permission_rationale", "zh", "需要位置权限", ["为了显示附近的充电桩，请允许我们访问您的位置。"], ["允许", "拒绝"]),
    ("permission_rationale", "zh", "权限申请说明", ["拍照上传头像需要使用相机权限，拒绝后仍可从相册选择。"], ["去授权", "取消"]),
    ("permission_rationale", "en", "Location access", ["We need your location to find stores near you. Tap allow on the next screen."], ["Allow", "Don't allow"]),
    ("permission_rationale", "ja", "位置情報の許可", ["近くの店舗を表示するために位置情報を使用します。次の画面で許可してください。"], ["次へ", "あとで"]),
    ("permission_rationale", "zh", "开启定位服务", ["GPS未打开，请到系统设置中开启，以便为您导航。"], ["去设置", "取消"]),
    ("youth_mode", "zh", "青少年模式", ["为呵护未成年人健康成长，我们推出了青少年模式，请监护人主动设置。"], ["进入青少年模式", "我知道了"]),
    ("ad", "zh", "新人红包", ["恭喜获得20元红包，满30可用"], ["立即领取", "关闭"]),
    ("ad", "zh", "广告", ["下载某某浏览器，看小说领金币"], ["立即下载", "跳过 3"]),
    ("ad", "en", "Spring sale", ["Up to 70 % off running shoes, today only."], ["Shop now", "Close"]),
    ("ad", "en", "Advertisement", ["Install Puzzle Kingdom and play for free."], ["Install", "Skip ad"]),
    ("guide", "zh", "全新首页", ["左右滑动，发现更多精彩内容"], ["下一步", "跳过"]),
    ("guide", "zh", "", ["每天十分钟，轻松背单词"], ["立即体验"]),
    ("guide", "en", "Track every run", ["See your route, your pace and your progress."], ["Next", "Skip"]),
    ("guide", "de", "Willkommen", ["Entdecke tausende Rezepte, die zu dir passen."], ["Los geht's", "Überspringen"]),
    ("request", "zh", "好友申请", ["小王请求添加您为好友：我是高中同学"], ["同意", "拒绝"]),
    ("request", "zh", "入群邀请", ["李雷邀请你加入群聊“周末爬山”，成员36人"], ["接受", "拒绝"]),
    ("request", "zh", "语音通话", ["张三邀请你进行语音通话"], ["接受", "拒绝"]),
    ("request", "zh", "课程调整", ["老师申请把周三的课改到周五，您同意吗？"], ["同意", "不同意"]),
    ("request", "en", "Friend request", ["Dana would like to follow you."], ["Accept", "Decline"]),
    ("request", "en", "Incoming video call", ["Alex is calling…"], ["Accept", "Decline"]),
    ("request", "en", "Meeting invitation", ["Design review, Thursday 14:00–15:00"], ["Accept", "Decline", "Maybe"]),
    ("request", "es", "Solicitud de amistad", ["Lucía quiere seguirte."], ["Aceptar", "Rechazar"]),
    ("request", "de", "Einladung", ["Jonas lädt dich zum Spiel ein."], ["Annehmen", "Ablehnen"]),
    ("other", "zh", "退款协商", ["卖家提出退款50元，是否接受该方案？"], ["接受", "拒绝"]),
    ("other", "zh", "删除确认", ["确定要删除这条记录吗？删除后无法恢复。"], ["确定", "取消"]),
    ("other", "zh", "退出登录", ["退出后将无法收到消息，确定退出吗？"], ["确定", "取消"]),
    ("other", "zh", "注销账号", ["注销后您的账号与个人信息将被删除，请阅读《账号注销协议》。"], ["确认注销", "再想想"]),
    ("other", "zh", "网络异常", ["当前网络不可用，请检查网络设置"], ["重试", "去设置"]),
    ("other", "zh", "流量提醒", ["当前为非Wi-Fi环境，继续播放将消耗流量"], ["继续播放", "取消"]),
    ("other", "zh", "签到成功", ["连续签到3天，获得10积分"], ["知道了"]),
    ("other", "en", "Discard draft?", ["Your changes will be lost."], ["Discard", "Cancel"]),
    ("other", "en", "No connection", ["Check your network settings and try again."], ["OK"]),
    ("other", "en", "Leave the page?", ["You have unsaved settings."], ["Yes", "No"]),
    ("other", "fr", "Supprimer le message ?", ["Cette action est définitive."], ["Oui", "Non"]),
    ("other", "ja", "ログアウトしますか", ["もう一度ログインが必要になります。"], ["はい", "いいえ"]),
    ("other", "zh", "系统维护公告", ["服务器将于今晚24点维护，届时请提前下线。"], ["我知道了"]),
    ("other", "zh", "授权登录", ["本应用申请使用你的微信头像、昵称、地区"], ["允许", "拒绝"]),
    ("other", "en", "Contract", ["The landlord has sent the rental contract. Review it and answer by Friday."], ["Accept", "Reject"]),
    ("region", "en", "Choose your country", ["Germany", "France", "Japan", "United States"], ["Continue"]),
    ("region", "zh", "选择地区", ["北京", "上海", "广州"], ["确定"]),
    ("other", "zh", "商品咨询", ["隐私发货，包装上不会写明商品名称。需要加购吗？"], ["接受", "不需要"]),
    ("other", "en", "Cookie recipe", ["Add the butter and sugar. Bake the cookies for 12 minutes."], ["Done", "Close"]),
]  # fmt: skip

SYSTEM: list[tuple[str, str, str, list[tuple[str, str]]]] = [
    ("com.android.permissioncontroller", "zh", "要允许“晴空天气”获取此设备的位置信息吗？", [("permission_allow_foreground_only_button", "仅在使用该应用时允许"), ("permission_allow_one_time_button", "仅限这一次"), ("permission_deny_button", "拒绝")]),
    ("com.google.android.permissioncontroller", "en", "Allow Sunny Trails to take pictures and record video?", [("permission_allow_foreground_only_button", "While using the app"), ("permission_allow_one_time_button", "Only this time"), ("permission_deny_button", "Don’t allow")]),
    ("com.android.packageinstaller", "en", "Allow Ledgerly to access your contacts?", [("permission_deny_button", "DENY"), ("permission_allow_button", "ALLOW")]),
    ("com.google.android.packageinstaller", "zh", "要允许小麦记账拨打电话和管理通话吗？", [("permission_deny_button", "拒绝"), ("permission_allow_button", "允许")]),
    ("com.android.permissioncontroller", "de", "Darf Rezepte Benachrichtigungen senden?", [("permission_allow_button", "Zulassen"), ("permission_deny_button", "Nicht zulassen")]),
    ("com.android.permissioncontroller", "zh", "是否允许“相册”访问此设备上的照片和视频？", [("permission_allow_all_button", "全部允许"), ("permission_deny_and_dont_ask_again_button", "不允许")]),
    ("com.android.vpndialogs", "en", "Connection request", [("button2", "Cancel"), ("button1", "OK")]),
    ("android", "en", "Sunny Trails isn't responding", [("aerr_close", "Close app"), ("aerr_wait", "Wait")]),
]  # fmt: skip


def system_dialog(package: str, message: str, buttons: Sequence[tuple[str, str]]) -> N:
    """The permission controller's dialog, or another of the system's."""
    kids = [at(N(IMG, rid="permission_icon"), 500, 900, 580, 980),
            at(N(T, text=message, rid="permission_message"), 120, 1000, 960, 1120)]  # fmt: skip
    kids += flow([N(B, text=label, rid=rid, click=True) for rid, label in buttons], 120, 1180, 960,
                 [120] * len(buttons))  # fmt: skip
    return at(
        N(F, kids=[at(N(L, kids=kids, rid="grant_dialog"), 80, 860, 1000, 1700)], pkg=package), 80, 860, 1000, 1700
    )


def login(fields: Sequence[str], buttons: Sequence[str], box: tuple[str, bool] | None, *, notes: Sequence[str] = (),
          as_box: bool = True) -> N:  # fmt: skip
    """A log-in page: fields, buttons, and mostly a box to agree."""
    edits = [N("android.widget.EditText", text=hint, rid=f"et_{i}", click=True, focus=True,
               password=hint in ("密码", "Password"), hint=hint) for i, hint in enumerate(fields)]  # fmt: skip
    kids = [at(N(IMG, rid="iv_back", desc="返回", click=True), 30, 100, 110, 180)]
    kids += flow(edits, 80, 500, 1000, [120] * len(edits))
    kids += flow([N(B, text=label, rid=f"btn_{i}", click=True) for i, label in enumerate(buttons)], 80, 900, 1000,
                 [120] * len(buttons))  # fmt: skip
    if box:
        if as_box:
            kids.append(
                at(N(C, text=box[0], rid="cb", click=True, checkable=True, checked=box[1]), 80, 1500, 1000, 1570)
            )
        else:
            kids.append(
                at(N(IMG, rid="iv_check", click=True, desc="已选中" if box[1] else "未选中"), 80, 1500, 130, 1550)
            )
            kids.append(at(N(T, text=box[0], rid="tv_protocol", click=True), 140, 1500, 1000, 1570))
    kids += flow([N(T, text=note, click=True) for note in notes], 80, 1600, 1000, [70] * len(notes))
    return screen([at(N(R, kids=kids), 0, 0, 1080, 2280)])


LOGINS: list[tuple[str, str, N]] = [
    ("login_with_consent", "zh", login(["请输入手机号", "请输入验证码"], ["登录", "获取验证码"], ("我已阅读并同意《用户协议》《隐私政策》", False))),
    ("login_with_consent", "zh", login(["手机号", "密码"], ["登录", "注册"], ("我已阅读并同意《用户协议》和《隐私政策》", True))),
    ("login_with_consent", "zh", login([], ["本机号码一键登录", "其他方式登录"], ("登录即同意《中国移动认证服务条款》和《用户协议》《隐私政策》", False), as_box=False)),
    ("login_with_consent", "zh", login(["请输入手机号"], ["同意协议并登录"], None, notes=["登录即代表同意《用户协议》和《隐私政策》"])),
    ("login_with_consent", "zh", login(["手机号/邮箱"], ["下一步"], ("未注册的手机号将自动创建账号，我已阅读并同意《服务协议》《隐私政策》", True), as_box=False)),
    ("login", "zh", login(["请输入短信验证码"], ["确定", "重新获取(58s)"], None)),
    ("login", "zh", login(["用户名", "密码"], ["登录", "忘记密码"], None)),
    ("login_with_consent", "en", login(["E-mail", "Password"], ["Sign in"], None, notes=["By signing in you agree to our Terms of Service and Privacy Policy"])),
    ("login_with_consent", "en", login(["E-mail"], ["Continue", "Continue with Google"], ("I agree to the Privacy Policy and Terms of Use", False))),
    ("login", "en", login(["Password"], ["Log in", "Forgot password?"], None)),
    ("login_with_consent", "de", login(["E-Mail", "Passwort"], ["Anmelden", "Registrieren"], ("Ich stimme der Datenschutzerklärung zu", False))),
    ("login", "en", login(["Enter the 6-digit code we sent to your phone"], ["Verify", "Resend code"], None)),
]  # fmt: skip


def rows(words: Sequence[str], *, title: str, cls: str = L) -> N:
    """A list of entries, as settings are."""
    entries = [N(cls, click=True, kids=[at(N(T, text=word, rid="title"), 60, 0, 900, 60)]) for word in words]
    flow(entries, 0, 300, 1080, [110] * len(entries))
    for entry in entries:
        left, top, right, bottom = entry.box
        at(entry.kids[0], left + 60, top + 20, right - 100, bottom - 20)
    head = at(N(T, text=title, rid="toolbar_title"), 200, 120, 880, 220)
    return screen(
        [head, at(N("androidx.recyclerview.widget.RecyclerView", kids=entries, scroll=True), 0, 300, 1080, 2280)]
    )


def article(title: str, paragraphs: Sequence[str], links: Sequence[str]) -> N:
    """A page of a news site or of a policy in a WebView."""
    texts = [N(V, text=text) for text in paragraphs]
    kids = [at(N(V, text=title), 40, 150, 1040, 260), *flow(texts, 40, 300, 1040, [180] * len(texts))]
    kids += row([N(V, text=link, click=True) for link in links], 40, 2150, 1040, 2230)
    return screen([at(N(R, kids=[at(N(IMG, desc="返回", click=True), 20, 80, 100, 140)]), 0, 60, 1080, 140),
                   at(N(W, text=title, kids=[at(N(V, kids=kids), 0, 140, 1080, 2280)], scroll=True), 0, 140, 1080, 2280)])  # fmt: skip


PAGES: list[tuple[str, str, N]] = [
    ("settings_screen", "zh", rows(["账号与安全", "消息通知", "隐私设置", "隐私政策", "用户协议", "个人信息收集清单", "第三方信息共享清单", "关于我们", "退出登录"], title="设置")),
    ("settings_screen", "zh", rows(["系统权限管理", "个性化推荐", "个性化广告", "撤回同意隐私政策", "黑名单"], title="隐私设置", cls=R)),
    ("settings_screen", "en", rows(["Account", "Notifications", "Privacy policy", "Terms of service", "Manage consent", "Log out"], title="Settings")),
    ("settings_screen", "de", rows(["Konto", "Benachrichtigungen", "Datenschutzerklärung", "Nutzungsbedingungen", "Abmelden"], title="Einstellungen", cls=G)),
    ("article", "en", article("Why cookie banners are here to stay", ["Regulators have looked at how sites ask for consent. \"We value your privacy\", the banner says, and the button \"Accept all\" is larger than \"Reject all\".", "Researchers counted 300 vendors behind one page. Personal data flows to advertisers before users agree.", "Readers may use cookie settings of the browser instead."], ["Home", "Share", "Comments", "Privacy policy"])),
    ("article", "zh", article("APP隐私弹窗调查", ["记者测试了二十款应用。多数应用首次启动时弹出《隐私政策》，用户须点击“同意”才能进入。", "专家表示，不同意就退出的做法值得商榷，个人信息保护法要求收集前取得同意。"], ["分享", "评论 128", "收藏"])),
    ("policy_page", "zh", article("隐私政策", ["更新日期：2024年5月1日。生效日期：2024年5月8日。", "一、我们如何收集和使用您的个人信息。为了向您提供服务，我们会收集设备信息、操作日志。如您同意，我们会收集位置信息。", "二、我们如何共享、转让、公开披露您的个人信息。三、您如何管理您的个人信息：您可以撤回同意。", "四、第三方SDK目录。五、如何联系我们。"], [])),
    ("policy_page", "en", article("Privacy Policy", ["Last updated: March 2024. This privacy policy describes how we process your personal data.", "1. Data we collect. 2. Legal bases: your consent or our legitimate interest. 3. Your rights: you can withdraw your consent at any time.", "4. Cookies. We use cookies and similar technologies. 5. Contact."], ["Back to top"])),
    ("policy_page", "fr", article("Politique de confidentialité", ["Dernière mise à jour : janvier 2024. Nous traitons vos données personnelles.", "Article 1. Finalités. Article 2. Votre consentement peut être retiré à tout moment. Article 3. Contact."], [])),
    ("article", "de", article("Gericht: Banner ohne Ablehnen unzulässig", ["Wer „Alle akzeptieren“ anbietet, muss auch „Alle ablehnen“ zeigen. Es ging um Cookies und personenbezogene Daten."], ["Teilen", "Datenschutz", "Impressum"])),
    ("other", "zh", rows(["最新", "热门", "同城", "我的关注", "登录查看更多"], title="首页")),
    ("other", "en", screen([at(N(S, kids=[at(N(T, text="Loading…"), 400, 1000, 700, 1080)], scroll=True), 0, 0, 1080, 2280)])),
    ("other", "en", screen([])),
]  # fmt: skip


def prompts() -> Iterator[tuple[str, str, Prompt]]:
    """Give (kind, language, prompt) of those that take any shape."""
    for kind, language, title, body, buttons in PROMPTS:
        yield kind, language, Prompt(title, body, [(label, "other") for label in buttons])
