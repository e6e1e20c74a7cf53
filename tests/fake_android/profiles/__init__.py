"""The phones that the fake can be: Android 8 to 16, each as emulator, Magisk phone and production phone."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

RootKind = Literal["adbd", "magisk", "none"]
_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Profile:
    """One kind of phone.

    root: "adbd" (`adb root` works), "magisk" (`su -c`), "none". shell_not_found: what mksh says of a missing command.
    host_address: where an emulator reaches this machine; None on a phone.
    """

    name: str
    release: str
    api: int
    version: str
    build: str
    patch: str
    shell_not_found: str
    has_apex: bool
    has_conscrypt_cacerts: bool
    has_abx: bool
    root: RootKind
    is_emulator: bool
    abilist: tuple[str, ...]
    manufacturer: str
    brand: str
    model: str
    device: str
    build_type: str
    build_tags: str
    host_address: str | None

    @property
    def fingerprint(self) -> str:
        """The build's fingerprint."""
        head = f"{self.brand}/{self.device}/{self.device}:{self.version}/{self.build}"
        return f"{head}/1234567:{self.build_type}/{self.build_tags}"


def _read(name: str) -> Any:
    return json.loads((_FOLDER / name).read_text(encoding="utf-8"))


@functools.cache
def profiles() -> dict[str, Profile]:
    """Give every profile by name: `<release>-<kind>`, such as "14-magisk"."""
    found: dict[str, Profile] = {}
    for version in _read("versions.json"):
        for kind, traits in _read("kinds.json").items():
            values = {**version, **traits}
            abilist = traits["abilist"].get(str(version["api"]), traits["abilist"]["default"])
            name = f"{version['release']}-{kind}"
            fields = {key: values[key] for key in Profile.__dataclass_fields__ if key in values}
            found[name] = Profile(**{**fields, "name": name, "abilist": tuple(abilist)})
    return found


def profile(name: str, **changes: Any) -> Profile:
    """Give one profile by name, with fields changed (another ABI, an older mainline module …)."""
    return replace(profiles()[name], **changes)
