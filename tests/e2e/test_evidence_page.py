"""`consentinel help evidence`: its commands, those of our tool and those without it, do what the page says."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.cli import command
from support.evidence import small_session
from support.tsa import Tsa

Shell = Callable[..., subprocess.CompletedProcess[str]]


def blocks(root: Path, heading: str) -> list[str]:
    """Give the shell blocks of a section of the page."""
    text = (root / "analyzer" / "docs" / "evidence.md").read_text(encoding="utf-8")
    section = next(part for part in text.split("\n## ") if part.startswith(heading))
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a session called SESSION and a `consentinel` of this checkout on the path."""
    folder = tmp_path_factory.mktemp("page")
    small_session(folder, name="SESSION")
    program = folder / "bin" / "consentinel"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {" ".join(command())} "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.fixture
def shell(place: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("PATH", f"{place / 'bin'}:{Path(sys.executable).parent}:/usr/bin:/bin")
    monkeypatch.setenv("PYTHONPATH", str(root))

    def run(script: str, where: Path = place) -> subprocess.CompletedProcess[str]:
        strict = "set -euo pipefail\n" + script
        return subprocess.run(["bash", "-c", strict], cwd=where, capture_output=True, text=True, check=False)

    return run


def test_the_commands_of_the_page_run_as_they_stand_there(root: Path, place: Path, shell: Shell) -> None:
    [hand_over], [sign] = blocks(root, "Hand over"), blocks(root, "Sign it")
    done = shell(hand_over)
    assert done.returncode == 0, done.stderr
    given = re.search(r"manifest hash of this package: (\w{64})", done.stderr)
    recording = re.search(r"manifest hash of the recording: (\w{64})", done.stderr)
    assert given is not None
    assert recording is not None
    assert shell(sign).returncode == 0
    unpack, of_recording, sealed = blocks(root, "Verify without our tool")
    (place / "tsa").mkdir()
    tsa = Tsa(place / "tsa")
    shell("python3 -m zipfile -e share.zip stamped")
    tsa.stamp(place / "stamped" / "SESSION" / "package.sha256").rename(place / "stamp.tsr")
    tsa.ca.rename(place / "tsa-ca.pem")

    ours = blocks(root, "Verify\n")[0].replace("HASH", given[1])
    verified = shell(ours)
    assert verified.returncode == 0, verified.stderr
    said = [line for line in verified.stdout.splitlines() if line.startswith(("verified", "signed", "time-stamped"))]
    assert [line.split()[0] for line in said] == ["verified", "signed", "time-stamped"]

    plain = shell(unpack + of_recording + sealed)
    assert plain.returncode == 0, plain.stdout + plain.stderr
    hashes = re.findall(r"^(\w{64})  (\S+)$", plain.stdout, re.MULTILINE)
    assert hashes == [(given[1], "package.sha256"), (recording[1], "manifest.sha256")]
    assert "Signature Verified Successfully" in plain.stdout


@pytest.mark.parametrize("change", ["printf x >> tables/gaps.parquet", "touch more", "rm session.json"])
def test_what_is_changed_is_found_without_our_tool(root: Path, place: Path, shell: Shell, change: str) -> None:
    folder = place / re.sub(r"\W+", "", change)
    folder.mkdir()
    shell(f"consentinel session pack {place}/SESSION -o share.zip", folder)
    lines = blocks(root, "Verify without our tool")[0].splitlines()
    assert shell("\n".join(lines), folder).returncode == 0
    check = "\n".join(["cd received/*", change, *lines[1:]])
    assert shell(check, folder).returncode != 0
