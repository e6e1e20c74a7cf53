"""What the single steps of transforms share: the written form of a value, and the table of steps.

A step is a small function: it gets the form so far, its own argument (the text after the first colon of its name) and
a context, and gives the ways it may be written (variant -> form), or nothing where it does not apply. Its docstring
is its line in NAMES.md.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from truth.values import Keys, Value

Pair = tuple[str, str]


@dataclass(frozen=True)
class Form:
    """A value as written.

    data: the bytes; of a digest the raw ones (it is written as lower-case hex). pair: the two halves of a place
    (latitude first unless `lng_lat`) or of a split name. bits: what the form can still tell apart, at most.
    needs: what a detector must have been given to find it ("" or "keys").
    """

    data: bytes
    kind: Literal["text", "digest", "bytes", "pair", "halves"] = "text"
    pair: Pair | None = None
    bits: float = math.inf
    needs: str = ""
    is_lng_first: bool = False

    @property
    def written(self) -> bytes:
        """The bytes that stand in the message."""
        return self.data.hex().encode() if self.kind == "digest" else self.data


@dataclass(frozen=True)
class Context:
    """What a step may need beside the form."""

    value: Value
    keys: Keys


Ways = dict[str, Form]
Step = Callable[[Form, str, Context], Ways]
STEPS: dict[str, Step] = {}


def step(function: Step) -> Step:
    """Enter a step into the table under its own name (a trailing underscore keeps Python's names free)."""
    STEPS[function.__name__.rstrip("_")] = function
    return function


def as_text(form: Form, text: str | bytes, *, bits: float = math.inf) -> Form:
    """Give the form that another text makes of one; `bits` where the text tells less apart."""
    data = text.encode() if isinstance(text, str) else text
    return Form(data, bits=min(bits, form.bits), needs=form.needs)


def characters(form: Form) -> str:
    """Give the text that is written (of a digest its hex digits)."""
    return form.written.decode()
