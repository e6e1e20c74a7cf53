"""The compiled kernel is what its source says."""

from __future__ import annotations

from pathlib import Path

from analyzer.detect.kernel import WASM
from analyzer.detect.native.build import build


def test_the_kernel_is_what_its_source_says(tmp_path: Path) -> None:
    build(tmp_path / "look.wasm")
    assert (tmp_path / "look.wasm").read_bytes() == WASM.read_bytes()
