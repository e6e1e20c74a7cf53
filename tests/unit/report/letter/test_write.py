from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from unit.report.sample_report import sample

from analyzer.report.letter.write import letter

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "reports"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("to", "syntax"), [("authority", "markdown"), ("company", "text"), ("store", "html")])
def test_letters_read_as_accepted_golden(to: str, syntax: str, lang: str) -> None:
    text = letter(replace(sample(), manifest_hash="ab" * 32), to, lang, syntax)
    file = GOLDEN / f"letter.{to}.{lang}.{syntax}"
    if os.environ.get("CONSENTINEL_WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_bytes().decode("utf-8"), "run `make golden` and read the difference"


def test_what_an_app_says_is_never_markup() -> None:
    manifest = {**sample().manifest, "app": {"id": "a", "name": "[x](http://a.example) <b>\x1b"}}
    data = replace(sample(), manifest=manifest)
    obeyed = [line for line in letter(data, "store", "en", "markdown").splitlines() if "](http" in line]
    assert len(obeyed) == 3
    assert [line for line in obeyed if not re.fullmatch(r"(# |- )?`[^`]*`", line)] == []
    page = letter(data, "store", "en", "html")
    assert "<b>" not in page
    assert "&lt;b&gt;\\x1b" in page


def test_what_the_sender_fills_in_is_marked() -> None:
    page = letter(sample(), "authority", "zh", "html")
    assert "<mark>【地点、日期】</mark>" in page
    assert "<mark>[third party]</mark>" not in letter(sample(), "authority", "en", "html")
