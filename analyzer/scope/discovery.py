"""Which source reads which file: every module of `sources/` says itself what it knows by `sniff`."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from analyzer.model.errors import UsageError, did_you_mean
from analyzer.scope.declared import Declared

_LAST = 100


class Source(Protocol):
    """A module of `sources/`.

    NAME: what `--as` calls it. ORDER (optional, default 50): sources are asked in this order; one that takes any
    text has 90. sniff: tell, from its beginning, whether a file is of this kind; never raises.
    read: give what it declares; raises UsageError with code, hint and file:line:column.
    """

    NAME: str

    def sniff(self, path: Path) -> bool:
        """Tell whether the file is of this kind."""

    def read(self, path: Path) -> Declared:
        """Give what the file declares."""


@cache
def sources() -> dict[str, Source]:
    """Give the sources by name, in the order in which they are asked."""
    import analyzer.scope.sources as package

    modules = [
        importlib.import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)
    ]
    ordered = sorted(modules, key=lambda module: (getattr(module, "ORDER", 50), module.NAME))
    return {module.NAME: cast(Source, module) for module in ordered}


def source_named(name: str) -> Source:
    """Give one source. Raises UsageError E170 with the nearest right word."""
    known = sources()
    if name not in known:
        hint = did_you_mean(name, known) or "sources: " + ", ".join(known)
        raise UsageError(f"no source {name!r}", code="E170", hint=hint)
    return known[name]


def read_document(path: Path, *, kind: str | None = None) -> Declared:
    """Read one document by the source `kind`, or by the first source that knows it.

    Raises UsageError E171 (cannot be read), E172 (no source knows it), and what the source raises.
    """
    check_readable(path)
    source = source_named(kind) if kind else next((one for one in sources().values() if one.sniff(path)), None)
    if source is None:
        hint = f"name its kind by --as KIND=FILE; kinds: {', '.join(sources())}"
        raise UsageError(f"{path}: no source knows this file", code="E172", hint=hint)
    return replace(source.read(path), source=str(path), kind=source.NAME)


def check_readable(path: Path) -> None:
    """Refuse what is no readable file. Raises UsageError E171."""
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder", code="E171", hint="name the files in it")
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})", code="E171",
                         hint="check the path and its permissions") from error  # fmt: skip
