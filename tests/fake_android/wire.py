"""The ADB transport as adbd speaks it: packets, streams and flow control over one TCP connection per host.

Source: the protocol as seen on the wire with adb 1.0.41 (29.0.6); AUTH is offered when the device wants it, TLS and
delayed acknowledgements are never announced.
"""

from __future__ import annotations

import contextlib
import os
import queue
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol


def _word(name: bytes) -> int:
    return int.from_bytes(name, "little")


CNXN, OPEN, OKAY, CLSE, WRTE, AUTH = (_word(name) for name in (b"CNXN", b"OPEN", b"OKAY", b"CLSE", b"WRTE", b"AUTH"))
VERSION = 0x01000001
VERSION_WITH_CHECKSUM = 0x01000000
MAX_PAYLOAD = 256 * 1024
AUTH_TOKEN, AUTH_SIGNATURE, AUTH_PUBLIC_KEY = 1, 2, 3
_HEADER = struct.Struct("<6I")
ACK_TIMEOUT_S = 60.0


class Closed(Exception):
    """The stream or its transport is gone."""


class ProtocolError(Exception):
    """The host sent something that is no ADB packet."""


class Serving(Protocol):
    """What a transport asks of the device behind it."""

    def banner(self) -> bytes:
        """Give the identity that the device announces."""
        ...

    def serve(self, stream: Stream, service: str) -> None:
        """Answer one opened service; the stream is closed when this returns."""
        ...

    def accepts_key(self, key: bytes) -> bool:
        """Tell whether the person at the phone allows this host's key."""
        ...


@dataclass(frozen=True)
class Wire:
    """How the transport behaves. wants_auth: ask for a key before anything else."""

    version: int = VERSION
    max_payload: int = MAX_PAYLOAD
    wants_auth: bool = False


class Transport:
    """One host's connection."""

    def __init__(self, sock: socket.socket, device: Serving, wire: Wire) -> None:
        self._sock, self._device, self._wire = sock, device, wire
        self._write_lock = threading.Lock()
        self._lock = threading.Lock()
        self._streams: dict[int, Stream] = {}
        self._next_id = 1
        self._version = wire.version
        self.max_payload = wire.max_payload
        self.is_online = False

    def run(self) -> None:
        """Read packets until the host goes away."""
        try:
            while True:
                self._take(*self._packet())
        except (Closed, EOFError, OSError, ProtocolError):
            pass
        finally:
            self.drop()

    def drop(self) -> None:
        """Cut the connection as a pulled cable does."""
        with self._lock:
            streams, self._streams = list(self._streams.values()), {}
        for stream in streams:
            stream.cut()
        with contextlib.suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)
        self._sock.close()

    def send(self, command: int, first: int, second: int, data: bytes = b"") -> None:
        """Write one packet; raises Closed when the host is gone."""
        check = sum(data) & 0xFFFFFFFF if self._version < VERSION else 0
        head = _HEADER.pack(command, first, second, len(data), check, command ^ 0xFFFFFFFF)
        try:
            with self._write_lock:
                self._sock.sendall(head + data)
        except OSError as error:
            raise Closed from error

    def open_to_host(self, service: str) -> Stream:
        """Open a stream from the device to the host, as a connection to a reversed port does; raises Closed."""
        stream = self._new_stream(0)
        self.send(OPEN, stream.local_id, 0, service.encode() + b"\0")
        stream.wait_until_open()
        return stream

    def forget(self, stream: Stream) -> None:
        """Take a closed stream off the list."""
        with self._lock:
            self._streams.pop(stream.local_id, None)

    def _packet(self) -> tuple[int, int, int, bytes]:
        command, first, second, length, check, magic = _HEADER.unpack(self._exactly(_HEADER.size))
        if magic != command ^ 0xFFFFFFFF or length > self._wire.max_payload:
            raise ProtocolError
        data = self._exactly(length)
        if self._version < VERSION and command != CNXN and check != sum(data) & 0xFFFFFFFF:
            raise ProtocolError
        return command, first, second, data

    def _exactly(self, count: int) -> bytes:
        parts = bytearray()
        while len(parts) < count:
            chunk = self._sock.recv(count - len(parts))
            if not chunk:
                raise EOFError
            parts += chunk
        return bytes(parts)

    def _take(self, command: int, first: int, second: int, data: bytes) -> None:
        if command == CNXN:
            self._greet(first, second)
        elif command == AUTH:
            self._authenticate(first, data)
        elif not self.is_online:
            return
        elif command == OPEN:
            self._open(first, data)
        elif command == OKAY:
            self._with(second, lambda stream: stream.acknowledged(first))
        elif command == WRTE:
            self._incoming(first, second, data)
        elif command == CLSE:
            self._with(second, Stream.cut)

    def _greet(self, version: int, max_payload: int) -> None:
        self._version = min(self._wire.version, version)
        self.max_payload = min(self._wire.max_payload, max_payload)
        if self._wire.wants_auth and not self.is_online:
            self.send(AUTH, AUTH_TOKEN, 0, os.urandom(20))
            return
        self._come_online()

    def _authenticate(self, kind: int, data: bytes) -> None:
        if kind == AUTH_SIGNATURE:
            self.send(AUTH, AUTH_TOKEN, 0, os.urandom(20))
        elif kind == AUTH_PUBLIC_KEY and self._device.accepts_key(data):
            self._come_online()

    def _come_online(self) -> None:
        self.is_online = True
        self.send(CNXN, self._wire.version, self._wire.max_payload, self._device.banner())

    def _new_stream(self, remote_id: int) -> Stream:
        with self._lock:
            stream = Stream(self, self._next_id, remote_id)
            self._streams[stream.local_id] = stream
            self._next_id += 1
        return stream

    def _open(self, remote_id: int, data: bytes) -> None:
        stream = self._new_stream(remote_id)
        service = data.rstrip(b"\0").decode("utf-8", "surrogateescape")
        threading.Thread(target=self._serve, args=(stream, service), daemon=True, name=f"fake-{service[:20]}").start()

    def _serve(self, stream: Stream, service: str) -> None:
        with contextlib.suppress(Closed):
            try:
                self._device.serve(stream, service)
            finally:
                stream.close()

    def _incoming(self, remote_id: int, local_id: int, data: bytes) -> None:
        with self._lock:
            stream = self._streams.get(local_id)
        if stream is None:
            self.send(CLSE, 0, remote_id)
            return
        stream.incoming(data)
        self.send(OKAY, local_id, remote_id)

    def _with(self, local_id: int, act: Callable[[Stream], None]) -> None:
        with self._lock:
            stream = self._streams.get(local_id)
        if stream is not None:
            act(stream)


@dataclass(eq=False)
class Stream:
    """One service's two-way byte stream; one packet may be under way in each direction."""

    transport: Transport
    local_id: int
    remote_id: int
    is_cut: bool = False
    _inbox: queue.Queue[bytes] = field(default_factory=queue.Queue)
    _ack: threading.Event = field(default_factory=threading.Event)
    _rest: bytes = b""

    def accept(self) -> None:
        """Tell the host that the service is there."""
        self.transport.send(OKAY, self.local_id, self.remote_id)

    def write(self, data: bytes) -> None:
        """Send bytes; raises Closed when the host closed its end."""
        for start in range(0, len(data), self.transport.max_payload):
            if self.is_cut:
                raise Closed
            self._ack.clear()
            self.transport.send(WRTE, self.local_id, self.remote_id, data[start : start + self.transport.max_payload])
            if not self._ack.wait(ACK_TIMEOUT_S) or self.is_cut:
                raise Closed

    def read_some(self, timeout_s: float | None = None) -> bytes:
        """Give what comes next, at least one byte; b"" when the host is done. Raises queue.Empty on the timeout."""
        if self._rest:
            data, self._rest = self._rest, b""
            return data
        if self.is_cut and self._inbox.empty():
            return b""
        return self._inbox.get(timeout=timeout_s)

    def read(self, count: int) -> bytes:
        """Give exactly `count` bytes; raises Closed when the host is done before."""
        parts = bytearray()
        while len(parts) < count:
            chunk = self.read_some()
            if not chunk:
                raise Closed
            parts += chunk
        self._rest = bytes(parts[count:])
        return bytes(parts[:count])

    def close(self) -> None:
        """End the stream from the device's side."""
        if self.is_cut:
            return
        self.is_cut = True
        self.transport.forget(self)
        self.transport.send(CLSE, self.local_id, self.remote_id)

    def refuse(self) -> None:
        """Say that there is no such service; the client prints `error: closed`."""
        self.is_cut = True
        self.transport.forget(self)
        self.transport.send(CLSE, 0, self.remote_id)

    def incoming(self, data: bytes) -> None:
        """Take bytes from the host."""
        self._inbox.put(data)

    def acknowledged(self, remote_id: int) -> None:
        """Note that the host took the last packet, or opened its end."""
        self.remote_id = self.remote_id or remote_id
        self._ack.set()

    def wait_until_open(self) -> None:
        """Wait for the host's answer to an OPEN of ours; raises Closed when it refuses."""
        if not self._ack.wait(ACK_TIMEOUT_S) or self.is_cut:
            raise Closed

    def cut(self) -> None:
        """End both directions: the host closed the stream or is gone."""
        self.is_cut = True
        self.transport.forget(self)
        self._ack.set()
        self._inbox.put(b"")
