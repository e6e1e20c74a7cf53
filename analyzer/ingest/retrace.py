"""Names of obfuscated stack frames, from the mapping file that R8 or ProGuard wrote when the app was built."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from analyzer.model.errors import UsageError

_CLASS = re.compile(r"(\S+) -> (\S+):\s*$")
_METHOD = re.compile(r"\s+(?:\d+:\d+:)?\S+ ([^\s(.]+|<init>|<clinit>)\([^)]*\)(?::\d+)*\s*-> (\S+)\s*$")


def retrace(file: Path, frames: Iterable[str]) -> dict[str, str]:
    """Give the name before obfuscation of each frame whose class the mapping file knows.

    file: mapping.txt; read as a stream, so that its size does not matter. frames: `class.method`, without line numbers.
    Returns frame → `class.method`. A method name that stands for several keeps its obfuscated form: frames have no line
    numbers to tell them apart, and inlined methods, which have no frame of their own, are left out.
    Raises UsageError E144 when the file cannot be read or holds no class.
    Source: the mapping format of R8 (r8.googlesource.com, doc/retrace.md) and of ProGuard's manual, "ReTrace".
    """
    wanted: dict[str, set[str]] = {}
    for frame in frames:
        name, _, method = frame.rpartition(".")
        wanted.setdefault(name, set()).add(method)
    classes, methods = _read(file, wanted)
    names = {}
    for name, original in classes.items():
        for method in wanted[name]:
            found = methods.get((name, method), {method})
            names[f"{name}.{method}"] = f"{original}.{found.pop() if len(found) == 1 else method}"
    return names


def _read(file: Path, wanted: dict[str, set[str]]) -> tuple[dict[str, str], dict[tuple[str, str], set[str]]]:
    """Give original class by obfuscated class, and the method names by (class, method), of what is wanted."""
    classes: dict[str, str] = {}
    methods: dict[tuple[str, str], set[str]] = {}
    n_classes, here = 0, ""
    try:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                if found := _CLASS.match(line):
                    n_classes += 1
                    here = found[2] if found[2] in wanted else ""
                    if here:
                        classes[here] = found[1]
                elif here and (method := _METHOD.match(line)) and method[2] in wanted[here]:
                    methods.setdefault((here, method[2]), set()).add(method[1])
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(file, "cannot be read") from error
    if not n_classes:
        raise _unusable(file, "names no class")
    return classes, methods


def _unusable(file: Path, why: str) -> UsageError:
    return UsageError(
        f"{file}: the mapping file {why}",
        code="E144",
        hint="give the mapping.txt that the build of this very version wrote (app/build/outputs/mapping)",
    )
