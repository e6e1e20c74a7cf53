"""Made pages in another language: piece by piece, structure and code as they are."""

from __future__ import annotations

import pytest

from analyzer.i18n.phrases import Phrases, page_in, phrase, phrases

BOOK = {
    "words": {
        "how sure": "可靠程度",
        "the colour": "颜色",
        "In {}, '{}' names {}.": "{0}中，'{1}' 指{2:t}。",
        "{} and {}": "{0} 和 {1}",
    }
}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("how sure", "可靠程度"),
        ("In the page, 'c' names the colour.", "the page中，'c' 指颜色。"),
        ("In {0}, '{1:t}' names the colour.", "{0}中，'{1:t}' 指颜色。"),
        ("words of somebody", "words of somebody"),
    ],
)
def test_a_phrase_is_found_whole_or_by_its_shape(text: str, said: str) -> None:
    assert Phrases(BOOK).say(text) == said


def test_what_was_used_and_what_is_missing_is_told() -> None:
    book = Phrases(BOOK)
    for text in ("how sure", "some words here", "In it, 'c' names the tune.", "Chinese 中文 words here", "a/b-c", "id"):
        book.say(text)
    assert book.used == {"how sure", "In {}, '{}' names {}."}
    assert book.missing == {"some words here", "the tune"}


def test_a_short_word_counts_only_where_it_is_ours() -> None:
    book = Phrases(BOOK)
    book.say("tune")
    assert book.missing == set()
    book.say("tune", is_ours=True)
    assert book.missing == {"tune"}


def test_structure_code_and_order_of_a_page_stay() -> None:
    text = (
        "## base32\n\nMade from the codecs;\na test keeps it current.\n\n    (nothing)\n\n"
        "| column | n |\n| --- | ---: |\n| a\\|b | 1 |\n\n- `weak`: form leaves < 40 bits\n"
    )
    assert page_in(text, "zh") == (
        "## base32\n\n由各编解码器生成，测试保证其不过时。\n\n    (nothing)\n\n"
        "| 列 | n |\n| --- | ---: |\n| a\\|b | 1 |\n\n- `weak`：形式少于 40 位\n"
    )


def test_english_stays_as_it_is() -> None:
    assert (phrase("how often", "en"), page_in("# How often", "en")) == ("how often", "# How often")
    assert phrase("how often", "zh") == phrases("zh").sections["tables"]["how often"] == "次数"
