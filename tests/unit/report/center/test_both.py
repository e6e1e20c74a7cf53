from __future__ import annotations

from dataclasses import dataclass

import pytest
from markupsafe import escape

from analyzer.report.center.both import Both, attributes, in_both, said


@dataclass(frozen=True)
class _Row:
    name: str
    n: int
    parts: list[str]


def test_what_differs_between_languages_becomes_both_and_the_rest_stays() -> None:
    rows = {"en": _Row("place", 2, ["api.example", "read"]), "zh": _Row("位置", 2, ["api.example", "读取"])}
    assert in_both(lambda lang: (rows[lang], 7)) == (
        {"name": Both(("place", "位置")), "n": 2, "parts": ["api.example", Both(("read", "读取"))]},
        7,
    )


def test_shapes_that_differ_are_a_fault() -> None:
    with pytest.raises(ValueError, match="differs between languages"):
        in_both(lambda lang: {"en": 1, "zh": 2}[lang])
    with pytest.raises(ValueError, match="zip"):
        in_both(lambda lang: {"en": ["a"], "zh": []}[lang])


def test_markup_has_a_span_for_each_language_and_escapes() -> None:
    assert escape(Both(("<b>", "二"))) == '<span lang="en">&lt;b&gt;</span><span lang="zh">二</span>'
    assert not Both(("", ""))


def test_an_attribute_carries_both_languages_for_the_script() -> None:
    text = attributes("title", Both(('say "x"', "说")), "en")
    assert text == 'title="say &#34;x&#34;" data-title-en="say &#34;x&#34;" data-title-zh="说"'
    assert attributes("title", "SHA-256", "zh") == 'title="SHA-256"'
    assert said("center.sha256") == "SHA-256"
