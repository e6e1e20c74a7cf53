from __future__ import annotations

import math

import pytest

from analyzer.survey import comparisons, stats
from analyzer.survey.measures import ANY
from analyzer.survey.run import Counted


def test_scenarios_are_compared_within_the_app(small: Counted) -> None:
    rows = {(row["measure"], row["key"]): row for row in comparisons.changes(small)}
    assert set(rows) == {("sent", "location_precise"), ("sent_third", "location_precise")}
    row = rows["sent", "location_precise"]
    assert (row["kind"], row["first"], row["second"], row["apps"]) == (
        "scenario", "first-run-accept", "first-run-refuse", 4
    )  # fmt: skip
    assert (row["k_first"], row["k_second"], row["only_first"], row["only_second"]) == (4, 0, 4, 0)
    assert (row["p"], row["p_holm"]) == (0.125, 0.25)


def test_consent_is_compared_from_before_to_after(rich: Counted) -> None:
    rows = {(row["measure"], row["key"]): row for row in comparisons.changes(rich)}
    assert {(row["kind"], row["first"], row["second"]) for row in rows.values()} == {("state", "before", "granted")}
    assert {key: (row["k_first"], row["k_second"], row["apps"]) for key, row in rows.items()} == {
        ("sent_third", "imei"): (4, 6, 12), ("sent", "imei"): (4, 6, 12),
        ("sent_third", "location_precise"): (0, 12, 12), ("sent", "location_precise"): (0, 12, 12),
        ("read", "contacts"): (12, 0, 12), ("read", "imei"): (12, 0, 12),
    }  # fmt: skip
    # Four sent it before, six after, two in both.
    assert (rows["sent", "imei"]["only_first"], rows["sent", "imei"]["only_second"]) == (2, 4)


def test_years_stand_beside_each_other(rich: Counted, small: Counted) -> None:
    rows = {row["measure"]: row for row in comparisons.years(rich)}
    assert set(rows) == set(ANY)
    row = rows["before_consent"]
    assert (row["first"], row["second"]) == ("2025", "2026")
    assert (row["k_first"], row["n_first"], row["k_second"], row["n_second"]) == (3, 9, 2, 12)
    apart = stats.difference(stats.wilson(3, 9), stats.wilson(2, 12))
    assert (row["difference"], row["ci_low"], row["ci_high"]) == apart
    assert (row["in_both"], row["only_first"], row["only_second"]) == (9, 2, 0)
    assert comparisons.years(small) == []


def test_two_studies_stand_beside_each_other(rich: Counted, small: Counted) -> None:
    rows = {row["measure"]: row for row in comparisons.studies(small, rich)}
    row = rows["before_consent"]
    assert (row["k_first"], row["n_first"], row["k_second"], row["n_second"], row["in_both"]) == (4, 9, 4, 12, 0)
    same = {row["measure"]: row for row in comparisons.studies(rich, rich)}["before_consent"]
    assert (same["difference"], same["in_both"], same["only_first"], same["p"]) == (0.0, 12, 0, 1.0)


def test_a_side_on_which_nothing_was_judged_has_no_difference() -> None:
    assert all(math.isnan(one) for one in stats.difference(stats.wilson(0, 0), stats.wilson(1, 2)))


@pytest.mark.parametrize(("k", "n"), [(0, 10), (10, 10)])
def test_nothing_and_everything_have_a_difference_with_an_interval(k: int, n: int) -> None:
    apart, low, high = stats.difference(stats.wilson(k, n), stats.wilson(n - k, n))
    assert abs(apart) == 1 and -1 <= low <= apart <= high <= 1
