from __future__ import annotations

import re
from pathlib import Path

import pytest

from analyzer.farm.jobs import Unit, read_jobs, units_of
from analyzer.model.errors import UsageError


def _file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "jobs.csv"
    file.write_text(text, encoding="utf-8")
    return file


def _units(tmp_path: Path, text: str) -> list[Unit]:
    return units_of(read_jobs(_file(tmp_path, text)))


def test_a_row_is_one_job_in_three_scenarios_that_are_compared(tmp_path: Path) -> None:
    units = _units(tmp_path, "app\ncom.example.one\n")
    assert [(unit.id, unit.job.target, unit.job.is_embedded, unit.seed) for unit in units] == [
        ("com.example.one/first-run-accept/1", "com.example.one", False, 0),
        ("com.example.one/first-run-refuse/1", "com.example.one", False, 0),
        ("com.example.one/untouched/1", "com.example.one", False, 0),
    ]


def test_trials_have_seeds_of_their_own_and_go_around(tmp_path: Path) -> None:
    text = (
        "# two apps\nname,behavior,scenarios,trials,seed\n"
        "a,clean,untouched,2,40\n\n"
        'b,after_refusal,"first-run-refuse; untouched",1,\n'
    )
    assert [(unit.id, unit.seed, unit.folder) for unit in _units(tmp_path, text)] == [
        ("a/untouched/1", 40, "a__untouched__1"),
        ("b/first-run-refuse/1", 0, "b__first-run-refuse__1"),
        ("b/untouched/1", 0, "b__untouched__1"),
        ("a/untouched/2", 41, "a__untouched__2"),
    ]


def test_files_are_found_beside_the_jobs_file_and_are_part_of_what_is_done(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("version: 1\nconsent: refuse\n", encoding="utf-8")
    (tmp_path / "known.yaml").write_text("values: {}\n", encoding="utf-8")
    text = "app,scenarios,known\ncom.example.one,mine.yaml,known.yaml\n"
    (before,) = _units(tmp_path, text)
    assert (before.id, before.scenario.consent) == ("com.example.one/mine/1", "refuse")
    assert before.scenario_word == str(tmp_path / "mine.yaml")
    (same,) = _units(tmp_path, text.replace("known.yaml\n", "known.yaml\n\n"))
    (tmp_path / "known.yaml").write_text("values: {imei: ['1']}\n", encoding="utf-8")
    (other_values,) = _units(tmp_path, text)
    (tmp_path / "mine.yaml").write_text("version: 1\nconsent: accept\n", encoding="utf-8")
    (other_scenario,) = _units(tmp_path, text)
    assert before.digest == same.digest
    assert len({before.digest, other_values.digest, other_scenario.digest}) == 3


def test_more_trials_leave_those_that_are_there_as_they_are(tmp_path: Path) -> None:
    one = _units(tmp_path, "app,scenarios,trials\ncom.example.one,untouched,1\n")
    two = _units(tmp_path, "app,scenarios,trials\ncom.example.one,untouched,2\n")
    assert [unit.digest for unit in two][:1] == [unit.digest for unit in one]
    assert two[1].digest != two[0].digest


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", "1:1", "there is no job in this file"),
        ("app\n", "1:1", "there is no job in this file"),
        ("app,scenarois\nx.y,untouched\n", "1:2", "unknown or repeated column 'scenarois'"),
        ("app,app\nx.y,x.z\n", "1:2", "unknown or repeated column 'app'"),
        ("app,trials\nx.y,0\n", "2:2", "trials: Input should be greater than or equal to 1"),
        ("app,trials\nx.y,many\n", "2:2", "trials: Input should be a valid integer"),
        ("app\n../x\n", "2:1", "app: String should match pattern"),
        ("app\nx.y,z\n", "2:2", "more fields than the head has"),
        ("app,behavior\nx.y,clean\n", "2:1", "a job needs either an app or a behavior"),
        ("name\nx\n", "2:1", "a job needs either an app or a behavior"),
        ("behavior,apk\nclean,a.apk\n", "2:1", "an apk needs its app id"),
        ("behavior,route\nclean,redirect\n", "2:2", "a route is for phones"),
        ("app,route\ncom.a.b,vpn\n", "2:2", "route: Input should be"),
        ("app\nx.y\nx.y\n", "3:1", "the job 'x.y' is there twice"),
        ('app\n"x.y\n', "2:1", "this jobs file is no valid CSV"),
        ("behavior,scenarios\nclean,untouched;untouched\n", "2:1", "the scenario 'untouched' is there twice"),
    ],
)
def test_mistakes_are_told_with_line_and_field(tmp_path: Path, text: str, place: str, message: str) -> None:
    file = _file(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        units_of(read_jobs(file))
    assert caught.value.code == "E192"
    assert caught.value.message.startswith(f"{file}:{place}: {message}")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("app,scenarios\nx.y,first-run-acept\n", "E169"),
        ("behavior\nno_such\n", "E160"),
        ("behavior,scenarios\nclean,explore\n", "E165"),
        ("app,known\nx.y,nowhere.yaml\n", "E110"),
    ],
)
def test_what_a_row_names_is_looked_at_before_anything_starts(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        _units(tmp_path, text)
    assert caught.value.code == code


def test_a_file_that_cannot_be_read_or_is_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as absent:
        read_jobs(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_bytes(b"app\n\xff\xfe\n")
    with pytest.raises(UsageError) as bad:
        read_jobs(tmp_path / "bad.csv")
    assert (absent.value.code, bad.value.code) == ("E110", "E111")


def test_what_needs_a_person_is_refused_for_a_phone_before_anything_starts(tmp_path: Path) -> None:
    file = tmp_path / "jobs.csv"
    file.write_text("app,scenarios\ncom.example.app,untouched;withdraw\n", encoding="utf-8")
    with pytest.raises(UsageError, match="withdraw names no taps, and in a farm nobody") as caught:
        units_of(read_jobs(file))
    assert (caught.value.code, caught.value.exit_code) == ("E165", 2)
    assert re.match(r".*/withdraw\.yaml:9:\d+: ", caught.value.message)
