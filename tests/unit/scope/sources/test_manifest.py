from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.scope.sources import manifest

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "scope"
P = "android.permission."
ASKED = {
    (P + "READ_CONTACTS", "contacts"),
    (P + "READ_CALENDAR", "calendar"),
    (P + "READ_SMS", "credentials"),
    (P + "READ_SMS", "phone_number"),
    (P + "READ_SMS", "sms"),
    (P + "CALL_PHONE", ""),
}
HEAD = '<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="a.b">'


def _written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "AndroidManifest.xml"
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize("name", ["AndroidManifest.xml", "ride.apk"])
def test_text_and_package_declare_the_same_permissions(name: str) -> None:
    assert manifest.sniff(SAMPLES / name)
    declared = manifest.read(SAMPLES / name)
    assert declared.app_id == "com.example.ride"
    assert {(item.permission, item.data_type) for item in declared.items} == ASKED
    assert {item.declared for item in declared.items} == {"permission"}


def test_each_item_names_its_line_and_words() -> None:
    calendar = next(item for item in manifest.read(SAMPLES / "ride.apk").items if item.data_type == "calendar")
    assert (calendar.locator, calendar.quote) == (
        "AndroidManifest.xml, line 8",
        "android.permission.READ_CALENDAR (until API 32)",
    )
    text = next(item for item in manifest.read(SAMPLES / "AndroidManifest.xml").items if item.data_type == "calendar")
    assert text.locator == "line 8, column 5"


def test_only_tags_right_below_the_root_count(tmp_path: Path) -> None:
    tag = '<uses-permission android:name="android.permission.READ_SMS"/>'
    file = _written(tmp_path, f"{HEAD}<application>{tag}</application></manifest>")
    assert manifest.read(file).items == []


def test_another_prefix_and_encoding_are_read(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="GBK"?>' + HEAD.replace("android=", "a=").replace("a.b", "a.乘车")
    text += '<uses-permission a:name="android.permission.READ_CALENDAR"/></manifest>'
    for encoding in ("gbk", "utf-16", "utf-8"):
        declared = manifest.read(_written(tmp_path, text, encoding))
        assert (declared.app_id, [item.data_type for item in declared.items]) == ("a.乘车", ["calendar"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEAD}\n  <uses-permission", ":2:3: the manifest is no XML: unclosed token"),
        (f"{HEAD}</other>", ":1:86: the manifest is no XML: mismatched tag"),
        ('<!DOCTYPE m [<!ENTITY a "aaaa">]><manifest>&a;</manifest>', "entities are not allowed"),
        ("", ":1:1: the manifest is no XML: no element found"),
    ],
)
def test_a_broken_manifest_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        manifest.read(_written(tmp_path, text))
    assert caught.value.code == "E176"
    assert told in caught.value.message


def test_a_broken_compiled_manifest_is_told(tmp_path: Path) -> None:
    file = tmp_path / "AndroidManifest.xml"
    file.write_bytes(b"\x03\0\x08\0\xff\0\0\0" + b"\x01\0\0\0\0\0\0\0" * 4)
    assert manifest.sniff(file)
    with pytest.raises(UsageError) as caught:
        manifest.read(file)
    assert (caught.value.code, "broken compiled manifest" in caught.value.message) == ("E176", True)


def test_a_file_called_apk_that_is_none_is_told(tmp_path: Path) -> None:
    file = tmp_path / "app.apk"
    file.write_bytes(b"MZ not a package")
    assert manifest.sniff(file)
    with pytest.raises(UsageError) as caught:
        manifest.read(file)
    assert caught.value.code == "E175"


def test_real_manifests_are_read_as_they_are_written(shared_captures: Path) -> None:
    demo = shared_captures / "hook-logs" / "MASVS-PRIVACY" / "MASTG-DEMO-0033"
    expected = {
        (P + "ACCESS_FINE_LOCATION", data_type)
        for data_type in ("cell_info", "location_precise", "location_track", "wifi_info")
    }
    expected |= {(P + "READ_CONTACTS", "contacts")}
    for name in ("READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE"):
        expected |= {(P + name, "files_documents"), (P + name, "photos_videos")}
    for name in ("AndroidManifest.xml", "AndroidManifest_reversed.xml"):
        declared = manifest.read(demo / name)
        assert {(item.permission, item.data_type) for item in declared.items} == expected


def test_every_real_manifest_is_recognised(shared_captures: Path) -> None:
    found = sorted((shared_captures / "hook-logs").rglob("AndroidManifest*.xml"))
    assert len(found) == 19
    assert all(manifest.sniff(file) for file in found)
    assert {manifest.read(file).app_id for file in found} == {None, "org.owasp.mastestapp"}
