"""The WireGuard app's settings as it keeps them: a map of preferences in protobuf (androidx DataStore).

`preferences = 1` is a map of a name (1) to a value (2); in a value, 1 is a bool. Only the one switch that lets other
programs change its tunnels is read and set; everything else stays byte for byte (device_facts 3.5, seen; the message's
numbers: androidx's preferences.proto as several public readers of such files repeat it, `bool boolean = 1`, seen).
"""

from __future__ import annotations

from collections.abc import Iterator

_SWITCH = b"allow_remote_control_intents"
_ENTRY = b"\x0a"
_IS_ON = b"\x0a" + bytes([len(_SWITCH)]) + _SWITCH + b"\x12\x02\x08\x01"


def is_allowed(settings: bytes) -> bool:
    """Tell whether tunnels may be changed from outside. settings: the file's content; a broken one says no."""
    try:
        return _IS_ON in list(_entries(settings))
    except ValueError:
        return False


def allowing(settings: bytes) -> bytes:
    """Give the settings with the switch on. A file that cannot be read is replaced: the app would refuse it too."""
    try:
        others = [entry for entry in _entries(settings) if not entry.startswith(_IS_ON[: 2 + len(_SWITCH)])]
    except ValueError:
        others = []
    return b"".join(_ENTRY + _number(len(entry)) + entry for entry in [*others, _IS_ON])


def _entries(settings: bytes) -> Iterator[bytes]:
    """Give the entries of the map. Raises ValueError for anything else."""
    at = 0
    while at < len(settings):
        if settings[at : at + 1] != _ENTRY:
            raise ValueError("not a map of preferences")
        length, at = _length(settings, at + 1)
        if at + length > len(settings):
            raise ValueError("cut short")
        yield settings[at : at + length]
        at += length


def _length(data: bytes, at: int) -> tuple[int, int]:
    length = shift = 0
    for place in range(at, min(at + 5, len(data))):
        length |= (data[place] & 0x7F) << shift
        shift += 7
        if data[place] < 0x80:
            return length, place + 1
    raise ValueError("no length")


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
