from __future__ import annotations

import random
import struct
import zipfile
from pathlib import Path

import pytest

from analyzer.scope import axml

_POOL, _IDS, _START = b"\x01\x00\x1c\x00", b"\x80\x01\x08\x00", b"\x02\x01\x10\x00"


@pytest.fixture(scope="module")
def compiled() -> bytes:
    """A manifest that aapt compiled."""
    samples = Path(__file__).resolve().parents[2] / "samples" / "scope"
    with zipfile.ZipFile(samples / "ride.apk") as archive:
        return archive.read("AndroidManifest.xml")


def _permissions(raw: bytes) -> list[str]:
    return [element.attributes["name"] for element in axml.elements(raw) if element.name.startswith("uses-permission")]


ASKED = ["INTERNET", "READ_CONTACTS", "READ_CALENDAR", "READ_SMS", "CALL_PHONE"]


def test_a_compiled_manifest_is_read_with_depth_line_and_attributes(compiled: bytes) -> None:
    found = list(axml.elements(compiled))
    assert [(element.name, element.depth) for element in found[:3]] == [
        ("manifest", 1),
        ("uses-sdk", 2),
        ("uses-permission", 2),
    ]
    assert found[0].attributes["package"] == "com.example.ride"
    assert found[0].attributes["versionCode"] == "7"
    calendar = next(element for element in found if element.attributes.get("maxSdkVersion"))
    assert calendar.attributes == {"name": "android.permission.READ_CALENDAR", "maxSdkVersion": "32"}
    assert calendar.line == 8
    assert _permissions(compiled) == [f"android.permission.{name}" for name in ASKED]


def test_attributes_go_by_resource_id_when_their_names_are_scrambled(compiled: bytes) -> None:
    scrambled = compiled.replace("name".encode("utf-16-le"), "zzzz".encode("utf-16-le"))
    scrambled = scrambled.replace(b"\x04\x04name\0", b"\x04\x04zzzz\0")
    assert scrambled != compiled
    assert _permissions(scrambled) == _permissions(compiled)


def test_chunks_of_unknown_kind_and_a_wrong_root_kind_are_passed_over(compiled: bytes) -> None:
    at = compiled.index(_IDS)
    stuffed = compiled[:at] + struct.pack("<HHI", 0x7777, 8, 16) + b"\xff" * 8 + compiled[at:]
    assert _permissions(b"\0\0" + stuffed[2:]) == _permissions(compiled)


def test_a_pool_that_lies_about_its_count_is_cut_to_what_is_there(compiled: bytes) -> None:
    at = compiled.index(_POOL)
    lying = compiled[: at + 8] + b"\xff\xff\xff\x7f" + compiled[at + 12 :]
    assert _permissions(lying) == _permissions(compiled)


@pytest.mark.parametrize("raw", [b"", b"<manifest/>", b"\x03\0\x08\0" + b"\0" * 4, b"\x03\0\x08\0" + b"\0" * 60])
def test_what_is_no_compiled_xml_is_refused(raw: bytes) -> None:
    with pytest.raises(axml.BrokenXml):
        list(axml.elements(raw))


def test_a_cut_manifest_gives_what_is_there_or_is_refused(compiled: bytes) -> None:
    for end in range(0, len(compiled), 7):
        try:
            found = _permissions(compiled[:end])
        except axml.BrokenXml:
            continue
        assert found == _permissions(compiled)[: len(found)]


def test_random_damage_never_raises_anything_else(compiled: bytes) -> None:
    random.seed(4)
    for _round in range(400):
        damaged = bytearray(compiled)
        for _byte in range(random.randint(1, 12)):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        try:
            list(axml.elements(bytes(damaged)))
        except axml.BrokenXml as error:
            assert 0 <= error.offset <= len(damaged)
