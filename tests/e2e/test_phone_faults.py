"""What goes wrong with a phone, through the real adb server: each ends with its error, and `restore` mends it later."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_android import installer
from fake_android.apk import make_apk
from fake_android.device import AdbServer, FakeDevice
from support.adb_relay import adb_server_of
from support.asking_app import PACKAGE, AskingApp
from support.phone_app import phone_app
from support.phones import certificate, changed, frida_server, our_side
from support.quiet_proxy import quiet_proxy
from support.raw_files import check_chain, of_kind, read_lines
from support.waiting import PATIENCE_S, wait_for

from analyzer.cli.device import device_needs
from analyzer.model.errors import SetupError
from analyzer.record.behavior import load_behavior
from analyzer.record.control import send_stop
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
    # Only where `su` never answers is there no use in waiting for it.
    shell, journal = our_side(device, probe_timeout_s=0.3 if device.phone.faults.su == "hang" else PATIENCE_S)
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


@pytest.mark.parametrize("version", [31, 40, 42])
def test_an_adb_server_of_another_version_serves_us_and_doctor_says_what_it_does(
    fake_device: Make, adb_server: AdbServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    device = fake_device("14-magisk")
    before = device.state()
    with adb_server_of(version, adb_server.port) as port:
        monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(port))
        assert _prepare(device, tmp_path)["certificate"][0] == "ok"
        adb, server, *_ = device_needs(device.address)
        restore(*our_side(device))
    assert changed(before, device) == []
    assert (adb.level, server.need, server.level) == ("ok", "adb server", "wrong")
    assert server.found == f"version {version}; the adb of this machine is version 41"


def test_a_data_partition_that_cannot_be_written_is_told_and_nothing_is_changed(
    fake_device: Make, tmp_path: Path
) -> None:
    device = fake_device("12-magisk")
    before = device.state()
    for mount in device.phone.init_space.mounts:
        mount.is_read_only = mount.is_read_only or mount.target == "/data"
    for act in (lambda: _prepare(device, tmp_path), AdbDevice(device.address, PACKAGE).ensure_ready):
        with pytest.raises(SetupError, match=r"cannot be written: .*Read-only file system") as caught:
            act()
        assert (caught.value.code, caught.value.exit_code) == ("E317", 3)
    for mount in device.phone.init_space.mounts:
        mount.is_read_only = mount.is_read_only and mount.target != "/data"
    assert restore(*our_side(device)) == 0
    assert changed(before, device) == []


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


def _connect(device: FakeDevice, port: int, *packages: str) -> None:
    """Show connections of apps to the phone's proxy in its table of sockets."""
    device.phone.sockets += [(device.phone.packages[name].uid, port) for name in (PACKAGE, *packages)]


def test_on_a_phone_without_root_a_lost_tunnel_and_others_at_its_proxy_are_gaps(
    fake_device: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = fake_device("13-production")
    app = AskingApp(device, "zh")
    installer.install(device.phone, [make_apk("com.example.chatty")], set(), None)
    phone = AdbDevice(device.address, PACKAGE, RunOptions(apk=app.apk(tmp_path)))

    def cut(ready: dict[str, str]) -> None:
        threading.Thread(target=lose, args=(Path(ready["session"]),), daemon=True).start()

    def lose(session: Path) -> None:
        laid = dict(device.phone.reverse)
        _connect(device, int(next(iter(laid)).partition(":")[2]), "com.example.chatty")
        device.phone.reverse.clear()  # as adbd does when it restarts
        wait_for(lambda: device.phone.reverse == laid, "the tunnel is made anew")
        send_stop(session)

    monkeypatch.setenv("CONSENTINEL_CONFDIR", str(tmp_path / "confdir"))
    (tmp_path / "confdir").mkdir()
    (tmp_path / "confdir" / "mitmproxy-ca-cert.pem").write_bytes(PEM)
    outcome = Recorder(parent=tmp_path, device=phone, mitmdump=quiet_proxy(tmp_path), duration_s=300).run(cut)
    assert (outcome.state, outcome.reason) == ("complete", "stop was asked for")
    gap, other = of_kind(read_lines(outcome.session.raw / "marks.jsonl"), "gap")
    assert (gap["gap_kind"], gap["detail"]) == (
        "proxy_lost", "the tunnel from the phone to the proxy was gone: what the app sent in that time did not arrive",
    )  # fmt: skip
    assert (other["gap_kind"], other["subject"]) == ("not_attributed", "com.example.chatty")
    assert 0 < gap["last_t"] - gap["first_t"] < 600
