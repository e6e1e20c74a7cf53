"""Fixtures that give a phone behind the real adb."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fake_android.device import AdbServer, FakeDevice
from fake_android.profiles import Profile


@pytest.fixture(scope="session")
def adb_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AdbServer]:
    """A real adb server of this test process alone."""
    from conftest import need

    need(AdbServer.is_there(), "adb (Debian's package `adb`)")
    server = AdbServer(tmp_path_factory.mktemp("adb"))
    yield server
    server.close()


@pytest.fixture
def adb_environment(adb_server: AdbServer, monkeypatch: pytest.MonkeyPatch) -> AdbServer:
    """The same server, as everything in this process and its children finds it through the environment."""
    for name, value in adb_server.environment.items():
        monkeypatch.setenv(name, value)
    return adb_server


@pytest.fixture
def fake_device(adb_environment: AdbServer) -> Iterator[Callable[..., FakeDevice]]:
    """Make phones: `fake_device("14-magisk")` gives one that the adb server lists as `device`."""
    made: list[FakeDevice] = []
    # These phones are new, whatever an earlier test did to others at the same addresses.
    shutil.rmtree(Path(os.environ["CONSENTINEL_CONFDIR"]) / "devices", ignore_errors=True)

    def make(kind: Profile | str, **options: Any) -> FakeDevice:
        device = FakeDevice(kind, **options)
        made.append(device)
        adb_environment.connect(device)
        return device

    yield make
    for device in made:
        adb_environment.run("disconnect", device.address)
        device.close()
