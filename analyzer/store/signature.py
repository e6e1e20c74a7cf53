"""Ed25519 signatures over a list of hashes: keys, signing, checking. Any program that knows Ed25519 can check them."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.model.errors import UsageError
from analyzer.store.files import write_atomic, write_private

if TYPE_CHECKING:
    from collections.abc import Callable

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_SIZE = 64
MAKE = "make one with: consentinel session sign PATH --new-key FILE, or openssl genpkey -algorithm ed25519 -out FILE"


def new_key(path: Path) -> Path:
    """Write a new private key (PEM, for its owner alone) and beside it the public one as `<name>.pub`; give the latter.

    Raises UsageError E189 when there is a file already, SetupError E280–E282.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public = path.with_name(path.name + ".pub")
    for file in (path, public):
        if file.exists():
            raise UsageError(f"{str(file)!r} is there already", code="E189", hint="a key is never written over")
    key = Ed25519PrivateKey.generate()
    form = serialization.PrivateFormat.PKCS8
    write_private(path, key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    write_atomic(public, key.public_key().public_bytes(serialization.Encoding.PEM, spki))
    return public


def sign(data: bytes, key_file: Path) -> tuple[bytes, str]:
    """Give the signature of bytes, 64 bytes, and the name of the key. Raises UsageError E186."""
    key = _private(key_file)
    return key.sign(data), key_name(key.public_key())


def key_name(key: Ed25519PublicKey) -> str:
    """Name a public key by the SHA-256 of its SubjectPublicKeyInfo: `ed25519:<64 hex>`."""
    from cryptography.hazmat.primitives import serialization

    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    return "ed25519:" + hashlib.sha256(key.public_bytes(serialization.Encoding.DER, spki)).hexdigest()


def signed_by(signature_file: Path, key_file: Path) -> Callable[[bytes], str | None]:
    """Give what tells of bytes that this key signed them. Raises UsageError E186, E188."""
    from cryptography.exceptions import InvalidSignature

    key, signature = _public(key_file), _signature(signature_file)
    name = key_name(key)

    def proof(data: bytes) -> str | None:
        try:
            key.verify(signature, data)
        except InvalidSignature:
            return None
        return f"signed by {name}"

    return proof


def _signature(file: Path) -> bytes:
    """Read 64 bytes, or the same as hex or Base64."""
    import base64
    import binascii

    data = _bytes(file, "E188")
    if len(data) == _SIZE:
        return data
    text = data.strip()
    try:
        found = bytes.fromhex(text.decode("ascii")) if re.fullmatch(rb"[0-9a-fA-F]{128}", text) else base64.b64decode(
            b"".join(text.split()), validate=True)  # fmt: skip
    except (binascii.Error, ValueError):
        found = b""
    if len(found) != _SIZE:
        raise UsageError(f"{str(file)!r} is no Ed25519 signature", code="E188",
                         hint="it has 64 bytes, or the same as hex or Base64")  # fmt: skip
    return found


def _bytes(file: Path, code: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {str(file)!r} ({error.strerror})", code=code, hint="check the path") from error


def _private(file: Path) -> Ed25519PrivateKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    key: object = None
    with suppress(ValueError, TypeError, UnsupportedAlgorithm):
        key = load_pem_private_key(_bytes(file, "E186"), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError(f"{str(file)!r} is no private Ed25519 key without a password (PEM)", code="E186", hint=MAKE)
    return key


def _public(file: Path) -> Ed25519PublicKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    key: object = None
    with suppress(ValueError, UnsupportedAlgorithm):
        key = load_pem_public_key(_bytes(file, "E186"))
    if not isinstance(key, Ed25519PublicKey):
        raise UsageError(f"{str(file)!r} is no public Ed25519 key (PEM)", code="E186",
                         hint="make it of the private one with: openssl pkey -in FILE -pubout")  # fmt: skip
    return key
