"""The fake phone knows nothing of the program that it tests."""

from __future__ import annotations

import ast
from pathlib import Path

import fake_android

FILES = sorted(Path(fake_android.__file__).parent.rglob("*.py"))


def test_it_imports_nothing_of_the_analyzer() -> None:
    found = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{file.name}: {name}" for name in names if name.split(".")[0] in ("analyzer", "support")]
    assert len(FILES) > 30
    assert found == []
