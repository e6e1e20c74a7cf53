from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from stdnum import imei, luhn

from analyzer.model.errors import UsageError
from analyzer.record.persona import API_DATA_TYPES, load_persona, persona_names

PERSONAS = [load_persona(name) for name in persona_names()]


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.id)
def test_numbers_have_valid_check_digits_and_only_the_imei_looks_like_one(persona) -> None:
    assert imei.is_valid(persona.imei)
    assert luhn.is_valid(persona.iccid)
    assert (len(persona.imsi), luhn.is_valid(persona.imsi)) == (15, False)


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.id)
def test_addresses_are_locally_administered_and_unicast(persona) -> None:
    addresses = [persona.mac, persona.bssid, persona.bluetooth, *(network.bssid for network in persona.scan)]
    assert [address for address in addresses if int(address[:2], 16) & 3 != 2] == []


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.id)
def test_no_value_is_part_of_another(persona) -> None:
    values = sorted({value for values in persona.values_by_type().values() for value in values}, key=len)
    assert [pair for pair in combinations(values, 2) if pair[0] in pair[1]] == []


def test_personas_share_no_value() -> None:
    first, second = (
        {value for values in persona.values_by_type().values() for value in values} for persona in PERSONAS
    )
    assert first & second == set()


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.id)
def test_each_api_but_the_network_card_answers(persona) -> None:
    silent = [api for api in API_DATA_TYPES if not persona.values_of_api(api)]
    assert silent == ["java.network.hardware_address"]
    extra = {"face_biometric"} if persona.face else set()
    assert set(persona.values_by_type()) == set(API_DATA_TYPES.values()) | extra


def test_place_is_written_as_java_writes_it() -> None:
    for persona in PERSONAS:
        latitude, longitude = persona.place.split(",")
        assert f"{float(latitude)!r},{float(longitude)!r}" == persona.place


def test_unknown_persona_gets_the_nearest_name() -> None:
    with pytest.raises(UsageError) as caught:
        load_persona("lim")
    assert (caught.value.code, caught.value.hint) == ("E167", "did you mean 'lin'?")


def test_wrong_persona_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("id: x\nimeii: '1'\n")
    with pytest.raises(UsageError) as caught:
        load_persona("x.yaml", near=tmp_path)
    assert caught.value.code == "E168"
    assert "x.yaml:2:1" in caught.value.message or "x.yaml:1:1" in caught.value.message
