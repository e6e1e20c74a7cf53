"""The site is built without a dead link, in both languages, and no page of it asks another machine for anything."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support import site
from support.browser import chromium

from analyzer.cli import pages
from analyzer.i18n.catalog import LANGUAGES
from analyzer.reference import error_codes

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly: a dead link or a page that no part names fails here."""
    return site.build(tmp_path_factory.mktemp("docs"))


def test_every_page_is_there_in_both_languages(built: Path) -> None:
    expected = {"index", "404", *pages.topics(), *pages.below()}
    for lang in LANGUAGES:
        found = {file.relative_to(built / lang).with_suffix("").as_posix() for file in (built / lang).rglob("*.html")}
        assert found == expected


def test_every_error_code_has_its_place(built: Path) -> None:
    for lang in LANGUAGES:
        text = (built / lang / "errors.html").read_text(encoding="utf-8")
        assert set(re.findall(r'<h2 id="(e\d{3})"', text)) == {code.lower() for code in error_codes()}


def test_a_mention_of_a_page_leads_to_it(built: Path) -> None:
    text = (built / "en" / "index.html").read_text(encoding="utf-8")
    assert '<a href="pytest.html"><code>consentinel help pytest</code></a>' in text
    method = (built / "zh" / "method.html").read_text(encoding="utf-8")
    assert '<a href="patterns.html"><code>consentinel help patterns</code></a>' in method


def test_the_language_switch_leads_to_the_same_page(built: Path) -> None:
    pages_of_both = [file for lang in LANGUAGES for file in (built / lang).rglob("*.html") if file.name != "404.html"]
    wrong = []
    for file in pages_of_both:
        switch = re.findall(r'<a href="([^"]+)" hreflang="(\w+)" class="md-select__link"', file.read_text("utf-8"))
        own = file.relative_to(built).as_posix().partition("/")[2]
        leads = [((file.parent / link).resolve(), lang) for link, lang in switch]
        if leads != [((built / lang / own).resolve(), lang) for lang in LANGUAGES]:
            wrong.append(file)
    assert wrong == []


_SHOWN_AT_ONCE = 10
"""Pages that Material lists before somebody scrolls."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def searching(built: Path) -> Iterator[Page]:
    """The Chinese site in a browser: its search runs in a worker, which needs a server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(built / "zh"))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with chromium() as browser:
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
            yield page
        server.shutdown()


def _found(page: Page, word: str) -> tuple[int, set[str]]:
    """Type a word and give how many pages of the site are offered, and the first of them."""
    page.fill(".md-search__input", word)
    page.keyboard.press("Shift")  # Material looks when a key is let go.
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_have_text(re.compile("条件的结果"))
    count = re.search(r"\d+", meta.inner_text())
    links = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    page.fill(".md-search__input", "")
    page.keyboard.press("Shift")
    expect(meta).to_have_text("键入以开始搜索")
    return int(count[0]) if count else 0, {re.sub(r".*/|\.html.*", "", link) for link in links}


@pytest.mark.parametrize("word", ["律师", "盐值", "召回", "固定", "挂钩", "宏观"])
def test_a_word_of_two_characters_is_found_on_every_page_that_has_it(searching: Page, built: Path, word: str) -> None:
    index = json.loads((built / "zh" / "search" / "search_index.json").read_text(encoding="utf-8"))
    texts = [(entry["location"], (entry["title"] + entry["text"]).replace("\u200b", "")) for entry in index["docs"]]
    having = {re.sub(r".*/|\.html.*", "", place) for place, text in texts if word in text}
    assert bool(having) is (word != "宏观")
    n, shown = _found(searching, word)
    assert n >= len(having)
    assert n > _SHOWN_AT_ONCE or having <= shown


_ASKED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*\b(?:src|data|srcset)\s*=\s*["']?(?:https?:)?//"""
    r"""|<link\b(?![^>]*rel=["']?(?:canonical|alternate|next|prev))[^>]*href\s*=\s*["']?(?:https?:)?//"""
    r"""|<meta\b[^>]*http-equiv=["']?refresh|<base\b"""
)


def test_no_page_asks_another_machine(built: Path) -> None:
    asking = {file: found[0] for file in built.rglob("*.html") if (found := _ASKED.search(file.read_text("utf-8")))}
    assert asking == {}
    styles = "".join(file.read_text(encoding="utf-8") for file in built.rglob("*.css"))
    assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", styles) == []


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<img alt="" src=//pixel.example/1.gif>',
        '<link rel="stylesheet" href="https://fonts.example/css">',
        '<meta http-equiv="refresh" content="0;url=https://x.example">',
    ],
)
def test_the_search_for_requests_finds_one(page: str) -> None:
    assert _ASKED.search(page)
