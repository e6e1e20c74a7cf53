"""The scope file itself: scope.yaml of contracts §4."""

from __future__ import annotations

from pathlib import Path

from analyzer import yamlio
from analyzer.scope.model import Scope


def load_scope(file: Path) -> Scope:
    """Read a scope file.

    Raises UsageError E110–E112 (cannot be read, not UTF-8, not YAML) or E132 (not a scope), each as
    file:line:column with the nearest right word.
    """
    document = yamlio.load(file, what="scope")
    return yamlio.validated(document, Scope, code="E132")
