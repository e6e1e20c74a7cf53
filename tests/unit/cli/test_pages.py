"""Every topic has its page, and says in which languages it is offered."""

from __future__ import annotations

from pathlib import Path

import pytest

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


def test_what_is_not_in_chinese_says_so_in_its_title() -> None:
    english = {topic for topic in pages.topics("zh") if not pages.is_offered(topic, "zh")}
    assert {"contracts", "events", "tables"} <= english
    assert not english & {"commands", "datatypes", "errors", "files", "hook_list", "marks", "rules", "cookbook"}
    assert pages.is_offered("rules/pre_consent_send", "zh")
    assert pages.is_offered("E101", "zh")
