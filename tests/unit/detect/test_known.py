"""Known values: the file of the user, placeholders, check digits, and who wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.detect.known import KnownValues, check_problem, is_placeholder, join, load_known, planted_values
from analyzer.model.errors import UsageError


def _load(tmp_path: Path, text: str) -> KnownValues:
    file = tmp_path / "known.yaml"
    file.write_text(text, encoding="utf-8")
    return load_known(file)


def _texts(known: KnownValues) -> list[tuple[str, str]]:
    return [(value.data_type, value.secret.clear()) for value in known.values]


def test_scalars_are_text_as_they_are_written(tmp_path: Path) -> None:
    known = _load(tmp_path, "values:\n  birth_age: [0049, 1e5, 2001-02-03, yes, 0x1F]\n")
    assert [text for _, text in _texts(known)] == ["0049", "1e5", "2001-02-03", "yes", "0x1F"]


def test_nul_and_non_ascii_survive(tmp_path: Path) -> None:
    known = _load(tmp_path, 'values:\n  name: ["a\\0b", "贺兰亭晚"]\n')
    assert _texts(known) == [("name", "a\0b"), ("name", "贺兰亭晚")]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('values:\n  imeii: ["1"]\n', "E121", ":2:3"),
        ("values:\n  imei: 5\n", "E120", ":2:3"),
        ("values:\n  imei: [{a: 1}]\n", "E120", ":2:"),
        ("numbers: 1\n", "E120", ":1:1"),
        ("[]\n", "E120", ":1:1"),
        ("values: {imei: [\n", "E112", ":"),
    ],
)
def test_a_mistake_is_shown_at_its_place(tmp_path: Path, text: str, code: str, place: str) -> None:
    with pytest.raises(UsageError) as raised:
        _load(tmp_path, text)
    assert raised.value.code == code
    assert f"known.yaml{place}" in str(raised.value)


def test_an_unknown_kind_is_corrected(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        _load(tmp_path, 'values:\n  adverising_id: ["1"]\n')
    assert raised.value.hint == "did you mean 'advertising_id'?"


def test_a_wrong_check_digit_is_a_warning_and_the_value_is_searched(tmp_path: Path) -> None:
    known = _load(tmp_path, 'values:\n  imei: ["356938035643808"]\n')
    assert _texts(known) == [("imei", "356938035643808")]
    assert len(known.warnings) == 1
    assert "check digit" in known.warnings[0]
    assert "356938035643808" not in known.warnings[0]


def test_a_placeholder_is_kept_apart_and_said(tmp_path: Path) -> None:
    known = _load(tmp_path, 'values:\n  advertising_id: ["00000000-0000-0000-0000-000000000000"]\n')
    assert (known.values, len(known.placeholders), len(known.warnings)) == ([], 1, 1)


@pytest.mark.parametrize(
    ("data_type", "text", "expected"),
    [
        ("mac_address", "02:00:00:00:00:00", True),
        ("android_id", "9774d56d682e549c", True),
        ("android_id", "9774D56D682E549C", True),
        ("device_serial", "unknown", True),
        ("imei", "000000000000000", True),
        ("imei", "111111111111111", True),
        ("ip_address", "127.0.0.1", True),
        ("account_id", "127.0.0.1", False),
        ("imei", "356938035643809", False),
        ("phone_number", "12", False),
    ],
)
def test_placeholders(data_type: str, text: str, expected: bool) -> None:
    assert is_placeholder(data_type, text) is expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("11010519491231002X", ""),
        ("110105194912310021", "has a wrong check digit"),
        ("110105194913310021", "names a date or a region that does not exist"),
    ],
)
def test_resident_ids_are_checked(text: str, problem: str) -> None:
    assert check_problem("id_number", text) == problem


def test_what_is_stated_wins_over_what_a_hook_returned() -> None:
    known = KnownValues()
    known.add("clipboard", "15407318264", "hook")
    known.add("phone_number", "15407318264", "planted")
    known.add("android_id", "c3f19a7e52d8046b", "hook")
    known.add("android_id", "c3f19a7e52d8046b", "user")
    assert [(value.data_type, value.origin) for value in known.merged()] == [
        ("android_id", "user"),
        ("phone_number", "planted"),
    ]


def test_planted_values_of_unknown_kinds_are_said() -> None:
    known = join([planted_values({"values": {"imei": ["356938035643809"], "shoe_size": ["44"]}}), KnownValues()])
    assert _texts(known) == [("imei", "356938035643809")]
    assert known.warnings == ["planted.json: unknown data type 'shoe_size'"]
