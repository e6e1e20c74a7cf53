from __future__ import annotations

import pytest

from analyzer.survey import cca, stats
from analyzer.survey.run import Counted

CLASSES = ("place", "contacts", "identity", "phone", "any")


def test_the_table_of_the_consumers_association(small: Counted) -> None:
    rows = {(row["value"], row["class"]): row for row in cca.cca(small)}
    assert {key: (row["k"], row["n"]) for key, row in rows.items()} == {
        ("map_navigation", name): (0, 4) for name in CLASSES
    } | {("payment", name): (0, 5) for name in ("contacts", "identity", "phone")} | {
        ("payment", "place"): (4, 5), ("payment", "any"): (4, 5), ("", "place"): (4, 9), ("", "any"): (4, 9),
        ("", "contacts"): (0, 9), ("", "identity"): (0, 9), ("", "phone"): (0, 9),
    }  # fmt: skip
    published = {name: row["published_k"] for (value, name), row in rows.items() if value == ""}
    assert published == {"place": 59, "contacts": 28, "identity": 23, "phone": 22, "any": 91}
    assert {row["published_k"] for (value, _), row in rows.items() if value} == {None}
    assert {row["declared_n"] for row in rows.values()} == {0}


def test_declared_and_observed_stand_beside_each_other_and_are_never_added(rich: Counted) -> None:
    rows = {(row["value"], row["class"]): row for row in cca.cca(rich)}
    both = {key: (row["k"], row["n"], row["declared_k"], row["declared_n"]) for key, row in rows.items()}
    assert {name: both["news", name] for name in CLASSES} == {
        "place": (0, 6, 0, 4), "contacts": (0, 6, 4, 4), "identity": (0, 6, 0, 4), "phone": (0, 6, 0, 4),
        "any": (2, 6, 4, 4),
    }  # fmt: skip
    # A place is on the list of map apps, contacts are not.
    assert (both["map_navigation", "place"], both["map_navigation", "contacts"]) == ((0, 6, 0, 4), (0, 6, 4, 4))
    assert both["", "any"] == (4, 12, 8, 8)
    known = stats.stratified([(2, 6, 160), (2, 6, 40)])
    assert (rows["", "any"]["ci_low"], rows["", "any"]["ci_method"]) == (known.low, "stratified_wilson")


def test_what_is_declared_and_what_was_observed_agree_or_not(rich: Counted) -> None:
    assert [tuple(row.values()) for row in cca.declared_observed(rich)] == [
        ("contacts", 8, 0, 0, 0, 8),
        ("imei", 0, 0, 8, 0, 8),
        ("location_precise", 4, 0, 4, 0, 8),
    ]


def test_nothing_is_compared_without_scopes(small: Counted) -> None:
    assert cca.declared_observed(small) == []
    assert cca.policy(small) == []


def test_policies_have_stars_by_their_score(rich: Counted) -> None:
    rows = cca.policy(rich)
    assert [(row["app_id"], row["score"], row["stars"]) for row in rows[:2]] == [
        ("com.app11", 94.0, 4.5), ("com.app10", 90.0, 4.0)
    ]  # fmt: skip
    assert len(rows) == 12


@pytest.mark.parametrize(
    ("score", "stars"), [(0, 1), (60, 1), (60.5, 2), (70, 2), (80, 3), (85, 3.5), (90.1, 4.5), (100, 5)]
)
def test_the_scale_of_stars(score: float, stars: float) -> None:
    assert cca.stars(score) == stars
