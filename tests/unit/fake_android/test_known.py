"""The table of commands: sourced, complete, and asked for everything that is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_android import commands
from fake_android.commands import MODULES, programs_of
from fake_android.commands.registry import BUILTINS, ENTRIES
from fake_android.known import OLDEST, table
from fake_android.profiles import profiles
from support.fake_phone import ask, phone


def test_every_row_has_a_source_and_says_how_sure_we_are() -> None:
    assert {row.mark for row in table().values()} == {"seen", "verified", "recalled"}
    assert [row.words for row in table().values() if not row.source or row.since < OLDEST] == []


def test_every_program_of_the_fake_is_in_the_table_and_the_other_way_round() -> None:
    programs_of(36)
    ours = set(ENTRIES) | set(BUILTINS)
    named = {words[0] for words in table()}
    assert sorted(ours - named - {"frida-server"}) == []
    assert sorted(named - ours) == []


@pytest.mark.parametrize("api", sorted({profile.api for profile in profiles().values()}))
def test_a_version_has_the_programs_that_the_table_gives_it(api: int) -> None:
    known = {words[0] for words, row in table().items() if row.has(api)}
    assert sorted(set(programs_of(api)) - known) == []


@pytest.mark.parametrize(
    ("kind", "line", "is_there"),
    [
        ("10-emulator", "cmd wifi status", False),
        ("11-emulator", "cmd wifi status", True),
        ("11-emulator", "abx2xml /x -", False),
        ("12-emulator", "abx2xml /x -", True),
        ("8-emulator", "awk '{print $1}' /proc/uptime", False),
        ("9-emulator", "awk '{print $1}' /proc/uptime", True),
        ("12-emulator", "cmd locale get-app-locales com.x", False),
        ("13-emulator", "cmd locale get-app-locales com.x", True),
        ("13-emulator", "settings --user 0 get global x", True),
        ("13-emulator", "cmd clipboard set-text x", False),
        ("13-emulator", "curl http://x", False),
        ("13-emulator", "pm frobnicate x", False),
    ],
)
def test_a_command_that_the_version_lacks_is_listed(kind: str, line: str, is_there: bool) -> None:
    android = phone(kind)
    ask(android, line)
    assert (android.unknown == []) == is_there


def test_what_runs_inside_a_line_is_in_the_transcript_with_its_user() -> None:
    android = phone("14-magisk")
    ask(android, "id -u; su -c 'id -u | head -n 1'")
    (said,) = android.transcript
    assert said.ran == [
        (2000, ("id", "-u")),
        (2000, ("su", "-c", "id -u | head -n 1")),
        (0, ("id", "-u")),
        (0, ("head", "-n", "1")),
    ]
    assert (said.service, said.code) == ("shell:id -u; su -c 'id -u | head -n 1'", 0)


def test_a_use_that_the_fake_does_not_model_is_not_passed_over() -> None:
    android = phone()
    assert ask(android, "sed 'y/a/b/' /proc/uptime").code == 64
    assert android.unknown == ["sed y/a/b/ /proc/uptime (sed script)"]


def test_every_module_of_commands_is_loaded() -> None:
    files = {file.stem for file in Path(commands.__file__).parent.glob("*.py")} - {"__init__", "registry"}
    assert files == set(MODULES)
