"""The fake phone in front of the real adb client and adbutils."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_android.device import AdbServer, FakeDevice

Make = Callable[..., FakeDevice]


def test_exit_codes_and_streams_arrive_apart(fake_device: Make, adb_server: AdbServer) -> None:
    device = fake_device("11-emulator")

    def shell(text: str) -> tuple[int, bytes, bytes]:
        done = adb_server.run("-s", device.address, "shell", text)
        return done.returncode, done.stdout, done.stderr

    assert shell("getprop ro.build.version.sdk") == (0, b"30\n", b"")
    assert shell("echo a; echo b >&2; exit 7") == (7, b"a\n", b"b\n")
    assert shell("nosuch x") == (127, b"", b"/system/bin/sh: nosuch: inaccessible or not found\n")


def test_three_megabytes_come_back_unchanged(fake_device: Make, adb_server: AdbServer, tmp_path: Path) -> None:
    device = fake_device("14-magisk")
    data = os.urandom(3_000_000)
    (tmp_path / "there").write_bytes(data)
    adb_server.run("-s", device.address, "push", str(tmp_path / "there"), "/data/local/tmp/x")
    adb_server.run("-s", device.address, "pull", "/data/local/tmp/x", str(tmp_path / "back"))
    assert (tmp_path / "back").read_bytes() == data


def test_a_missing_file_is_not_pulled(fake_device: Make, adb_server: AdbServer, tmp_path: Path) -> None:
    device = fake_device("9-production")
    done = adb_server.run("-s", device.address, "pull", "/data/local/tmp/none", str(tmp_path / "back"))
    assert done.returncode == 1
    assert b"does not exist" in done.stdout + done.stderr


def test_reverse_tunnels_are_listed_and_removed(fake_device: Make, adb_server: AdbServer) -> None:
    device = fake_device("13-magisk")

    def reverse(*words: str) -> str:
        return adb_server.run("-s", device.address, "reverse", *words).stdout.decode().strip()

    reverse("tcp:8080", "tcp:9999")
    assert reverse("--list") == "(reverse) tcp:8080 tcp:9999"
    assert device.state()["reverse"] == {"tcp:8080": "tcp:9999"}
    reverse("--remove", "tcp:8080")
    assert device.state()["reverse"] == {}


@pytest.mark.parametrize(
    ("kind", "said", "uid"),
    [
        ("12-emulator", "restarting adbd as root", "0"),
        ("12-magisk", "adbd cannot run as root in production builds", "2000"),
        ("12-production", "adbd cannot run as root in production builds", "2000"),
    ],
)
def test_adb_root_is_for_emulators(fake_device: Make, adb_server: AdbServer, kind: str, said: str, uid: str) -> None:
    device = fake_device(kind)
    assert adb_server.run("-s", device.address, "root").stdout.decode().strip() == said
    adb_server.connect(device)
    assert adb_server.run("-s", device.address, "shell", "id -u").stdout.decode().strip() == uid
