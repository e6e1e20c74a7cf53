# ruff: noqa: E501 — one tree a few lines
"""Trees made after the classifier's first run, to be unlike the others: odd ids, long texts, pictures, mixed languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from consent.shapes import B, F, G, L, N, R, S, T, V, W, at, flow, row, screen

IMAGE, BOX, SWITCH, EDIT = (
    "android.widget.ImageView",
    "android.widget.CheckBox",
    "android.widget.Switch",
    "android.widget.EditText",
)
_LEGAL = (
    "本协议由您与本公司共同缔结，具有合同效力。一、总则：您在使用本软件之前应当认真阅读。二、个人信息：我们会收集您的手机号码、设备标识、"
    "网络日志，用途是注册、风控和统计。三、共享：我们会向广告、推送、地图等第三方提供必要的信息。四、您的权利：查询、更正、删除、注销。五、其他。"
)
_LEGAL_EN = (
    "This agreement governs your use of the service. 1. Scope. 2. Information: we collect identifiers, approximate location "
    "and usage data. 3. Sharing: advertisers and analytics companies receive part of it. 4. Your rights: access, deletion. "
)


def _pair(yes: str, no: str, *, cls: str = T, y: int = 1700, left: str = "a1", right: str = "a2") -> list[N]:
    return row([N(cls, text=no, rid=left, click=True), N(cls, text=yes, rid=right, click=True)], 60, y, 1020, y + 100)


def _say(text: str, y: int = 700, height: int = 300, **more: Any) -> N:
    return at(N(T, text=text, **more), 60, y, 1020, y + height)


def _consent(
    language: str, accept: str | None, reject: str | None, *, preticked: bool = False, ambiguous: bool = False
) -> dict[str, Any]:
    return {"is_consent": True, "kind": "privacy_dialog", "language": language, "shape": "odd", "accept": accept, "reject": reject,
            "essential_only": [], "settings": [], "policy": [], "preticked": preticked, "ambiguous": ambiguous}  # fmt: skip


def _none(kind: str, language: str) -> dict[str, Any]:
    return {"is_consent": False, "kind": kind, "language": language, "shape": "odd", "accept": None, "reject": None,
            "essential_only": [], "settings": [], "policy": [], "preticked": False, "ambiguous": False}  # fmt: skip


def _dialogs() -> Iterator[tuple[str, N, dict[str, Any]]]:
    yield (
        "legal_in_one_node",
        screen(
            [
                _say(_LEGAL * 12 + "请阅读后选择是否接受《隐私政策》。", 100, 1500, rid="x7"),
                *_pair("同意", "不同意", left="x8", right="x9"),
            ]
        ),
        _consent("zh", "同意", "不同意"),
    )
    yield (
        "legal_en_node",
        screen([_say(_LEGAL_EN * 15 + "Do you accept the privacy policy?", 100, 1500), *_pair("I accept", "I refuse")]),
        _consent("en", "I accept", "I refuse"),
    )
    yield (
        "hash_ids",
        screen(
            [
                at(
                    N(
                        G,
                        rid="obfuscated_a3f",
                        kids=[
                            _say(
                                "开启前请了解：本输入法联网时会上传词频等个人信息，规则写在《隐私条款》里", rid="q_0x7f"
                            ),
                            *_pair("愿意并开启，我同意", "算了，不同意", cls=L),
                        ],
                    ),
                    0,
                    400,
                    1080,
                    1900,
                )
            ]
        ),
        _consent("zh", "愿意并开启，我同意", "算了，不同意"),
    )
    yield (
        "image_by_id",
        screen(
            [
                _say("欢迎来到方块世界！请先阅读游戏隐私政策和用户协议，了解个人信息如何被使用。"),
                *row(
                    [N(IMAGE, rid="img_disagree", click=True), N(IMAGE, rid="img_agree", click=True)],
                    60,
                    1700,
                    1020,
                    1800,
                ),
            ]
        ),
        _consent("zh", "img_agree", "img_disagree"),
    )
    yield (
        "image_desc_en",
        screen(
            [
                _say(
                    "Our bakery app bakes cookies of two kinds. The digital ones help us count visits; see the cookie notice."
                ),
                *row(
                    [
                        N("android.widget.ImageButton", desc="Allow cookies ✓", click=True),
                        N("android.widget.ImageButton", desc="✗ No thanks", click=True),
                    ],
                    60,
                    1700,
                    1020,
                    1800,
                ),
            ]
        ),
        _consent("en", "Allow cookies ✓", "✗ No thanks"),
    )
    yield (
        "mixed_ja_en",
        screen(
            [
                _say(
                    "Privacy Policyに同意いただくことで、お客様の利用データを分析に使用します。Optoutはいつでも可能です。"
                ),
                *_pair("Agree / 同意する", "Disagree / 同意しない"),
            ]
        ),
        _consent("ja", "Agree / 同意する", "Disagree / 同意しない"),
    )
    yield (
        "vertical_words",
        screen(
            [
                _say("重\n要\n说\n明", 100, 300),
                _say("我方依法处理您的个人信息，见《隐私政策》"),
                *flow(
                    [N(T, text="同\n意", click=True), N(T, text="不\n同\n意", click=True)], 60, 1500, 300, [200, 250]
                ),
            ]
        ),
        _consent("zh", "同\n意", "不\n同\n意"),
    )
    yield (
        "links_in_pieces",
        screen(
            [
                at(
                    N(
                        L,
                        kids=row(
                            [
                                N(T, text=piece, click="《" in piece)
                                for piece in ("我已了解", "《隐私", "政策》", "并知悉个人信息", "的用途")
                            ],
                            60,
                            900,
                            1020,
                            960,
                        ),
                    ),
                    0,
                    890,
                    1080,
                    970,
                ),
                *_pair("接受并开始", "不接受"),
            ]
        ),
        _consent("zh", "接受并开始", "不接受"),
    )
    yield (
        "question_form",
        screen(
            [
                _say("Dürfen wir deine Daten für Statistik verwenden? Mehr dazu in der Datenschutzerklärung."),
                *_pair("Ja, gerne", "Nein, danke", cls=B),
            ]
        ),
        _consent("de", "Ja, gerne", "Nein, danke"),
    )
    yield (
        "yes_no_fr",
        screen(
            [
                _say("Autorisez-vous la collecte de vos données personnelles à des fins de mesure ?"),
                *_pair("Oui", "Non", cls=B),
            ]
        ),
        _consent("fr", "Oui", "Non"),
    )
    yield (
        "swiss_mixed",
        screen(
            [
                _say(
                    "Wir respektieren Ihre Privatsphäre. Nous respectons votre vie privée. Rispettiamo la tua privacy."
                ),
                *_pair("OK / Accepter / Accetta", "Ablehnen / Refuser / Rifiuta", cls=B),
            ]
        ),
        _consent("de", None, "Ablehnen / Refuser / Rifiuta", ambiguous=True),
    )
    yield (
        "toggles_second_layer",
        screen(
            [
                _say("Privacy preferences: choose what personal data we may use", 100, 100),
                *flow(
                    [
                        at(
                            N(
                                SWITCH,
                                text="Strictly necessary (always on)",
                                checkable=True,
                                checked=True,
                                enabled=False,
                            ),
                            0,
                            0,
                            1,
                            1,
                        ),
                        N(SWITCH, text="Analytics", checkable=True, click=True, checked=True),
                        N(SWITCH, text="Marketing", checkable=True, click=True, checked=True),
                    ],
                    60,
                    300,
                    1020,
                    [90, 90, 90],
                ),
                *flow(
                    [N(B, text=word, click=True) for word in ("Save settings", "Reject all", "Accept all")],
                    60,
                    1500,
                    1020,
                    [90] * 3,
                ),
            ]
        ),
        _consent("en", "Accept all", "Reject all", preticked=True),
    )
    yield (
        "button_without_class",
        screen(
            [
                at(
                    N(
                        W,
                        kids=[
                            at(
                                N(
                                    V,
                                    kids=[
                                        at(N(V, text="Acme App — Privacidad"), 0, 500, 1080, 560),
                                        at(
                                            N(
                                                V,
                                                text="Recogemos datos personales para ofrecerte publicidad. Lee nuestra política de privacidad.",
                                            ),
                                            0,
                                            600,
                                            1080,
                                            800,
                                        ),
                                        at(N(V, text="ACEPTAR Y SEGUIR", click=True), 0, 900, 500, 980),
                                        at(N(V, text="NO, GRACIAS", click=True), 540, 900, 1080, 980),
                                    ],
                                ),
                                0,
                                0,
                                1080,
                                2280,
                            )
                        ],
                    ),
                    0,
                    0,
                    1080,
                    2280,
                )
            ]
        ),
        _consent("es", "ACEPTAR Y SEGUIR", "NO, GRACIAS"),
    )
    yield (
        "emoji_buttons",
        screen(
            [
                _say("🍪 We use cookies and device identifiers. 🔒 Read our privacy policy."),
                *_pair("👍 Accept all", "👎 Reject all", cls=B),
            ]
        ),
        _consent("en", "👍 Accept all", "👎 Reject all"),
    )
    yield (
        "countdown_inside",
        screen(
            [
                _say("请先阅读《用户协议》《隐私政策》，我们需要您的授权才能处理个人信息"),
                *_pair("请阅读(8秒)", "不同意并退出"),
            ]
        ),
        _consent("zh", None, "不同意并退出"),
    )
    yield (
        "reject_as_cross",
        screen(
            [
                at(N(IMAGE, desc="关闭", click=True, rid="iv_x"), 980, 400, 1040, 460),
                _say("为给您推荐喜欢的书，我们会收集阅读偏好等个人信息，详见《隐私政策》"),
                at(N(B, text="同意并继续", click=True), 200, 1500, 880, 1600),
            ]
        ),
        _consent("zh", "同意并继续", "关闭", ambiguous=True),
    )
    yield (
        "polish",
        screen(
            [
                _say("Szanujemy Twoją prywatność. My i nasi partnerzy przetwarzamy dane osobowe."),
                *_pair("Akceptuję", "Nie zgadzam się", cls=B),
            ]
        ),
        _consent("pl", "Akceptuję", "Nie zgadzam się"),
    )
    yield (
        "traditional",
        screen(
            [
                _say("為了提供更好的服務，我們會蒐集您的裝置資訊，請詳閱《隱私權聲明》與《使用者條款》"),
                *_pair("同意並繼續", "不同意"),
            ]
        ),
        _consent("zh", "同意並繼續", "不同意"),
    )
    yield (
        "two_windows",
        at(
            N(
                F,
                kids=[
                    at(
                        N(
                            L,
                            pkg="com.android.systemui",
                            kids=[at(N(T, text="10:09", pkg="com.android.systemui"), 0, 0, 80, 60)],
                        ),
                        0,
                        0,
                        1080,
                        60,
                    ),
                    at(
                        N(
                            R,
                            kids=[
                                _say("本应用是老年人健康助手。个人信息保护说明：心率等健康信息会上传。"),
                                *_pair("我同意", "我不同意", cls=B),
                            ],
                        ),
                        0,
                        60,
                        1080,
                        2280,
                    ),
                ],
            ),
            0,
            0,
            1080,
            2280,
        ),
        _consent("zh", "我同意", "我不同意"),
    )
    yield (
        "box_gates_button",
        screen(
            [
                _say("Terms of service and privacy policy: please read how we use your data."),
                at(
                    N(BOX, text="I have read and accept the privacy policy", click=True, checkable=True),
                    60,
                    1200,
                    1020,
                    1270,
                ),
                at(N(B, text="Accept and continue", click=True, enabled=False), 60, 1500, 1020, 1600),
                at(N(B, text="Decline", click=True), 60, 1620, 1020, 1700),
            ]
        ),
        _consent("en", "Accept and continue", "Decline"),
    )
    yield (
        "deep_nesting",
        _deep(_say("关于您的隐私：我们会在征得同意后收集位置信息，参见《隐私政策》"), _pair("同意", "拒绝")),
        _consent("zh", "同意", "拒绝"),
    )
    yield (
        "list_of_partners",
        screen(
            [
                _say("Nos 52 partenaires et nous déposons des traceurs pour mesurer la publicité.", 100, 160),
                at(
                    N(
                        S,
                        scroll=True,
                        kids=flow(
                            [N(T, text=f"Régie numéro {i}", click=True) for i in range(9)], 60, 300, 1020, [70] * 9
                        ),
                    ),
                    60,
                    300,
                    1020,
                    1200,
                ),
                *flow(
                    [N(B, text=word, click=True) for word in ("Tout accepter", "Tout refuser")],
                    60,
                    1500,
                    1020,
                    [90, 90],
                ),
            ]
        ),
        _consent("fr", "Tout accepter", "Tout refuser"),
    )
    yield (
        "basic_mode_only",
        screen(
            [
                _say("使用完整功能需您同意《隐私政策》，我们将收集设备信息；您也可以仅使用基本功能。"),
                *_pair("同意，使用全部功能", "进入基本功能模式"),
            ]
        ),
        _consent("zh", "同意，使用全部功能", None),
    )
    yield (
        "appium_only_notice",
        screen(
            [
                _say("Datenschutzhinweis: Wir haben unsere Datenschutzerklärung aktualisiert.", 600, 120),
                at(N(B, text="Verstanden", click=True), 60, 1500, 1020, 1600),
            ]
        ),
        _consent("de", None, None, ambiguous=True),
    )
    yield (
        "arabic",
        screen(
            [
                _say("نحن نحترم خصوصيتك. نستخدم البيانات الشخصية لعرض الإعلانات المخصصة. اقرأ سياسة الخصوصية."),
                *_pair("أوافق", "لا أوافق", cls=B),
            ]
        ),
        _consent("ar", "أوافق", "لا أوافق"),
    )


def _deep(text: N, buttons: list[N]) -> N:
    node = at(N(L, kids=[text, *buttons]), 0, 600, 1080, 1900)
    for i in range(60):
        node = at(N(F, kids=[node], click=i % 20 == 19), 0, 0, 1080, 2280)
    return node


def _others() -> Iterator[tuple[str, N, dict[str, Any]]]:
    yield (
        "vip_agree",
        screen(
            [
                _say("开通会员享12项权益，首月6元，次月起每月15元", 600, 100),
                at(
                    N(BOX, text="同意《会员服务协议》《自动续费规则》和《隐私政策》", checkable=True, click=True),
                    60,
                    1200,
                    1020,
                    1260,
                ),
                at(N(B, text="同意协议并支付6元", click=True), 60, 1500, 1020, 1600),
                at(N(T, text="拒绝优惠", click=True), 60, 1620, 1020, 1680),
            ]
        ),
        _none("payment", "zh"),
    )
    yield (
        "phone_bind",
        screen(
            [
                at(N(EDIT, text="", hint="请输入手机号码", rid="z1"), 60, 700, 1020, 800),
                _say("绑定即表示同意《用户协议》《隐私政策》，您的个人信息会被妥善保护", 1200, 80),
                *_pair("同意并绑定", "暂不绑定"),
            ]
        ),
        _none("login_with_consent", "zh"),
    )
    yield (
        "friend_privacy",
        screen([_say("“老王”想查看你的位置，是否同意共享位置？", 700, 100), *_pair("同意", "拒绝")]),
        _none("request", "zh"),
    )
    yield (
        "privacy_settings_en",
        screen(
            [
                _say("Privacy", 100, 80),
                *flow(
                    [
                        N(L, click=True, kids=[at(N(T, text=word), 60, 0, 500, 60)])
                        for word in (
                            "Blocked users",
                            "Ad preferences",
                            "Download your data",
                            "Privacy policy",
                            "Cookie settings",
                            "Who can see my posts",
                        )
                    ],
                    0,
                    300,
                    1080,
                    [100] * 6,
                ),
            ]
        ),
        _none("settings_screen", "en"),
    )
    yield (
        "legal_case",
        screen([_say("您的投诉已处理：商家愿意赔付20元。接受后案件关闭。", 700, 100), *_pair("接受", "不接受")]),
        _none("other", "zh"),
    )
    yield (
        "feedback_ok",
        screen(
            [
                _say("感谢您的反馈，我们会保护您的隐私。", 700, 100),
                at(N(B, text="知道了", click=True), 60, 1500, 1020, 1600),
            ]
        ),
        _none("other", "zh"),
    )
    yield (
        "update_with_policy",
        screen(
            [_say("新版本 8.0 上线：新增隐私空间，修复闪退。安装包 52MB", 700, 200), *_pair("立即升级", "以后再说")]
        ),
        _none("update", "zh"),
    )
    yield (
        "news_about_cookies",
        screen(
            [
                at(
                    N(
                        W,
                        scroll=True,
                        kids=[
                            at(
                                N(
                                    V,
                                    kids=flow(
                                        [
                                            N(V, text=text)
                                            for text in (
                                                "Court rules on cookie banners",
                                                'The judges said that "Accept all" without "Reject all" is unlawful under the GDPR; sites must ask before they process personal data.',
                                                "Users can withdraw their consent at any time, the court added.",
                                            )
                                        ],
                                        0,
                                        100,
                                        1080,
                                        [100, 300, 300],
                                    ),
                                ),
                                0,
                                0,
                                1080,
                                2280,
                            )
                        ],
                    ),
                    0,
                    0,
                    1080,
                    2280,
                ),
                *row([N(B, text="Subscribe", click=True), N(B, text="OK", click=True)], 0, 2100, 1080, 2200),
            ]
        ),
        _none("article", "en"),
    )
    yield (
        "permission_own",
        screen([_say("“路况”想访问您的相册，用于更换头像", 700, 100), *_pair("允许", "不允许")]),
        _none("permission_rationale", "zh"),
    )
    yield (
        "quiz",
        screen([_say("下列说法正确的是：处理个人信息应当取得个人同意。", 700, 100), *_pair("正确", "错误")]),
        _none("other", "zh"),
    )


def entries() -> Iterator[tuple[str, N, dict[str, Any]]]:
    """Give (name, tree, label)."""
    for name, tree, label in (*_dialogs(), *_others()):
        yield f"odd_{name}", tree, label
