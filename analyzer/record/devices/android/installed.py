"""What a device says of an installed app: its dump, read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

ARCHITECTURES = {"arm64-v8a": "arm64", "armeabi-v7a": "arm", "armeabi": "arm", "x86_64": "x86_64", "x86": "x86"}
"""Android's ABI → frida's word (device_facts 1.4, seen)."""


@dataclass(frozen=True)
class Installed:
    """What the device says of an installed app; 0 and "" where it does not say. abi: of its own native code."""

    package: str
    version: str = ""
    version_code: int = 0
    uid: int | None = None
    target_sdk: int = 0
    installer: str = ""
    requested: tuple[str, ...] = ()
    runtime: dict[str, bool] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    abi: str = ""

    @property
    def granted(self) -> list[str]:
        """The runtime permissions it holds."""
        return sorted(name for name, is_granted in self.runtime.items() if is_granted)


def parse_dump(text: str, package: str) -> Installed:
    """Read `dumpsys package` by its indentation and titles (device_facts 5.2); hostile text, unknown lines are passed.

    Only the first user's runtime permissions count.
    """
    values: dict[str, str] = {}
    requested: list[str] = []
    runtime: dict[str, bool] = {}
    section, n_users, is_ours = "", 0, False
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("Package ["):
            is_ours = line.startswith(f"Package [{package}]")
        elif re.match(r"[A-Z][\w ]*:$", raw):
            is_ours = False
        if not is_ours:
            continue
        if re.match(r"User \d+:", line):
            n_users += 1
            section = ""
        elif line.endswith("permissions:"):
            section = line.removesuffix(" permissions:")
        elif section == "requested" and re.match(r"[\w.]+(:|$)", line):
            requested.append(line.split(":", 1)[0])
        elif section == "runtime" and n_users <= 1 and (match := re.match(r"([\w.]+): granted=(true|false)", line)):
            runtime[match[1]] = match[2] == "true"
        else:
            section = section if line.startswith("android.") else ""
            for key, value in re.findall(r"(\w+)=(\S+)", line):
                values.setdefault(key, value)
    return _installed(package, values, requested, runtime)


def _installed(package: str, values: dict[str, str], requested: list[str], runtime: dict[str, bool]) -> Installed:
    def number(*keys: str) -> int | None:
        return next((int(values[key]) for key in keys if values.get(key, "").isdigit()), None)

    installer = values.get("installerPackageName", "")
    return Installed(
        package=package,
        version=values.get("versionName", ""),
        version_code=number("versionCode") or 0,
        uid=number("userId", "appId"),
        target_sdk=number("targetSdk") or 0,
        installer="" if installer == "null" else installer,
        requested=tuple(dict.fromkeys(requested)),
        runtime=runtime,
        abi=values["primaryCpuAbi"] if values.get("primaryCpuAbi") in ARCHITECTURES else "",
    )
