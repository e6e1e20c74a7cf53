"""Programs of the simulated phone: an ELF head of the right machine, then a name that the shell runs."""

from __future__ import annotations

import struct

_MACHINES = {"arm64-v8a": (2, 183), "armeabi-v7a": (1, 40), "armeabi": (1, 40), "x86_64": (2, 62), "x86": (1, 3)}
_ABI_OF = {183: "arm64-v8a", 40: "armeabi-v7a", 62: "x86_64", 3: "x86"}
_FRIDA_ARCH = {"arm64": "arm64-v8a", "arm": "armeabi-v7a", "x86_64": "x86_64", "x86": "x86"}
_MARK = b"\0fake-program:"


def program(name: str, abi: str) -> bytes:
    """Give an executable that does what the fake's command `name` does."""
    bits, machine = _MACHINES[abi]
    head = b"\x7fELF" + bytes([bits, 1, 1, 0]) + bytes(8) + struct.pack("<HHI", 3, machine, 1)
    return head.ljust(64, b"\0") + _MARK + name.encode() + b"\0"


def frida_server(version: str, arch: str = "x86_64", *, padding: int = 0) -> bytes:
    """Give a frida-server of that version for a Frida arch (arm64, arm, x86_64, x86), `padding` bytes larger."""
    return program(f"frida-server {version}", _FRIDA_ARCH[arch]) + bytes(padding)


def program_of(data: bytes) -> str | None:
    """Give the command that an executable runs, or None when it is none of ours."""
    start = data.find(_MARK, 0, 256)
    return data[start + len(_MARK) :].split(b"\0")[0].decode() if start >= 0 else None


def abi_of(data: bytes) -> str | None:
    """Give the ABI of an ELF file; None for anything else."""
    if data[:4] != b"\x7fELF" or len(data) < 20:
        return None
    return _ABI_OF.get(int.from_bytes(data[18:20], "little"))


def bits_of(data: bytes) -> int:
    """Give 32 or 64."""
    return 64 if data[4:5] == b"\x02" else 32
