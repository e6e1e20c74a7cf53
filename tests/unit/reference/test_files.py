"""The page of files names every key of every file that people write."""

from __future__ import annotations

import pytest

from analyzer.reference.files import WRITTEN_BY_PEOPLE, files_page, key_rows, load_schema


@pytest.mark.parametrize("name", WRITTEN_BY_PEOPLE)
def test_a_file_is_shown_with_all_its_top_keys(name: str) -> None:
    schema = load_schema(name)
    shown = {key.rstrip("*") for key, _, _ in key_rows(schema)}
    assert set(schema.get("properties", {})) <= shown
    section = files_page().partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert [key for key in shown if f"| `{key}" not in section] == []


def test_keys_below_lists_and_alternatives_are_named_by_their_way() -> None:
    item = {"type": "object", "properties": {"host": {"type": "string"}}, "required": ["host"]}
    schema = {
        "$defs": {"Item": item},
        "required": ["items"],
        "properties": {
            "items": {"type": "array", "items": {"$ref": "#/$defs/Item"}, "description": "one\nby one"},
            "mode": {"anyOf": [{"enum": ["a", "b"]}, {"type": "null"}], "default": "a"},
            "share": {"type": "number", "minimum": 0, "maximum": 1},
        },
    }
    assert key_rows(schema) == [
        ("items*", "list of mapping", "one by one"),
        ("items[].host*", "text", ""),
        ("mode", 'a · b; default "a"', ""),
        ("share", "number, ≥ 0, ≤ 1", ""),
    ]


def test_a_file_that_holds_itself_ends() -> None:
    schema = {"properties": {"any": {"$ref": "#/$defs/Node"}},
              "$defs": {"Node": {"properties": {"next": {"$ref": "#/$defs/Node"}}}}}  # fmt: skip
    assert [key for key, _, _ in key_rows(schema)][:2] == ["any", "any.next"]
    assert len(key_rows(schema)) < 10
