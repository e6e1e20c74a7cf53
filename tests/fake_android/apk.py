"""APKs of the tests: a zip with the facts in plain JSON beside the entries that real installers look at."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

FACTS = "assets/fake-android.json"
FIELDS = ("version_name", "version_code", "target_sdk", "min_sdk", "requested", "launcher", "is_debuggable", "crashes")


def make_apk(package: str, *, split: str | None = None, abis: tuple[str, ...] = (), manifest: bytes = b"\x03\0\x08\0",
             signer: str = "a", **facts: Any) -> bytes:  # fmt: skip
    """Give an APK of `package`; facts: fields of `Package`.

    manifest: the binary AndroidManifest.xml, when it matters.
    """
    unknown = set(facts) - set(FIELDS)
    assert not unknown, unknown
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("AndroidManifest.xml", manifest)
        archive.writestr("classes.dex", b"dex\n035\0")
        for abi in abis:
            archive.writestr(f"lib/{abi}/libx.so", b"\x7fELF")
        archive.writestr(FACTS, json.dumps({"package": package, "split": split, "signer": signer, **facts}))
    return held.getvalue()


def read_apk(data: bytes) -> dict[str, Any] | None:
    """Give the facts of an APK, with `abis`; None when it is no APK of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            facts: dict[str, Any] = json.loads(archive.read(FACTS))
            names = archive.namelist()
    except (zipfile.BadZipFile, KeyError, ValueError):
        return None
    facts["abis"] = tuple(sorted({name.split("/")[1] for name in names if name.startswith("lib/")}))
    return facts
