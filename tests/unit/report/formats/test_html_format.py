from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest
from unit.report.sample_report import CLEAR, sample

from analyzer.report.formats.html_format import render
from analyzer.report.model import ReportData, build_report

VOID = {"meta", "br", "link", "img", "input", "hr"}


class _Page(HTMLParser):
    """Collects tags and attributes, and checks that tags are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _html(data: ReportData, lang: str = "en") -> str:
    out = io.StringIO()
    render(data, out, lang)
    return out.getvalue()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_is_well_formed_and_fetches_nothing(lang: str) -> None:
    page = _Page(_html(sample(), lang))
    assert page.open == []
    tags = {tag for tag, _ in page.seen}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    for tag, attributes in page.seen:
        assert not [name for name in attributes if name.startswith("on")], tag
        for name in ("src", "href", "xlink:href", "action", "srcset"):
            assert (attributes.get(name) or "#").startswith("#"), (tag, name)


def test_the_policy_allows_styles_and_nothing_else() -> None:
    policies = [
        a["content"] for tag, a in _Page(_html(sample())).seen if a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]
    assert "url(" not in re.sub(r"url\(#[0-9a-z]+\)", "", _html(sample()))
    assert "@import" not in _html(sample())


def test_hostile_text_is_shown_as_text() -> None:
    text = _html(sample())
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\\x1b[31m=HYPERLINK(" in text
    assert "\x1b" not in text


def test_every_section_is_there() -> None:
    text = _html(sample())
    for section in (
        "summary",
        "tested",
        "timeline",
        "findings",
        "inventory",
        "assessments",
        "unseen",
        "method",
        "reproduce",
    ):
        assert text.count(f'<section id="{section}">') == 1
    assert "5f" * 32 in text
    assert "pinned.example.org" in text
    assert "android.imei" in text
    assert "var(--third)" in text


def test_a_finding_leads_to_its_rule() -> None:
    text = _html(sample())
    targets = set(re.findall(r'href="#([^"]+)"', text)) - set(re.findall(r'xlink:href="#([^"]+)"', text))
    assert targets
    assert targets <= set(re.findall(r'id="([^"]+)"', text))


def test_values_appear_only_when_asked_for() -> None:
    assert not [value for value in CLEAR.values() if value in _html(sample())]
    assert CLEAR["a" * 32] in _html(sample(show_values=True))


def test_an_empty_session_has_a_page() -> None:
    text = _html(build_report({}, {}, [], {}), "zh")
    assert "没有发现" in text
    assert "<svg" not in text


def test_the_language_is_declared() -> None:
    assert '<html lang="zh-Hans">' in _html(sample(), "zh")
    assert '<html lang="en">' in _html(sample())
