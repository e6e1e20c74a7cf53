"""Documents to encode, and what a reader is to find in them: every scalar with its path."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
FLOATS = st.floats(allow_nan=False)


def documents(scalars: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give maps and lists of scalars, some levels deep."""
    return st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5),
        max_leaves=30,
    ).filter(lambda value: isinstance(value, dict | list))


def leaves(value: Any, path: str = "$") -> Iterator[tuple[str, Any]]:
    """Give path and value of every scalar, in order."""
    if isinstance(value, dict):
        for name, inner in value.items():
            is_plain = name.isascii() and name.isidentifier()
            quoted = name.replace("\\", "\\\\").replace("'", "\\'")
            yield from leaves(inner, f"{path}.{name}" if is_plain else f"{path}['{quoted}']")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{index}]")
    else:
        yield path, value


def spelled(raw: bytes, number: str, like: Any) -> Any:
    """Give the value that a field's bytes spell, as what is expected there; numbers big-endian."""
    if number == "float":
        return struct.unpack({2: ">e", 4: ">f", 8: ">d"}[len(raw)], raw)[0]
    if number == "nint":
        return -1 - int.from_bytes(raw, "big")
    if number == "int":
        return int.from_bytes(raw, "big", signed=like < 0)
    return raw.decode() if isinstance(like, str) else raw
