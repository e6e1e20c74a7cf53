"""Honey: the same for the same seed, different otherwise, and telling enough."""

from __future__ import annotations

from itertools import chain

from analyzer.record.devices.android.honey_values import HANZI, SYLLABLES, Honey, make_honey
from analyzer.record.persona import load_persona

LIN, ZHOU = load_persona("lin"), load_persona("zhou")


def texts(honey: Honey) -> list[str]:
    contacts = chain.from_iterable((c.name, c.phone, c.email) for c in honey.contacts)
    messages = chain.from_iterable((m.address, m.body) for m in honey.messages)
    events = chain.from_iterable((e.title, e.place) for e in honey.events)
    single = (honey.marker, honey.photo_name, honey.photo_place, honey.place)
    return [*contacts, *honey.calls, *messages, *events, *single]


def test_the_alphabets_carry_eight_bits_a_piece() -> None:
    assert (len(HANZI), len(set(HANZI))) == (256, 256)
    assert (len(SYLLABLES), len(set(SYLLABLES))) == (256, 256)


def test_a_seed_gives_the_same_again_and_another_seed_or_persona_nothing_of_it() -> None:
    first = texts(make_honey(LIN, "7"))
    assert texts(make_honey(LIN, "7")) == first
    assert set(first) & set(texts(make_honey(LIN, "8"))) == set()
    assert set(first) & set(texts(make_honey(ZHOU, "7"))) == set()


def test_no_value_is_twice_or_part_of_another() -> None:
    values = texts(make_honey(LIN, "7"))
    assert [(a, b) for a in values for b in values if a is not b and a in b] == []


def test_both_languages_are_there() -> None:
    honey = make_honey(LIN, "7")
    assert [contact.name.isascii() for contact in honey.contacts] == [False, True]
    assert [message.body.isascii() for message in honey.messages] == [False, True]
    assert [event.title.isascii() for event in honey.events] == [False, True]


def test_places_lie_beside_the_personas() -> None:
    honey = make_honey(LIN, "7")
    home = [float(part) for part in LIN.place.split(",")]
    for place in (honey.place, honey.photo_place):
        parts = [float(part) for part in place.split(",")]
        assert all(abs(mine - theirs) <= 0.05 for mine, theirs in zip(parts, home, strict=True))
        assert all(len(part.partition(".")[2]) >= 9 for part in place.split(","))
