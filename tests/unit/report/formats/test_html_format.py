from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from functools import cache
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
        self.texts: dict[str, list[str]] = {}
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

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)


def _html(data: ReportData, lang: str = "en") -> str:
    out = io.StringIO()
    render(data, out, lang)
    return out.getvalue()


@cache
def _sample(lang: str = "en") -> str:
    return _html(sample(), lang)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_is_well_formed_and_fetches_nothing(lang: str) -> None:
    page = _Page(_sample(lang))
    assert page.open == []
    tags = {tag for tag, _ in page.seen}
    assert not tags & {"link", "img", "iframe", "object", "embed", "base"}
    scripts = [attributes for tag, attributes in page.seen if tag == "script"]
    assert {one.get("type") for one in scripts[:-1]} == {"application/json"}
    assert scripts[-1] == {}
    for tag, attributes in page.seen:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        for name in ("src", "href", "xlink:href", "action", "srcset"):
            assert (attributes.get(name) or "#").startswith("#"), (tag, name)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_our_style_and_our_script_and_nothing_else() -> None:
    page = _Page(_sample())
    (policy,) = [a["content"] for _, a in page.seen if a.get("http-equiv") == "Content-Security-Policy"]
    (style,), script = page.texts["style"], page.texts["script"][-1]
    assert policy == (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    assert "@import" not in style
    assert set(re.findall(r"url\(.", style)) <= {"url(#"}


def test_hostile_text_is_shown_as_text() -> None:
    text = _sample()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\\x1b[31m=HYPERLINK(" in text
    assert "\x1b" not in text
    assert "<script>alert" not in text


def test_every_section_is_there_in_its_order() -> None:
    page = _Page(_sample())
    sections = [attributes["id"] for tag, attributes in page.seen if tag == "section"]
    assert [name for name in sections if not str(name).startswith("figure")] == [
        "verdict", "questions", "data", "who", "findings", "observations", "unseen", "hooks", "rules", "method",
        "reproduce",
    ]  # fmt: skip
    text = _sample()
    assert "5f" * 32 in text
    assert "pinned.example.org" in text
    assert "android.imei" in text


def test_every_link_has_its_place() -> None:
    page = _Page(_sample())
    targets = {str(a["href"])[1:] for tag, a in page.seen if tag == "a" and a.get("href")}
    ids = [a["id"] for _, a in page.seen if a.get("id")]
    assert targets <= set(ids)
    assert len(ids) == len(set(ids))
    assert {"data-android_id", "rule-pre_consent_send", "gap-tls_refused"} <= targets


def test_values_appear_only_when_asked_for() -> None:
    assert not [value for value in CLEAR.values() if value in _sample()]
    assert _html(sample(show_values=True)).count(CLEAR["a" * 32]) > 1


def test_an_empty_session_has_a_page() -> None:
    text = _html(build_report({}, {}, [], {}), "zh")
    assert "没有发现" in text
    assert "是否在用户同意之前获取数据，未能看到" in text
    island = json.loads(_Page(text).texts["script"][0])
    assert island["rows"] == [[]] * len(island["columns"])


@pytest.mark.parametrize(("lang", "declared"), [("zh", "zh-Hans"), ("en", "en")])
def test_the_language_asked_for_is_shown_first_and_both_are_there(lang: str, declared: str) -> None:
    text = _sample(lang)
    assert f'<html lang="{declared}" data-lang="{lang}">' in text
    assert (
        re.search(r"<title[^>]*>(.*?)</title>", text)[1]
        == (  # type: ignore[index]
            {"zh": "应用隐私报告 · com.example.weather", "en": "Privacy report · com.example.weather"}[lang]
        )
    )
    assert text.count('<span lang="en">') == text.count('<span lang="zh">') > 100


def test_the_same_session_gives_the_same_bytes() -> None:
    assert _html(sample()) == _sample()
