"""The synthetic values are valid, unlike each other, and no placeholders; checked by another library."""

from __future__ import annotations

import pytest
from stdnum import (
    iban,
    imei,
    luhn,
    vatin,  # noqa: F401
)
from stdnum import imsi as imsi_number
from stdnum.cn import ric
from truth.values import PLACEHOLDERS, PLAN, known_values, make_keys, normal

VALUES = known_values(3)


def _texts(data_type: str) -> list[str]:
    return [value.text for value in VALUES if value.data_type == data_type]


def test_every_planned_value_is_there_once() -> None:
    assert len({value.id for value in VALUES}) == len(VALUES) == sum(n for *_, n in PLAN)


def test_check_digits_are_valid() -> None:
    for text in _texts("imei"):
        assert imei.validate(text)
    for text in _texts("id_number"):
        # Not is_valid: the counties of its register are younger than the births.
        assert ric.calc_check_digit(text) == text[-1] and ric.get_birth_date(text).year < 1900
    for text in _texts("bank_account"):
        assert iban.is_valid(text) if text.startswith("DE") else luhn.is_valid(text)
    assert [luhn.is_valid(text) for text in _texts("sim_identifiers")[2:]] == [True, True]
    assert all(imsi_number.info(text)["mcc"] == "001" for text in _texts("sim_identifiers")[:2])


def test_no_value_is_part_of_another() -> None:
    flat = [normal(value.text) for value in VALUES]
    assert not [(a, b) for a in flat for b in flat if a is not b and a in b]


def test_no_value_is_a_placeholder() -> None:
    placeholders = {text for texts in PLACEHOLDERS.values() for text in texts}
    assert placeholders.isdisjoint(value.text for value in VALUES)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_seed_gives_the_same_values_and_another_seed_others(seed: int) -> None:
    assert known_values(seed) == known_values(seed)
    assert make_keys(seed) == make_keys(seed)
    assert {value.text for value in known_values(seed)}.isdisjoint(
        value.text for value in known_values(seed + 1) if value.draft.bits > 30
    )


def test_decoys_are_other_values_of_the_same_shapes() -> None:
    decoys = known_values(3, "decoys")
    assert [value.id for value in decoys] == [value.id for value in VALUES]
    assert {value.text for value in decoys}.isdisjoint(value.text for value in VALUES)
