from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest
from mitmproxy.test import tflow
from support.hars import entry, har
from unit.ingest.test_mitm import dump

from analyzer.ingest.sources import contents_of, sniff
from analyzer.model.errors import DataError
from analyzer.store.pack import pack
from analyzer.store.package import full
from analyzer.store.session import Session


def test_each_kind_is_told_by_its_content(tmp_path: Path) -> None:
    session = Session.create(tmp_path, app_id="a", name="s")
    session.finalize("complete")
    pack(full(session), tmp_path / "packed.bin", top="s")
    dump(tmp_path / "flows.txt", tflow.tflow())
    for name, data in {
        "plain": har(entry()),
        "bom": b"\xef\xbb\xbf \n" + har(),
        "wide": har().decode().encode("utf-16"),
        "zlib": zlib.compress(har()),
        "gzip": gzip.compress(har(), mtime=0),
    }.items():
        (tmp_path / name).write_bytes(data)
        assert sniff(tmp_path / name) == "har"
    assert sniff(tmp_path / "s") == sniff(tmp_path / "s" / "session.json") == "session"
    assert sniff(tmp_path / "packed.bin") == "pack"
    assert sniff(tmp_path / "flows.txt") == "mitm"


@pytest.mark.parametrize(
    ("data", "code", "hint"),
    [
        (b"", "E322", "again"),
        (b" \n ", "E322", "again"),
        (b"<html>", "E320", ".har"),
        (b"[1]", "E320", ".har"),
        (b"\xd4\xc3\xb2\xa1" + bytes(20), "E320", "packet captures"),
        (b"\x0a\x0d\x0d\x0a" + bytes(20), "E320", "packet captures"),
        (b"PK\x03\x04" + bytes(50), "E320", "zip"),
        (bytes(100), "E320", ".har"),
    ],
)
def test_anything_else_is_one_error_that_says_what_is_read(tmp_path: Path, data: bytes, code: str, hint: str) -> None:
    (tmp_path / "f").write_bytes(data)
    with pytest.raises(DataError) as caught:
        sniff(tmp_path / "f")
    assert (caught.value.code, caught.value.exit_code) == (code, 4)
    assert hint in caught.value.hint


def test_folders_and_absent_files_are_errors(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "E301"), (tmp_path / "absent", "E304")):
        with pytest.raises(DataError) as caught:
            sniff(path)
        assert caught.value.code == code


def test_a_folder_gives_its_captures_also_damaged_ones_and_names_what_is_none(tmp_path: Path) -> None:
    (tmp_path / "b.har").write_bytes(har(entry()))
    (tmp_path / "export").write_bytes(har(entry()))
    (tmp_path / "notes.txt").write_text("to do", encoding="utf-8")
    (tmp_path / ".hidden.har").write_bytes(har(entry()))
    (tmp_path / "empty.har").touch()
    (tmp_path / "below").mkdir()
    (tmp_path / "headless" / "raw").mkdir(parents=True)
    (tmp_path / "headless" / "raw" / "flows.jsonl").touch()
    Session.create(tmp_path, app_id="a", name="a-session").finalize("complete")
    found = contents_of(tmp_path)
    assert [path.name for path in found.captures] == ["a-session", "b.har", "empty.har", "export", "headless"]
    assert [path.name for path in found.others] == ["below", "notes.txt"]
    with pytest.raises(DataError) as raised:
        contents_of(tmp_path / "below")
    assert raised.value.code == "E301"
