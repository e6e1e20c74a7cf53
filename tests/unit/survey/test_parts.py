from __future__ import annotations

import gzip
from pathlib import Path

from unit.survey.sessions import write_session

from analyzer.survey.parts import AppPart, Part, count, in_parts, read_part
from analyzer.survey.sessions import read_head
from analyzer.survey.study import Study
from analyzer.survey.units import Told


def _part(folder: Path, study: Study | None = None) -> Part:
    head = read_head(write_session(folder / "a", "com.a", reads=("imei",)))
    left = read_head(write_session(folder / "b", "com.a"))
    return Part(
        str(folder / "p.json.gz"), (AppPart("com.a", (head,), ((left, "duplicate"),), Told()),), study or Study()
    )


def test_a_part_holds_sums_and_the_rows_behind_them(tmp_path: Path) -> None:
    part = _part(tmp_path)
    assert count(part) == part.file
    held = read_part(part.file, part.key())
    assert held is not None
    assert [(row["session_id"], row["reason"]) for row in held["sessions"]] == [("a", ""), ("b", "duplicate")]
    assert [(app["app_id"], app["sessions"]) for app in held["apps"]] == [("com.a", 1)]
    assert held["tally"]["reasons"] == [["duplicate", 1]]


def test_equal_input_makes_equal_bytes(tmp_path: Path) -> None:
    part = _part(tmp_path)
    first = Path(count(part)).read_bytes()
    Path(part.file).unlink()
    assert Path(count(part)).read_bytes() == first


def test_a_part_of_something_else_is_none(tmp_path: Path) -> None:
    part = _part(tmp_path)
    count(part)
    other = Part(part.file, part.apps, Study(seed=2))
    assert read_part(part.file, other.key()) is None
    assert read_part(part.file) is not None
    for damage in (b"", b"no gzip", gzip.compress(b"[1]", mtime=0), gzip.compress(b"{", mtime=0)):
        Path(part.file).write_bytes(damage)
        assert read_part(part.file, part.key()) is None
    assert read_part(str(tmp_path / "absent")) is None


def test_apps_are_cut_in_their_order(tmp_path: Path) -> None:
    apps = [AppPart(f"a{number:03d}", (), (), Told()) for number in range(401)]
    cut = in_parts(apps, Study(), tmp_path)
    assert [len(part.apps) for part in cut] == [200, 200, 1]
    assert [app for part in cut for app in part.apps] == apps
    assert len({part.file for part in cut}) == 3
