"""Field names as weak evidence: a field that is called `imei` and holds what may be one. Never more than `possible`.

The names are the `identifiers` of the data types, less those that say nothing (`id`, `name`, `type` …) and those whose
values have no shape that could be tested. Each is a handful of literals for the scanner: in JSON, in a form, query or
cookie, in XML, as a header. What stands behind a literal is read here, and counts only when its shape fits.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple
from urllib.parse import unquote_plus

from analyzer.datatypes import data_types
from analyzer.detect.known import is_placeholder
from analyzer.detect.shapes import SHAPES
from analyzer.model.enums import Confidence

_SAYS_NOTHING = """
    name xm age family zipcode receiver consignee uid account username token wechat weibo google_account ssid lac cid
    mcc mnc tac step weight height sleep school job company resume occupation order purchase lat lng lon latitude
    longitude city province region geo origin destination seat wifi_list bluetooth ble aid aaid sn uuid guid fid ip
    packages running cookie set-cookie
"""
"""Names that also mean other things, or whose values have not the shape that their kind is tested for."""
_JSON = re.compile(rb"\s*:\s*(?:\"(?P<text>[^\"\\]{1,1024})\"|(?P<bare>\d[\d.]{0,39})|(?P<list>\[[^\]]{1,65536}\]))")
_FORM = re.compile(rb"(?P<text>[^&;\s\"'<>]{1,3072})")
_XML = re.compile(rb"\s*(?P<text>[^<&\"]{1,1024}?)\s*</")
_HEADER = re.compile(rb"[ \t]*(?P<text>[^\r\n]{1,1024})")
_PATH_MARKS = re.compile(r"[^a-z0-9_-]+")
_KINDS = {b'"': (_JSON, b"{, \t\r\n"), b"<": (_XML, None), b"\n": (_HEADER, None)}
"""By the first byte of a literal: the expression of the value, and what may stand before the literal."""
_IN_FORM = (_FORM, b"&?; \n")


@dataclass(frozen=True, repr=False)
class NameMatch:
    """A value behind a telling name. start, end: where it stands, as it is written; text: as it reads."""

    data_type: str
    text: str
    start: int
    end: int
    name: str
    confidence: Confidence = Confidence.POSSIBLE
    method: ClassVar[str] = "field_name"

    @property
    def reasoning(self) -> str:
        """Why it is claimed, without the value."""
        return f"a field named {self.name} holds text of the form of {self.data_type}"


@functools.cache
def names() -> dict[str, str]:
    """Give the names that say something, to their data types, in the order of the data types."""
    silent = frozenset(_SAYS_NOTHING.split())
    return {
        name: item.id
        for item in data_types().values()
        if item.id in SHAPES
        for name in item.identifiers
        if name not in silent
    }


@functools.lru_cache(4_096)
def supports(data_type: str, path: str) -> bool:
    """Tell whether the name of the field at a path is one that values of this type have.

    >>> supports("imei", "$.device.IMEI"), supports("imei", "$.device.id"), supports("android_id", "form:androidId")
    (True, False, True)
    """
    words = _PATH_MARKS.split(path.lower())
    last = next((word for word in reversed(words) if word and not word.isdigit()), "")
    return last.replace("_", "").replace("-", "") in _identifiers(data_type)


@functools.cache
def _identifiers(data_type: str) -> frozenset[str]:
    item = data_types().get(data_type)
    return (
        frozenset(name.lower().replace("_", "").replace("-", "") for name in item.identifiers) if item else frozenset()
    )


@functools.cache
def name_literals() -> dict[bytes, str]:
    """Give every literal to scan for, to the name it stands for: in the usual ways to write names, in four contexts."""
    found: dict[bytes, str] = {}
    for name in names():
        for written in _spellings(name):
            raw = written.encode()
            for literal in (b'"%b"' % raw, b"%b=" % raw, b"<%b>" % raw):
                found.setdefault(literal, name)
        kebab = name.replace("_", "-")
        for written in dict.fromkeys((kebab, kebab.title(), kebab.upper(), name)):
            for prefix in ("", "x-", "X-"):
                found.setdefault(f"\n{prefix}{written}:".encode(), name)
    return found


def _spellings(name: str) -> list[str]:
    """Give the ways in which programs write a name.

    >>> _spellings("android_id")
    ['android_id', 'androidid', 'androidId', 'AndroidId', 'ANDROID_ID', 'android-id']
    """
    words = name.strip("_").split("_")
    camel = words[0] + "".join(word.capitalize() for word in words[1:])
    pascal = "".join(word.capitalize() for word in words)
    written = [name, "".join(words), camel, pascal, name.upper(), "-".join(words)]
    return list(dict.fromkeys(written if not name.startswith("_") else [name]))


def stands_before(literal: bytes) -> bytes | None:
    """Give the bytes of which one must stand before a literal, unless it begins what is read; None where any may."""
    return _KINDS.get(literal[:1], _IN_FORM)[1]


class _Field(NamedTuple):
    """How what stands behind a literal is read: the expression of its value, what may stand before the literal (None:
    anything), whether the value is written as in a form, and what tells whether it fits."""

    name: str
    data_type: str
    value: re.Pattern[bytes]
    before: bytes | None
    is_form: bool
    test: Callable[[str], bool]


@functools.cache
def _fields() -> dict[bytes, _Field]:
    types = names()
    found = {}
    for literal, name in name_literals().items():
        value, before = _KINDS.get(literal[:1], _IN_FORM)
        data_type = types[name]
        found[literal] = _Field(name, data_type, value, before, literal[-1:] == b"=", SHAPES[data_type])
    return found


def read_name(content: bytes | memoryview, start: int, end: int) -> NameMatch | None:
    """Read what stands behind a literal found at content[start:end]; None when it is no field, or does not fit."""
    field = _fields().get(bytes(content[start:end]))
    if field is None or (start and field.before is not None and content[start - 1] not in field.before):
        return None
    found = field.value.match(content, end)
    if found is None:
        return None
    kind = found.lastgroup or "text"
    if kind == "list" and field.data_type != "installed_apps":
        return None
    text = found[kind].decode("utf-8", "replace")
    if field.is_form and ("%" in text or "+" in text):
        text = unquote_plus(text)
    text = text.strip()
    if not text or not field.test(text) or is_placeholder(field.data_type, text):
        return None
    return NameMatch(field.data_type, text, *found.span(kind), field.name)
