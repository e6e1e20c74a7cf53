from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile

import pytest
from conftest import need

from analyzer.record.devices.embedded import build_jar
from analyzer.record.devices.embedded.build_jar import HERE, build, source_hashes

COMMITTED = json.loads((HERE / "player.json").read_text())


def test_committed_jar_was_made_from_the_present_sources() -> None:
    assert COMMITTED["sources"] == source_hashes(), "run build_jar.py"


def test_committed_jar_is_the_one_described() -> None:
    assert hashlib.sha256((HERE / "player.jar").read_bytes()).hexdigest() == COMMITTED["jar_sha256"]


def test_jar_carries_no_dates() -> None:
    with zipfile.ZipFile(HERE / "player.jar") as jar:
        assert {entry.date_time for entry in jar.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert jar.namelist()[1:] == sorted(jar.namelist()[1:])


def test_rebuilt_jar_is_byte_identical() -> None:
    need(shutil.which("javac") is not None, "javac (a JDK)")
    said = subprocess.run(["javac", "-version"], capture_output=True, text=True, check=True)
    if COMMITTED["javac"] not in said.stdout + said.stderr:
        pytest.skip(f"another javac than the committed {COMMITTED['javac']} may write other bytes")
    assert hashlib.sha256(build()).hexdigest() == COMMITTED["jar_sha256"]


def test_check_accepts_the_committed_jar() -> None:
    need(shutil.which("javac") is not None, "javac (a JDK)")
    script = str(HERE / "build_jar.py")
    run = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True)
    assert (run.returncode, run.stderr.splitlines()[-1]) == (0, "player.jar is current")


def test_without_javac_the_script_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert build_jar.main(["--check"]) == 3
    assert "install a JDK" in capsys.readouterr().err
