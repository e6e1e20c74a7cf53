"""RFC 3161 time stamps: that a list of hashes existed at a time, by the word of a time stamping authority (TSA)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.model.errors import SetupError, UsageError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_HASHES = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
"""Hash algorithms of an imprint by object identifier (RFC 5754)."""
_SEQUENCE, _SET_OF_CERTIFICATES, _OID = 0x30, 0xA0, 0x06
_GRANTED = b"\x30\x03\x02\x01\x00"
"""PKIStatusInfo: granted (RFC 3161, 2.4.2)."""


@dataclass(frozen=True)
class Stamp:
    """A time stamp. matches: whether it is over these bytes. is_checked: whether a CA that was given vouches for it."""

    matches: Callable[[bytes], bool]
    time: str
    name: str
    is_checked: bool


def read_stamp(file: Path, ca_file: Path | None = None) -> Stamp:
    """Read a time stamp response or a bare token; with a CA file (PEM), check its signature and who made it.

    Raises UsageError E188 (no time stamp, or not one of that CA), SetupError E248 (library missing).
    """
    response = _decoded(_bytes(file), file)
    info = response.tst_info
    algorithm = _HASHES.get(info.message_imprint.hash_algorithm.dotted_string)
    imprint = bytes(info.message_imprint.message)
    if ca_file is not None:
        _check(response, imprint, _certificates(ca_file), file)
    time = info.gen_time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    def matches(data: bytes) -> bool:
        import hashlib

        return algorithm is not None and hashlib.new(algorithm, data).digest() == imprint

    return Stamp(matches, time, _name_of(info), ca_file is not None)


def _name_of(info: Any) -> str:
    """Give the name that the TSA calls itself; anybody can call himself so unless a CA was checked."""
    from cryptography.x509 import Name

    name = getattr(info.name, "value", None)
    told = name.rfc4514_string() if isinstance(name, Name) else ""
    return "".join(character if character.isprintable() else "?" for character in told)[:200]


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {str(file)!r} ({error.strerror})", code="E188", hint="check the path") from error


def _decoded(data: bytes, file: Path) -> Any:
    try:
        from rfc3161_client import decode_timestamp_response
    except ModuleNotFoundError:
        raise SetupError("rfc3161-client is not installed", code="E248",
                         hint="pip install 'consentinel[timestamp]'") from None  # fmt: skip
    try:
        response = decode_timestamp_response(_as_response(data))
        response.tst_info.message_imprint.message  # noqa: B018 (a refusal has no token: it fails here)
    except (ValueError, IndexError, KeyError) as error:
        raise UsageError(f"{str(file)!r} is no time stamp of RFC 3161", code="E188",
                         hint="make one with: openssl ts -query, and send that to a TSA") from error  # fmt: skip
    return response


def _certificates(file: Path) -> list[Certificate]:
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return load_pem_x509_certificates(_bytes(file))
    except ValueError as error:
        raise UsageError(f"{str(file)!r} holds no certificates (PEM)", code="E188",
                         hint="give the CA of the TSA as it publishes it") from error  # fmt: skip


def _check(response: Any, imprint: bytes, roots: list[Certificate], file: Path) -> None:
    from cryptography.x509 import InvalidVersion
    from rfc3161_client import VerificationError, VerifierBuilder

    builder = VerifierBuilder()
    for root in dict.fromkeys(roots):
        builder = builder.add_root_certificate(root)
    try:
        builder.build().verify(response, imprint)
    except (VerificationError, InvalidVersion, ValueError, KeyError) as error:
        raise UsageError(f"{str(file)!r} is no valid time stamp of a TSA of that CA", code="E188",
                         hint="it must hold the TSA's certificate: openssl ts -query -cert") from error  # fmt: skip


def _as_response(data: bytes) -> bytes:
    """Give a response in DER: a bare token is wrapped, and the certificates, which OpenSSL leaves unsorted, sorted.

    They are outside of what is signed. Raises ValueError, IndexError for what is neither.
    """
    [(tag, body)] = _split(data)
    parts = _split(body)
    if tag != _SEQUENCE or not parts:
        raise ValueError("no sequence")
    status, token = (_GRANTED, body) if parts[0][0] == _OID else (_element(*parts[0]), parts[1][1])
    (kind, identifier), (explicit, wrapped) = _split(token)
    [(inner, signed)] = _split(wrapped)
    elements = [
        (part, b"".join(sorted(_element(*one) for one in _split(value))) if part == _SET_OF_CERTIFICATES else value)
        for part, value in _split(signed)
    ]
    rebuilt = _element(inner, b"".join(_element(*one) for one in elements))
    content = _element(kind, identifier) + _element(explicit, rebuilt)
    return _element(_SEQUENCE, status + _element(_SEQUENCE, content))


def _split(data: bytes) -> list[tuple[int, bytes]]:
    """Give the elements of DER one after another as (tag, content)."""
    found, position = [], 0
    while position < len(data):
        tag, length = data[position], data[position + 1]
        position += 2
        if length & 0x80:
            n_bytes = length & 0x7F
            length = int.from_bytes(data[position : position + n_bytes], "big")
            position += n_bytes
        if position + length > len(data):
            raise ValueError("cut")
        found.append((tag, data[position : position + length]))
        position += length
    return found


def _element(tag: int, content: bytes) -> bytes:
    n = len(content)
    if n < 0x80:
        return bytes([tag, n]) + content
    size = n.to_bytes((n.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + content
