"""The initiating side of WireGuard (Noise_IKpsk2): what the WireGuard app of a phone speaks to its peer.

Written from the protocol's paper (wireguard.com/papers/wireguard.pdf, sections 5.3 and 5.4), with new handshakes
(`renew`; the app makes one every two minutes) and the cookies that a server asks for which counts itself as loaded.
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
_INITIATION, _RESPONSE, _COOKIE, _TRANSPORT = 1, 2, 3, 4
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
        self._cookie = b""
        self.n_cookies = 0
        try:
            self.renew(timeout_s)
        except BaseException:
            self._socket.close()
            raise

    def renew(self, timeout_s: float = 2.0) -> None:
        """Agree on new keys. A peer that wants to see a cookie gets it in a second initiation, as the protocol says."""
        until = time.monotonic() + timeout_s
        self._seals, self._opens = self._shake_hands(until) or self._shake_hands(until) or self._refused()
        self._sent = 0

    @staticmethod
    def _refused() -> tuple[bytes, bytes]:
        raise NoHandshake

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

    def _shake_hands(self, until: float) -> tuple[bytes, bytes] | None:
        """Give the keys both ways; None when the peer answered with a cookie, which is kept."""
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
        first = _mac(_hash(b"mac1----" + self._peer), message)
        message += first
        self._socket.send(message + (_mac(self._cookie, message) if self._cookie else bytes(16)))
        answer = self._next(until)
        while answer is not None and answer[:1] == bytes([_TRANSPORT]):  # of the keys before
            answer = self._next(until)
        if answer is not None and len(answer) == 64 and answer[0] == _COOKIE and answer[4:8] == b"fake":
            key = _hash(b"cookie--" + self._peer)
            self._cookie, self.n_cookies = _opened(key, answer[8:32], answer[32:], first), self.n_cookies + 1
            return None
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


def _opened(key: bytes, nonce: bytes, sealed: bytes, about: bytes) -> bytes:
    """XChaCha20-Poly1305: ChaCha20-Poly1305 under a key of the nonce's first half (draft-irtf-cfrg-xchacha, 2.3)."""
    return ChaCha20Poly1305(_hchacha(key, nonce[:16])).decrypt(bytes(4) + nonce[16:], sealed, about)


def _hchacha(key: bytes, nonce: bytes) -> bytes:
    """HChaCha20 (the same draft, 2.2): the rounds of ChaCha20, of which the first and the last row are the key."""
    state = [*struct.unpack("<4I", b"expand 32-byte k"), *struct.unpack("<8I", key), *struct.unpack("<4I", nonce)]
    columns = [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)]
    diagonals = [(0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)]
    for a, b, c, d in 10 * (columns + diagonals):
        for to, of, by, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            state[to] = (state[to] + state[of]) & 0xFFFFFFFF
            mixed = state[by] ^ state[to]
            state[by] = (mixed << turn | mixed >> 32 - turn) & 0xFFFFFFFF
    return struct.pack("<8I", *state[:4], *state[12:])


def _tai64n() -> bytes:
    now = time.time_ns()
    return struct.pack(">QI", _TAI64_BASE + now // 1_000_000_000, now % 1_000_000_000)
