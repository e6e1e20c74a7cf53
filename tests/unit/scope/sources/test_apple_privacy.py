from __future__ import annotations

import json
import plistlib
from pathlib import Path
from typing import Any

import pytest

from analyzer.model.errors import UsageError
from analyzer.scope.sources import apple_privacy

KEY = "NSPrivacyCollectedDataType"
MANIFEST = {
    "NSPrivacyTracking": True,
    "NSPrivacyTrackingDomains": ["ads.example"],
    f"{KEY}s": [
        {KEY: f"{KEY}Name", f"{KEY}Linked": True, f"{KEY}Tracking": False,
         f"{KEY}Purposes": [f"{KEY}PurposeAppFunctionality", f"{KEY}PurposeAnalytics"]},
        {KEY: f"{KEY}CoarseLocation", f"{KEY}Tracking": True, f"{KEY}Purposes": [f"{KEY}PurposeThirdPartyAdvertising"]},
    ],
}  # fmt: skip
DECLARED = {
    ("name", "collected", "first", "App Functionality, Analytics", ()),
    ("location_coarse", "collected", "first", "Third-Party Advertising", ()),
    ("location_coarse", "shared", "third", "Third-Party Advertising", ("ads.example",)),
}


def _sure(file: Path) -> set[tuple[Any, ...]]:
    return {
        (item.data_type, item.declared, item.party, item.purpose, item.recipients)
        for item in apple_privacy.read(file).items
        if item.confidence != "possible"
    }


def _plist(folder: Path, document: Any, form: Any = plistlib.FMT_XML) -> Path:
    file = folder / "PrivacyInfo.xcprivacy"
    file.write_bytes(plistlib.dumps(document, fmt=form))
    return file


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_a_privacy_manifest_is_read_as_xml_and_binary(tmp_path: Path, form: Any) -> None:
    file = _plist(tmp_path, MANIFEST, form)
    assert apple_privacy.sniff(file)
    assert _sure(file) == DECLARED


def test_each_item_names_its_place(tmp_path: Path) -> None:
    name = next(item for item in apple_privacy.read(_plist(tmp_path, MANIFEST)).items if item.data_type == "name")
    assert (name.locator, name.quote) == ("line 9", f"{KEY}Name")
    binary = apple_privacy.read(_plist(tmp_path, MANIFEST, plistlib.FMT_BINARY)).items
    assert next(item for item in binary if item.data_type == "name").locator == f"{KEY}s[0]"


def test_misspelt_keys_and_types_are_warnings_with_the_nearest_word(tmp_path: Path) -> None:
    document = {"NSPrivacyTrakking": True, f"{KEY}s": [{KEY: f"{KEY}Nmae"}, "no dictionary"]}
    declared = apple_privacy.read(_plist(tmp_path, document))
    assert declared.items == []
    assert [warning.partition("; ")[2] for warning in declared.warnings] == [
        "did you mean 'NSPrivacyTracking'?",
        f"did you mean '{KEY}Name'?",
        "not used",
    ]
    assert declared.warnings[0].startswith(f"{tmp_path / 'PrivacyInfo.xcprivacy'}:")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"<plist><dict><key>NSPrivacy", ":1:28: no valid plist"),
        (b"<?xml version='1.0'?>\n<plist><dict></key></dict></plist>", ":2:16: no valid plist: mismatched tag"),
        (b"bplist00" + b"\xff" * 40, "no valid plist"),
        (b'<!DOCTYPE p [<!ENTITY a "b">]><plist><string>&a;</string></plist>', "no valid plist"),
        (b"<plist><array/></plist>", "is a dictionary"),
        (b"<plist><dict><key>NSPrivacyCollectedDataTypes</key><true/></dict></plist>", "is no list"),
        (b"", "no valid plist"),
    ],
)
def test_a_broken_manifest_is_one_clear_error(tmp_path: Path, raw: bytes, told: str) -> None:
    file = tmp_path / "PrivacyInfo.xcprivacy"
    file.write_bytes(raw)
    with pytest.raises(UsageError) as caught:
        apple_privacy.read(file)
    assert caught.value.code == "E178"
    assert told in caught.value.message


LABEL = {
    "privacyTypes": [
        {"privacyType": "Data Used to Track You", "identifier": "DATA_USED_TO_TRACK_YOU",
         "dataCategories": [{"dataCategory": "Contact Info", "dataTypes": ["Email Address"]}], "purposes": []},
        {"privacyType": "Data Linked to You", "identifier": "DATA_LINKED_TO_YOU", "dataCategories": [],
         "purposes": [{"purpose": "Analytics", "dataCategories": [
             {"dataCategory": "Location", "dataTypes": ["Precise Location"]}]}]},
    ]
}  # fmt: skip
TEXT = """Data Used to Track You
Contact Info
  Email Address
Data Linked to You
Analytics: Precise Location
"""


def test_a_label_is_read_from_json(tmp_path: Path) -> None:
    file = tmp_path / "label.json"
    file.write_text(json.dumps(LABEL), encoding="utf-8")
    assert apple_privacy.sniff(file)
    assert _sure(file) == {
        ("email", "collected", "first", "", ()),
        ("email", "shared", "third", "", ()),
        ("location_precise", "collected", "first", "Analytics", ()),
    }


def test_a_label_is_read_from_text(tmp_path: Path) -> None:
    file = tmp_path / "label.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert apple_privacy.sniff(file)
    assert {entry[:2] for entry in _sure(file)} == {
        ("email", "collected"),
        ("email", "shared"),
        ("location_precise", "collected"),
    }
