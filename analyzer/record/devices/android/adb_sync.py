"""Files to and from a device by adbd's `sync:` service (device_facts 11.4, verified).

A whole file goes out in as few writes as it needs: small ones that each wait for the other side's acknowledgement cost
some 40 ms a file (seen), and a preparation pushes dozens.
"""

from __future__ import annotations

import struct
import time
from typing import Any

_CHUNK = 64 << 10
"""What one DATA may carry."""
_REGULAR = 0o100000
_ABSENT = "No such file or directory"
"""Words of the C library for ENOENT, which adbd puts after its own (recalled)."""
_HEAD = struct.Struct("<4sI")


def send(stream: Any, data: bytes, path: str, mode: int) -> str:
    """Write a file; give "" or what the device said against it. stream: an opened `sync:`, as adbutils' connection."""
    target = f"{path},{_REGULAR | mode}".encode()
    parts = [_HEAD.pack(b"SEND", len(target)) + target]
    for start in range(0, len(data), _CHUNK):
        part = data[start : start + _CHUNK]
        parts.append(_HEAD.pack(b"DATA", len(part)) + part)
    parts.append(_HEAD.pack(b"DONE", int(time.time())))
    stream.conn.sendall(b"".join(parts))
    name, size = _HEAD.unpack(stream.read_exact(_HEAD.size))
    return "" if name == b"OKAY" else _said(stream, name, size)


class Refused(Exception):
    """The device does not give a file that may be there; its words."""


def receive(stream: Any, path: str, most: int) -> bytes | None:
    """Read a file; None when there is none.

    Raises Refused when the device says anything else against it, ValueError for one larger than `most` bytes.
    """
    target = path.encode()
    stream.conn.sendall(_HEAD.pack(b"RECV", len(target)) + target)
    content = bytearray()
    while True:
        name, size = _HEAD.unpack(stream.read_exact(_HEAD.size))
        if name == b"DONE":
            return bytes(content)
        if name != b"DATA":
            said = _said(stream, name, size)
            if _ABSENT in said:
                return None
            raise Refused(said)
        if size > _CHUNK or len(content) + size > most:
            raise ValueError("more than is read of a file")
        content += stream.read_exact(size)


def _said(stream: Any, name: bytes, size: int) -> str:
    """Give the words of a FAIL. Raises ValueError for what is no answer of `sync:`."""
    if name != b"FAIL" or size > _CHUNK:
        raise ValueError("no answer of sync")
    return bytes(stream.read_exact(size)).decode("utf-8", "replace")
