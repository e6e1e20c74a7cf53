"""The kind of a value from its data type and its shape, and what is not of a kind."""

from __future__ import annotations

import pytest

from analyzer.detect.transforms.shape import Shape, read_shape

KINDS = [
    ("mac_address", "02:1A:7b:0C:6E:FC", "mac", ("02", "1A", "7b", "0C", "6E", "FC")),
    ("wifi_info", "c67cbd8c1a6e", "mac", ("c6", "7c", "bd", "8c", "1a", "6e")),
    ("clipboard", "0000.5E00.53AF", "mac", ("00", "00", "5E", "00", "53", "AF")),
    ("", "F448F933-3617-46F7-8D37-D651F66C807D", "uuid", ("F448F933", "3617", "46F7", "8D37", "D651F66C807D")),
    ("install_id", "493e30e492118ba5fec70a6390005ecf", "uuid", ("493e30e4", "9211", "8ba5", "fec7", "0a6390005ecf")),
    ("birth_age", "2002-01-19", "date", ("2002", "01", "19")),
    ("birth_age", "20020119", "date", ("2002", "01", "19")),
    ("imei", "490154203237518", "imei", ("49", "015420", "323751", "8")),
    ("imei", "49-015420-323751", "imei", ("49", "015420", "323751")),
    ("bank_account", "6275830786772990943", "digits", ("6275", "8307", "8677", "2990", "943")),
    ("payment_info", "378282246310005", "digits", ("3782", "822463", "10005")),
    ("bank_account", "DE27060323716143544128", "iban", ("DE27", "0603", "2371", "6143", "5441", "28")),
    ("id_number", "11010519491231002X", "digits", ("110105", "19491231", "002X")),
    ("cell_info", "001-01-39833-267604101", "cell", ("001", "01", "39833", "267604101")),
    ("phone_number", "18753811998", "phone", ("187", "5381", "1998")),
    ("contacts", "+33 6 39 98 21 82", "phone", ("+33", "6", "39", "98", "21", "82")),
    ("name", "欧阳娜娜", "name_zh", ("欧阳", "娜娜")),
    ("name", "Rosalind Featherstone", "name_en", ("Rosalind", "Featherstone")),
    ("android_id", "9a0cd3d5e5a30d8c", "hex", ()),
    ("location_precise", "23.1395752,113.3015789", "place", ()),
    ("location_coarse", "23, -113", "place", ()),
    ("clipboard", "-1.3276317,36.8347606", "place", ()),
]


@pytest.mark.parametrize(("data_type", "text", "kind", "groups"), KINDS)
def test_kinds_and_groups(data_type: str, text: str, kind: str, groups: tuple[str, ...]) -> None:
    shape = read_shape(data_type, text)
    assert (shape.kind, shape.groups) == (kind, groups)


NEAR = [
    ("account_id", "123456789012"),
    ("android_id", "c67cbd8c1a6g"),
    ("mac_address", "c6:7c-bd:8c:1a:6e"),
    ("", "F448F933-361746F7-8D37-D651F66C807D"),
    ("install_id", "20020119"),
    ("birth_age", "2002-13-19"),
    ("birth_age", "2002-01/19"),
    ("account_id", "490154203237518"),
    ("imei", "4901542032375181"),
    ("account_id", "6275830786772990943"),
    ("bank_account", "627583078677"),
    ("clipboard", "001-01-39833"),
    ("account_id", "9223607301671"),
    ("phone_number", "8753811998"),
    ("name", "R2 D2"),
    ("name", "单"),
    ("account_id", "Rosalind Featherstone"),
    ("account_id", "9223607301671223"),
    ("location_precise", "123.1,13.3"),
    ("location_precise", "nan,nan"),
    ("location_precise", "1.5,2.5,3.5"),
    ("clipboard", "12,34"),
    ("", ""),
    ("", "\0"),
    ("location_precise", "1." + "0" * 200 + ",2"),
]


@pytest.mark.parametrize(("data_type", "text"), NEAR)
def test_what_only_looks_alike_is_text(data_type: str, text: str) -> None:
    assert read_shape(data_type, text) == Shape(data_type, text)


def test_marks_need_groups() -> None:
    assert read_shape("mac_address", "c67cbd8c1a6e").marks == ":-._ "
    assert read_shape("android_id", "9a0cd3d5e5a30d8c").marks == ""
