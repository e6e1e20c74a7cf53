"""Every scenario that comes with us on a simulated phone of each kind, by the consent driver, through the real adb.

The recorder, the device and its undoing are the real ones. No app runs and nobody waits: the phone shows the screens of
an app, nothing is sent, and the time of the scenarios is not that of this machine. What an app does under hooks in
these scenarios is tested in test_phone_lives.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fake_android.device import FakeDevice
from fake_android.profiles import profiles
from support.asking_app import PACKAGE, PERMISSION, AskingApp
from support.fast_clock import FastClock
from support.phones import certificate, changed, frida_server, our_side, strangers
from support.portal import Portal, portal
from support.quiet_proxy import quiet_proxy
from support.script_device import ScriptInstrument

from analyzer.record.control import send_mark
from analyzer.record.devices.adb import AdbDevice, RunOptions
from analyzer.record.devices.android.prepare import prepare, restore
from analyzer.record.play import OnMark, Play
from analyzer.record.recorder import Outcome, Recorder
from analyzer.record.scenario import Scenario, find_scenario, scenario_names
from analyzer.record.staging import make_play
from analyzer.store.session import Session

pytestmark = pytest.mark.slow
Make = Callable[..., FakeDevice]
PEM = certificate()
LANGUAGES = {"emulator": "en", "magisk": "zh", "production": "de"}
ASKED, GRANTED, DENIED = (
    f"permission_asked:{PERMISSION}",
    f"permission_granted:{PERMISSION}",
    f"permission_denied:{PERMISSION}",
)
AGREED = ["app_launched", "consent_asked", "consent_granted", ASKED, GRANTED]
EXPECTED: dict[str, tuple[list[str], list[str]]] = {
    "first-run-accept": (AGREED, ["accept", "grant"]),
    "first-run-refuse": (["app_launched", "consent_asked", "consent_refused", ASKED, DENIED], ["refuse", "deny"]),
    "untouched": (["app_launched", "consent_asked"], []),
    "background": ([*AGREED, "background", "foreground", "screen_off", "screen_on"], ["accept", "grant"]),
    "after-kill": ([*AGREED, "killed", "relaunched"], ["accept", "grant"]),
    "withdraw": ([*AGREED, "consent_withdrawn"], ["accept", "grant", "withdraw"]),
    "permissions-denied": (["app_launched", "consent_asked", "consent_granted", ASKED, DENIED], ["accept", "deny"]),
}
"""What each scenario marks, and what the app was told. `explore` and `policy` have tests of their own."""
OF_THE_APP = (
    "/files/data:/app/", "/files/data:/data/", f"/packages/{PACKAGE}/",
    "/files/data:/local/tmp/consentinel/journal.jsonl",
)  # fmt: skip
"""Where the app is, and the note that we installed it, until `restore` takes it off again."""
OWN_WAY = ("the way in the file", ([*AGREED, "consent_withdrawn"], ["accept", "grant", "withdraw"]))


@pytest.fixture(scope="module")
def frida() -> Iterator[Portal]:
    """A Frida behind each phone's frida-server; no app joins it."""
    with portal() as there:
        yield there


@pytest.fixture(autouse=True)
def _our_ca(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSENTINEL_CONFDIR", str(tmp_path / "confdir"))
    (tmp_path / "confdir").mkdir()
    (tmp_path / "confdir" / "mitmproxy-ca-cert.pem").write_bytes(PEM)


def test_the_table_names_every_scenario_that_comes_with_us() -> None:
    assert sorted([*EXPECTED, "explore", "policy"]) == scenario_names()


@pytest.mark.parametrize("kind", sorted(profiles()))
def test_every_scenario_is_played_on_every_phone_which_is_as_before(
    fake_device: Make, frida: Portal, tmp_path: Path, kind: str
) -> None:
    device = fake_device(kind)
    device.phone.hooks.frida_port = int(frida.host.rpartition(":")[2])
    app = AskingApp(device, LANGUAGES[kind.partition("-")[2]])
    before = device.state()
    server = frida_server(tmp_path / "frida")
    prepare(*our_side(device), PEM, server)
    prepared = device.state()
    run = partial(_played, device, app, RunOptions(apk=app.apk(tmp_path), server=server), tmp_path)
    for name, (marks, told) in EXPECTED.items():
        assert run(find_scenario(name)) == (name, marks, told, "grant" in told)
        left = [line for line in changed(prepared, device) if _is_left(line)]
        assert [line for line in left if not line.startswith(OF_THE_APP)] == [], name
    assert run(_with_way(tmp_path, app.words.way)) == ("mine", *OWN_WAY[1], True)
    restore(*our_side(device))
    assert [line for line in changed(before, device) if _is_left(line)] == []
    assert strangers(device) == set()


def test_a_dialog_on_a_screen_that_never_rests_is_answered_by_uiautomator2(
    fake_device: Make, frida: Portal, tmp_path: Path
) -> None:
    device = fake_device("11-emulator")
    device.phone.hooks.frida_port = int(frida.host.rpartition(":")[2])
    app = AskingApp(device, "zh")
    server = frida_server(tmp_path / "frida")
    prepare(*our_side(device), PEM, server)
    prepared = device.state()
    device.phone.screen.is_animating = True
    name = "first-run-refuse"
    options = RunOptions(apk=app.apk(tmp_path), server=server)
    assert _played(device, app, options, tmp_path, find_scenario(name)) == (name, *EXPECTED[name], False)
    manifest = json.loads((tmp_path / f"session-{name}" / "session.json").read_text())
    assert manifest["device"]["ui"] == {"read_by": "uiautomator2"}
    left = [line for line in changed(prepared, device) if _is_left(line)]
    assert [line for line in left if not line.startswith(OF_THE_APP)] == []
    assert strangers(device) == set()


def _is_left(line: str) -> bool:
    """Tell of a change that is not Android's own memory of which app was given which android_id."""
    return "settings_ssaid.xml" not in line


def _with_way(folder: Path, way: tuple[str, ...]) -> Scenario:
    file = folder / "mine.yaml"
    steps = f"[{{do: launch}}, {{do: consent}}, {{do: wait, seconds: 9}}, {{do: withdraw, taps: {json.dumps(way)}}}]"
    file.write_text(f"version: 1\nconsent: accept\npermissions: grant\nsteps: {steps}\n", encoding="utf-8")
    return find_scenario(file)


def _played(
    device: FakeDevice, app: AskingApp, options: RunOptions, folder: Path, scenario: Scenario
) -> tuple[str, list[str], list[str], bool]:
    """Record one session; give its scenario, its marks, what the app was told, and whether it got the permission."""
    app.told.clear()
    has_permission: list[bool] = []

    def player(phone: AdbDevice, session: Session, on_mark: OnMark) -> Play:
        def by_hand(text: str) -> None:
            assert text == "take the consent back in the app now, then mark it: consent_withdrawn"
            app.take_back()
            send_mark(session.path, "consent_withdrawn")

        def marked(mark: str, note: str, t: float, t_mono: float) -> None:
            on_mark(mark, note, t, t_mono)
            has_permission[:] = [app.has_permission()]

        return make_play(scenario, phone, by_hand, session, marked, clock=FastClock())

    phone = AdbDevice(device.address, PACKAGE, options)
    outcome = Recorder(
        parent=folder, device=phone, name=f"session-{scenario.name}", mitmdump=quiet_proxy(folder), scenario=scenario,
        make_play=partial(player, phone), make_instrument=ScriptInstrument,
    ).run()  # fmt: skip
    assert (outcome.state, outcome.reason, outcome.exit_code) == ("complete", "the scenario was over", 0), outcome.error
    manifest = json.loads((outcome.session.path / "session.json").read_text())
    return manifest["scenario"]["name"], _marks(outcome), list(app.told), has_permission == [True]


def _marks(outcome: Outcome) -> list[str]:
    lines: list[dict[str, Any]] = [
        json.loads(line) for line in (outcome.session.raw / "marks.jsonl").read_text().splitlines()
    ]
    return [line["mark"] for line in lines if line["kind"] == "mark"]
