from __future__ import annotations

from pathlib import Path

import pytest
from unit.report.sample_report import sample

from analyzer.cli.document import Recipient, check_document, complete_format, document
from analyzer.model.errors import SetupError, UsageError


def test_a_letter_follows_the_ending_of_its_file() -> None:
    made = {name: str(document(sample(), "letter", None, Path(name))) for name in ("a.md", "a.txt", "a.html", "a.odd")}
    assert {name: text.splitlines()[0] for name, text in made.items()} == {
        "a.md": "\\[\\[sender: name\\]\\]\\",
        "a.txt": "[[sender: name]]",
        "a.html": "<!DOCTYPE html>",
        "a.odd": "\\[\\[sender: name\\]\\]\\",
    }


def test_whom_it_is_for_needs_a_letter() -> None:
    with pytest.raises(UsageError) as caught:
        check_document("html", Recipient.STORE, None)
    assert caught.value.code == "E104"
    check_document("letter.text", Recipient.STORE, None)


def test_a_pdf_without_a_browser_is_refused_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSENTINEL_BROWSER", "/no/browser")
    with pytest.raises(SetupError) as caught:
        check_document("pdf", None, Path("x.pdf"))
    assert caught.value.code == "E256"


def test_a_pdf_is_not_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(UsageError) as caught:
        check_document("pdf", None, None)
    assert caught.value.code == "E102"


def test_documents_are_completed_beside_formats() -> None:
    assert complete_format("let") == ["letter", "letter.markdown", "letter.text", "letter.html"]
    assert complete_format("pd") == ["pdf"]
