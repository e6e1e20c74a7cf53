"""A decoy looks like its model and is another value."""

from __future__ import annotations

import pytest

from analyzer.detect.decoys import decoys
from analyzer.detect.known import KnownValue
from analyzer.model.values import Secret

SALT = bytes(range(32))


def _texts(*values: tuple[str, str], salt: bytes = SALT) -> list[tuple[str, str, str]]:
    made = decoys([KnownValue(data_type, Secret(text), "user") for data_type, text in values], salt)
    return [(value.data_type, value.secret.clear(), value.origin) for value in made]


@pytest.mark.parametrize(
    ("data_type", "text", "shape"),
    [
        ("imei", "356938035643809", r"35\d{13}"),
        ("mac_address", "5e:7a:19:c3:b4:08", r"[0-9a-f]{2}(:[0-9a-f]{2}){5}"),
        ("email", "li.wei88@mail.cn", r"[a-z]{2}\.[a-z]{3}\d\d@[a-z]{4}\.[a-z]{2}"),
        ("name", "贺兰亭晚秋", "[\u4e00-\u9fff]{5}"),
        ("location_precise", "31.230416,121.473701", r"31\.\d{6},121\.\d{6}"),
    ],
)
def test_a_decoy_has_the_shape_and_no_character_of_its_model(data_type: str, text: str, shape: str) -> None:
    import re

    ((kind, decoy, origin),) = _texts((data_type, text))
    assert (kind, origin) == (data_type, "decoy")
    assert re.fullmatch(shape, decoy)
    assert decoy != text


def test_one_of_each_type_that_says_enough_and_the_same_for_the_same_session() -> None:
    values = (
        ("imei", "356938035643809"),
        ("imei", "490154203237518"),
        ("birth_age", "33"),
        ("oaid", "c3f19a7e52d8046b"),
    )
    first = _texts(*values)
    assert [data_type for data_type, _, _ in first] == ["imei", "oaid"]
    assert first == _texts(*values)
    assert first != _texts(*values, salt=bytes(32))
