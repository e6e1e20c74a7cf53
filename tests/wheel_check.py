"""Build the wheel, install it in an empty environment, and use it as a newcomer would."""

from __future__ import annotations

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
                ["rules", "list"],
                ["hooks", "list"],
                ["demo"],
            ):
                _run([str(command), *arguments], cwd=Path(folder))
                steps += 1
                print("ok consentinel", *arguments)
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
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    _run([str(python), "-m", "pip", "install", "--quiet", f"{wheel}[demo]"], cwd=folder)
    print("ok installed in an empty environment")
    return folder / "bin" / "consentinel"


if __name__ == "__main__":
    sys.exit(main())
