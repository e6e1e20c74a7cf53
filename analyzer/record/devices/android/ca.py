"""Our CA on the device: among the system's where root allows it, else where a user's certificates lie."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.mounts import bind_line, namespaces, read_line, zygotes
from analyzer.record.devices.android.shell import FOLDER, DeviceShell, RootKind, first_line
from analyzer.record.devices.android.undo import Journal

SYSTEM = "/system/etc/security/cacerts"
APEX = "/apex/com.android.conscrypt/cacerts"
USER = "/data/misc/user/0/cacerts-added"
_LABEL = re.compile(r"u:object_r:\w+:s0")
_USUAL_LABEL = "u:object_r:system_file:s0"


@dataclass(frozen=True)
class Placed:
    """Where our CA is. kind: `system`, `apex` (the system's since Android 14), `user`, or `none`. why: what hindered
    a better place, "" when nothing did."""

    kind: str
    name: str
    why: str = ""


def subject_hash_old(pem: bytes) -> str:
    """Give the name by which Android looks a CA up: MD5 of its subject, four bytes, low end first, padded.

    Source: device_facts 2.1, verified with openssl. mitmproxy's CA gives c8750f0d in every installation.
    """
    from cryptography import x509

    subject = x509.load_pem_x509_certificate(pem).subject.public_bytes()
    return f"{int.from_bytes(hashlib.md5(subject).digest()[:4], 'little'):08x}"


def fingerprint(pem: bytes) -> str:
    """Give the SHA-256 of a certificate in PEM, "" when there is none in it."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    try:
        return x509.load_pem_x509_certificate(pem).fingerprint(hashes.SHA256()).hex()
    except ValueError:
        return ""


def stores(shell: DeviceShell) -> list[str]:
    """Give the folders apps read the system's CAs from; the APEX decides by being there, not by the version."""
    return [SYSTEM, APEX] if shell.run(["ls", "-d", APEX]).is_ok else [SYSTEM]


def where(shell: DeviceShell, pem: bytes) -> Placed:
    """Tell where our CA is now, as the apps see it; compares certificates, not names (device_facts 2.2, seen)."""
    name, wanted = subject_hash_old(pem), fingerprint(pem)
    folders = stores(shell)
    views: list[int | None] = [None]
    if shell.root_kind is not RootKind.NONE:
        views += zygotes(shell)
    missing = [folder for folder in folders for pid in views if not _sees(shell, f"{folder}/{name}", wanted, pid)]
    if not missing:
        return Placed("apex" if APEX in folders else "system", f"{name}.0")
    if shell.root_kind is not RootKind.NONE and _sees(shell, f"{USER}/{name}", wanted, None):
        return Placed("user", f"{name}.0", f"not in {missing[0]}")
    return Placed("none", f"{name}.0", f"not in {missing[0]}")


def _sees(shell: DeviceShell, stem: str, wanted: str, pid: int | None) -> bool:
    """Tell whether a certificate lies at `stem`.0 or .1 (a second of the same hash, recalled)."""
    for end in ("0", "1"):
        line = read_line(f"{stem}.{end}", pid)
        is_root = shell.root_kind is not RootKind.NONE
        result = shell.root_in_global(line) if is_root else shell.run(["cat", f"{stem}.{end}"])
        if result.is_ok and fingerprint(result.raw) == wanted:
            return True
    return False


def place(shell: DeviceShell, journal: Journal, pem: bytes) -> Placed:
    """Put our CA where apps trust it, as far as this device allows; does nothing when it is there.

    Every mount is written down before. Raises SetupError E319 when not even the user's folder takes it, E316 without
    root.
    """
    now = where(shell, pem)
    if now.kind in ("system", "apex"):
        return now
    shell.make_folder()
    certificate = f"{FOLDER}/{now.name}"
    journal.before("file", certificate)
    shell.push(pem, certificate, 0o644)
    why = _into_system(shell, journal, certificate)
    if not why:
        after = where(shell, pem)
        if after.kind in ("system", "apex"):
            return after
        why = after.why
    return _into_user(shell, journal, certificate, why)


def _into_system(shell: DeviceShell, journal: Journal, certificate: str) -> str:
    """Cover the folder by one in memory that also holds ours (device_facts 2.2 B, 2.3, seen); "" or what refused."""
    folders = stores(shell)
    copy = f"{FOLDER}/ca-copy"
    journal.before("file", copy)
    steps = [
        f"mkdir -p {copy}",
        f"chmod 700 {copy}",
        f"cp {folders[-1]}/* {copy}/",
    ]
    label = _label(shell, folders[-1])
    if f" {SYSTEM} tmpfs " not in shell.root_in_global("cat /proc/mounts").out:
        journal.before("mount", SYSTEM)
        steps.append(f"mount -t tmpfs tmpfs {SYSTEM}")
    steps += [
        f"cp {copy}/* {SYSTEM}/",
        f"cp {certificate} {SYSTEM}/",
        f"rm -rf {copy}",
        f"chown root:root {SYSTEM}/*",
        f"chmod 644 {SYSTEM}/*",
        f"chcon {label} {SYSTEM} {SYSTEM}/*",
    ]
    for step in steps:
        done = shell.root_in_global(step)
        if not done.is_ok:
            return f"{step.split()[0]}: {first_line(done.said)}{_denial(shell)}"
    return _into_apex(shell, journal) if APEX in folders else ""


def _into_apex(shell: DeviceShell, journal: Journal) -> str:
    """Show the same folder at the APEX's place: for us, for each zygote and for each running app."""
    journal.before("mount", APEX)
    own = shell.root_in_global(bind_line(SYSTEM, APEX, None))
    if not own.is_ok:
        return f"mount: {first_line(own.said)}{_denial(shell)}"
    roots = set(zygotes(shell))
    for pid in namespaces(shell):
        done = shell.root_in_global(bind_line(SYSTEM, APEX, pid))
        # An app may end between being listed and being entered; a zygote may not.
        if not done.is_ok and pid in roots:
            return f"nsenter: {first_line(done.said)}{_denial(shell)}"
    return ""


def _label(shell: DeviceShell, folder: str) -> str:
    """Give the SELinux label of what lies there: it differs by device (device_facts 2.2, seen)."""
    found = _LABEL.findall(shell.root_in_global(f"ls -Z {folder}").out)
    return found[0] if found else _USUAL_LABEL


def _denial(shell: DeviceShell) -> str:
    """Give the last refusal of SELinux, if there is one: it is told, SELinux stays on (device_facts 1.8)."""
    lines = [line for line in shell.root(["dmesg"]).out.splitlines() if "avc:" in line and "denied" in line]
    return f" [{first_line(lines[-1])}]" if lines else ""


def _into_user(shell: DeviceShell, journal: Journal, certificate: str, why: str) -> Placed:
    """Put it among the user's CAs (device_facts 2.4, seen): apps trust it only where their network security
    config says so."""
    name = certificate.rpartition("/")[2]
    target = f"{USER}/{name}"
    # A cover that is half made would hide the system's own CAs from every app.
    half = (SYSTEM, APEX, f"{FOLDER}/ca-copy")
    journal.undo([change for change in journal.changes if change.about in half])
    journal.before("file", target)
    for step in (f"mkdir -p {USER}", f"cp {certificate} {target}", f"chmod 644 {target}"):
        done = shell.root_in_global(step)
        if not done.is_ok:
            raise SetupError(
                f"the device {shell.serial!r} takes no CA ({why}; {first_line(done.said)})",
                code="E319",
                hint="install it by hand in its settings, or take another image",
            )
    return Placed("user", name, why)
