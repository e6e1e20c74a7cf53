"""The forms of a value: whole sets of names, fewest steps, and what is left out."""

from __future__ import annotations

import base64
import hashlib
import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.detect.transforms import Form, forms_of
from analyzer.detect.transforms.closure import CORE, place_texts_of, raw_of, texts_of
from analyzer.detect.transforms.model import MAX_CHAINED
from analyzer.detect.transforms.shape import read_shape

IMEI = "356938035643809"
ALWAYS = {
    "plain",
    "reversed",
    "reversed(base64)",
    "crc32",
    "upper(crc32)",
    "decimal(crc32)",
    *(f"raw({name})" for name in ("md5", "sha1", "sha256", "sha512", "sm3", "uuid3")),
    *("uuid3", "no_separators(uuid3)", "separators:-(md5)"),
    *("upper(uuid3)", "upper(no_separators(uuid3))", "upper(separators:-(md5))"),
    *("utf16le", "utf16be"),
}


def _patterns(data_type: str, text: str) -> dict[str, set[bytes]]:
    found: dict[str, set[bytes]] = {}
    for form in forms_of(data_type, text):
        if form.offset < 0 and not form.number:
            found.setdefault(form.transform, set()).add(form.pattern)
    return found


NUMBERS = {"hexadecimal", "upper(hexadecimal)", "scientific"}
"""Of every whole number of nine to seventeen digits."""


def test_an_imei_has_these_forms() -> None:
    assert set(_patterns("imei", IMEI)) == ALWAYS | NUMBERS | {
        "no_check_digit",
        "reversed(no_check_digit)",
        *(f"{outer}(no_check_digit)" for outer in ("hexadecimal", "scientific", "separators:-")),
        "upper(hexadecimal(no_check_digit))",
        *(f"separators:{mark}" for mark in ("-", "/", "space")),
    }
    assert _patterns("imei", IMEI)["no_check_digit"] == {b"35693803564380"}


def test_digits_of_another_type_have_no_forms_of_an_imei_or_a_phone() -> None:
    assert set(_patterns("account_id", IMEI)) == ALWAYS | NUMBERS
    assert set(_patterns("account_id", "9223607301671")) == ALWAYS | NUMBERS


def test_a_mixed_text_has_both_cases_of_everything() -> None:
    cased = {f"{outer}({inner})" for outer in ("upper", "lower") for inner in ("reversed",)} - {
        "upper(reversed)",
        "lower(reversed)",
    }
    core = {
        f"{outer}{case}{')' * outer.count('(')}"
        for case in ("upper", "lower")
        for outer in (
            "",
            "crc32(",
            "upper(crc32(",
            "decimal(crc32(",
            "raw(md5(",
            "raw(sha1(",
            "raw(sha256(",
            "raw(sm3(",
            "raw(sha512(",
            "raw(uuid3(",
            "uuid3(",
            "no_separators(uuid3(",
            "separators:-(md5(",
            "upper(uuid3(",
            "upper(no_separators(uuid3(",
            "upper(separators:-(md5(",
        )
    }
    found = set(_patterns("device_serial", "aB:3"))
    assert found == ALWAYS | core | cased


def test_a_mac_is_written_with_every_separator_and_as_bytes() -> None:
    found = _patterns("mac_address", "02:1A:7B:0C:6E:FC")
    assert found["raw"] == {bytes.fromhex("021a7b0c6efc")}
    assert found["lower(dotted)"] == {b"021a.7b0c.6efc"}
    assert found["decimal(raw)"] == {str(0x021A7B0C6EFC).encode()}
    assert {name for name in found if name.startswith("separators") and "md5" not in name} == {
        "separators:-",
        "separators:.",
        "separators:_",
        "separators:space",
    }


def test_the_fewest_steps_name_a_form() -> None:
    found = _patterns("phone_number", "+8618753811998")
    assert found["no_separators"] == {b"8618753811998"}
    assert b"8618753811998" not in found["prefix:86"]
    assert "prefix:+86" in found and b"+8618753811998" not in found["prefix:+86"]
    assert "upper" not in _patterns("android_id", "C3F19A7E52D8046B")


def test_raw_digests_are_marked() -> None:
    raw = {form.transform: form for form in forms_of("imei", IMEI)}["raw(md5)"]
    assert raw == Form(hashlib.md5(IMEI.encode()).digest(), "raw(md5)", 2, 128, is_raw=True)


def test_a_digest_is_written_as_uuids_too() -> None:
    found = _patterns("android_id", "9f8e7d6c5b4a3f21")
    digest = hashlib.md5(b"9f8e7d6c5b4a3f21")
    assert found["separators:-(md5)"] == {str(uuid.UUID(digest.hexdigest())).encode()}
    assert found["uuid3"] == {str(uuid.UUID(digest.hexdigest(), version=3)).encode()}
    assert found["raw(uuid3)"] == {uuid.UUID(digest.hexdigest(), version=3).bytes}


def test_a_hex_id_is_also_a_signed_number() -> None:
    assert _patterns("android_id", "9f8e7d6c5b4a3f21")["decimal(raw)"] == {
        b"11497264803064987425",
        b"-6949479270644564191",
    }
    assert _patterns("android_id", "7f8e7d6c5b4a3f21")["decimal(raw)"] == {b"9191421793851293473"}


def test_numbers_have_binary_forms_under_the_name_of_their_digits() -> None:
    found = {(form.transform, form.number) for form in forms_of("account_id", "9223607301671") if form.number}
    kinds = ("varint", "zigzag", "be", "le", "f64be", "f64le")
    assert found >= {(name, kind) for name in ("plain", "reversed") for kind in kinds}
    assert {form.transform for form in forms_of("imei", "001257290954101") if form.number and form.steps < 1} == set()


def test_names_come_as_halves_too() -> None:
    halves = {(form.transform, form.half, form.pattern) for form in forms_of("name", "Ada Byron") if form.half >= 0}
    assert halves == {
        ("split", 0, b"Ada"),
        ("split", 1, b"Byron"),
        ("upper(split)", 0, b"ADA"),
        ("upper(split)", 1, b"BYRON"),
        ("lower(split)", 0, b"ada"),
        ("lower(split)", 1, b"byron"),
    }


def test_chinese_text_is_also_written_in_gbk_and_in_utf16() -> None:
    found = _patterns("name", "昌丽梓")
    assert found["gbk"] == {"昌丽梓".encode("gbk")}
    assert found["plain"] == {"昌丽梓".encode(), "昌丽梓".encode("utf-16-be")}


def test_no_literal_is_made_of_what_the_scanner_peels() -> None:
    patterns = {form.pattern for form in forms_of("email", "A&b@example.org") if form.offset < 0}
    value = b"A&b@example.org"
    encodings = (value.hex().encode(), base64.b64encode(value), b"A%26b%40example.org", b"A&amp;b@example.org")
    assert patterns.isdisjoint(encodings)


@pytest.mark.parametrize("before", [b"", b"x", b"xy", b"xyz"])
@pytest.mark.parametrize("after", [b"", b"!", b"!!", b"!!!"])
def test_a_value_inside_longer_base64_is_recognized_at_every_offset(before: bytes, after: bytes) -> None:
    text = base64.b64encode(before + IMEI.encode() + after)
    found = {form.offset for form in forms_of("imei", IMEI) if form.offset >= 0 and form.pattern in text}
    assert found == {len(before) % 3}


def test_halves_of_a_place_stand_under_every_name_of_their_pair() -> None:
    text = "39.7392001,-104.9903096"
    names = {
        form.transform for form in forms_of("location_precise", text) if form.half == 0 and form.pattern == b"39.739200"
    }
    assert names == {"rounded:6", "cut:6"}
    bits = {form.transform: round(form.bits, 1) for form in forms_of("location_precise", text) if form.half < 0}
    assert (bits["rounded:4"], bits["rounded:4|lng_lat"], bits["geohash:6"]) == (42.6, 42.6, 30.0)


def test_a_place_is_joined_in_several_ways() -> None:
    found = _patterns("location_precise", "39.7392, -104.9903")
    assert {f"39.7392{join}-104.9903".encode() for join in (",", ", ", ";", "|", " ")} <= found["plain"]
    assert b"-104.9903;39.7392" in found["lng_lat"]


def test_a_long_value_has_its_text_alone() -> None:
    text = "x" * (MAX_CHAINED + 1)
    assert forms_of("clipboard", text) == [Form(text.encode(), "plain", 0)]
    assert len(forms_of("clipboard", text[:-1])) > 1


def test_nothing_has_no_forms() -> None:
    assert forms_of("imei", "") == []


def test_one_character_and_nul_have_forms() -> None:
    assert set(_patterns("", "7")) == ALWAYS - {"reversed"}
    assert _patterns("", "\0")["plain"] == {b"\0"}


def test_texts_are_listed_once_with_their_steps() -> None:
    texts = texts_of(read_shape("imei", IMEI))
    assert {text.name for text in texts} & CORE == {"plain"}
    assert [text.name for text in texts][:2] == ["plain", "separators:-"]
    assert len({text.data for text in texts}) == len(texts)
    places = place_texts_of(read_shape("", "39.7392,-104.9903"))
    assert {"plain", "lng_lat", "upper(geohash:8)"} <= {text.name for text in places}


def test_raw_bytes_are_those_of_hex_ids_only() -> None:
    assert raw_of(read_shape("android_id", "9a0cd3d5e5a30d8c")).hex() == "9a0cd3d5e5a30d8c"
    assert raw_of(read_shape("bank_account", "6275830786772990")) == b""


@given(st.text(min_size=1, max_size=30), st.sampled_from(["", "imei", "phone_number", "name", "location_precise"]))
@settings(max_examples=100, deadline=None)
def test_any_text_has_a_plain_form_and_no_form_twice(text: str, data_type: str) -> None:
    forms = forms_of(data_type, text)
    assert text.encode("utf-8", "surrogatepass") in {form.pattern for form in forms if form.transform == "plain"}
    keys = [(form.pattern, form.transform if form.half >= 0 else "", form.half) for form in forms]
    assert len(set(keys)) == len(keys)
