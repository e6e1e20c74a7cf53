"""AndroidManifest.xml: as text, compiled, in an APK, in split APKs, or in an XAPK or APKM archive.

A manifest declares permissions. It says to no user what is collected, so its items declare no collection.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from analyzer.model.errors import UsageError
from analyzer.scope import apk, axml
from analyzer.scope.declared import Declared, DeclaredItem, shortened
from analyzer.scope.permissions import is_asked, opened_by
from analyzer.scope.textfile import head, read_bytes, read_text

NAME = "manifest"
ORDER = 20

_ASKING = ("uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m")
_PACKAGES = (".apk", ".apks", ".xapk", ".apkm")
_ANDROID = "http://schemas.android.com/apk/res/android"
_MAX_PERMISSIONS = 2_000


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag right below <manifest>, or the root itself; where: `line 3, column 5`."""

    name: str
    depth: int
    where: str
    attributes: dict[str, str]


class _Refused(ValueError):
    """What a manifest has no need of: a document type with entities of its own."""


def sniff(path: Path) -> bool:
    """Tell a manifest or package by its beginning, or by the ending of its name."""
    with path.open("rb") as file:
        raw = file.read(16)
    if path.suffix.lower() in _PACKAGES or raw.startswith(b"PK\3\4") or axml.is_axml(raw):
        return True
    beginning = head(path).lstrip()
    return beginning.startswith("<") and "<manifest" in beginning and "android" in beginning


def read(path: Path) -> Declared:
    """Give the permissions that a manifest asks for, one item per data type that one opens.

    Raises UsageError E171–E176.
    """
    items: list[DeclaredItem] = []
    warnings: list[str] = []
    app_id: str | None = None
    for place, tags in _documents(path):
        found = list(tags)
        app_id = app_id or _package(found)
        items += _items(found, str(path), place)
        if not any(tag.name in _ASKING for tag in found):
            warnings.append(f"{path}: {place or 'the manifest'} asks for no permission")
    return Declared(_once(items), warnings if not items else [], app_id=app_id)


def _documents(path: Path) -> Iterator[tuple[str, Iterator[_Tag]]]:
    with path.open("rb") as file:
        start = file.read(4)
    if start == b"PK\3\4" or path.suffix.lower() in _PACKAGES:
        for place, raw in apk.manifests(path):
            yield place, _tags(raw, path, place)
        return
    yield "", _tags(read_bytes(path), path, "")


def _tags(raw: bytes, path: Path, place: str) -> Iterator[_Tag]:
    try:
        if axml.is_axml(raw):
            for element in axml.elements(raw):
                if element.depth <= 2:
                    yield _Tag(element.name, element.depth, f"line {element.line}", element.attributes)
        elif place:
            yield from _text_tags(raw.decode("utf-8", "replace"))
        else:
            yield from _text_tags(read_text(path))
    except axml.BrokenXml as error:
        where = f"{path}: {place}" if place else str(path)
        raise UsageError(f"{where}: broken compiled manifest, {error} at byte {error.offset}", code="E176",
                         hint="take the APK that was installed; a text manifest is read too") from None  # fmt: skip
    except (expat.ExpatError, _Refused) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "offset", 0) + 1
        problem = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else str(error)
        inside = f"{place}: " if place else ""
        raise UsageError(f"{path}:{line}:{column}: {inside}the manifest is no XML: {problem}", code="E176",
                         hint="check the tag at that place") from None  # fmt: skip


def _text_tags(text: str) -> Iterator[_Tag]:
    """Give the root and the tags right below it; entities of its own are refused."""
    parser = expat.ParserCreate(encoding="utf-8")
    found: list[_Tag] = []
    open_tags: list[str] = []
    prefix = "android"

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal prefix
        open_tags.append(name)
        if len(open_tags) == 1:
            bound = [key[6:] for key, value in attributes.items() if key.startswith("xmlns:") and value == _ANDROID]
            prefix = bound[0] if bound else prefix
        if len(open_tags) <= 2:
            plain = {key.removeprefix(f"{prefix}:"): value for key, value in attributes.items()}
            where = f"line {parser.CurrentLineNumber}, column {parser.CurrentColumnNumber + 1}"
            found.append(_Tag(name, len(open_tags), where, plain))

    def refuse(*_declaration: object) -> None:
        raise _Refused("entities are not allowed in a manifest")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: open_tags.pop() and None
    parser.EntityDeclHandler = refuse
    parser.Parse(text.encode("utf-8", "replace"), True)
    return iter(found)


def _package(tags: list[_Tag]) -> str | None:
    root = next((tag for tag in tags if tag.depth == 1), None)
    return root.attributes.get("package") if root and root.name == "manifest" else None


def _items(tags: list[_Tag], source: str, place: str) -> list[DeclaredItem]:
    items = []
    for tag in tags:
        if tag.depth != 2 or tag.name not in _ASKING:
            continue
        permission = tag.attributes.get("name", "").strip()
        types = opened_by(permission) or (("",) if is_asked(permission) else ())
        locator = f"{place}, {tag.where}" if place else tag.where
        items += [
            DeclaredItem(
                data_type,
                "permission",
                source=source,
                locator=locator,
                quote=_quote(tag, permission),
                confidence="certain",
                permission=permission,
            )
            for data_type in types
        ]
        if len(items) > _MAX_PERMISSIONS:
            break
    return items


def _quote(tag: _Tag, permission: str) -> str:
    until = tag.attributes.get("maxSdkVersion")
    return shortened(f"{permission} (until API {until})" if until else permission)


def _once(items: list[DeclaredItem]) -> list[DeclaredItem]:
    """Keep the first of items that split APKs repeat."""
    first: dict[tuple[str, str | None], DeclaredItem] = {}
    for item in items:
        first.setdefault((item.data_type, item.permission), item)
    return list(first.values())
