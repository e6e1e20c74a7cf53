"""What a phone sends through its tunnel: echo requests, and TCP for one exchange at a time."""

from __future__ import annotations

import secrets
import struct
import time
from contextlib import suppress
from ipaddress import IPv4Address

from fake_android.wireguard import Peer

_ICMP, _TCP = 1, 6
_FIN, _SYN, _RST, _PSH, _ACK = 1, 2, 4, 8, 16
_MOST = 1200
"""Bytes of one segment: well below what the tunnel carries."""


class Tunnel:
    """The network of a phone behind its tunnel. address: the phone's inside it."""

    def __init__(self, peer: Peer, address: str) -> None:
        self._peer, self._address = peer, address

    def ping(self, host: str, timeout_s: float) -> bool:
        """Tell whether a host answers an echo request."""
        about = struct.pack(">BBHHH", 8, 0, 0, 0x4321, 1) + b"consentinel"
        self._send(_ICMP, host, about[:2] + struct.pack(">H", _checksum(about)) + about[4:])
        until = time.monotonic() + timeout_s
        while (packet := self._peer.receive(max(0.0, until - time.monotonic()))) is not None:
            if packet[9] == _ICMP and packet[20] == 0 and packet[28:] == b"consentinel":
                return True
        return False

    def exchange(self, host: str, port: int, request: bytes, timeout_s: float = 10.0) -> bytes:
        """Connect, send, and give all that comes until the other side ends. Raises ConnectionError."""
        return _Connection(self, host, port).exchange(request, time.monotonic() + timeout_s)

    def close(self) -> None:
        """Take it down."""
        self._peer.close()

    def _send(self, protocol: int, host: str, payload: bytes) -> None:
        ends = IPv4Address(self._address).packed + IPv4Address(host).packed
        head = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(payload), secrets.randbelow(1 << 16), 0x4000, 64, protocol, 0)
        head = head[:10] + struct.pack(">H", _checksum(head + ends)) + ends
        self._peer.send(head + payload)


class _Connection:
    def __init__(self, tunnel: Tunnel, host: str, port: int) -> None:
        self._tunnel, self._host, self._port = tunnel, host, port
        self._own_port = 40_000 + secrets.randbelow(20_000)
        self._next, self._seen = secrets.randbelow(1 << 31), 0

    def exchange(self, request: bytes, until: float) -> bytes:
        self._segment(_SYN)
        flags, _ = self._await(until)
        if flags & (_SYN | _ACK) != _SYN | _ACK:
            raise ConnectionRefusedError(self._host)
        self._segment(_ACK)
        for start in range(0, len(request), _MOST):
            self._segment(_PSH | _ACK, request[start : start + _MOST])
        answer, flags = b"", 0
        while not flags & (_FIN | _RST):
            flags, data = self._await(until)
            answer += data
            if data or flags & _FIN:
                self._segment(_ACK)
        self._segment(_FIN | _ACK)
        with suppress(TimeoutError):
            self._await(time.monotonic() + 0.5)
        return answer

    def _segment(self, flags: int, data: bytes = b"") -> None:
        tunnel, window = self._tunnel, 65_000
        facts = (self._own_port, self._port, self._next, self._seen, 5 << 4, flags, window, 0, 0)
        segment = struct.pack(">HHIIBBHHH", *facts) + data
        ends = IPv4Address(tunnel._address).packed + IPv4Address(self._host).packed
        check = _checksum(ends + struct.pack(">HH", _TCP, len(segment)) + segment)
        tunnel._send(_TCP, self._host, segment[:16] + struct.pack(">H", check) + segment[18:])
        self._next = (self._next + len(data) + bool(flags & (_SYN | _FIN))) % (1 << 32)

    def _await(self, until: float) -> tuple[int, bytes]:
        """Give flags and data of the next segment in order; those sent again are acknowledged again."""
        while (packet := self._tunnel._peer.receive(max(0.0, until - time.monotonic()))) is not None:
            segment = packet[20:]
            if packet[9] != _TCP or struct.unpack(">HH", segment[:4]) != (self._port, self._own_port):
                continue
            number, _, offset, flags = struct.unpack(">IIBB", segment[4:14])
            data = segment[(offset >> 4) * 4 :]
            if flags & _SYN:
                self._seen = (number + 1) % (1 << 32)
                return flags, b""
            if number != self._seen and not flags & _RST:
                self._segment(_ACK)
                continue
            self._seen = (number + len(data) + bool(flags & _FIN)) % (1 << 32)
            if data or flags & (_FIN | _RST):
                return flags, data
        raise TimeoutError(self._host)


def _checksum(data: bytes) -> int:
    total = sum(struct.unpack(f">{(len(data) + 1) // 2}H", data + bytes(len(data) % 2)))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
