from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import DataError, UsageError
from analyzer.resources import path as resource
from analyzer.survey.study import Study, load_study, session_folders


def test_the_example_is_every_default(tmp_path: Path) -> None:
    example = Path(resource("docs")) / "examples" / "study.yaml"
    study, base = load_study(example)
    assert study == Study(name="My study", sessions=("captures/**",))
    assert base == str(example.parent)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("version: 2\n", ":1:1", "version"),
        ("seeds: 3\n", ":1:1", "seed"),
        ("unit: {combine: most}\n", ":1:8", "combine"),
        ("group_by: [Category]\n", ":1:1", "Category"),
        ("sessions: []\n", ":1:1", "sessions"),
        ("eligibility:\n  max_share_opaque_hosts: 1.5\n", ":2:3", "max_share_opaque_hosts"),
        ("populations: {a: 0}\n", ":1:1", "population of 'a'"),
        ("group_by: []\npopulations: {a: 3}\n", ":2:1", "group_by"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, place: str, message: str) -> None:
    file = tmp_path / "study.yaml"
    file.write_text(text)
    with pytest.raises(UsageError) as raised:
        load_study(file)
    assert (raised.value.code, f"{file}{place}" in str(raised.value)) == ("E195", True), raised.value
    assert message in f"{raised.value} {raised.value.hint}"


def test_a_folder_is_a_study_of_all_in_it(tmp_path: Path) -> None:
    for name in ("a", "deep/er/b"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "session.json").write_text("{}")
    study, base = load_study(tmp_path)
    assert session_folders(study, base) == [str(tmp_path / "a"), str(tmp_path / "deep/er/b")]


def test_patterns_choose_and_nothing_is_taken_twice(tmp_path: Path) -> None:
    for name in ("one/a", "one/b", "two/a"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "session.json").write_text("{}")
    study = Study(sessions=("one/*", "**/a"))
    assert [Path(path).relative_to(tmp_path).as_posix() for path in session_folders(study, tmp_path)] == [
        "one/a",
        "one/b",
        "two/a",
    ]


def test_nothing_to_count_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no session in") as raised:
        session_folders(Study(), tmp_path)
    assert raised.value.code == "E196"
    with pytest.raises(DataError) as gone:
        load_study(tmp_path / "absent.yaml")
    assert gone.value.code == "E385"
