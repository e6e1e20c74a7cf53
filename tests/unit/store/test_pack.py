from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support.evidence import IMEI, read_folder, small_session

from analyzer.model.errors import DataError
from analyzer.store.integrity import check_session
from analyzer.store.pack import is_pack, pack, unpack
from analyzer.store.package import Files, full, redacted
from analyzer.store.parquet import read_table
from analyzer.store.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    made = small_session(tmp_path / "captures")
    (made.reports / "report.html").write_bytes(IMEI.encode())
    return made


def contents(folder: Path) -> dict[str, bytes]:
    own = {"package.json", "package.sha256"}
    return {name: data for name, data in read_folder(folder).items() if name not in own}


def test_a_session_comes_back_equal_and_private(session: Session, tmp_path: Path) -> None:
    pack(full(session), tmp_path / "s.zip", top="s")
    assert is_pack(tmp_path / "s.zip")
    copy = unpack(tmp_path / "s.zip", tmp_path / "captures")
    assert copy.path.name == "s-2"
    assert contents(copy.path) == contents(session.path)
    assert check_session(copy) == []
    assert stat.S_IMODE(copy.raw.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in copy.raw.iterdir()} == {0o600}


@pytest.mark.parametrize("kind", [full, redacted])
def test_equal_sessions_give_equal_packs(session: Session, tmp_path: Path, kind: Callable[[Session], Files]) -> None:
    pack(kind(session), tmp_path / "1.zip", top="s")
    pack(kind(session), tmp_path / "2.zip", top="s")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_a_redacted_pack_comes_back_as_a_redacted_session(session: Session, tmp_path: Path) -> None:
    pack(redacted(session), tmp_path / "s.zip", top="s")
    copy = unpack(tmp_path / "s.zip", tmp_path)
    assert copy.manifest == session.manifest | {"redacted": True}
    assert copy.manifest_hash == session.manifest_hash
    assert read_table(copy, "gaps")["gap_id"].tolist() == ["g"]
    assert [problem.is_error for problem in check_session(copy)] == [False]


def make_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("name", ["../evil", "/evil", "s/../../evil", "s\\..\\..\\evil", "C:/evil"])
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    path = make_zip(tmp_path / "p.zip", {"s/session.json": b"{}", name: b"x"})
    with pytest.raises(DataError) as caught:
        unpack(path, tmp_path / "captures")
    assert caught.value.code == "E341"
    assert not (tmp_path / "evil").exists()


def test_links_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("s/raw")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("s/session.json", "{}")
        archive.writestr(link, "/etc")
    with pytest.raises(DataError) as caught:
        unpack(tmp_path / "p.zip", tmp_path)
    assert caught.value.code == "E341"


def test_a_bomb_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "p.zip", {"s/session.json": b"{}", "s/raw/bodies.bin": bytes(5_000_000)})
    with pytest.raises(DataError) as caught:
        unpack(path, tmp_path / "captures", max_bytes=1_000_000)
    assert caught.value.code == "E342"
    assert not (tmp_path / "captures").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip"])
def test_what_is_no_zip_is_one_error(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "p.zip").write_bytes(data)
    assert not is_pack(tmp_path / "p.zip")
    with pytest.raises(DataError) as caught:
        unpack(tmp_path / "p.zip", tmp_path)
    assert caught.value.code == "E340"


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({}, "E340"),
        ({"a": b""}, "E340"),
        ({"s/session.json": b"{}", "t/x": b""}, "E340"),
        ({"s/session.json": b"{}"}, "E302"),
    ],
)
def test_a_zip_that_is_no_session_is_one_error_and_leaves_nothing(
    tmp_path: Path, members: dict[str, bytes], code: str
) -> None:
    path = make_zip(tmp_path / "p.zip", members)
    with pytest.raises(DataError) as caught:
        unpack(path, tmp_path / "captures")
    assert caught.value.code == code
    assert not list(tmp_path.glob("captures/*"))


def test_a_damaged_pack_leaves_nothing(session: Session, tmp_path: Path) -> None:
    pack(full(session), tmp_path / "s.zip", top="s")
    data = bytearray((tmp_path / "s.zip").read_bytes())
    start = data.index(b"flows.jsonl") + 40
    data[start : start + 20] = bytes(20)
    (tmp_path / "s.zip").write_bytes(data)
    with pytest.raises(DataError) as caught:
        unpack(tmp_path / "s.zip", tmp_path / "other")
    assert caught.value.code == "E340"
    assert not list((tmp_path / "other").iterdir())
