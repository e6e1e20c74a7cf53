from __future__ import annotations

import io
import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.fuzz import examples

from analyzer.ingest import json_stream
from analyzer.ingest.json_stream import Broken, Cut, JsonText


def members(data: bytes) -> list[Any]:
    text = JsonText(io.BytesIO(data))
    assert text.take("[")
    found: list[Any] = []
    try:
        found += text.members()
    except Cut:
        found.append("cut")
    return found


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[]", []),
        (b' [ 1 , "a" , {"b": [1, {}]} ] trailing', [1, "a", {"b": [1, {}]}]),
        (b'\xef\xbb\xbf["bom"]', ["bom"]),
        ('["wide"]'.encode("utf-16"), ["wide"]),
        (b'["\\ud800", "\\u0000", "\xff"]', ["\ud800", "\0", "\udcff"]),
        (b'["a\x01\tb"]', ["a\x01\tb"]),
        (b'[{"x": 01}, {"y": "]}\\""}]', [Broken, {"y": ']}"'}]),
        (b'[{"x": [}, 1]', [Broken, "cut"]),
        (b'[1, {"x": "never', [1, "cut"]),
        (b"[1 2]", [1, "cut"]),
        (b"[1, nonsense]", [1, "cut"]),
        (b"[", ["cut"]),
        (b"[1", [1, "cut"]),
    ],
)
def test_members_come_one_by_one(data: bytes, expected: list[Any]) -> None:
    assert members(data) == expected


def test_numbers_of_any_size_survive() -> None:
    found = members(b"[NaN, 1e999, 123456789012345678901234567890, -1, 9223372036854775807]")
    assert math.isnan(found[0])
    assert found[1:] == [math.inf, 1.2345678901234568e29, -1, 9223372036854775807]
    assert members(b"[" + b"9" * 10_000 + b"]") == [math.inf]


def test_nesting_is_survived() -> None:
    assert members(b"[" + b'{"a":' * 30 + b"1" + b"}" * 30 + b"]")[0]["a"]["a"]
    assert members(b"[" + b"[" * 100_000 + b"]" * 100_000 + b",7]") == [Broken, 7]


def test_members_longer_than_the_window_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_CHUNK", 16)
    expected = [{"k": "é" * 50, "n": list(range(30))}, 123456, "x" * 100, {"深": '{[\\"'}]
    assert members(json.dumps(expected, ensure_ascii=False).encode()) == expected


def test_a_member_larger_than_any_window_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_MAX_WINDOW", 1 << 12)
    monkeypatch.setattr(json_stream, "_CHUNK", 1 << 10)
    assert members(b'[1, "' + b"x" * 100_000 + b'", 2]') == [1, "cut"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.lists(JSON, max_size=5), st.booleans())
@settings(max_examples=examples(60), deadline=None)
def test_fuzzed_json_is_read_equal(expected: list[Any], ascii_only: bool) -> None:
    data = json.dumps(expected, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    if ascii_only or "\ud800" <= max(data.decode("utf-8", "surrogatepass"), default="") <= "\udfff":
        data = json.dumps(expected).encode()
    found = members(data)
    assert len(found) == len(expected)
    assert json.dumps(found, sort_keys=True) == json.dumps(
        json.loads(data, parse_int=json_stream._integer), sort_keys=True
    )


@given(st.binary(max_size=60))
@settings(max_examples=examples(100), deadline=None)
def test_fuzzed_bytes_end_in_members_or_a_cut(data: bytes) -> None:
    found = members(b"[" + data)
    assert isinstance(found, list)
