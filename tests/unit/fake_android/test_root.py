"""Root in the three kinds of phones."""

from __future__ import annotations

import pytest
from support.fake_phone import ask, phone, say

SCRIPT = "/data/local/tmp/probe.sh"
WAYS = {
    "plain": f"sh {SCRIPT}",
    "su -c 'line'": f"su -c 'sh {SCRIPT}'",
    "su -c words": f"su -c sh {SCRIPT}",
    "su root words": f"su root sh {SCRIPT}",
    "su 0 words": f"su 0 sh {SCRIPT}",
}


@pytest.mark.parametrize(
    ("kind", "works"),
    [
        ("13-emulator", {"su root words", "su 0 words"}),
        ("13-magisk", {"su -c 'line'", "su -c words"}),
        ("13-production", set()),
    ],
)
def test_each_kind_has_its_ways(kind: str, works: set[str]) -> None:
    android = phone(kind)
    ask(android, f"echo id > {SCRIPT}")
    found = {name for name, line in WAYS.items() if "uid=0(root)" in ask(android, line, timeout_s=0.3).out}
    assert found == works


def test_magisk_hangs_until_somebody_answers_on_the_screen() -> None:
    android = phone("14-magisk")
    android.misc.magisk_policies.clear()
    assert ask(android, "su -c id", timeout_s=0.2).code is None
    android.misc.magisk_policies[2000] = 1
    assert ask(android, "su -c id") == ask(android, "su -c id -u")
    assert ask(android, "su -c id").err == "Permission denied\n"
    android.misc.magisk_policies[2000] = 2
    assert say(android, "su -c id -u") == "0"


def test_the_table_of_policies_is_written_by_root_only() -> None:
    android = phone("14-magisk")
    line = 'magisk --sqlite "DELETE FROM policies WHERE uid=2000"'
    ask(android, line)
    assert android.misc.magisk_policies == {2000: 2}
    android.unknown.clear()
    say(android, f"su -c '{line}'")
    assert (android.misc.magisk_policies, android.unknown) == ({}, [])


def test_others_processes_are_hidden_from_the_shell() -> None:
    android = phone("12-magisk")
    assert say(android, "ps -A -o NAME") == "NAME\n/system/bin/adbd\nsh"
    assert "zygote64" in say(android, "su -c 'ps -A -o NAME'").splitlines()
    assert ask(android, "pidof zygote64").code == 1
    assert say(android, "su -c 'pidof zygote64'") == "611"


@pytest.mark.parametrize(
    ("fault", "code", "out"), [("deny", 13, ""), ("not_root", 0, "2000\n"), ("hang", None, "")]
)  # fmt: skip
def test_a_su_may_be_wrong(fault: str, code: int | None, out: str) -> None:
    android = phone("14-magisk")
    android.faults.su = fault
    answer = ask(android, "su -c 'id -u'", timeout_s=0.3)
    assert (answer.code, answer.out) == (code, out)


def test_a_pattern_that_fits_its_own_shell_ends_it() -> None:
    assert ask(phone("14-emulator"), "su root pkill -f fridaserver; echo still here").code == 143
    assert ask(phone("14-emulator"), "su root pkill -f '[f]ridaserver'; echo still here").out == "still here\n"
