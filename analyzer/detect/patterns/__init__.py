"""Validated formats, one file each, `<id>_pattern.py`, discovered by file name. Claimed only in what the app sends.

Each file has PATTERN, and EXAMPLES (text → claims), NEAR_MISSES and NEGATIVES, which tests run. Hyperscan says where a
candidate may be; the exact text around it is read and checked. A candidate that does not pass every check is nothing.
How often they match traffic that has none is measured: docs/patterns.md.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from analyzer.detect.patterns.model import Pattern, PatternMatch, Place, read_match

__all__ = ["PATTERNS", "Pattern", "PatternMatch", "Place", "load_all", "read_match"]


def load_all() -> dict[str, ModuleType]:
    """Give every pattern module by the id of its pattern, in the order of names."""
    names = sorted(entry.name for entry in pkgutil.iter_modules(__path__) if entry.name.endswith("_pattern"))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return {module.PATTERN.id: module for module in modules}


PATTERNS: tuple[Pattern, ...] = tuple(module.PATTERN for module in load_all().values())
