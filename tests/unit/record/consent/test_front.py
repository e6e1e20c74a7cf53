# ruff: noqa: E501 — a node a line
from __future__ import annotations

import pytest

from analyzer.record.consent.decide import Inspection, inspect

PAGE = ("<node class='android.webkit.WebView' bounds='[0,90][1080,2340]'>"
        "<node class='v' text='We use cookies to process your personal data. See our privacy policy.' bounds='[0,100][1080,300]'/>"
        "<node class='android.widget.Button' text='Accept all' clickable='true' bounds='[0,300][500,400]'/>"
        "<node class='android.widget.Button' text='Reject all' clickable='true' bounds='[500,300][1080,400]'/></node>")  # fmt: skip
FRONT = ("<node class='f' {place}><node class='t' text='{text}' bounds='[100,1000][900,1100]'/>"
         "<node class='android.widget.Button' text='{label}' clickable='true' bounds='[100,1200][900,1400]'/></node>")  # fmt: skip
SENTENCE = "A new version of the app is ready for you, with many improvements."


def _seen(front: str, *, later: bool = True) -> Inspection:
    inside = PAGE + front if later else front + PAGE
    tree = f"<hierarchy><node class='f' package='com.a' bounds='[0,0][1080,2340]'>{inside}</node></hierarchy>"
    return inspect(tree.encode())


def _front(place: str = "bounds='[80,900][1000,1500]'", text: str = SENTENCE, label: str = "Update now") -> str:
    return FRONT.format(place=place, text=text, label=label)


def test_a_question_behind_another_dialog_is_not_answered() -> None:
    seen = _seen(_front())
    assert (seen.is_consent, seen.kind, seen.accept) == (False, "update", None)
    assert seen.reason == "another dialog stands before the question"


@pytest.mark.parametrize(
    "front",
    [
        "",
        _front(place="bounds='[0,2000][1080,2340]'"),
        _front(place=""),
        _front(text="Home"),
        "<node class='t' text='A sentence that is long enough to be read as one.' bounds='[80,900][1000,1500]'/>",
    ],
    ids=["nothing", "a bar", "without a place", "without a sentence", "without a button"],
)
def test_what_is_no_dialog_covers_nothing(front: str) -> None:
    seen = _seen(front)
    assert seen.accept is not None and seen.accept.label == "Accept all"


def test_what_was_drawn_before_the_page_is_behind_it() -> None:
    assert _seen(_front(), later=False).accept is not None
