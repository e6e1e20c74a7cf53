from __future__ import annotations

import re

import pytest

from analyzer.i18n.catalog import LANGUAGES
from analyzer.rules.catalog import load_rules
from analyzer.rules.model import Rule
from analyzer.rules.page import citation, rule_page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_a_page_holds_every_text_and_source(rule: Rule, lang: str) -> None:
    page = rule_page(rule, lang)
    doc = rule.doc[lang]
    for text in (doc.title, doc.what, doc.why, doc.fix, doc.limits):
        assert text in page
    assert page.count("`{") == len(rule.bad) + len(rule.good)
    assert all(citation(source, lang) in page for source in rule.head.sources)


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_texts_of_a_rule_give_no_verdict_of_law(rule: Rule) -> None:
    words = re.compile("illegal|unlawful|violat|违法|违规|非法", re.IGNORECASE)
    for lang in LANGUAGES:
        assert not [key for key, text in rule.doc[lang].model_dump().items() if words.search(text)]


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_chinese_texts_use_chinese_punctuation(rule: Rule) -> None:
    for text in rule.doc["zh"].model_dump().values():
        assert not re.search("[\u3000-\u9fff][,;:?() ]|[,;:?() ][\u3000-\u9fff]", text)


def test_what_is_recalled_says_so_and_a_renumbered_law_says_which_text() -> None:
    assert citation("gbt35273-5.4", "en").endswith("[recalled from memory: check against the official text]")
    assert "凭记忆记录" in citation("gbt35273-5.4", "zh")
    assert citation("pipl-13", "en").endswith("[text read]")
    assert "text of 2016" in citation("csl2016-41", "en")
    assert "renumbered by the amendment in force since 2026-01-01" in citation("csl2016-41", "en")
