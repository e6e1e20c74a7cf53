from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.scope import apk

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "scope" / "ride.apk"


@pytest.fixture
def manifest() -> bytes:
    with zipfile.ZipFile(SAMPLE) as archive:
        return archive.read(apk.MANIFEST)


def _zip(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _written(folder: Path, raw: bytes) -> Path:
    file = folder / "some.apk"
    file.write_bytes(raw)
    return file


def test_the_manifest_of_a_package_is_found(tmp_path: Path, manifest: bytes) -> None:
    assert apk.manifests(SAMPLE) == [("AndroidManifest.xml", manifest)]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_every_package_in_an_archive_gives_its_manifest(tmp_path: Path, manifest: bytes, method: int) -> None:
    package = SAMPLE.read_bytes()
    raw = _zip({"split_config.zh.apk": package, "base.apk": package, "icon.png": b"x"}, method)
    assert apk.manifests(_written(tmp_path, raw)) == [
        ("base.apk!AndroidManifest.xml", manifest),
        ("split_config.zh.apk!AndroidManifest.xml", manifest),
    ]


def test_flags_and_methods_that_only_stop_other_readers_are_ignored(tmp_path: Path, manifest: bytes) -> None:
    raw = bytearray(_zip({apk.MANIFEST: manifest}, zipfile.ZIP_STORED))
    at = raw.index(b"PK\1\2")
    raw[at + 8] |= 1  # "encrypted"
    struct.pack_into("<H", raw, at + 10, 0x4242)  # unknown method
    assert apk.manifests(_written(tmp_path, bytes(raw))) == [(apk.MANIFEST, manifest)]


def test_a_stated_size_that_lies_does_not_matter_for_packed_entries(tmp_path: Path, manifest: bytes) -> None:
    raw = bytearray(_zip({apk.MANIFEST: manifest}))
    at = raw.index(b"PK\1\2")
    struct.pack_into("<I", raw, at + 24, 1)
    assert apk.manifests(_written(tmp_path, bytes(raw))) == [(apk.MANIFEST, manifest)]


def _bomb() -> bytes:
    return _zip({apk.MANIFEST: b"\0" * (40 * 1024 * 1024)})


def _bundle() -> bytes:
    return _zip({"base/manifest/AndroidManifest.xml": b"x", "BundleConfig.pb": b"x"})


def _misplaced() -> bytes:
    raw = bytearray(_zip({apk.MANIFEST: b"x" * 100}))
    struct.pack_into("<I", raw, raw.index(b"PK\1\2") + 42, 0x7FFFFFFF)
    return bytes(raw)


def _damaged() -> bytes:
    raw = bytearray(_zip({apk.MANIFEST: b"some text that packs well " * 300}))
    raw[52:60] = b"\xff" * 8
    return bytes(raw)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: b"", "is empty"),
        (lambda: b"this is no archive at all", "is no ZIP archive"),
        (lambda: SAMPLE.read_bytes()[:-30], "is no ZIP archive"),
        (lambda: b"PK\5\6" + b"\0" * 18, "damaged directory"),
        (lambda: b"PK\5\6", "is cut short"),
        (lambda: _zip({"a.txt": b"x"}), "has no AndroidManifest.xml and no APK"),
        (lambda: _zip({"base.apk": _zip({"x": b"y"})}), "'base.apk' in it has no AndroidManifest.xml"),
        (lambda: _zip({"base.apk": b"no zip"}), "is no ZIP archive"),
        (_bomb, "is larger than 16 MB when unpacked"),
        (_bundle, "is an app bundle"),
        (_misplaced, "is not where the directory says"),
        (_damaged, "is damaged"),
        (lambda: _zip({apk.MANIFEST: b""}), "is empty"),
    ],
)
def test_what_no_device_installs_is_one_clear_error(tmp_path: Path, make: Callable[[], bytes], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        apk.manifests(_written(tmp_path, make()))
    assert caught.value.code == "E175"
    assert told in caught.value.message
    assert caught.value.hint


def test_random_damage_never_raises_anything_else(tmp_path: Path) -> None:
    raw, chance = SAMPLE.read_bytes(), random.Random(5)
    for _round in range(150):
        damaged = bytearray(raw)
        for _byte in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            apk.manifests(_written(tmp_path, bytes(damaged)))
        except UsageError as error:
            assert error.code == "E175"


def test_a_bomb_is_not_unfolded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = zlib.decompressobj

    class Watched:
        def __init__(self, window: int) -> None:
            self._real = real(window)

        eof = False

        def decompress(self, data: bytes, limit: int) -> bytes:
            asked.append(limit)
            return self._real.decompress(data, limit)

    monkeypatch.setattr(apk.zlib, "decompressobj", Watched)
    with pytest.raises(UsageError):
        apk.manifests(_written(tmp_path, _bomb()))
    assert asked == [16 * 1024 * 1024 + 1]
