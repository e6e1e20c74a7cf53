"""Which document some bytes are: the container codec that reads them, if any."""

from __future__ import annotations

import functools
from types import ModuleType

from analyzer.decode import codecs
from analyzer.decode.codecs import deflate_codec, form_codec, gzip_codec, json_codec, query_codec, zip_codec, zstd_codec
from analyzer.decode.node import UNKNOWN, Node

FORM_TYPE = "application/x-www-form-urlencoded"
_PACKED = (gzip_codec, zstd_codec, deflate_codec, zip_codec)
_PAIRS = (form_codec, query_codec)
_URL_LIKE = ("form", "query", "cookie", "header", "url")
_MIN = 2
_SHORT = 256


def find(data: bytes, *, media: str = "") -> ModuleType | None:
    """Give the codec of the document that all of `data` is; None for plain text, packed and unknown bytes.

    media: the declared type, of a message part.
    """
    return _find_again(data, media) if len(data) <= _SHORT else _find(data, media)


@functools.lru_cache(maxsize=4_096)
def _find_again(data: bytes, media: str) -> ModuleType | None:
    """Give the same; the values of fields come again and again."""
    return _find(data, media)


def _find(data: bytes, media: str) -> ModuleType | None:
    if len(data) < _MIN:
        return form_codec if data and media.startswith(FORM_TYPE) else None
    if data[0] in b"{[" and json_codec.sniff(data):
        return json_codec
    if any(codec.sniff(data) for codec in _PACKED):
        return None
    if media.startswith(FORM_TYPE):
        return form_codec
    found = next((codec for codec in _others() if codec.sniff(data)), None)
    if found is not None:
        return found
    if query_codec.sniff(data):
        return query_codec
    return form_codec if form_codec.sniff(data) else None


def of_node(node: Node) -> ModuleType | None:
    """Give the codec of the document a node is."""
    if node.doc is UNKNOWN:
        node.doc = find(node.content, media=node.media if _is_body(node) else "")
    found: ModuleType | None = node.doc
    return found


def _is_body(node: Node) -> bool:
    """Tell whether the declared type speaks of these bytes: of a part, with its content encodings taken off."""
    while node.parent is not None:
        if not node.is_whole or node.path:
            return False
        node = node.parent
    return True


def name_of(codec: ModuleType, above: str) -> str:
    """Give the layer's name: pairs inside a URL, a form, a cookie or a header (`above`) are a query."""
    return query_codec.NAME if codec is form_codec and above in _URL_LIKE else str(codec.NAME)


def is_binary(codec: ModuleType) -> bool:
    """Tell whether a container writes lengths, so that its fields are not bounded by marks in the text."""
    return codec.NAME not in _TEXTS


_TEXTS = frozenset({"json", "xml", "plist", "form", "query"})


@functools.cache
def _others() -> list[ModuleType]:
    """Give the containers, those with the clearest signs first, without pairs, which almost any text may be."""
    return [codec for codec in codecs.of_kind("container") if codec not in _PAIRS]
