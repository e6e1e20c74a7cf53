"""Quoting, and the ways to root, by a scripted device."""

from __future__ import annotations

import pytest
from support.scripted_link import ScriptedLink, hanging

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.shell import FOLDER, DeviceShell, RootKind, first_line

ROOT = (0, "uid=0(root) gid=0(root)\nconsentinel two words\n")
USER = (0, "uid=2000(shell) gid=2000(shell)\nconsentinel two words\n")
BASE = {r"mkdir -p .*": (0, ""), r"rm -f .*": (0, "")}
SCRIPT = f"{FOLDER}/probe.sh"
WAYS = {
    RootKind.ADBD: f"sh {SCRIPT}",
    RootKind.SU_C: f"su -c 'sh {SCRIPT}'",
    RootKind.SU_C_WORDS: f"su -c sh {SCRIPT}",
    RootKind.SU_USER: f"su root sh {SCRIPT}",
    RootKind.SU_USER_LINE: f"su root 'sh {SCRIPT}'",
}


def _shell(answers: dict[str, tuple[int, str] | Exception]) -> tuple[DeviceShell, ScriptedLink]:
    link = ScriptedLink({**answers, **BASE})
    return DeviceShell(link), link


@pytest.mark.parametrize("kind", list(WAYS))
def test_each_way_to_root_is_found_and_those_before_it_are_tried(kind: RootKind) -> None:
    shell, link = _shell({f"sh {SCRIPT}": USER, WAYS[kind]: ROOT})
    assert shell.find_root() is kind
    before = list(WAYS)[: list(WAYS).index(kind) + 1]
    assert [line for line in link.asked if SCRIPT in line and "probe" in line and line[:2] in ("sh", "su")] == [
        WAYS[way] for way in before
    ]
    assert link.asked[-1] == f"rm -f {SCRIPT}"


def test_a_su_that_hangs_does_not_keep_the_next_way_from_being_tried() -> None:
    shell, _ = _shell({WAYS[RootKind.SU_C]: hanging(), WAYS[RootKind.SU_USER]: ROOT})
    assert shell.find_root() is RootKind.SU_USER


def test_a_su_that_says_root_but_loses_the_arguments_is_no_root() -> None:
    shell, _ = _shell({WAYS[RootKind.SU_C]: (0, "uid=0(root)\n")})
    assert shell.find_root() is RootKind.NONE


class Restarting(ScriptedLink):
    """Its adbd is root after a restart."""

    def restart(self, service: str) -> str:
        self.answers[f"sh {SCRIPT}"] = ROOT
        return super().restart(service)


def test_adbd_is_restarted_only_where_that_is_written_down() -> None:
    told: list[str] = []
    link = Restarting({"root:": (0, "restarting adbd as root\n"), f"sh {SCRIPT}": USER, **BASE})
    shell = DeviceShell(link)
    assert (shell.find_root(), link.restarts) == (RootKind.NONE, [])
    assert shell.find_root(lambda: told.append(f"{link.restarts}")) is RootKind.ADB_ROOT
    assert (told, link.restarts) == (["[]"], ["root:"])


def test_a_production_build_refuses_to_restart_as_root() -> None:
    shell, _ = _shell({"root:": (0, "adbd cannot run as root in production builds\n"), f"sh {SCRIPT}": USER})
    assert shell.find_root(lambda: None) is RootKind.NONE


def test_arguments_reach_the_device_as_one_word_each() -> None:
    shell, link = _shell({})
    shell.run(["pm", "grant", "a; reboot", "$(x)"])
    assert link.asked == ["pm grant 'a; reboot' '$(x)'"]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (RootKind.ADBD, "id -u"),
        (RootKind.SU_C, "su -c 'id -u'"),
        (RootKind.SU_USER, rf"su root sh {FOLDER}/run1-[0-9a-f]{{8}}\.sh"),
        (RootKind.SU_C_WORDS, rf"su -c sh {FOLDER}/run1-[0-9a-f]{{8}}\.sh"),
        (RootKind.SU_USER_LINE, rf"su root 'sh {FOLDER}/run1-[0-9a-f]{{8}}\.sh'"),
    ],
)
def test_a_command_is_run_as_root_the_way_that_was_probed(kind: RootKind, line: str) -> None:
    shell, link = _shell({WAYS[kind]: ROOT, f"sh {SCRIPT}": USER if kind is not RootKind.ADBD else ROOT})
    shell.find_root()
    link.answers[line] = (0, "0\n")
    assert shell.root(["id", "-u"]).out == "0\n"
    scripts = [(path, data.decode()) for path, data in link.files.items() if path != SCRIPT]
    assert scripts == ([(path, f"rm -f {path}\nid -u\n") for path, _ in scripts] if "run1" in line else [])
    assert len(scripts) == ("run1" in line)


def test_mounts_are_made_in_the_namespace_that_apps_inherit_from() -> None:
    shell, link = _shell({WAYS[RootKind.SU_C]: ROOT, "su --mount-master -c id": (0, "uid=0(root)"), "su .*": (1, "")})
    shell.find_root()
    shell.root_in_global("mount -t tmpfs tmpfs '/a b'")
    assert link.asked[-1] == "su --mount-master -c 'mount -t tmpfs tmpfs '\"'\"'/a b'\"'\"''"


def test_without_root_a_command_as_root_is_an_error_with_a_way_out() -> None:
    shell, _ = _shell({})
    shell.find_root()
    with pytest.raises(SetupError) as caught:
        shell.root(["id"])
    assert (caught.value.code, caught.value.exit_code) == ("E316", 3)


def test_a_device_that_cannot_be_written_says_so() -> None:
    shell = DeviceShell(ScriptedLink({"mkdir .*": (1, "mkdir: '/data/local/tmp': Read-only file system")}))
    with pytest.raises(SetupError) as caught:
        shell.find_root()
    assert caught.value.code == "E317"


def test_what_a_device_says_is_shown_without_its_control_characters() -> None:
    assert first_line("\x1b[31mbad\nmore") == "?[31mbad"
    assert first_line("") == "it said nothing"
