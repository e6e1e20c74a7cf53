"""The route `wireguard` on a simulated phone: its tunnel into a real mitmdump is a real one, as is the app's request.

Only the phone is simulated: the commands, the WireGuard app's conditions, and what is left behind are checked on it.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from fake_android import vpn
from fake_android.apk import make_apk
from fake_android.device import AdbServer, FakeDevice
from support.cli import consentinel
from support.phones import changed, frida_server, our_side, strangers
from support.portal import Portal, portal
from support.raw_files import of_kind, read_lines
from support.script_device import ScriptInstrument
from support.waiting import wait_for

from analyzer.api import Options, analyze
from analyzer.record import tunnel
from analyzer.record.control import send_stop
from analyzer.record.devices.adb import AdbDevice, RunOptions
from analyzer.record.devices.android import wireguard
from analyzer.record.devices.android.authority import make_ca
from analyzer.record.devices.android.install import install
from analyzer.record.devices.android.needs import Looked, check
from analyzer.record.devices.android.prepare import prepare
from analyzer.record.recorder import Outcome, Recorder

pytestmark = pytest.mark.slow
Make = Callable[..., FakeDevice]
PACKAGE, OTHER = "com.example.led", "com.example.other"
SETTINGS = f"/data/data/{vpn.APP}/files/datastore/settings.preferences_pb"


@pytest.fixture(scope="module")
def frida() -> Iterator[Portal]:
    with portal() as there:
        yield there


@pytest.fixture(scope="module")
def site() -> Iterator[int]:
    """A server of this machine that the app speaks to; its port."""

    class Hello(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(200)
            self.send_header("content-length", "5")
            self.end_headers()
            self.wfile.write(b"hello")

        def log_message(self, *about: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hello)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one CA for all proxies of this module."""
    return tmp_path_factory.mktemp("authority")


@pytest.fixture
def ca(authority: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Our CA, as the proxies of this module use it."""
    monkeypatch.setenv("CONSENTINEL_CONFDIR", str(authority))
    return make_ca()


def _phone(device: FakeDevice, frida: Portal, ca: bytes, folder: Path) -> RunOptions:
    """Prepare a phone with the WireGuard app and another; give how our app is recorded on it."""
    device.phone.hooks.frida_port = int(frida.host.rpartition(":")[2])
    shell, journal = our_side(device)
    server = frida_server(folder / "frida")
    prepare(shell, journal, ca, server)
    for package in (vpn.APP, OTHER):
        file = folder / f"{package}.apk"
        file.write_bytes(make_apk(package, launcher=".Main"))
        install(shell, journal, file, package)
    apk = folder / "app.apk"
    apk.write_bytes(make_apk(PACKAGE, launcher=".Main"))
    return RunOptions(
        apk=apk,
        server=server,
        route="wireguard",
        endpoint=""
        if device.phone.props.get("ro.kernel.qemu") or device.phone.props.get("ro.boot.qemu")
        else "127.0.0.1",
    )


def _record(device: FakeDevice, options: RunOptions, folder: Path, while_led: Callable[[], object]) -> Outcome:
    def ready(told: dict[str, str]) -> None:
        try:
            while_led()
        finally:
            threading.Thread(target=send_stop, args=(Path(told["session"]),), daemon=True).start()

    phone = AdbDevice(device.address, PACKAGE, options)
    return Recorder(parent=folder, device=phone, name="session", make_instrument=ScriptInstrument).run(ready)


@pytest.mark.parametrize("kind", ["11-emulator", "14-magisk"])
def test_an_app_is_led_through_a_tunnel_of_its_own_and_the_phone_is_as_before(
    fake_device: Make, frida: Portal, ca: bytes, tmp_path: Path, site: int, kind: str
) -> None:
    device = fake_device(kind)
    phone, options = device.phone, _phone(device, frida, ca, tmp_path)
    if kind == "14-magisk":
        _use_by_hand(device)
    before = device.state()
    seen: dict[str, Any] = {}

    def while_led() -> None:
        assert phone.tunnel is not None
        seen["led"] = [vpn.takes(phone, phone.packages[name].uid) for name in (PACKAGE, OTHER)]
        body = b"android_id=9f3c1d5e7a2b4c68"
        head = f"POST /v1/log HTTP/1.1\r\nhost: api.example.com\r\ncontent-length: {len(body)}\r\nconnection: close\r\n"
        seen["answer"] = phone.tunnel.exchange("127.0.0.1", site, f"{head}\r\n".encode() + body)
        seen["quic"] = phone.route(phone.packages[PACKAGE].uid, "203.0.113.9", 443, protocol="udp")

    outcome = _record(device, options, tmp_path, while_led)
    assert (outcome.state, outcome.exit_code) == ("complete", 0), outcome.error
    assert seen["led"] == [True, False]
    assert seen["answer"].endswith(b"hello")
    assert seen["quic"] == "reject"
    of_app = ("/packages/com.example.led/", "/files/data:/app/", "/files/data:/data/com.example.led", "journal.jsonl")
    ours = (*of_app, "settings_ssaid.xml", "/data/user", "com.example.led")
    assert [line for line in changed(before, device) if not any(part in line for part in ours)] == []
    assert strangers(device) == set()
    _check_session(outcome.session.path)


def _use_by_hand(device: FakeDevice) -> None:
    """Leave what a person's own use leaves: settings of the WireGuard app, and rights it has already."""
    shell, _ = our_side(device)
    shell.find_root()
    home = f"/data/data/{vpn.APP}"
    uid = device.phone.packages[vpn.APP].uid
    shell.root_line(f"mkdir -p {home}/files/datastore && echo > {SETTINGS}")
    device.phone.view().write(SETTINGS, b"\x0a\x0f\x0a\x09dark_mode\x12\x02\x08\x01")
    shell.root_line(f"chown {uid}:{uid} {home}/files {home}/files/datastore {SETTINGS}")
    device.phone.packages[vpn.APP].appops["ACTIVATE_VPN"] = "allow"
    device.phone.misc.deviceidle_whitelist.append(vpn.APP)


def _check_session(session: Path) -> None:
    manifest = json.loads((session / "session.json").read_text())
    assert manifest["network"] == {"mode": "wireguard", "quic": "refused"}
    assert {key: manifest["device"][key] for key in ("route", "route_why")} == {"route": "wireguard", "route_why": ""}
    net = read_lines(session / "raw" / "net.jsonl")
    assert [line["connection"]["address"][0] for line in of_kind(net, "client") if line["event"] == "connected"] == [
        wireguard.CLIENT
    ]
    assert of_kind(net, "log") == []  # who has no key gets no answer: the tunnel is no proxy for others
    result = analyze(session, Options(captures=session.parent))
    flows = result.tables["flows"]
    assert flows[["host", "method", "path", "app_attribution"]].values.tolist() == [
        ["api.example.com", "POST", "/v1/log", "app"]
    ]
    everything = b"".join(file.read_bytes() for file in session.rglob("*") if file.is_file())
    assert [word for word in (b"PrivateKey", b"client_key", b"server_key") if word in everything] == []


def test_a_tunnel_that_goes_down_is_switched_on_again_and_a_pulled_cable_leaves_nothing(
    fake_device: Make, frida: Portal, ca: bytes, tmp_path: Path, site: int, monkeypatch: pytest.MonkeyPatch,
    adb_server: AdbServer,
) -> None:  # fmt: skip
    monkeypatch.setattr(tunnel, "LOOK_EVERY_S", 0.1)
    device = fake_device("14-magisk")
    before = device.state()
    phone, options = device.phone, _phone(device, frida, ca, tmp_path)
    marks = tmp_path / "session" / "raw" / "marks.jsonl"
    answers: list[bytes] = []

    def gaps() -> list[str]:
        return [line["gap_kind"] for line in of_kind(read_lines(marks), "gap")]

    def asked() -> bytes:
        assert phone.tunnel is not None
        head = "POST /a HTTP/1.1\r\nhost: a.example.com\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        return phone.tunnel.exchange("127.0.0.1", site, head.encode())

    def while_led() -> None:
        answers.append(asked())
        vpn.down(phone)
        wait_for(lambda: "proxy_lost" in gaps(), "the tunnel is not switched on again")
        answers.append(asked())
        phone.faults.arm(die_at=1)

    led = AdbDevice(device.address, PACKAGE, options)
    recorder = Recorder(parent=tmp_path, device=led, name="session", make_instrument=ScriptInstrument, duration_s=300.0)
    outcome = recorder.run(lambda told: threading.Thread(target=while_led, daemon=True).start())
    assert [answer.endswith(b"hello") for answer in answers] == [True, True]
    assert outcome.error is not None
    assert (outcome.error.code, outcome.exit_code, outcome.state) == ("E314", 3, "interrupted")
    assert gaps().count("proxy_lost") == 1
    assert analyze(outcome.session.path, Options(captures=tmp_path)).tables["flows"]["path"].tolist() == ["/a", "/a"]
    assert phone.tunnel is not None  # nobody could take it down
    phone.faults.revive()
    adb_server.connect(device)
    restored = consentinel("device", "restore", device.address, captures=tmp_path)
    assert (restored.returncode, phone.tunnel) == (0, None), restored.stderr
    assert [line for line in changed(before, device) if "settings_ssaid.xml" not in line] == []


def test_what_hinders_the_tunnel_is_told_and_taken_back(
    fake_device: Make, frida: Portal, ca: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wireguard, "UP_TIMEOUT_S", 0.1)
    monkeypatch.setattr(wireguard, "ANSWER_TIMEOUT_S", 0.1)
    device = fake_device("11-emulator")
    options = _phone(device, frida, ca, tmp_path)
    device.phone.udp_hosts["10.0.2.2"] = "127.0.0.2"  # where nobody listens
    device.phone.misc.vpn_package = "com.example.vpn"
    outcome = _record(device, options, tmp_path / "1", lambda: None)
    assert outcome.error is not None
    assert (outcome.error.code, outcome.exit_code) == ("E288", 3)
    assert "UDP 10.0.2.2:" in outcome.error.message
    assert (device.phone.misc.vpn_package, device.phone.misc.deviceidle_whitelist) == (None, [])
    monkeypatch.setattr(vpn, "switched", lambda phone, is_up, name: None)
    outcome = _record(device, options, tmp_path / "2", lambda: None)
    assert outcome.error is not None
    assert (outcome.error.code, outcome.exit_code) == ("E287", 3)
    assert [change for change in our_side(device)[1].changes if change.scope == "session"] == []


def test_a_phone_that_cannot_is_told_before_anything_is_changed(fake_device: Make, tmp_path: Path) -> None:
    apk = tmp_path / "app.apk"
    apk.write_bytes(make_apk(PACKAGE, launcher=".Main"))
    codes = []
    for kind in ("14-magisk", "13-production"):
        device = fake_device(kind)
        shell, journal = our_side(device)
        install(shell, journal, apk, PACKAGE)
        done = consentinel("record", PACKAGE, "--device", device.address, "--route", "wireguard", captures=tmp_path)
        codes.append((done.returncode, "E284" in done.stderr))
        assert [change.kind for change in our_side(device)[1].changes if change.scope == "session"] == []
    assert codes == [(3, True), (3, True)]


def test_doctor_tells_whether_the_app_is_there(fake_device: Make, tmp_path: Path) -> None:
    device = fake_device("11-emulator")
    shell, journal = our_side(device)

    def found() -> str:
        (need,) = [need for need in check(Looked(shell, journal, b"")) if need.need == "wireguard"]
        return f"{need.level}: {need.found}"

    assert found() == "ok: the app is not there; only record --route wireguard needs it"
    apk = tmp_path / "wireguard.apk"
    apk.write_bytes(make_apk(vpn.APP, launcher=".Main"))
    server = frida_server(tmp_path / "frida").file
    words = ("device", "prepare", device.address, "--frida-server", server, "--wireguard-apk", apk)
    assert consentinel(*words, captures=tmp_path).returncode == 0
    assert found() == "ok: the app is there"
    assert consentinel("device", "restore", device.address, captures=tmp_path).returncode == 0
    assert vpn.APP not in device.phone.packages
