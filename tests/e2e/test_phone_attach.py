"""An app that runs on a phone already: taken as it is, its time before a gap, and left running."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_android.apk import make_apk
from fake_android.device import FakeDevice
from support.cli import consentinel
from support.phones import certificate, changed, frida_server, our_side, strangers
from support.portal import Portal, portal
from support.quiet_proxy import quiet_proxy
from support.raw_files import of_kind, read_lines
from support.script_device import ScriptInstrument

from analyzer.cli.device import attached
from analyzer.model.errors import ConsentinelError, UsageError
from analyzer.record.control import send_stop
from analyzer.record.devices.adb import AdbDevice, RunOptions
from analyzer.record.devices.android import app as apps
from analyzer.record.devices.android.install import install
from analyzer.record.devices.android.prepare import prepare
from analyzer.record.recorder import Outcome, Recorder

pytestmark = pytest.mark.slow
Make = Callable[..., FakeDevice]
PACKAGE = "com.example.runs"
PEM = certificate()


@pytest.fixture(scope="module")
def frida() -> Iterator[Portal]:
    with portal() as there:
        yield there


@pytest.fixture(autouse=True)
def _our_ca(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSENTINEL_CONFDIR", str(tmp_path / "confdir"))
    (tmp_path / "confdir").mkdir()
    (tmp_path / "confdir" / "mitmproxy-ca-cert.pem").write_bytes(PEM)


@pytest.fixture
def phone(fake_device: Make, frida: Portal, tmp_path: Path) -> FakeDevice:
    """A prepared phone on which the app runs, with data of its own and a permission."""
    device = fake_device("14-magisk")
    device.phone.hooks.frida_port = int(frida.host.rpartition(":")[2])
    shell, journal = our_side(device)
    prepare(shell, journal, PEM, frida_server(tmp_path / "frida"))
    apk = tmp_path / "app.apk"
    apk.write_bytes(make_apk(PACKAGE, launcher=".Main", requested=["android.permission.CAMERA"]))
    install(shell, journal, apk, PACKAGE)
    shell.run(["pm", "grant", PACKAGE, "android.permission.CAMERA"])
    apps.start(shell, PACKAGE)
    device.phone.view().write(f"/data/data/{PACKAGE}/kept", b"mine")
    return device


def _record(device: FakeDevice, folder: Path, wanted: str, while_it_runs: Callable[[], object] = bool) -> Outcome:
    def ready(told: dict[str, str]) -> None:
        while_it_runs()
        threading.Thread(target=send_stop, args=(Path(told["session"]),), daemon=True).start()

    taken = AdbDevice(device.address, PACKAGE, RunOptions(attach=wanted))
    recorder = Recorder(
        parent=folder, device=taken, name="session", mitmdump=quiet_proxy(folder), make_instrument=ScriptInstrument
    )
    return recorder.run(ready)


@pytest.mark.parametrize("by", ["name", "number"])
def test_an_app_that_runs_is_led_and_goes_on_as_it_was(phone: FakeDevice, tmp_path: Path, by: str) -> None:
    (process,) = phone.phone.processes.of_package(PACKAGE)
    before, led = phone.state(), list[str]()
    uid = phone.phone.packages[PACKAGE].uid

    def while_it_runs() -> None:
        led.append(phone.phone.route(uid, "203.0.113.9", 443))

    wanted = PACKAGE if by == "name" else str(process.pid)
    outcome = _record(phone, tmp_path, wanted, while_it_runs)
    assert (outcome.state, outcome.exit_code) == ("complete", 0), outcome.error
    assert led[0].startswith("127.0.0.1:")
    assert phone.phone.processes.of_package(PACKAGE) == [process]
    assert [line for line in changed(before, phone) if "settings_ssaid.xml" not in line] == []
    assert strangers(phone) == set()
    manifest = outcome.session.manifest["device"]
    assert (manifest["start"], manifest["app_data"], manifest["route"]) == ("attached", "kept", "redirect")
    marks = read_lines(outcome.session.raw / "marks.jsonl")
    assert of_kind(marks, "mark") == []
    assert [(gap["gap_kind"], gap["subject"]) for gap in of_kind(marks, "gap")] == [("process_unseen", PACKAGE)]


@pytest.mark.parametrize(("wanted", "code"), [("com.example.other", "E295"), ("1", "E295"), (PACKAGE, "E296")])
def test_a_process_that_is_not_the_app_s_or_not_the_only_one_is_not_taken(
    phone: FakeDevice, tmp_path: Path, wanted: str, code: str
) -> None:
    uid = phone.phone.packages[PACKAGE].uid
    if code == "E296":
        phone.phone.processes.add(PACKAGE, uid, phone.phone.init_space)
    before = phone.state()
    outcome = _record(phone, tmp_path, wanted)
    assert isinstance(outcome.error, ConsentinelError)
    assert outcome.error.code == code
    assert [line for line in changed(before, phone) if "settings_ssaid.xml" not in line] == []


def test_it_is_refused_where_the_app_would_be_started_anew_or_nothing_can_be_hooked(
    fake_device: Make, tmp_path: Path
) -> None:
    plain = {"apk": None, "granted": ()}
    apk = tmp_path / "app.apk"
    for scenario, how in (("untouched", plain), (None, plain | {"apk": apk}), (None, plain | {"granted": ("p",)})):
        with pytest.raises(UsageError) as refused:
            attached("S1", PACKAGE, PACKAGE, scenario, **how)
        assert refused.value.code == "E104"
    assert isinstance(attached("S1", PACKAGE, PACKAGE, None, **plain), AdbDevice)
    device = fake_device("13-production")
    shell, journal = our_side(device)
    apk.write_bytes(make_apk(PACKAGE, launcher=".Main"))
    install(shell, journal, apk, PACKAGE)
    done = consentinel("record", PACKAGE, "--device", device.address, "--attach", "1", captures=tmp_path)
    assert (done.returncode, "E316" in done.stderr) == (3, True), done.stderr
