"""Shapes of values: one good text of each kind, near misses, and what none of them takes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.datatypes import data_types
from analyzer.detect.shapes import SHAPES, fits, is_digest

GOOD = {
    "imei": "356938035643809",
    "sim_identifiers": "460011234567895",
    "mac_address": "5e:7a:19:c3:b4:08",
    "android_id": "c3f19a7e52d8046b",
    "oaid": "c7a9e1d2f3b04586",
    "advertising_id": "3f1c9a52-7d0e-4b86-9c41-5e2a7b90d6f8",
    "install_id": "X0dRz7kY1mQ2v9Lw3pB8aA==",
    "drm_id": "a1b2c3d4e5f60718293a4b5c6d7e8f90",
    "device_serial": "EX2040A9F3",
    "email": "li.wei@mail.cn",
    "phone_number": "+86 138 0013 8000",
    "id_number": "11010519491231002X",
    "bank_account": "4532015112830366",
    "location_precise": "31.230391,121.473701",
    "ip_address": "203.0.113.7",
    "birth_age": "1990-02-28",
    "gender": "女",
    "name": "赵敏",
    "nearby_devices": "5E-7A-19-C3-B4-08",
    "wifi_info": "5e7a19c3b408",
    "installed_apps": '["com.example.one","com.example.two"]',
    "vehicle_info": "京A12345",
    "postal_address": "上海市黄浦区人民路1号",
    "race_ethnicity": "汉族",
    "marital_family": "已婚",
    "education_work": "本科",
    "location_coarse": "310101",
    "trip_info": "G1234",
    "fitness_body": "72",
    "third_party_account": "2088123456789012",
    "credentials": "hunter-22",
    "purchase_history": "2026112200001234567",
    "cell_info": "28123456",
    "account_id": "10482736",
    "web_cookies": "GA1.2.123456789.1767225600",
}
MISSES = [
    ("imei", "356938035643808"),
    ("imei", "00000000000000"),
    ("sim_identifiers", "160011234567895"),
    ("sim_identifiers", "222222222222222"),
    ("mac_address", "01:00:5e:00:00:fb"),
    ("mac_address", "202611221234"),
    ("mac_address", "5e:7a-19:c3:b4:08"),
    ("android_id", "1234567890123456"),
    ("advertising_id", "3f1c9a527d0e4b869c41"),
    ("email", "icon@2x.png"),
    ("phone_number", "1767225600000"),
    ("phone_number", "12345678901"),
    ("id_number", "110105194912310021"),
    ("bank_account", "4532015112830367"),
    ("location_precise", "1.2,3.4"),
    ("location_precise", "931.2304,121.4737"),
    ("ip_address", "127.0.0.1"),
    ("ip_address", "1.2.3"),
    ("birth_age", "1990-13-01"),
    ("birth_age", "2090-01-01"),
    ("gender", "1"),
    ("name", "zhao"),
    ("installed_apps", '["com.example.one"]'),
    ("postal_address", "人民"),
    ("location_coarse", "990101"),
    ("fitness_body", "999"),
    ("credentials", "******"),
    ("account_id", "0012345"),
]


@pytest.mark.parametrize("data_type", sorted(SHAPES))
def test_a_good_text_of_each_kind_fits(data_type: str) -> None:
    assert fits(data_type, GOOD[data_type]) is True
    assert data_type in data_types()


@pytest.mark.parametrize(("data_type", "text"), MISSES)
def test_a_near_miss_does_not_fit(data_type: str, text: str) -> None:
    assert fits(data_type, text) is False


@pytest.mark.parametrize("text", ["", "true", "0", "unknown", " ", "{}"])
def test_nothing_fits_what_says_nothing(text: str) -> None:
    assert [kind for kind in SHAPES if fits(kind, text) and (kind, text) != ("credentials", "unknown")] == []


def test_a_kind_without_a_shape_says_so() -> None:
    assert fits("device_info", "EX-2040") is None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("5d41402abc4b2a76b9719d911017c592", True),
        ("AAF4C61DDCC5E8A2DABEDE0F3B482CD9AEA9434D", True),
        ("AAF4C61DDCC5E8A2DABEDE0F3B482CD9AEA9434d", False),
        ("12345678901234567890123456789012", False),
        ("5d41402abc4b2a76b9719d911017c59", False),
    ],
)
def test_digests_have_a_look(text: str, is_one: bool) -> None:
    assert is_digest(text) is is_one


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.sampled_from(sorted(SHAPES)))
def test_fuzz_any_text_is_judged(text: str, data_type: str) -> None:
    assert fits(data_type, text) in (True, False)
