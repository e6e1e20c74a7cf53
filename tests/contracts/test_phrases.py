"""Pages made from units and measurements say the same in every language, of the same data."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from support.twins import twins, write_page

from analyzer import reference, resources
from analyzer.cli.pages import below, page, topics
from analyzer.decode import endpoint_pages
from analyzer.detect import closure_pages
from analyzer.i18n.catalog import LANGUAGES
from analyzer.i18n.phrases import Phrases, page_in, phrases
from analyzer.reference import files

DOCS = resources.path("docs")
OTHERS = [lang for lang in LANGUAGES if lang != "en"]
FROM_ENGLISH = ("features", "patterns", "truth")
"""Pages whose other languages are made of their English text."""
CODE = re.compile(r"```.*?^```|^ {4}.*$|`[^`\n]*`|https?://\S+|“[^”]*”|\"[^\"]*\"", re.MULTILINE | re.DOTALL)
SENTENCE = re.compile(r"(?<![\w.-])[a-z]{2,}(?: [a-z]{2,}){3}")
"""Four plain words in a row: a sentence, not a name."""


def _make_all(lang: str) -> Iterator[str]:
    """Give the text of every made page whose phrases stand in the catalog."""
    yield from closure_pages.pages().values()
    yield from endpoint_pages.pages().values()
    yield from (make(lang) for make in (reference.contracts_page, files.files_page))
    yield from (page_in((DOCS / f"{name}.md").read_text(encoding="utf-8"), lang) for name in FROM_ENGLISH)


@pytest.fixture(params=OTHERS)
def used(request: pytest.FixtureRequest) -> Phrases:
    """Give the phrases of a language after every page was made from them."""
    book = phrases(request.param)
    book.missing.clear()
    assert all(_make_all(request.param))
    return book


def test_every_phrase_of_a_made_page_is_there_and_none_is_left_over(used: Phrases) -> None:
    assert sorted(used.missing) == [], "say them in analyzer/i18n/phrases.zh.json"
    assert [text for section in used.sections.values() for text in section if text not in used.used] == []


def test_no_phrase_stands_twice(used: Phrases) -> None:
    texts = [text for section in used.sections.values() for text in section]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


@pytest.mark.parametrize("name", FROM_ENGLISH)
def test_golden_a_page_has_its_twins(name: str) -> None:
    english = DOCS / f"{name}.md"
    made = twins(english, english.read_text(encoding="utf-8"))
    if os.environ.get("CONSENTINEL_WRITE_GOLDEN"):
        write_page(english, english.read_text(encoding="utf-8"))
    assert {file: file.read_text(encoding="utf-8") for file in made} == made, "run `make golden`"


@pytest.mark.parametrize("lang", OTHERS)
def test_no_page_holds_a_sentence_in_english(lang: str) -> None:
    known = [*topics(), *below()]
    bare = {topic: CODE.sub("", page(topic, lang)) for topic in known}
    assert {topic: found[0] for topic, text in bare.items() if (found := SENTENCE.search(text))} == {}
