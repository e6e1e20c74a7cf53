"""Addresses of the internet, and the numbers that ids make."""

from __future__ import annotations

import math

import pytest

from analyzer.detect.transforms import addresses, forms_of
from analyzer.detect.transforms.shape import read_shape


def _texts(data_type: str, text: str) -> dict[bytes, str]:
    return {form.pattern: form.transform for form in forms_of(data_type, text) if not form.is_raw}


def test_an_ipv4_address_is_a_number_in_both_orders() -> None:
    found = _texts("ip_address", "192.0.2.235")
    wanted = {
        b"192-0-2-235": "separators:-",
        b"235.2.0.192": "reversed_groups",
        b"3221226219": "decimal(raw)",
        b"-1073741077": "decimal(raw)",
        b"3942777024": "decimal(little_endian)",
        b"-352190272": "decimal(little_endian)",
        b"c00002eb": "hex(raw)",
        b"192,0,2,235": "byte_list(raw)",
        b"-64,0,2,-21": "byte_list(raw)",
    }
    assert {pattern: found.get(pattern) for pattern in wanted} == wanted


def test_an_ipv6_address_is_written_long_and_short() -> None:
    found = _texts("ip_address", "2001:0db8:0:0:0:0:0:1")
    assert found[b"2001:db8::1"] == "compressed"
    assert found[b"2001:0db8:0000:0000:0000:0000:0000:0001"] == "expanded"
    assert found[b"20010db8000000000000000000000001"] == "no_separators(expanded)"


@pytest.mark.parametrize("data_type", ["device_serial", "account_id"])
def test_a_version_is_no_address(data_type: str) -> None:
    assert b"235.2.0.192" not in _texts(data_type, "192.0.2.235")


def test_a_uuid_is_two_numbers_one_number_and_a_guid() -> None:
    text = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
    forms = forms_of("install_id", text)
    halves = {form.half: set[bytes]() for form in forms if form.transform == "decimal(halves)" and not form.is_raw}
    for form in forms:
        if form.half in halves and not form.is_raw:
            halves[form.half].add(form.pattern)
    assert halves == {
        0: {b"17878533706586264016", b"-568210367123287600"},
        1: {b"12062047867550723062", b"-6384696206158828554"},
    }
    assert _texts("install_id", text)[b"329800735698586629295641978511506172918"] == "decimal(raw)"
    guid = next(form.pattern for form in forms if form.transform == "guid")
    assert guid.hex() == "ae4f1df8ec7dd011a76500a0c91e6bf6"


def test_numbers_of_few_digits_and_texts_have_no_other_writing() -> None:
    assert [addresses.hexadecimal(text) for text in ("12345678", "0123456789", "x", "123456789")] == [
        *("", "", "", "75bcd15"),
    ]
    assert addresses.scientific("1200000000") == "1.2E9"
    assert [*addresses.no_zeros(read_shape("", "text"))] == []


def test_a_list_of_short_numbers_says_as_much_as_one_of_long_ones() -> None:
    forms = {form.pattern: form.bits for form in forms_of("mac_address", "02:08:01:05:3a:09")}
    assert forms[b"2,8,1,5,58,9"] == 48.0
    assert {form.pattern: form.bits for form in forms_of("mac_address", "02:00:00:00:00:01")}[b"2,0,0,0,0,1"] == 48.0
    assert {form.pattern: form.bits for form in forms_of("mac_address", "00:00:00:00:00:01")}[b"0,0,0,0,0,1"] == 32.0
    assert {form.pattern: form.bits for form in forms_of("ip_address", "192.0.2.235")}[b"192,0,2,235"] == math.inf


def test_a_number_with_an_exponent_is_written_in_three_ways() -> None:
    found = _texts("phone_number", "+8613812345678")
    assert {found.get(text) for text in (b"1.3812345678E10", b"1.3812345678e+10", b"1.3812345678E+10")} == {
        "scientific(no_prefix)"
    }
