"""Where exactly one question to the phone fails: nothing counts as undone, nothing is changed that could not be undone.

Each undo of the journal is tried on a simulated phone. What it changed is put back by the restore that can ask again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from fake_android import installer
from fake_android.android import Android
from fake_android.apk import make_apk
from fake_android.profiles import profile
from fake_android.state import differences
from support.direct_link import DirectLink
from support.phones import certificate, frida_server
from support.scripted_link import ScriptedLink

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import asking, ca, route, wireguard_undo
from analyzer.record.devices.android import frida_server as server
from analyzer.record.devices.android.honey import plant
from analyzer.record.devices.android.honey_values import make_honey
from analyzer.record.devices.android.install import install
from analyzer.record.devices.android.shell import FOLDER, DeviceShell
from analyzer.record.devices.android.ui_server import UiServer
from analyzer.record.devices.android.ui_undo import JAR
from analyzer.record.devices.android.undo import DEVICE_JOURNAL, UNDO, Journal, put_setting
from analyzer.record.persona import load_persona

PEM = certificate()
PACKAGE, WIREGUARD = "com.example.app", wireguard_undo.APP
UID = 10_123


@dataclass
class Side:
    """Our side of one phone."""

    phone: Android
    shell: DeviceShell
    journal: Journal
    folder: Path

    def apk(self, package: str = PACKAGE) -> Path:
        file = self.folder / f"{package}.apk"
        file.write_bytes(make_apk(package, launcher=".Main"))
        return file

    def again(self) -> Journal:
        """The journal as the next command reads it."""
        return Journal(self.shell, self.folder / "state")


def _side(folder: Path, kind: str = "14-magisk") -> Side:
    phone = Android(profile(kind))
    shell = DeviceShell(DirectLink(phone), probe_timeout_s=0.3)
    shell.find_root()
    shell.run(["rmdir", FOLDER])
    return Side(phone, shell, Journal(shell, folder / "state"), folder)


def _install_wireguard(side: Side) -> None:
    installer.install(side.phone, [side.apk(WIREGUARD).read_bytes()], set(), None)


def _tunnel(side: Side) -> None:
    side.journal.before("tunnel", wireguard_undo.NAME)
    side.phone.start_app(side.phone.packages[WIREGUARD])


def _whitelist(side: Side) -> None:
    side.journal.before("idle_whitelist", WIREGUARD)
    side.shell.root(["dumpsys", "deviceidle", "whitelist", f"+{WIREGUARD}"])


def _ui(side: Side) -> None:
    side.journal.before("ui_server", JAR, kept="no")
    side.shell.push(b"PK", JAR)


def _plant(side: Side) -> None:
    plant(side.shell, side.journal, make_honey(load_persona("lin"), "7"), now_ms=1_790_000_000_000)


CHANGES: dict[str, Callable[[Side], object]] = {
    "process": lambda side: server.place(side.shell, side.journal, frida_server(side.folder / "frida")),
    "mount": lambda side: ca.place(side.shell, side.journal, PEM),
    "chain": lambda side: route.lay(side.shell, side.journal, 8080, UID),
    "package": lambda side: install(side.shell, side.journal, side.apk(), PACKAGE),
    "row": _plant,
    "photo": _plant,
    "tunnel": _tunnel,
    "idle_whitelist": _whitelist,
    "ui_server": _ui,
}
QUESTIONS = [
    ("process", ["pgrep -f"]),
    ("mount", ["cat /proc/mounts"]),
    ("mount", ["nsenter --mount=/proc/611/ns/mnt -- cat /proc/mounts"]),
    ("mount", ["pidof zygote"]),
    ("chain", ["iptables -w -t nat -S"]),
    ("chain", ["ip6tables -w -t filter -S"]),
    ("package", ["pm uninstall", "pm list packages"]),
    ("row", ["content query --uri content://com.android.contacts/raw_contacts"]),
    ("row", ["content query --uri content://com.android.calendar"]),
    ("row", ["content query --uri content://call_log/calls"]),
    ("photo", ["content call --uri content://media"]),
    ("tunnel", [f"pidof {WIREGUARD}"]),
    ("idle_whitelist", ["dumpsys deviceidle whitelist"]),
    ("ui_server", ["pgrep -f"]),
]
ASKS_NOTHING = {
    *("setting", "proxy", "property", "file", "sysctl", "reverse", "forward", "permission", "awake", "tunnel_settings"),
    *("appop", "test_provider", "adbd_root"),
}
"""Undone by commands whose own code or words tell how they ended."""


def test_every_undo_that_asks_is_tried_here() -> None:
    assert set(CHANGES) | ASKS_NOTHING == set(UNDO)


@pytest.mark.parametrize("answer", [("cannot ask", 1), ("Failure calling service: Failed transaction", 255)])
@pytest.mark.parametrize(("kind", "lines"), QUESTIONS, ids=lambda value: value if isinstance(value, str) else value[-1])
def test_what_cannot_be_asked_stays_on_the_list_and_the_next_restore_mends_it(
    tmp_path: Path, kind: str, lines: list[str], answer: tuple[str, int]
) -> None:
    side = _side(tmp_path)
    _install_wireguard(side)
    before = side.phone.snapshot()
    CHANGES[kind](side)
    side.phone.faults.fail |= dict.fromkeys(lines, answer)
    with pytest.raises(SetupError) as caught:
        side.again().restore()
    assert (caught.value.code, caught.value.exit_code) == ("E328", 3)
    assert answer[0] in caught.value.message
    assert kind in {change.kind for change in side.again().changes}
    side.phone.faults.fail.clear()
    side.again().restore()
    assert side.again().changes == []
    assert differences(before, side.phone.snapshot()) == []


@pytest.mark.parametrize(("kind", "lines"), QUESTIONS, ids=lambda value: value if isinstance(value, str) else value[-1])
def test_garbage_is_no_answer(tmp_path: Path, kind: str, lines: list[str]) -> None:
    side = _side(tmp_path)
    _install_wireguard(side)
    before = side.phone.snapshot()
    CHANGES[kind](side)
    side.phone.faults.garbage |= dict.fromkeys(lines, b"\xff\x1b[2Jgarbage\n")
    with pytest.raises(SetupError) as caught:
        side.again().restore()
    assert (caught.value.code, caught.value.message.replace("\n", "").isprintable()) == ("E328", True)
    assert kind in {change.kind for change in side.again().changes}
    side.phone.faults.garbage.clear()
    side.again().restore()
    assert differences(before, side.phone.snapshot()) == []


def test_an_su_that_is_taken_away_undoes_nothing_that_needs_it(tmp_path: Path) -> None:
    side = _side(tmp_path)
    before = side.phone.snapshot()
    for kind in ("process", "mount", "chain"):
        CHANGES[kind](side)
    there = {change.kind for change in side.journal.changes}
    side.phone.faults.su = "deny"
    with pytest.raises(SetupError) as caught:
        side.again().restore()
    assert caught.value.code == "E328"
    assert {"process", "mount", "chain"} <= {change.kind for change in side.again().changes} <= there
    side.phone.faults.su = "ok"
    side.again().restore()
    assert differences(before, side.phone.snapshot()) == []


def test_a_list_on_the_phone_that_may_not_be_read_is_not_taken_for_none(tmp_path: Path) -> None:
    side = _side(tmp_path)
    put_setting(side.journal, side.shell, "global private_dns_mode", "off")
    side.shell.root(["chown", "0:0", DEVICE_JOURNAL])
    side.shell.root(["chmod", "600", DEVICE_JOURNAL])
    elsewhere = Journal(side.shell, tmp_path / "another machine")
    with pytest.raises(SetupError) as caught:
        elsewhere.restore()
    assert caught.value.code == "E270"
    assert [change.kind for change in side.again().restore()] == ["setting"]


def test_a_folder_of_ours_that_stays_is_told(tmp_path: Path) -> None:
    side = _side(tmp_path)
    before = side.phone.snapshot()
    put_setting(side.journal, side.shell, "global private_dns_mode", "off")
    side.phone.faults.fail[f"rm -rf {FOLDER}"] = ("rm: Read-only file system", 1)
    with pytest.raises(SetupError, match=r"stays on .*Read-only file system") as caught:
        side.again().restore()
    assert caught.value.code == "E328"
    side.phone.faults.fail.clear()
    side.again().forget()
    assert differences(before, side.phone.snapshot()) == []


def test_a_full_phone_is_put_back_all_the_same(tmp_path: Path) -> None:
    side = _side(tmp_path)
    before = side.phone.snapshot()
    for kind in ("process", "mount", "chain"):
        CHANGES[kind](side)
    side.phone.volumes["data"].capacity = 10
    side.again().restore()
    side.phone.volumes["data"].capacity = None
    assert differences(before, side.phone.snapshot()) == []


def test_a_phone_that_lets_adb_change_nothing_needs_nothing_to_be_put_back(tmp_path: Path) -> None:
    """As Xiaomi's do until their second switch for debugging is on."""
    side = _side(tmp_path, "13-production")
    before = side.phone.snapshot()
    side.phone.faults.fail |= dict.fromkeys(("settings put", "settings delete"), ("SecurityException", 255))
    assert len(route.quiet(side.shell, side.journal)) == 2
    with pytest.raises(SetupError) as caught:
        route.lay(side.shell, side.journal, 8080, None)
    assert caught.value.code == "E326"
    side.again().restore()
    assert (side.again().changes, differences(before, side.phone.snapshot())) == ([], [])


@pytest.mark.parametrize(("old", "is_left"), [("true", False), ("false", True)])
def test_a_permission_that_cannot_be_changed_is_put_back_when_it_is_as_it_was(
    tmp_path: Path, old: str, is_left: bool
) -> None:
    side = _side(tmp_path)
    permission = "android.permission.CAMERA"
    apk = make_apk(PACKAGE, launcher=".Main", requested=[permission])
    installer.install(side.phone, [apk], {"-g"}, None)
    side.journal.before("permission", f"{PACKAGE} {permission}", granted=old)
    side.phone.faults.fail |= dict.fromkeys(("pm grant", "pm revoke"), ("Cannot change a fixed permission", 255))
    if not is_left:
        assert [change.kind for change in side.again().restore()] == ["permission"]
        return
    with pytest.raises(SetupError, match="Cannot change a fixed permission"):
        side.again().restore()
    assert [change.kind for change in side.again().changes] == ["permission"]


# --- questions before a change ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("pm list packages", lambda side: install(side.shell, side.journal, side.apk(), PACKAGE)),
        ("settings get global http_proxy", lambda side: route.lay(side.shell, side.journal, 8080, None)),
        ("test -e /data/local/tmp/u2.jar", lambda side: UiServer(side.shell, side.journal).begin()),
    ],
)
@pytest.mark.parametrize("answer", [("Failure calling service", 255), ("cannot ask", 1)])
def test_what_was_there_before_is_not_guessed(
    tmp_path: Path, line: str, act: Callable[[Side], object], answer: tuple[str, int]
) -> None:
    side = _side(tmp_path)
    side.phone.view().write(JAR, b"PK the user's own")
    before = side.phone.snapshot()
    side.phone.faults.fail[line] = answer
    with pytest.raises(SetupError) as caught:
        act(side)
    assert caught.value.code in ("E270", "E326")
    side.phone.faults.fail.clear()
    side.again().restore()
    assert differences(before, side.phone.snapshot()) == []


def test_a_setting_that_is_not_told_is_left_alone(tmp_path: Path) -> None:
    side = _side(tmp_path)
    before = side.phone.snapshot()
    side.phone.faults.fail["settings get"] = ("Failure calling service settings", 20)
    assert route.quiet(side.shell, side.journal) == ["global private_dns_mode", "global captive_portal_mode"]
    assert (side.journal.changes, differences(before, side.phone.snapshot())) == ([], [])


def test_a_provider_that_answers_nothing_gets_no_row(tmp_path: Path) -> None:
    side = _side(tmp_path)
    side.phone.faults.fail["content query --uri content://call_log"] = ("Could not find provider: call_log", 1)
    side.phone.faults.fail["cmd appops get"] = ("Failure calling service appops", 20)
    told = plant(side.shell, side.journal, make_honey(load_persona("lin"), "7"), now_ms=1_790_000_000_000)
    refused = {piece.what for piece in told.pieces if piece.state == "refused"}
    assert refused == {"account", "call", "clipboard", "message", "mock place"}
    assert side.phone.providers["content://call_log/calls"].rows == []
    assert {change.kind for change in side.journal.changes} == {"row", "photo"}


def _answering(line: str, code: int, said: str) -> DeviceShell:
    return DeviceShell(ScriptedLink({line: (code, said)}))


@pytest.mark.parametrize(
    ("code", "said", "mode"),
    [
        (0, "MOCK_LOCATION: allow; time=+3h", "allow"),
        (0, "Uid mode: MOCK_LOCATION: ignore\n", "ignore"),
        (0, "No operations.\nDefault mode: default\n", "default"),
        (0, "garbage", None),
        (255, "MOCK_LOCATION: allow", None),
    ],
)
def test_a_right_is_read_or_not_known(code: int, said: str, mode: str | None) -> None:
    shell = _answering("cmd appops get .*", code, said)
    assert asking.appop(shell, "com.android.shell", "android:mock_location") == mode


@pytest.mark.parametrize(
    ("code", "said", "is_listed"),
    [
        (0, "system-excidle,com.a,10051\nuser,com.wireguard.android,10123\n", True),
        (0, "system,com.wireguard.android.beta,10051\n", False),
        (0, "", False),
        (0, "Can't find service: deviceidle", None),
        (1, "user,com.wireguard.android,10123\n", None),
    ],
)
def test_the_list_of_those_that_never_sleep_is_read_or_not_known(code: int, said: str, is_listed: bool | None) -> None:
    assert asking.never_sleeps(_answering("dumpsys .*", code, said), WIREGUARD) is is_listed


@pytest.mark.parametrize(
    ("code", "said", "value"),
    [(0, "off\n", "off"), (0, "\n", ""), (0, "", None), (0, "a\nb\n", None), (1, "x\n", None)],
)
def test_a_setting_is_read_or_not_known(code: int, said: str, value: str | None) -> None:
    assert asking.setting(_answering("settings get global a", code, said), "global a") == value


def test_a_search_tells_nothing_found_from_not_searched() -> None:
    noise = "WARNING: linker: libx.so: unused DT entry"
    for code, found in ((0, "7\n"), (1, None)):
        link = ScriptedLink({"pgrep x": (code, "7\n" if code == 0 else "")})
        assert asking.found(DeviceShell(link), ["pgrep", "x"], "whether x runs") == found
    for code in (2, 13, 127, 255):
        with pytest.raises(SetupError, match="does not say whether x runs") as caught:
            asking.found(_answering("pgrep x", code, noise), ["pgrep", "x"], "whether x runs")
        assert caught.value.code == "E270"
