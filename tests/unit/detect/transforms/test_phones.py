"""Phone numbers: country, groups, trunk digit; and numbers that are none."""

from __future__ import annotations

import pytest

from analyzer.detect.transforms.phones import Phone, read_phone

NUMBERS = {
    "18753811998": Phone("86", "18753811998", ("187", "5381", "1998"), "0", False),
    "+86 187-5381-1998": Phone("86", "18753811998", ("187", "5381", "1998"), "0", True),
    "008618753811998": Phone("86", "18753811998", ("187", "5381", "1998"), "0", True),
    "+12025550123": Phone("1", "2025550123", ("202", "555", "0123"), "1", True),
    "+447700900123": Phone("44", "7700900123", ("7700", "900123"), "0", True),
    "+33639981234": Phone("33", "639981234", ("6", "39", "98", "12", "34"), "0", True),
    "+390612345678": Phone("39", "0612345678", ("06", "1234", "5678"), "", True),
    "+79161234567": Phone("7", "9161234567", ("916", "123", "45", "67"), "8", True),
}


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_are_read(text: str) -> None:
    assert read_phone("phone_number", text) == NUMBERS[text]


@pytest.mark.parametrize(
    ("data_type", "text"),
    [
        ("imei", "18753811998"),
        ("phone_number", "12753811998"),
        ("phone_number", "8753811998"),
        ("phone_number", "+999123456789"),
        ("phone_number", "+1202555"),
        ("phone_number", "+"),
        ("phone_number", "１８７５３８１１９９８"),
        ("account_id", "008618753811998"),
        ("credentials", "+1+1+1+1+1"),
    ],
)
def test_what_is_no_number_is_left_alone(data_type: str, text: str) -> None:
    assert read_phone(data_type, text) is None
