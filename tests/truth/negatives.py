"""What must not be found: other people's values, near misses, look-alikes, digests of others, known placeholders."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import partial
from random import Random

from truth import places, shapes
from truth.digests import DIGESTS
from truth.jobs import Forms
from truth.shapes import Draft, Maker
from truth.values import PLACEHOLDERS, Value, normal

Draw = Callable[[], str]


class Negatives:
    """Draws texts of each shape that are no form of any known value.

    known: values to miss narrowly. absent: values that must stand nowhere (decoys).
    """

    def __init__(self, known: list[Value], forms: Forms, rng: Random, *, absent: list[Value]) -> None:
        self._rng, self._known = rng, known
        self._absent = {normal(value.text) for value in absent}
        self._normals = [normal(value.text) for value in (*known, *absent)]
        self._forms = {form.written for of_value in forms.values() for form in of_value.values()}
        self.shapes: dict[str, Draw] = {**self._others(), **self._near(), **self._alike(), **self._coded()}

    def draw(self, shape: str) -> str:
        """Give a text of that shape; it equals no form of a known value, and no decoy."""
        while True:
            text = self.shapes[shape]()
            if shape == "placeholder" or (text.encode() not in self._forms and normal(text) not in self._absent):
                return text

    def _other(self, maker: Maker) -> Draft:
        while True:
            draft = maker(self._rng)
            mine = normal(draft.text)
            if not any(mine in known or known in mine for known in self._normals):
                return draft

    def _others(self) -> dict[str, Draw]:
        makers: dict[str, Maker] = {
            "email": shapes.email,
            "phone": shapes.phone_cn,
            "phone_international": shapes.phone_intl,
            "imei": shapes.imei,
            "imsi": shapes.imsi,
            "iccid": shapes.iccid,
            "mac": shapes.mac,
            "uuid": shapes.uuid,
            "hex16": shapes.hex16,
            "hex64": shapes.hex64,
            "serial": shapes.serial,
            "handle": shapes.handle,
            "token": shapes.openid,
            "id_number": shapes.resident_id,
            "card": shapes.card,
            "iban": shapes.iban,
            "vin": shapes.vin,
            "name_zh": shapes.name_zh,
            "name_en": shapes.name_en,
            "date": shapes.date,
            "place": shapes.place_cn,
            "place_abroad": shapes.place_abroad,
            "ssid": shapes.ssid,
            "ipv6": shapes.ipv6,
            "address": shapes.address_zh,
        }
        return {f"other_{name}": partial(self._other_text, maker) for name, maker in makers.items()}

    def _other_text(self, maker: Maker) -> str:
        return self._other(maker).text

    def _pick(self, *kinds: str) -> str:
        return self._rng.choice([value.text for value in self._known if value.kind in kinds])

    def _changed(self, text: str, alphabet: str) -> str:
        """Change one character of `alphabet` in the later half of a text to another of it."""
        spots = [at for at in range(len(text) // 2, len(text)) if text[at].lower() in alphabet]
        at = self._rng.choice(spots)
        new = self._rng.choice([char for char in alphabet if char != text[at].lower()])
        return text[:at] + (new.upper() if text[at].isupper() else new) + text[at + 1 :]

    def _near(self) -> dict[str, Draw]:
        hexits, digits, letters = "0123456789abcdef", "0123456789", "abcdefghijklmnopqrstuvwxyz"
        return {
            "near_phone": lambda: self._changed(self._pick("phone"), digits),
            "near_imei": self._near_imei,
            "near_mac": lambda: self._changed(self._pick("mac"), hexits),
            "near_uuid": lambda: self._changed(self._pick("uuid"), hexits),
            "near_hex": lambda: self._changed(self._pick("hex"), hexits),
            "near_email": lambda: (
                self._changed(self._pick("email").partition("@")[0], letters + digits) + "@example.com"
            ),
            "near_place": self._near_place,
            "longer_email": lambda: shapes.word(self._rng, 2) + self._pick("email"),
            "longer_number": self._longer_number,
            "longer_hex": lambda: shapes.hexits(self._rng, 5) + self._pick("hex") + shapes.hexits(self._rng, 4),
        }

    def _near_imei(self) -> str:
        body = self._changed(self._pick("imei")[:14], "0123456789")
        return body + shapes.luhn_digit(body)

    def _near_place(self) -> str:
        """Some hundred metres off: the same to two decimals."""
        halves = []
        for half in self._pick("place").split(","):
            whole, _, decimals = half.partition(".")
            third = self._rng.choice([digit for digit in "0123456789" if digit != decimals[2]])
            halves.append(f"{whole}.{decimals[:2]}{third}{shapes.digits(self._rng, 3)}{self._rng.randint(1, 9)}")
        return ",".join(halves)

    def _longer_number(self) -> str:
        return (
            str(self._rng.randint(1, 9))
            + shapes.digits(self._rng, 4)
            + self._pick("imei", "digits")
            + shapes.digits(self._rng, 5)
        )

    def _alike(self) -> dict[str, Draw]:
        return {
            "timestamp_like_imei": self._timestamp_imei,
            "order_like_card": lambda: "2024" + shapes.digits(self._rng, 15),
            "version_like_place": self._version_place,
            "build_like_phone": lambda: (
                "1" + self._rng.choice("3578") + shapes.digits(self._rng, 5) + ".0." + shapes.digits(self._rng, 2)
            ),
            "number_like_checksum": lambda: str(self._rng.randrange(10**8, 1 << 32)),
            "hex_like_checksum": lambda: shapes.hexits(self._rng, 8),
            "trace_like_uuid": lambda: shapes.hexits(self._rng, 32) + "-" + shapes.hexits(self._rng, 16) + "-01",
            "placeholder": lambda: self._rng.choice([text for texts in PLACEHOLDERS.values() for text in texts]),
        }

    def _timestamp_imei(self) -> str:
        """Microseconds of 2024 without the last digit, chosen so that the Luhn digit fits: 15 digits."""
        body = "17" + shapes.digits(self._rng, 12)
        return body + shapes.luhn_digit(body)

    def _version_place(self) -> str:
        lat, lng = self._rng.randint(18, 53), self._rng.randint(74, 134)
        return f"{lat}.{self._rng.randint(100, 999)}.{self._rng.randint(1, 9)},{lng}.{self._rng.randint(1000, 9999)}.0"

    def _coded(self) -> dict[str, Draw]:
        makers = (shapes.email, shapes.imei, shapes.mac, shapes.uuid, shapes.phone_cn, shapes.hex16)
        names = ("md5", "sha1", "sha256", "sha512")

        def other_bytes() -> bytes:
            return self._other(self._rng.choice(makers)).text.encode()

        def near_bytes() -> bytes:
            return self.draw(self._rng.choice(("near_imei", "near_mac", "near_uuid", "near_email"))).encode()

        def digest(data: bytes) -> str:
            return DIGESTS[self._rng.choice(names)](data).hex()

        return {
            "digest_of_other": lambda: digest(other_bytes()),
            "digest_of_near": lambda: digest(near_bytes()),
            "base64_of_other": lambda: base64.b64encode(other_bytes()).decode(),
            "base64_of_near": lambda: base64.b64encode(near_bytes()).decode(),
            "hex_of_other": lambda: other_bytes().hex(),
            "geohash_of_other": self._other_geohash,
        }

    def _other_geohash(self) -> str:
        lat, lng = self._other(shapes.place_cn).text.split(",")
        return places.geohash(float(lat), float(lng), 9)
