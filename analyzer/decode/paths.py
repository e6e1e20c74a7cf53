"""How the path of a tree-like document is written: `$.device.ids[0].value`, `$['x-info']` (contracts §1)."""

from __future__ import annotations

import re

ROOT = "$"
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


def member(name: str) -> str:
    """Give the step into a member of an object: `.name`, or `['…']` where the name is no identifier."""
    if _IDENTIFIER.match(name):
        return "." + name
    return "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']"


def element(index: int) -> str:
    """Give the step to an element of an array, counted from 0, or to what an integer names."""
    return f"[{index}]"
