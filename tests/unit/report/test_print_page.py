from __future__ import annotations

import re
from dataclasses import replace

from unit.report.sample_report import sample

from analyzer.report.print_page import css_text, print_page

PAGE = (
    '<!DOCTYPE html><html data-lang="en"><head><meta http-equiv="Content-Security-Policy" content="script-src x">'
    '<title>x</title></head><body><main id="main"><p>text</p></main><script type="application/json">{}</script>'
    "<script>run()</script></body></html>"
)


def test_nothing_of_the_page_runs() -> None:
    page = print_page(sample(), PAGE, "en")
    assert "<script" not in page
    assert "default-src 'none'; style-src 'unsafe-inline'" in page


def test_every_page_has_its_number_session_and_hash() -> None:
    page = print_page(replace(sample(), manifest_hash="ab" * 32), PAGE, "en")
    assert '@bottom-right { content: counter(page) " / " counter(pages); }' in page
    assert f"manifest hash {'ab' * 32}" in page
    assert "session 20261121T224012Z_com.example.weather_7f3a" in page
    zh = print_page(sample(), PAGE, "zh")
    assert '@bottom-right { content: "\\7b2c  " counter(page) " / " counter(pages) " \\9875 "; }' in zh


def test_the_front_tells_what_the_document_is_about() -> None:
    page = print_page(replace(sample(), manifest_hash="ab" * 32), PAGE, "en")
    front = re.findall(r'<main id="main"><section class="front">(.*?)</section><p>text', page, re.DOTALL)[0]
    assert "Manifest hash" in front
    assert front.count("ab" * 32) == 1
    assert "Nova 5" in front
    bare = print_page(replace(sample(), manifest_hash=""), PAGE, "en")
    assert "Manifest hash" not in bare.split("</head>")[1]


def test_no_name_of_an_app_ends_the_style() -> None:
    manifest = {**sample().manifest, "app": {"id": '"; } </style><script>x()</script>'}}
    page = print_page(replace(sample(), manifest=manifest), PAGE, "en")
    assert "<script" not in page
    assert page.count("</style>") == 1


def test_css_strings_are_closed() -> None:
    assert css_text('a"\\\n') == '"a\\22 \\5c \\a "'
