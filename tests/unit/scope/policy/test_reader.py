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
