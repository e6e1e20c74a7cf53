"""uiautomator2's program taken off: what the device answers, step by step. The whole is in test_ui_server.py."""

from __future__ import annotations

import pytest
from support.scripted_link import ScriptedLink

from analyzer.record.devices.android.shell import DeviceShell
from analyzer.record.devices.android.ui_undo import JAR, server

GONE = {"pkill .*": (1, ""), "pgrep .*": (1, "")}


def test_another_path_is_refused() -> None:
    link = ScriptedLink({})
    assert server(DeviceShell(link), "/data/local/tmp/theirs.jar", {"kept": "no"}) == "not a program of ours"
    assert link.asked == []


@pytest.mark.parametrize(("kept", "done"), [("yes", "mv -f"), ("no", f"rm -f {JAR}")])
def test_the_program_that_was_there_comes_back_and_ours_goes(kept: str, done: str) -> None:
    link = ScriptedLink({**GONE, ".*": (0, "")})
    assert server(DeviceShell(link), JAR, {"kept": kept}) == ""
    assert [line.split()[0] for line in link.asked[:2]] == ["pkill", "pgrep"]
    assert done in link.asked[2]
    assert len(link.asked) == 3


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"pgrep .*": (0, "4711\n")}, "uiautomator2 still runs"),
        ({**GONE, "rm .*": (1, "rm: Read-only file system")}, "rm: Read-only file system"),
        ({**GONE, "rm .*": (1, "")}, "refused"),
    ],
)
def test_what_stays_is_told(answers: dict[str, tuple[int, str] | Exception], said: str) -> None:
    link = ScriptedLink({**answers, ".*": (0, "")})
    assert server(DeviceShell(link), JAR, {"kept": "no"}) == said
