"""Draw synthetic values of every searchable shape, with valid check digits and from reserved ranges where those exist.

`bits` of a draft is the information of the value as a pattern: how unlikely it is that unrelated text of the
same alphabet spells it (a decimal digit 3.32, a hex digit 4, a letter 4.7; names and plates by their lists).
"""

from __future__ import annotations

import base64
import math
import string
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from random import Random

DIGIT, HEX, LETTER, HAN = math.log2(10), 4.0, math.log2(26), 12.0


@dataclass(frozen=True)
class Draft:
    """One drawn value: its text, pattern bits, sizes of its groups (separators stand between them), country code."""

    text: str
    kind: str
    bits: float
    groups: tuple[int, ...] = ()
    country: str = ""


def digits(rng: Random, n: int) -> str:
    """Give `n` random decimal digits."""
    return "".join(rng.choices(string.digits, k=n))


def hexits(rng: Random, n: int) -> str:
    """Give `n` random lower-case hex digits, at least one of them a letter."""
    text = "".join(rng.choices("0123456789abcdef", k=n - 1))
    return text + rng.choice("abcdef")


def luhn_digit(body: str) -> str:
    """Give the check digit of ISO/IEC 7812-1 (Luhn) for `body`."""
    total = 0
    for place, char in enumerate(reversed(body)):
        doubled = int(char) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def id_check(body: str) -> str:
    """Give the check character of GB 11643 (ISO 7064 mod 11-2) for 17 digits."""
    total = 0
    for char in body:
        total = (total + int(char)) * 2 % 11
    return "0123456789X"[(12 - total) % 11]


def vin_check(vin: str) -> str:
    """Give the ninth character of a 17-character vehicle number (ISO 3779, 49 CFR 565)."""
    worth = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", [*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)], strict=True))
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    total = sum(
        (int(char) if char.isdigit() else worth[char]) * weight for char, weight in zip(vin, weights, strict=True)
    )
    return "0123456789X"[total % 11]


def iban_check(country: str, account: str) -> str:
    """Give the two check digits of an IBAN (ISO 13616, mod 97-10)."""
    number = "".join(str(int(char, 36)) for char in f"{account}{country}00")
    return f"{98 - int(number) % 97:02d}"


def imei(rng: Random) -> Draft:
    """IMEI with a type code of reporting body 00, which is for test equipment (GSMA TS.06)."""
    body = "001" + digits(rng, 11)
    return Draft(body + luhn_digit(body), "imei", 15 * DIGIT, (2, 6, 6, 1))


def imei14(rng: Random) -> Draft:
    """IMEI as some phones give it: without its check digit."""
    return Draft("001" + digits(rng, 11), "imei14", 14 * DIGIT)


def imsi(rng: Random) -> Draft:
    """IMSI of the test network 001-01 (ITU-T E.212)."""
    return Draft("00101" + digits(rng, 10), "digits", 15 * DIGIT)


def iccid(rng: Random) -> Draft:
    """SIM serial: 89 (telecom), 86 (China), Luhn digit at the end (ITU-T E.118)."""
    body = "8986" + digits(rng, 15)
    return Draft(body + luhn_digit(body), "iccid", 20 * DIGIT)


def mac(rng: Random, sep: str = ":", is_upper: bool = True) -> Draft:
    """Locally administered unicast address: assigned to no maker (IEEE 802)."""
    first = rng.choice("0123456789abcdef") + rng.choice("26ae")
    text = sep.join([first, *(hexits(rng, 2) for _ in range(5))])
    return Draft(text.upper() if is_upper else text, "mac", 12 * HEX, (2,) * 6)


def uuid(rng: Random, is_upper: bool = False) -> Draft:
    """Random UUID, version 4 (RFC 9562)."""
    flat = list(hexits(rng, 32))
    flat[12], flat[16] = "4", rng.choice("89ab")
    cuts = (0, 8, 12, 16, 20, 32)
    text = "-".join("".join(flat[start:end]) for start, end in pairwise(cuts))
    return Draft(text.upper() if is_upper else text, "uuid", 122, (8, 4, 4, 4, 12))


def hex16(rng: Random) -> Draft:
    """Android ID; OAID of some makers."""
    return Draft(rng.choice("123456789abcdef") + hexits(rng, 15), "hex", 16 * HEX)


def hex32(rng: Random) -> Draft:
    """Install id as 32 hex digits."""
    return Draft(rng.choice("123456789abcdef") + hexits(rng, 31), "hex", 32 * HEX)


def hex64(rng: Random) -> Draft:
    """OAID or DRM id as 64 hex digits."""
    return Draft(rng.choice("123456789abcdef") + hexits(rng, 63), "hex", 64 * HEX)


def serial(rng: Random) -> Draft:
    """Hardware serial: 12 capital letters and digits."""
    body = rng.choices("ABCDEFGHJKLMNPRSTUVWXYZ", k=5) + rng.choices(string.digits, k=6)
    rng.shuffle(body)
    return Draft("R" + "".join(body), "token", 12 * math.log2(36))


def fid(rng: Random) -> Draft:
    """Firebase installation id: 22 characters of base64url, the first of c–f."""
    text = rng.choice("cdef") + "".join(rng.choices(string.ascii_letters + string.digits + "-_", k=20))
    return Draft(text + rng.choice("AQgw"), "token", 128)


def utdid(rng: Random) -> Draft:
    """Install id of 18 bytes in base64 (24 characters, with + and /)."""
    text = list(base64.b64encode(rng.randbytes(18)).decode())
    text[rng.randint(3, 10)], text[rng.randint(12, 20)] = "+", "/"
    return Draft("".join(text), "token", 144)


def drm(rng: Random) -> Draft:
    """Widevine device id: 32 bytes in base64."""
    return Draft(base64.b64encode(rng.randbytes(32)).decode(), "token", 192)


def openid(rng: Random) -> Draft:
    """Third-party account: `o` and 27 characters of base64url."""
    return Draft("o" + "".join(rng.choices(string.ascii_letters + string.digits + "-_", k=27)), "token", 162)


def password(rng: Random) -> Draft:
    """A password with marks that every encoding must escape."""
    letters = rng.choices(string.ascii_letters, k=8)
    return Draft("".join(letters) + rng.choice("&<%+\"'") + digits(rng, 3) + rng.choice("!#$/"), "text", 60)


def handle(rng: Random) -> Draft:
    """User name of 12 letters and 2 digits."""
    return Draft(_syllables(rng, 6) + "_" + digits(rng, 2), "token", 12 * LETTER + 2 * DIGIT)


def number14(rng: Random) -> Draft:
    """Account number of 14 digits."""
    return Draft(rng.choice("23456789") + digits(rng, 13), "digits", 14 * DIGIT)


def gmail(rng: Random) -> Draft:
    """Mail address with dots and a tag, which its host takes for one without."""
    local = f"{_syllables(rng, 4)}.{_syllables(rng, 4)}{digits(rng, 4)}"
    return Draft(f"{local}+{_syllables(rng, 2)}@gmail.com".capitalize(), "email", 16 * LETTER + 4 * DIGIT)


def email(rng: Random) -> Draft:
    """Mail address in a domain reserved for examples (RFC 2606)."""
    local = _syllables(rng, 4) + rng.choice(["", ".", "_", "+", "-"]) + _syllables(rng, 2) + digits(rng, 2)
    domain = rng.choice(["example.com", "example.org", "example.net", "mail.example.com", "post.example.org"])
    return Draft(f"{local}@{domain}", "email", 12 * LETTER + 2 * DIGIT)


_CN_PREFIXES = (
    "133",
    "135",
    "136",
    "137",
    "139",
    "150",
    "151",
    "158",
    "166",
    "176",
    "182",
    "187",
    "189",
    "198",
)


def phone_cn(rng: Random) -> Draft:
    """Mobile number of China as people write it (no range is reserved for examples there)."""
    return Draft(rng.choice(_CN_PREFIXES) + digits(rng, 8), "phone", 11 * DIGIT, (3, 4, 4), "86")


def phone_cn_e164(rng: Random) -> Draft:
    """The same in E.164 form."""
    return Draft("+86" + phone_cn(rng).text, "phone", 13 * DIGIT, (3, 4, 4), "86")


def phone_intl(rng: Random) -> Draft:
    """Fictional number in E.164: 555-01xx (NANPA), 07700 900xxx (Ofcom), 06 39 98 xx xx (ARCEP)."""
    country, national, groups = rng.choice(
        [
            ("1", rng.choice("23456789") + digits(rng, 2) + "55501" + digits(rng, 2), (3, 3, 4)),
            ("44", "7700900" + digits(rng, 3), (4, 6)),
            ("33", "63998" + digits(rng, 4), (1, 2, 2, 2, 2)),
        ]
    )
    return Draft(f"+{country}{national}", "phone", (len(country) + len(national)) * DIGIT, groups, country)


_FAMILY_ZH = "赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭鲁韦昌马苗"
_GIVEN_ZH = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰萍红玲建国志鹏宇浩雪琳婷晨嘉欣怡梓涵睿"
_GIVEN_EN = (
    *("Marguerite", "Oluwaseun", "Bartholomew", "Anneliese", "Thaddeus"),
    *("Rosalind", "Ignatius", "Philippa", "Evangeline", "Cornelius"),
)
_FAMILY_EN = (
    *("Okonkwo", "Lindqvist", "Featherstone", "Abernathy", "Vasquez"),
    *("Kowalczyk", "Haraldsen", "Montague", "Nakagawa", "Whitfield"),
)


def name_zh(rng: Random) -> Draft:
    """Chinese name: family name and two characters."""
    given = "".join(rng.sample(_GIVEN_ZH, 2))
    return Draft(rng.choice(_FAMILY_ZH) + given, "name_zh", 3 * HAN - 10, (1, 2))


def name_en(rng: Random) -> Draft:
    """Given and family name from lists: easily guessed, whatever its length."""
    given, family = rng.choice(_GIVEN_EN), rng.choice(_FAMILY_EN)
    return Draft(f"{given} {family}", "name_en", 26, (len(given), len(family)))


def date(rng: Random) -> Draft:
    """Date of birth."""
    text = f"{rng.randint(1950, 2004)}-{rng.randint(1, 12):02d}-{rng.randint(13, 28)}"
    return Draft(text, "date", 15, (4, 2, 2))


def resident_id(rng: Random) -> Draft:
    """Resident ID of someone born in the 1890s: valid, and nobody's who lives."""
    region = rng.choice(["110101", "310104", "440106", "510104", "330106", "420106"])
    body = f"{region}189{rng.randint(0, 9)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}{digits(rng, 3)}"
    return Draft(body + id_check(body), "digits", 18 * DIGIT, (6, 8, 4))


def vin(rng: Random) -> Draft:
    """Vehicle number with its check character."""
    text = "LZZ" + "".join(rng.choices("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", k=14))
    return Draft(text[:8] + vin_check(text) + text[9:], "token", 80)


def plate(rng: Random) -> Draft:
    """Number plate: province, letter and five characters."""
    body = "".join(rng.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=4)) + rng.choice(string.digits)
    return Draft(rng.choice("京沪粤苏浙川鄂") + rng.choice("ABCDE") + body, "text", 25)


def card(rng: Random) -> Draft:
    """Payment card of 19 digits with its Luhn digit."""
    body = "62" + digits(rng, 16)
    return Draft(body + luhn_digit(body), "digits", 19 * DIGIT, (4, 4, 4, 4, 3))


def iban(rng: Random) -> Draft:
    """German account number with its check digits."""
    account = digits(rng, 18)
    return Draft(f"DE{iban_check('DE', account)}{account}", "token", 20 * DIGIT, (4, 4, 4, 4, 4, 2))


def address_zh(rng: Random) -> Draft:
    """Delivery address in Chinese."""
    street = "".join(rng.sample("梧桐银杏海棠丁香玉兰白杨青松翠竹", 4))
    return Draft(
        f"{street}路{rng.randint(101, 999)}号{rng.randint(11, 39)}栋{rng.randint(101, 999)}室",
        "text",
        48 + 20,
    )


def address_en(rng: Random) -> Draft:
    """Delivery address in English."""
    street = (_syllables(rng, 3) + " " + _syllables(rng, 2)).title()
    return Draft(f"{rng.randint(101, 999)} {street} Street, Apt {rng.randint(11, 99)}", "text", 60)


def ssid(rng: Random) -> Draft:
    """Network name with marks that every encoding must escape."""
    return Draft(f"{_syllables(rng, 3).title()} & {_syllables(rng, 3).title()}'s Wi-Fi", "text", 56)


def cell(rng: Random) -> Draft:
    """Cell global identity: network 001-01, area and cell."""
    text = f"001-01-{rng.randint(10000, 65000)}-{rng.randint(10**8, 2**28)}"
    return Draft(text, "cell", 14 * DIGIT, (3, 2, 5, 9))


def ipv4(rng: Random) -> Draft:
    """Address of a block reserved for documentation (RFC 5737)."""
    return Draft(f"{rng.choice(['192.0.2', '198.51.100', '203.0.113'])}.{rng.randint(100, 254)}", "ip", 32)


def ipv6(rng: Random) -> Draft:
    """Address of the documentation prefix (RFC 3849)."""
    groups = [rng.choice("123456789") + hexits(rng, 3) for _ in range(6)]
    return Draft(":".join(["2001", "db8", *groups]), "ip6", 96)


def ipv6_long(rng: Random) -> Draft:
    """The same in capitals, and with what RFC 5952 leaves out."""
    groups = [rng.choice("ABCDEF") + hexits(rng, 3).upper() for _ in range(4)]
    return Draft(":".join(["2001", "DB8", "0", "0", *groups]), "ip6", 96)


def mac_of_zeros(rng: Random) -> Draft:
    """Locally administered address with zeros in front of some groups."""
    groups = ["02", *(f"0{rng.choice('123456789ABCDEF')}" for _ in range(2)), *(hexits(rng, 2) for _ in range(3))]
    return Draft(":".join(groups).upper(), "mac", 12 * HEX, (2,) * 6)


def sentence(rng: Random) -> Draft:
    """A note of five uncommon words, as in a clipboard, a message or a calendar."""
    return Draft(" ".join(_syllables(rng, 3) for _ in range(5)).capitalize() + ".", "text", 30 * LETTER)


def file_path(rng: Random) -> Draft:
    """A file on shared storage."""
    return Draft(f"/storage/emulated/0/Documents/{_syllables(rng, 5)}-{digits(rng, 4)}.pdf", "text", 60)


def url(rng: Random) -> Draft:
    """A visited page."""
    return Draft(f"https://{_syllables(rng, 3)}.example.org/{_syllables(rng, 4)}/{digits(rng, 6)}.html", "text", 84)


_CITIES_CN = (
    (39.9, 116.4),
    (31.2, 121.5),
    (23.1, 113.3),
    (30.6, 104.1),
    (34.3, 108.9),
    (22.5, 114.0),
    (45.8, 126.5),
)
_CITIES = ((52.5, 13.4), (37.8, -122.4), (-1.3, 36.8), (-33.9, 151.2), (-33.4, -70.7), (51.5, -0.1))


def _place(rng: Random, city: tuple[float, float]) -> Draft:
    halves = []
    for degrees in city:
        whole = int(degrees * 10**6) + rng.randint(-90_000, 90_000)
        halves.append(f"{'-' if whole < 0 else ''}{abs(whole) // 10**6}.{abs(whole) % 10**6:06d}{rng.randint(1, 9)}")
    return Draft(",".join(halves), "place", math.log2(1.8e9 * 3.6e9))


def place_cn(rng: Random) -> Draft:
    """Place in a large city of China: `lat,lng`, WGS-84, 7 decimals."""
    return _place(rng, rng.choice(_CITIES_CN))


def place_abroad(rng: Random) -> Draft:
    """Place in a large city elsewhere."""
    return _place(rng, rng.choice(_CITIES))


def _syllables(rng: Random, n: int) -> str:
    return "".join(rng.choice("bdfghjklmnprstvwz") + rng.choice("aeiou") for _ in range(n))


word = _syllables
Maker = Callable[[Random], Draft]
