"""adbutils against the fake phone, with each set of features that it may announce."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import adbutils
import pytest
from fake_android.device import AdbServer, FakeDevice

Make = Callable[..., FakeDevice]
FEATURES = [(), ("shell_v2",), ("shell_v2", "cmd"), ("shell_v2", "cmd", "stat_v2", "ls_v2")]


@pytest.fixture
def client(adb_environment: AdbServer) -> adbutils.AdbClient:
    return adbutils.AdbClient("127.0.0.1", adb_environment.port)


@pytest.mark.parametrize("features", FEATURES, ids=",".join)
def test_files_go_there_and_back(
    client: adbutils.AdbClient, fake_device: Make, tmp_path: Path, features: tuple[str, ...]
) -> None:
    device = fake_device("13-emulator", features=features)
    phone = client.device(device.address)
    data = os.urandom(3_000_000)
    phone.sync.push(data, "/data/local/tmp/x", mode=0o644)
    assert phone.sync.read_bytes("/data/local/tmp/x") == data
    # adbd gives group and others the owner's bits.
    stat = phone.sync.stat("/data/local/tmp/x")
    assert (stat.size, stat.mode & 0o777) == (3_000_000, 0o666)
    assert [entry.path for entry in phone.sync.list("/data/local/tmp")] == ["x"]


@pytest.mark.parametrize("features", FEATURES, ids=",".join)
def test_shells_give_output_and_code(client: adbutils.AdbClient, fake_device: Make, features: tuple[str, ...]) -> None:
    device = fake_device("13-emulator", features=features)
    phone = client.device(device.address)
    assert phone.shell("getprop ro.build.version.sdk") == "33"
    found = phone.shell2("echo out; false")
    assert (found.returncode, found.output.strip()) == (1, "out")


def test_reverse_tunnels_and_root(client: adbutils.AdbClient, fake_device: Make, adb_server: AdbServer) -> None:
    device = fake_device("13-emulator")
    phone = client.device(device.address)
    phone.reverse("tcp:8080", "tcp:9090")
    assert [(item.remote, item.local) for item in phone.reverse_list()] == [("tcp:8080", "tcp:9090")]
    phone.reverse_remove("tcp:8080")
    assert list(phone.reverse_list()) == []
    assert "restarting adbd as root" in phone.root()
    adb_server.connect(device)
    assert phone.shell("id -u") == "0"


def test_two_phones_are_listed_apart(client: adbutils.AdbClient, fake_device: Make) -> None:
    first, second = fake_device("10-magisk", serial="SAME"), fake_device("15-production", serial="SAME")
    listed = {info.serial: info.state for info in client.list()}
    assert (listed[first.address], listed[second.address]) == ("device", "device")
    assert {client.device(d.address).prop.get("ro.serialno") for d in (first, second)} == {"SAME"}
