"""Steps over addresses of devices and of the internet, ids of eight or sixteen bytes, and whole numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from ipaddress import ip_address

from truth.forms import Context, Form, Ways, as_text, characters, step

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_SIGNED = (4, 8)
"""Bytes that a signed whole number takes."""


@step
def raw(form: Form, _: str, context: Context) -> Ways:
    """the bytes that hex digits spell: of a MAC, UUID or hex id without its separators, or of a digest"""
    if form.kind == "digest":
        return {"": replace(form, kind="bytes")}
    if context.value.kind in ("ip", "ip6"):
        return {"": replace(form, data=ip_address(characters(form)).packed, kind="bytes")}
    text = re.sub(r"[-:]", "", characters(form))
    if not re.fullmatch(r"(?i:[0-9a-f]{12}|[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{64})", text):
        return {}
    return {"": replace(form, data=bytes.fromhex(text), kind="bytes")}


@step
def guid(form: Form, _: str, __: Context) -> Ways:
    """the bytes of a UUID as Windows keeps them (MS-DTYP 2.3.4): its first three groups turned round"""
    data = bytes.fromhex(characters(form).replace("-", ""))
    turned = b"".join(data[low:high][::-1] for low, high in ((0, 4), (4, 6), (6, 8)))
    return {"": replace(form, data=turned + data[8:], kind="bytes")}


@step
def halves(form: Form, _: str, __: Context) -> Ways:
    """the first and the second eight bytes of a UUID near each other, as numbers (`decimal(halves)`)"""
    data = bytes.fromhex(characters(form).replace("-", ""))
    return {"": replace(form, data=data, kind="halves")}


@step
def little_endian(form: Form, _: str, context: Context) -> Ways:
    """the bytes of an IPv4 address, last one first, as a number (`decimal(little_endian)`)"""
    is_address = context.value.kind == "ip"
    return {"": replace(form, data=ip_address(characters(form)).packed[::-1], kind="bytes")} if is_address else {}


@step
def decimal(form: Form, _: str, __: Context) -> Ways:
    """a digest or the bytes of an id or address as a decimal number; of 4 and 8 bytes also signed"""
    if form.kind == "halves":
        pairs = {
            way: tuple(str(int.from_bytes(half, "big", signed=bool(way))) for half in (form.data[:8], form.data[8:]))
            for way in ("", "signed")
        }
        return {way: replace(form, kind="pair", pair=(one, two)) for way, (one, two) in pairs.items()}
    if form.kind not in ("digest", "bytes"):
        return {}
    ways = {"": as_text(form, str(int.from_bytes(form.data, "big")))}
    if form.kind == "bytes" and len(form.data) in _SIGNED and form.data[0] > 127:
        ways["signed"] = as_text(form, str(int.from_bytes(form.data, "big", signed=True)))
    return ways


@step
def base58(form: Form, _: str, __: Context) -> Ways:
    """base58 with Bitcoin's alphabet, of the bytes of a UUID (`base58(raw)`)"""
    number, text = int.from_bytes(form.data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = _BASE58[rest] + text
    n_zeros = len(form.data) - len(form.data.lstrip(b"\0"))
    return {"": as_text(form, "1" * n_zeros + text)}


@step
def byte_list(form: Form, _: str, __: Context) -> Ways:
    """bytes as a list of decimal numbers, unsigned, or signed as Java has them (of a digest: its raw bytes)"""
    signed = [byte - 256 * (byte > 127) for byte in form.data]
    ways = {"": ",".join(map(str, form.data)), "blanks": ", ".join(map(str, form.data))}
    if min(signed) < 0:
        ways["signed"] = ", ".join(map(str, signed))
    return {way: as_text(form, text) for way, text in ways.items()}


@step
def hexadecimal(form: Form, _: str, __: Context) -> Ways:
    """a whole number in hex digits"""
    return {"": as_text(form, f"{int(form.data):x}")} if _is_number(form.data) else {}


@step
def scientific(form: Form, _: str, __: Context) -> Ways:
    """a whole number as Java writes it when it was read as a double, or with `e+` or `E+` as C does"""
    if not _is_number(form.data):
        return {}
    fraction = form.data[1:].decode().rstrip("0") or "0"
    text = f"{form.data[:1].decode()}.{fraction}E{len(form.data) - 1}"
    return {mark: as_text(form, text.replace("E", mark or "E")) for mark in ("", "e+", "E+")}


def _is_number(data: bytes) -> bool:
    """Tell whether a double holds the number that these digits are, and it is no small one."""
    return bool(re.fullmatch(rb"[1-9][0-9]{9,15}", data))


@step
def no_zeros(form: Form, _: str, context: Context) -> Ways:
    """MAC whose groups have no zero in front"""
    if context.value.kind != "mac":
        return {}
    flat = re.sub(r"[-:]", "", characters(form))
    groups = [flat[at : at + 2].removeprefix("0") for at in range(0, 12, 2)]
    return {"": as_text(form, ":".join(groups), bits=4.0 * sum(map(len, groups)))}


@step
def reversed_groups(form: Form, _: str, context: Context) -> Ways:
    """IPv4 address with its last number first, as in names of in-addr.arpa"""
    return {"": as_text(form, ".".join(characters(form).split(".")[::-1]))} if context.value.kind == "ip" else {}


@step
def expanded(form: Form, _: str, context: Context) -> Ways:
    """IPv6 address with all its zeros"""
    return {"": as_text(form, ip_address(characters(form)).exploded)} if context.value.kind == "ip6" else {}


@step
def compressed(form: Form, _: str, context: Context) -> Ways:
    """IPv6 address as RFC 5952 writes it"""
    return {"": as_text(form, ip_address(characters(form)).compressed)} if context.value.kind == "ip6" else {}


@step
def no_tag(form: Form, _: str, context: Context) -> Ways:
    """e-mail address without what follows a plus sign before the @"""
    local, _, domain = context.value.text.rpartition("@")
    return {"": as_text(form, f"{local.partition('+')[0]}@{domain}")}


@step
def no_dots(form: Form, _: str, context: Context) -> Ways:
    """e-mail address of Gmail without the dots before the @"""
    local, _, domain = characters(form).rpartition("@")
    return {"": as_text(form, f"{local.replace('.', '')}@{domain}")} if domain.lower() == "gmail.com" else {}
