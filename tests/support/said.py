"""Every sentence that the package says to people by itself, taken from its source, as templates."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "analyzer"
_KEYWORDS = ("hint", "message", "mend", "found", "detail")
_SPOKEN = {
    "Problem": slice(2, 3),
    **dict.fromkeys(("Check", "Need", "_told"), slice(2, 4)),
    "_Problem": slice(1, 3),
    "WhereError": slice(1, 2),
    "BrokenArchive": slice(0, 1),
    "BrokenXml": slice(0, 1),
    "DecodeError": slice(0, 1),
    "Ending": slice(1, 2),
    "refused": slice(1, 3),
    **dict.fromkeys(("say", "warn", "note", "progress", "spoken", "tell", "_tell", "ask"), slice(0, 1)),
    "gap": slice(2, 3),
    **dict.fromkeys(("_gap", "_blind"), slice(1, 2)),
}
"""Calls whose arguments people read, and which of them."""
_VALIDATORS = ("record/behavior.py", "record/specs.py", "record/scenario.py", "scope/model.py", "rules/model.py")
"""Modules whose ValueErrors become messages about a file of the user."""


def said_in(file: Path) -> Iterator[tuple[int, str]]:
    """Give line and template, placeholders as `{}`, of every text of errors, hints, warnings and progress in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    is_validator = file.as_posix().endswith(_VALIDATORS)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "detail":
            yield from ((node.lineno, text) for text in _templates(node.value, (tree, tree), 0))
    for scope in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Module)]:
        for call in _calls_of(scope):
            for argument in _spoken(call, is_validator=is_validator):
                yield from ((call.lineno, text) for text in _templates(argument, (scope, tree), 0))


def _calls_of(scope: ast.FunctionDef | ast.Module) -> Iterator[ast.Call]:
    """Give the calls of a function, or of a module outside of its functions."""
    pending: list[ast.AST] = list(scope.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef):
            continue
        if isinstance(node, ast.Call):
            yield node
        pending.extend(ast.iter_child_nodes(node))


def _spoken(call: ast.Call, *, is_validator: bool) -> list[ast.expr]:
    """Give the arguments of a call that people read, or nothing."""
    name = ast.unparse(call.func)
    if name == "ValueError":
        return call.args[:1] if is_validator else []
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    hints = [keywords[key] for key in _KEYWORDS if key in keywords]
    if name.endswith(".error") and len(call.args) > 1:
        return [call.args[1], *hints]
    if "code" in keywords and call.args:
        return [call.args[0], *hints]
    last = name.rpartition(".")[2]
    if last in _SPOKEN:
        return [*call.args[_SPOKEN[last]], *hints]
    if last == "add" and name.endswith("gaps.add"):
        return call.args[1:2]
    if last == "append" and name.startswith("self.problems") and isinstance(call.args[0], ast.Tuple):
        return [call.args[0].elts[1]]
    if last == "append" and name.rpartition(".")[0].endswith("warnings"):
        return [call.args[0]]
    return []


def _templates(node: ast.expr, scopes: tuple[ast.AST, ast.Module], depth: int) -> Iterator[str]:
    """Give what an expression may say: names and local functions are followed, choices give each of their texts."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from _joined(node, scopes, depth)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        for left in _templates(node.left, scopes, depth):
            yield from (left + right for right in _templates(node.right, scopes, depth))
    elif isinstance(node, ast.IfExp):
        yield from _templates(node.body, scopes, depth)
        yield from _templates(node.orelse, scopes, depth)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _templates(value, scopes, depth)
    elif depth < 3 and isinstance(node, ast.Name | ast.Call):
        yield from _followed(node, scopes, depth + 1)
    else:
        yield "{}"


def _joined(node: ast.JoinedStr, scopes: tuple[ast.AST, ast.Module], depth: int) -> Iterator[str]:
    text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    yield text
    for part in node.values:
        if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.IfExp):
            yield from (found for found in _templates(part.value, scopes, depth) if found)


def _followed(node: ast.Name | ast.Call, scopes: tuple[ast.AST, ast.Module], depth: int) -> Iterator[str]:
    name = node.id if isinstance(node, ast.Name) else ast.unparse(node.func)
    found = False
    for scope in scopes:
        for item in ast.walk(scope):
            value = _value(item, name) if isinstance(node, ast.Name) else _returned(item, name)
            for one in value:
                found = True
                yield from _templates(one, (item if isinstance(item, ast.FunctionDef) else scope, scopes[1]), depth)
        if found:
            return
    yield "{}"


def _value(item: ast.AST, name: str) -> list[ast.expr]:
    if isinstance(item, ast.Assign) and item.value is not None:
        for target in item.targets:
            if isinstance(target, ast.Name) and target.id == name:
                return [item.value]
            if isinstance(target, ast.Tuple) and isinstance(item.value, ast.Tuple):
                return [v for t, v in zip(target.elts, item.value.elts, strict=False) if ast.unparse(t) == name]
    return []


def _returned(item: ast.AST, name: str) -> list[ast.expr]:
    if isinstance(item, ast.FunctionDef) and item.name == name:
        return [node.value for node in ast.walk(item) if isinstance(node, ast.Return) and node.value is not None]
    return []
