"""The page of a session in a real browser: what it says, what each control does, and that it asks nobody."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from support.browser import Opened, chromium, opened
from support.cli import consentinel
from support.page_sessions import HOSTILE, crowd, hostile

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.report.model import ReportData, renderer

SAMPLES = Path(__file__).resolve().parents[2] / "captures" / "samples"
SCOPE = """
version: 1
app_id: com.qingzhou.memo
first_party: [qingzhou.example]
items:
  - {data_type: android_id, party: first}
  - {data_type: android_id, party: third, recipients: [umeng]}
  - {data_type: imei, party: third, recipients: [umeng]}
  - {data_type: oaid, party: third, recipients: [jiguang]}
  - {data_type: location_precise, party: third, recipients: [amap]}
  - {data_type: mac_address, party: third, recipients: [tencent]}
  - {data_type: device_serial, party: third, recipients: [tencent]}
  - {data_type: advertising_id, party: third, recipients: [appsflyer]}
  - {data_type: account_id, party: first}
  - {data_type: phone_number, party: first}
  - {data_type: contacts, party: first}
"""
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def leaky(folder: Path) -> Path:
    """The page of the demo's recording, made by the command, English first."""
    session = Path(shutil.copytree(SAMPLES / "leaky", folder / "leaky"))
    scope, page = folder / "scope.yaml", folder / "leaky.html"
    scope.write_text(SCOPE, encoding="utf-8")
    done = consentinel("report", session, "--scope", scope, "--lang", "en", "--output", page, captures=folder)
    assert done.returncode == 0, done.stderr
    return page


def _rendered(data: ReportData, file: Path, lang: str = "en") -> Path:
    out = io.StringIO()
    renderer("html")(data, out, lang)
    file.write_text(out.getvalue(), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def hostile_page(folder: Path) -> Path:
    return _rendered(hostile(), folder / "hostile.html")


@pytest.fixture
def view(browser: Browser, leaky: Path) -> Iterator[Opened]:
    """The page of the demo's recording; at the end of every test nothing was asked for and nothing complained."""
    with opened(browser, leaky, permissions=["clipboard-read", "clipboard-write"]) as found:
        yield found
        assert (found.refused, found.errors) == ([], [])


def _truth() -> list[dict[str, Any]]:
    """Give what the app really did, as the app wrote it itself."""
    return [json.loads(line) for line in (SAMPLES / "leaky" / "truth.jsonl").read_text(encoding="utf-8").splitlines()]


def _early() -> list[dict[str, Any]]:
    return [row for row in _truth() if row["consent_state"] in ("none_asked", "asked")]


def _points(page: Page, question: str) -> list[str]:
    """Give the parts of an answer, as they are read on the page, after checking that each leads to its place."""
    links = page.locator(f"#ask-{question} .points a")
    for target in links.evaluate_all("all => all.map((one) => one.getAttribute('href'))"):
        assert page.locator(target).count() == 1, target
    return links.all_inner_texts()


def test_what_was_taken_before_consent_is_read_on_the_page(view: Opened) -> None:
    kinds: dict[str, set[str]] = {}
    for row in _early():
        kinds.setdefault(row["data_type"], set()).add(row["act"])
    says = {
        frozenset({"accessed", "sent"}): "read and sent",
        frozenset({"accessed"}): "read",
        frozenset({"sent"}): "sent",
    }
    wanted = {f"{name_of(name)}: {says[frozenset(acts)]}" for name, acts in kinds.items()}
    assert set(_points(view.page, "taken")) == wanted
    n_sent = len({row["data_type"] for row in _early() if row["act"] == "sent"})
    assert f"Before the user agreed, the app was seen sending {n_sent} kinds of data" in view.page.inner_text("h1")


def test_which_sdk_took_it_is_read_on_the_page(view: Opened) -> None:
    assert set(_points(view.page, "by")) == {
        "AMap Location [SDK]: Precise location",
        "JPush [SDK]: OAID / VAID / AAID (MSA)",
        "Pangle [SDK]: Advertising ID (GAID / IDFA), Installed / running app list",
        "Umeng Analytics [SDK]: Android ID (SSAID), IMEI / MEID",
        "com.qingzhou.app [app or SDK, not told apart]: Clipboard content",
    }


def test_where_it_was_sent_is_read_on_the_page(view: Opened) -> None:
    hosts = {row["host"] for row in _early() if row["act"] == "sent"}
    points = _points(view.page, "sent")
    assert {point.rpartition(": ")[2] for point in points} == hosts
    assert all(re.search(r"\[third party, CN\]", point) for point in points)


def test_what_was_not_declared_is_read_on_the_page(view: Opened) -> None:
    assert set(_points(view.page, "undeclared")) == {
        "Advertising ID (GAID / IDFA): named, but not this recipient",
        "Installed / running app list: not named at all",
        "Clipboard content: not named at all",
    }


def test_what_the_tool_could_not_see_is_read_on_the_page(view: Opened) -> None:
    page = view.page
    refused = page.locator("#ask-unseen .points a", has_text="refused our certificate")
    refused.click()
    gap = page.locator("#gap-tls_refused")
    assert page.url.endswith("#gap-tls_refused")
    assert gap.locator("code").all_inner_texts() == ["passport.qingzhou.example"]
    assert "What it sent to these hosts is unknown" in gap.inner_text()
    assert page.locator("#hooks").inner_text().startswith("Health of the hooks")


def test_a_card_answers_six_questions_about_a_kind_of_data(view: Opened) -> None:
    card = view.page.locator("#data-advertising_id")
    facts = card.locator(".fact").all_inner_texts()
    assert [text.split("\n")[0] for text in facts] == [
        "Taken?", "Sent?", "To whom?", "Before consent?", "Declared?", "Needed?",
    ]  # fmt: skip
    told = dict(text.split("\n", 1) for text in facts)
    assert told["Taken?"] == "yes: 1×, by Pangle [SDK]"
    assert "AppsFlyer [third party, IL]: conversions.appsflyer.com" in told["To whom?"]
    assert told["Before consent?"] == "yes: read 1×, sent 1×"
    assert told["Declared?"] == "partly: it is named, but without ByteDance (Pangle, Volcengine)"
    assert told["Needed?"] == "cannot be told: no category of the app was given"


def test_the_chain_of_evidence_is_one_click_away(view: Opened) -> None:
    finding = view.page.locator(".finding[data-rule=pre_consent_send]", has_text="imei").first
    assert not finding.locator(".chain").first.is_visible()
    finding.locator("summary").click()
    links = dict(text.split("\n", 1) for text in finding.locator(".chain").first.locator("li").all_inner_texts())
    assert list(links) == ["Call that read it", "Value, masked", "Written as", "Request and field", "Recipient",
                           "Phase and consent"]  # fmt: skip
    assert "android.telephony.imei · com.umeng.analytics.Caller.call" in links["Call that read it"]
    assert "com.umeng.analytics.Caller.call ← org.consentinel.player.Apis.read ←" in links["Call that read it"]
    assert links["Value, masked"].startswith("00…53")
    assert links["Written as"].startswith("md5")
    assert links["Request and field"].startswith("in body form:imei_md5")
    assert links["Recipient"].startswith("Umeng+ (Alibaba) [third party]\nalog.umeng.com · without TLS")
    assert links["Phase and consent"].startswith("launch · not asked yet")
    sources = finding.locator(".sources li").all_inner_texts()
    assert sources
    assert all(re.search(r"\[[^]]+\]$", source) for source in sources)
    assert any("〔2019〕191号 item 3(1)" in source for source in sources)


def test_the_language_switch_changes_every_text(view: Opened) -> None:
    page = view.page
    english = page.inner_text("main")
    page.click("[data-set-lang=zh]")
    assert page.evaluate("[document.documentElement.lang, document.title]") == [
        "zh-Hans",
        "应用隐私报告 · com.qingzhou.memo",
    ]
    assert page.inner_text("h1") == "在用户同意之前，观察到应用向4个接收方发送了6类数据。"
    assert page.get_attribute("[data-set-lang=zh]", "aria-pressed") == "true"
    assert page.get_attribute("nav", "aria-label") == "目录"
    assert page.locator("[name=severity] option").first.inner_text() == "不限"
    assert page.locator("#rows th").all_inner_texts()[0] == "时间"
    assert page.evaluate("[...document.querySelectorAll('[lang=en]')].every((one) => !one.checkVisibility())")
    page.click("[data-set-lang=en]")
    assert page.inner_text("main") == english


def _paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_theme_follows_the_system_until_it_is_chosen(view: Opened) -> None:
    page = view.page
    light = _paper(page)
    page.emulate_media(color_scheme="dark")
    dark = _paper(page)
    assert light == "rgb(255, 255, 255)"
    assert dark != light
    page.click("[data-set-theme=light]")
    assert _paper(page) == light
    page.emulate_media(color_scheme="light")
    page.click("[data-set-theme=dark]")
    assert _paper(page) == dark
    page.click("[data-set-theme=auto]")
    assert _paper(page) == light


def _shown(page: Page) -> list[dict[str, str]]:
    """Give the rows that the page offers now, through its own download."""
    with page.expect_download() as saved:
        page.click("#explorer [data-save=json]")
    rows: list[dict[str, str]] = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    return rows


FILTERS = [
    ("type", "IMEI / MEID"),
    ("by", "JPush [SDK]"),
    ("to", "Umeng+ (Alibaba)"),
    ("phase", "background"),
    ("sure", "certain"),
]


@pytest.mark.parametrize(("name", "choice"), FILTERS)
def test_a_filter_leaves_what_it_names(view: Opened, name: str, choice: str) -> None:
    page = view.page
    everything = _shown(page)
    page.select_option(f"[name={name}]", label=choice)
    left = _shown(page)
    assert left == [row for row in everything if row[name] == choice]
    assert left
    wanted = {row["observation_id"] for row in left}
    ids = page.evaluate("JSON.parse(document.getElementById('island').textContent).ids")
    for rows in page.eval_on_selector_all(".finding:not([hidden])", "all => all.map((one) => one.dataset.rows)"):
        assert {ids[int(row)] for row in rows.split()} & wanted
    page.click("[type=reset]")
    assert _shown(page) == everything


def test_severity_and_words_choose_findings(view: Opened) -> None:
    page = view.page
    visible = page.locator(".finding:not([hidden])")
    n_all = visible.count()
    page.select_option("[name=severity]", "medium")
    assert set(visible.evaluate_all("all => all.map((one) => one.dataset.severity)")) == {"medium"}
    page.click("[type=reset]")
    page.fill("[name=search]", "alog.umeng.com")
    assert 0 < visible.count() < n_all
    assert {row["host"] for row in _shown(page)} == {"alog.umeng.com"}
    n_rows = len(_shown(page))
    assert page.inner_text("#filter-status").endswith(f"{visible.count()} / {n_all} · {n_rows} / 23")
    page.fill("[name=search]", "zzz")
    assert (visible.count(), page.inner_text("#row-status")) == (0, "No row fits these filters.")


def test_a_card_leads_to_its_findings_and_a_finding_to_its_observations(view: Opened) -> None:
    page = view.page
    page.click("#data-imei [data-filter-type]")
    kinds = page.eval_on_selector_all(".finding:not([hidden])", "all => all.map((one) => one.dataset.types)")
    assert page.inner_text("#data-imei [data-filter-type]") == f"{len(kinds)} findings about it"
    assert all("imei" in kind.split() for kind in kinds)
    finding = page.locator(".finding:not([hidden])", has=page.locator("[data-show-rows]")).first
    n = len((finding.get_attribute("data-rows") or "").split())
    finding.locator("[data-show-rows]").click()
    assert len(_shown(page)) == n
    page.click("#all-rows")
    assert len(_shown(page)) == 23


def test_a_ticket_is_markdown_that_obeys_nothing(browser: Browser, hostile_page: Path) -> None:
    with opened(browser, hostile_page, permissions=["clipboard-read", "clipboard-write"]) as found:
        page = found.page
        button = page.locator(".finding", has_text="script").first.locator("[data-ticket]")
        button.click()
        page.wait_for_function("document.getElementById('said').textContent !== ''")
        assert page.inner_text("#said") == "Ticket copied"
        text = str(page.evaluate("navigator.clipboard.readText()"))
    assert text.startswith("## [critical\\] ".replace("[", "\\["))
    assert "- **Call that read it**: " in text
    outside_code = re.sub(r"(`+).*?\1", "", text)
    assert not re.search(r"<[a-z/]|://|@", outside_code)


def test_a_ticket_has_the_whole_chain_in_the_language_shown(view: Opened) -> None:
    page = view.page
    page.click("[data-set-lang=zh]")
    page.locator(".finding [data-ticket]").first.click()
    page.wait_for_function("document.getElementById('said').textContent !== ''")
    text = str(page.evaluate("navigator.clipboard.readText()"))
    for part in (
        "严重",
        "读取它的调用",
        "值（已遮盖）",
        "请求与字段",
        "接收方",
        "规则，以及审阅者应查阅的条文",
        t("rule.fix", "zh"),
    ):
        assert part in text
    assert "Call that read it" not in text


def test_every_table_and_figure_can_be_saved(view: Opened) -> None:
    page = view.page
    names = page.eval_on_selector_all("[data-save=csv]", "all => all.map((one) => one.dataset.of)")
    assert {"rows", "findings", "table:who", "table:permissions", "table:files"} <= set(names)
    figures = page.eval_on_selector_all(".figure", "all => all.map((one) => one.id.replace('figure-', 'figure:'))")
    assert set(figures) <= set(names)
    for name in names:
        page.reload()  # Chromium asks back after ten downloads of one visit
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        with page.expect_download() as saved:
            page.click(f"[data-save=csv][data-of='{name}']")
        rows = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))
        with page.expect_download() as saved:
            page.click(f"[data-save=json][data-of='{name}']")
        again = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
        assert len(rows) == len(again) > 0, name
        assert list(rows[0]) == list(again[0]), name
        assert saved.value.suggested_filename.endswith(f".{name.replace(':', '-')}.json")


def test_a_saved_table_holds_no_formula(browser: Browser, hostile_page: Path) -> None:
    with opened(browser, hostile_page) as found:
        for name in ("rows", "table:permissions"):
            with found.page.expect_download() as saved:
                found.page.eval_on_selector(f"[data-save=csv][data-of='{name}']", "(button) => button.click()")
            cells = [
                one for row in csv.reader(io.StringIO(Path(saved.value.path()).read_text("utf-8-sig"))) for one in row
            ]
            assert [one for one in cells if re.match(r"[=@\t]|[+-](?!\d+\.\d+ s$)", one)] == []
            assert any(one.startswith("'=HYPERLINK") for one in cells)


def test_hostile_texts_are_shown_as_text(browser: Browser, hostile_page: Path) -> None:
    with opened(browser, hostile_page) as found:
        page = found.page
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        page.click("[data-set-lang=zh]")
        page.click("[data-set-lang=en]")
        text = page.inner_text("body")
        for hostile_text in (*HOSTILE[:5], HOSTILE[8]):
            assert hostile_text in text
        assert "\\u202egnp.exe" in text
        assert "\\x1b[31m\\x00" in text
        assert "MMM… +998000" in text
        assert not set("\u202e\u202d\u2066\x1b\x00") & set(text)
        tags = ("script:not([type])", "img", "iframe", "link", "object")
        counts = [page.locator(tag).count() for tag in tags]
        assert counts == [1, 0, 0, 0, 0]
        assert page.evaluate("window.owned") is None
        assert page.evaluate("document.title").startswith("Privacy report · <script>")
        assert (found.refused, found.errors) == ([], [])


def test_what_the_policy_forbids_does_not_run(browser: Browser, leaky: Path) -> None:
    with opened(browser, leaky) as found:
        found.page.evaluate(
            "() => { const bad = document.createElement('script'); bad.textContent = 'window.owned = 1';"
            " document.body.append(bad); const image = new Image(); image.src = 'http://127.0.0.1:9/x'; }"
        )
        assert found.page.evaluate("window.owned") is None
        assert (found.refused, len(found.errors)) == ([], 2)


@pytest.mark.parametrize(("lang", "theme", "rules"), [
    ("en", "light", None), ("zh", "dark", None), ("en", "dark", "color-contrast"), ("zh", "light", "color-contrast"),
])  # fmt: skip
def test_axe_finds_nothing(view: Opened, lang: str, theme: Any, rules: str | None) -> None:
    page = view.page
    page.emulate_media(color_scheme=theme)
    page.click(f"[data-set-lang={lang}]")
    page.evaluate(
        "[...document.querySelectorAll('.finding details')].slice(0, 3).forEach((one) => { one.open = true; })"
    )
    for many in (".finding", ".card", ".rule", "#table-who tbody tr", "#rows tbody tr", "#figures tbody tr"):
        page.eval_on_selector_all(many, "all => all.slice(4).forEach((one) => one.remove())")
    only = {"runOnly": {"type": "rule", "values": [rules]}} if rules else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **only})
    assert {one["id"]: one["nodes"][0]["html"] for one in found.response["violations"]} == {}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_narrow_screen_needs_no_sideways_scrolling(view: Opened, lang: str) -> None:
    view.page.set_viewport_size({"width": 360, "height": 740})
    view.page.click(f"[data-set-lang={lang}]")
    view.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert view.page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_keyboard_reaches_everything(view: Opened) -> None:
    page = view.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.focus("[data-set-lang=zh]")
    page.keyboard.press("Space")
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    page.focus(".finding summary")
    page.keyboard.press("Enter")
    assert page.locator(".chain").first.is_visible()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    assert page.eval_on_selector_all("[tabindex]", "all => all.filter((one) => one.tabIndex > 0).length") == 0


def test_every_link_of_the_page_has_its_place(view: Opened) -> None:
    targets = view.page.eval_on_selector_all("a[href]", "all => all.map((one) => one.getAttribute('href'))")
    ids = set(view.page.eval_on_selector_all("[id]", "all => all.map((one) => one.id)"))
    assert {target for target in targets if not target.startswith("#") or target[1:] not in ids} == set()
    assert len(ids) == view.page.locator("[id]").count()


def test_without_scripts_the_page_is_readable(browser: Browser, leaky: Path) -> None:
    with opened(browser, leaky, java_script_enabled=False) as found:
        page = found.page
        assert page.locator("h1").inner_text().startswith("Before the user agreed")
        finding = page.locator(".finding").first
        finding.locator("summary").click()
        assert "Umeng+ (Alibaba)" in finding.locator(".chain").first.inner_text()
        assert not page.locator("#filters, .switches, .actions, #explorer").first.is_visible()
        assert "This list needs JavaScript" in page.locator("#observations").inner_text()
        assert (found.refused, found.errors) == ([], [])


def test_printed_it_shows_the_evidence_and_no_controls(view: Opened) -> None:
    page = view.page
    page.emulate_media(media="print", color_scheme="dark")
    assert _paper(page) == "rgb(255, 255, 255)"
    assert page.locator(".chain").first.is_visible()
    for control in ("nav", ".bar", "#filters", ".actions", "#explorer"):
        assert not page.locator(control).first.is_visible()
    assert len(page.pdf()) > 20_000


def test_a_session_with_20_000_observations_opens_and_stays_fluid(browser: Browser, folder: Path) -> None:
    file = _rendered(crowd(20_000), folder / "crowd.html", "zh")
    began = time.perf_counter()
    with opened(browser, file) as found:
        page = found.page
        page.wait_for_selector("#rows tbody tr")
        print(f"20,000 observations open in {time.perf_counter() - began:.2f} s")
        assert page.locator("#rows tbody tr").count() == 50
        assert page.inner_text("#page-number") == "第1 / 400页"
        page.click("[data-turn='1']")
        assert page.inner_text("#row-status") == "第51–100 / 20000行"
        assert page.is_enabled("[data-turn='-1']")
        page.fill("[name=search]", "tracker7.example")
        assert page.inner_text("#row-status") == "第1–50 / 1000行"
        assert {host.split("\n")[-1] for host in page.locator("#rows td:nth-child(4) small").all_inner_texts()} == {
            "h7.tracker7.example", "h27.tracker7.example",
        }  # fmt: skip
        assert (found.refused, found.errors) == ([], [])
