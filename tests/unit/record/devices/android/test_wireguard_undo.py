"""Changes to the WireGuard app taken back, by a scripted phone; what another hand wrote into the journal is refused."""

from __future__ import annotations

import base64

import pytest
from support.scripted_link import ScriptedLink

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.shell import FOLDER, DeviceShell
from analyzer.record.devices.android.wireguard_undo import APP, CONFIGURATION, HOME, NAME, SETTINGS, TUNNEL

ROOT = {f"sh {FOLDER}/probe.sh": (0, "uid=0(root)\nconsentinel two words\n"), "(mkdir|rmdir) .*": (0, "")}


def _undone(kind: str, about: str, old: dict[str, str], answers: dict[str, tuple[int, str]]) -> tuple[str, list[str]]:
    usual = {"pidof .*": (1, ""), "(rm|am|dumpsys|cat) .*": (0, ""), f"pm list packages {APP}": (0, f"package:{APP}\n")}
    link = ScriptedLink({**answers, **ROOT, **{line: said for line, said in usual.items() if line not in answers}})
    shell = DeviceShell(link)
    shell.find_root()
    link.asked.clear()
    return TUNNEL[kind](shell, about, old), link.asked


def test_a_tunnel_is_switched_off_before_its_configuration_goes() -> None:
    receiver = f"'{APP}/.model.TunnelManager$IntentReceiver'"
    assert _undone("tunnel", NAME, {}, {}) == (
        "",
        [
            f"am broadcast --include-stopped-packages -a {APP}.action.SET_TUNNEL_DOWN -n {receiver} -e tunnel {NAME}",
            f"rm -f {CONFIGURATION}",
            f"am force-stop {APP}",
            f"rmdir {HOME}/files",
            f"pidof {APP}",
        ],
    )


def test_settings_that_were_there_come_back_and_others_go() -> None:
    kept = {"base64": base64.b64encode(b"\x0a\x00").decode()}
    copy = f"{FOLDER}/settings-before"
    assert _undone("tunnel_settings", SETTINGS, kept, {})[1][-2:] == [f"cat {copy} > {SETTINGS}", f"rm -f {copy}"]
    assert _undone("tunnel_settings", SETTINGS, {}, {})[1] == [
        f"am force-stop {APP}", f"rm -f {SETTINGS}", f"rmdir {HOME}/files/datastore {HOME}/files",
    ]  # fmt: skip


def test_the_list_of_those_that_never_sleep_loses_the_app() -> None:
    asked = [f"dumpsys deviceidle whitelist -{APP}", "dumpsys deviceidle whitelist"]
    assert _undone("idle_whitelist", APP, {}, {}) == ("", asked)


@pytest.mark.parametrize(
    ("kind", "about"),
    [("tunnel", "another"), ("tunnel_settings", "/data/data/com.bank/files/x"), ("idle_whitelist", "com.bank")],
)
def test_what_is_not_ours_is_left_alone(kind: str, about: str) -> None:
    said, asked = _undone(kind, about, {}, {})
    assert (said.startswith("not "), asked) == (True, [])


@pytest.mark.parametrize(("kind", "about", "line"), [
    ("tunnel", NAME, "rm .*"), ("tunnel_settings", SETTINGS, "rm .*"),
])  # fmt: skip
def test_a_phone_that_refuses_is_told(kind: str, about: str, line: str) -> None:
    assert _undone(kind, about, {}, {line: (1, "Permission denied")})[0] == "Permission denied"


@pytest.mark.parametrize(("kind", "about", "line", "answer", "said"), [
    ("tunnel", NAME, "pidof .*", (0, "4711\n"), "the WireGuard app still runs"),
    ("idle_whitelist", APP, "dumpsys deviceidle whitelist", (0, f"user,{APP},10123\n"), "it is still listed"),
])  # fmt: skip
def test_what_stays_is_told(kind: str, about: str, line: str, answer: tuple[int, str], said: str) -> None:
    assert _undone(kind, about, {}, {line: answer})[0] == said


@pytest.mark.parametrize(("kind", "about", "line"), [
    ("tunnel", NAME, "pidof .*"), ("idle_whitelist", APP, "dumpsys deviceidle whitelist"),
])  # fmt: skip
@pytest.mark.parametrize("answer", [(255, "cmd: Failure calling service"), (0, "\x1b[2Jgarbage")])
def test_what_cannot_be_asked_is_no_answer(kind: str, about: str, line: str, answer: tuple[int, str]) -> None:
    with pytest.raises(SetupError) as caught:
        _undone(kind, about, {}, {line: answer})
    assert caught.value.code == "E270"


def test_settings_of_an_app_that_somebody_uninstalled_are_gone_with_it() -> None:
    kept, gone = {"base64": base64.b64encode(b"x").decode()}, {f"pm list packages {APP}": (0, "")}
    assert _undone("tunnel_settings", SETTINGS, kept, gone)[0] == ""
