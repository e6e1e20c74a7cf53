from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace

from unit.report.sample_report import sample
from unit.report.test_difference import _less

from analyzer.report.comparison.page import comparison_page
from analyzer.report.difference import difference


def _page(lang: str = "en") -> str:
    return comparison_page(difference([sample(), _less()]), lang)


def test_both_languages_are_in_the_page_and_one_is_shown() -> None:
    page = _page("zh")
    assert '<html lang="zh-Hans" data-lang="zh">' in page
    for text in ("3 are not seen any more in B", "B中不再出现3项", "Kinds of data", "信息种类"):
        assert text in page


def test_the_policy_allows_our_style_and_script_alone() -> None:
    page = _page()
    policy = html.unescape(re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[0])
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert (len(style), len(script)) == (1, 1)
    for kind, text in (("style", style[0]), ("script", script[0])):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert re.findall(r'\sstyle="|\son\w+="|(?:src|href)="(?!#)', page) == []


def test_what_an_app_says_is_never_markup() -> None:
    hostile = replace(sample(), manifest={**sample().manifest, "app": {"id": "<b>\u202e\x1b", "version": "<i>\u202e"}})
    page = comparison_page(difference([hostile, _less()]), "en")
    assert [part for part in ("<script>alert", "<b>\\", "<i>", "\u202e", "\x1b") if part in page] == []
    assert "&lt;script&gt;alert(1)" in page
    assert "&lt;b&gt;\\u202e\\x1b" in page


def test_links_of_the_contents_lead_somewhere() -> None:
    page = _page()
    assert {name for name in re.findall(r'href="#([\w-]+)"', page) if f'id="{name}"' not in page} == set()


def test_rows_behind_the_tables_stand_by_session() -> None:
    island = json.loads(re.findall(r'id="island">(.*?)</script>', _page(), re.DOTALL)[0])
    rows = [row for row in island["figures"]["matrix"] if row["data_type"] == "android_id"]
    assert rows == [
        {"data_type": "android_id", "change": "gone", "session": "A", "n_read": 1, "n_sent": 2, "n_read_without": 1,
         "n_sent_without": 1, "recipients": "Umeng"},
        {"data_type": "android_id", "change": "gone", "session": "B", "n_read": 0, "n_sent": 0, "n_read_without": 0,
         "n_sent_without": 0, "recipients": ""},
    ]  # fmt: skip
    assert set(island["figures"]) == {"matrix", "found", "acts", "permissions"}
