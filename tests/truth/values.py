"""The known values of one synthetic persona and device: about 110, of every data type that can be searched for.

No value is part of another once case and separators are gone, so that every label names exactly one value.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from random import Random

from truth import shapes
from truth.shapes import Draft, Maker

_LOWER_MAC = partial(shapes.mac, is_upper=False)
_DASHED_MAC = partial(shapes.mac, sep="-")
_BARE_MAC = partial(shapes.mac, sep="", is_upper=False)
_UPPER_UUID = partial(shapes.uuid, is_upper=True)

PLAN: tuple[tuple[str, Maker, int], ...] = (
    ("imei", shapes.imei, 4),
    ("imei", shapes.imei14, 2),
    ("sim_identifiers", shapes.imsi, 2),
    ("sim_identifiers", shapes.iccid, 2),
    ("mac_address", shapes.mac, 2),
    ("mac_address", _LOWER_MAC, 2),
    ("mac_address", _DASHED_MAC, 1),
    ("mac_address", _BARE_MAC, 1),
    ("android_id", shapes.hex16, 4),
    ("device_serial", shapes.serial, 3),
    ("oaid", shapes.uuid, 1),
    ("oaid", shapes.hex16, 1),
    ("oaid", shapes.hex64, 2),
    ("advertising_id", shapes.uuid, 3),
    ("advertising_id", _UPPER_UUID, 2),
    ("install_id", shapes.uuid, 1),
    ("install_id", shapes.fid, 2),
    ("install_id", shapes.utdid, 2),
    ("install_id", shapes.hex32, 2),
    ("drm_id", shapes.drm, 1),
    ("drm_id", shapes.hex64, 1),
    ("account_id", shapes.handle, 3),
    ("account_id", shapes.number14, 2),
    ("third_party_account", shapes.openid, 2),
    ("credentials", shapes.password, 3),
    ("phone_number", shapes.phone_cn, 4),
    ("phone_number", shapes.phone_cn_e164, 1),
    ("phone_number", shapes.phone_intl, 4),
    ("email", shapes.email, 4),
    ("email", shapes.gmail, 2),
    ("name", shapes.name_zh, 3),
    ("name", shapes.name_en, 3),
    ("birth_age", shapes.date, 2),
    ("id_number", shapes.resident_id, 3),
    ("vehicle_info", shapes.vin, 2),
    ("vehicle_info", shapes.plate, 1),
    ("bank_account", shapes.card, 3),
    ("bank_account", shapes.iban, 2),
    ("postal_address", shapes.address_zh, 1),
    ("postal_address", shapes.address_en, 2),
    ("contacts", shapes.email, 1),
    ("contacts", shapes.phone_cn, 1),
    ("wifi_info", shapes.ssid, 3),
    ("wifi_info", _LOWER_MAC, 2),
    ("nearby_devices", shapes.mac, 1),
    ("nearby_devices", shapes.mac_of_zeros, 1),
    ("cell_info", shapes.cell, 2),
    ("ip_address", shapes.ipv4, 1),
    ("ip_address", shapes.ipv6, 2),
    ("ip_address", shapes.ipv6_long, 1),
    ("location_precise", shapes.place_cn, 4),
    ("location_precise", shapes.place_abroad, 2),
    ("clipboard", shapes.sentence, 1),
    ("sms", shapes.sentence, 1),
    ("calendar", shapes.sentence, 1),
    ("files_documents", shapes.file_path, 1),
    ("browsing_history", shapes.url, 2),
)
"""Data type, shape and how many."""

PLACEHOLDERS = {
    "advertising_id": ["00000000-0000-0000-0000-000000000000"],
    "mac_address": ["02:00:00:00:00:00"],
    "android_id": ["9774d56d682e549c"],
}
"""Listed in known.yaml too: they are to be named as placeholders, never searched nor counted."""


@dataclass(frozen=True)
class Value:
    """One known value; `id` is what labels and reports name instead of it."""

    id: str
    data_type: str
    draft: Draft

    @property
    def text(self) -> str:
        """The value as known.yaml has it."""
        return self.draft.text

    @property
    def kind(self) -> str:
        """The shape's name."""
        return self.draft.kind


@dataclass(frozen=True)
class Keys:
    """What the crypto hooks of a session would have seen: a key for HMACs and a salt for digests."""

    hmac_key: bytes
    salt: bytes


def normal(text: str) -> str:
    """Give the letters and digits of a text in lower case."""
    return "".join(char for char in text.lower() if char.isalnum())


def known_values(seed: int, tag: str = "known") -> list[Value]:
    """Give the values of one persona, the same for the same seed and tag; those of other tags are none of `known`."""
    rng = Random(f"{seed}:{tag}")
    values: list[Value] = []
    known = [] if tag == "known" else known_values(seed)
    taken = [normal(value.text) for value in known]
    places = [value.text for value in known if value.kind == "place"]
    names = {half for value in known for half in _name_halves(value.draft)}
    counts: dict[str, int] = {}
    for data_type, maker, n in PLAN:
        for _ in range(n):
            draft = _unlike(rng, maker, taken, places, names)
            taken.append(normal(draft.text))
            number = counts[data_type] = counts.get(data_type, -1) + 1
            values.append(Value(f"{data_type}/{number}", data_type, draft))
    return values


def _unlike(rng: Random, maker: Maker, taken: list[str], places: list[str], names: set[str]) -> Draft:
    for _ in range(1000):
        draft = maker(rng)
        mine = normal(draft.text)
        if names.intersection(_name_halves(draft)):
            continue
        if draft.kind == "place" and any(_is_near(draft.text, place) for place in places):
            continue
        if not any(mine in other or other in mine for other in taken):
            return draft
    raise ValueError(f"no further value of this shape: {maker}")


def _name_halves(draft: Draft) -> list[str]:
    """Give family and given name, of which digests are taken, too."""
    if draft.kind == "name_en":
        return draft.text.split()
    return [draft.text[: draft.groups[0]], draft.text[draft.groups[0] :]] if draft.kind == "name_zh" else []


def _is_near(one: str, other: str) -> bool:
    """Tell whether two places may be the same one to a decimal, in any system."""
    halves = zip(one.split(","), other.split(","), strict=True)
    return all(abs(float(a) - float(b)) < 0.25 for a, b in halves)


def make_keys(seed: int) -> Keys:
    """Give the session's HMAC key and salt (16 letters and digits each)."""
    rng = Random(f"{seed}:keys")
    return Keys(shapes.hexits(rng, 16).encode(), shapes.word(rng, 8).encode())
