"""Files an app can come in, and what the device says of them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from support.scripted_link import ScriptedLink

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.android.install import install, read_parts
from analyzer.record.devices.android.shell import DeviceShell
from analyzer.record.devices.android.undo import Journal

ABIS = ["arm64-v8a", "armeabi-v7a"]


def _zip(file: Path, members: dict[str, bytes]) -> Path:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as bundle:
        for name, data in members.items():
            bundle.writestr(name, data)
    file.write_bytes(held.getvalue())
    return file


def test_one_apk_is_one_part(tmp_path: Path) -> None:
    file = tmp_path / "a.apk"
    file.write_bytes(b"PK")
    assert read_parts(file, ABIS).apks == [("base.apk", b"PK")]


def test_splits_for_other_processors_stay_out_and_the_base_goes_first(tmp_path: Path) -> None:
    members = {
        "splits/config.arm64_v8a.apk": b"1",
        "splits/config.x86_64.apk": b"2",
        "split_config.x86.apk": b"3",
        "splits/config.zh.apk": b"4",
        "base.apk": b"0",
        "icon.png": b"",
    }
    parts = read_parts(_zip(tmp_path / "a.apks", members), ABIS)
    assert parts.apks == [("base.apk", b"0"), ("config.arm64_v8a.apk", b"1"), ("config.zh.apk", b"4")]


def test_an_xapk_says_in_its_manifest_what_it_holds(tmp_path: Path) -> None:
    manifest = {
        "split_apks": [{"file": "com.example.app.apk", "id": "base"}],
        "expansions": [
            {
                "file": "x.obb",
                "install_location": "EXTERNAL_STORAGE",
                "install_path": "Android/obb/com.example.app/main.1.obb",
            }
        ],
    }
    members = {
        "manifest.json": json.dumps(manifest).encode(),
        "com.example.app.apk": b"0",
        "x.obb": b"o",
        "other.apk": b"9",
    }
    parts = read_parts(_zip(tmp_path / "a.xapk", members), ABIS)
    assert parts.apks == [("com.example.app.apk", b"0")]
    assert parts.expansions == [("Android/obb/com.example.app/main.1.obb", b"o")]


@pytest.mark.parametrize("path", ["../../sdcard/x", "Android/obb/a/../../b", "/data/x", "Android/obb/a b/c"])
def test_an_xapk_cannot_write_where_it_wants(tmp_path: Path, path: str) -> None:
    manifest = {"expansions": [{"file": "a.apk", "install_location": "EXTERNAL_STORAGE", "install_path": path}]}
    file = _zip(tmp_path / "a.xapk", {"manifest.json": json.dumps(manifest).encode(), "a.apk": b""})
    with pytest.raises(UsageError) as caught:
        read_parts(file, ABIS)
    assert caught.value.code == "E110"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut", b"\x00" * 100])
def test_an_encrypted_or_damaged_bundle_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.apkm"
    file.write_bytes(data)
    with pytest.raises(UsageError) as caught:
        read_parts(file, ABIS)
    assert (caught.value.code, caught.value.exit_code) == ("E110", 2)


def test_only_code_for_other_processors_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_parts(_zip(tmp_path / "a.apks", {"config.x86.apk": b""}), ABIS)


def _device(answers: dict[str, tuple[int, str] | Exception]) -> tuple[DeviceShell, ScriptedLink]:
    base: dict[str, tuple[int, str] | Exception] = {
        "getprop ro.product.cpu.abilist": (0, "arm64-v8a\n"),
        "(mkdir|rm) .*": (0, ""),
    }
    link = ScriptedLink({**answers, **base})
    return DeviceShell(link), link


def test_an_app_is_installed_with_nothing_granted_and_taken_off_by_the_undo(tmp_path: Path) -> None:
    shell, link = _device({"pm list packages a.b": (0, "")})
    journal = Journal(shell, tmp_path / "state")
    file = tmp_path / "a.apk"
    file.write_bytes(b"PK12")
    with pytest.raises(SetupError, match=r"is not a\.b"):
        install(shell, journal, file, "a.b")
    assert link.written == [("exec:cmd package install -r -t -S 4", b"PK12")]
    assert [(change.kind, change.about) for change in journal.changes] == [("package", "a.b")]


def test_splits_are_streamed_as_one_installation(tmp_path: Path) -> None:
    shell, link = _device(
        {"pm list packages a.b": (0, "package:a.b\n"), "exec:cmd package install-create .*": (0, "[7]")}
    )
    file = _zip(tmp_path / "a.apks", {"base.apk": b"00", "config.zh.apk": b"1"})
    install(shell, Journal(shell, tmp_path / "state"), file, "a.b")
    assert link.written == [
        ("exec:cmd package install-create -r -t -S 3", b""),
        ("exec:cmd package install-write -S 2 7 part0.apk -", b"00"),
        ("exec:cmd package install-write -S 1 7 part1.apk -", b"1"),
        ("exec:cmd package install-commit 7", b""),
    ]


@pytest.mark.parametrize(
    ("said", "shown", "hint"),
    [
        ("Failure [INSTALL_FAILED_NO_MATCHING_ABIS: Failed to extract native libraries, res=-113]",
         "INSTALL_FAILED_NO_MATCHING_ABIS", "take another device"),
        ("Failure [INSTALL_FAILED_INSUFFICIENT_STORAGE]", "INSTALL_FAILED_INSUFFICIENT_STORAGE", "free space"),
        ("\x1b[2Jodd", "?[2Jodd", "adb install"),
    ],
)  # fmt: skip
def test_a_refusal_is_told_with_what_it_means(tmp_path: Path, said: str, shown: str, hint: str) -> None:
    shell, _ = _device({"pm list packages a.b": (0, "package:a.b\n"), "exec:cmd package install .*": (0, said)})
    file = tmp_path / "a.apk"
    file.write_bytes(b"PK")
    with pytest.raises(SetupError) as caught:
        install(shell, Journal(shell, tmp_path / "state"), file, "a.b")
    assert caught.value.code == "E327"
    assert shown in caught.value.message
    assert hint in caught.value.hint


def test_a_device_that_goes_in_the_middle_is_not_taken_for_one_that_refuses(tmp_path: Path) -> None:
    gone = SetupError("the device is gone", code="E314")
    answers = {"pm list packages a.b": (0, "package:a.b\n"), "exec:cmd package install .*": (0, ""), "true": gone}
    shell, _ = _device(answers)
    file = tmp_path / "a.apk"
    file.write_bytes(b"PK")
    with pytest.raises(SetupError) as caught:
        install(shell, Journal(shell, tmp_path / "state"), file, "a.b")
    assert caught.value.code == "E314"
