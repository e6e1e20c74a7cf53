"""The command line starts light: what help needs imports none of the heavy packages."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("pandas", "pyarrow", "mitmproxy", "frida", "matplotlib", "hyperscan", "numpy", "pandera", "wasmtime")


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


def test_the_pytest_plugin_is_light_until_a_test_asks_for_it(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "import sys\n"
        "def test_it():\n"
        "    ours = {name for name in sys.modules if name.startswith('analyzer')}\n"
        "    assert ours == {'analyzer', 'analyzer.pytest_plugin'}\n"
        f"    assert not {{name.split('.')[0] for name in sys.modules}} & {set(HEAVY)!r}\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "analyzer.pytest_plugin", str(tmp_path)],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "1 passed" in done.stdout, done.stdout


def test_the_entry_point_names_the_plugin() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"consentinel": "analyzer.pytest_plugin"}
