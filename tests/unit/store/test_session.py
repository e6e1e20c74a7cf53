from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analyzer.model.enums import SessionState
from analyzer.model.errors import DataError, SetupError
from analyzer.store import files
from analyzer.store.session import Session, default_name, list_sessions, safe_name


def create(parent: Path, name: str | None = None) -> Session:
    return Session.create(parent, app_id="com.example.app", name=name)


def test_a_new_session_has_its_folders_salt_and_recorder(tmp_path: Path) -> None:
    session = create(tmp_path / "captures")
    assert sorted(path.name for path in session.path.iterdir()) == [
        ".lock", "control", "raw", "reports", "session.json", "tables",
    ]  # fmt: skip
    assert re.fullmatch(r"\d{8}T\d{6}Z_com\.example\.app_[0-9a-f]{4}", session.path.name)
    assert session.session_id == session.path.name
    assert session.state is SessionState.RECORDING
    assert len(session.salt) == 32
    assert session.manifest["recorder"]["pid"] == os.getpid()


def test_raw_is_for_its_owner_only(tmp_path: Path) -> None:
    session = create(tmp_path)
    assert stat.S_IMODE(session.raw.stat().st_mode) == 0o700
    assert stat.S_IMODE((session.raw / "salt").stat().st_mode) == 0o600


def test_opening_gives_what_was_saved(tmp_path: Path) -> None:
    session = create(tmp_path, "s")
    session.manifest["mine"] = {"ключ": "\ud800"}
    session.save()
    opened = Session.open(tmp_path / "s")
    assert opened.manifest == session.manifest
    assert opened.salt == session.salt
    assert Session.open(tmp_path / "s" / "session.json").path == tmp_path / "s"


def test_a_name_in_use_gets_a_number(tmp_path: Path) -> None:
    assert [create(tmp_path, "s").path.name for _ in range(3)] == ["s", "s-2", "s-3"]


def test_a_salt_can_be_given_by_a_study(tmp_path: Path) -> None:
    assert Session.create(tmp_path, app_id="a", salt=b"\x01" * 32).salt == b"\x01" * 32


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("com.example", "com.example"),
        ("../x", "x"),
        ("a/b c", "a_b_c"),
        ("", "app"),
        ("...", "app"),
        ("é" * 99, "app"),
    ],
)
def test_any_app_id_makes_a_safe_name(text: str, expected: str) -> None:
    assert safe_name(text) == expected


def test_the_name_has_the_utc_time() -> None:
    moment = datetime(2026, 11, 21, 22, 40, 12, tzinfo=UTC)
    assert default_name("com.example.app", moment).startswith("20261121T224012Z_com.example.app_")


def test_finalize_hashes_raw_and_ends_the_recording(tmp_path: Path) -> None:
    session = create(tmp_path, "s")
    (session.raw / "flows.jsonl").write_bytes(b"{}\n")
    (session.raw / "tmp").mkdir()
    (session.raw / "tmp" / "peeled").write_bytes(b"x")
    session.finalize("complete")
    opened = Session.open(tmp_path / "s")
    assert opened.state is SessionState.COMPLETE
    assert opened.manifest["ended"] >= opened.manifest["started"]
    expected = {
        "raw/flows.jsonl": (3, hashlib.sha256(b"{}\n").hexdigest()),
        "raw/salt": (65, hashlib.sha256((session.raw / "salt").read_bytes()).hexdigest()),
    }
    assert {entry["path"]: (entry["bytes"], entry["sha256"]) for entry in opened.manifest["files"]} == expected
    assert not session.control.exists()
    assert not opened.is_recorder_alive()


def test_requests_nobody_answered_stay_for_the_check(tmp_path: Path) -> None:
    session = create(tmp_path, "s")
    (session.control / "1-a.json").write_text('{"mark": "idle"}')
    session.finalize("interrupted", "the app ended with code 1")
    assert [path.name for path in session.control.iterdir()] == ["1-a.json"]
    assert Session.open(session.path).manifest["state_reason"] == "the app ended with code 1"


def test_a_session_cannot_end_in_recording(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="recording"):
        create(tmp_path).finalize("recording")


def test_the_recorder_is_alive_until_it_ends(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from analyzer.store.session import Session;"
        "s = Session.create(Path(sys.argv[1]), app_id='a', name='s');"
        "print('ready', flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    session = Session.open(tmp_path / "s")
    assert session.is_recorder_alive()
    with pytest.raises(DataError) as caught:
        session.acquire()
    assert caught.value.code == "E307"
    child.kill()
    child.wait()
    child.stdout.close()
    assert not session.is_recorder_alive()
    with session.locked():
        assert Session.open(tmp_path / "s").is_recorder_alive()
    assert not Session.open(tmp_path / "s").is_recorder_alive()


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_what_is_no_session_is_one_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError) as caught:
        Session.open(tmp_path / name)
    assert (caught.value.code, caught.value.exit_code) == ("E301", 4)


def test_a_missing_salt_is_one_error(tmp_path: Path) -> None:
    session = create(tmp_path)
    (session.raw / "salt").unlink()
    with pytest.raises(DataError) as caught:
        _ = session.salt
    assert caught.value.code == "E308"


def test_saving_leaves_the_old_manifest_when_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = create(tmp_path, "s")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    session.manifest["notes"] = "new"
    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(SetupError, match="disk is full") as caught:
        session.save()
    assert (caught.value.code, caught.value.exit_code) == ("E280", 3)
    assert json.loads((session.path / "session.json").read_text())["notes"] == ""
    assert not list(session.path.glob("*.tmp"))


def test_a_folder_that_cannot_be_written_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError) as caught:
        create(tmp_path / "file" / "captures")
    assert caught.value.code == "E282"


def test_listing_gives_sessions_and_what_is_wrong_with_the_others(tmp_path: Path) -> None:
    create(tmp_path, "b")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "session.json").write_text("{}")
    (tmp_path / "no session").mkdir()
    (first, error), (second, session) = list_sessions(tmp_path)
    assert (first.name, second.name) == ("a", "b")
    assert isinstance(error, DataError)
    assert isinstance(session, Session)
    assert list_sessions(tmp_path / "absent") == []
