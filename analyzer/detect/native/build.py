"""Compiles each C file here to WebAssembly. Run after changing one: `python analyzer/detect/native/build.py`.

The compiler is that of Zig (`pip install ziglang==0.17.1`): equal sources give equal bytes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
SOURCES = tuple(sorted(FOLDER.glob("*.c")))
_FLAGS = [
    "--target=wasm32-freestanding",
    "-O3",
    "-msimd128",
    "-mrelaxed-simd",
    "-mbulk-memory",
    "-nostdlib",
    "-Wall",
    "-Wextra",
    "-Werror",
]
_LINK = ["-Wl,--no-entry", "-Wl,--strip-all", "-Wl,--export=__heap_base"]


def build(source: Path, target: Path) -> None:
    """Compile one file into another."""
    command = [sys.executable, "-m", "ziglang", "cc", *_FLAGS, *_LINK, "-o", str(target), source.name]
    subprocess.run(command, cwd=FOLDER, check=True)


if __name__ == "__main__":
    for source in SOURCES:
        build(source, source.with_suffix(".wasm"))
