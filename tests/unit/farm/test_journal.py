from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.farm.journal import FILE, Journal, Result
from analyzer.model.errors import DataError, SetupError


def _done(tmp_path: Path, unit: str = "a/untouched/1", digest: str = "d") -> Result:
    session = tmp_path / "sessions" / unit.replace("/", "__")
    session.mkdir(parents=True, exist_ok=True)
    (session / "session.json").write_text("{}")
    return Result(
        unit, digest, "done", device="jvm-1", attempt=1, exit_code=1, session=str(session), findings={"high": 2}
    )


def test_a_later_farm_knows_what_is_done(tmp_path: Path) -> None:
    done = _done(tmp_path)
    failed = Result(
        "b/untouched/1", "d", "gave_up", attempt=3, exit_code=3, error="E216", message="the app ended with 1"
    )
    with Journal(tmp_path) as journal:
        journal.add(Result("a/untouched/1", "d", "again", attempt=1, exit_code=3))
        journal.add(done)
        journal.add(failed)
    with Journal(tmp_path) as journal:
        assert journal.latest == {"a/untouched/1": done, "b/untouched/1": failed}
        asked = [("a/untouched/1", "d"), ("a/untouched/1", "other"), ("b/untouched/1", "d"), ("c/untouched/1", "d")]
        assert [journal.is_done(*one) for one in asked] == [True, False, False, False]
        (Path(done.session) / "session.json").unlink()
        assert not journal.is_done("a/untouched/1", "d")


def test_a_line_that_was_cut_by_a_kill_is_as_if_it_had_not_been_written(tmp_path: Path) -> None:
    done = _done(tmp_path)
    with Journal(tmp_path) as journal:
        journal.add(done)
    with (tmp_path / FILE).open("ab") as file:
        file.write(b'{"unit":"b/unto')
    with Journal(tmp_path) as journal:
        assert journal.latest == {done.unit: done}
        journal.add(_done(tmp_path, "c/untouched/1"))
    with Journal(tmp_path) as journal:
        assert sorted(journal.latest) == ["a/untouched/1", "c/untouched/1"]


@pytest.mark.parametrize("line", [b"no json\n", b"[]\n", b'{"unit": 3}\n', b'{"unit":"a","session":"","more":1}\n'])
def test_a_damaged_file_is_told_with_its_line(tmp_path: Path, line: bytes) -> None:
    with Journal(tmp_path) as journal:
        journal.add(_done(tmp_path))
    with (tmp_path / FILE).open("ab") as file:
        file.write(line)
    with pytest.raises(DataError) as caught:
        Journal(tmp_path)
    assert (caught.value.code, caught.value.message) == (
        "E343",
        f"{tmp_path / FILE}:2: this line is no result of a farm",
    )


def test_two_farms_do_not_share_a_folder(tmp_path: Path) -> None:
    with Journal(tmp_path), pytest.raises(SetupError) as caught:
        Journal(tmp_path)
    assert caught.value.code == "E262"
