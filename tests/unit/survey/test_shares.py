from __future__ import annotations

import math
from pathlib import Path

import pytest
from unit.survey.populations import small_study

from analyzer.survey import shares, stats, tables
from analyzer.survey.run import Counted
from analyzer.survey.study import Study
from analyzer.survey.tally import ALL


def test_a_row_has_its_interval_and_its_bounds(small: Counted) -> None:
    row = shares.share_row(small, ALL, ("any", "before_consent"))
    known = stats.wilson(4, 9)
    assert (row["share"], row["ci_low"], row["ci_high"], row["ci_method"]) == (4 / 9, known.low, known.high, "wilson")
    assert (row["n_not_judged"], row["n_apps"], row["share_if_rest_clean"], row["share_if_rest_not"]) == (
        1,
        10,
        0.4,
        0.5,
    )
    assert tuple(row) == shares.PREVALENCE


def test_a_population_narrows_the_interval_of_its_group_and_weighs_the_whole(tmp_path: Path) -> None:
    study = Study(name="small", populations={"payment": 5, "map_navigation": 45})
    counted = small_study(tmp_path, study)
    before = ("any", "before_consent")
    whole = shares.share_row(counted, ("category", "payment"), before)
    assert (whole["ci_low"], whole["ci_high"], whole["ci_method"]) == (0.8, 0.8, "census")
    group = shares.share_row(counted, ("category", "map_navigation"), before)
    assert (group["k"], group["n"], group["ci_method"]) == (0, 4, "wilson_fpc")
    row = shares.share_row(counted, ALL, before)
    known = stats.stratified([(0, 4, 45), (4, 5, 5)])
    assert (row["k"], row["n"], row["ci_method"]) == (4, 9, "stratified_wilson")
    assert (row["share"], row["ci_low"], row["ci_high"]) == (known.share, known.low, known.high)
    assert row["share"] == pytest.approx(0.1 * 0.8)
    assert (row["share_if_rest_clean"], row["share_if_rest_not"]) == pytest.approx((0.08, 0.08 + 0.9 * 0.2))


def test_a_stratum_of_which_nothing_was_judged_is_said_and_bounds_the_share(tmp_path: Path) -> None:
    study = Study(name="small", populations={"payment": 50, "map_navigation": 30, "news": 20})
    row = shares.share_row(small_study(tmp_path, study), ALL, ("any", "before_consent"))
    assert row["ci_method"] == "stratified_wilson_partial"
    assert row["share"] == pytest.approx(0.8 * 50 / 80)
    assert (row["share_if_rest_clean"], row["share_if_rest_not"]) == pytest.approx((0.4, 0.4 + 0.3 * 0.2 + 0.2))


def test_the_exact_interval_is_chosen_by_the_study(tmp_path: Path) -> None:
    counted = small_study(tmp_path, Study(name="small", interval="clopper_pearson"))
    row = shares.share_row(counted, ALL, ("any", "before_consent"))
    known = stats.clopper_pearson(4, 9)
    assert (row["ci_low"], row["ci_high"], row["ci_method"]) == (known.low, known.high, "clopper_pearson")
    assert {row["ci_method"] for row in tables.prevalence(counted) if row["n"]} == {"clopper_pearson"}


def test_a_group_of_none_has_no_share() -> None:
    share = stats.wilson(0, 0)
    assert math.isnan(share.share)
