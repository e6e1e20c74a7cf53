"""Compile the player: `python build_jar.py` writes player.jar and player.json, `--check` only compares.

Standard library; needs `javac` (17 or newer). The same sources and the same javac give the same bytes:
entries are sorted and carry no date. `player.json` holds the SHA-256 of every source, so that a stale jar
shows without a JDK.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RELEASE = 17
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can hold
_MANIFEST = b"Manifest-Version: 1.0\r\nMain-Class: org.consentinel.player.Player\r\n\r\n"


def source_hashes(sources: Path = HERE / "src") -> dict[str, str]:
    """Give the SHA-256 of every source by its path, sorted."""
    files = sorted(sources.rglob("*.java"), key=lambda file: file.relative_to(sources).as_posix())
    return {file.relative_to(sources).as_posix(): _sha256(file.read_bytes()) for file in files}


def build(sources: Path = HERE / "src") -> bytes:
    """Give the bytes of the jar. Raises subprocess.CalledProcessError when javac refuses."""
    with tempfile.TemporaryDirectory() as folder:
        names = [str(sources / name) for name in source_hashes(sources)]
        options = [
            "-J-XX:+UseSerialGC",
            "-J-XX:TieredStopAtLevel=1",  # it is over before the second compiler pays for itself
            "--release",
            str(RELEASE),
            "-Xlint:all",
            "-Werror",
            "-g:source,lines",
            "-encoding",
            "UTF-8",
        ]
        subprocess.run(["javac", *options, "-d", folder, *names], check=True)
        return _packed(Path(folder))


def _packed(classes: Path) -> bytes:
    out = io.BytesIO()
    files = {file.relative_to(classes).as_posix(): file.read_bytes() for file in classes.rglob("*.class")}
    with zipfile.ZipFile(out, "w") as jar:
        for name, content in [("META-INF/MANIFEST.MF", _MANIFEST), *sorted(files.items())]:
            jar.writestr(_entry(name), content)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_STORED
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    return entry


def describe(jar: bytes) -> dict[str, Any]:
    """Give the content of player.json."""
    said = subprocess.run(["javac", "-version"], check=True, capture_output=True, text=True)
    javac = (said.stdout or said.stderr).split()[-1]
    return {"release": RELEASE, "javac": javac, "jar_sha256": _sha256(jar), "sources": source_hashes()}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main(arguments: list[str]) -> int:
    """Build, or compare (--check): 0 done or current, 1 stale, 3 without javac."""
    parser = argparse.ArgumentParser(description="Compile the player of the embedded device.")
    parser.add_argument("--check", action="store_true", help="compare with the committed jar, write nothing")
    is_check = parser.parse_args(arguments).check
    if shutil.which("javac") is None:
        sys.stderr.write("javac is needed to build player.jar: install a JDK, 17 or newer\n")
        return 3
    jar = build()
    said = describe(jar)
    if is_check:
        return _compare(said)
    (HERE / "player.jar").write_bytes(jar)
    (HERE / "player.json").write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    return 0


def _compare(said: dict[str, Any]) -> int:
    """Compare with what is committed. Bytes are only comparable between equal javacs; sources always are."""
    committed = json.loads((HERE / "player.json").read_text(encoding="utf-8"))
    is_same_javac = committed["javac"] == said["javac"]
    is_whole = _sha256((HERE / "player.jar").read_bytes()) == committed["jar_sha256"]
    same = is_whole and committed["sources"] == said["sources"]
    if is_same_javac:
        same &= committed["jar_sha256"] == said["jar_sha256"]
    else:
        sys.stderr.write(f"javac {said['javac']} is not the committed {committed['javac']}: sources compared only\n")
    sys.stderr.write("player.jar is current\n" if same else "player.jar is stale: run build_jar.py\n")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
