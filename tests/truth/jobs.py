"""What to write: each name of the closure at each placement where one of its forms can stand, and its label."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from truth import layers as stacks
from truth.compose import FIELDS
from truth.containers import HOLDS_NUMBERS, Built, Payload
from truth.digests import DIGESTS
from truth.forms import Form
from truth.layers import PLACEMENTS, Placement
from truth.transforms import steps_of
from truth.values import Value

Forms = dict[str, dict[tuple[str, str], Form]]
"""Value id -> (name, variant) -> form."""


@dataclass(frozen=True)
class Job:
    """One transmission to write."""

    name: str
    variant: str
    value: Value
    form: Form
    placement: Placement
    is_pair: bool


_Choice = tuple[str, str, Value, Form]


class Jobs:
    """Pairs names and placements along diagonals, so that any beginning covers both sides evenly."""

    def __init__(self, values: list[Value], forms: Forms) -> None:
        self._choices: dict[str, list[_Choice]] = {}
        self._plain: dict[str, list[_Choice]] = {}
        for value in values:
            for (name, variant), form in forms[value.id].items():
                choice = (name, variant, value, form)
                self._choices.setdefault(name, []).append(choice)
                if name == "plain":
                    self._plain.setdefault(value.data_type, []).append(choice)
        self.names = sorted(self._choices)
        for name in self.names:
            Random(name).shuffle(self._choices[name])
        self._turns = dict.fromkeys([*self.names, *self._plain], 0)
        self.left_out: list[tuple[str, Placement]] = []

    def one_round(self) -> Iterator[Job]:
        """Give one job for each name and each data type as known, at each placement where it can stand."""
        self.left_out = []
        for shift in range(len(PLACEMENTS)):
            for row, name in enumerate(self.names):
                placement = PLACEMENTS[(row + shift) % len(PLACEMENTS)]
                job = self._next(name, self._choices[name], placement)
                if job:
                    yield job
                else:
                    self.left_out.append((name, placement))
        for placement in PLACEMENTS:
            for data_type, choices in self._plain.items():
                job = self._next(data_type, choices, placement)
                if job:
                    yield job

    def endless(self) -> Iterator[Job]:
        """Cover every name and every placement once, then go round for ever, with other values each time."""
        n = len(PLACEMENTS)
        for row, name in enumerate(self.names):
            tried = (self._next(name, self._choices[name], PLACEMENTS[(row + shift) % n]) for shift in range(n))
            yield next(job for job in tried if job)
        types = [*self._plain.items()]
        for row, placement in enumerate(PLACEMENTS):
            turned = types[row % len(types) :] + types[: row % len(types)]
            yield next(job for job in (self._next(name, choices, placement) for name, choices in turned) if job)
        while True:
            yield from self.one_round()

    def _next(self, turns: str, choices: list[_Choice], placement: Placement) -> Job | None:
        for _ in range(len(choices)):
            turn = self._turns[turns] = self._turns[turns] + 1
            name, variant, value, form = choices[turn % len(choices)]
            for is_pair in (True, False) if form.pair and turn % 2 else (False, True):
                if (form.pair or not is_pair) and stacks.accepts(placement, form, as_pair=is_pair):
                    return Job(name, variant, value, form, placement, is_pair)
        return None


def _numeric(text: str) -> int | float | None:
    if re.fullmatch(r"-?[1-9][0-9]{0,18}", text) and -(1 << 63) <= int(text) < 1 << 63:
        return int(text)
    return float(text) if re.fullmatch(r"-?[0-9]+\.[0-9]+", text) and repr(float(text)) == text else None


def _is_told(job: Job, number: float | None) -> bool:
    """Tell whether a number says anything there: of binary documents small integers, and digits of digests that are all
    decimal by chance, are stated as not looked for."""
    if number is None or job.placement.innermost == "json" or isinstance(number, float):
        return number is not None
    return abs(number) >= 1 << 16 and steps_of(job.name)[-1] not in ("truncated", *DIGESTS)


def payloads_of(job: Job, rng: Random) -> tuple[list[Payload], str]:
    """Give what is put into the fields, and the layout: string, number, in text, neighbours."""
    inner, form = job.placement.innermost, job.form
    if form.kind == "bytes":
        return [form.data], "bytes"
    texts = list(form.pair) if job.is_pair and form.pair else [form.written.decode()]
    numbers = [_numeric(text) for text in texts]
    layout = "neighbours" if job.is_pair else "string"
    if inner in HOLDS_NUMBERS and all(_is_told(job, number) for number in numbers) and rng.random() < 0.5:
        return [number for number in numbers if number is not None], f"{layout} as numbers" if job.is_pair else "number"
    if not job.is_pair and inner in ("json", "form", "xml", "msgpack", "query") and rng.random() < 0.15:
        return [f"user {texts[0]} seen"], "in text"
    return [*texts], layout


def field_names(job: Job, n: int, rng: Random) -> tuple[list[str], str]:
    """Give names for the fields, and whether they speak for the data type: named or neutral."""
    if n == 2:
        pairs = FIELDS["pair_place"] if job.value.kind == "place" else FIELDS["pair_name"]
        names = rng.choice(pairs).split()
        is_turned = job.form.is_lng_first or job.value.kind == "name_en"
        return names[::-1] if is_turned else names, "named"
    if rng.random() < 0.5:
        return [rng.choice(FIELDS[job.value.data_type])], "named"
    return [rng.choice(FIELDS["neutral"])], "neutral"


def label_of(job: Job, built: Built, layout: str, naming: str) -> dict[str, Any]:
    """Give the label of a transmission."""
    value_bits = round(job.value.draft.bits, 1)
    form_bits = round(job.form.bits, 1) if math.isfinite(job.form.bits) else value_bits
    location, path = job.placement.location, built.paths[0]
    if location == "host":
        location, path = "url", "host"
    return {
        "kind": "positive",
        "act": "sent",
        "data_type": job.value.data_type,
        "value_id": job.value.id,
        "transform": job.name,
        "variant": job.variant,
        "location": location,
        "layers": built.layers,
        "path": path,
        "paths": list(built.paths),
        "trail": list(built.trail),
        "layout": layout,
        "field": naming,
        "value_bits": value_bits,
        "form_bits": form_bits,
        "bits": min(value_bits, form_bits),
        "needs": job.form.needs,
    }
