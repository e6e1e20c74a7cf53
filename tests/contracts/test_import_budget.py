"""The command line starts light: what help needs imports none of the heavy packages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("pandas", "pyarrow", "mitmproxy", "frida", "matplotlib", "hyperscan", "numpy", "pandera")


def _loaded_by(arguments: list[str]) -> set[str]:
    program = (
        "import sys\n"
        f"sys.argv = ['consentinel', *{arguments!r}]\n"
        "from analyzer.cli.app import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write('LOADED ' + ' '.join(sorted(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return {name.split(".")[0] for name in done.stderr.rpartition("LOADED ")[2].split()}


@pytest.mark.parametrize("arguments", [["--help"], ["analyze", "--help"], ["--version"], ["paths"]], ids=" ".join)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert _loaded_by(arguments).isdisjoint(HEAVY)


def test_importing_the_package_imports_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, analyzer; print(*sorted(sys.modules))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert {name.split(".")[0] for name in done.stdout.split()}.isdisjoint(HEAVY)


def test_the_public_names_are_there() -> None:
    import analyzer

    assert {name for name in analyzer.__all__ if getattr(analyzer, name) is None} == set()
    assert analyzer.open_session.__qualname__ == "Session.open"
