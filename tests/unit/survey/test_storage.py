"""Places behind an address, with the memory file system of fsspec; a real S3 server is asked in test_survey_on_s3."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer.model.errors import SetupError
from analyzer.survey import storage

BASE = "memory://study7"


@pytest.fixture
def memory() -> Iterator[str]:
    import fsspec

    files = fsspec.filesystem("memory")
    yield BASE
    if files.exists("/study7"):
        files.rm("/study7", recursive=True)


@pytest.fixture(params=["local", "memory"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "study7") if request.param == "local" else request.getfixturevalue("memory")


def test_what_is_written_is_read_listed_and_removed(base: str) -> None:
    place = storage.join(base, "a", "b.csv")
    assert storage.read(place) is None
    storage.write(place, b"one")
    storage.write(place, b"two")
    assert storage.read(place) == b"two"
    assert storage.is_folder(storage.join(base, "a")) and not storage.is_folder(place)
    assert storage.listed(base, "**/*.csv") == [place]
    storage.remove(place)
    assert (storage.read(place), storage.listed(base, "**/*.csv")) == (None, [])


def test_a_stamp_changes_with_its_file(base: str) -> None:
    storage.write(storage.join(base, "t", "x"), b"1")
    first = storage.stamps(storage.join(base, "t"), ["x", "y"])
    assert first[0] is not None and first[1] is None
    assert storage.stamps(storage.join(base, "t"), ["x", "y"]) == first
    storage.write(storage.join(base, "t", "x"), b"22")
    assert storage.stamps(storage.join(base, "t"), ["x", "y"])[0] != first[0]
    assert storage.stamps(storage.join(base, "absent"), ["x"]) == [None]


def test_files_are_fetched_for_as_long_as_they_are_needed(base: str) -> None:
    storage.write(storage.join(base, "s", "tables", "x"), b"1")
    with storage.fetched(storage.join(base, "s"), ["tables/x", "tables/absent"]) as folder:
        assert (folder / "tables" / "x").read_bytes() == b"1"
        assert not (folder / "tables" / "absent").exists()
    assert folder.exists() is not storage.is_remote(base)


def test_a_draft_appears_when_it_is_whole(base: str) -> None:
    place = storage.join(base, "out", "big")
    with storage.draft(place) as file:
        file.write_bytes(b"all")
        assert storage.read(place) is None
    assert storage.read(place) == b"all"
    with pytest.raises(RuntimeError), storage.draft(place) as file:
        file.write_bytes(b"half")
        raise RuntimeError
    assert storage.read(place) == b"all"


def test_a_storage_without_a_driver_is_said() -> None:
    with pytest.raises(SetupError) as raised:
        storage.read("nosuchthing://x/y")
    assert (raised.value.code, "consentinel[s3]" in raised.value.hint) == ("E250", True)


def test_without_fsspec_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(SetupError) as raised:
        storage.read("s3://bucket/x")
    assert raised.value.code == "E250"


def test_paths_of_this_machine_need_no_driver(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    storage.write(tmp_path / "a", b"1")
    assert storage.read(tmp_path / "a") == b"1"
