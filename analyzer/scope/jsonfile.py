"""JSON documents of others: mistakes as file:line:column, repeated keys refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analyzer.model.errors import UsageError
from analyzer.scope.textfile import read_text

_MAX_DEPTH = 60


class _Repeated(ValueError):
    """A key that stands twice in one object."""


def load(path: Path) -> Any:
    """Read a JSON document. Raises UsageError E171–E174, E177."""
    text = read_text(path)
    try:
        return json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}:{error.lineno}:{error.colno}: no valid JSON: {error.msg}", code="E177",
                         hint="check commas, quotes and brackets there") from None  # fmt: skip
    except _Repeated as error:
        line, column = _second_place(text, str(error))
        raise UsageError(f"{path}:{line}:{column}: repeated key {str(error)[:60]!r}", code="E177",
                         hint="keep one of them") from None  # fmt: skip
    except RecursionError:
        raise UsageError(f"{path}:1:1: JSON nested too deep", code="E177", hint="is it the right file?") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        raise _Repeated(next(key for key, _value in pairs if key in seen or seen.add(key)))  # type: ignore[func-returns-value]
    return made


def _second_place(text: str, key: str) -> tuple[int, int]:
    places = [match.start() for match in re.finditer(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:", text)]
    at = places[1] if len(places) > 1 else 0
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def walk(node: Any, path: str = "$", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Give (path, node) of every node, parents first."""
    yield path, node
    if depth >= _MAX_DEPTH:
        return
    if isinstance(node, dict):
        for key, value in node.items():
            yield from walk(value, f"{path}.{key}", depth + 1)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, f"{path}[{index}]", depth + 1)
