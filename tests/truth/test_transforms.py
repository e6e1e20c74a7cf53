"""Names of transforms: how they are read, that each is reached, and that none has a shorter rival."""

from __future__ import annotations

from pathlib import Path

from truth.forms import STEPS
from truth.names import render
from truth.transforms import closure, parse, steps_of, write, written_forms
from truth.values import known_values, make_keys

VALUES = known_values(3)
KEYS = make_keys(3)


def test_a_name_is_read_outermost_first_and_places_in_the_order_taken() -> None:
    assert parse("base64(sha256(lower))") == ("lower", "sha256", "base64")
    assert parse("base64(gcj02|rounded:4)") == ("gcj02", "rounded:4", "base64")
    assert steps_of("separators:-(prefix:+86)") == ["prefix", "separators"]


def test_every_step_has_a_name_in_the_closure_and_a_definition() -> None:
    used = {step for value in VALUES for name in closure(value) for step in steps_of(name)}
    assert used == set(STEPS)
    assert all(step.__doc__ for step in STEPS.values())


def test_forms_of_a_value_are_unlike_each_other() -> None:
    for value in VALUES:
        forms = written_forms(value, KEYS)
        marks = [(form.written, form.kind == "pair") for form in forms.values()]
        assert len(marks) == len(set(marks))


def test_no_form_of_one_value_is_a_form_of_another_where_both_are_strong() -> None:
    owners: dict[bytes, str] = {}
    for value in VALUES:
        for form in written_forms(value, KEYS).values():
            if min(form.bits, value.draft.bits) >= 40 and form.kind != "pair":
                assert owners.setdefault(form.written, value.id) == value.id


def test_the_reading_with_fewest_steps_is_the_name() -> None:
    by_id = {value.id: value for value in VALUES}
    assert not write("lower", by_id["android_id/0"], KEYS)
    assert not write("upper", by_id["imei/0"], KEYS)
    assert not write("md5(lower)", by_id["imei/0"], KEYS)
    assert not write("separators::", by_id["mac_address/0"], KEYS)
    assert not write("gcj02", by_id["location_precise/5"], KEYS)
    assert write("upper", by_id["android_id/0"], KEYS)


def test_bits_are_those_that_the_form_leaves() -> None:
    place = next(value for value in VALUES if value.data_type == "location_precise")
    forms = {name: form.bits for (name, _), form in written_forms(place, KEYS).items()}
    assert forms["geohash:7"] == 35
    imei = VALUES[0]
    bits = {name: form.bits for (name, _), form in written_forms(imei, KEYS).items()}
    assert (bits["crc32"], bits["truncated:16(md5)"], bits["base64(sha1)"]) == (32, 64, 160)


def test_keyed_forms_say_that_they_need_keys() -> None:
    needs = {name: form.needs for (name, _), form in written_forms(VALUES[0], KEYS).items()}
    keyed = {name for name in needs if "hmac" in name or "salt" in name}
    assert keyed and {name for name, need in needs.items() if need == "keys"} == keyed


def test_names_page_is_current() -> None:
    assert (Path(__file__).parent / "NAMES.md").read_text(encoding="utf-8") == render(), "run `python -m truth names`"
