"""Makes the table of numbers of Binder calls from the framework's own Stub classes.

`python -m analyzer.record.binder_codes JAR…` rewrites analyzer/data/binder_codes.tsv from the jars that
analyzer/data/hook_surface.tsv names (org.robolectric:android-all, one an API level), known by their SHA-256.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from analyzer import resources
from analyzer.record.binder_table import FILE, spans_of
from analyzer.record.native_specs import load_native_specs

_PREFIX, _SUFFIX = "TRANSACTION_", "_TRANSACTION"


def read_jar(jar: Path, wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, int]]:
    """Give the numbers of the wanted methods in a framework jar, by interface and method; absent ones are left out."""
    import zipfile

    from analyzer.record.surface import classfile

    found: dict[str, dict[str, int]] = {}
    with zipfile.ZipFile(jar) as archive:
        names = set(archive.namelist())
        for interface, methods in wanted.items():
            numbers: dict[str, int] = {}
            for name in (f"{interface}$Stub", interface):
                path = name.replace(".", "/") + ".class"
                if path in names:
                    for field in classfile.read(archive.read(path)).fields:
                        if isinstance(field.constant, int) and (method := _method_of(field.name)):
                            numbers.setdefault(method, field.constant)
            found[interface] = {method: numbers[method] for method in methods if method in numbers}
    return found


def _method_of(field: str) -> str:
    """Give the method a constant numbers, "" for other constants.

    >>> _method_of("TRANSACTION_getDeviceId"), _method_of("OPEN_ASSET_FILE_TRANSACTION"), _method_of("OTHER")
    ('getDeviceId', 'openAssetFile', '')
    """
    if field.startswith(_PREFIX):
        return field.removeprefix(_PREFIX)
    if field.endswith(_SUFFIX):
        return re.sub(r"_([a-z])", lambda found: found[1].upper(), field.removesuffix(_SUFFIX).lower())
    return ""


def write(jars: Iterable[Path], file: Path) -> None:
    """Write the table of every method that a spec names. Raises SystemExit when a level's jar is not among `jars`."""
    from analyzer.record.surface.extract import digest

    wanted: dict[str, set[str]] = {}
    for spec in load_native_specs():
        if spec.binder is not None:
            wanted.setdefault(spec.binder.interface, set()).update(spec.binder.methods)
    surface = (resources.path("data") / "hook_surface.tsv").read_text(encoding="utf-8").splitlines()
    sources = [line.split("\t")[1:] for line in surface if line.startswith("source\t")]
    by_digest = {digest(jar): jar for jar in jars}
    lines: list[str] = []
    codes: dict[tuple[str, str], dict[int, int]] = {}
    for level, _coordinate, sha256 in (source for source in sources if source[0].isdecimal()):
        if sha256 not in by_digest:
            raise SystemExit(f"no jar has the SHA-256 of level {level}")
        lines.append(f"source\t{level}\t{sha256}")
        for interface, numbers in read_jar(by_digest[sha256], wanted).items():
            for method, number in numbers.items():
                codes.setdefault((interface, method), {})[int(level)] = number
    for (interface, method), levels in sorted(codes.items()):
        spans = [
            f"{first}={code}" if first == last else f"{first}-{last}={code}" for first, last, code in spans_of(levels)
        ]
        lines.append(f"{interface}\t{method}\t{','.join(spans)}")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write([Path(name) for name in sys.argv[1:]], resources.path("data") / FILE)
