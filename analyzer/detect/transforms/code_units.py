"""Steps over bytes: encodings. Where the scanner peels one (hex, base64, percent …), no literal is made of it; it has
a unit all the same, because digests are taken over it and because it is a name."""

from __future__ import annotations

import base64
import binascii
import json
import re
import urllib.parse
from xml.sax.saxutils import escape

from analyzer.detect.transforms.model import Example, code_unit, encoded
from analyzer.detect.transforms.shape import HEX_LENGTHS

_RFC4648 = "RFC 4648 10"


@code_unit("hex", Example("foobar", "666f6f626172", "RFC 4648 10 (base16)"))
def hex_(data: bytes) -> bytes:
    """hex digits of the bytes"""
    return data.hex().encode()


@code_unit("base64", Example("fo", "Zm8=", _RFC4648), Example("foobar", "Zm9vYmFy", _RFC4648))
def base64_(data: bytes) -> bytes:
    """base64 of RFC 4648, with or without padding and line ends (of a digest: of its raw bytes)"""
    return base64.b64encode(data)


@code_unit("base64url", Example("??>", "Pz8-", "RFC 4648 5"), Example("foob", "Zm9vYg==", _RFC4648))
def base64url(data: bytes) -> bytes:
    """base64 with the URL-safe alphabet, where that differs"""
    return base64.urlsafe_b64encode(data)


@code_unit("base32", Example("foob", "MZXW6YQ=", _RFC4648))
def base32(data: bytes) -> bytes:
    """base32 of RFC 4648, with or without padding (of a digest: of its raw bytes)"""
    return base64.b32encode(data)


@code_unit("percent", Example("ア", "%E3%82%A2", "RFC 3986 2.5"), Example("a b", "a%20b", "RFC 3986 2.1"))
def percent(data: bytes) -> bytes:
    """percent-encoding, one level beyond what the container does itself"""
    return urllib.parse.quote_from_bytes(data, safe="").encode()


@code_unit("percent_plus", Example("a b&c", "a+b%26c", "URL Standard 5.2"))
def percent_plus(data: bytes) -> bytes:
    """percent-encoding with `+` for a blank"""
    return urllib.parse.quote_plus(data).encode()


@code_unit("json_escape", Example('𝄞/"', '\\ud834\\udd1e\\/\\"', "RFC 8259 7"))
def json_escape(data: bytes) -> bytes:
    r"""the escapes of a JSON string where no JSON container undoes them: \" \\ \/ and \uXXXX for non-ASCII"""
    return json.dumps(data.decode("utf-8", "surrogatepass"))[1:-1].replace("/", "\\/").encode()


@code_unit("unicode_escape", Example("𝄞", "\\ud834\\udd1e", "RFC 8259 7"))
def unicode_escape(data: bytes) -> bytes:
    r"""every character as \uXXXX"""
    units = data.decode("utf-8", "surrogatepass").encode("utf-16-be", "surrogatepass").hex()
    return re.sub("(.{4})", r"\\u\1", units).encode()


@code_unit("xml_escape", Example("AT&T <x>", "AT&amp;T &lt;x&gt;", "XML 1.0 4.6"))
def xml_escape(data: bytes) -> bytes:
    """the five entities of XML where no XML container undoes them"""
    return encoded(escape(data.decode("utf-8", "surrogatepass"), {'"': "&quot;", "'": "&apos;"}))


@code_unit("xml_refs", Example("<", "&#x3c;", "XML 1.0 4.1 (&#x3C;)"))
def xml_refs(data: bytes) -> bytes:
    """every character as a character reference, hexadecimal or decimal"""
    return "".join(f"&#x{ord(char):x};" for char in data.decode("utf-8", "surrogatepass")).encode()


@code_unit("gbk", Example("中文", b"\xd6\xd0\xce\xc4", "GB 2312-80, rows 54 and 46"), Example("a", b"", "as UTF-8"))
def gbk(data: bytes) -> bytes:
    """text in GBK instead of UTF-8; nothing for ASCII and for what GBK cannot write"""
    try:
        return b"" if data.isascii() else data.decode("utf-8", "surrogatepass").encode("gbk")
    except UnicodeEncodeError:
        return b""


@code_unit("utf16le", Example("=Ra", bytes.fromhex("3d0052006100"), "RFC 2781 4.4"))
def utf16le(data: bytes) -> bytes:
    """text in UTF-16, low byte first, instead of UTF-8"""
    return data.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")


@code_unit("utf16be", Example("=Ra", bytes.fromhex("003d00520061"), "RFC 2781 4.4"))
def utf16be(data: bytes) -> bytes:
    """text in UTF-16, high byte first, instead of UTF-8"""
    return data.decode("utf-8", "surrogatepass").encode("utf-16-be", "surrogatepass")


@code_unit(
    "raw",
    Example("00-00-5E-00-53-AF", bytes.fromhex("00005e0053af"), "RFC 7042 2.1.2"),
    Example("abcd", b"", "by hand: no id has four digits"),
)
def raw(data: bytes) -> bytes:
    """the bytes that hex digits spell: of a MAC, UUID or hex id without its separators, or of a digest"""
    flat = re.sub(rb"[-:._ ]", b"", data) if len(data) <= max(HEX_LENGTHS) else b""
    is_hex = len(flat) in HEX_LENGTHS and re.fullmatch(rb"[0-9A-Fa-f]+", flat)
    return bytes.fromhex(flat.decode()) if is_hex else b""


@code_unit("c_escape", Example("Zh", "\\x5a\\x68", "C17 6.4.4.4"))
def c_escape(data: bytes) -> bytes:
    r"""every byte as \xNN, or otherwise as strings of C and JavaScript have it: \NNN in octal, \u{N}"""
    return "".join(f"\\x{byte:02x}" for byte in data).encode()


@code_unit("percent_unicode", Example("中文", "%u4E2D%u6587", "ECMA-262 B.2.1"))
def percent_unicode(data: bytes) -> bytes:
    """characters as %uXXXX, as JavaScript's escape() writes them"""
    units = data.decode("utf-8", "surrogatepass").encode("utf-16-be", "surrogatepass").hex().upper()
    return re.sub("(.{4})", r"%u\1", units).encode()


@code_unit("quoted_printable", Example("é=", "=C3=A9=3D", "RFC 2045 6.7"))
def quoted_printable(data: bytes) -> bytes:
    """bytes that are no ASCII, and marks, as =XX"""
    return binascii.b2a_qp(data)


@code_unit("pairs", Example("abc", "61:62:63", "by hand, as OpenSSL writes fingerprints"))
def pairs(data: bytes) -> bytes:
    """hex digits in pairs with colons, hyphens, blanks or commas between them: `pairs(md5)` of a digest"""
    return data.hex(":").encode()
