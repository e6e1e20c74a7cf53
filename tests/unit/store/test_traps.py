from __future__ import annotations

import io
import stat
import warnings
import zipfile
from pathlib import Path

import pytest
from support.evidence import small_session

from analyzer.model.errors import DataError
from analyzer.store import package, seal
from analyzer.store.contents import contents_of
from analyzer.store.pack import pack
from analyzer.store.traps import traps_in
from analyzer.store.verify import verify


def zipped(members: list[tuple[str | zipfile.ZipInfo, bytes]]) -> io.BytesIO:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w") as archive:
        warnings.simplefilter("ignore")
        for name, data in members:
            archive.writestr(name, data)
    return file


def found(file: io.BytesIO) -> list[tuple[str, str, bool]]:
    with zipfile.ZipFile(file) as archive:
        return [(trap.name, trap.text, trap.leads_out) for trap in traps_in(archive, file)]


OUT = "its name leads out of the package"


@pytest.mark.parametrize("name", ["../x", "/x", "s/../../x", "C:/x", "s\\..\\x"])
def test_names_that_lead_out(name: str) -> None:
    assert found(zipped([(name, b"")])) == [(name, OUT, True)]


@pytest.mark.parametrize("name", ["s/a\nb", "s/\u202egpj.exe", "s/CON", "s/aux.txt", "nul/x"])
def test_names_that_are_none(name: str) -> None:
    assert found(zipped([(name, b"")])) == [(name, "its name is no name of a file", False)]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFBLK])
def test_links_and_devices(kind: int) -> None:
    info = zipfile.ZipInfo("s/x")
    info.external_attr = (kind | 0o777) << 16
    assert found(zipped([(info, b"/etc/passwd")])) == [("s/x", "it is a link or a device, not a file", True)]


def test_names_twice_and_names_that_are_the_same_on_some_systems() -> None:
    same = "on some systems it is the same file as "
    assert found(zipped([("a", b""), ("a", b""), ("A", b""), ("\u00e9", b""), ("e\u0301", b"")])) == [
        ("a", "it is there twice", False),
        ("A", same + "'a'", False),
        ("e\u0301", same + "'\u00e9'", False),
    ]
    assert found(zipped([("s/a", b""), ("s/A/b", b"")])) == [
        ("s/A/b", "a file of the package would have to be a folder, too", False)
    ]


def test_bytes_that_belong_to_no_member() -> None:
    plain = zipped([("a", b"x"), ("b", b"y")]).getvalue()
    nobody = [("", "it holds bytes that belong to none of its files", False)]
    assert found(io.BytesIO(plain)) == []
    assert found(io.BytesIO(b"#!/bin/sh\n" + plain)) == nobody
    with_comment = zipped([("a", b"x")])
    with zipfile.ZipFile(with_comment, "a") as archive:
        archive.comment = b"hello"
    assert found(with_comment) == nobody


def test_an_encrypted_member() -> None:
    data = bytearray(zipped([("a", b"x")]).getvalue())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert found(io.BytesIO(bytes(data))) == [("a", "it is encrypted", False)]


def test_no_changed_byte_of_a_zip_file_changes_what_is_read_unseen(tmp_path: Path) -> None:
    """A zip file has bytes that nobody reads (times, rights): those may change; names and contents may not."""
    files = package.redacted(small_session(tmp_path))
    small = {name: files[name] for name in ("session.json", seal.MANIFEST_LIST)}
    small["package.json"] = b'{"package": 1, "kind": "redacted", "session_json": "original", "absent": []}'
    hashes = {name: seal.sha256(data if isinstance(data, bytes) else b"") for name, data in small.items()}
    small[seal.PACKAGE_LIST] = seal.list_bytes(hashes)
    pack(small, tmp_path / "p.zip", top="s")
    data, expected = (tmp_path / "p.zip").read_bytes(), package.package_hash(small)
    other, unseen = tmp_path / "other.zip", []
    for position in range(len(data)):
        changed = bytearray(data)
        changed[position] ^= 1 << position % 8
        other.write_bytes(changed)
        if _passes(other, expected) and _read(other) != small:
            unseen.append(position)
    assert unseen == []
    assert _passes(tmp_path / "p.zip", expected)


def _passes(path: Path, expected: str) -> bool:
    try:
        with contents_of(path) as contents:
            return verify(contents, manifest_hash=expected).result == "verified"
    except DataError as error:
        assert error.code in ("E340", "E353")
        return False


def _read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name.removeprefix("s/"): archive.read(name) for name in archive.namelist()}
