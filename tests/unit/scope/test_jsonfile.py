from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.scope.jsonfile import load, walk


def test_nodes_come_with_their_paths() -> None:
    assert [path for path, _node in walk({"a": [1, {"b": 2}]})] == ["$", "$.a", "$.a[0]", "$.a[1]", "$.a[1].b"]


def test_a_repeated_key_is_told_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text('{"a": 1,\n  "a": 2}', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load(file)
    assert caught.value.message == f"{file}:2:3: repeated key 'a'"
