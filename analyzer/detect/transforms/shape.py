"""What kind of value a text is, from its data type and its shape: its groups, and what people write between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address

from analyzer.detect.transforms.phones import Phone, read_phone

MAC_TYPES = frozenset({"mac_address", "wifi_info", "nearby_devices"})
"""Data types in which 12 bare hex digits are a MAC."""
PLACE_TYPES = ("location", "trip_info", "lodging_info")
HEX_LENGTHS = frozenset({12, 16, 32, 40, 64, 128})
"""Hex digits of ids of 6, 8, 16, 20, 32 and 64 bytes."""

_MARKS = {
    "mac": ":-._ ",
    "uuid": "-_: ",
    "phone": "-. /",
    "date": "-/._ ",
    "imei": "-/ ",
    "digits": "- ",
    "cell": "-_:., ",
    "iban": " -",
    "name_en": " ._-,",
    "name_zh": " ·",
}
"""What stands between the groups of a kind: IEEE 802 and vendors' notations for MACs, RFC 9562 for UUIDs, ITU-T E.123
for phones, ISO 8601 and national orders for dates, TS.06 for IMEI, ISO 13616 for IBAN, else what people type."""


@dataclass(frozen=True)
class Shape:
    """A value as read. groups: the parts between which separators may stand; marks: those that are customary.

    halves: the two parts of a name (every way to cut it) or of a place.
    """

    data_type: str
    text: str
    kind: str = "text"
    groups: tuple[str, ...] = ()
    phone: Phone | None = None
    halves: tuple[tuple[str, str], ...] = ()

    @property
    def marks(self) -> str:
        """Separators that are customary between the groups; none when there are no groups."""
        return _MARKS.get(self.kind, "") if len(self.groups) > 1 else ""


def read_shape(data_type: str, text: str) -> Shape:
    """Tell what kind of value a text is; `text` is the kind of what is nothing else.

    >>> [read_shape("", text).kind for text in ("fe:fa:1e:ff:ac:bb", "a0b1", "1987-03-14", "+8613812345678")]
    ['mac', 'text', 'date', 'phone']
    """
    if len(text) > _LONGEST:
        return Shape(data_type, text)
    for read in (_place, _uuid, _mac, _date, _email, _by_type, _phone, _hex):
        shape = read(data_type, text)
        if shape is not None:
            return shape
    return Shape(data_type, text)


_LONGEST = 130
_NUMBER = r"[-+]?\d{1,3}(?:\.\d{1,20})?"
_PLACE = re.compile(rf"\s*({_NUMBER})\s*,\s*({_NUMBER})\s*", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
_MAC = re.compile(r"[0-9a-f]{2}([-:._ ]?)(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}", re.ASCII | re.IGNORECASE)
_DOTTED = re.compile(r"(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}", re.ASCII | re.IGNORECASE)
_DATE = re.compile(r"((?:1[89]|20)\d\d)([-/._]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])", re.ASCII)
_EMAIL = re.compile(r"[^@\s<>,;]{1,64}@[^@\s<>,;]+\.[A-Za-z]{2,}")
_IBAN = re.compile(r"[A-Z]{2}\d\d[A-Z0-9]{11,30}", re.ASCII)
_CELL = re.compile(r"\d{3}([-_:., ])\d{2,3}(?:\1\d{1,11}){1,3}", re.ASCII)


def _place(data_type: str, text: str) -> Shape | None:
    match = _PLACE.fullmatch(text)
    if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        return None
    if not data_type.startswith(PLACE_TYPES) and not all("." in half for half in match.groups()):
        return None
    return Shape(data_type, text, "place", halves=((match[1].lstrip("+"), match[2].lstrip("+")),))


def _uuid(data_type: str, text: str) -> Shape | None:
    if not _UUID.fullmatch(text) or text.count("-") not in (0, 4):
        return None
    flat = text.replace("-", "")
    return Shape(data_type, text, "uuid", (flat[:8], flat[8:12], flat[12:16], flat[16:20], flat[20:]))


def _mac(data_type: str, text: str) -> Shape | None:
    match = _MAC.fullmatch(text)
    if not _DOTTED.fullmatch(text) and not (match and (match[1] or data_type in MAC_TYPES)):
        return None
    flat = re.sub(r"[^0-9A-Fa-f]", "", text)
    return Shape(data_type, text, "mac", tuple(flat[at : at + 2] for at in range(0, 12, 2)))


def _date(data_type: str, text: str) -> Shape | None:
    match = _DATE.fullmatch(text)
    if not match or (not match[2] and data_type != "birth_age"):
        return None
    return Shape(data_type, text, "date", (match[1], match[3], match[4]))


def _email(data_type: str, text: str) -> Shape | None:
    return Shape(data_type, text, "email") if _EMAIL.fullmatch(text) else None


def _by_type(data_type: str, text: str) -> Shape | None:
    read = _READERS.get(data_type)
    return read(data_type, text) if read else None


def _imei(data_type: str, text: str) -> Shape | None:
    flat = re.sub("[-/ ]", "", text)
    if not re.fullmatch(r"\d{14,15}", flat, re.ASCII):
        return None
    return Shape(data_type, text, "imei", cut(flat, (2, 6, 6, 1)))


def _bank(data_type: str, text: str) -> Shape | None:
    flat = re.sub("[- ]", "", text)
    if _IBAN.fullmatch(flat.upper()):
        return Shape(data_type, text, "iban", cut(flat, (4,) * 9))
    if not re.fullmatch(r"\d{13,19}", flat, re.ASCII):
        return None
    is_amex = len(flat) == 15 and flat.startswith(("34", "37"))
    return Shape(data_type, text, "digits", cut(flat, (4, 6, 5) if is_amex else (4,) * 5))


def _resident(data_type: str, text: str) -> Shape | None:
    flat = re.sub("[- ]", "", text)
    if not re.fullmatch(r"\d{17}[\dXx]", flat, re.ASCII):
        return None
    return Shape(data_type, text, "digits", cut(flat, (6, 8, 4)))


def _iccid(data_type: str, text: str) -> Shape | None:
    return Shape(data_type, text, "iccid") if re.fullmatch(r"89\d{17,18}", text, re.ASCII) else None


def _address(data_type: str, text: str) -> Shape | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return Shape(data_type, text, f"ip{address.version}")


def address_of(shape: Shape) -> bytes:
    """Give the bytes of an address of the internet; nothing for other values.

    >>> address_of(read_shape("ip_address", "192.0.2.235")).hex()
    'c00002eb'
    """
    return ip_address(shape.text).packed if shape.kind in ("ip4", "ip6") else b""


def _cell(data_type: str, text: str) -> Shape | None:
    match = _CELL.fullmatch(text)
    return Shape(data_type, text, "cell", tuple(text.split(match[1]))) if match else None


def _name(data_type: str, text: str) -> Shape | None:
    from analyzer.detect.transforms.person_names import cuts_of, parts_of

    kind, parts = parts_of(text)
    return Shape(data_type, text, kind, parts, halves=cuts_of(kind, parts)) if parts else None


_READERS = {
    "imei": _imei,
    "bank_account": _bank,
    "payment_info": _bank,
    "id_number": _resident,
    "cell_info": _cell,
    "name": _name,
    "sim_identifiers": _iccid,
    "ip_address": _address,
}


def _phone(data_type: str, text: str) -> Shape | None:
    phone = read_phone(data_type, text)
    if phone is None:
        return None
    lead = (f"+{phone.country}",) if phone.is_international else ()
    return Shape(data_type, text, "phone", (*lead, *phone.groups), phone=phone)


def _hex(data_type: str, text: str) -> Shape | None:
    is_hex = len(text) in HEX_LENGTHS and re.fullmatch("(?i:[0-9a-f]+)", text) and not text.isdigit()
    return Shape(data_type, text, "hex") if is_hex else None


def cut(flat: str, sizes: tuple[int, ...]) -> tuple[str, ...]:
    """Cut a text into groups of these sizes; what remains is the last group, and empty groups are left out.

    >>> cut("490154203237518", (2, 6, 6, 1)), cut("620369", (4, 4, 4))
    (('49', '015420', '323751', '8'), ('6203', '69'))
    """
    groups, at = [], 0
    for size in sizes:
        groups.append(flat[at : at + size])
        at += size
    return tuple(group for group in (*groups, flat[at:]) if group)
