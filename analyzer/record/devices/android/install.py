"""Installing an app from a file: one APK, a folder or bundle of splits (.apks, .apkm), or .xapk."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.android.app import check_name
from analyzer.record.devices.android.asking import is_installed
from analyzer.record.devices.android.shell import DeviceShell, first_line
from analyzer.record.devices.android.undo import Journal

_MAX_BYTES = 4 << 30
_MAX_FILES = 500
_TIMEOUT_S = 300.0
_ABI = re.compile(r"(?:^|[._-])(arm64_v8a|armeabi_v7a|armeabi|x86_64|x86|mips64|mips)(?=[._-]|$)")
_REASONS = {
    "INSTALL_FAILED_NO_MATCHING_ABIS": "the app has no code for this device's processor: take another device",
    "INSTALL_FAILED_UPDATE_INCOMPATIBLE": "another signature is installed: uninstall it first",
    "INSTALL_FAILED_VERSION_DOWNGRADE": "a newer version is installed: uninstall it first",
    "INSTALL_FAILED_MISSING_SPLIT": "the app comes in several APKs: give them all, as .apks or .xapk",
    "INSTALL_FAILED_TEST_ONLY": "it is a test build: install it with `adb install -t`",
    "INSTALL_FAILED_INSUFFICIENT_STORAGE": "free space on the device",
}
"""What each refusal means (device_facts 5.1)."""


@dataclass(frozen=True)
class Parts:
    """What is to be installed. apks: (name, bytes), the base first. expansions: (path below the storage, bytes)."""

    apks: list[tuple[str, bytes]] = field(default_factory=list)
    expansions: list[tuple[str, bytes]] = field(default_factory=list)


def read_parts(file: Path, abis: list[str]) -> Parts:
    """Give the APKs of a file that fit a device with these ABIs.

    Raises UsageError E110 for a file that cannot be read or is none of the kinds.
    """
    try:
        if file.is_dir():
            named = [(apk.name, apk.read_bytes()) for apk in sorted(file.glob("*.apk"))]
            return Parts(_fitting(named, abis, file))
        if file.suffix == ".apk":
            return Parts([("base.apk", file.read_bytes())])
        with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as bundle:
            return _from_bundle(bundle, abis, file)
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"{file}: no app that can be installed ({type(error).__name__})",
            code="E110",
            hint="give an .apk, .apks, .apkm (not encrypted), .xapk, or a folder of APKs",
        ) from error


def _from_bundle(bundle: zipfile.ZipFile, abis: list[str], file: Path) -> Parts:
    rows = bundle.infolist()
    if len(rows) > _MAX_FILES or sum(row.file_size for row in rows) > _MAX_BYTES:
        raise ValueError("too large")
    names = [row.filename for row in rows if row.filename.endswith(".apk")]
    expansions = []
    if "manifest.json" in bundle.namelist():
        manifest = json.loads(bundle.read("manifest.json"))
        listed = [str(split["file"]) for split in manifest.get("split_apks", ())]
        names = listed or names
        further = [row for row in manifest.get("expansions", ()) if row.get("install_location") == "EXTERNAL_STORAGE"]
        expansions = [(str(row["install_path"]), bundle.read(str(row["file"]))) for row in further]
    apks = [(name.rpartition("/")[2], bundle.read(name)) for name in names]
    for path, _ in expansions:
        if not re.fullmatch(r"Android/obb/[\w.]+/[\w.]+", path) or ".." in path:
            raise ValueError("a path outside of the app's folder")
    return Parts(_fitting(apks, abis, file), expansions)


def _fitting(apks: list[tuple[str, bytes]], abis: list[str], file: Path) -> list[tuple[str, bytes]]:
    """Leave out splits for other processors, and put the base first (device_facts 5.1, seen)."""
    known = {abi.replace("-", "_") for abi in abis}
    fit = [(name, data) for name, data in apks if (at := _ABI.search(name)) is None or at[1] in known]
    if not fit:
        raise ValueError(f"no APK for this device in {file.name}")
    return sorted(fit, key=lambda part: ("config" in part[0] or "split" in part[0], part[0]))


def install(shell: DeviceShell, journal: Journal, file: Path, package: str) -> None:
    """Install an app, granting nothing; one that was not there before is uninstalled by the undo.

    Raises SetupError E327 with the device's reason, or when the file holds another app than `package`.
    """
    abis = shell.prop("ro.product.cpu.abilist").split(",")
    parts = read_parts(file, abis)
    if not is_installed(shell, check_name(package)):
        journal.before("package", package)
    said = _install_one(shell, parts.apks[0][1]) if len(parts.apks) == 1 else _install_many(shell, parts.apks)
    if not said:
        shell.run(["true"])  # a device that has gone says nothing either: E314
    if "Success" not in said:
        code = next((code for code in _REASONS if code in said), "")
        raise SetupError(
            f"{file.name} cannot be installed: {code or first_line(said)}",
            code="E327",
            hint=_REASONS.get(code, "install it by hand with `adb install` to see more"),
        )
    if not is_installed(shell, package):
        raise SetupError(f"{file.name} is not {package}", code="E327", hint="give the app id that the file holds")
    for path, data in parts.expansions:
        shell.push(data, f"/sdcard/{path}", 0o644)


def _install_one(shell: DeviceShell, apk: bytes) -> str:
    """Stream one APK as `adb install` does; no -g, so that nothing is granted (device_facts 5.1, 11.2 verified)."""
    return shell.link.write_to(f"exec:cmd package install -r -t -S {len(apk)}", apk, _TIMEOUT_S).said


def _install_many(shell: DeviceShell, apks: list[tuple[str, bytes]]) -> str:
    """Stream several as one installation (device_facts 11.2, verified)."""
    total = sum(len(data) for _, data in apks)
    said = shell.link.write_to(f"exec:cmd package install-create -r -t -S {total}", b"", _TIMEOUT_S).said
    number = re.search(r"\[(\d+)\]", said)
    if number is None:
        return said
    for index, (_, data) in enumerate(apks):
        # Names come from a file that may be hostile: ours are plain.
        service = f"exec:cmd package install-write -S {len(data)} {number[1]} part{index}.apk -"
        said = shell.link.write_to(service, data, _TIMEOUT_S).said
        if "Success" not in said:
            shell.link.write_to(f"exec:cmd package install-abandon {number[1]}", b"", _TIMEOUT_S)
            return said
    return shell.link.write_to(f"exec:cmd package install-commit {number[1]}", b"", _TIMEOUT_S).said
