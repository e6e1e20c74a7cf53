from __future__ import annotations

from pathlib import Path

import pytest
from unit.survey.populations import HOSTILE, small_study
from unit.survey.sessions import write_session

from analyzer.model.errors import UsageError
from analyzer.survey import stats, tables
from analyzer.survey.engine import Workers
from analyzer.survey.package import write_package
from analyzer.survey.paper import study_paper
from analyzer.survey.reread import from_package
from analyzer.survey.run import Counted, run
from analyzer.survey.shares import Row
from analyzer.survey.sheets import counted_text, notice_sheet
from analyzer.survey.study import Study


@pytest.fixture(scope="module")
def counted(small: Counted) -> Counted:
    return small


def _kn(rows: list[Row], **where: str) -> dict[str, tuple[int, int]]:
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


def test_sessions_that_do_not_say_how_far_their_scenario_was_played_are_named(tmp_path: Path) -> None:
    for name, finished in (("a1", True), ("a2", None), ("b1", None), ("b2", None), ("c1", False), ("c2", True)):
        write_session(tmp_path / "s" / name, f"com.{name[0]}", finished=finished)
    study = Study(sessions=("s/*",))
    counted = run(study, tmp_path, tmp_path / "parts", where=Workers())
    assert [tuple(row.values()) for row in tables.eligibility(counted)] == [
        ("found", "", 6, 3),
        ("left_out", "scenario_not_played", 1, 0),
        ("counted", "", 5, 3),
        ("of_these", "scenario_silent", 3, 2),
    ]
    write_package(counted, str(tmp_path / "data"))
    assert tables.eligibility(from_package(tmp_path / "data", tmp_path / "again")) == tables.eligibility(counted)
    told = counted_text(tables.eligibility(counted), "en")
    assert told.endswith("its end is not said by 3 of these sessions (apps: 2).")


def test_shares_of_all_apps(counted: Counted) -> None:
    rows = tables.prevalence(counted)
    assert _kn(rows, group="", measure="any") == {
        "read": (5, 10), "sent": (7, 10), "sent_third": (7, 10), "before_consent": (4, 9), "undeclared": (0, 9),
        "unnecessary": (0, 9), "overcollected": (4, 9), "after_refusal": (0, 10),
    }  # fmt: skip
    assert _kn(rows, group="", measure="recipient") == {"umeng": (4, 10), "nowhere": (3, 10)}
    assert _kn(rows, group="", measure="country") == {"CN": (4, 10), "unknown": (3, 10)}


def test_groups_have_zeroes_too(counted: Counted) -> None:
    rows = tables.prevalence(counted)
    assert _kn(rows, value="payment", measure="read") == {"contacts": (1, 5), "imei": (0, 5)}
    assert _kn(rows, value="map_navigation", measure="any")["before_consent"] == (0, 4)
    assert {row["measure"] for row in rows if row["group"]} == {row["measure"] for row in rows} - {"path", "sdk_read"}


@pytest.mark.parametrize(
    ("populations", "message"),
    [
        ({"payment": 50}, "populations says nothing of category 'map_navigation', which has 5 apps"),
        ({"payment": 4, "map_navigation": 9}, "category 'payment' has a population of 4, but 5 counted apps"),
    ],
)
def test_populations_that_cannot_be_right_are_refused(
    tmp_path: Path, populations: dict[str, int], message: str
) -> None:
    with pytest.raises(UsageError) as raised:
        small_study(tmp_path, Study(populations=populations))
    assert (raised.value.code, raised.value.message) == ("E182", message)


def test_findings_and_their_apps(counted: Counted) -> None:
    assert [(row["key"], row["k"], row["n"], row["apps"]) for row in tables.bulletin(counted)] == [
        ("pre_consent_send", 4, 9, "com.pay0; com.pay1; com.pay2; com.pay3")
    ]


def test_a_notice_lists_apps_with_version_and_source(tmp_path: Path) -> None:
    found = (("pre_consent_read", ("imei",)),)
    two = (*found, ("no_policy", ()))
    write_session(tmp_path / "s" / "a1", "com.a", version="2", source="com.android.vending", findings=found)
    write_session(tmp_path / "s" / "a2", "com.a", version="1", source="com.android.vending", findings=two)
    write_session(tmp_path / "s" / "b", "com.b", source="com.android.vending", findings=found)
    write_session(tmp_path / "s" / "c", "com.c", findings=(("read_not_sent", ("imei",)),))
    (tmp_path / "labels.csv").write_text("app_id,store\ncom.b,=Store\n")
    counted = run(Study(sessions=("s/*",), labels="labels.csv"), tmp_path, tmp_path / "parts", where=Workers())
    rows = [
        {"app_id": "com.a", "version": "1, 2", "store": "com.android.vending", "n": 2,
         "findings": "no_policy pre_consent_read"},
        {"app_id": "com.b", "version": "1", "store": "=Store", "n": 1, "findings": "pre_consent_read"},
    ]  # fmt: skip
    assert tables.notice(counted) == rows
    write_package(counted, str(tmp_path / "data"))
    assert tables.notice(from_package(tmp_path / "data", tmp_path / "again")) == rows
    (first, _) = notice_sheet(rows, "zh").rows
    assert first[:3] == ["com.a", "1, 2", "com.android.vending"]
    assert notice_sheet([rows[0]] * 17, "en").notes == ["2 more apps stand in tables/notice.csv."]


def test_ways_of_data(counted: Counted) -> None:
    assert [tuple(row.values()) for row in tables.paths(counted)] == [
        ("location_precise", "umeng", "CN", 4),
        ("imei", "nowhere", "unknown", 3),
    ]


def test_names_with_signs_and_blanks_stay_one_name(tmp_path: Path) -> None:
    found = (("pre_consent_send", ("imei",)),)
    write_session(tmp_path / "s", "my app, v2", sends=(("imei", "a>b <c>"),), findings=found)
    write_session(tmp_path / "t", "other app", sends=(("imei", "a>b <c>"),), findings=found)
    counted = run(Study(), tmp_path, tmp_path / "w", where=Workers())
    assert [tuple(row.values()) for row in tables.paths(counted)] == [("imei", "a>b <c>", "CN", 2)]
    (row,) = tables.bulletin(counted)
    assert row["apps"] == "my app, v2; other app"
    paper = study_paper(counted, tables.all_tables(counted), {}, "en")
    (sheet,) = [one for one in paper.sheets if one.title == "Kinds of findings and the apps that have them"]
    assert sheet.rows[0][-1] == "my app, v2\nother app"


def test_sessions_of_no_app_are_no_app_that_is_lost(tmp_path: Path) -> None:
    write_session(tmp_path / "s", "com.one")
    write_session(tmp_path / "none", "")
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "session.json").write_text("{")
    counted = run(Study(), tmp_path, tmp_path / "w", where=Workers())
    assert [tuple(row.values()) for row in tables.eligibility(counted)] == [
        ("found", "", 3, 1), ("left_out", "damaged", 1, 0), ("left_out", "no_app", 1, 0), ("counted", "", 1, 1),
    ]  # fmt: skip


def test_requests_that_are_all_explained_have_an_interval_too(small: Counted) -> None:
    (row,) = [row for row in tables.traffic(small) if row["method"] == "any"]
    assert (row["ci_method"], row["share"] < 1) == ("linearized", True)
    assert stats.ratio({"k": 0, "n": 40, "kk": 0, "kn": 0, "nn": 160}, 10) == (0.0, 0.0, stats.wilson(0, 10).high)


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


def test_whose_code_read_it(counted: Counted) -> None:
    assert [tuple(row.values()) for row in tables.responsibility(counted)] == [
        ("imei", "some_sdk", 4, 10, 0, 10),
        ("contacts", "some_sdk", 1, 10, 0, 10),
    ]


def test_requests_are_explained_by_method(rich: Counted) -> None:
    rows = {row["method"]: row for row in tables.traffic(rich)}
    assert list(rows) == ["any", "api"]
    assert (rows["any"]["requests"], rows["any"]["n"], rows["any"]["apps"]) == (21, 85, 12)
    assert rows["any"]["ci_low"] <= 21 / 85 == rows["any"]["share"] <= rows["any"]["ci_high"]


def test_repeated_trials(rich: Counted) -> None:
    rows = {row["measure"]: (row["pairs"], row["agreeing"]) for row in tables.trials(rich)}
    assert rows == {
        "": (10, 7), "read": (10, 9), "sent": (10, 9), "sent_third": (10, 9), "before_consent": (10, 7),
        "after_refusal": (10, 10), "undeclared": (10, 10), "unnecessary": (10, 10), "overcollected": (10, 7),
    }  # fmt: skip


def test_every_table_has_rows_in_a_study_of_everything(rich_tables: dict[str, list[Row]]) -> None:
    assert {name for name, rows in rich_tables.items() if not rows} == set()
