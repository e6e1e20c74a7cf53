from __future__ import annotations

import json
import re

from analyzer.report.figures.bilingual import cells, fit, island, said, spans, svg_texts, table

HOSTILE = "</script><img src=x>\u202e"


def test_a_page_holds_every_language() -> None:
    assert spans(said("severity.high")) == '<span lang="en">high</span><span lang="zh">高</span>'
    assert spans({"en": "OAID", "zh": "OAID"}) == "OAID"


def test_hostile_text_is_shown() -> None:
    assert spans(HOSTILE) == "&lt;/script&gt;&lt;img src=x&gt;\\u202e"
    assert spans({"en": HOSTILE, "zh": "x"}).startswith('<span lang="en">&lt;/script')
    assert "<img" not in svg_texts(HOSTILE, spans("")) + table([{"en": "<a>", "zh": "b"}], [[HOSTILE]])


def test_nothing_ends_an_island() -> None:
    found = re.fullmatch(r'<script type="application/json" id="x">([^<>&]*)</script>', str(island("x", {"a": HOSTILE})))
    assert found is not None
    assert json.loads(found[1]) == {"a": HOSTILE}


def test_texts_are_cut_by_their_width() -> None:
    assert cells("ab中文") == 6
    assert fit({"en": "abcdef", "zh": "中文中文"}, 5) == {"en": "abcd…", "zh": "中文…"}
