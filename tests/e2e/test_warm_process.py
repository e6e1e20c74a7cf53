"""What the tests' own way to run a command gives: what a process of its own gives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli import ROOT, command, consentinel, start
from support.warm_process import fits, warm_python

SAMPLE = ROOT / "captures" / "samples" / "leaky"


@pytest.mark.parametrize("arguments", [
    ("session", "check", str(SAMPLE), "--format", "json"), ("rules", "list", "--lang", "zh"),
    ("session", "check", "gone"), ("no-such-command",), ("--help",), ("paths",),
], ids=lambda given: given[0])  # fmt: skip
def test_a_command_says_and_ends_as_a_new_process_does(arguments: tuple[str, ...], tmp_path: Path) -> None:
    given = {"CONSENTINEL_CAPTURES": str(tmp_path), "COLUMNS": "70"}
    forked = consentinel(*arguments, captures=tmp_path, COLUMNS="70")
    new = subprocess.run(
        command(*arguments), cwd=ROOT, env={**os.environ, **given}, capture_output=True, text=True, check=False
    )
    assert (forked.returncode, forked.stdout, forked.stderr) == (new.returncode, new.stdout, new.stderr)


def test_it_is_a_process_that_can_be_killed(tmp_path: Path) -> None:
    process = start("record", "--device", "none", captures=tmp_path)
    assert process.stdout is not None
    assert '"proxy"' in process.stdout.readline()
    assert process.poll() is None
    process.kill()
    process.communicate(timeout=60)
    assert process.returncode == -9


@pytest.mark.parametrize("handler", [signal.SIG_DFL, signal.SIG_IGN])
def test_it_hears_an_interruption_as_a_new_process_does(handler: signal.Handlers, tmp_path: Path) -> None:
    program = tmp_path / "told.py"
    program.write_text("import signal; print(signal.getsignal(signal.SIGINT))", encoding="utf-8")
    forked, new = (
        subprocess.run(
            [python, "told.py"],
            cwd=tmp_path,
            preexec_fn=lambda: signal.signal(signal.SIGINT, handler),
            capture_output=True,
            text=True,
            check=True,
        ).stdout.partition(" at 0x")[0]
        for python in (str(warm_python()), sys.executable)
    )
    assert forked == new != ""


def test_what_python_reads_when_it_starts_makes_a_new_process() -> None:
    given = dict(os.environ)
    assert fits(given) == (sys.platform == "linux"), "commands of tests are forked"
    assert not fits({**given, "PYTHONUTF8": "1"})
    assert not fits({**given, "FORCE_COLOR": "1"})


@pytest.fixture(scope="module")
def found_before() -> dict[str, str]:
    return dict(os.environ)


def test_what_is_set_up_for_a_module_is_forked_as_well(found_before: dict[str, str]) -> None:
    assert fits(found_before) == (sys.platform == "linux")
