"""One file per encoding, `<name>_codec.py`, discovered by file name.

Each has NAME, KIND, `sniff`, `decode`, EXAMPLES and NOT_MINE. KIND says what decode gives:
content    whole bodies: `decode(data, budget) -> Decoded`; EXAMPLES are (encoded, decoded). Those with magic bytes also
           take `sniff(data, start)` and `stream(data, start, budget) -> (Decoded, end)`
carrier    runs inside text: `decode` over one run
archive    members: `decode(data, budget) -> list[Entry]`; EXAMPLES are (archive, {path: contents})
container  documents: `decode(data, budget) -> list[Field]`, and `locate(data, positions) -> list[Field | None]`
           for positions in rising order; EXAMPLES are (document, {path: raw text})
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from types import ModuleType


@functools.cache
def load_all() -> dict[str, ModuleType]:
    """Give every codec module by NAME, in the order of names."""
    names = sorted(entry.name for entry in pkgutil.iter_modules(__path__) if entry.name.endswith("_codec"))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return {module.NAME: module for module in modules}


@functools.cache
def of_kind(kind: str) -> list[ModuleType]:
    """Give the codecs of one kind, those with the clearest signs first (SNIFF_ORDER, then name)."""
    chosen = [module for module in load_all().values() if kind == module.KIND]
    return sorted(chosen, key=lambda module: (getattr(module, "SNIFF_ORDER", 50), module.NAME))
