from __future__ import annotations

from pathlib import Path

import pytest
from mitmproxy.test import tflow
from support.hars import entry, har
from unit.ingest.test_mitm import dump

from analyzer.ingest.events import load_marks
from analyzer.ingest.importer import open_or_import
from analyzer.ingest.raw import load_capture
from analyzer.model.errors import DataError, SetupError, UsageError
from analyzer.store.integrity import check_session
from analyzer.store.pack import pack
from analyzer.store.package import full
from analyzer.store.session import Session


@pytest.fixture
def capture(tmp_path: Path) -> Path:
    (tmp_path / "My capture.har").write_bytes(har(entry(), {}))
    return tmp_path / "My capture.har"


def test_an_import_is_a_whole_session_that_knows_its_source(tmp_path: Path, capture: Path) -> None:
    session, notes = open_or_import(capture, captures=tmp_path / "captures", session_dir=None)
    assert session.path == tmp_path / "captures" / "My_capture"
    opened = Session.open(session.path)
    assert opened.manifest["source"]["kind"] == "har"
    assert opened.manifest["source"]["file"] == "My capture.har"
    assert (opened.manifest["started"], opened.manifest["ended"]) == (
        "2023-11-14T22:13:20.500000Z",
        "2023-11-14T22:13:20.600000Z",
    )
    assert opened.manifest["counts"] == {"flows": 1}
    assert str(opened.state) == "complete"
    assert check_session(opened) == []
    assert notes == ["1 entries without a request or its URL"]
    assert [gap["gap_kind"] for gap in load_marks(opened.raw).gaps] == ["skipped_entry"]
    assert len(load_capture(opened.raw).flows) == 1


def test_the_same_input_gives_the_same_folder_and_another_a_new_one(tmp_path: Path, capture: Path) -> None:
    def again() -> tuple[str, list[str]]:
        session, notes = open_or_import(capture, captures=tmp_path / "captures", session_dir=None)
        return session.path.name, notes

    first = again()
    assert again() == first == ("My_capture", ["1 entries without a request or its URL"])
    original = capture.read_bytes()
    capture.write_bytes(har(entry(), entry()))
    assert again() == ("My_capture-2", [])
    assert again() == ("My_capture-2", [])
    capture.write_bytes(original)
    assert again() == first


def test_a_given_folder_is_used_for_one_input_only(tmp_path: Path, capture: Path) -> None:
    folder = tmp_path / "deep" / "here"
    folder.mkdir(parents=True)
    for _ in range(2):
        session, _ = open_or_import(capture, captures=tmp_path / "captures", session_dir=folder)
        assert session.path == folder
    capture.write_bytes(har(entry(), entry()))
    with pytest.raises(UsageError) as caught:
        open_or_import(capture, captures=tmp_path / "captures", session_dir=folder)
    assert (caught.value.code, caught.value.exit_code) == ("E109", 2)
    assert len(load_capture(folder / "raw").flows) == 1
    assert not (tmp_path / "captures").exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path, capture: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(UsageError):
        open_or_import(capture, captures=tmp_path, session_dir=tmp_path / "mine")
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_an_import_that_fails_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.har").write_bytes(b'{"log": {"entries": [')
    with pytest.raises(DataError):
        open_or_import(tmp_path / "bad.har", captures=tmp_path / "captures", session_dir=None)
    assert list((tmp_path / "captures").iterdir()) == []


def test_an_import_that_was_killed_is_not_used_again(tmp_path: Path, capture: Path) -> None:
    session, _ = open_or_import(capture, captures=tmp_path, session_dir=None)
    session.manifest["state"] = "recording"
    session.save()
    assert open_or_import(capture, captures=tmp_path, session_dir=None)[0].path.name == "My_capture-2"


def test_sessions_flow_files_and_packs_are_opened_alike(tmp_path: Path) -> None:
    file = dump(tmp_path / "flows.mitm", tflow.tflow(resp=True))
    first, _ = open_or_import(file, captures=tmp_path / "captures", session_dir=None)
    same, _ = open_or_import(first.path, captures=tmp_path / "captures", session_dir=None)
    pack(full(first), tmp_path / "packed.zip", top="flows")
    copies = [
        open_or_import(tmp_path / "packed.zip", captures=tmp_path / "captures", session_dir=None)[0] for _ in range(2)
    ]
    given, _ = open_or_import(tmp_path / "packed.zip", captures=tmp_path, session_dir=tmp_path / "given")
    assert (first.path.name, same.path) == ("flows", first.path)
    assert [copy.path.name for copy in copies] == ["packed", "packed"]
    assert given.path == tmp_path / "given"
    for session in (*copies, given):
        assert load_capture(session.raw).flows.equals(load_capture(first.raw).flows)
        assert check_session(session) == []


def test_a_place_that_cannot_be_written_is_one_error(tmp_path: Path, capture: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError) as caught:
        open_or_import(capture, captures=tmp_path / "file" / "captures", session_dir=None)
    assert caught.value.exit_code == 3
