"""What the units of the closure share: forms, digests, and the table in which units enter themselves.

A unit is one way of writing, under its own name. It enters itself by a decorator, with a line of documentation and
with examples; `describe_transforms` lists what is in the table, and one test runs every example.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from analyzer.detect.transforms.shape import Shape, read_shape

CLOSURE_VERSION = 6
"""Raised when the set of forms changes."""

MIN_OFFSET_CHARACTERS = 12
"""Fewest characters of base64 that identify a value inside a longer text."""

MAX_CHAINED = 4096
"""Of a value with more bytes only the text as it is and its plain digests are made."""


class Form(NamedTuple):
    """Bytes to look for, exactly, anywhere.

    transform: its name, outermost step first. steps: how many steps it names, 0 for plain.
    bits: what the form can still tell apart at most (crc32: 32; rounded:4: 42.6; a half: its own).
    half: 0 or 1 for halves, in the order of the value as known; a half may stand for several transforms, so the same
    bytes come once per name. offset: bytes of the first base64 group that stand before a value inside a longer text.
    number: which binary form of a number the pattern is: varint, zigzag, be, le, f64be, f64le,
    f32be, f32le.
    is_raw: bytes that are no text, so neighbors say nothing. is_open: further decimals may follow (a shifted place).
    """

    pattern: bytes
    transform: str
    steps: int
    bits: float = math.inf
    half: int = -1
    offset: int = -1
    number: str = ""
    is_raw: bool = False
    is_open: bool = False


class Digest(NamedTuple):
    """Raw bytes of the outermost digest; looked up, not searched."""

    raw: bytes
    transform: str
    steps: int
    bits: float


@dataclass(frozen=True)
class Keys:
    """Keys of HMACs and salts of digests that the crypto hooks of a session saw."""

    hmac_keys: tuple[bytes, ...] = ()
    salts: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Example:
    """What a unit writes: given a value (of a data type, where its kind says how), these bytes; source: who says so."""

    given: str
    wrote: str | bytes
    source: str
    data_type: str = ""


@dataclass(frozen=True)
class Unit:
    """One step of a name. ways: every way in which this step alone writes a value."""

    name: str
    doc: str
    examples: tuple[Example, ...]
    ways: Callable[[Shape], Iterable[bytes]]


UNITS: dict[str, Unit] = {}
"""Units by name, in the order in which the modules were read."""


def _enter(name: str, doc: str | None, examples: tuple[Example, ...], ways: Callable[[Shape], Iterable[bytes]]) -> None:
    if name in UNITS or not examples or not doc:
        raise ValueError(f"unit {name}: each name once, with a docstring and an example")
    UNITS[name] = Unit(name, doc.partition("\n")[0].rstrip("."), examples, ways)


TextStep = Callable[[str], str]
CodeStep = Callable[[bytes], bytes]
Ways = Iterable[tuple[str, str]]
ValueStep = Callable[[Shape], Ways]


def text_unit(name: str, *examples: Example) -> Callable[[TextStep], TextStep]:
    """Enter a function from text to text, which works on any text."""

    def enter(function: TextStep) -> TextStep:
        _enter(name, function.__doc__, examples, lambda shape: [encoded(function(shape.text))])
        return function

    return enter


def code_unit(name: str, *examples: Example) -> Callable[[CodeStep], CodeStep]:
    """Enter a function from bytes to bytes: an encoding or a digest."""

    def enter(function: CodeStep) -> CodeStep:
        _enter(name, function.__doc__, examples, lambda shape: [function(encoded(shape.text))])
        return function

    return enter


def value_unit(name: str, *examples: Example) -> Callable[[ValueStep], ValueStep]:
    """Enter a function that gives the (name, text) ways for values of its kind, and nothing for others."""

    def enter(function: ValueStep) -> ValueStep:
        _enter(name, function.__doc__, examples, lambda shape: [encoded(text) for _, text in function(shape)])
        return function

    return enter


def check_unit(unit: Unit) -> list[Example]:
    """Give the examples that a unit does not write.

    >>> check_unit(Unit("twice", "doubled", (Example("a", "aa", ""), Example("a", "a", "")), lambda s: [b"aa"]))
    [Example(given='a', wrote='a', source='', data_type='')]
    """
    return [
        example
        for example in unit.examples
        if (encoded(example.wrote) if isinstance(example.wrote, str) else example.wrote)
        not in set(unit.ways(read_shape(example.data_type, example.given)))
    ]


def encoded(text: str) -> bytes:
    """Give the UTF-8 bytes of a text; halves of surrogate pairs stay as they are."""
    return text.encode("utf-8", "surrogatepass")


def wrapped(outer: str, inner: str) -> str:
    """Give the name of a step around a name.

    >>> wrapped("md5", "plain"), wrapped("md5", "lower(no_separators)")
    ('md5', 'md5(lower(no_separators))')
    """
    return outer if inner == "plain" else f"{outer}({inner})"


def steps_of(name: str) -> int:
    """Count the steps of a name.

    >>> [steps_of(name) for name in ("plain", "md5", "gcj02|rounded:4", "base64(sha256(lower))")]
    [0, 1, 2, 3]
    """
    return 0 if name == "plain" else 1 + name.count("(") + name.count("|")
