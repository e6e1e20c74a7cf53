"""`consentinel help evidence`: its commands, those of our tool and those without it, do what the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support.cli import warm_command
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
    program.write_text(f'#!/bin/sh\nexec {" ".join(warm_command())} "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def shell(place: Path, root: Path) -> Shell:
    """Run lines as bash does, with our tool and OpenSSL on the path."""
    path = f"{place / 'bin'}:{Path(sys.executable).parent}:/usr/bin:/bin"

    def run(script: str, where: Path = place) -> subprocess.CompletedProcess[str]:
        strict, environment = "set -euo pipefail\n" + script, os.environ | {"PATH": path, "PYTHONPATH": str(root)}
        return subprocess.run(
            ["bash", "-c", strict], cwd=where, env=environment, capture_output=True, text=True, check=False
        )

    return run


@pytest.fixture(scope="module")
def said(root: Path, shell: Shell) -> str:
    """What the commands that hand a session over said; share.zip is there then."""
    [lines] = blocks(root, "Hand over")
    done = shell(lines)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_the_commands_of_the_page_run_as_they_stand_there(root: Path, place: Path, shell: Shell, said: str) -> None:
    given = re.search(r"manifest hash of this package: (\w{64})", said)
    recording = re.search(r"manifest hash of the recording: (\w{64})", said)
    assert given is not None
    assert recording is not None
    [sign] = blocks(root, "Sign it")
    assert shell(sign).returncode == 0
    unpack, of_recording, sealed = blocks(root, "Verify without our tool")
    (place / "tsa").mkdir()
    tsa = Tsa(place / "tsa")
    with zipfile.ZipFile(place / "share.zip") as archive:
        (place / "package.sha256").write_bytes(archive.read("SESSION/package.sha256"))
    tsa.stamp(place / "package.sha256").rename(place / "stamp.tsr")
    tsa.ca.rename(place / "tsa-ca.pem")

    ours = shell(blocks(root, "Verify\n")[0].replace("HASH", given[1]))
    assert ours.returncode == 0, ours.stderr
    heads = [line for line in ours.stdout.splitlines() if line.startswith(("verified", "signed", "time-stamped"))]
    assert [line.split()[0] for line in heads] == ["verified", "signed", "time-stamped"]

    plain = shell(unpack + of_recording + sealed)
    assert plain.returncode == 0, plain.stdout + plain.stderr
    hashes = re.findall(r"^(\w{64})  (\S+)$", plain.stdout, re.MULTILINE)
    assert hashes == [(given[1], "package.sha256"), (recording[1], "manifest.sha256")]
    assert "Signature Verified Successfully" in plain.stdout


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("change", ["printf x >> tables/gaps.parquet", "touch more", "rm session.json"])
def test_what_is_changed_is_found_without_our_tool(root: Path, place: Path, shell: Shell, change: str) -> None:
    folder = place / re.sub(r"\W+", "", change)
    folder.mkdir()
    shutil.copy(place / "share.zip", folder)
    lines = blocks(root, "Verify without our tool")[0].splitlines()
    assert shell("\n".join(lines), folder).returncode == 0
    assert shell("\n".join(["cd received/*", change, *lines[1:]]), folder).returncode != 0
