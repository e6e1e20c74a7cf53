"""Reference page of files that people and programs write or read, made from the JSON Schemas of their models."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from analyzer import resources
from analyzer.i18n.phrases import phrase
from analyzer.i18n.talk import translated

WRITTEN_BY_PEOPLE = (
    "config",
    "known",
    "scope",
    "scenario",
    "jobs",
    "study",
    "tables",
    "baseline",
    "rule",
    "rule-pack",
    "hook",
    "behavior",
)
"""Schemas of files that a user writes, in the order of the page; the others describe what we write."""
_DEPTH = 4


def files_page(lang: str = "en") -> str:
    """Give the page of file formats: each key with what it takes and what it means."""
    parts = [f"# {translated('Files and their keys', lang)}\n", translated(_INTRO, lang)]
    for name in WRITTEN_BY_PEOPLE:
        schema = load_schema(name)
        parts += [f"## {name}", phrase(_one_line(str(schema.get("description", ""))), lang)]
        lines = ["| " + " | ".join(translated(word, lang) for word in ("key", "takes", "meaning")) + " |"]
        lines += ["| --- | --- | --- |"]
        lines += [
            f"| `{key}` | {_cell(phrase(takes, lang))} | {_cell(phrase(meaning, lang))} |"
            for key, takes, meaning in key_rows(schema)
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(part for part in parts if part) + "\n"


_INTRO = (
    "The schemas lie in `consentinel paths schemas`, for editors and validators; `*` marks a key that must be there."
)


def load_schema(name: str) -> dict[str, Any]:
    """Give one of our JSON Schemas by its name."""
    file = resources.path("schemas") / f"{name}.schema.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def key_rows(schema: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Give (key, what it takes, meaning) of a schema; `a.b` lies below a, `[]` is each item of a list.

    >>> key_rows({"properties": {"n": {"type": "integer", "description": "how many", "minimum": 1}}, "required": ["n"]})
    [('n*', 'integer, ≥ 1', 'how many')]
    """
    return list(_rows(schema, schema, "", 0))


def _rows(part: Mapping[str, Any], whole: Mapping[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, str, str]]:
    required = set(part.get("required", ()))
    for name, found in part.get("properties", {}).items():
        key = f"{prefix}{name}"
        one = _resolved(found, whole)
        meaning = str(found.get("description") or one.get("description") or "")
        yield f"{key}{'*' if name in required else ''}", _takes(one, whole), _one_line(meaning)
        if depth < _DEPTH:
            yield from _below(one, whole, key, depth)


def _below(one: Mapping[str, Any], whole: Mapping[str, Any], key: str, depth: int) -> Iterator[tuple[str, str, str]]:
    for branch in _branches(one, whole):
        if branch.get("type") == "array":
            yield from _rows(_resolved(branch.get("items", {}), whole), whole, f"{key}[].", depth + 1)
        else:
            yield from _rows(branch, whole, f"{key}.", depth + 1)


def _branches(one: Mapping[str, Any], whole: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Give the alternatives of a value, without null."""
    found = [_resolved(entry, whole) for entry in one.get("anyOf", one.get("oneOf", [one]))]
    return [entry for entry in found if entry.get("type") != "null"]


def _resolved(part: Any, whole: Mapping[str, Any]) -> Mapping[str, Any]:
    while isinstance(part, dict) and "$ref" in part:
        part = whole["$defs"][part["$ref"].rpartition("/")[2]]
    return part if isinstance(part, dict) else {}


_LIMITS = {"minimum": "≥", "exclusiveMinimum": ">", "maximum": "≤", "exclusiveMaximum": "<"}


def _takes(one: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    words = [_kind(branch, whole) for branch in _branches(one, whole)]
    text = " or ".join(dict.fromkeys(words))
    default = one.get("default")
    shown = default is not None and default not in ("", [], {})
    return f"{text}; default {json.dumps(default, ensure_ascii=False)}" if shown else text


def _kind(branch: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    if "enum" in branch:
        return " · ".join(map(str, branch["enum"]))
    if "const" in branch:
        return str(branch["const"])
    if branch.get("type") == "array":
        items = _takes(_resolved(branch.get("items", {}), whole), whole)
        return f"list of {items}" if items else "list"
    kind = {"object": "mapping", "string": "text", "boolean": "true or false"}.get(
        str(branch.get("type", "")), str(branch.get("type", ""))
    )
    return ", ".join([kind, *(f"{sign} {branch[key]}" for key, sign in _LIMITS.items() if key in branch)])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
