"""The programs of the simulated phone, each in the module of its kind, and the table of what real versions have."""

from __future__ import annotations

import functools
from importlib import import_module
from typing import TYPE_CHECKING

from fake_android.commands.registry import BUILTINS, ENTRIES, Entry
from fake_android.known import is_known

if TYPE_CHECKING:
    from fake_android.call import Program
    from fake_android.shell import Shell

MODULES = ("builtins_", "files", "volumes", "text", "system", "props", "packages", "activities", "content", "network", "mounts",
           "services_", "dumps", "screen", "automation", "root", "frida")  # fmt: skip


@functools.cache
def _loaded() -> dict[str, Entry]:
    for name in MODULES:
        import_module(f"fake_android.commands.{name}")
    return ENTRIES


def programs_of(api: int) -> list[str]:
    """Give the names of the files in /system/bin of that API level; su and magisk are placed by the root kind."""
    own = {"su", "magisk", "frida-server"}
    return sorted(name for name, entry in _loaded().items() if entry.exists_in(api) and name not in own)


def program(name: str, api: int) -> Program | None:
    """Give what runs behind a name, or None when that version has no such program."""
    entry = _loaded().get(name)
    return entry.run if entry is not None and entry.exists_in(api) else None


def note(shell: Shell, words: list[str]) -> None:
    """Write a command into the transcript, and among the unknown ones when no real Android of the version has it."""
    _loaded()
    if shell.said is not None:
        shell.said.ran.append((shell.who.uid, tuple(words)))
    if "/" not in words[0] and not is_known(words, shell.phone.api):
        shell.phone.unknown.append(" ".join(words))


__all__ = ["BUILTINS", "note", "program", "programs_of"]
