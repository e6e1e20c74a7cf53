"""Several sessions in one command, of which some are damaged."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from support.cli import consentinel
from support.hars import entry, har

from analyzer.cli.several import Failed, left_out_error, one_by_one
from analyzer.model.errors import DataError, SetupError, UsageError

CUT, EMPTY, SHEET = "cut.har", "empty.har", "fake.har"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good captures, three that are none, and a file that nobody means."""
    place = tmp_path / "in"
    place.mkdir()
    for name in ("a.har", "z.har"):
        (place / name).write_bytes(har(entry()))
    (place / CUT).write_bytes(har(entry())[:40])
    (place / EMPTY).touch()
    (place / SHEET).write_bytes(b'{"log": 1}')
    (place / "README.txt").write_text("what this is", encoding="utf-8")
    return place


def test_each_that_fails_is_named_and_the_others_are_analyzed(folder: Path, tmp_path: Path) -> None:
    captures = tmp_path / "captures"
    done = consentinel("analyze", folder, captures=captures)
    assert done.returncode == 4
    assert sorted(path.name for path in captures.iterdir()) == ["a", "z"]
    assert all((captures / name / "tables" / "findings.parquet").is_file() for name in "az")
    for text in (done.stderr, done.stdout):
        assert [name for name in (CUT, EMPTY, SHEET, "a.har", "z.har") if f"{folder / name}" in text] == [
            CUT, EMPTY, SHEET,
        ]  # fmt: skip
    assert "neither sessions nor captures: README.txt" in done.stderr
    assert "error[E354] 3 of 5 sessions and captures could not be analyzed" in done.stderr


def test_a_document_names_what_failed_and_nothing_is_printed(folder: Path, tmp_path: Path) -> None:
    codes = {str(folder / CUT): "E321", str(folder / EMPTY): "E322", str(folder / SHEET): "E321"}
    told = {}
    for name in ("json", "junit", "sarif"):
        done = consentinel("analyze", folder, "-f", name, "-o", tmp_path / name, captures=tmp_path / "captures")
        assert (done.returncode, done.stdout) == (4, "")
        told[name] = (tmp_path / name).read_text(encoding="utf-8")
    content = json.loads(told["json"])
    assert {row["path"]: row["code"] for row in content["failed"]} == codes
    assert len(content["sessions"]) == 2
    errors = ElementTree.fromstring(told["junit"]).findall("testsuite/testcase/error/..")
    assert {case.get("name"): case[0].get("type") for case in errors} == codes
    runs = json.loads(told["sarif"])["runs"]
    notes = [one for one in runs[0]["invocations"][0]["toolExecutionNotifications"] if one["level"] == "error"]
    assert [one["descriptor"]["id"] for one in notes] == ["E321", "E322", "E321"]
    assert [run["invocations"][0]["executionSuccessful"] for run in runs] == [False, True]


def test_no_other_format_than_text_goes_to_stdout_when_something_failed(folder: Path, tmp_path: Path) -> None:
    done = consentinel("analyze", folder, "-f", "json", captures=tmp_path / "captures")
    assert (done.returncode, done.stdout) == (4, "")
    assert "with --output FILE" in done.stderr


def test_where_all_fail_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    for name in ("a.har", "z.har"):
        (folder / name).unlink()
    done = consentinel("analyze", folder, "-o", tmp_path / "out.txt", captures=tmp_path / "captures")
    assert (done.returncode, done.stdout) == (4, "")
    assert not (tmp_path / "out.txt").exists()


def test_wrong_options_end_the_whole(tmp_path: Path) -> None:
    def do(path: Path) -> None:
        raise UsageError("no such thing", code="E100")

    with pytest.raises(UsageError):
        one_by_one([tmp_path, tmp_path], do)


@pytest.mark.parametrize(
    ("errors", "code"),
    [
        ([SetupError("a", code="E266")], "E266"),
        ([SetupError("a", code="E266"), DataError("b", code="E320")], "E354"),
    ],
)
def test_data_decides_the_exit_code_before_what_the_machine_lacks(
    errors: list[SetupError | DataError], code: str
) -> None:
    assert left_out_error([Failed(Path("x"), error) for error in errors], 3).code == code


def test_lists_and_imports_name_what_is_damaged(folder: Path, tmp_path: Path) -> None:
    (folder / "headless" / "raw").mkdir(parents=True)
    (folder / "headless" / "raw" / "flows.jsonl").touch()
    listed = consentinel("session", "list", folder, captures=tmp_path / "captures")
    assert (listed.returncode, f"left out [E301]: {folder / 'headless'}" in listed.stderr) == (0, True)
    imported = consentinel("session", "import", folder, captures=tmp_path / "captures")
    assert (imported.returncode, len(imported.stdout.splitlines())) == (4, 2)
    assert [f"]: {folder / name}" in imported.stderr for name in (CUT, EMPTY, SHEET, "headless")] == [True] * 4
