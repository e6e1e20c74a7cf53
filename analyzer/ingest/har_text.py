"""Text of a HAR as the bytes that were on the wire, and back, losing nothing."""

from __future__ import annotations

import base64
import binascii
import re
import zlib

MAX_DECODED = 64 << 20
"""A body that decodes to more is written as it was on the wire, bytes."""

_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]+)""", re.IGNORECASE)
_MAGIC = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\f\r"))
_GZIP_OR_ZLIB, _ZLIB, _BARE_DEFLATE = 47, 15, -15
_PIECE = 1024  # what few bytes can become at most stays small: a bomb is noticed in time


def wire_text(text: str) -> str:
    """Give header text of a HAR as ISO-8859-1 of its bytes, which are taken to be UTF-8.

    >>> wire_text("é")
    'Ã©'
    """
    return utf8(text).decode("latin-1")


def shown_text(text: str) -> str:
    """Give ISO-8859-1 of bytes as the text a HAR shows; `wire_text` gives it back."""
    return text.encode("latin-1", "replace").decode("utf-8", "surrogateescape")


def utf8(text: str) -> bytes:
    """Give text as UTF-8; escaped bytes as themselves, other lone surrogates in three bytes each."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def charset_of(content_type: str) -> str:
    """Give the charset a content type names, "utf-8" when none."""
    match = _CHARSET.search(content_type)
    return match[1].lower() if match else "utf-8"


def body_bytes(text: str, content_type: str) -> bytes:
    """Give the bytes of a body that a HAR holds as text: in the charset of its type, else UTF-8."""
    charset = charset_of(content_type)
    if charset not in ("utf-8", "utf8"):
        try:
            return text.encode(charset)
        except (LookupError, ValueError):
            pass
    return utf8(text)


def body_text(data: bytes, content_type: str) -> tuple[str, str | None]:
    """Give a body as HAR text and its `encoding`: null where `body_bytes` gives the same bytes back."""
    try:
        text = data.decode(charset_of(content_type))
        if body_bytes(text, content_type) == data:
            return text, None
    except (LookupError, ValueError):
        pass
    return base64.b64encode(data).decode("ascii"), "base64"


def from_base64(text: str) -> bytes | None:
    """Give decoded base64, null when it is none; line breaks and missing padding are forgiven."""
    packed = "".join(text.split())
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def is_still_encoded(data: bytes, encoding: str) -> bool:
    """Tell whether a body is still in its content coding, so that the writer of the HAR did not undo it.

    encoding: the header's value in lower case. The first bytes tell for gzip and zstd, even of a damaged body.
    brotli and deflate have no such bytes: what is readable as it stands is no longer encoded, what the coding
    gives back whole is.
    """
    outermost = encoding.rpartition(",")[2].strip()
    magic = _MAGIC.get(outermost)
    if magic is not None:
        return data.startswith(magic)
    if outermost not in ("br", "deflate") or _is_readable(data):
        return False
    return _undo_one(data, outermost) is not None


def _is_readable(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return data.translate(None, _CONTROLS) == data


def undo_encoding(data: bytes, encoding: str) -> bytes | None:
    """Give a body without its content coding; null when that is unknown, damaged, or larger than MAX_DECODED."""
    for name in reversed([part.strip() for part in encoding.split(",") if part.strip()]):
        decoded = _undo_one(data, name)
        if decoded is None:
            return None
        data = decoded
    return data


def _undo_one(data: bytes, name: str) -> bytes | None:
    try:
        if name in ("gzip", "x-gzip"):
            return _inflate(data, _GZIP_OR_ZLIB)
        if name == "deflate":
            return _undeflate(data)
        if name == "br":
            return _unbrotli(data)
        if name == "zstd":
            return _unzstd(data)
    except (zlib.error, ValueError):
        return None
    return data if name == "identity" else None


def _undeflate(data: bytes) -> bytes | None:
    """Undo deflate as the standard has it, with zlib's frame, or bare as some servers send it."""
    try:
        return _inflate(data, _ZLIB)
    except zlib.error:
        return _inflate(data, _BARE_DEFLATE)


def _inflate(data: bytes, window: int) -> bytes | None:
    decoder = zlib.decompressobj(window)
    decoded = decoder.decompress(data, MAX_DECODED)
    return decoded if decoder.eof and not decoder.unused_data else None


def _unbrotli(data: bytes) -> bytes | None:
    import brotli

    decoder, found, size = brotli.Decompressor(), [], 0
    try:
        for start in range(0, len(data), _PIECE):
            piece = decoder.process(data[start : start + _PIECE])
            size += len(piece)
            if size > MAX_DECODED:
                return None
            found.append(piece)
    except brotli.error:
        return None
    return b"".join(found) if decoder.is_finished() else None


def _unzstd(data: bytes) -> bytes | None:
    import zstandard

    decoder, found, size = zstandard.ZstdDecompressor().decompressobj(), [], 0
    try:
        for start in range(0, len(data), _PIECE):
            piece = decoder.decompress(data[start : start + _PIECE])
            size += len(piece)
            if size > MAX_DECODED:
                return None
            found.append(piece)
            if decoder.eof:
                break
    except zstandard.ZstdError:
        return None
    return b"".join(found) if decoder.eof and not decoder.unused_data else None
