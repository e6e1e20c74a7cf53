"""The journal: written before each change, read by anyone, undone backwards, hostile on the device's side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.scripted_link import ScriptedLink

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.shell import FOLDER, DeviceShell
from analyzer.record.devices.android.undo import DEVICE_JOURNAL, SESSION, Change, Journal, put_setting

GOOD = {r"(mkdir|rm|settings|svc|cmd|pm) .*": (0, "")}


def _journal(
    folder: Path, answers: dict[str, tuple[int, str] | Exception] | None = None
) -> tuple[Journal, ScriptedLink]:
    link = ScriptedLink({**(answers or {}), **GOOD})
    return Journal(DeviceShell(link), folder), link


def test_a_change_is_on_both_sides_before_it_is_made(tmp_path: Path) -> None:
    journal, link = _journal(tmp_path)
    journal.before("setting", "global a", value="1")
    (here,) = tmp_path.iterdir()
    assert here.read_bytes() == link.files[DEVICE_JOURNAL]
    rows = [json.loads(line) for line in here.read_text().splitlines()]
    assert rows == [
        {"serial": "S1"},
        {"kind": "setting", "about": "global a", "old": {"value": "1"}, "scope": "device"},
    ]
    assert here.stat().st_mode & 0o077 == 0


def test_the_first_old_value_stays_however_often_it_is_changed(tmp_path: Path) -> None:
    journal, _ = _journal(tmp_path)
    journal.before("setting", "global a", value="1")
    journal.before("setting", "global a", value="2")
    assert journal.changes == [Change("setting", "global a", {"value": "1"})]


def test_another_machine_reads_it_from_the_device(tmp_path: Path) -> None:
    journal, link = _journal(tmp_path / "one")
    journal.before("awake", "screen")
    other = Journal(DeviceShell(link), tmp_path / "two")
    assert other.changes == journal.changes


def test_changes_are_undone_backwards_and_forgotten(tmp_path: Path) -> None:
    journal, link = _journal(tmp_path)
    journal.before("setting", "global a", value="1")
    journal.before("setting", "secure b", value="null")
    link.asked.clear()
    assert [change.about for change in journal.restore()] == ["secure b", "global a"]
    settings = [line for line in link.asked if line.startswith("settings")]
    assert settings == ["settings delete secure b", "settings put global a 1"]
    assert (journal.changes, list(tmp_path.iterdir())) == ([], [])
    assert link.asked[-1] == f"rm -rf {FOLDER}"


def test_a_session_takes_back_only_its_own(tmp_path: Path) -> None:
    journal, _ = _journal(tmp_path)
    journal.before("setting", "global a", value="1")
    journal.before("setting", "global b", value="1", scope=SESSION)
    journal.restore(SESSION)
    assert [change.about for change in journal.changes] == ["global a"]


def test_a_pulled_cable_leaves_the_rest_to_the_next_time(tmp_path: Path) -> None:
    gone = SetupError("gone", code="E314")
    journal, link = _journal(tmp_path, {"settings put global a 1": gone})
    journal.before("setting", "global a", value="1")
    journal.before("setting", "global b", value="1")
    with pytest.raises(SetupError) as caught:
        journal.restore()
    assert caught.value.code == "E314"
    del link.answers["settings put global a 1"]
    later = Journal(DeviceShell(link), tmp_path)
    assert [change.about for change in later.restore()] == ["global a"]


def test_what_cannot_be_put_back_is_named_and_stays_on_the_list(tmp_path: Path) -> None:
    journal, _ = _journal(tmp_path, {"settings put global a 1": (1, "")})
    journal.before("setting", "global a", value="1")
    journal.before("setting", "global b", value="1")
    with pytest.raises(SetupError, match="global a") as caught:
        journal.restore()
    assert caught.value.code == "E328"
    assert [change.about for change in journal.changes] == ["global a"]


def test_the_proxy_is_unset_at_once_and_then_as_it_was(tmp_path: Path) -> None:
    journal, link = _journal(tmp_path)
    journal.before("proxy", "global", http_proxy="10.0.0.1:3128", global_http_proxy_host="null")
    link.asked.clear()
    journal.restore()
    assert [line for line in link.asked if line.startswith("settings")] == [
        "settings put global http_proxy :0",
        "settings delete global global_http_proxy_host",
        "settings put global global_http_proxy_port 0",
        "settings put global http_proxy 10.0.0.1:3128",
        "settings delete global global_http_proxy_host",
    ]


def _row(kind: str, about: str) -> bytes:
    row = {"kind": kind, "about": about, "old": {}, "scope": "device"}
    return (json.dumps({"serial": "S1"}) + "\n" + json.dumps(row) + "\n").encode()


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        ("file", "/data/data/com.example.bank"),
        ("file", f"{FOLDER}/../../../sdcard"),
        ("file", "/data/misc/user/0/cacerts-added/../x.0"),
        ("mount", "/data"),
        ("process", "/system/bin/init"),
        ("chain", "iptables filter OUTPUT"),
        ("chain", "sh -c x"),
        ("reverse", "x"),
    ],
)
def test_a_journal_of_the_device_cannot_undo_what_is_not_ours(tmp_path: Path, kind: str, about: str) -> None:
    journal, link = _journal(tmp_path)
    link.files[DEVICE_JOURNAL] = _row(kind, about)
    with pytest.raises(SetupError) as caught:
        journal.restore()
    assert caught.value.code == "E328"
    assert not [line for line in link.asked if about in line and not line.startswith(("mkdir", "rm -f "))]


@pytest.mark.parametrize("data", [_row("shell", "reboot"), b"{}\n\xff\xff\n{}\n", b'{}\n{"kind": "file"}\n[]\n'])
def test_a_journal_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    journal, link = _journal(tmp_path)
    link.files[DEVICE_JOURNAL] = data
    with pytest.raises(SetupError) as caught:
        _ = journal.changes
    assert caught.value.code == "E328"


def test_a_last_line_that_was_cut_was_never_acted_on(tmp_path: Path) -> None:
    journal, link = _journal(tmp_path)
    link.files[DEVICE_JOURNAL] = _row("awake", "screen") + b'{"kind": "fi'
    assert [change.kind for change in journal.changes] == ["awake"]


def test_a_setting_that_has_the_value_already_is_no_change(tmp_path: Path) -> None:
    journal, link = _journal(tmp_path, {"settings get global a": (0, "off\n")})
    assert put_setting(journal, DeviceShell(link), "global a", "off")
    assert journal.changes == []
