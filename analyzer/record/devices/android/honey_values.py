"""Made-up data that betrays who took it: from a persona and a seed, the same again for the same two."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from analyzer.record.persona import Persona

HANZI = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜"
    "海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳推位让国有虞陶唐吊民伐罪周发殷汤坐朝问道垂拱平章爱育黎首臣伏戎羌遐迩一体率宾归王"
    "鸣凤在竹白驹食场化被草木赖及万方盖此身四大五常恭惟鞠养岂敢毁伤女慕贞洁男效才良知过必改得能莫忘罔谈彼短靡恃己长信使可覆器欲难量墨"
    "悲丝染诗赞羔羊景行维贤克念作圣德建名立形端表正空谷传声虚堂习听祸因恶积福缘善庆尺璧非宝寸阴是竞资父事君曰严与敬孝当竭力忠则尽命临"
)
"""256 characters of the Thousand Character Classic, eight bits each."""
_HEADS = tuple("bdfghklmnprstvwz")
_TAILS = tuple(vowel + end for end in ("", "n", "r", "l") for vowel in "aeio")
SYLLABLES = [head + tail for head in _HEADS for tail in _TAILS]
"""256 syllables, eight bits each."""
WORD_BITS = 64
_PLACE_SPREAD = 0.1
_DEGREE_DIGITS = 11


@dataclass(frozen=True)
class Contact:
    """One entry of the address book."""

    name: str
    phone: str
    email: str


@dataclass(frozen=True)
class Message:
    """One SMS."""

    address: str
    body: str


@dataclass(frozen=True)
class Event:
    """One appointment."""

    title: str
    place: str


@dataclass(frozen=True)
class Honey:
    """What is planted. Names, addresses, texts and places carry 64 bits and more.

    A telephone number has the form of a real one, since apps drop others before they send: 27 bits. place,
    photo_place: "lat,lng" in WGS-84 decimal degrees, in the open sea beside the persona's. marker: names the rows that
    have no value of their own.
    """

    marker: str
    contacts: tuple[Contact, ...]
    calls: tuple[str, ...]
    messages: tuple[Message, ...]
    events: tuple[Event, ...]
    photo_name: str
    photo_place: str
    place: str


def make_honey(persona: Persona, seed: str) -> Honey:
    """Give the honey of one session. Equal personas and seeds give equal honey."""
    source = _Source(f"{persona.id}\0{seed}")
    friend = persona.contacts[0].display_name if persona.contacts else ""
    notice = persona.messages[0].body if persona.messages else ""
    errand = persona.events[0].title if persona.events else ""
    return Honey(
        marker=f"consentinel-{source.integer('marker', 8):016x}",
        contacts=(
            Contact(f"{friend}{source.chinese('contact 0')}", source.phone("phone 0"), source.email("mail 0")),
            Contact(source.english("contact 1"), source.phone("phone 1"), source.email("mail 1")),
        ),
        calls=(source.phone("call 0"), source.phone("call 1")),
        messages=(
            Message(source.phone("sms 0"), f"{notice} {source.chinese('body 0')}".strip()),
            Message(source.phone("sms 1"), f"Your booking {source.english('body 1')} is confirmed"),
        ),
        events=(
            Event(f"{errand} {source.chinese('event 0')}".strip(), f"{source.chinese('room 0')}会议室"),
            Event(f"Dinner with {source.english('event 1')}", f"{source.english('room 1')} Street 7"),
        ),
        photo_name=f"IMG_{source.integer('photo', 8):016x}.jpg",
        photo_place=source.place("photo place", persona.place),
        place=source.place("place", persona.place),
    )


class _Source:
    """Bits from a seed, each use under its own label."""

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def octets(self, label: str, count: int) -> bytes:
        return hashlib.sha256(f"consentinel honey\0{self._seed}\0{label}".encode()).digest()[:count]

    def integer(self, label: str, count: int) -> int:
        return int.from_bytes(self.octets(label, count), "big")

    def chinese(self, label: str) -> str:
        return "".join(HANZI[octet] for octet in self.octets(label, WORD_BITS // 8))

    def english(self, label: str) -> str:
        parts = [SYLLABLES[octet] for octet in self.octets(label, WORD_BITS // 8)]
        return f"{''.join(parts[:4]).title()} {''.join(parts[4:]).title()}"

    def email(self, label: str) -> str:
        return f"{self.english(label).replace(' ', '.').lower()}@example.org"

    def phone(self, label: str) -> str:
        """Give a number of the block 154, which no network has given out."""
        return f"154{self.integer(label, 8) % 10**8:08d}"

    def place(self, label: str, near: str) -> str:
        """Give a place within a tenth of a degree, to eleven decimals: 66 bits."""
        parts = [float(part) for part in near.split(",")]
        moved = [
            round(part + (self.integer(f"{label} {axis}", 8) / 2**64 - 0.5) * _PLACE_SPREAD, _DEGREE_DIGITS)
            for axis, part in enumerate(parts)
        ]
        return ",".join(f"{part!r}" for part in moved)
