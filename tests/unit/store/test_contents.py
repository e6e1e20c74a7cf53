from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from support.evidence import small_session

from analyzer.model.errors import DataError
from analyzer.store.contents import Unreadable, contents_of, read, readable
from analyzer.store.pack import pack
from analyzer.store.package import full
from analyzer.store.verify import verify

NAMES = [
    "manifest.sha256", "raw/bodies.bin", "raw/flows.jsonl", "raw/planted.json", "raw/salt", "session.json",
    "tables/gaps.parquet",
]  # fmt: skip


def test_a_folder_and_its_zip_file_hold_the_same(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    (session.path / ".unpacked_from.json").write_text("{}")
    with contents_of(session.path) as contents:
        assert contents.names() == NAMES
        assert read(contents, "session.json") == (session.path / "session.json").read_bytes()
        assert read(contents, "nothing") is None
    pack(full(session), tmp_path / "s.zip", top="s")
    with contents_of(tmp_path / "s.zip") as contents:
        assert contents.names() == sorted([*NAMES, "package.json", "package.sha256"])
        assert read(contents, "session.json") == (session.path / "session.json").read_bytes()


def test_links_in_a_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    salt = session.raw / "salt"
    salt.rename(tmp_path / "elsewhere")
    salt.symlink_to(tmp_path / "elsewhere")
    os.mkfifo(session.raw / "pipe")
    (session.path / "reports" / "loop").symlink_to(session.path)
    with contents_of(session.path) as contents:
        assert [trap.name for trap in contents.traps] == ["raw/pipe", "raw/salt", "reports/loop"]
        found = verify(contents, manifest_hash=session.manifest_hash)
    assert found.result == "altered"
    assert {"raw/pipe", "raw/salt", "reports/loop"} <= {one.file for one in found.altered}


@pytest.mark.parametrize(("make", "code"), [(lambda path: None, "E301"), (lambda path: path.write_bytes(b"x"), "E340")])
def test_what_is_no_session_is_one_error(tmp_path: Path, make: object, code: str) -> None:
    make(tmp_path / "x")  # type: ignore[operator]
    with pytest.raises(DataError) as caught, contents_of(tmp_path / "x"):
        pass
    assert caught.value.code == code


def test_a_damaged_member_is_unreadable(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("s/session.json", b"{}")
        archive.writestr("s/a", b"hello")
    data = (tmp_path / "p.zip").read_bytes()
    (tmp_path / "p.zip").write_bytes(data.replace(b"hello", b"jello"))
    with contents_of(tmp_path / "p.zip") as contents:
        assert read(contents, "a") is None
        with pytest.raises(Unreadable), readable(contents, "a") as file:
            file.read()


def test_what_would_not_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("s/session.json", bytes(5000))
    monkeypatch.setattr("analyzer.store.contents._MAX_DOCUMENT", 4999)
    with contents_of(tmp_path / "p.zip") as contents:
        assert read(contents, "session.json") is None
    monkeypatch.setattr("analyzer.store.contents.MAX_BYTES", 4999)
    with pytest.raises(DataError) as caught, contents_of(tmp_path / "p.zip"):
        pass
    assert caught.value.code == "E342"
