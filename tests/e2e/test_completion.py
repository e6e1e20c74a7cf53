"""Completion by the shells themselves: each loads the script we print and completes lines with it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli import ROOT

BASH = """
eval "$(_CONSENTINEL_COMPLETE=source_bash consentinel)"
while read -r line; do
    COMP_WORDS=($line); [ "${line: -1}" = "@" ] && COMP_WORDS[-1]=""
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
    $(complete -p consentinel | sed 's/.*-F \\([^ ]*\\) .*/\\1/') consentinel
    printf '%s\\n' "${COMPREPLY[@]}" END
done
"""
"""Completes each line of standard input, `@` for an empty last word; prints a word a line, then END."""

FISH = """
_CONSENTINEL_COMPLETE=source_fish consentinel | source
while read line
    complete -C (string replace -r '@$' '' -- $line) | string replace -r '\\t.*' ''
    echo END
end
"""

ZSH = """
compdef() { : }; _files() { : }
eval "$(_CONSENTINEL_COMPLETE=source_zsh consentinel)"
_arguments() { print -r -- "$1" | grep -oE '([(][(]|" )"[^"]+' | sed 's/.*"//' }
while read -r line; do
    words=(${(z)line}); [[ $words[-1] = @ ]] && words[-1]=""
    CURRENT=$#words; _consentinel_completion; echo END
done
"""

LINES = {
    "consentinel rules show pre_consent_s": ["pre_consent_send"],
    "consentinel datatypes show oai": ["oaid"],
    "consentinel export observ": ["observations"],
    "consentinel mark captures/one consent_g": ["consent_granted"],
    "consentinel help E30": [f"E30{digit}" for digit in range(10)],
    "consentinel analyze captures/o": ["captures/one"],
    "consentinel analyze x --lang @": ["en", "zh"],
    "consentinel analyze x --category ride_h": ["ride_hailing"],
    "consentinel report x --format self_assessment.h": ["self_assessment.html"],
    "consentinel baseline @": ["accept"],
    "consentinel stop --no-such": [],
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a session, and our command on the path below `bin`."""
    (tmp_path / "captures" / "one").mkdir(parents=True)
    (tmp_path / "captures" / "one" / "session.json").write_text("{}", encoding="utf-8")
    command = tmp_path / "bin" / "consentinel"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m analyzer "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def _completed(shell: list[str], script: str, place: Path, lang: str = "en") -> list[list[str]]:
    (place / "script").write_text(script, encoding="utf-8")
    environment = os.environ | {
        "PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "CONSENTINEL_LANG": lang,
        "HOME": str(place),
    }
    done = subprocess.run(
        [*shell, str(place / "script")],
        cwd=place,
        env=environment,
        input="".join(f"{line}\n" for line in LINES),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    answers = re.split(r"^END\n", done.stdout, flags=re.MULTILINE)[:-1]
    return [sorted(filter(None, answer.splitlines())) for answer in answers]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_bash_completes_commands_names_and_sessions(place: Path, lang: str) -> None:
    found = _completed(["bash", "--norc", "--noprofile"], BASH, place, lang)
    assert dict(zip(LINES, found, strict=True)) == LINES


def test_fish_completes_commands_names_and_sessions(place: Path) -> None:
    fish = shutil.which("fish")
    if fish is None:
        pytest.skip("fish is not installed")
    found = _completed([fish, "--no-config"], FISH, place)
    assert dict(zip(LINES, found, strict=True)) == LINES


def test_zsh_completes_commands_names_and_sessions(place: Path) -> None:
    zsh = shutil.which("zsh")
    if zsh is None:
        pytest.skip("zsh is not installed")
    found = _completed([zsh, "-f"], ZSH, place)
    assert dict(zip(LINES, found, strict=True)) == LINES
