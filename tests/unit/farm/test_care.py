from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.farm.care import Care
from analyzer.farm.child import Ended, Stop
from analyzer.farm.worker import FarmDevice

PHONE = FarmDevice("usb/1", "usb/1", is_embedded=False)
JVM = FarmDevice("jvm-1", "jvm", is_embedded=True)


class _Runs:
    """Notes what is run, and gives one answer."""

    def __init__(self, ended: Ended) -> None:
        self.ended = ended
        self.asked: list[tuple[list[str], Path]] = []

    def __call__(self, words: list[str], folder: Path, timeout_s: float, stop: Stop) -> Ended:
        assert timeout_s > 0 and not stop.asked.is_set()
        self.asked.append((words, folder))
        return self.ended


def test_a_phone_is_prepared_and_restored_by_the_commands_a_person_gives(tmp_path: Path) -> None:
    runs = _Runs(Ended(0, "", "", ""))
    care = Care(tmp_path, Path("frida-server.xz"), Path("wg.apk"), run=runs)
    assert (care.make_ready(PHONE, Stop()), care.put_back(PHONE), care.left) == ("", "", {})
    assert runs.asked == [
        (
            ["device", "prepare", "usb/1", "--frida-server", "frida-server.xz", "--wireguard-apk", "wg.apk"],
            tmp_path / "usb_1-prepare",
        ),
        (["device", "restore", "usb/1"], tmp_path / "usb_1-restore"),
    ]


def test_embedded_devices_need_neither(tmp_path: Path) -> None:
    runs = _Runs(Ended(3, "", "E201", "gone"))
    care = Care(tmp_path, run=runs)
    assert (care.make_ready(JVM, Stop()), care.put_back(JVM), care.left, runs.asked) == ("", "", {}, [])


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        (Ended(3, "", "E201", "no device 'usb/1' at adb"), "E201 no device 'usb/1' at adb"),
        (Ended(-9, "", "", ""), "exit code -9"),
        (Ended(0, "time", "", ""), "its time was over"),
        (Ended(-15, "stop", "", ""), "the farm was ended"),
    ],
)
def test_what_keeps_a_phone_from_being_as_before_is_said_and_kept(tmp_path: Path, ended: Ended, said: str) -> None:
    care = Care(tmp_path, run=_Runs(ended))
    assert (care.make_ready(PHONE, Stop()), care.left) == (said, {})
    assert (care.put_back(PHONE), care.left) == (said, {"usb/1": said})
