"""Parcels as `service call` prints them: words in hex, and the characters beside."""

from __future__ import annotations

import struct


def _dump(data: bytes) -> str:
    data += bytes(-len(data) % 4)
    lines = ["Result: Parcel("]
    for start in range(0, len(data), 16):
        part = data[start : start + 16]
        words = " ".join(f"{word[0]:08x}" for word in struct.iter_unpack("<I", part))
        shown = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        lines.append(f"  0x{start:08x}: {words:<35} '{shown}'")
    return "\n".join(lines) + ")"


def _text(value: str) -> bytes:
    data = value.encode("utf-16-le") + b"\0\0"
    return struct.pack("<I", len(value)) + data + bytes(-len(data) % 4)


def parcel_of_text(value: str) -> str:
    """Give the reply that holds a String16; "" gives a null."""
    return _dump(struct.pack("<I", 0) + (_text(value) if value else struct.pack("<i", -1)))


def parcel_of_error(message: str) -> str:
    """Give the reply of a SecurityException (-1)."""
    return _dump(struct.pack("<i", -1) + _text(message))
