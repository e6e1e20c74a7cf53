"""Privacy of Apple: the privacy manifest (.xcprivacy, XML or binary plist) and the App Privacy label (JSON or text)."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers.expat import ErrorString, ExpatError

from analyzer.model.errors import UsageError, did_you_mean
from analyzer.scope import jsonfile
from analyzer.scope.declared import Declared, DeclaredItem, Kind, shortened
from analyzer.scope.model import FIRST, THIRD
from analyzer.scope.store_types import StoreType, apple, plain
from analyzer.scope.textfile import decoded, head, read_bytes, read_text

NAME = "apple_privacy"
ORDER = 30

_KEY = "NSPrivacyCollectedDataType"
_TRACKING = ("Data Used to Track You", "DATA_USED_TO_TRACK_YOU", "用于追踪你的数据", "用来跟踪您的数据")
_GROUPS = (
    *_TRACKING,
    *("Data Linked to You", "DATA_LINKED_TO_YOU", "与你关联的数据", "与您关联的数据"),
    *("Data Not Linked to You", "DATA_NOT_LINKED_TO_YOU", "未与你关联的数据", "未与您关联的数据"),
)
_NOTHING = ("Data Not Collected", "DATA_NOT_COLLECTED", "未收集数据")
_PLAIN_GROUPS = {plain(name): plain(name) in {plain(one) for one in _TRACKING} for name in _GROUPS}
_MAX_ENTRIES = 1_000
_MAX_PLIST = 8 * 1024 * 1024


def sniff(path: Path) -> bool:
    """Tell a privacy manifest by its keys or its ending, a label by its groups."""
    with path.open("rb") as file:
        raw = file.read(65_536)
    if path.suffix.lower() == ".xcprivacy" or b"NSPrivacy" in raw:
        return True
    if raw.startswith(b"bplist"):
        return "NSPrivacy".encode("utf-16-be") in raw
    text = head(path)
    if text.lstrip()[:1] in ("{", "["):
        return "privacyTypes" in text or any(group in text for group in _GROUPS)
    return sum(line.strip(" #*:") in _GROUPS for line in text.split("\n")) >= 1


def read(path: Path) -> Declared:
    """Give what a privacy manifest or label declares. Raises UsageError E171–E174, E177, E178."""
    raw = read_bytes(path, limit=_MAX_PLIST)
    warnings: list[str] = []
    text = decoded(raw)[0] or ""
    start = text.lstrip()[:1]
    if raw.startswith(b"bplist") or start == "<" or path.suffix.lower() == ".xcprivacy":
        items = list(_of_manifest(_plist(raw, path), (path, text), warnings))
    elif start in ("{", "["):
        items = list(_of_label(jsonfile.load(path), str(path)))
    else:
        items = list(_of_text(read_text(path), str(path)))
    if not items and not warnings and not any(word in text for word in (*_NOTHING, "NSPrivacy")):
        warnings.append(f"{path}: no data type of a label found")
    return Declared(_once(items), warnings, is_inventory=True)


def _plist(raw: bytes, path: Path) -> dict[str, Any]:
    try:
        document = plistlib.loads(raw)
    except ExpatError as error:
        raise UsageError(f"{path}:{error.lineno}:{error.offset + 1}: no valid plist: {ErrorString(error.code)}",
                         code="E178", hint="check the tag at that place") from None  # fmt: skip
    except (plistlib.InvalidFileException, ValueError, TypeError, KeyError, AttributeError,
            IndexError, OverflowError, MemoryError, RecursionError) as error:  # fmt: skip
        raise UsageError(f"{path}:1:1: no valid plist ({type(error).__name__})", code="E178",
                         hint="`plutil -convert xml1` shows what is wrong") from None  # fmt: skip
    if not isinstance(document, dict):
        raise UsageError(f"{path}:1:1: a privacy manifest is a dictionary", code="E178",
                         hint="its keys begin with NSPrivacy")  # fmt: skip
    return document


def _of_manifest(document: dict[str, Any], origin: tuple[Path, str], warnings: list[str]) -> Iterator[DeclaredItem]:
    path, text = origin
    known = (f"{_KEY}s", "NSPrivacyTracking", "NSPrivacyTrackingDomains", "NSPrivacyAccessedAPITypes")
    for key in document:
        if str(key) not in known and (near := did_you_mean(str(key), known)):
            warnings.append(f"{_place(path, text, str(key))}: unknown key {shortened(str(key))!r}; {near}")
    domains = document.get("NSPrivacyTrackingDomains")
    recipients = tuple(sorted({str(name) for name in domains})) if isinstance(domains, list) else ()
    entries = document.get(f"{_KEY}s", [])
    if not isinstance(entries, list):
        raise UsageError(f"{_place(path, text, f'{_KEY}s')}: {_KEY}s is no list", code="E178", hint="make it an array")
    for index, entry in enumerate(entries[:_MAX_ENTRIES]):
        yield from _of_entry(entry, (path, text, index), recipients, warnings)


def _of_entry(
    entry: Any, origin: tuple[Path, str, int], recipients: tuple[str, ...], warnings: list[str]
) -> Iterator[DeclaredItem]:
    path, text, index = origin
    name = str(entry.get(_KEY, "")) if isinstance(entry, dict) else ""
    store_type = apple().types.get(name.removeprefix(_KEY))
    if store_type is None:
        near = did_you_mean(name, [_KEY + key for key in apple().types]) or "not used"
        warnings.append(f"{_place(path, text, name)}: {_KEY}s[{index}]: unknown type {shortened(name)!r}; {near}")
        return
    purposes = entry.get(f"{_KEY}Purposes", [])
    said = [str(one).removeprefix(f"{_KEY}Purpose") for one in purposes] if isinstance(purposes, list) else []
    purpose = ", ".join(apple().purposes.get(one, one) for one in said)
    line = _line(text, name)
    locator = f"line {line}" if line else f"{_KEY}s[{index}]"
    yield from _items(store_type, "collected", purpose, (str(path), locator, name))
    if entry.get(f"{_KEY}Tracking") is True:
        yield from _tracked(store_type, purpose, (str(path), locator, f"{name}: tracking"), recipients)


def _line(text: str, word: str) -> int:
    """Give the line in which a word of an XML plist stands, or 0 for a binary one."""
    found = re.search(re.escape(word) + r"\s*<", text) if word else None
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _place(path: Path, text: str, word: str) -> str:
    line = _line(text, word)
    if not line:
        return str(path)
    at = text.find(word)
    return f"{path}:{line}:{at - text.rfind(chr(10), 0, at)}"


def _items(store_type: StoreType, kind: Kind, purpose: str, origin: tuple[str, str, str]) -> Iterator[DeclaredItem]:
    source, locator, quote = origin
    for data_type, confidence in store_type.meanings():
        yield DeclaredItem(
            data_type,
            kind,
            party=THIRD if kind == "shared" else FIRST,
            purpose=purpose,
            source=source,
            locator=locator,
            quote=shortened(quote),
            confidence=confidence,
        )


def _tracked(
    store_type: StoreType, purpose: str, origin: tuple[str, str, str], recipients: tuple[str, ...] = ()
) -> Iterator[DeclaredItem]:
    """Tracking joins the data with that of other companies: it is shared, though the form does not say with whom."""
    source, locator, quote = origin
    for data_type in store_type.data_types:
        yield DeclaredItem(
            data_type,
            "shared",
            party=THIRD,
            purpose=purpose,
            source=source,
            locator=locator,
            quote=shortened(quote),
            confidence="likely",
            recipients=recipients,
        )


def _of_label(document: Any, source: str) -> Iterator[DeclaredItem]:
    """Read the JSON of a product page: groups of categories of data types, some by purpose."""
    for path, node in jsonfile.walk(document):
        if not isinstance(node, dict):
            continue
        group = next(
            (plain(value) for value in node.values() if isinstance(value, str) and plain(value) in _PLAIN_GROUPS), None
        )
        if group is not None:
            yield from _of_group(node, _PLAIN_GROUPS[group], (source, path))


def _of_group(group: dict[str, Any], is_tracking: bool, origin: tuple[str, str]) -> Iterator[DeclaredItem]:
    source, base = origin
    purpose_at: dict[str, str] = {}
    for path, node in jsonfile.walk(group, base):
        if isinstance(node, dict) and isinstance(node.get("purpose"), str):
            purpose_at[path] = node["purpose"]
        store_type = apple().named(node)
        if store_type is None or not re.search(r"\[\d+\]$|name$|[tT]ype$", path):
            continue
        purpose = next((said for at, said in purpose_at.items() if path.startswith(at + ".")), "")
        yield from _items(store_type, "collected", purpose, (source, path, store_type.name))
        if is_tracking:
            yield from _tracked(store_type, purpose, (source, path, f"{store_type.name}: tracking"))


def _of_text(text: str, source: str) -> Iterator[DeclaredItem]:
    """Read a label as text: a group's heading, then names of types, one a line or with commas."""
    is_tracking: bool | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip(" \t#*-•:|")
        if plain(bare) in _PLAIN_GROUPS:
            is_tracking = _PLAIN_GROUPS[plain(bare)]
            continue
        if is_tracking is None:
            continue
        for part in re.split(r"[,;|、，；]", bare.rpartition(":")[2] or bare):
            store_type = apple().named(part)
            if store_type:
                origin = (source, f"line {number}", bare)
                yield from _items(store_type, "collected", "", origin)
                if is_tracking:
                    yield from _tracked(store_type, "", origin)


def _once(items: list[DeclaredItem]) -> list[DeclaredItem]:
    """Of items of one data type and kind the surest stays; the purposes of all are kept."""
    rank = {"certain": 0, "likely": 1, "possible": 2}
    best: dict[tuple[str, str], DeclaredItem] = {}
    for item in sorted(items, key=lambda item: rank[item.confidence]):
        best.setdefault((item.data_type, item.declared), item)
    return list(best.values())
