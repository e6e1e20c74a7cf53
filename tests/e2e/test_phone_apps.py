"""Apps that cannot be recorded, or only in part, on a simulated phone behind the real adb server.

Each ends with the code of the contracts and a sentence that says what is wrong and what to do. What cannot begin makes
no session; one that was begun can be analyzed, and has a gap where something was not seen.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_android.apk import make_apk
from fake_android.device import FakeDevice
from support.cli import consentinel, the_session
from support.phone_app import phone_app
from support.phones import certificate, changed, frida_server, our_side
from support.portal import Portal, portal
from support.quiet_proxy import quiet_proxy
from support.raw_files import of_kind, read_lines
from support.script_device import ScriptInstrument

from analyzer.api import Options, analyze
from analyzer.record.behavior import load_behavior
from analyzer.record.devices.adb import AdbDevice, RunOptions
from analyzer.record.devices.android.prepare import restore
from analyzer.record.recorder import Outcome, Recorder

pytestmark = pytest.mark.slow
Make = Callable[..., FakeDevice]
PACKAGE = "com.example.odd"


@pytest.fixture(scope="module")
def frida() -> Iterator[Portal]:
    with portal() as there:
        yield there


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own settings with a CA, so that no proxy has to make one."""
    monkeypatch.setenv("CONSENTINEL_CONFDIR", str(tmp_path / "confdir"))
    (tmp_path / "confdir").mkdir()
    (tmp_path / "confdir" / "mitmproxy-ca-cert.pem").write_bytes(certificate())
    return tmp_path


def _record(device: FakeDevice, folder: Path, apk: bytes) -> subprocess.CompletedProcess[str]:
    file = folder / "odd.apk"
    file.write_bytes(apk)
    options = ("--device", device.address, "--apk", file, "--mitmdump", quiet_proxy(folder), "--for", "60")
    return consentinel("record", PACKAGE, *options, captures=folder / "captures")


def _gaps(session: Path, captures: Path) -> set[tuple[str, str, str]]:
    rows = analyze(session, Options(captures=captures)).tables["gaps"].to_dict("records")
    return {(str(row["gap_kind"]), str(row["subject"]), str(row["detail"])) for row in rows}


def _is_refused(device: FakeDevice, folder: Path, apk: bytes, said: str, hint: str) -> None:
    """See code 3, what is said, and that no session was begun; then put the phone back."""
    before = device.state()
    done = _record(device, folder, apk)
    assert (done.returncode, said in done.stderr, hint in done.stderr) == (3, True, True), done.stderr
    assert not (folder / "captures").exists()
    assert consentinel("device", "restore", device.address, captures=folder / "captures").returncode == 0
    assert changed(before, device) == []


def test_an_app_without_a_launcher_is_told_before_its_data_is_cleared(fake_device: Make, folder: Path) -> None:
    device = fake_device("13-production")
    _is_refused(device, folder, make_apk(PACKAGE), "nothing to start: no launcher activity", "a plug-in of another app")
    ran = [" ".join(argv) for said in device.phone.transcript for _, argv in said.ran]
    assert [line for line in ran if line.startswith(("pm clear", "am force-stop"))] == []


def test_an_app_for_another_processor_is_refused_with_the_reason(fake_device: Make, folder: Path) -> None:
    device = fake_device("14-magisk")  # 64-bit only, as phones since 2023 are
    apk = make_apk(PACKAGE, abis=("armeabi-v7a",), launcher=".Main")
    _is_refused(device, folder, apk, "INSTALL_FAILED_NO_MATCHING_ABIS", "no code for this device's processor")


def test_an_app_that_ends_as_soon_as_it_starts(fake_device: Make, folder: Path, frida: Portal) -> None:
    device = fake_device("11-magisk")
    device.phone.hooks.frida_port = int(frida.host.rpartition(":")[2])
    file = folder / "odd.apk"
    file.write_bytes(make_apk(PACKAGE, launcher=".Main", crashes=True))
    before = device.state()
    options = RunOptions(apk=file, server=frida_server(folder / "frida"))
    phone = AdbDevice(device.address, PACKAGE, options)
    outcome = Recorder(parent=folder / "captures", device=phone, mitmdump=quiet_proxy(folder)).run()
    assert (outcome.state, outcome.exit_code, outcome.error and outcome.error.code) == ("interrupted", 3, "E327")
    assert outcome.error is not None
    assert (outcome.error.message, "adb logcat" in outcome.error.hint) == (f"{PACKAGE} ends as soon as it starts", True)
    kinds = {(kind, detail) for kind, _, detail in _gaps(outcome.session.path, folder / "captures")}
    assert ("interrupted", f"state interrupted: {PACKAGE} ends as soon as it starts") in kinds
    restore(*our_side(device))
    assert changed(before, device) == []


@pytest.mark.parametrize(
    ("kind", "abis", "unseen"),
    [
        ("11-magisk", ("armeabi-v7a",), ""),
        ("14-emulator", ("arm64-v8a",), "arm64-v8a, translated for this x86_64 device"),
    ],
)
def test_what_an_app_s_processor_hides_is_a_gap(
    fake_device: Make, folder: Path, frida: Portal, kind: str, abis: tuple[str, ...], unseen: str
) -> None:
    device = fake_device(kind)
    device.phone.hooks.frida_port = int(frida.host.rpartition(":")[2])
    before = device.state()
    outcome = _hooked(device, folder, make_apk(PACKAGE, abis=abis, launcher=".Main"))
    assert (outcome.state, outcome.exit_code) == ("complete", 0)
    manifest = json.loads((outcome.session.path / "session.json").read_text())
    assert manifest["device"].get("app_abi", "") == "".join(abis)
    found = [row for row in of_kind(read_lines(outcome.session.raw / "marks.jsonl"), "gap")
             if row["gap_kind"] == "hook_failed"]  # fmt: skip
    assert [(row["subject"], unseen in row["detail"]) for row in found] == ([("native code", True)] if unseen else [])
    assert ("hook_failed" in {kind for kind, _, _ in _gaps(outcome.session.path, folder)}) is bool(unseen)
    restore(*our_side(device))
    assert changed(before, device) == []


def _hooked(device: FakeDevice, folder: Path, apk: bytes) -> Outcome:
    """Record an app whose hooks are those of a test; it is stopped as soon as it is recorded."""
    file = folder / "odd.apk"
    file.write_bytes(apk)
    phone = AdbDevice(device.address, PACKAGE, RunOptions(apk=file, server=frida_server(folder / "frida")))
    parent, proxy = folder / "captures", quiet_proxy(folder)
    recorder = Recorder(parent=parent, device=phone, mitmdump=proxy, make_instrument=ScriptInstrument, duration_s=0.01)
    return recorder.run()


@pytest.mark.usefixtures("java_runtime")
def test_a_packed_app_that_ends_when_it_finds_hooks(fake_device: Make, tmp_path: Path) -> None:
    """What it does in the time before is kept; a person reads what to try next."""
    device, behavior = fake_device("11-magisk"), load_behavior("before_consent")
    before = device.state()
    with phone_app(device, behavior) as app:
        options = RunOptions(apk=app.apk(), server=frida_server(tmp_path / "frida"))
        phone = AdbDevice(device.address, behavior.spec.app.id, options)

        def finds_hooks(ready: dict[str, str]) -> None:
            (process,) = device.phone.processes.of_package(behavior.spec.app.id)
            device.phone.processes.end(process.pid)

        outcome = Recorder(parent=tmp_path / "captures", device=phone, mitmdump=app.mitmdump).run(finds_hooks)
    assert (outcome.state, outcome.exit_code, outcome.error and outcome.error.code) == ("interrupted", 3, "E216")
    assert outcome.error is not None
    assert "a packed one may end when it finds Frida" in outcome.error.hint
    kinds = {kind for kind, _, _ in _gaps(outcome.session.path, tmp_path / "captures")}
    assert {"app_lost", "interrupted"} <= kinds
    shell, journal = our_side(device)
    assert {change.scope for change in journal.changes} == {"device"}
    restore(shell, journal)
    assert [line for line in changed(before, device) if not line.startswith("/processes")] == []


def test_a_session_after_which_the_phone_is_not_as_before_says_so(fake_device: Make, folder: Path) -> None:
    device = fake_device("13-production")
    before = device.state()
    device.phone.faults.fail["settings delete global global_http_proxy_host"] = ("Failure calling service", 20)
    file = folder / "odd.apk"
    file.write_bytes(make_apk(PACKAGE, launcher=".Main"))
    options = ("--device", device.address, "--apk", file, "--mitmdump", quiet_proxy(folder), "--for", "0.1")
    done = consentinel("record", PACKAGE, *options, captures=folder / "captures")
    assert done.returncode == 0, done.stderr
    assert f"the device is not as it was: not put back on '{device.address}': proxy global" in done.stderr
    assert f"next: consentinel device restore {device.address}" in done.stderr
    manifest = json.loads((the_session(folder / "captures") / "session.json").read_text())
    assert (manifest["state"], "proxy global" in manifest["device"]["not_put_back"]) == ("complete", True)
    device.phone.faults.fail.clear()
    assert consentinel("device", "restore", device.address, captures=folder / "captures").returncode == 0
    assert changed(before, device) == []


def test_a_phone_that_answers_dumpsys_with_garbage_is_recorded_all_the_same(fake_device: Make, folder: Path) -> None:
    device = fake_device("12-production")
    before = device.state()
    device.phone.faults.garbage["dumpsys"] = f"Package [{PACKAGE}] \x1b[2J versionName=\x07".encode() + b"\xff\n" * 9
    file = folder / "odd.apk"
    file.write_bytes(make_apk(PACKAGE, launcher=".Main"))
    phone = AdbDevice(device.address, PACKAGE, RunOptions(apk=file))
    recorder = Recorder(parent=folder / "captures", device=phone, mitmdump=quiet_proxy(folder), duration_s=0.01)
    outcome = recorder.run()
    assert (outcome.state, outcome.exit_code) == ("complete", 0)
    manifest = (outcome.session.path / "session.json").read_text()
    assert ("\\u001b" in manifest, "\x1b" in manifest) == (False, False)
    device.phone.faults.garbage.clear()
    restore(*our_side(device))
    assert changed(before, device) == []
