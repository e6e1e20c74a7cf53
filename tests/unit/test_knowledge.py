from __future__ import annotations

from collections import Counter

from analyzer import knowledge
from analyzer.datatypes import data_types
from analyzer.rules.sources import load_sources


def test_the_counts_are_those_of_the_texts() -> None:
    assert Counter(kind.assessability for kind in knowledge.finding_types().values()) == {
        "runtime": 18,
        "partial": 20,
        "manual": 4,
    }
    items = knowledge.violation_items().values()
    assert Counter(item.assessability for item in items) == {"runtime": 8, "partial": 15, "manual": 8}
    assert Counter(item.category for item in items) == {1: 4, 2: 4, 3: 9, 4: 6, 5: 3, 6: 5}
    assert list(knowledge.violation_categories()) == [1, 2, 3, 4, 5, 6]
    assert list(knowledge.finding_kinds()) == [f"K{n:02}" for n in range(1, 17)]
    assert list(knowledge.problem_types()) == [f"P{n}" for n in range(1, 9)] + [f"Q{n}" for n in range(1, 11)]
    named = {permission.name for permission in knowledge.permissions().values() if permission.is_dangerous}
    assert len(named - {"android.permission.health.*"}) == 50


def test_every_reference_resolves() -> None:
    types, items = knowledge.finding_types(), knowledge.violation_items()
    kinds, problems, sources = knowledge.finding_kinds(), knowledge.problem_types(), load_sources().sources
    for kind in types.values():
        assert set(kind.method_items) <= set(items)
        assert set(kind.miit_kinds) <= set(problems)
        assert set(kind.safenet_kinds) <= set(kinds)
        assert set(kind.laws) <= set(sources)
    for rows in (items, kinds, problems):
        assert {name for row in rows.values() for name in row.finding_types} <= set(types)
    assert {law for kind in kinds.values() for law in kind.laws} <= set(sources)
    assert {item for kind in kinds.values() for item in kind.method_items} <= set(items)
    opened = {name for permission in knowledge.permissions().values() for name in permission.data_types}
    assert opened <= set(data_types())


def test_a_row_is_recalled_when_a_clause_it_cites_is() -> None:
    sources = load_sources().sources
    for kind in knowledge.finding_types().values():
        sure = {sources[law].confidence for law in kind.laws}
        assert kind.confidence == ("recalled" if "recalled" in sure else "seen"), kind.id


def test_both_languages_are_there() -> None:
    for rows in (
        knowledge.finding_types(),
        knowledge.violation_items(),
        knowledge.finding_kinds(),
        knowledge.problem_types(),
    ):
        for row in rows.values():
            assert row.en and row.zh, row.id
            assert any("一" <= letter <= "鿿" for letter in row.zh), row.id


def test_a_permission_has_a_group_of_its_own_when_none_is_known() -> None:
    assert knowledge.permission_group("android.permission.ACCESS_FINE_LOCATION") == "LOCATION"
    assert knowledge.permission_group("com.example.permission.MINE") == "com.example.permission.MINE"


def test_the_new_numbers_of_the_cybersecurity_law_are_told() -> None:
    from analyzer.rules.page import citation

    assert "Art. 41 (counted as 43 since 2026-01-01)" in citation("csl2016-41", "en")
    assert "text of 2016" in citation("csl2016-41", "en")
    assert "第43条" in citation("csl2016-41", "zh")
