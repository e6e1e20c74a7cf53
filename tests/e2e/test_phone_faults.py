"""What goes wrong with a phone, through the real adb server: each ends with its error, and `restore` mends it later."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_android.device import AdbServer, FakeDevice
from support.phone_app import phone_app
from support.phones import certificate, changed, frida_server, our_side
from support.raw_files import check_chain

from analyzer.model.errors import SetupError
from analyzer.record.behavior import load_behavior
from analyzer.record.devices.adb import AdbDevice, RunOptions
from analyzer.record.devices.android.prepare import prepare, restore
from analyzer.record.devices.android.undo import Journal
from analyzer.record.recorder import Outcome, Recorder

pytestmark = pytest.mark.slow
Make = Callable[..., FakeDevice]
PEM = certificate()
GONE = ("E314", "E201", "E313")
"""The device went while it was spoken to, is not listed any more, or is listed as offline."""


def _prepare(device: FakeDevice, folder: Path, *, version: str = "") -> dict[str, tuple[str, str]]:
    shell, journal = our_side(device, probe_timeout_s=0.3)
    done = prepare(shell, journal, PEM, frida_server(folder, version=version))
    return {need.need: (need.level, need.found) for need in done}


def _n_commands(device: FakeDevice, act: Callable[[], object]) -> int:
    device.phone.faults.arm()
    act()
    return device.phone.faults.count


def _dies(device: FakeDevice, server: AdbServer, at: int, act: Callable[[], object]) -> None:
    """Pull the cable at the command `at`, see the error, and plug it in again."""
    device.phone.faults.arm(die_at=at)
    with pytest.raises(SetupError) as caught:
        act()
    assert caught.value.code in GONE
    assert caught.value.exit_code == 3
    assert caught.value.hint
    device.phone.faults.revive()
    server.connect(device)


@pytest.mark.parametrize(("kind", "step"), [("8-magisk", 1), ("14-magisk", 3), ("13-emulator", 5)])
def test_a_cable_pulled_at_any_command_of_prepare_leaves_nothing_after_restore(
    fake_device: Make, adb_server: AdbServer, tmp_path: Path, kind: str, step: int
) -> None:
    device = fake_device(kind)
    before = device.state()
    count = _n_commands(device, lambda: _prepare(device, tmp_path))
    restore(*our_side(device))
    assert changed(before, device) == []
    for at in range(1, count + 1, step):
        _dies(device, adb_server, at, lambda: _prepare(device, tmp_path))
        restore(*our_side(device))
        assert changed(before, device) == [], at


def test_a_cable_pulled_while_it_is_put_back_is_made_up_for_by_the_next_restore(
    fake_device: Make, adb_server: AdbServer, tmp_path: Path
) -> None:
    device = fake_device("14-magisk")
    before = device.state()
    _prepare(device, tmp_path)
    count = _n_commands(device, lambda: restore(*our_side(device)))
    for at in range(2, count, 7):
        _prepare(device, tmp_path)
        _dies(device, adb_server, at, lambda: restore(*our_side(device)))
        restore(*our_side(device))
        assert changed(before, device) == [], at


def test_a_prepare_that_was_cut_goes_on_where_it_stopped(
    fake_device: Make, adb_server: AdbServer, tmp_path: Path
) -> None:
    device = fake_device("11-magisk")
    whole = fake_device("11-magisk", serial="FAKE0002")
    _dies(device, adb_server, 25, lambda: _prepare(device, tmp_path))
    assert _prepare(device, tmp_path) == _prepare(whole, tmp_path)


def test_another_machine_puts_a_phone_back(fake_device: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    device = fake_device("14-magisk")
    before = device.state()
    _prepare(device, tmp_path)
    monkeypatch.setenv("CONSENTINEL_CONFDIR", str(tmp_path / "elsewhere"))
    restore(*our_side(device))
    assert changed(before, device) == []


def test_after_a_restart_what_it_lost_is_no_reason_to_fail(
    fake_device: Make, adb_server: AdbServer, tmp_path: Path
) -> None:
    device = fake_device("14-magisk")
    before = device.state()
    _prepare(device, tmp_path)
    device.phone.reboot()
    device.drop_hosts()
    adb_server.connect(device)
    restore(*our_side(device))
    left = [line for line in changed(before, device) if not line.startswith(("/processes", "/misc"))]
    assert left == []


@pytest.mark.parametrize("su", ["hang", "deny", "not_root"])
def test_a_su_that_gives_no_root_leaves_a_phone_that_is_recorded_without(
    fake_device: Make, tmp_path: Path, su: str
) -> None:
    device = fake_device("12-magisk")
    device.phone.faults.su = su
    before = device.state()
    assert _prepare(device, tmp_path) == {
        "root": ("missing", "no way to root: no hooks, no system CA"),
        "settings": ("ok", "private DNS and the check for captive portals are off"),
    }
    restore(*our_side(device, probe_timeout_s=0.3))
    assert [line for line in changed(before, device) if not line.startswith("/processes")] == []


def test_a_full_phone_takes_nothing_and_is_as_before(fake_device: Make, tmp_path: Path) -> None:
    device = fake_device("11-magisk")
    volume = device.phone.volumes["data"]
    before = device.state()
    volume.capacity = volume.used() + 3000
    folder = tmp_path / "large"
    source = frida_server(folder)
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes() + bytes(100_000))
    shell, journal = our_side(device)
    with pytest.raises(SetupError) as caught:
        prepare(shell, journal, PEM, source)
    assert (caught.value.code, caught.value.exit_code) == ("E317", 3)
    restore(*our_side(device))
    assert changed(before, device) == []


def test_where_selinux_refuses_the_system_s_folder_the_user_s_takes_our_ca(fake_device: Make, tmp_path: Path) -> None:
    device = fake_device("10-magisk")
    device.phone.faults.denied.append("/system/etc/security/cacerts")
    before = device.state()
    level, found = _prepare(device, tmp_path)["certificate"]
    assert (level, found) == ("missing", "c8750f0d.0 among the user's CAs: most apps do not trust it")
    assert [line for line in changed(before, device) if line.startswith("/mounts")] == []
    restore(*our_side(device))
    assert changed(before, device) == []


@pytest.mark.parametrize("version", ["16.7.19", "17.0.0"])
def test_another_frida_server_is_refused_with_both_versions(fake_device: Make, tmp_path: Path, version: str) -> None:
    device = fake_device("11-magisk")
    with pytest.raises(SetupError, match=version.replace(".", r"\.")) as caught:
        _prepare(device, tmp_path, version=version)
    assert caught.value.code == "E318"


def test_a_processor_frida_does_not_know_is_told(fake_device: Make, tmp_path: Path) -> None:
    device = fake_device("11-emulator")
    device.phone.props |= {"ro.product.cpu.abi": "riscv64", "ro.product.cpu.abilist": "riscv64"}
    with pytest.raises(SetupError, match="riscv64") as caught:
        _prepare(device, tmp_path)
    assert caught.value.code == "E318"


# --- while it records ------------------------------------------------------------------------------------------------


def _record(device: FakeDevice, folder: Path, on_ready: Callable[[dict[str, str]], object]) -> Outcome:
    behavior = load_behavior("before_consent")
    with phone_app(device, behavior) as app:
        server = frida_server(folder / "frida")
        options = RunOptions(apk=app.apk(), server=server)
        phone = AdbDevice(device.address, behavior.spec.app.id, options)
        return Recorder(parent=folder, device=phone, mitmdump=app.mitmdump).run(on_ready)


@pytest.mark.usefixtures("java_runtime")
def test_a_phone_that_goes_while_it_records_leaves_a_session_that_can_be_used(
    fake_device: Make, adb_server: AdbServer, tmp_path: Path
) -> None:
    device = fake_device("14-magisk")
    before = device.state()

    def pull(ready: dict[str, str]) -> None:
        device.phone.faults.arm(die_at=1)

    outcome = _record(device, tmp_path, pull)
    assert (outcome.state, outcome.exit_code) == ("interrupted", 3)
    assert outcome.error is not None
    assert outcome.error.code in GONE
    manifest = json.loads((outcome.session.path / "session.json").read_text())
    assert manifest["state"] == "interrupted"
    assert check_chain(outcome.session.raw / "marks.jsonl") == 1
    device.phone.faults.revive()
    adb_server.connect(device)
    shell, journal = our_side(device)
    assert {change.scope for change in journal.changes} == {"device", "session"}
    restore(shell, journal)
    assert [line for line in changed(before, device) if not line.startswith("/processes")] == []
    assert Journal(shell).changes == []


@pytest.mark.usefixtures("java_runtime")
@pytest.mark.parametrize("at", [20, 60, 90])
def test_a_phone_that_goes_before_the_app_runs_ends_the_session_with_3(
    fake_device: Make, adb_server: AdbServer, tmp_path: Path, at: int
) -> None:
    device = fake_device("10-magisk")
    before = device.state()
    device.phone.faults.arm(die_at=at)
    outcome = _record(device, tmp_path, lambda ready: None)
    assert (outcome.state, outcome.exit_code) == ("interrupted", 3)
    assert outcome.error is not None
    assert outcome.error.code in GONE
    device.phone.faults.revive()
    adb_server.connect(device)
    restore(*our_side(device))
    assert [line for line in changed(before, device) if not line.startswith("/processes")] == []
