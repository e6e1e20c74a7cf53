from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from support.cli import consentinel
from unit.survey.populations import small_study


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("study")
    small_study(folder)
    return folder / "s"


def test_a_folder_is_counted_and_written(sessions: Path, tmp_path: Path) -> None:
    done = consentinel("survey", sessions, "-o", tmp_path / "out", "--format", "json", captures=tmp_path)
    assert done.returncode == 0, done.stderr
    tables = json.loads(done.stdout)
    assert [(row["stage"], row["sessions"]) for row in tables["eligibility"]] == [
        ("found", 16), ("left_out", 1), ("left_out", 1), ("counted", 14)
    ]  # fmt: skip
    assert (tmp_path / "out" / "report.zh.html").is_file()


@pytest.mark.parametrize(("lang", "words"), [("en", "How many apps"), ("zh", "应用占比")])
def test_the_summary_is_in_the_language_asked_for(sessions: Path, tmp_path: Path, lang: str, words: str) -> None:
    done = consentinel("survey", sessions, "-o", tmp_path / "out", "--lang", lang, captures=tmp_path)
    assert (done.returncode, words in done.stdout) == (0, True), done.stderr


def test_a_dry_run_says_what_counts_and_writes_no_table(sessions: Path, tmp_path: Path) -> None:
    done = consentinel("survey", sessions, "-o", tmp_path / "out", "--dry-run", captures=tmp_path)
    assert json.loads(done.stdout)[-1] == {"stage": "counted", "reason": "", "sessions": 14, "apps": 10}
    assert not (tmp_path / "out" / "tables").exists()


def test_damaged_sessions_are_named_and_the_study_goes_on(sessions: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    shutil.copytree(next(sessions.glob("p*")), folder / "good")
    for name in ("no_json", "cut"):
        shutil.copytree(folder / "good", folder / name)
        (folder / name / "session.json").write_text("{")
    done = consentinel("survey", folder, "-o", tmp_path / "out", captures=tmp_path)
    assert done.returncode == 0
    assert [f"left out [E305]: {folder / name}" in done.stderr for name in ("cut", "no_json", "good")] == [
        True,
        True,
        False,
    ]


def test_a_study_file_is_written_and_used(sessions: Path, tmp_path: Path) -> None:
    file = sessions / "study.yaml"
    assert consentinel("study", "init", file, captures=tmp_path).returncode == 0
    again = consentinel("study", "init", file, captures=tmp_path)
    assert (again.returncode, "E102" in again.stderr) == (2, True)
    file.write_text(file.read_text().replace('"captures/**"', '"p*"'))
    done = consentinel("survey", file, "-o", tmp_path / "out", "--format", "json", captures=tmp_path)
    assert json.loads(done.stdout)["eligibility"][0]["sessions"] == 5
    file.write_text("seed: one\n")
    wrong = consentinel("survey", file, "-o", tmp_path / "out", captures=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "") and "study.yaml:1:1" in wrong.stderr
    file.unlink()


def test_no_sessions_and_no_scheduler_end_as_the_contracts_say(sessions: Path, tmp_path: Path) -> None:
    absent = consentinel("survey", tmp_path / "absent", "-o", tmp_path / "out", captures=tmp_path)
    assert (absent.returncode, absent.stdout) == (4, "") and "E385" in absent.stderr
    (tmp_path / "empty").mkdir()
    empty = consentinel("survey", tmp_path / "empty", "-o", tmp_path / "out", captures=tmp_path)
    assert (empty.returncode, empty.stdout) == (2, "") and "E196" in empty.stderr
