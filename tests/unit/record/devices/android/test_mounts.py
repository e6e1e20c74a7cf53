"""Namespaces of zygotes and apps, on new and old Android."""

from __future__ import annotations

from support.scripted_link import ScriptedLink

from analyzer.record.devices.android.mounts import bind_line, namespaces, read_line, unmount_line
from analyzer.record.devices.android.shell import FOLDER, DeviceShell

ROOT = (0, "uid=0(root)\nconsentinel two words\n")


def _shell(answers: dict[str, tuple[int, str] | Exception]) -> DeviceShell:
    shell = DeviceShell(ScriptedLink({**answers, f"sh {FOLDER}/probe.sh": ROOT, "(mkdir|rm) .*": (0, "")}))
    shell.find_root()
    return shell


def test_children_of_every_zygote_are_found_once() -> None:
    answers: dict[str, tuple[int, str] | Exception] = {
        "pidof zygote zygote64": (0, "612 611\n"),
        "ps -o PID -P 611": (0, "  PID\n 1034\n 2000\n"),
        "ps -o PID -P 612": (0, "  PID\n 2000\n"),
    }
    assert namespaces(_shell(answers)) == [612, 611, 2000, 1034]


def test_the_old_ps_is_read_by_its_columns() -> None:
    answers: dict[str, tuple[int, str] | Exception] = {
        "pidof .*": (0, "611\n"),
        "ps -o .*": (1, "bad pid '-o'"),
        "ps": (0, "USER PID PPID VSIZE NAME\nroot 611 1 9 zygote\nu0_a1 900 611 9 a.b\nu0_a2 901 900 9 c\n"),
    }
    assert namespaces(_shell(answers)) == [611, 900]


def test_lines_enter_the_namespace_of_a_process() -> None:
    assert bind_line("/a b", "/c", 7) == "nsenter --mount=/proc/7/ns/mnt -- /bin/mount --bind '/a b' /c"
    assert unmount_line("/c", None) == "umount /c"
    assert read_line("/c", 7) == "nsenter --mount=/proc/7/ns/mnt -- cat /c"
