"""frida-server on the device: the asset for its ABI and our version, pushed, started as root, asked, stopped."""

from __future__ import annotations

import hashlib
import importlib.metadata
import lzma
import re
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.installed import ARCHITECTURES
from analyzer.record.devices.android.shell import FOLDER, DeviceShell, first_line
from analyzer.record.devices.android.undo import Journal

PROGRAM = f"{FOLDER}/cs-agentd"
"""A name and folder of our own: a user's own server is left alone, and naive root checks look for `frida`."""
PORT = 27142
"""Not frida's 27042, for the same reason (device_facts 1.6, seen in HTTP Toolkit)."""
_RELEASE = "https://github.com/frida/frida/releases/download/{version}/frida-server-{version}-android-{arch}.xz"
_MAX_BYTES = 512 << 20
_START_S = 10.0
_POLL_S = 0.2
_XZ, _ELF = b"\xfd7zXZ\x00", b"\x7fELF"
_MACHINES = {"arm64": (2, 183), "arm": (1, 40), "x86_64": (2, 62), "x86": (1, 3)}
"""Class and e_machine of an ELF file for each architecture (System V ABI)."""


@dataclass(frozen=True)
class Source:
    """Where frida-server comes from. file: the program, plain or .xz; or a folder that holds it by its official name.
    sha256: what it must have, "" for not checked. may_download: whether the official release may be asked for."""

    file: Path | None = None
    sha256: str = ""
    may_download: bool = False


def wanted_version() -> str:
    """Give the version frida-server must have: exactly ours (device_facts 1.5)."""
    return importlib.metadata.version("frida")


def architecture(shell: DeviceShell) -> str:
    """Give frida's word for the device's ABI. Raises SetupError E318 for one there is no frida for."""
    abis = [shell.prop("ro.product.cpu.abi"), *shell.prop("ro.product.cpu.abilist").split(",")]
    for abi in abis:
        if abi in ARCHITECTURES:
            return ARCHITECTURES[abi]
    raise SetupError(
        f"there is no frida-server for the ABI {first_line(abis[0])!r}",
        code="E318",
        hint="take a device with arm64-v8a, armeabi-v7a, x86_64 or x86",
    )


def asset_name(version: str, arch: str) -> str:
    """Give the official name of the asset."""
    return f"frida-server-{version}-android-{arch}"


def load(source: Source, arch: str) -> bytes:
    """Give the program for an architecture.

    Raises SetupError E318 when there is none, its checksum is another, or it is for another machine.
    """
    version = wanted_version()
    name = asset_name(version, arch)
    data = _read(source.file, name) if source.file is not None else _download(source, version, arch)
    found = hashlib.sha256(data).hexdigest()
    if source.sha256 and source.sha256.lower() != found:
        raise SetupError(
            f"{name} has another SHA-256 than the one given",
            code="E318",
            hint="download it again from the official release, and compare",
        )
    program = _unpacked(data, name)
    if _machine(program) != _MACHINES[arch]:
        raise SetupError(f"the frida-server given is no program for {arch}", code="E318", hint=f"get {name}.xz")
    return program


def _read(file: Path, name: str) -> bytes:
    choices = [file / name, file / f"{name}.xz"] if file.is_dir() else [file]
    found = next((choice for choice in choices if choice.is_file()), None)
    if found is None:
        raise SetupError(
            f"no {name} in {str(file)!r}",
            code="E318",
            hint="download it from the official releases of frida, .xz or unpacked",
        )
    try:
        return found.read_bytes()
    except OSError as error:
        raise SetupError(
            f"{str(found)!r} cannot be read ({error.strerror})", code="E318", hint="check its permissions"
        ) from error


def _download(source: Source, version: str, arch: str) -> bytes:
    if not source.may_download:
        raise SetupError(
            f"no frida-server {version} for {arch} was given",
            code="E318",
            hint="`consentinel device prepare SERIAL` with --frida-server FILE, or --download with the internet",
        )
    address = _RELEASE.format(version=version, arch=arch)
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            data: bytes = answer.read(_MAX_BYTES)
    except OSError as error:
        raise SetupError(
            f"the official release could not be downloaded ({type(error).__name__})",
            code="E318",
            hint="download it on another machine, and give --frida-server FILE",
        ) from error
    return data


def _unpacked(data: bytes, name: str) -> bytes:
    if not data.startswith(_XZ):
        return data
    unpacking = lzma.LZMADecompressor()
    try:
        program = unpacking.decompress(data, _MAX_BYTES)
        if not unpacking.eof:
            raise lzma.LZMAError
        return program
    except lzma.LZMAError as error:
        raise SetupError(f"{name}.xz is damaged", code="E318", hint="download it again") from error


def _machine(program: bytes) -> tuple[int, int]:
    if not program.startswith(_ELF) or len(program) < 20:
        return 0, 0
    return program[4], int.from_bytes(program[18:20], "little")


def version_on(shell: DeviceShell, program: str = PROGRAM) -> str:
    """Give the version of a server on the device, "" when there is none: asked without starting it (1.5, seen)."""
    result = shell.run([program, "--version"])
    said = result.out.strip()
    return said if result.is_ok and re.fullmatch(r"\d+\.\d+\.\d+[\w.-]*", said) else ""


def is_running(shell: DeviceShell) -> bool:
    """Tell whether our server runs; only root sees other users' processes (device_facts 1.2, seen)."""
    folder, _, name = PROGRAM.rpartition("/")
    return shell.root(["pgrep", "-f", f"{folder}/[{name[0]}]{name[1:]}"]).is_ok


def place(shell: DeviceShell, journal: Journal, source: Source) -> str:
    """Make our server run on the device; give its version. Does nothing when it runs in the right version.

    Raises SetupError E316 without root, E317 when the device takes no file, E318 otherwise.
    """
    wanted = wanted_version()
    if version_on(shell) != wanted:
        stop(shell)
        program = load(source, architecture(shell))
        shell.make_folder()
        journal.before("file", PROGRAM)
        shell.push(program, PROGRAM, 0o755)
        shell.run(["chmod", "755", PROGRAM])
        found = version_on(shell)
        if found != wanted:
            raise SetupError(
                f"frida-server on {shell.serial!r} is {found or 'not runnable'}, this Frida is {wanted}",
                code="E318",
                hint=f"give frida-server {wanted} with --frida-server",
            )
    if not is_running(shell):
        start(shell, journal)
    return wanted


def start(shell: DeviceShell, journal: Journal) -> None:
    """Start it as root, bound to the device's loopback (device_facts 1.6, seen). Raises SetupError E318."""
    journal.before("process", PROGRAM)
    began = shell.root([PROGRAM, "-D", "-l", f"127.0.0.1:{PORT}"])
    deadline = time.monotonic() + _START_S
    while not is_running(shell):
        if time.monotonic() > deadline or not began.is_ok:
            raise SetupError(
                f"frida-server does not start on {shell.serial!r}: {first_line(began.said)}",
                code="E318",
                hint="restart the device: a stale server may hold the port, or SELinux refuses it",
            )
        time.sleep(_POLL_S)


def stop(shell: DeviceShell) -> None:
    """End our server, a stale one too; a server of the user's is left alone."""
    folder, _, name = PROGRAM.rpartition("/")
    shell.root(["pkill", "-9", "-f", f"{folder}/[{name[0]}]{name[1:]}"])
