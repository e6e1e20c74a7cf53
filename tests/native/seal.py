"""An app that seals what it sends by the functions of a C library, called as C programs call them.

Runs in a process of its own; standard library only.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import hashlib
import hmac
import sys
from collections.abc import Callable
from pathlib import Path

KEY, IV, MAC_KEY = b"0123456789abcdef", b"fedcba9876543210", b"mac key of the app"
P, N, S = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t


def libcrypto() -> ctypes.CDLL:
    """Give the libcrypto that this Python has loaded already."""
    import _hashlib  # noqa: F401  it brings the library into the process

    maps = Path("/proc/self/maps").read_text().splitlines()
    path = next(line.split()[-1] for line in maps if "libcrypto.so" in line)
    library = ctypes.CDLL(path)
    library.EVP_CIPHER_CTX_new.restype = library.EVP_aes_128_cbc.restype = library.EVP_sha256.restype = P
    library.EVP_aes_128_gcm.restype = P
    return library


def evp(plain: bytes, way: str = "encrypt", cipher: str = "cbc") -> bytes:
    """Encrypt or decrypt by EVP, in two steps, the key after the cipher."""
    library = libcrypto()
    context = P(library.EVP_CIPHER_CTX_new())
    kind = P(getattr(library, f"EVP_aes_128_{cipher}")())
    name = "Encrypt" if way == "encrypt" else "Decrypt"
    init, update = getattr(library, f"EVP_{name}Init_ex"), getattr(library, f"EVP_{name}Update")
    assert init(context, kind, None, None, None) == 1
    assert init(context, None, None, KEY, IV) == 1
    out, n, total = ctypes.create_string_buffer(len(plain) + 32), N(), 0
    for part in (plain[:7], plain[7:]):
        assert update(context, ctypes.byref(out, total), ctypes.byref(n), part, len(part)) == 1
        total += n.value
    assert getattr(library, f"EVP_{name}Final_ex")(context, ctypes.byref(out, total), ctypes.byref(n)) == 1
    library.EVP_CIPHER_CTX_free(context)
    return out.raw[: total + n.value]


def aes_cbc(plain: bytes) -> bytes:
    """Encrypt whole blocks by the functions below EVP."""
    library = libcrypto()
    schedule, vector = ctypes.create_string_buffer(256), ctypes.create_string_buffer(IV, 16)
    assert library.AES_set_encrypt_key(KEY, 128, schedule) == 0
    out = ctypes.create_string_buffer(len(plain))
    library.AES_cbc_encrypt(plain, out, S(len(plain)), schedule, vector, 1)
    return out.raw


def digest(plain: bytes) -> bytes:
    """Hash by EVP, in two steps, as Python's hashlib does."""
    made = hashlib.sha256(plain[:3])
    made.update(plain[3:])
    return made.digest()


def sha256(plain: bytes) -> bytes:
    """Hash in one call."""
    out = ctypes.create_string_buffer(32)
    libcrypto().SHA256(plain, S(len(plain)), out)
    return out.raw


def mac(plain: bytes) -> bytes:
    """HMAC in one call, as Python's hmac does."""
    return hmac.digest(MAC_KEY, plain, "sha256")


def mac_steps(plain: bytes) -> bytes:
    """HMAC in steps."""
    library = libcrypto()
    library.HMAC_CTX_new.restype = P
    context, out, n = P(library.HMAC_CTX_new()), ctypes.create_string_buffer(64), ctypes.c_uint()
    assert library.HMAC_Init_ex(context, MAC_KEY, len(MAC_KEY), P(library.EVP_sha256()), None) == 1
    assert library.HMAC_Update(context, plain, S(len(plain))) == 1
    assert library.HMAC_Final(context, out, ctypes.byref(n)) == 1
    library.HMAC_CTX_free(context)
    return out.raw[: n.value]


def mbed(plain: bytes, path: str, function: str = "seal") -> bytes:
    """Let a library of the tests seal, by functions that are called as those of Mbed TLS."""
    out = ctypes.create_string_buffer(len(plain) + 64)
    n = getattr(ctypes.CDLL(path), function)(plain, S(len(plain)), out)
    return out.raw[:n]


COMMANDS: dict[str, Callable[..., bytes]] = {
    command.__name__: command for command in (evp, aes_cbc, digest, sha256, mac, mac_steps, mbed)
}


def main() -> None:
    """Serve commands, `name hex argument…`, until standard input ends; print what came as hex."""
    libcrypto()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        name, plain, *args = line.split()
        sys.stdout.write(COMMANDS[name](bytes.fromhex(plain), *args).hex() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
