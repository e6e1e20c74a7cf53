from __future__ import annotations

import pytest

from analyzer.scope.kinds import named_in, nearest


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("IMEI、MAC地址、OAID", {"imei", "mac_address", "oaid"}),
        ("手机号码/IP地址", {"phone_number", "ip_address"}),
        ("不收集IMEI", set()),
        ("神秘代码", set()),
        ("imei number", {"imei"}),
        ("AndroidID/OAID", {"android_id", "oaid"}),
    ],
)
def test_words_name_data_types(text: str, types: set[str]) -> None:
    assert set(named_in(text).types) == types


def test_parts_without_a_type_are_told() -> None:
    assert named_in("IMEI、神秘代码").unknown == ("神秘代码",)
    assert nearest("通讯绿") == "did you mean '通讯录'?"
