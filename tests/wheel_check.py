"""Build the wheel, install it in an empty environment as the Containerfile does, and use it as a newcomer would."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED = (
    "analyzer/_addons/session_recorder.py",
    "analyzer/_hooks/dist/agent.android.js",
    "analyzer/_hooks/dist/bundle.json",
    "analyzer/record/devices/embedded/player.jar",
    "analyzer/data/datatypes.yaml",
    "analyzer/docs/architecture.md",
    "analyzer/docs/examples/Containerfile",
    "analyzer/py.typed",
    "analyzer/schemas/analysis.schema.json",
)
FORBIDDEN = ("tests/", "captures/", "hooks/", "addons/", "analyzer/record/devices/embedded/src/")


def main() -> int:
    """Run the steps; print a line for each, and PASS or FAIL at the end."""
    steps = 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            wheel = _build(Path(folder))
            steps += _check_contents(wheel)
            command = _install(wheel, Path(folder) / "venv")
            for arguments in (
                ["--version"],
                ["doctor"],
                ["paths", "addon"],
                ["rules", "list", "--lang", "zh"],
                ["help", "settings", "--lang", "zh"],
                ["help", "E101"],
                ["hooks", "list"],
                ["demo"],
            ):
                _run([str(command), *arguments], cwd=Path(folder))
                steps += 1
                print("ok consentinel", *arguments)
            _check_plugin(command.with_name("python"), Path(folder))
            steps += 1
        except subprocess.CalledProcessError as error:
            print((error.stdout or "")[-3000:], (error.stderr or "")[-3000:], sep="\n")
            print(f"FAIL {' '.join(map(str, error.cmd))} ended with {error.returncode}")
            return 1
    print(f"PASS {steps}/{steps}")
    return 0


def _run(command: list[str], cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True, timeout=600)
    return done.stdout


def _build(folder: Path) -> Path:
    _run([sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)], cwd=folder)
    (wheel,) = folder.glob("*.whl")
    print("ok built", wheel.name)
    return wheel


def _check_contents(wheel: Path) -> int:
    names = set(zipfile.ZipFile(wheel).namelist())
    missing = [name for name in NEEDED if name not in names]
    strays = [name for name in names if name.startswith(FORBIDDEN) or name.endswith(".pyc")]
    if missing or strays:
        raise SystemExit(f"FAIL wheel: missing {missing}, strays {strays[:5]}")
    print("ok contents:", len(names), "files")
    return 1


def _install(wheel: Path, folder: Path) -> Path:
    """Run the Containerfile's own commands but those of the system; `dist` is the folder of the wheel."""
    venv.create(folder, with_pip=True)
    environment = os.environ | {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    lines = (ROOT / "analyzer" / "docs" / "examples" / "Containerfile").read_text(encoding="utf-8").splitlines()
    commands = [line.removeprefix("RUN ") for line in lines if line.startswith(("RUN pip ", "RUN consentinel "))]
    for command in commands:
        shell = ["sh", "-c", command.replace("/opt/dist", str(wheel.parent))]
        subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, check=True, timeout=900)
        print("ok in an empty environment:", command)
    return folder / "bin" / "consentinel"


def _check_plugin(python: Path, folder: Path) -> None:
    """The plugin is found by its entry point and records."""
    (folder / "test_it.py").write_text("def test_it(consentinel_session): pass\n", encoding="utf-8")
    _run([str(python), "-m", "pytest", "-q", "test_it.py"], cwd=folder)
    print("ok pytest finds the plugin")


if __name__ == "__main__":
    sys.exit(main())
