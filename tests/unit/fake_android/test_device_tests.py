"""What `make device-tests` does, on simulated phones: asks first, tells each step, leaves nothing."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from fake_android.device import FakeDevice
from fake_android.state import differences
from support import device_tests

pytestmark = pytest.mark.slow
Make = Callable[..., FakeDevice]


@pytest.mark.parametrize(("kind", "n_steps"), [("14-magisk", 7), ("9-emulator", 7), ("11-production", 6)])
def test_a_phone_passes_and_is_as_before(
    fake_device: Make, capsys: pytest.CaptureFixture[str], kind: str, n_steps: int
) -> None:
    device = fake_device(kind)
    before = device.state()
    assert device_tests.main([device.address, "--yes"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"PASS {n_steps}/{n_steps}"
    assert differences(before, device.state()) == []
    assert device.phone.unknown == []


def test_without_a_yes_nothing_is_sent(fake_device: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    device = fake_device("14-magisk")
    monkeypatch.setattr("sys.stdin", io.StringIO("no\n"))
    assert device_tests.main([device.address]) == 2
    assert device.phone.transcript == []


def test_what_stays_behind_is_named(fake_device: Make, capsys: pytest.CaptureFixture[str]) -> None:
    device = fake_device("13-magisk")
    device.phone.faults.fail["settings put global private_dns_mode opportunistic"] = ("Permission denial", 255)
    assert device_tests.main([device.address, "--yes"]) == 1
    told = capsys.readouterr().out
    assert "settings global + private_dns_mode=off" in told
    assert told.splitlines()[-1].startswith("FAIL ")
