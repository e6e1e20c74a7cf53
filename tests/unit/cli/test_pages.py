"""Every topic has its page, and says in which languages it is offered."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer import resources
from analyzer.cli import pages
from analyzer.reference.units import rule_ids

DOCS = Path(__file__).resolve().parents[3] / "analyzer" / "docs"


def test_topics_are_the_written_and_the_made_pages() -> None:
    written = {file.stem for file in DOCS.glob("*.md")}
    made = {"commands", "contracts", "datatypes", "errors", "events", "files", "hook_list", "marks", "rules", "tables"}
    assert set(pages.topics()) == written | made
    assert not written & made


def test_pages_in_folders_are_those_of_vendors_and_rules() -> None:
    vendors = {f"vendors/{file.stem}" for file in (DOCS / "vendors").glob("*.md")}
    assert set(pages.below()) == vendors | {f"rules/{rule_id}" for rule_id in rule_ids()}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_page_has_one_title_at_its_top(lang: str) -> None:
    for topic in [*pages.topics(lang), *pages.below(), *pages.codes()]:
        text = pages.page(topic, lang)
        assert text.startswith("# "), topic
        assert "<!-- translates" not in text, topic


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_page_is_offered_in_every_language(lang: str) -> None:
    known = [*pages.topics(), *pages.below(), *pages.codes()]
    assert [topic for topic in known if not pages.is_offered(topic, lang)] == []


def test_a_page_without_a_translation_is_shown_in_english_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.md").write_text("# A page of ours\n", encoding="utf-8")
    monkeypatch.setattr(resources, "path", lambda _name: tmp_path)
    assert not pages.is_offered("own", "zh")
    assert pages.page("own", "zh") == "# A page of ours\n"
    assert pages.topics("zh")["own"].startswith("A page of ours") and pages.topics("zh")["own"] != "A page of ours"
