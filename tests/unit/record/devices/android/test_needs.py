"""Every need of a device, by a scripted one: what is said, and the command that mends it."""

from __future__ import annotations

import importlib.metadata
import time
from pathlib import Path

import pytest
from support.phones import certificate
from support.scripted_link import ScriptedLink, hanging

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.frida_server import PROGRAM
from analyzer.record.devices.android.needs import NEEDS, Looked, Need, check
from analyzer.record.devices.android.shell import FOLDER, DeviceShell
from analyzer.record.devices.android.undo import SESSION, Journal

PEM = certificate()
FRIDA = importlib.metadata.version("frida")
Answers = dict[str, tuple[int, str] | Exception]


def _good() -> Answers:
    return {
        f"sh {FOLDER}/probe.sh": (0, "uid=0(root)\nconsentinel two words\n"),
        "(mkdir|rm|rmdir) .*": (0, ""),
        "getprop dev.bootcomplete": (0, "1\n"),
        "getprop sys.boot_completed": (0, "1\n"),
        "getprop init.svc.bootanim": (0, "stopped\n"),
        "getprop ro.build.version.sdk": (0, "33\n"),
        "getprop ro.build.version.release": (0, "13\n"),
        "getprop ro.product.cpu.abi": (0, "x86_64\n"),
        f"{PROGRAM} --version": (0, f"{FRIDA}\n"),
        "pgrep .*": (0, "77\n"),
        "ls -d .*": (1, ""),
        "pidof .*": (0, "611\n"),
        "pm list packages .*": (0, ""),
        "dumpsys connectivity": (0, "NetworkAgentInfo{network{100} WIFI}\n"),
        ".*c8750f0d.0": (0, PEM.decode()),
        "date .*": (0, f"{int(time.time())}\n"),
        "ping .*": (0, "PING x (142.250.1.1) 56(84) bytes of data.\n"),
        "dumpsys battery": (0, "  AC powered: false\n  level: 87\n"),
        "dumpsys power": (0, "  mWakefulness=Awake\n"),
        "df .*": (0, "Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/x 8000000 1 7000000 1% /data\n"),
    }


def _checked(folder: Path, changes: Answers, *, pem: bytes = PEM) -> tuple[dict[str, Need], ScriptedLink]:
    link = ScriptedLink({**_good(), **changes})
    shell = DeviceShell(link)
    journal = Journal(shell, folder)
    return {need.need: need for need in check(Looked(shell, journal, pem))}, link


def test_a_device_that_is_ready_has_every_need_and_is_left_as_it_was(tmp_path: Path) -> None:
    found, link = _checked(tmp_path, {})
    assert {name: need.level for name, need in found.items()} == dict.fromkeys(found, "ok")
    assert list(found) == [
        "booted", "android version", "abi", "root", "frida-server", "certificate", "route", "wireguard", "ui",
        "leftovers", "clock", "dns", "battery", "screen", "free space",
    ]  # fmt: skip
    assert len(found) == len(NEEDS)
    assert link.asked[-1] == f"rmdir {FOLDER}"
    assert found["wireguard"].found == "the app is not there; only record --route wireguard needs it"
    assert found["ui"].found == f"uiautomator dump, and uiautomator2 {importlib.metadata.version('uiautomator2')}"
    verbs = {line.split()[0] for line in link.asked}
    assert verbs == {"cat", "date", "df", "dumpsys", "getprop", "ls", "mkdir", "nsenter", "pgrep", "pidof",
                     "ping", "pm", "rm", "rmdir", "sh", PROGRAM}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "name", "level", "words"),
    [
        ({"getprop sys.boot_completed": (0, "")}, "booted", "wrong", "still starting"),
        ({"getprop ro.build.version.sdk": (0, "25")}, "android version", "wrong", "API 25"),
        ({"getprop ro.product.cpu.abi": (0, "mips")}, "abi", "wrong", "mips"),
        ({f"sh {FOLDER}/probe.sh": (0, "uid=2000(shell)")}, "root", "missing", "no way to root"),
        ({f"{PROGRAM} --version": (127, "")}, "frida-server", "missing", "not there"),
        ({f"{PROGRAM} --version": (0, "16.1.4\n")}, "frida-server", "wrong", "16.1.4, but"),
        ({"pgrep .*": (1, "")}, "frida-server", "wrong", FRIDA),
        ({".*c8750f0d.0": (1, "")}, "certificate", "missing", "not there"),
        ({"date .*": (0, "1000000000\n")}, "clock", "wrong", "s from ours"),
        ({"date .*": (0, "garbage")}, "clock", "missing", "does not tell"),
        ({"ping .*": (2, "ping: unknown host")}, "dns", "missing", "doubleclick.net"),
        ({"dumpsys battery": (0, "level: 3\n")}, "battery", "missing", "3 %"),
        ({"dumpsys battery": (0, "\x00\xff" * 999)}, "battery", "missing", "does not tell"),
        ({"dumpsys power": (0, "mWakefulness=Asleep")}, "screen", "missing", "dark"),
        ({"df .*": (0, "x\n/dev/x 8000000 1 400000 1% /data\n")}, "free space", "wrong", "390 MiB"),
        ({"df .*": (1, "")}, "free space", "missing", "does not tell"),
        ({"dumpsys power": hanging()}, "screen", "wrong", "it hangs"),
    ],
)
def test_what_is_wrong_is_said_with_what_mends_it(
    tmp_path: Path, changes: Answers, name: str, level: str, words: str
) -> None:
    need = _checked(tmp_path, changes)[0][name]
    assert (need.level, words in need.found) == (level, True), need
    assert need.mend or isinstance(changes.get("dumpsys power"), Exception)


def test_our_ca_may_not_have_been_made_yet(tmp_path: Path) -> None:
    need = _checked(tmp_path, {}, pem=b"")[0]["certificate"]
    assert (need.level, need.mend) == ("missing", "consentinel device prepare S1")


def test_what_a_cut_session_left_is_named(tmp_path: Path) -> None:
    link = ScriptedLink(_good())
    journal = Journal(DeviceShell(link), tmp_path)
    journal.before("reverse", "8080", scope=SESSION)
    need = {need.need: need for need in check(Looked(DeviceShell(link), journal, PEM))}["leftovers"]
    assert (need.level, need.mend) == ("wrong", "consentinel device restore S1")


def test_a_device_that_goes_ends_the_check(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        _checked(tmp_path, {"dumpsys battery": SetupError("gone", code="E314")})
    assert caught.value.code == "E314"
