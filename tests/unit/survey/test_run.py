from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from unit.survey.populations import write_scope
from unit.survey.sessions import write_session

from analyzer.model.errors import DataError, UsageError
from analyzer.survey import parts, stats
from analyzer.survey.engine import Workers
from analyzer.survey.output import write_study
from analyzer.survey.reread import from_package
from analyzer.survey.run import Counted, damaged_sessions, read_labels, read_told, run, total
from analyzer.survey.study import Study, Unit
from analyzer.survey.tables import all_tables, prevalence
from analyzer.survey.tally import ALL

HERE = Workers()


def _population(folder: Path, n: int = 7) -> Path:
    for number in range(n):
        reads = ("imei",) if number % 2 else ("contacts",)
        write_session(
            folder / f"s{number}", f"com.app{number}", reads=reads, category="payment" if number < 3 else None
        )
    return folder


def _run(folder: Path, work: Path, study: Study | None = None) -> Counted:
    return run(study or Study(), folder, work, where=HERE)


def test_a_study_is_counted_by_app(tmp_path: Path) -> None:
    counted = _run(_population(tmp_path / "s"), tmp_path / "w")
    assert counted.tally.apps == {ALL: 7, ("category", "payment"): 3, ("category", "unknown"): 4}
    assert (counted.tally.hits[ALL, ("read", "imei")], counted.tally.hits[ALL, ("read", "contacts")]) == (3, 4)
    assert (counted.tally.reasons, counted.n_folders) == ({}, 7)


def test_two_names_of_one_app_are_one_app(tmp_path: Path) -> None:
    _population(tmp_path / "s", 2)
    counted = _run(tmp_path / "s", tmp_path / "w", Study(unit=Unit(aliases={"com.app1": "com.app0"})))
    assert counted.tally.apps[ALL] == 1
    assert {key for (_, key), n in counted.tally.hits.items() if n} >= {("read", "imei"), ("read", "contacts")}


def test_a_copy_of_a_recording_counts_once(tmp_path: Path) -> None:
    _population(tmp_path / "s", 2)
    shutil.copytree(tmp_path / "s" / "s0", tmp_path / "s" / "copy")
    counted = _run(tmp_path / "s", tmp_path / "w")
    assert (counted.tally.reasons, counted.tally.apps[ALL], counted.tally.sessions["counted"]) == (
        {"duplicate": 1},
        2,
        2,
    )
    assert counted.tally.lost == {}


def test_an_app_without_a_session_that_counts_is_lost_by_its_reason(tmp_path: Path) -> None:
    _population(tmp_path / "s", 1)
    write_session(tmp_path / "s" / "x", "com.x", state="interrupted")
    write_session(tmp_path / "s" / "y", "com.y", dark=("a", "b", "c"))
    (tmp_path / "s" / "x2").mkdir()
    (tmp_path / "s" / "x2" / "session.json").write_text("{")
    tally = _run(tmp_path / "s", tmp_path / "w").tally
    assert tally.lost == {"not_complete": 1, "opaque": 1}
    assert tally.reasons == tally.lost | {"damaged": 1}, "of which app a damaged session is, nobody knows"
    assert tally.apps[ALL] == 1


def test_a_study_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "APPS_PER_PART", 2)
    folder, work = _population(tmp_path / "s"), tmp_path / "w"
    whole = _run(folder, tmp_path / "other").tally.as_json()
    stopping = iter([True, True, False])

    def stop(stage: str, done: int, of: int) -> None:
        if stage == "apps" and not next(stopping):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(Study(), folder, work, where=HERE, progress=stop)
    before = {file: file.stat().st_mtime_ns for file in work.iterdir()}
    assert len(before) == 3
    counted = _run(folder, work)
    assert counted.tally.as_json() == whole
    assert {file: file.stat().st_mtime_ns for file in before} == before  # finished parts were not made again
    assert len(counted.parts) == 4


def test_a_session_analyzed_anew_is_counted_anew(tmp_path: Path) -> None:
    folder, work = _population(tmp_path / "s", 2), tmp_path / "w"
    assert _run(folder, work).tally.hits[ALL, ("read", "imei")] == 1
    shutil.rmtree(folder / "s0")
    write_session(folder / "s0", "com.app0", reads=("imei",))
    assert _run(folder, work).tally.hits[ALL, ("read", "imei")] == 2
    assert _run(folder, work, Study(group_by=("scenario",))).tally.apps[("scenario", "first-run-accept")] == 2


def test_parts_of_an_earlier_run_do_not_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "APPS_PER_PART", 1)
    folder, work = _population(tmp_path / "s", 4), tmp_path / "w"
    assert len(_run(folder, work).parts) == 4
    for number in (1, 2, 3):
        shutil.rmtree(folder / f"s{number}")
    _run(folder, work)
    assert len(list(work.iterdir())) == 1


def test_a_part_that_is_gone_is_said(tmp_path: Path) -> None:
    counted = _run(_population(tmp_path / "s", 1), tmp_path / "w")
    Path(counted.parts[0]).write_bytes(b"half")
    with pytest.raises(DataError) as raised:
        total(counted.parts)
    assert raised.value.code == "E386"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("app,store\na,b\n", "labels.csv:1: there is no column app_id"),
        ("app_id\na\n", "labels.csv:1: there is no column store"),
        ("app_id,store\na,b\na,c\n", "labels.csv:3: a second row of the same app"),
        ("", "there is no column app_id"),
    ],
)
def test_labels_that_cannot_be_used(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "labels.csv").write_text(text)
    with pytest.raises(UsageError, match=message) as raised:
        read_labels(Study(labels="labels.csv", group_by=("store",)), tmp_path)
    assert raised.value.code == "E197"


def test_labels_are_needed_for_groups_that_no_session_tells(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the group store needs a labels file"):
        read_labels(Study(group_by=("store",)), tmp_path)
    with pytest.raises(UsageError, match="cannot read this labels file"):
        read_labels(Study(labels="absent.csv"), tmp_path)
    (tmp_path / "labels.csv").write_text("app_id,store\na,one\n,two\n", encoding="utf-8-sig")
    study = Study(labels="labels.csv", group_by=("store",))
    assert read_labels(study, tmp_path)["a"] == {"app_id": "a", "store": "one"}


def test_every_engine_counts_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "APPS_PER_PART", 2)
    folder = _population(tmp_path / "s")
    here = _run(folder, tmp_path / "here")
    workers = run(Study(), folder, tmp_path / "workers", where=Workers(workers=2))
    assert workers.tally.as_json() == here.tally.as_json()
    assert [Path(file).read_bytes() for file in workers.parts] == [Path(file).read_bytes() for file in here.parts]


def _reasons(folder: Path, work: Path) -> dict[str, int]:
    return dict(_run(folder, work).tally.reasons)


def test_sessions_of_other_formats_and_half_written_ones_stop_nothing(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    folder = _population(tmp_path / "s", 1)
    newer, bare, recording, older = (write_session(folder / name, f"com.{name}") for name in ("n", "b", "r", "o"))
    for place, change in ((newer, {"format": 99}), (recording, {"state": "recording"})):
        manifest = json.loads((place / "session.json").read_text()) | change
        (place / "session.json").write_text(json.dumps(manifest))
    (bare / "session.json").write_text('{"format": 1, "session_id": "b"}')
    table = pq.read_table(older / "tables" / "findings.parquet")
    pq.write_table(table.replace_schema_metadata({b"version": b"0"}), older / "tables" / "findings.parquet")
    write_session(folder / "later", "com.later", analyzed=False)
    headless = write_session(folder / "h", "com.h")
    (headless / "session.json").unlink()
    (headless / "raw").mkdir(exist_ok=True)
    (headless / "raw" / "flows.jsonl").touch()
    counted = _run(folder, tmp_path / "w")
    assert counted.tally.reasons == {"damaged": 4, "not_complete": 1, "not_analyzed": 1}
    assert sorted(damaged_sessions(counted)) == [
        (str(bare), "E302"), (str(headless), "E301"), (str(newer), "E303"), (str(older), "E310"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("started", "year"),
    [
        ("2026-01-01T07:30:00+08:00", "2025"),
        ("2025-12-31T23:30:00Z", "2025"),
        ("2025-12-31T20:00:00-05:00", "2026"),
        ("2026-06-01 10:00:00", "2026"),
        ("last summer", "unknown"),
    ],
)
def test_years_are_those_of_utc_wherever_a_session_was_recorded(tmp_path: Path, started: str, year: str) -> None:
    write_session(tmp_path / "s" / "a", started=started)
    counted = _run(tmp_path / "s", tmp_path / "w", Study(group_by=("year",)))
    assert counted.tally.apps == {ALL: 1, ("year", year): 1}


def test_categories_that_nobody_knows_are_groups_like_others(tmp_path: Path) -> None:
    for name, category in (("a", "flying_cars"), ("b", None), ("c", "=1+1")):
        write_session(tmp_path / "s" / name, f"com.{name}", category=category)
    assert set(_run(tmp_path / "s", tmp_path / "w").tally.apps) == {
        ALL, ("category", "flying_cars"), ("category", "unknown"), ("category", "=1+1")
    }  # fmt: skip


@pytest.mark.parametrize(("reads", "k"), [((), 0), (("imei",), 1)])
def test_a_group_of_one_and_none_or_all_of_it(tmp_path: Path, reads: tuple[str, ...], k: int) -> None:
    write_session(tmp_path / "s" / "a", reads=reads, category="news")
    rows = prevalence(_run(tmp_path / "s", tmp_path / "w"))
    row = next(row for row in rows if row["value"] == "news" and (row["measure"], row["key"]) == ("any", "read"))
    known = stats.wilson(k, 1)
    assert (row["k"], row["n"], row["share"], row["ci_low"], row["ci_high"]) == (k, 1, k, known.low, known.high)


def test_a_study_of_nothing_that_counts_has_tables_all_the_same(tmp_path: Path) -> None:
    write_session(tmp_path / "s" / "a", state="interrupted")
    counted = _run(tmp_path / "s", tmp_path / "w")
    tables = all_tables(counted)
    assert [row["sessions"] for row in tables["eligibility"]] == [1, 1, 0]
    assert {(row["k"], row["n"]) for row in tables["prevalence"]} == {(0, 0)}
    write_study(counted, tmp_path / "out", tables)
    assert from_package(tmp_path / "out" / "data", tmp_path / "w2").tally.as_json() == counted.tally.as_json()


def test_scopes_and_scores_that_cannot_be_used(tmp_path: Path) -> None:
    def refused(study: Study) -> str:
        with pytest.raises(UsageError) as raised:
            read_told(study, tmp_path, read_labels(study, tmp_path))
        assert raised.value.code == "E183"
        return raised.value.message

    assert "no scope file in" in refused(Study(scopes="scopes/*.yaml"))
    write_scope(tmp_path / "scopes" / "a.yaml", "com.a", ("imei",))
    write_scope(tmp_path / "scopes" / "b.yaml", "com.a", ("oaid",))
    assert refused(Study(scopes="scopes/*.yaml")).endswith("b.yaml:2:1: a second scope of com.a")
    (tmp_path / "scopes" / "b.yaml").write_text("version: 1\nitems: []\n")
    assert refused(Study(scopes="scopes/*.yaml")).endswith("it names no app_id")
    for score in ("101", "-1", "good", "nan"):
        (tmp_path / "labels.csv").write_text(f"app_id,score\ncom.a,{score}\n")
        assert "the score of com.a is no number" in refused(Study(labels="labels.csv", policy_score="score"))


def test_two_ids_of_one_app_share_one_scope(tmp_path: Path) -> None:
    write_scope(tmp_path / "scopes" / "a.yaml", "com.a.lite", ("imei",))
    study = Study(scopes="scopes/*.yaml", unit=Unit(aliases={"com.a.lite": "com.a"}))
    assert read_told(study, tmp_path, {})["com.a"].declared == ("imei",)
