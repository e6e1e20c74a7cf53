"""The forms of a value: published vectors, names, and each byte string once."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.detect.transforms import CASES, DIGESTS, UNITS, Unit, describe_transforms, forms_of

IMEI = "356938035643809"


@pytest.mark.parametrize("unit", UNITS.values(), ids=lambda unit: unit.name)
def test_units_give_their_examples(unit: Unit) -> None:
    assert [unit.apply(given) for given, _ in unit.examples] == [expected for _, expected in unit.examples]


def _by_name(text: str) -> dict[str, bytes]:
    return {form.transform: form.pattern for form in forms_of(text) if not form.escape and form.offset < 0}


def test_a_mixed_value_has_every_form() -> None:
    text = "aB:3"
    digests = {name: hashlib.new(name, text.encode()) for name in DIGESTS}
    forms = _by_name(text)
    assert forms["plain"] == b"aB:3"
    assert (forms["upper"], forms["lower"]) == (b"AB:3", b"ab:3")
    assert (forms["hex"], forms["upper(hex)"]) == (b"61423a33", b"61423A33")
    assert forms["base64"] == b"YUI6Mw"
    for name, digest in digests.items():
        assert forms[name] == digest.hexdigest().encode()
        assert forms[f"upper({name})"] == digest.hexdigest().upper().encode()
        assert forms[f"base64({name})"] == base64.b64encode(digest.digest()).rstrip(b"=")
    assert forms["md5(upper)"] == hashlib.md5(b"AB:3").hexdigest().encode()
    assert forms["base64(sha1(lower))"] == base64.b64encode(hashlib.sha1(b"ab:3").digest()).rstrip(b"=")


def test_digits_have_no_case() -> None:
    assert not {
        name for name in _by_name(IMEI) if "upper" in name.replace("upper(md5)", "").replace("upper(sha", "")
    } - {
        "upper(sha1)",
        "upper(sha256)",
        "upper(md5)",
    }
    assert "lower" not in _by_name(IMEI)


def test_the_fewest_steps_win() -> None:
    forms = forms_of("C3F19A7E52D8046B")
    assert {form.transform for form in forms if form.pattern == b"C3F19A7E52D8046B"} == {"plain"}
    assert len({form.pattern for form in forms}) == len(forms)


@pytest.mark.parametrize("before", [b"", b"x", b"xy", b"xyz", b"abcd"])
@pytest.mark.parametrize("after", [b"", b"!", b"!!", b"!!!"])
def test_a_value_inside_longer_base64_is_recognized_at_every_offset(before: bytes, after: bytes) -> None:
    text = base64.b64encode(before + IMEI.encode() + after)
    found = [form for form in forms_of(IMEI) if form.is_base64 and form.pattern in text]
    assert {form.offset % 3 for form in found if form.offset >= 0} | {0 for form in found if form.offset < 0} == {
        len(before) % 3
    }


def test_containers_write_reserved_characters_their_own_way() -> None:
    escaped = {(form.escape, form.pattern) for form in forms_of("a b/ü@x") if form.transform == "plain" and form.escape}
    assert escaped >= {
        ("percent", b"a%20b%2F%C3%BC%40x"),
        ("percent", b"a%20b%2f%c3%bc%40x"),
        ("percent", b"a+b%2F%C3%BC%40x"),
        ("json", b"a b/\\u00fc@x"),
        ("json", b"a b\\/\\u00fc@x"),
        ("json", b"a b/\\u00FC@x"),
    }


def test_an_empty_text_has_no_forms() -> None:
    assert forms_of("") == []


def test_every_form_is_described_once() -> None:
    names = [entry["name"] for entry in describe_transforms()]
    assert len(names) == len(set(names))
    assert {"plain", *CASES[1:], *DIGESTS, "base64(md5(upper))"} <= set(names)


@given(st.text(min_size=1, max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_text_has_a_plain_form_and_no_form_twice(text: str) -> None:
    forms = forms_of(text)
    assert text.encode("utf-8", "surrogatepass") in {form.pattern for form in forms if form.transform == "plain"}
    assert len({form.pattern for form in forms}) == len(forms)
