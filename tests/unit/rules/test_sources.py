from __future__ import annotations

from analyzer.knowledge import finding_kinds, finding_types
from analyzer.rules.catalog import load_rules
from analyzer.rules.sources import load_sources


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
