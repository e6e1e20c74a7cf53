from __future__ import annotations

import re

from analyzer.knowledge import finding_kinds, finding_types
from analyzer.rules.catalog import load_rules
from analyzer.rules.sources import load_sources

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def test_every_source_is_cited_and_every_text_has_one() -> None:
    loaded = load_sources()
    cited = {key for rule in load_rules() for key in rule.head.sources}
    cited |= {key for rows in (finding_types(), finding_kinds()) for row in rows.values() for key in row.laws}
    assert cited == set(loaded.sources)
    assert {source.text for source in loaded.sources.values()} == set(loaded.texts)


def test_clauses_of_texts_that_were_not_read_are_marked_recalled() -> None:
    loaded = load_sources()
    unread = {key for key, text in loaded.texts.items() if text.read_in in ("", "titles of the clauses only")}
    marked = {source.confidence for source in loaded.sources.values() if source.text in unread}
    assert marked <= {"recalled", "own"}


WITHOUT_YEAR = {"ccr", "play", "appstore", "consentinel"}
"""Texts that are changed without end, so that no year names them."""


def test_the_name_of_a_text_has_a_year_and_its_origin_is_told() -> None:
    texts = load_sources().texts
    dated = {key for key, text in texts.items() if all(YEAR.search(name) for name in (text.en, text.zh))}
    assert set(texts) - dated == WITHOUT_YEAR
    assert {key for key in dated if not (texts[key].read_in or texts[key].year_from)} == set()
    assert {key for key in WITHOUT_YEAR if texts[key].year_from} == set()


def test_both_names_of_a_text_have_the_same_year() -> None:
    for key, text in load_sources().texts.items():
        assert set(YEAR.findall(text.en)) == set(YEAR.findall(text.zh)), key
