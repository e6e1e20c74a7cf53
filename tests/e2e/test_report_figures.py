"""The figures, the comparison and the PDF in a real browser: zoom, keyboard, highlight, print."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import need
from support.browser import Opened, chromium, opened
from support.cli import consentinel
from unit.report.sample_report import T0, sample, sample_tables

from analyzer.report.comparison.page import comparison_page
from analyzer.report.difference import difference
from analyzer.report.formats import html_format
from analyzer.report.pdf import pdf_of
from analyzer.rules.examples import observation_rows

pytestmark = pytest.mark.slow
SAMPLES = Path(__file__).resolve().parents[2] / "captures" / "samples"
TIMELINE, FLOWS = "#drawing-timeline", "#drawing-flow_map"
MARKS = f"{TIMELINE} .tl-hit"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the pages that the tests look at: the sample, a long session, a comparison."""
    folder = tmp_path_factory.mktemp("pages")
    texts = {"sample": _report(sample()), "long": _report(_long(20_000))}
    texts["comparison"] = comparison_page(difference([sample(), replace(sample(), assessments=[])]), "en")
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in texts}


def _report(data: Any) -> str:
    out = io.StringIO()
    html_format.render(data, out, "en")
    return out.getvalue()


def _long(n: int) -> Any:
    """Give a session of n observations over ten minutes."""
    kinds = ("imei", "oaid", "android_id", "location_precise", "contacts")
    rows = [
        {"t": T0 + number * 600 / n, "data_type": kinds[number % 5], "act": "sent" if number % 3 else "accessed",
         "host": f"h{number % 40}.example" if number % 3 else None, "observation_id": f"{number:016x}"}
        for number in range(n)
    ]  # fmt: skip
    return sample(tables={**sample_tables(), "observations": observation_rows(rows)})


@pytest.fixture
def open_page(browser: Any, pages: dict[str, Path]) -> Iterator[Any]:
    """Give `open_page(name, **context)`; at the end nothing was asked from outside and nothing complained."""
    with ExitStack() as stack:
        views: list[Opened] = []

        def open_one(name: str, **context: Any) -> Any:
            views.append(stack.enter_context(opened(browser, pages[name], **context)))
            return views[-1].page

        yield open_one
        assert [(view.refused, view.errors) for view in views if view.refused or view.errors] == []


def _labels(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all(MARKS, "all => all.map(one => one.getAttribute('aria-label'))")
    return found


def _range(page: Any) -> str:
    page.wait_for_function(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
    )
    return str(page.locator(f"{TIMELINE} .fig-range").inner_text())


def test_every_mark_says_what_it_is(open_page: Any) -> None:
    page = open_page("sample")
    labels = _labels(page)
    assert len(labels) == 7
    assert labels[:2] == [
        "Android ID (SSAID), read: 1, at 0.412 s, consent then: not asked yet",
        "Android ID (SSAID), sent to third party: 1, at 1.564 s, to: Umeng, consent then: not asked yet",
    ]
    page.locator("[data-set-lang=zh]").click()
    page.wait_for_function(f"() => document.querySelector('{MARKS}').getAttribute('aria-label').includes('读取')")
    assert _labels(page)[0] == "Android ID, 读取：1次, 时间 0.412 s, 当时的同意状态：尚未询问"


def test_a_mark_leads_to_its_finding(open_page: Any) -> None:
    page = open_page("sample")
    page.locator(MARKS).nth(1).click()
    details = page.locator(f"{TIMELINE} .fig-details")
    links = details.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    table = sample().tables["findings"]
    expected = [f"#finding-{row.fingerprint}" for row in table.itertuples() if "000000000000061c" in row.evidence]
    assert sorted(links) == sorted(expected)
    details.locator("a").first.click()
    assert page.evaluate("() => document.getElementById(location.hash.slice(1)) !== null")


def test_keys_walk_the_marks_zoom_and_come_back(open_page: Any) -> None:
    page = open_page("sample")
    whole = _range(page)
    page.locator(f"{MARKS}[tabindex='0']").focus()
    focused = "() => document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused).startswith("Android ID (SSAID), read")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused).startswith("Android ID (SSAID), sent to third party: 1, at 1.564")
    page.keyboard.press("ArrowRight")
    assert "at 6.200 s" in page.evaluate(focused)
    page.keyboard.press("+")
    assert _range(page) != whole
    assert "at 6.200 s" in page.evaluate(focused), "the focus stays on the mark"
    page.keyboard.press("0")
    assert _range(page) == whole
    page.keyboard.press("Escape")
    assert page.locator(f"{TIMELINE} .fig-details").is_hidden()


def test_what_is_chosen_stays_chosen_when_marks_join_and_part(open_page: Any) -> None:
    page = open_page("long")
    for _ in range(12):
        page.locator(f"{TIMELINE} [data-do=in]").click()
    _range(page)
    page.locator(MARKS).nth(1).click()
    chosen = f"() => document.querySelector('{MARKS}.on').getAttribute('aria-label')"
    details = page.locator(f"{TIMELINE} .fig-details")
    alone = page.evaluate(chosen), details.inner_text()
    page.locator(f"{TIMELINE} [data-do=all]").click()
    _range(page)
    assert page.evaluate(chosen) != alone[0], "among others now"
    assert details.inner_text() != alone[1]
    for _ in range(12):
        page.locator(f"{TIMELINE} [data-do=in]").click()
    _range(page)
    assert (page.evaluate(chosen), details.inner_text()) == alone


def test_buttons_and_wheel_zoom_and_the_page_scrolls_when_nothing_is_chosen(open_page: Any) -> None:
    page = open_page("sample")
    whole = _range(page)
    page.locator(f"{TIMELINE} [data-do=in]").click()
    nearer = _range(page)
    assert nearer != whole
    page.locator(f"{TIMELINE} [data-do=on]").click()
    assert _range(page) not in (whole, nearer)
    page.locator(f"{TIMELINE} [data-do=all]").click()
    assert _range(page) == whole
    box = page.locator(f"{TIMELINE} .fig-plot svg").bounding_box()
    page.evaluate("() => document.activeElement.blur()")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 100)
    page.mouse.wheel(0, -120)
    assert _range(page) == whole
    page.locator(f"{MARKS}[tabindex='0']").focus()
    box = page.locator(f"{TIMELINE} .fig-plot svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    page.mouse.wheel(0, -120)
    page.wait_for_function(f"text => document.querySelector('{TIMELINE} .fig-range').textContent !== text", arg=whole)


def _touch(screen: Any, kind: str, *places: tuple[float, float]) -> None:
    """Put, move or lift fingers, as a touch screen does."""
    points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
    screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def _span(page: Any) -> tuple[float, float]:
    """Give the first and last second that the timeline shows."""
    first, last = re.findall(r"-?[\d.]+", _range(page))
    return float(first), float(last)


def test_two_fingers_zoom_the_timeline_and_one_moves_it(open_page: Any) -> None:
    page = open_page("sample", has_touch=True)
    plot, screen = page.locator(f"{TIMELINE} .fig-plot svg"), page.context.new_cdp_session(page)
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    middle, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    whole = _span(page)
    _touch(screen, "touchStart", (middle - 50, y), (middle + 50, y))
    for step in range(1, 6):
        _touch(screen, "touchMove", (middle - 50 - 10 * step, y), (middle + 50 + 10 * step, y))
    _touch(screen, "touchEnd")
    nearer = _span(page)
    assert whole[0] < nearer[0] < nearer[1] < whole[1]
    assert nearer[1] - nearer[0] == pytest.approx((whole[1] - whole[0]) / 2, abs=0.02)
    _touch(screen, "touchStart", (middle, y))
    for step in range(1, 6):
        _touch(screen, "touchMove", (middle - 20 * step, y))
    _touch(screen, "touchEnd")
    later = _span(page)
    assert later[0] > nearer[0]
    assert later[1] - later[0] == pytest.approx(nearer[1] - nearer[0], abs=0.02)
    _touch(screen, "touchStart", (middle - 100, y), (middle + 100, y))
    for step in range(1, 7):
        _touch(screen, "touchMove", (middle - 100 + 15 * step, y), (middle + 100 - 15 * step, y))
    _touch(screen, "touchEnd")
    assert _span(page) == whole
    assert page.evaluate("() => visualViewport.scale") == 1, "the fingers zoom the figure, not the page"


def test_twenty_thousand_observations_stay_few_marks_and_split_on_zoom(open_page: Any) -> None:
    page = open_page("long")
    labels = _labels(page)
    total = sum(int(number) for label in labels for number in re.findall(r"(?:read|party): (\d+)", label))
    assert total == 20_000
    assert len(labels) < 600
    for _ in range(12):
        page.locator(f"{TIMELINE} [data-do=in]").click()
    _range(page)
    assert all(re.search(r"(?:read|party): 1, at ", label) for label in _labels(page))


def test_the_script_draws_what_python_drew(browser: Any, pages: dict[str, Path]) -> None:
    """Without scripts the drawing of Python stands; at its width the script makes the same marks of it."""
    shapes = "all => all.map(one => [one.tagName, one.getAttribute('class'), one.textContent]).join('|')"
    found = []
    for enabled in (False, True):
        context = browser.new_context(java_script_enabled=enabled, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(pages["sample"].as_uri())
        found.append(page.eval_on_selector_all(f"{TIMELINE} .tl-marks .tl-mark, {TIMELINE} .tl-marks .tl-n", shapes))
        assert page.locator(f"{TIMELINE} .fig-tools").is_visible() is enabled
        context.close()
    assert found[0] == found[1]


def test_a_bar_of_the_flow_map_shows_its_paths(open_page: Any) -> None:
    page = open_page("sample")
    bar = page.locator(f"{FLOWS} .fm-bar", has_text="Umeng (2)").last
    bar.click()
    assert page.locator(f"{FLOWS} .fm-flow.on").evaluate_all(
        "all => [...new Set(all.map(one => one.dataset.path))]"
    ) == [
        "0",
        "2",
    ]
    assert page.locator(f"{FLOWS} .fig-details").inner_text().split("\n") == [
        "Umeng · sends: 2 · without consent: 1",
        "",
        "Android ID (SSAID) → code of Umeng → Umeng → China (CN): sends: 2 · without consent: 1",
    ]
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')").startswith("China (CN), sends: 2")
    page.keyboard.press("Escape")
    assert page.locator(f"{FLOWS} .fm-flow.on").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["sample", "comparison"])
def test_nothing_is_wider_than_the_window(name: str, width: int, open_page: Any) -> None:
    page = open_page(name, viewport={"width": width, "height": 800})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("scheme", "lang"), [("light", "en"), ("dark", "zh")])
def test_the_comparison_can_be_used_by_everyone(scheme: str, lang: str, open_page: Any) -> None:
    page = open_page("comparison", color_scheme=scheme)
    page.locator(f"[data-set-lang={lang}]").click()
    found = Axe().run(page)
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found.response["violations"]] == []


def test_the_comparison_shows_only_what_differs_when_asked(open_page: Any) -> None:
    page = open_page("comparison")
    assert page.locator("#matrix tbody tr:visible").count() == 4
    page.locator("#only-changes").check()
    assert page.locator("#matrix tbody tr:visible").count() == 0
    page.locator("[data-set-lang=zh]").click()
    assert "没有新增或消失的发现" in page.locator("h1").inner_text()
    with page.expect_download() as download:
        page.locator("#matrix [data-save=json]").click()
    rows = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert {(row["data_type"], row["session"]) for row in rows} == {
        (name, session) for name in ("android_id", "contacts", "imei", "location_precise") for session in "AB"
    }


def _pages(pdf: bytes) -> tuple[list[str], dict[str, str]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document], document.get_metadata_dict()


def _has_chinese_font() -> bool:
    finder = shutil.which("fc-list")
    listed = subprocess.run([finder, ":lang=zh"], capture_output=True, check=True).stdout if finder else b""
    return bool(listed)


def test_the_pdf_holds_every_finding_and_its_page_numbers(tmp_path: Path) -> None:
    need(_has_chinese_font(), "a Chinese font")
    session = Path(shutil.copytree(SAMPLES / "leaky", tmp_path / "leaky"))
    file = tmp_path / "report.pdf"
    done = consentinel("report", session, "--format", "pdf", "--lang", "zh", "--output", file, captures=tmp_path)
    assert done.returncode == 0
    pages, facts = _pages(file.read_bytes())
    assert all(f"第 {number} / {len(pages)} 页" in page for number, page in enumerate(pages, 1))
    whole = re.sub(r"\s", "", "".join(pages))
    manifest = json.loads((session / "session.json").read_text(encoding="utf-8"))
    findings = json.loads(consentinel("export", "findings", session, "--format", "json", captures=tmp_path).stdout)
    needed = ["关于本文件", "流向图", manifest["session_id"], *(entry["sha256"] for entry in manifest["files"])]
    needed += [row["fingerprint"] for row in findings]
    assert [one for one in needed if one not in whole] == []
    assert facts["CreationDate"] == f"D:{re.sub('[^0-9]', '', manifest['ended'])[:14]}+00'00'"


def test_the_same_session_gives_the_same_pdf() -> None:
    data = replace(sample(), manifest_hash="ab" * 32)
    pdf = pdf_of(data, "en", print)
    assert pdf_of(data, "en", print) == pdf
    pages, _ = _pages(pdf)
    bare = [re.sub(r"\s", "", page) for page in pages]
    wrong = [n for n, page in enumerate(bare, 1) if f"manifesthash{'ab' * 32}" not in page]
    wrong += [n for n, page in enumerate(bare, 1) if f"{n}/{len(pages)}" not in page]
    assert wrong == []
    assert [one for one in ("About this document", "Flow map", "Method and limits") if one not in "".join(pages)] == []
