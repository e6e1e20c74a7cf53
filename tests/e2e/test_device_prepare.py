"""Prepare and restore on a simulated phone of each kind, through the real adb: the state after is that before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fake_android.device import FakeDevice
from fake_android.profiles import profiles
from support.phones import certificate, changed, frida_server, our_side, strangers

from analyzer.record.devices.android import ca
from analyzer.record.devices.android.prepare import prepare, restore

pytestmark = pytest.mark.slow
Make = Callable[..., FakeDevice]
PEM = certificate()
ROOT = {"emulator": "su root", "magisk": "su -c", "production": "none"}


@pytest.mark.parametrize("kind", sorted(profiles()))
def test_a_phone_is_prepared_and_put_back(fake_device: Make, tmp_path: Path, kind: str) -> None:
    device = fake_device(kind)
    before = device.state()
    shell, journal = our_side(device)
    done = {need.need: (need.level, need.found) for need in prepare(shell, journal, PEM, frida_server(tmp_path))}
    root = ROOT[kind.partition("-")[2]]
    assert done["root"][1] == (root if root != "none" else "no way to root: no hooks, no system CA")
    if root != "none":
        assert done["certificate"] == ("ok", f"{ca.subject_hash_old(PEM)}.0 among the system's CAs")
        assert done["frida-server"][0] == "ok"
    prepared = device.state()
    again, later = our_side(device)
    prepare(again, later, PEM, frida_server(tmp_path))
    assert not changed(prepared, device)
    restore(*our_side(device))
    assert not changed(before, device)
    assert strangers(device) == set()
