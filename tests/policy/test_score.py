"""The reader is as good as its page says, and the page is the one that the labelled sentences give."""

from __future__ import annotations

import pytest

from policy.__main__ import PAGE, PAGE_ZH
from policy.labelled import HALVES, LANGUAGES, labelled
from policy.page import page, page_zh
from policy.score import score


def test_the_page_is_what_the_sentences_give() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make policy` and read the difference"


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_precision_and_recall_do_not_fall(lang: str, half: str) -> None:
    one = score([sentence for sentence in labelled(lang) if sentence.half == half])
    least = 0.95 if half == "development" else 0.9
    assert one.precision >= least
    assert one.recall >= least


def test_the_chinese_page_has_the_same_figures() -> None:
    text = PAGE_ZH.read_text(encoding="utf-8")
    assert text == page_zh(text), "run `make policy`"
