"""The scope file itself: scope.yaml of contracts §4."""

from __future__ import annotations

import re
from pathlib import Path

from analyzer import yamlio
from analyzer.scope.declared import Declared, DeclaredItem
from analyzer.scope.model import Scope
from analyzer.scope.textfile import head

NAME = "scope_file"
ORDER = 10

_TOP_KEYS = re.compile(r"^(?:items|version|first_party)\s*:", re.MULTILINE)


def sniff(path: Path) -> bool:
    """Tell a scope file by its name and top keys."""
    return path.suffix.lower() in (".yaml", ".yml") and len(set(_TOP_KEYS.findall(head(path)))) >= 1


def read(path: Path) -> Declared:
    """Give what a scope file declares, with the sources its items name. Raises as `load_scope`."""
    document = yamlio.load(path, what="scope")
    scope = yamlio.validated(document, Scope, code="E132")
    items = []
    for index, item in enumerate(scope.items):
        line = document.at(["items", index]).rsplit(":", 2)[1]
        items.append(
            DeclaredItem(
                item.data_type,
                item.declared,
                party=item.party,
                purpose=item.purpose,
                source=item.source or str(path),
                locator=item.locator if item.source else f"line {line}",
                quote=item.quote,
                confidence="certain",
                recipients=item.recipients,
                permission=item.permission,
                when=item.when if "when" in item.model_fields_set else None,
                necessary=item.necessary,
                waiver=item.waiver,
            )
        )
    return Declared(items, app_id=scope.app_id, category=scope.category, first_party=scope.first_party)


def load_scope(file: Path) -> Scope:
    """Read a scope file.

    Raises UsageError E110–E112 (cannot be read, not UTF-8, not YAML) or E132 (not a scope), each as
    file:line:column with the nearest right word.
    """
    document = yamlio.load(file, what="scope")
    return yamlio.validated(document, Scope, code="E132")
