"""Compiles look.c to look.wasm. Run after changing the C: `python analyzer/detect/native/build.py`.

The compiler is that of Zig (`pip install ziglang==0.17.1`): equal sources give equal bytes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
_FLAGS = [
    "--target=wasm32-freestanding",
    "-O3",
    "-msimd128",
    "-mbulk-memory",
    "-nostdlib",
    "-Wall",
    "-Wextra",
    "-Werror",
]
_LINK = ["-Wl,--no-entry", "-Wl,--strip-all", "-Wl,--export=__heap_base"]


def build(target: Path) -> None:
    """Compile the kernel into a file."""
    command = [sys.executable, "-m", "ziglang", "cc", *_FLAGS, *_LINK, "-o", str(target), "look.c"]
    subprocess.run(command, cwd=FOLDER, check=True)


if __name__ == "__main__":
    build(FOLDER / "look.wasm")
