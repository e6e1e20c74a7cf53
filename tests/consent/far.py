# ruff: noqa: E501 — one tree a few lines
"""A second round of trees unlike the others, made after the first was mended: more screens that nearly ask for consent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from consent.odd import BOX, EDIT, IMAGE, SWITCH
from consent.shapes import B, F, G, L, N, R, S, T, V, W, at, flow, row, screen

Entry = tuple[str, N, dict[str, Any]]


def _label(is_consent: bool, kind: str, language: str, accept: str | None = None, reject: str | None = None, *,
           preticked: bool = False, ambiguous: bool = False) -> dict[str, Any]:  # fmt: skip
    return {"is_consent": is_consent, "kind": kind, "language": language, "shape": "far", "accept": accept, "reject": reject,
            "essential_only": [], "settings": [], "policy": [], "preticked": preticked, "ambiguous": ambiguous}  # fmt: skip


def _texts(*texts: str, cls: str = T, top: int = 300) -> list[N]:
    return flow([N(cls, text=text) for text in texts], 80, top, 1000, [120] * len(texts))


def _buttons(*labels: str, cls: str = B, top: int = 1600, side_by_side: bool = False) -> list[N]:
    nodes = [N(cls, text=label, click=True) for label in labels]
    return row(nodes, 80, top, 1000, top + 100) if side_by_side else flow(nodes, 80, top, 1000, [90] * len(nodes))


def _page(*parts: Sequence[N], cls: str = R) -> N:
    return screen([at(N(cls, kids=[node for part in parts for node in part]), 0, 0, 1080, 2280)])


def _web(*parts: Sequence[N]) -> N:
    inner = at(N(V, kids=[node for part in parts for node in part]), 0, 0, 1080, 2280)
    return screen([at(N(W, kids=[inner], scroll=True), 0, 0, 1080, 2280)])


def _asks() -> Iterator[Entry]:
    def yes(name: str, tree: N, language: str, accept: str | None, reject: str | None, **more: bool) -> Entry:
        return f"far_{name}", tree, _label(True, "privacy_dialog", language, accept, reject, **more)

    yield yes(
        "talkback_suffix",
        screen(
            [
                at(
                    N(
                        V,
                        kids=[
                            at(N(V, desc="我们尊重您的隐私，请查看隐私政策后决定"), 80, 500, 1000, 900),
                            at(N(V, desc="同意 按钮", click=True), 80, 1000, 500, 1100),
                            at(N(V, desc="不同意 按钮", click=True), 520, 1000, 1000, 1100),
                        ],
                    ),
                    0,
                    0,
                    1080,
                    2280,
                )
            ]
        ),
        "zh",
        "同意 按钮",
        "不同意 按钮",
    )
    yield yes(
        "countdown_first",
        _page(
            _texts("隐私提示", "为了您能正常使用地图服务，我们会收集位置信息与设备信息，详细规则见《隐私权政策》"),
            _buttons("(3s)同意并继续", "不同意"),
        ),
        "zh",
        "(3s)同意并继续",
        "不同意",
    )
    yield yes(
        "countdown_bare",
        _page(
            _texts("请阅读《用户协议》与《隐私协议》，未经授权我们不会处理您的个人信息"),
            _buttons("同意 7", "拒绝并退出"),
        ),
        "zh",
        "同意 7",
        "拒绝并退出",
    )
    yield yes(
        "terms_alone",
        _page(
            _texts("用户协议", "请您务必审慎阅读、充分理解《用户协议》各条款"),
            _buttons("同意", "不同意", side_by_side=True),
        ),
        "zh",
        "同意",
        "不同意",
    )
    yield yes(
        "game_eula",
        _page(
            _texts(
                "TERMS OF SERVICE",
                "Please read the Terms of Service and the End User License Agreement. Your data will be processed as described in the Privacy Policy.",
            ),
            _buttons("ACCEPT", "EXIT GAME"),
        ),
        "en",
        "ACCEPT",
        "EXIT GAME",
    )
    yield yes(
        "onetrust_like",
        _page(
            _texts(
                "Privacy Preference Center",
                "When you use our app, we may store or retrieve information on your device, mostly in the form of cookies or SDK identifiers.",
            ),
            _buttons("Allow All", "Reject All", "Confirm My Choices"),
        ),
        "en",
        "Allow All",
        "Reject All",
    )
    yield yes(
        "usercentrics_like",
        _page(
            _texts(
                "Datenschutz-Präferenzen",
                "Wir nutzen Technologien von Drittanbietern, um unsere Dienste stetig zu verbessern und Werbung entsprechend Ihren Interessen anzuzeigen. Ich willige darin ein und kann meine Einwilligung jederzeit widerrufen.",
            ),
            _buttons("Alles akzeptieren", "Alles ablehnen", "Mehr"),
        ),
        "de",
        "Alles akzeptieren",
        "Alles ablehnen",
    )
    yield yes(
        "sourcepoint_like",
        _web(
            _texts(
                "Mit Werbung weiterlesen",
                "Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Ihre Zustimmung ist jederzeit widerrufbar.",
                "Details zu Werbe- und Analyse-Trackern in unserer Datenschutzerklärung.",
            ),
            _buttons("Akzeptieren und weiter", "Jetzt abonnieren"),
        ),
        "de",
        "Akzeptieren und weiter",
        None,
    )
    yield yes(
        "ump_like",
        _web(
            _texts(
                "Puzzle Garden asks for your consent to use your personal data to:",
                "Personalised advertising and content, advertising and content measurement",
                "Store and/or access information on a device",
                cls=V,
            ),
            _buttons("Manage options", "Consent", "Do not consent"),
        ),
        "en",
        "Consent",
        "Do not consent",
    )
    yield yes(
        "second_reason",
        _page(
            _texts("您需要先同意隐私政策才能使用", "我们会按照法律要求保护您的个人信息安全"),
            _buttons("查看隐私政策", "同意并继续", "仍不同意，退出应用"),
        ),
        "zh",
        "同意并继续",
        "仍不同意，退出应用",
    )
    yield yes(
        "elders",
        _page(
            _texts("大字版提醒您：点“同意”按钮表示您愿意让我们使用您的手机号和健康信息", "点“不同意”可以只看新闻"),
            _buttons("同意", "不同意"),
        ),
        "zh",
        "同意",
        "不同意",
    )
    yield yes(
        "traditional_cookie",
        _web(
            _texts("本應用程式使用 Cookie 及類似技術，以分析流量並提供個人化廣告。", cls=V),
            _buttons("全部接受", "僅限必要項目", "管理設定"),
        ),
        "zh",
        "全部接受",
        None,
    )
    yield yes(
        "japanese_terms",
        _page(
            _texts(
                "ご利用前に必ずお読みください",
                "本サービスを利用するには、利用規約およびプライバシーポリシーへの同意が必要です。",
            ),
            _buttons("同意して利用開始", "同意しない"),
        ),
        "ja",
        "同意して利用開始",
        "同意しない",
    )
    yield yes(
        "korean_all",
        _page(
            _texts("약관 동의", "서비스 이용을 위해 개인정보 수집 및 이용에 동의해 주세요."),
            _buttons("모두 동의하기", "동의하지 않고 나가기"),
        ),
        "ko",
        "모두 동의하기",
        "동의하지 않고 나가기",
    )
    yield yes(
        "spanish_health",
        _page(
            _texts(
                "Necesitamos tu permiso",
                "Para ofrecerte el plan de entrenamiento trataremos datos de salud. Puedes retirar tu consentimiento cuando quieras.",
            ),
            _buttons("Doy mi consentimiento", "No doy mi consentimiento"),
        ),
        "es",
        "Doy mi consentimiento",
        "No doy mi consentimiento",
    )
    yield yes(
        "french_tiny",
        _page(
            _texts(
                "Nous respectons votre vie privée",
                "Avec nos partenaires, nous traitons des données personnelles pour la mesure d'audience.",
            ),
            _buttons("Accepter & Fermer"),
            [at(N(T, text="Continuer sans accepter →", click=True), 700, 120, 1040, 160)],
        ),
        "fr",
        "Accepter & Fermer",
        "Continuer sans accepter →",
    )
    yield yes(
        "unclear_pair",
        _page(
            _texts("隐私说明", "本软件会读取剪贴板和应用列表用于安全检测，属于个人信息处理，规则见隐私政策。"),
            _buttons("朕知道了", "退下"),
        ),
        "zh",
        None,
        None,
        ambiguous=True,
    )
    yield yes(
        "only_continue_en",
        _page(
            _texts(
                "Almost there", "By continuing, you agree to our Terms of Service and acknowledge our Privacy Policy."
            ),
            _buttons("Continue"),
        ),
        "en",
        None,
        None,
        ambiguous=True,
    )
    yield yes(
        "statement_tick_button",
        _page(
            _texts("体检预约", "预约需要向医院提供您的姓名、证件号等敏感个人信息"),
            [
                at(
                    N(BOX, text="本人同意《敏感个人信息处理规则》", checkable=True, checked=True, click=True),
                    80,
                    1300,
                    1000,
                    1370,
                )
            ],
            _buttons("同意并提交", "不同意"),
        ),
        "zh",
        "同意并提交",
        "不同意",
        preticked=True,
    )
    yield yes(
        "list_of_reasons",
        _page(
            *[
                [
                    at(
                        N(G, click=True, kids=[at(N(T, text=text), 90, 320 + 130 * i, 900, 380 + 130 * i)]),
                        80,
                        300 + 130 * i,
                        1000,
                        400 + 130 * i,
                    )
                ]
                for i, text in enumerate(["Crash reports", "Usage statistics", "Personalised ads", "Partners"])
            ],
            _texts(
                "Choose what you share with us",
                "Your choices can be changed later in privacy settings. Read our privacy policy.",
                top=900,
            ),
            _buttons("Accept all", "Reject all", "Save settings"),
        ),
        "en",
        "Accept all",
        "Reject all",
    )
    yield yes(
        "toolbar_over",
        screen(
            [
                at(N(L, kids=_buttons("Menu", "Search", cls=T, top=60, side_by_side=True)), 0, 40, 1080, 170),
                at(
                    N(
                        F,
                        kids=[
                            at(
                                N(
                                    L,
                                    click=True,
                                    kids=[
                                        *_texts(
                                            "Can we use cookies? 🍪",
                                            "Optional cookies help us measure visits. See our cookie policy.",
                                            top=1300,
                                        ),
                                        *_buttons("Accept", "Decline", top=1700, side_by_side=True),
                                    ],
                                ),
                                0,
                                1250,
                                1080,
                                2280,
                            )
                        ],
                    ),
                    0,
                    170,
                    1080,
                    2280,
                ),
            ]
        ),
        "en",
        "Accept",
        "Decline",
    )


def _asks_not() -> Iterator[Entry]:
    def no(name: str, kind: str, language: str, tree: N, **more: bool) -> Entry:
        return f"far_no_{name}", tree, _label(False, kind, language, **more)

    yield no(
        "age_and_law",
        "age_gate",
        "en",
        _page(
            _texts("Are you over 16?", "We ask for your age because of privacy law. See our privacy policy."),
            _buttons("Yes", "No"),
        ),
    )
    yield no(
        "location_promise",
        "permission_rationale",
        "zh",
        _page(
            _texts("位置权限申请", "我们需要您的位置信息来推荐附近门店，我们会保护您的个人信息。"),
            _buttons("允许", "拒绝", side_by_side=True),
        ),
    )
    yield no(
        "location_en_link",
        "permission_rationale",
        "en",
        _page(
            _texts(
                "Enable location", "We need your location to show the weather where you are. Read our privacy policy."
            ),
            _buttons("Allow", "Don't allow"),
        ),
    )
    yield no(
        "push_privacy",
        "notification",
        "en",
        _page(
            _texts("Stay up to date", "Turn on notifications. You can change this in privacy settings at any time."),
            _buttons("Allow", "Not now"),
        ),
    )
    yield no(
        "article_words",
        "article",
        "en",
        _web(
            _texts(
                "How to read a cookie banner",
                "Look for the words below. They decide what happens to your personal data.",
                "Accept all",
                "Reject all",
                "The first one means consent, says the regulator.",
                cls=V,
            ),
            _buttons("Next article", cls=V),
        ),
    )
    yield no(
        "one_tap_login",
        "login_with_consent",
        "zh",
        _page(
            _texts("138****0000", "中国移动提供认证服务"),
            _buttons("本机号码一键登录", "其他登录方式"),
            [
                at(
                    N(T, text="我已阅读并同意《中国移动认证服务条款》《用户协议》《隐私政策》", click=True),
                    80,
                    2000,
                    1000,
                    2080,
                )
            ],
        ),
    )
    yield no(
        "social_login",
        "login_with_consent",
        "en",
        _page(
            _texts("Welcome back", "By continuing you agree to the Terms and Privacy Policy"),
            _buttons("Continue with Google", "Continue with Apple", "Sign up with e-mail"),
        ),
    )
    yield no(
        "download_ad",
        "ad",
        "zh",
        _page(_texts("广告", "清理大师 版本1.2 开发者：某某公司", "隐私 | 权限 | 功能"), _buttons("立即下载", "关闭")),
    )
    yield no(
        "coupon_agree",
        "ad",
        "zh",
        _page(_texts("新人礼包", "领取即同意《活动规则》《隐私政策》"), _buttons("同意并领取", "残忍放弃")),
    )
    yield no(
        "loan",
        "payment",
        "zh",
        _page(_texts("借款确认", "请阅读《借款协议》《个人征信授权书》"), _buttons("同意协议并借款支付", "取消")),
    )
    yield no(
        "auction", "other", "zh", _page(_texts("拍卖须知", "请认真阅读《拍卖服务协议》"), _buttons("同意", "不同意"))
    )
    yield no(
        "friend_request_en",
        "request",
        "en",
        _page(
            _texts("Follow request", "Kim wants to follow you. Your privacy settings require approval."),
            _buttons("Accept", "Decline"),
        ),
    )
    yield no(
        "camera_rationale",
        "permission_rationale",
        "de",
        _page(
            _texts("Kamera", "Zum Scannen braucht die App Zugriff auf die Kamera. Bilder verlassen das Gerät nicht."),
            _buttons("Zulassen", "Nicht zulassen"),
        ),
    )
    yield no(
        "privacy_menu",
        "settings_screen",
        "en",
        _page(
            _texts("Privacy", top=100),
            *[
                [
                    at(
                        N(L, click=True, kids=[at(N(T, text=text), 90, 260 + 130 * i, 800, 320 + 130 * i)]),
                        0,
                        240 + 130 * i,
                        1080,
                        350 + 130 * i,
                    )
                ]
                for i, text in enumerate(
                    [
                        "Personal data",
                        "Withdraw consent",
                        "Privacy policy",
                        "Download my data",
                        "Delete my account",
                        "Cookies",
                    ]
                )
            ],
        ),
    )
    yield no(
        "privacy_switches",
        "settings_screen",
        "zh",
        _page(
            _texts("隐私管理", top=100),
            *[
                [
                    at(
                        N(SWITCH, text=text, checkable=True, checked=i == 0, click=True),
                        0,
                        240 + 130 * i,
                        1080,
                        350 + 130 * i,
                    )
                ]
                for i, text in enumerate(["向我推荐可能认识的人", "允许通过手机号找到我", "允许评论"])
            ],
            _buttons("隐私政策", "用户协议", cls=T),
        ),
    )
    yield no(
        "policy_reader",
        "policy_page",
        "zh",
        _web(
            _texts(
                "隐私政策",
                "发布日期：2023年3月1日",
                "第一条 我们收集的信息：设备信息、位置信息。",
                "第二条 您的权利：查询、更正、删除、撤回同意。",
                "我们如何共享您的个人信息：见第三方SDK目录。",
                cls=V,
            ),
            _buttons("返回顶部", cls=V),
        ),
    )
    yield no(
        "update_terms",
        "update",
        "en",
        _page(
            _texts("New version available", "Version 7 lets you hide chats and improves privacy. Bug fixes too."),
            _buttons("Install", "Later"),
        ),
    )
    yield no(
        "sms",
        "login",
        "zh",
        _page(
            [at(N(EDIT, hint="请输入6位验证码"), 80, 500, 1000, 600)],
            _texts("验证码已发送，仅用于验证身份，不会泄露您的个人信息", top=700),
            _buttons("确定", "取消"),
        ),
    )
    yield no(
        "quiz_privacy",
        "other",
        "en",
        _page(
            _texts("Quiz: Privacy 101", "The GDPR protects personal data. True or false?"), _buttons("True", "False")
        ),
    )
    yield no(
        "support_chat",
        "other",
        "en",
        _page(_texts("Agent: Do you accept the replacement? We will ship it tomorrow."), _buttons("Accept", "Reject")),
    )
    yield no(
        "delete_data",
        "account_deletion",
        "en",
        _page(
            _texts(
                "Delete your account?", "Your personal data will be erased after 30 days, as our privacy policy says."
            ),
            _buttons("Delete account", "Cancel"),
        ),
    )
    yield no(
        "share_location_friend",
        "request",
        "zh",
        _page(_texts("小李请求查看你的实时位置", "位置信息仅好友可见"), _buttons("同意", "拒绝")),
    )
    yield no(
        "crash_report",
        "other",
        "en",
        _page(_texts("The app stopped", "Something went wrong while saving."), _buttons("Close app", "Send feedback")),
    )
    yield no(
        "cart_note",
        "other",
        "zh",
        _page(
            [at(N(IMAGE, desc="商品图"), 80, 200, 500, 500)],
            _texts("隐私包装，配送员看不到商品信息", "下单前请阅读《购物须知》"),
            _buttons("加入购物车", "联系客服"),
        ),
    )
    yield no(
        "scrolling_feed",
        "other",
        "en",
        screen(
            [
                at(
                    N(
                        S,
                        scroll=True,
                        kids=_texts(
                            "Top stories",
                            "Lawmakers discuss privacy and personal data",
                            "Tech firms ask for consent more often",
                            "Sports: the final",
                        ),
                    ),
                    0,
                    0,
                    1080,
                    2280,
                )
            ]
        ),
    )


def entries() -> Iterator[Entry]:
    """Give (name, tree, label)."""
    yield from _asks()
    yield from _asks_not()
