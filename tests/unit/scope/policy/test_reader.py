"""Policies as whole texts: lists below a lead-in, tables, key lines, sections, and text that is none."""

from __future__ import annotations

import pytest

from analyzer.scope.policy.reader import read_policy


def _said(text: str) -> set[tuple[str, str, str]]:
    return {(item.data_type, item.declared, item.party) for item in read_policy(text)}


def test_a_list_says_what_the_words_above_it_say() -> None:
    text = "We may collect the following:\n- Email address\n- Phone number\n\nYour rights\n- your gender\n"
    assert _said(text) == {("email", "collected", "first"), ("phone_number", "collected", "first")}


def test_a_table_names_who_collects_what_for() -> None:
    text = (
        "<h2>第三方SDK目录</h2><table><tr><th>SDK名称</th><th>收集个人信息类型</th><th>使用目的</th></tr>"
        "<tr><td rowspan=2>极光推送</td><td>IMEI</td><td>消息推送</td></tr>"
        "<tr><td>MAC地址</td><td>统计</td></tr></table>"
    )
    items = [(item.data_type, item.declared, item.party, item.purpose) for item in read_policy(text)]
    assert items == [("imei", "collected", "jiguang", "push"), ("mac_address", "collected", "jiguang", "analytics")]


def test_key_lines_are_one_row_and_the_heading_may_name_the_company() -> None:
    text = "第三方SDK目录\n\n支付宝SDK\n使用目的：完成支付\n收集方式：SDK采集\n个人信息收集范围：IP地址\n"
    (item,) = read_policy(text)
    assert (item.data_type, item.party, item.purpose, item.locator) == ("ip_address", "alipay", "payment", "line 6")


def test_scripts_and_styles_are_not_text() -> None:
    assert _said("<p>Hello</p><script>we collect your IMEI.</script><style>we collect your email</style>") == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Riders see your first name.", {("name", "shared", "third")}),
        ("You can see your e-mail address in the settings.", set()),
        ("We have no access to your photos.", {("photos_videos", "denied", "first")}),
        ("We ask for access to your photos.", {("photos_videos", "permission", "first")}),
        ("Restaurants' own websites may set cookies.", set()),
        ("Our website may set cookies.", {("web_cookies", "collected", "first")}),
        ("We collect the name of your network (never sent to our servers) and your e-mail.",
         {("email", "collected", "first")}),
        ("We collect your email (we never collect your phone number).",
         {("email", "collected", "first"), ("phone_number", "denied", "first")}),
        ("We collect the location of your phone.", {("location_precise", "collected", "first"),
                                                ("location_coarse", "collected", "first")}),
        ("您需要授权我们访问相机和麦克风。",
         {("camera_stream", "permission", "first"), ("audio_recording", "permission", "first")}),
        ("您授权我们读取通讯录后，我们会上传通讯录。", {("contacts", "collected", "first")}),
        ("您需如实告知健康状况。", {("health_medical", "collected", "first")}),
        ("我们会通过短信告知您健康状况。", set()),
        ("服务器会自动记录浏览的网页地址。", {("browsing_history", "collected", "first")}),
        ("我们会记录您的收货地址。", {("postal_address", "collected", "first")}),
    ],
)  # fmt: skip
def test_who_sees_who_lets_and_whose_words_are_near(text: str, said: set[tuple[str, str, str]]) -> None:
    assert _said(text) == said


def test_half_width_marks_beside_chinese_are_chinese_marks() -> None:
    assert _said("我们收集您的手机号,不会读取您的通讯录.") == {
        ("phone_number", "collected", "first"),
        ("contacts", "denied", "first"),
    }


def test_a_wide_word_never_stands_for_a_narrow_type() -> None:
    (item,) = read_policy("We collect device identifiers.")
    assert (item.data_type, item.confidence) == ("device_info", "possible")


def test_quotes_hold_the_mention_and_at_most_60_characters() -> None:
    text = "我们" + "为了向您提供更好的服务" * 10 + "，会收集您的身份证号码" + "并妥善处理" * 20 + "。"
    (item,) = read_policy(text)
    assert "身份证号码" in item.quote
    assert len(item.quote) <= 60


def test_lines_are_those_of_the_file() -> None:
    text = "<html>\n<body>\n<p>Hello.\nWe collect\nyour email address.</p>\n</body></html>"
    assert [(item.data_type, item.locator) for item in read_policy(text)] == [("email", "line 5")]


@pytest.mark.parametrize(
    "text", ["", " \n\t", "<<<<", "|||", "</td></tr></table>", "：：；；", "&#0;&#xD800;<a '\"", "<!--"]
)
def test_what_is_no_policy_declares_nothing(text: str) -> None:
    assert read_policy(text) == []


def test_no_input_is_more_than_linear() -> None:
    pieces = ("我们收集手机号、", "<svg>", '<a "', "<", "<table><tr><td>", "名称：x；", "if to ", "<!--", "我们不", "(")
    for piece in (*pieces, "we collect your email and "):
        read_policy(piece * 20_000)


def test_cells_that_span_rows_do_not_multiply_without_bound() -> None:
    read_policy("<table><tr>" + "<td rowspan=500>x</td>" * 3000 + "<tr>" * 3000)


def test_a_column_shared_with_says_who_gets_what_is_collected() -> None:
    text = (
        "| Category | Examples | Why we use it | Shared with |\n|---|---|---|---|\n"
        "| Identifiers | Advertising ID | Ads | AppLovin, Google AdMob |\n"
        "| Usage | Search queries | Improvement | None |\n"
    )
    assert _said(text) == {
        ("advertising_id", "collected", "first"),
        ("advertising_id", "shared", "applovin"),
        ("advertising_id", "shared", "google"),
        ("search_history", "collected", "first"),
    }


def test_partners_that_a_label_names_get_what_stands_behind_it() -> None:
    text = "我们与以下合作方共享信息：\na) 广告合作方（如穿山甲、优量汇）：OAID、IP地址；\nb) 支付合作方：支付金额；\n"
    assert _said(text) == {
        *{(data_type, "shared", party) for data_type in ("oaid", "ip_address") for party in ("bytedance", "tencent")},
        ("payment_info", "shared", "third"),
    }


def test_lines_below_an_open_list_are_its_entries() -> None:
    text = "Personally identifiable information may include, but is not limited to:\n\nEmail address\nPhone number\n"
    assert _said(text) == {("email", "collected", "first"), ("phone_number", "collected", "first")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("我们会从第三方获取您共享的头像。", {("nickname_avatar", "collected", "first")}),
        ("微信会向我们提供您的昵称。", {("nickname_avatar", "collected", "first")}),
        ("车主还须提供车牌号。", {("vehicle_info", "collected", "first")}),
        ("我们会收集您的语音信息并在识别完成后立即删除。", {("audio_recording", "collected", "first")}),
        ("我们会向广告合作伙伴提供OAID。", {("oaid", "shared", "third")}),
        ("我们不申请通讯录权限。", {("contacts", "denied", "first")}),
        ("App静默状态下不会获取您的精确位置。", set()),
        ("我们仅会收集您选中的联系人的姓名和手机号。", {("contacts", "collected", "first")}),
        ("We use Firebase and Mixpanel, which collect your IP address.",
         {("ip_address", "collected", "google"), ("ip_address", "collected", "mixpanel")}),
        ("The App asks for camera access so that you can scan a code.", {("camera_stream", "permission", "first")}),
        ("We don't ask for your contacts.", {("contacts", "denied", "first")}),
        ("We do not collect your precise location in the background.", set()),
        ("You may also choose to add a profile photo.", {("nickname_avatar", "collected", "first")}),
        ("This data may include information such as your IP address.", {("ip_address", "collected", "first")}),
        ("You can let us look at your address book.", {("contacts", "collected", "first")}),
        ("We hash phone numbers from your contacts before we upload them.", {("contacts", "collected", "first")}),
        ("We receive your phone's precise location.", {("location_precise", "collected", "first")}),
    ],
)  # fmt: skip
def test_wordings_of_policies_of_another_hand(text: str, said: set[tuple[str, str, str]]) -> None:
    assert _said(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("您的权利\n\n您可以更正您的手机号。本行会收集您的设备型号。", {("device_info", "collected", "first")}),
        ("您的权利\n\n关闭后我们将不再收集您的位置信息。", set()),
        ("指纹仅保存在您的设备本地，我们不会采集或留存。", {("biometric_other", "denied", "first")}),
        ("笔记仅在本地处理。", set()),
        ("我们会在本地处理前先收集您的笔记内容。", {("user_content", "collected", "first")}),
        ("录音加密上传至云端。", {("audio_recording", "collected", "first")}),
        ("支付密码不会明文保存。", set()),
        ("我们不会将您的收货地址用于配送以外的目的。", set()),
        ("我们会将预约信息同步给相应医院。", {("order_details", "shared", "third")}),
        ("我们会将预约信息同步至云端。", {("order_details", "collected", "first")}),
        ("我们委托阿里云存储您的录音文件。", {("audio_recording", "shared", "alibaba")}),
        ("我们向广告商提供用户画像标签，但不会提供您的姓名。",
         {("user_profile", "shared", "third"), ("name", "denied", "third")}),
        ("第三方开发者可能另行收集您的收货地址，请以其隐私政策为准。", set()),
        ("需要您授权访问相册和相机权限。",
         {("photos_videos", "permission", "first"), ("camera_stream", "permission", "first")}),
        ("本应用不申请短信、通话记录权限。", {("sms", "denied", "first"), ("call_log", "denied", "first")}),
        ("根据海关要求您还需提供身份证号码。", {("id_number", "collected", "first")}),
        ("根据您提供的身份证号码为您匹配服务。", set()),
        ("紧急联系人的电话", set()),
        ("绑定手表：监护人的手机号、孩子的生日",
         {("phone_number", "collected", "first"), ("birth_age", "collected", "first")}),
        ("手机号、生日、性别。", {("phone_number", "collected", "first"), ("birth_age", "collected", "first"),
                                ("gender", "collected", "first")}),
        ("没有手机号、生日、性别。", set()),
        ("我们绝不碰的\n\n通讯录、短信、相册。", {("contacts", "denied", "first"), ("sms", "denied", "first"),
                                             ("photos_videos", "denied", "first")}),
        ("手表向服务器上报经纬度。", {("location_precise", "collected", "first")}),
        ("手表向第三方平台上报经纬度。", {("location_precise", "shared", "third")}),
        ("该企业的招聘者可查看您的姓名。", {("name", "shared", "third")}),
        ("您可以查看您的姓名。", set()),
        ("书签只存于本机。", set()),
        ("基于您的位置信息展示附近网点。",
         {("location_precise", "collected", "first"), ("location_coarse", "collected", "first")}),
        ("基于您的同意展示附近网点。", set()),
        ("在您开启功能后访问通话记录；不开启则不会访问。", {("call_log", "collected", "first")}),
        ("我们会获取您授权共享的第三方账号。", {("third_party_account", "collected", "first")}),
        ("跳转的网站可能收集您的手机号，受其自身的政策约束。", set()),
        ("登录：您可选择指纹登录。", set()),
        ("我们不掌握支付密码。", {("credentials", "denied", "first")}),
    ],
)  # fmt: skip
def test_chinese_turns(text: str, said: set[tuple[str, str, str]]) -> None:
    assert _said(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We neither rent nor trade email addresses.", {("email", "denied", "third")}),
        ("We do not request access to your contacts or camera.",
         {("contacts", "denied", "first"), ("camera_stream", "denied", "first")}),
        ("We never pass your telephone number to advertisers.", {("phone_number", "denied", "third")}),
        ("We do not combine profiles, nor do we share advertising IDs with brokers.",
         {("advertising_id", "denied", "third")}),
        ("We and our partners store cookies on your device.", {("web_cookies", "collected", "first")}),
        ("Carriers get your shipping address.", {("postal_address", "shared", "third")}),
        ("If you decline, you can enter a postcode instead.", set()),
        ("We do not collect card numbers; purchases are processed by Apple.", {("bank_account", "denied", "first")}),
        ("You grant the app access to your camera.", {("camera_stream", "permission", "first")}),
        ("Neither contacts nor SMS are accessed.", {("contacts", "denied", "first"), ("sms", "denied", "first")}),
        ("YouTube may set cookies and collect your IP address; we do not control them.", set()),
        ("What your phone tells us\n\n- device type, language settings\n- your advertising ID\n",
         {("device_info", "collected", "first"), ("advertising_id", "collected", "first")}),
        ("Account: email address, date of birth",
         {("email", "collected", "first"), ("birth_age", "collected", "first")}),
        ("Cookies may contain email addresses, IMEI and IMSI.", set()),
        ("What we leave alone\n\nYour contacts, photos, call logs.",
         {("contacts", "denied", "first"), ("photos_videos", "denied", "first"), ("call_log", "denied", "first")}),
        ("What we never collect\n\nYou must not send us call logs, photos, IMEI.", set()),
        ("It happens at Zorbpay, which receives your card number.", {("bank_account", "collected", "third")}),
        ("No contacts. No location.", {("contacts", "denied", "first"), ("location_precise", "denied", "first"),
                                       ("location_coarse", "denied", "first")}),
        ("No account needed.", set()),
        ("- Log data. Our servers log your IP address.\n- Photos and microphone. Nothing here.",
         {("ip_address", "collected", "first")}),
        ("Our payment processor Stripe collects your card number.", {("bank_account", "collected", "stripe")}),
        ("We ask a parent for an email address.", {("email", "collected", "first")}),
        ("Schools do not get access to your call logs.", {("call_log", "denied", "third")}),
        ("Our moderators have access to your call logs.", {("call_log", "collected", "first")}),
        ("We run a check, for which we need your date of birth.", {("birth_age", "collected", "first")}),
        ("Your call\n\nDelete a photo and your name is gone.", set()),
    ],
)  # fmt: skip
def test_english_turns(text: str, said: set[tuple[str, str, str]]) -> None:
    assert _said(text) == said


def test_hidden_elements_are_not_text() -> None:
    assert _said("<p style='display: none'>we collect your IMEI.</p><p hidden>we collect <b>email</b>.</p>") == set()
    assert _said("<div style='display:none'><div>a</div>we collect your IMEI.</div><p>We collect your name.</p>") == {
        ("name", "collected", "first")
    }
    assert _said("<p data-hidden='no'>We collect your email address.</p>") == {("email", "collected", "first")}
    assert _said("<p hidden>We collect your email address.") == {("email", "collected", "first")}


@pytest.mark.parametrize(
    "unit", ["和", "浏览", "a-", "<p hidden>", "（简称", "相机和蓝牙、", "We receives ", "1. 手机\n"]
)
def test_hostile_repetition_ends(unit: str) -> None:
    assert len(read_policy(unit * 3_000)) <= 3_000
