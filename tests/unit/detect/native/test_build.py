"""What is compiled is what its source says."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.detect.native.build import FOLDER, SOURCES, build


def test_there_is_one_compiled_file_for_each_source() -> None:
    assert sorted(FOLDER.glob("*.wasm")) == [source.with_suffix(".wasm") for source in SOURCES]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_what_is_compiled_is_what_its_source_says(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "compiled.wasm")
    assert (tmp_path / "compiled.wasm").read_bytes() == source.with_suffix(".wasm").read_bytes()
