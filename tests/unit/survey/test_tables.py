from __future__ import annotations

import math
from pathlib import Path

import pytest
from unit.survey.populations import HOSTILE, small_study

from analyzer.survey import stats, tables
from analyzer.survey.run import Counted
from analyzer.survey.study import Study
from analyzer.survey.tally import ALL


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Counted:
    return small_study(tmp_path_factory.mktemp("small"))


def _kn(rows: list[tables.Row], **where: str) -> dict[str, tuple[int, int]]:
    return {
        row["key"]: (row["k"], row["n"]) for row in rows if all(row[name] == value for name, value in where.items())
    }


def test_what_became_of_every_session(counted: Counted) -> None:
    assert [tuple(row.values()) for row in tables.eligibility(counted)] == [
        ("found", "", 16, 11),
        ("left_out", "not_complete", 1, 1),
        ("left_out", "opaque", 1, 0),
        ("counted", "", 14, 10),
    ]


def test_shares_of_all_apps(counted: Counted) -> None:
    rows = tables.prevalence(counted)
    assert _kn(rows, group="", measure="any") == {
        "read": (5, 10), "sent": (7, 10), "sent_third": (7, 10), "before_consent": (4, 9), "undeclared": (0, 9),
        "unnecessary": (0, 9), "overcollected": (4, 9), "after_refusal": (0, 10),
    }  # fmt: skip
    assert _kn(rows, group="", measure="recipient") == {"umeng": (4, 10), "nowhere": (3, 10)}
    assert _kn(rows, group="", measure="country") == {"CN": (4, 10), "unknown": (3, 10)}


def test_a_row_has_its_interval_and_its_bounds(counted: Counted) -> None:
    row = tables.share_row(counted, ALL, ("any", "before_consent"))
    known = stats.wilson(4, 9)
    assert (row["share"], row["ci_low"], row["ci_high"], row["ci_method"]) == (4 / 9, known.low, known.high, "wilson")
    assert (row["n_not_judged"], row["n_apps"], row["share_if_rest_clean"], row["share_if_rest_not"]) == (
        1,
        10,
        0.4,
        0.5,
    )
    assert tuple(row) == tables.PREVALENCE


def test_groups_have_zeroes_too(counted: Counted) -> None:
    rows = tables.prevalence(counted)
    assert _kn(rows, value="payment", measure="read") == {"contacts": (1, 5), "imei": (0, 5)}
    assert _kn(rows, value="map_navigation", measure="any")["before_consent"] == (0, 4)
    assert {row["measure"] for row in rows if row["group"]} == {row["measure"] for row in rows} - {"path"}


def test_a_population_narrows_the_interval_of_its_group(tmp_path: Path) -> None:
    study = Study(name="small", populations={"payment": 5, "map_navigation": 3})
    counted = small_study(tmp_path, study)
    whole = tables.share_row(counted, ("category", "payment"), ("any", "before_consent"))
    assert (whole["ci_low"], whole["ci_high"], whole["ci_method"]) == (0.8, 0.8, "census")
    assert tables.share_row(counted, ALL, ("any", "before_consent"))["ci_method"] == "wilson"


def test_the_table_of_the_consumers_association(counted: Counted) -> None:
    rows = {(row["value"], row["class"]): row for row in tables.cca(counted)}
    assert {key: (row["k"], row["n"]) for key, row in rows.items()} == {
        ("map_navigation", name): (0, 4) for name in ("place", "contacts", "identity", "phone", "any")
    } | {("payment", name): (0, 5) for name in ("contacts", "identity", "phone")} | {
        ("payment", "place"): (4, 5), ("payment", "any"): (4, 5), ("", "place"): (4, 9), ("", "any"): (4, 9),
        ("", "contacts"): (0, 9), ("", "identity"): (0, 9), ("", "phone"): (0, 9),
    }  # fmt: skip
    published = {name: row["published_k"] for (value, name), row in rows.items() if value == ""}
    assert published == {"place": 59, "contacts": 28, "identity": 23, "phone": 22, "any": 91}
    assert {row["published_k"] for (value, _), row in rows.items() if value} == {None}


def test_findings_and_their_apps(counted: Counted) -> None:
    assert [(row["key"], row["k"], row["n"], row["apps"]) for row in tables.bulletin(counted)] == [
        ("pre_consent_send", 4, 9, "com.pay0 com.pay1 com.pay2 com.pay3")
    ]


def test_ways_of_data(counted: Counted) -> None:
    assert [tuple(row.values()) for row in tables.paths(counted)] == [
        ("location_precise", "umeng", "CN", 4),
        ("imei", "nowhere", "unknown", 3),
    ]


def test_scenarios_are_compared_within_the_app(counted: Counted) -> None:
    rows = {(row["measure"], row["key"]): row for row in tables.changes(counted)}
    assert set(rows) == {("sent", "location_precise"), ("sent_third", "location_precise")}
    row = rows["sent", "location_precise"]
    assert (row["first"], row["second"], row["apps"]) == ("first-run-accept", "first-run-refuse", 4)
    assert (row["only_first"], row["only_second"], row["p"], row["p_holm"]) == (4, 0, 0.125, 0.25)


def test_times_add_up(counted: Counted) -> None:
    assert [(row["ms"], row["apps"], row["n"]) for row in tables.first_sent(counted)] == [(0, 4, 7), (250, 7, 7)]


def test_clusters_come_from_the_labels(tmp_path: Path, counted: Counted) -> None:
    assert tables.clusters(counted) == []
    (tmp_path / "s").mkdir()
    names = [f"com.pay{number}" for number in range(5)] + [f"com.map{number}" for number in range(4)] + [HOSTILE]
    (tmp_path / "s" / "labels.csv").write_text("app_id,vendor\n" + "".join(f"{name},{name[4:7]}\n" for name in names))
    rows = tables.clusters(small_study(tmp_path, Study(name="small", labels="labels.csv", cluster="vendor")))
    found = {row["measure"]: row for row in rows}
    assert {name: (row["k"], row["n"], row["clusters"]) for name, row in found.items()} == {
        "read": (5, 10, 3), "sent": (7, 10, 3), "sent_third": (7, 10, 3), "before_consent": (4, 9, 3),
        "overcollected": (4, 9, 3),
    }  # fmt: skip
    assert found["sent"]["ci_low"] <= 0.7 <= found["sent"]["ci_high"]


def test_a_group_of_none_has_no_share() -> None:
    share = stats.wilson(0, 0)
    assert math.isnan(share.share)
