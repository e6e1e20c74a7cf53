"""Programs whose BoringSSL is linked into them, as their makers publish them on the Python package index."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from conftest import need

VERSIONS = {"curl_cffi": "0.17.0", "grpcio": "1.85.1", "python-cronet": "0.1.6", "flet-desktop-light": "0.28.3"}
"""Licences: MIT, Apache-2.0, MIT (with Chromium's, BSD), Apache-2.0 (with Flutter's, BSD)."""

PLATFORMS = {"python-cronet": "manylinux_2_28_x86_64"}

Wheel = Callable[..., Path]


def unpack(name: str, platform: str, folder: Path) -> Path:
    """Give the folder of an unpacked wheel, fetched by pip; skips where it cannot be had.

    platform: "" for the one that it is published for on x86-64.
    """
    platform = platform or PLATFORMS.get(name, "manylinux2014_x86_64")
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"]
    command += ["--platform", platform, "-d", str(folder), f"{name}=={VERSIONS[name]}"]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    need(done.returncode == 0, f"the wheel of {name} {VERSIONS[name]}")
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        archive.extractall(folder / "content")
    return folder / "content"
