"""Data as YAML, read as the JSON made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analyzer import compiled, yamlio
from analyzer.compiled import PARTIES, SDKS, CompiledFile


@pytest.mark.parametrize("file", [PARTIES, SDKS], ids=lambda file: file.key)
def test_the_json_is_made_of_the_yaml(file: CompiledFile) -> None:
    assert file.is_current(), "run `make parties`"
    assert file.rows() == yamlio.load_data(file.source)[file.key]


def test_an_edited_yaml_is_read_before_the_json_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = CompiledFile(tmp_path / "parties.yaml", "parties")
    file.source.write_text("parties:\n  - {id: acme}\n", encoding="utf-8")
    file.made.write_text(json.dumps({"made_of": "0" * 64, "parties": []}), encoding="utf-8")
    monkeypatch.setattr(compiled, "PARTIES", file)
    monkeypatch.setattr(compiled, "SDKS", file)
    monkeypatch.setattr("sys.argv", ["compiled", "--check"])
    assert compiled.main() == 1
    assert file.rows() == [{"id": "acme"}]
    monkeypatch.setattr("sys.argv", ["compiled"])
    assert (compiled.main(), file.is_current()) == (0, True)
    file.made.write_text("not json", encoding="utf-8")
    assert file.rows() == [{"id": "acme"}]
