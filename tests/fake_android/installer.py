"""What the package manager does when packages come and go."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from fake_android import boot, vpn
from fake_android.apk import FIELDS, read_apk
from fake_android.state import Package
from fake_android.vfs import Node

if TYPE_CHECKING:
    from fake_android.android import Android

RUNTIME = {
    "CAMERA", "RECORD_AUDIO", "ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION", "ACCESS_BACKGROUND_LOCATION",
    "READ_CONTACTS", "WRITE_CONTACTS", "GET_ACCOUNTS", "READ_PHONE_STATE", "READ_PHONE_NUMBERS", "CALL_PHONE",
    "READ_CALL_LOG", "WRITE_CALL_LOG", "READ_SMS", "SEND_SMS", "RECEIVE_SMS", "READ_CALENDAR", "WRITE_CALENDAR",
    "READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE", "BODY_SENSORS", "ACTIVITY_RECOGNITION", "POST_NOTIFICATIONS",
    "READ_MEDIA_IMAGES", "READ_MEDIA_VIDEO", "READ_MEDIA_AUDIO", "BLUETOOTH_CONNECT", "BLUETOOTH_SCAN",
    "NEARBY_WIFI_DEVICES",
}  # fmt: skip
_NEWER = {"ACCESS_BACKGROUND_LOCATION": 29, "ACTIVITY_RECOGNITION": 29, "BLUETOOTH_CONNECT": 31, "BLUETOOTH_SCAN": 31,
          "POST_NOTIFICATIONS": 33, "READ_MEDIA_IMAGES": 33, "READ_MEDIA_VIDEO": 33, "READ_MEDIA_AUDIO": 33,
          "NEARBY_WIFI_DEVICES": 33}  # fmt: skip


class InstallError(Exception):
    """The package manager refuses; the text goes between the brackets of `Failure [...]`."""


def is_runtime(permission: str, api: int) -> bool:
    """Tell whether a permission is asked for at run time on that version."""
    name = permission.removeprefix("android.permission.")
    return name in RUNTIME and _NEWER.get(name, 0) <= api


def install(phone: Android, apks: list[bytes], options: set[str], installer: str | None) -> Package:
    """Install or replace one package from its base and splits; raises InstallError."""
    facts = [read_apk(data) for data in apks]
    if not facts or any(item is None for item in facts):
        raise InstallError("INSTALL_PARSE_FAILED_NOT_APK: Failed to parse base.apk")
    known: list[dict[str, Any]] = [item for item in facts if item]
    base = next((item for item in known if not item["split"]), None)
    if base is None or len({item["package"] for item in known}) > 1:
        raise InstallError("INSTALL_FAILED_MISSING_SPLIT: Missing split for base package")
    old = phone.packages.get(base["package"])
    _check(phone, base, known, options, sum(map(len, apks)))
    package = _made(phone, base, known, old)
    package.installer = installer or (old.installer if old else None)
    if "-g" in options:
        package.runtime = dict.fromkeys(package.runtime, (True, ()))
    phone.packages[package.name] = package
    for path, data in zip(package.paths, apks, strict=True):
        boot.place_file(phone, path, Node("file", 0o644, 1000, 1000, "u:object_r:apk_data_file:s0", data))
    if old is None:
        boot.place_package(phone, package, apk=b"")
        for path, data in zip(package.paths, apks, strict=True):
            boot.place_file(phone, path, Node("file", 0o644, 1000, 1000, "u:object_r:apk_data_file:s0", data))
    return package


def _check(phone: Android, base: dict[str, Any], known: list[dict[str, Any]], options: set[str], size: int) -> None:
    old = phone.packages.get(base["package"])
    abis = {abi for item in known for abi in item["abis"]}
    if abis and not abis & set(phone.profile.abilist):
        raise InstallError("INSTALL_FAILED_NO_MATCHING_ABIS: Failed to extract native libraries, res=-113")
    if base.get("min_sdk", 1) > phone.api:
        raise InstallError(
            f"INSTALL_FAILED_OLDER_SDK: Requires newer sdk version #{base['min_sdk']} (current version is #{phone.api})"
        )
    if old is not None and phone.signers.get(old.name, "a") != base["signer"]:
        raise InstallError(
            f"INSTALL_FAILED_UPDATE_INCOMPATIBLE: Package {old.name} signatures do not match previously installed "
            "version; ignoring!"
        )
    if old is not None and base.get("version_code", 1) < old.version_code and not {"-d", "--downgrade"} & options:
        raise InstallError("INSTALL_FAILED_VERSION_DOWNGRADE")
    volume = phone.volumes["data"]
    if volume.capacity is not None and volume.used() + size > volume.capacity:
        raise InstallError("INSTALL_FAILED_INSUFFICIENT_STORAGE")
    phone.signers[base["package"]] = base["signer"]


def _made(phone: Android, base: dict[str, Any], known: list[dict[str, Any]], old: Package | None) -> Package:
    used = {package.uid for package in phone.packages.values()}
    uid = old.uid if old else next(number for number in itertools.count(10200) if number not in used)
    folder = (
        f"/data/app/~~{base['package'][-4:]}Aq==/{base['package']}-x1=="
        if phone.api >= 30
        else f"/data/app/{base['package']}-1"
    )
    names = [f"split_{item['split']}.apk" if item["split"] else "base.apk" for item in known]
    package = Package(base["package"], uid, **{key: base[key] for key in FIELDS if key in base})
    package.paths = [f"{folder}/{name}" for name in names]
    package.abis = tuple(sorted({abi for item in known for abi in item["abis"]}))
    runtime = [name for name in package.requested if is_runtime(name, phone.api)]
    package.runtime = {name: (old.runtime.get(name, (False, ())) if old else (False, ())) for name in runtime}
    package.install_permissions = [name for name in package.requested if name not in runtime]
    package.is_stopped = True
    return package


def uninstall(phone: Android, name: str, *, keeps_data: bool = False) -> None:
    """Take a package off the phone; raises InstallError."""
    package = phone.packages.get(name)
    if package is None:
        raise InstallError("not installed for 0")
    if package.is_system:
        raise InstallError("DELETE_FAILED_INTERNAL_ERROR")
    stop(phone, name)
    del phone.packages[name]
    nodes = phone.volumes["data"].nodes
    gone = [path.removeprefix("/data/") for path in package.paths] + ([] if keeps_data else [f"data/{name}"])
    folders = {path.rpartition("/")[0] for path in gone if path.startswith("app/")}
    folders |= {path.rpartition("/")[0] for path in folders if "~~" in path}
    for key in list(nodes):
        if key in folders or any(key == path or key.startswith(f"{path}/") for path in gone):
            del nodes[key]
    if phone.ssaid.pop(name, None) is not None:
        boot.write_ssaid(phone)


def stop(phone: Android, name: str) -> None:
    """End every process of a package."""
    for process in phone.processes.of_package(name):
        phone.processes.end(process.pid)
    package = phone.packages.get(name)
    if package is not None:
        package.is_stopped = True
    if phone.screen.foreground.startswith(f"{name}/"):
        phone.screen.foreground = "com.android.launcher3/.Launcher"
    if name == vpn.APP:
        vpn.down(phone)


def clear(phone: Android, name: str) -> bool:
    """Empty a package's data and take its run-time permissions back; tell whether it is there."""
    package = phone.packages.get(name)
    if package is None:
        return False
    stop(phone, name)
    package.runtime = dict.fromkeys(package.runtime, (False, ()))
    package.appops.clear()
    nodes = phone.volumes["data"].nodes
    for key in [key for key in nodes if key.startswith(f"data/{name}/")]:
        del nodes[key]
    return True
