"""The real uiautomator2 against a simulated phone behind the real adb: what it reads, and what it leaves behind."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from fake_android.device import AdbServer, FakeDevice
from support.phones import changed, our_side, strangers

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import ui_server
from analyzer.record.devices.android.eyes import Eyes
from analyzer.record.devices.android.ui_server import UiServer
from analyzer.record.devices.android.ui_undo import JAR, PORT
from analyzer.record.devices.android.undo import SESSION

pytestmark = pytest.mark.slow
Make = Callable[..., FakeDevice]
TREE = "<?xml version='1.0' encoding='UTF-8'?><hierarchy rotation=\"0\"><node text=\"同意\"/></hierarchy>".encode()
OTHERS = b"PK another version of the user's own"


@pytest.fixture
def phone(fake_device: Make) -> Iterator[FakeDevice]:
    device = fake_device("14-magisk")
    device.phone.screen.tree, device.phone.screen.is_animating = TREE, True
    yield device


def _eyes(device: FakeDevice, wanted: str = "auto") -> tuple[Eyes, UiServer, Callable[[], object]]:
    shell, journal = our_side(device)
    shell.find_root()
    server = UiServer(shell, journal)
    eyes = Eyes(shell, server, wanted=wanted, pause_s=0.0)  # type: ignore[arg-type]

    def close() -> None:
        journal.restore(SESSION)
        shell.tidy()
        server.let_go()

    return eyes, server, close


def _reach(device: FakeDevice, uid: int, host: str = "127.0.0.1") -> str:
    return device.phone.route(uid, host, PORT)


def test_a_screen_that_never_rests_is_read_and_the_phone_is_as_before(phone: FakeDevice) -> None:
    phone.phone.view().write(JAR, OTHERS)
    before = phone.state()
    eyes, _, close = _eyes(phone)
    assert eyes.tree() == TREE
    assert eyes.told == {"read_by": "uiautomator2"}
    assert phone.phone.screen.asked == [("dumpWindowHierarchy", [False, 200, True])]
    assert phone.phone.view().read(JAR) != OTHERS
    dumps = [said.service for said in phone.phone.transcript].count("shell:uiautomator dump /dev/tty")
    assert eyes.tree() == TREE
    assert [said.service for said in phone.phone.transcript].count("shell:uiautomator dump /dev/tty") == dumps == 2
    close()
    assert changed(before, phone) == []
    assert strangers(phone) == set()


def test_nobody_but_adb_reaches_the_server(phone: FakeDevice) -> None:
    eyes, _, close = _eyes(phone)
    assert eyes.tree() == TREE
    app, adb, root = 10_123, 2000, 0
    assert [_reach(phone, uid) for uid in (app, adb, root)] == ["reject", "direct", "direct"]
    rules = [line for line in phone.phone.firewall["iptables"].save("filter") if "CONSENTINEL_UI" in line]
    assert rules[-1].endswith(f"! -o lo -p tcp -m tcp --sport {PORT} -j DROP")
    close()
    assert _reach(phone, app) == "direct"


def test_a_screen_that_rests_needs_no_server(phone: FakeDevice) -> None:
    phone.phone.screen.is_animating = False
    eyes, _, _ = _eyes(phone)
    assert (eyes.tree(), eyes.told) == (TREE, {"read_by": "dump"})
    assert phone.phone.view().find(JAR) is None


def test_it_reads_from_the_start_where_that_is_wanted(phone: FakeDevice) -> None:
    phone.phone.screen.is_animating = False
    eyes, _, close = _eyes(phone, "uiautomator2")
    eyes.check()
    assert (eyes.tree(), eyes.told) == (TREE, {"read_by": "uiautomator2"})
    phone.phone.screen.tree, phone.phone.screen.foreground = None, "com.example/.Secure"
    assert (eyes.tree(), eyes.told) == (b"", {"read_by": "uiautomator2"})  # nothing to be seen is no failure
    close()


@pytest.mark.parametrize("fault", ["hang", "garbage", "gone"])
def test_a_server_that_fails_is_taken_off_and_the_dump_is_taken(
    phone: FakeDevice, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(ui_server, "READ_S", 0.5)
    before = phone.state()
    eyes, _, close = _eyes(phone)
    assert eyes.tree() == TREE
    phone.phone.screen.automation, phone.phone.screen.is_animating = fault, False
    assert eyes.tree() == TREE
    assert (eyes.told["read_by"], "uiautomator2 cannot read" in eyes.told["given_up"]) == ("dump", True)
    assert phone.phone.processes.named("app_process") == []
    phone.phone.screen.is_animating = True
    assert eyes.tree() == b""  # it is not begun again
    close()
    assert changed(before, phone) == []


def test_it_is_not_started_where_it_would_be_open_to_all(fake_device: Make) -> None:
    device = fake_device("13-production")
    device.phone.screen.tree, device.phone.screen.is_animating = TREE, True
    eyes, _, _ = _eyes(device)
    assert (eyes.tree(), eyes.told, device.phone.view().find(JAR)) == (b"", {"read_by": "dump"}, None)
    wanted, _, _ = _eyes(device, "uiautomator2")
    with pytest.raises(SetupError, match="open to every app") as error:
        wanted.check()
    assert error.value.code == "E289"


def test_firewall_that_refuses_keeps_it_off(phone: FakeDevice) -> None:
    phone.phone.faults.fail["ip6tables -w -t filter -N"] = ("ip6tables: No chain/target/match by that name.", 1)
    before = phone.state()
    eyes, _, close = _eyes(phone)
    assert eyes.tree() == b""
    assert "ip6tables" in eyes.told["given_up"]
    assert phone.phone.processes.named("app_process") == []
    close()
    assert changed(before, phone) == []


def test_where_uiautomator2_is_absent_the_dump_alone_is_taken(
    phone: FakeDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui_server, "version", lambda: None)
    eyes, server, _ = _eyes(phone)
    assert (server.why_not(), eyes.tree()) == ("uiautomator2 is not installed", b"")


def test_another_who_holds_ui_automation_is_left_alone(phone: FakeDevice) -> None:
    theirs = threading.Event()
    other = phone.phone.processes.add("app_process", 2000, phone.phone.init_space, argv=("app_process", "/", "theirs"))
    other.on_end = theirs.set
    phone.phone.screen.is_animating = False
    before = phone.state()
    eyes, _, close = _eyes(phone)
    assert eyes.tree() == b""
    close()
    assert (changed(before, phone), theirs.is_set()) == ([], False)


def test_every_command_may_be_the_last_one_and_restore_mends_it(phone: FakeDevice, adb_server: AdbServer) -> None:
    """The cable is pulled at each command in turn; the phone comes back, and another journal puts all of it right."""
    phone.phone.view().write(JAR, OTHERS)
    before, number, is_through = phone.state(), 0, False
    while not is_through:
        number += 1
        eyes, server, _ = _eyes(phone)
        phone.phone.faults.arm(die_at=number)
        try:
            is_through = eyes.tree() == TREE
        except SetupError as error:
            assert error.code == "E314", error.message
        server.let_go()
        phone.phone.faults.revive()
        adb_server.connect(phone)
        shell, journal = our_side(phone)
        shell.find_root()
        journal.restore()
        shell.tidy()
        assert changed(before, phone) == [], number
    assert number > 15
