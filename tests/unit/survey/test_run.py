from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from unit.survey.sessions import write_session

from analyzer.model.errors import DataError, UsageError
from analyzer.survey import parts
from analyzer.survey.engine import Workers
from analyzer.survey.run import Counted, read_labels, run, total
from analyzer.survey.study import Study, Unit
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
    assert tally.reasons == {"not_complete": 1, "opaque": 1, "damaged": 1} == tally.lost
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
