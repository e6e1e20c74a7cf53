"""adbd's `sync:` service: stat, list, push and pull."""

from __future__ import annotations

import errno
import posixpath
import struct
from typing import TYPE_CHECKING

from fake_android.vfs import FileError, Node, View
from fake_android.wire import Closed, Stream

if TYPE_CHECKING:
    from fake_android.device import FakeDevice

_STAT2 = struct.Struct("<4sIQQIIIIQqqq")


def serve_sync(device: FakeDevice, stream: Stream) -> None:
    """Answer requests until QUIT."""
    while True:
        request, length = struct.unpack("<4sI", stream.read(8))
        if request == b"QUIT":
            return
        path = stream.read(length).decode("utf-8", "surrogateescape")
        device.note(f"sync:{request.decode('ascii', 'replace')} {path}")
        if device.phone.faults.next_command() == "die":
            raise Closed
        phone = device.phone
        view = phone.view(phone.host_credentials())
        answer = _ANSWERS.get(request)
        if answer is None:
            _fail(stream, "unknown command")
            return
        answer(view, stream, path)


def _fail(stream: Stream, text: str) -> None:
    data = text.encode()
    stream.write(b"FAIL" + struct.pack("<I", len(data)) + data)


def _stat(view: View, stream: Stream, path: str) -> None:
    node = view.find(path, follow=False)
    stream.write(b"STAT" + struct.pack("<III", *_facts(node)))


def _facts(node: Node | None) -> tuple[int, int, int]:
    return (0, 0, 0) if node is None else (node.st_mode, len(node.content()) & 0xFFFFFFFF, node.mtime)


def _stat2(view: View, stream: Stream, path: str) -> None:
    _write_stat2(view, stream, path, b"STA2")


def _lstat2(view: View, stream: Stream, path: str) -> None:
    _write_stat2(view, stream, path, b"LST2")


def _write_stat2(view: View, stream: Stream, path: str, name: bytes) -> None:
    try:
        node = view.lookup(path, follow=name == b"STA2")
    except FileError as error:
        stream.write(_STAT2.pack(name, error.number, *[0] * 10))
        return
    times = (node.mtime,) * 3
    size = len(node.content())
    stream.write(_STAT2.pack(name, 0, 1, 1, node.st_mode, 1, node.uid, node.gid, size, *times))


def _list(view: View, stream: Stream, path: str) -> None:
    try:
        names = view.names(path)
    except FileError:
        names = []
    for name in names:
        data = name.encode("utf-8", "surrogateescape")
        node = view.find(posixpath.join(path, name), follow=False)
        stream.write(b"DENT" + struct.pack("<IIII", *_facts(node), len(data)) + data)
    stream.write(b"DONE" + bytes(16))


def _receive(view: View, stream: Stream, path: str) -> None:
    try:
        data = view.read(path)
    except FileError as error:
        _fail(stream, f"open failed: {error.text}" if error.number != errno.EISDIR else "read failed: Is a directory")
        return
    for start in range(0, len(data), 65536):
        part = data[start : start + 65536]
        stream.write(b"DATA" + struct.pack("<I", len(part)) + part)
    stream.write(b"DONE" + bytes(4))


def _send(view: View, stream: Stream, target: str) -> None:
    path, _, mode = target.rpartition(",")
    data = bytearray()
    while True:
        kind, length = struct.unpack("<4sI", stream.read(8))
        if kind == b"DONE":
            break
        if kind != b"DATA" or length > 65536:
            _fail(stream, "invalid data message")
            raise Closed
        data += stream.read(length)
    try:
        store(view, path, int(mode), bytes(data)).mtime = length
    except FileError as error:
        verb = "write failed" if error.number == errno.ENOSPC else "couldn't create file"
        _fail(stream, f"{verb}: {error.text}")
        return
    stream.write(b"OKAY" + bytes(4))


def store(view: View, path: str, mode: int, data: bytes) -> Node:
    """Write a pushed file, its user bits doubled for group and others; raises FileError."""
    parent = posixpath.dirname(path)
    if view.find(parent) is None:
        view.mkdir(parent, with_parents=True)
    if mode & 0o170000 == 0o120000:
        view.symlink(data.rstrip(b"\0").decode(), path)
        return view.lookup(path, follow=False)
    node = view.write(path, data)
    bits = mode & 0o777
    node.mode = bits | (bits >> 3 & 0o070) | (bits >> 6 & 0o007)
    return node


_ANSWERS = {
    b"STAT": _stat,
    b"STA2": _stat2,
    b"LST2": _lstat2,
    b"LIST": _list,
    b"RECV": _receive,
    b"SEND": _send,
}
