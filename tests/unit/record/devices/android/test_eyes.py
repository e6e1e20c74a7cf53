"""Which way a screen is read: hostile screens, and when uiautomator2 takes over; behind it see test_ui_server.py."""

from __future__ import annotations

import pytest
from support.scripted_link import ScriptedLink, hanging

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.eyes import Eyes, Wanted
from analyzer.record.devices.android.shell import DeviceShell

TREE = '<?xml version=\'1.0\'?><hierarchy rotation="0"><node text="</hierarchy &#10;"/></hierarchy>'
REFUSED = {"uiautomator .*": (1, "ERROR: could not get idle state.")}


class Server:
    """A program that reads the screen. fails_at: at `begin` or `tree`."""

    def __init__(self, *, why: str = "", fails_at: str = "", code: str = "E289") -> None:
        self.why, self.fails_at, self.code = why, fails_at, code
        self.did: list[str] = []

    def why_not(self) -> str:
        return self.why

    def _do(self, what: str) -> None:
        self.did.append(what)
        if self.fails_at == what:
            raise SetupError(f"no {what}", code=self.code)

    def begin(self) -> None:
        self._do("begin")

    def tree(self) -> bytes:
        self._do("tree")
        return TREE.encode()

    def end(self) -> None:
        self._do("end")


def _eyes(
    answers: dict[str, tuple[int, str] | Exception], server: Server | None = None, wanted: Wanted = "auto"
) -> tuple[Eyes, ScriptedLink]:
    link = ScriptedLink(answers)
    return Eyes(DeviceShell(link), server, wanted=wanted, pause_s=0.0), link


@pytest.mark.parametrize("talk", ["UI hierchary dumped to: /dev/tty\n", "UI hierarchy dumped to: /dev/tty\n", ""])
def test_a_tree_ends_where_it_ends(talk: str) -> None:
    eyes, _ = _eyes({"uiautomator .*": (0, f"WARNING: linker\n{TREE}{talk}")})
    assert eyes.tree() == TREE.encode()


@pytest.mark.parametrize(
    "said",
    [
        (1, "ERROR: could not get idle state.\n"),
        (0, "ERROR: null root node returned by UiTestAutomationBridge.\n"),
        (137, ""),
        (0, "</hierarchy><?xml"),
        hanging(),
    ],
)
def test_without_a_tree_it_is_asked_three_times_and_then_there_is_none(said: tuple[int, str] | Exception) -> None:
    eyes, link = _eyes({"uiautomator .*": said})
    assert eyes.tree() == b""
    assert link.asked == ["uiautomator dump /dev/tty"] * 3


def test_a_device_that_goes_is_not_asked_again() -> None:
    eyes, link = _eyes({"uiautomator .*": SetupError("gone", code="E314")})
    with pytest.raises(SetupError):
        eyes.tree()
    assert len(link.asked) == 1


def test_the_server_is_begun_by_the_first_screen_that_gives_no_tree_and_once() -> None:
    server = Server()
    eyes, link = _eyes(REFUSED, server)
    assert [eyes.tree(), eyes.tree()] == [TREE.encode()] * 2
    assert (server.did, len(link.asked), eyes.told) == (["begin", "tree", "tree"], 2, {"read_by": "uiautomator2"})


@pytest.mark.parametrize(
    ("answers", "why", "wanted"),
    [
        ({"uiautomator .*": (0, TREE)}, "", "auto"),
        (REFUSED, "no root", "auto"),
        (REFUSED, "", "dump"),
    ],
)
def test_the_server_is_left_alone(answers: dict[str, tuple[int, str] | Exception], why: str, wanted: Wanted) -> None:
    server = Server(why=why)
    eyes, _ = _eyes(answers, server, wanted)
    eyes.check()
    eyes.tree()
    assert (server.did, eyes.told) == ([], {"read_by": "dump"})


@pytest.mark.parametrize("fails_at", ["begin", "tree"])
def test_a_server_that_fails_is_ended_and_not_tried_again(fails_at: str) -> None:
    server = Server(fails_at=fails_at)
    eyes, _ = _eyes(REFUSED, server)
    assert [eyes.tree(), eyes.tree()] == [b"", b""]
    assert server.did == [*dict.fromkeys(["begin", fails_at]), "end"]
    assert eyes.told == {"read_by": "dump", "given_up": f"no {fails_at}"}


def test_a_device_that_goes_while_the_server_is_asked_is_no_reason_to_read_otherwise() -> None:
    eyes, _ = _eyes(REFUSED, Server(fails_at="tree", code="E314"))
    with pytest.raises(SetupError, match="no tree"):
        eyes.tree()


def test_where_the_server_is_wanted_it_is_told_before_and_not_replaced() -> None:
    eyes, _ = _eyes(REFUSED, Server(why="no root"), "uiautomator2")
    with pytest.raises(SetupError, match="no root"):
        eyes.check()
    begun, link = _eyes({}, Server(fails_at="begin"), "uiautomator2")
    with pytest.raises(SetupError, match="no begin"):
        begun.tree()
    assert link.asked == []
