"""Steps over bytes: digests, salts, and the encodings that a value is written in."""

from __future__ import annotations

import base64
import quopri
import re
import string
import urllib.parse
from dataclasses import replace

from truth.digests import DIGESTS, hmac
from truth.forms import STEPS, Context, Form, Step, Ways, as_text, characters, step


def _add_digests() -> None:
    def digest_step(name: str) -> Step:
        def take(form: Form, _: str, __: Context) -> Ways:
            digest = DIGESTS[name](form.written)
            return {"": Form(digest, "digest", bits=len(digest) * 8, needs=form.needs)}

        take.__doc__ = f"{name.upper().replace('_', '/')} of the UTF-8 bytes, as lower-case hex"
        return take

    def hmac_step(name: str) -> Step:
        def take(form: Form, _: str, context: Context) -> Ways:
            digest = hmac(name, context.keys.hmac_key, form.written)
            return {"": Form(digest, "digest", bits=len(digest) * 8, needs="keys")}

        take.__doc__ = f"HMAC with {name.upper()} and a key the session's hooks saw"
        return take

    STEPS.update({name: digest_step(name) for name in DIGESTS})
    STEPS.update({f"hmac_{name}": hmac_step(name) for name in ("md5", "sha1", "sha256", "sha512", "sm3")})


_add_digests()


@step
def salt_before(form: Form, _: str, context: Context) -> Ways:
    """the session's salt, then the value (only inside a digest)"""
    return {"": replace(as_text(form, context.keys.salt + form.written), needs="keys")}


@step
def salt_after(form: Form, _: str, context: Context) -> Ways:
    """the value, then the session's salt (only inside a digest)"""
    return {"": replace(as_text(form, form.written + context.keys.salt), needs="keys")}


@step
def truncated(form: Form, cut: str, __: Context) -> Ways:
    """the first N hex digits of a digest (`truncated:16`), or those from A up to B (`truncated:8-24`)"""
    if form.kind != "digest":
        return {}
    start, end = (int(place) for place in (cut if "-" in cut else f"0-{cut}").split("-"))
    return {"": replace(form, data=form.data[start // 2 : end // 2], bits=(end - start) * 4)}


@step
def hex_(form: Form, _: str, __: Context) -> Ways:
    """hex digits of the bytes"""
    return {"": as_text(form, form.data.hex())}


@step
def pairs(form: Form, _: str, __: Context) -> Ways:
    """hex digits in pairs with colons, hyphens, blanks or commas between them: `pairs(md5)`"""
    digits = characters(form)
    groups = [digits[at : at + 2] for at in range(0, len(digits), 2)]
    ways = {"": ":".join(groups), "hyphens": "-".join(groups), "blanks": " ".join(groups)}
    ways["0x"] = ", ".join(f"0x{group}" for group in groups)
    return {way: as_text(form, text) for way, text in ways.items()}


@step
def base32(form: Form, _: str, __: Context) -> Ways:
    """base32 of RFC 4648, with or without padding (of a digest: of its raw bytes)"""
    return _padded(form, base64.b32encode(form.data))


@step
def base64_(form: Form, _: str, __: Context) -> Ways:
    """base64 of RFC 4648, with or without padding and line ends (of a digest: of its raw bytes)"""
    code = base64.b64encode(form.data)
    ways = _padded(form, code) | {"newline": as_text(form, code + b"\n")}
    if len(code) > 76:
        ways["lines of 76"] = as_text(form, b"\n".join(code[at : at + 76] for at in range(0, len(code), 76)) + b"\n")
    return ways


@step
def base64url(form: Form, _: str, __: Context) -> Ways:
    """base64 with the URL-safe alphabet, where that differs"""
    return _padded(form, base64.urlsafe_b64encode(form.data))


def _padded(form: Form, code: bytes) -> Ways:
    ways = {"": as_text(form, code)}
    if code.endswith(b"="):
        ways["unpadded"] = as_text(form, code.rstrip(b"="))
    return ways


@step
def percent(form: Form, _: str, __: Context) -> Ways:
    """percent-encoding, one level beyond what the container does itself"""
    reserved = urllib.parse.quote(form.written, safe="")
    every = "".join(f"%{byte:02X}" for byte in form.written)
    lower_hex = re.sub("%..", lambda match: match.group().lower(), reserved)
    ways = {"": reserved} | ({"lower hex": lower_hex} if lower_hex != reserved else {}) | {"every byte": every}
    return {variant: as_text(form, text) for variant, text in ways.items()}


@step
def percent_plus(form: Form, _: str, __: Context) -> Ways:
    """percent-encoding with `+` for a blank"""
    return {"": as_text(form, urllib.parse.quote_plus(form.written))} if b" " in form.data else {}


@step
def percent_unicode(form: Form, _: str, __: Context) -> Ways:
    """characters as %uXXXX, as JavaScript's escape() writes them (ECMA-262 B.2.1)"""
    text = characters(form)
    kept = frozenset(string.ascii_letters + string.digits + "@*_+-./")
    units = [char if char in kept else f"%{ord(char):02X}" if char < "\u0100" else _units(char) for char in text]
    return {} if text.isascii() else {"": as_text(form, "".join(units))}


def _units(char: str) -> str:
    return re.sub("(.{4})", r"%u\1", char.encode("utf-16-be").hex().upper())


@step
def quoted_printable(form: Form, _: str, __: Context) -> Ways:
    """bytes that are no ASCII as =XX (RFC 2045 6.7)"""
    return {} if characters(form).isascii() else {"": as_text(form, quopri.encodestring(form.data))}


@step
def c_escape(form: Form, _: str, __: Context) -> Ways:
    r"""every byte as \xNN, or otherwise as strings of C and JavaScript have it: \NNN in octal, \u{N}"""
    ways = {
        "": "".join(f"\\x{byte:02x}" for byte in form.data),
        "octal": "".join(f"\\{byte:03o}" for byte in form.data),
        "braces": "".join(f"\\u{{{ord(char):x}}}" for char in characters(form)),
    }
    return {way: as_text(form, text) for way, text in ways.items()}


@step
def gbk(form: Form, _: str, __: Context) -> Ways:
    """text in GBK instead of UTF-8; nothing for ASCII"""
    text = characters(form)
    return {} if text.isascii() else {"": replace(as_text(form, text.encode("gbk")), kind="bytes")}


@step
def json_escape(form: Form, _: str, __: Context) -> Ways:
    r"""the escapes of a JSON string where no JSON container undoes them: \" \\ \/ and \uXXXX for non-ASCII"""
    text = re.sub(r'(["\\/])', r"\\\1", characters(form))
    return {"": as_text(form, "".join(char if char < "\x7f" else _utf16(char) for char in text))}


@step
def unicode_escape(form: Form, _: str, __: Context) -> Ways:
    r"""every character as \uXXXX"""
    code = "".join(_utf16(char) for char in characters(form))
    return {"": as_text(form, code), "upper hex": as_text(form, code.upper().replace("U", "u"))}


def _utf16(char: str) -> str:
    units = char.encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


@step
def utf16le(form: Form, _: str, __: Context) -> Ways:
    """text in UTF-16, low byte first, instead of UTF-8"""
    return {"": replace(as_text(form, characters(form).encode("utf-16-le")), kind="bytes")}


@step
def utf16be(form: Form, _: str, __: Context) -> Ways:
    """text in UTF-16, high byte first, instead of UTF-8; of ASCII only: binary plists write the rest so"""
    text = characters(form)
    return {"": replace(as_text(form, text.encode("utf-16-be")), kind="bytes")} if text.isascii() else {}


_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


@step
def xml_escape(form: Form, _: str, __: Context) -> Ways:
    """the five entities of XML where no XML container undoes them"""
    return {"": as_text(form, characters(form).translate(_ENTITIES))}


@step
def xml_refs(form: Form, _: str, __: Context) -> Ways:
    """every character as a character reference"""
    text = characters(form)
    return {
        "hex": as_text(form, "".join(f"&#x{ord(char):x};" for char in text)),
        "decimal": as_text(form, "".join(f"&#{ord(char)};" for char in text)),
    }
