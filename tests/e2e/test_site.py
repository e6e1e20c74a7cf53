"""The site is built without a dead link, in both languages, and no page of it asks another machine for anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support import site

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
