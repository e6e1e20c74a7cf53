"""The initiating side of WireGuard (Noise_IKpsk2): what the WireGuard app of a phone speaks to its peer.

Written from the protocol's paper (wireguard.com/papers/wireguard.pdf, section 5.4); one handshake, no rekeying, no
cookies: enough for a tunnel of a minute.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import select
import socket
import struct
import time

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

_CONSTRUCTION = b"Noise_IKpsk2_25519_ChaChaPoly_BLAKE2s"
_IDENTIFIER = b"WireGuard v1 zx2c4 Jason@zx2c4.com"
_INITIATION, _RESPONSE, _TRANSPORT = 1, 2, 4
_TAI64_BASE = 0x400000000000000A
_NO_NONCE = bytes(12)


class NoHandshake(Exception):
    """The peer gave no answer, or one that is not its own."""


class Peer:
    """A session with one WireGuard peer over UDP. Raises NoHandshake when it does not answer within `timeout_s`."""

    def __init__(self, private_key: str, public_key: str, endpoint: tuple[str, int], timeout_s: float = 2.0) -> None:
        self._own = X25519PrivateKey.from_private_bytes(base64.b64decode(private_key))
        self._peer = base64.b64decode(public_key)
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.connect(endpoint)
        self._sent, self._their_index = 0, b""
        try:
            self._seals, self._opens = self._shake_hands(timeout_s)
        except BaseException:
            self._socket.close()
            raise

    def send(self, packet: bytes) -> None:
        """Send one IP packet through the tunnel; b"" is a keepalive."""
        padded = packet + bytes(-len(packet) % 16)
        nonce = bytes(4) + struct.pack("<Q", self._sent)
        sealed = ChaCha20Poly1305(self._seals).encrypt(nonce, padded, b"")
        head = struct.pack("<I4sQ", _TRANSPORT, self._their_index, self._sent)
        self._sent += 1
        self._socket.send(head + sealed)

    def receive(self, timeout_s: float) -> bytes | None:
        """Give the next IP packet from the tunnel; None when none comes in time."""
        until = time.monotonic() + timeout_s
        while (message := self._next(until)) is not None:
            if len(message) < 32 or message[0] != _TRANSPORT:
                continue
            counter = message[8:16]
            packet = ChaCha20Poly1305(self._opens).decrypt(bytes(4) + counter, message[16:], b"")
            if packet:
                return packet[: struct.unpack(">H", packet[2:4])[0]]
        return None

    def close(self) -> None:
        """Forget the session; WireGuard says no goodbye."""
        self._socket.close()

    def _next(self, until: float) -> bytes | None:
        left = max(0.0, until - time.monotonic())
        if not select.select([self._socket], [], [], left)[0]:
            return None
        try:
            return self._socket.recv(65536)
        except OSError:  # nobody listens there
            return None

    def _shake_hands(self, timeout_s: float) -> tuple[bytes, bytes]:
        ephemeral = X25519PrivateKey.generate()
        chain = _hash(_CONSTRUCTION)
        digest = _hash(_hash(chain + _IDENTIFIER) + self._peer)
        public = _public(ephemeral)
        (chain,) = _derive(chain, public, 1)
        digest = _hash(digest + public)
        chain, key = _derive(chain, _shared(ephemeral, self._peer), 2)
        static = ChaCha20Poly1305(key).encrypt(_NO_NONCE, _public(self._own), digest)
        digest = _hash(digest + static)
        chain, key = _derive(chain, _shared(self._own, self._peer), 2)
        stamp = ChaCha20Poly1305(key).encrypt(_NO_NONCE, _tai64n(), digest)
        digest = _hash(digest + stamp)
        message = struct.pack("<I4s", _INITIATION, b"fake") + public + static + stamp
        message += _mac(_hash(b"mac1----" + self._peer), message) + bytes(16)
        self._socket.send(message)
        answer = self._next(time.monotonic() + timeout_s)
        if answer is None or len(answer) != 92 or answer[0] != _RESPONSE or answer[8:12] != b"fake":
            raise NoHandshake
        return self._agree(chain, digest, ephemeral, answer)

    def _agree(self, chain: bytes, digest: bytes, ephemeral: X25519PrivateKey, answer: bytes) -> tuple[bytes, bytes]:
        self._their_index, theirs = answer[4:8], answer[12:44]
        (chain,) = _derive(chain, theirs, 1)
        digest = _hash(digest + theirs)
        (chain,) = _derive(chain, _shared(ephemeral, theirs), 1)
        (chain,) = _derive(chain, _shared(self._own, theirs), 1)
        chain, mixed, key = _derive(chain, bytes(32), 3)
        digest = _hash(digest + mixed)
        ChaCha20Poly1305(key).decrypt(_NO_NONCE, answer[44:60], digest)  # only the peer itself can have sealed it
        seals, opens = _derive(chain, b"", 2)
        return seals, opens


def _hash(data: bytes) -> bytes:
    return hashlib.blake2s(data).digest()


def _mac(key: bytes, data: bytes) -> bytes:
    return hashlib.blake2s(data, digest_size=16, key=key).digest()


def _derive(key: bytes, data: bytes, n: int) -> tuple[bytes, ...]:
    first = hmac.digest(key, data, "blake2s")
    found: list[bytes] = []
    for number in range(1, n + 1):
        found.append(hmac.digest(first, (found[-1] if found else b"") + bytes([number]), "blake2s"))
    return tuple(found)


def _shared(own: X25519PrivateKey, theirs: bytes) -> bytes:
    return own.exchange(X25519PublicKey.from_public_bytes(theirs))


def _public(key: X25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def _tai64n() -> bytes:
    now = time.time_ns()
    return struct.pack(">QI", _TAI64_BASE + now // 1_000_000_000, now % 1_000_000_000)
