"""Values: masked wherever they are printed, hashed under the session's salt."""

from __future__ import annotations

import hashlib
import hmac

from hypothesis import given
from hypothesis import strategies as st

from analyzer.model.values import Secret, mask, new_salt

IMEI = "356938035643809"


def test_no_way_of_printing_gives_the_value() -> None:
    secret = Secret(IMEI)
    shown = [str(secret), repr(secret), f"{secret}", f"{secret:>30}", f"{[secret]}", str({"a": secret})]
    assert [text for text in shown if IMEI in text] == []
    assert secret.clear() == IMEI


def test_the_hash_is_hmac_sha256_under_the_salt() -> None:
    expected = hmac.new(b"salt", IMEI.encode(), hashlib.sha256).hexdigest()[:32]
    assert Secret(IMEI).hash(b"salt") == expected
    assert Secret(IMEI).hash(b"other") != expected
    assert len(Secret("\ud800").hash(b"salt")) == 32


def test_equal_texts_are_one_secret() -> None:
    assert {Secret("a"), Secret("a"), Secret("b")} == {Secret("a"), Secret("b")}
    assert Secret("a") != "a"


@given(st.text(max_size=60))
def test_a_mask_shows_at_most_30_percent_and_nothing_that_steers(text: str) -> None:
    masked = mask(text)
    assert masked.count("…") >= 1
    assert len(masked) - 1 <= min(4, len(text) * 0.3)
    assert masked.isprintable()


def test_of_a_chinese_name_no_more_than_its_first_character_is_shown() -> None:
    assert [mask(text) for text in ("温庭筠", "温庭筠 13912345678", "13912345678 温庭筠")] == ["…", "温…78", "13…筠"]
    assert mask("a温庭筠的收货地址在上海市") == "a…市"
    assert mask("ab温庭筠的收货地址在上海市") == "ab…市"


def test_salts_are_random_and_of_32_bytes() -> None:
    salts = {new_salt() for _ in range(8)}
    assert [len(salt) for salt in salts] == [32] * 8
