"""Carriers: what only recodes the bytes of a document, so that a message may carry them."""

from __future__ import annotations

import base64
import bz2
import gzip
import json
import lzma
import quopri
import re
import string
import urllib.parse
import zlib
from collections.abc import Callable
from random import Random

import brotli
import cramjam
import zstandard
from truth import wire

Carrier = Callable[[bytes, Random], bytes]
CARRIERS: dict[str, Carrier] = {}
CODINGS = frozenset({"gzip", "deflate", "br", "zstd"})
"""Carriers that a Content-Encoding may declare."""
TELLS = {
    "base64url": ("ask", "who???"),
    "percent_unicode": ("city", "上海"),
    "quoted_printable": ("city", "上海"),
}
"""What a document needs for a carrier to differ from others: three such bytes make a sign that base64url alone has."""
SIGNS = {"base64url": (b"-", b"_"), "percent_unicode": (b"%u",), "percent_plus": (b"+",)}
"""Of which a carrier has at least one, where it differs from the plainer one."""
PLAINER = {"base64url": "base64", "percent_unicode": "percent", "percent_plus": "percent"}
UNDECLARED = {"deflate": "zlib"}
"""What is written inside other bytes, where no header says what it is: a bare stream has no sign."""
_UNSAFE = re.compile("[\"'<>&\\\\]")
_QUOTED = re.compile(rb"(?:=[0-9A-F]{2}){3}")
_KEPT = frozenset(string.ascii_letters + string.digits + "@*_+-./")
_ZSTD = zstandard.ZstdCompressor(level=1)


def _carrier(function: Carrier) -> Carrier:
    CARRIERS[function.__name__.rstrip("_")] = function
    return function


@_carrier
def gzip_(data: bytes, _: Random) -> bytes:
    """gzip (RFC 1952)."""
    return gzip.compress(data, 1, mtime=0)


@_carrier
def deflate(data: bytes, rng: Random) -> bytes:
    """Content-coding deflate: with the zlib wrapper, or bare as some servers write it."""
    packer = zlib.compressobj(1, zlib.DEFLATED, rng.choice((15, 15, -15)))
    return packer.compress(data) + packer.flush()


@_carrier
def zlib_(data: bytes, rng: Random) -> bytes:
    """zlib (RFC 1950), of the four levels that its head tells."""
    return zlib.compress(data, rng.choice((1, 4, 6, 9)))


@_carrier
def br(data: bytes, _: Random) -> bytes:
    """Brotli (RFC 7932)."""
    return bytes(brotli.compress(data, quality=1))


@_carrier
def zstd(data: bytes, _: Random) -> bytes:
    """Zstandard (RFC 8878)."""
    return _ZSTD.compress(data)


@_carrier
def base64_(data: bytes, rng: Random) -> bytes:
    """base64 over more than the value, with or without padding."""
    code = base64.b64encode(data)
    return rng.choice((code, code, code.rstrip(b"=")))


@_carrier
def base64url(data: bytes, rng: Random) -> bytes:
    """base64url over more than the value; padded or not."""
    code = base64.urlsafe_b64encode(data)
    return rng.choice((code, code.rstrip(b"=")))


@_carrier
def hex_(data: bytes, rng: Random) -> bytes:
    """hex digits over more than the value."""
    return rng.choice((data.hex(), data.hex().upper())).encode()


@_carrier
def percent(data: bytes, _: Random) -> bytes:
    """percent-encoding over more than the value, beyond what the container does itself."""
    return urllib.parse.quote(data, safe="").encode()


@_carrier
def jwt(data: bytes, rng: Random) -> bytes:
    """JSON web token (RFC 7519) around a JSON payload."""
    parts = (b'{"alg":"HS256","typ":"JWT"}', data, rng.randbytes(32))
    return b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in parts)


@_carrier
def grpc(data: bytes, _: Random) -> bytes:
    """gRPC frame; its flag is set where the message starts as gzip does."""
    return wire.grpc_frame(data, data.startswith(b"\x1f\x8b"))


@_carrier
def snappy(data: bytes, rng: Random) -> bytes:
    """Snappy (google/snappy), in its framing format."""
    return bytes(cramjam.snappy.compress(data))


@_carrier
def lz4(data: bytes, rng: Random) -> bytes:
    """LZ4 (lz4/lz4) in a frame."""
    return bytes(cramjam.lz4.compress(data))


@_carrier
def bzip2(data: bytes, _: Random) -> bytes:
    """bzip2 (bzip2.org)."""
    return bz2.compress(data)


@_carrier
def xz(data: bytes, rng: Random) -> bytes:
    """xz (tukaani.org), or LZMA with a head of 13 bytes."""
    return lzma.compress(data, rng.choice((lzma.FORMAT_XZ, lzma.FORMAT_ALONE)))


@_carrier
def base32(data: bytes, rng: Random) -> bytes:
    """base32 over more than the value; of either case, padded or not."""
    code = base64.b32encode(data)
    return rng.choice((code, code.rstrip(b"="), code.lower().rstrip(b"=")))


@_carrier
def pairs(data: bytes, rng: Random) -> bytes:
    """hex digits in pairs with a mark between them."""
    digits = data.decode()
    groups = [digits[at : at + 2] for at in range(0, len(digits), 2)]
    return rng.choice((":".join(groups), " ".join(groups), "-".join(groups))).encode()


@_carrier
def byte_list(data: bytes, rng: Random) -> bytes:
    """bytes as a list of decimal numbers, as Java's signed ones or not."""
    numbers = rng.choice(([*data], [byte - 256 * (byte > 127) for byte in data]))
    return rng.choice((",", ", ")).join(map(str, numbers)).encode()


@_carrier
def c_escape(data: bytes, rng: Random) -> bytes:
    r"""\xNN or \NNN for every byte, or \xNN for marks alone as JavaScript's templates write them."""
    ways = ("".join(f"\\x{byte:02x}" for byte in data), "".join(f"\\{byte:03o}" for byte in data))
    marks = _UNSAFE.sub(lambda match: f"\\x{ord(match[0]):02x}", data.decode())
    return rng.choice((*ways, marks)).encode()


@_carrier
def json_escape(data: bytes, _: Random) -> bytes:
    r"""the escapes of a JSON string."""
    return json.dumps(data.decode(), ensure_ascii=False)[1:-1].encode()


@_carrier
def unicode_escape(data: bytes, _: Random) -> bytes:
    r"""every character as \uXXXX."""
    units = data.decode().encode("utf-16-be").hex()
    return re.sub("(.{4})", r"\\u\1", units).encode()


@_carrier
def xml_escape(data: bytes, _: Random) -> bytes:
    """the five entities of XML."""
    names = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
    return data.decode().translate(str.maketrans(names)).encode()


@_carrier
def xml_refs(data: bytes, rng: Random) -> bytes:
    """every character as a character reference."""
    write = rng.choice(("&#x{:x};", "&#{};"))
    return "".join(write.format(ord(char)) for char in data.decode()).encode()


@_carrier
def percent_plus(data: bytes, _: Random) -> bytes:
    """percent-encoding with a plus sign for a blank, beyond what the container does itself."""
    return urllib.parse.quote_plus(data).encode()


@_carrier
def quoted_printable(data: bytes, _: Random) -> bytes:
    """quoted-printable (RFC 2045 6.7), with lines of 76 characters; any byte may be written as =XX. Where none has to
    be, or no line goes on, the first three are: else the document would be one as it stands, or have no sign."""
    code = quopri.encodestring(data)
    if _QUOTED.search(code) and b"=\n" in code:
        return code
    return "".join(f"={byte:02X}" for byte in data[:3]).encode() + quopri.encodestring(data[3:])


@_carrier
def percent_unicode(data: bytes, _: Random) -> bytes:
    """what JavaScript's escape() writes; of ASCII alone what everybody else writes."""
    if data.isascii():
        return urllib.parse.quote(data, safe="").encode()
    return "".join(char if char in _KEPT else _escaped(char) for char in data.decode()).encode()


def _escaped(char: str) -> str:
    return f"%{ord(char):02X}" if ord(char) < 256 else re.sub("(.{4})", r"%u\1", char.encode("utf-16-be").hex().upper())
