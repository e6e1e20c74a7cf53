"""What tests of a phone share: our side of a fake one, a frida-server for it, our CA, and whether it is as before."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path

from fake_android import elf
from fake_android.device import FakeDevice
from fake_android.known import is_known
from fake_android.state import differences

from analyzer.record.devices.android.frida_server import Source, asset_name
from analyzer.record.devices.android.installed import ARCHITECTURES
from analyzer.record.devices.android.link import open_link
from analyzer.record.devices.android.shell import DeviceShell
from analyzer.record.devices.android.undo import Journal
from support.waiting import PATIENCE_S


def our_side(device: FakeDevice, *, probe_timeout_s: float = PATIENCE_S) -> tuple[DeviceShell, Journal]:
    """Give the shell and the journal that a command makes for a device."""
    shell = DeviceShell(open_link(device.address), probe_timeout_s=probe_timeout_s)
    return shell, Journal(shell)


def frida_server(folder: Path, *, version: str = "") -> Source:
    """Give a folder with the official names of frida-server for every architecture."""
    folder.mkdir(exist_ok=True)
    named = version or importlib.metadata.version("frida")
    for arch in set(ARCHITECTURES.values()):
        (folder / asset_name(importlib.metadata.version("frida"), arch)).write_bytes(elf.frida_server(named, arch))
    return Source(folder)


def certificate() -> bytes:
    """Give a CA with the subject of mitmproxy's."""
    import datetime

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, "mitmproxy"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "mitmproxy"),
        ]
    )
    begin = datetime.datetime(2026, 1, 1)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(begin)
    signed = made.not_valid_after(begin + datetime.timedelta(days=3650)).sign(key, hashes.SHA256())
    from cryptography.hazmat.primitives.serialization import Encoding

    return signed.public_bytes(Encoding.PEM)


def strangers(device: FakeDevice) -> set[str]:
    """Give the commands we sent that no Android of that version has, or that the fake phone does not know."""
    api = device.phone.api
    sent = [argv for said in device.phone.transcript for _, argv in said.ran]
    unknown = {" ".join(argv) for argv in sent if "/" not in argv[0] and not is_known(list(argv), api)}
    return unknown | set(device.phone.unknown)


def changed(before: dict[str, object], device: FakeDevice) -> object:
    """Give what differs on a device from a state before; what an equal state gives is falsy."""
    return differences(before, device.state())
