"""Write the labelled corpus: every transform at every placement, and what must not be found, over all phases.

Files of the folder: corpus.har, chunks.mitm (raw TCP), known.yaml, keys.json (HMAC key and salt that hooks would have
seen), decoys.yaml (values of the same shapes that stand nowhere), labels.jsonl (one line per transmission and per
negative; values only by their ids), corpus.json (counts, marks).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, TextIO

from truth.compose import FIELDS, compose
from truth.containers import Noise
from truth.har import ChunkWriter, HarWriter, Message, iso
from truth.jobs import Forms, Job, Jobs, field_names, label_of, payloads_of
from truth.layers import PLACEMENTS
from truth.negatives import Negatives
from truth.transforms import written_forms
from truth.values import PLACEHOLDERS, Keys, Value, known_values, make_keys

BASE = 1714521600.0
"""The moment of the first mark: 2024-05-01 00:00 UTC."""
SCHEDULE = (
    (0.00, "app_launched", "launch", "none_asked"),
    (0.15, "consent_asked", "consent_dialog", "asked"),
    (0.30, "consent_granted", "in_use", "granted"),
    (0.50, "background", "background", "granted"),
    (0.60, "screen_off", "screen_off", "granted"),
    (0.70, "screen_on", "in_use", "granted"),
    (0.80, "killed", "after_kill", "granted"),
    (0.86, "relaunched", "relaunch", "granted"),
    (0.93, "consent_withdrawn", "relaunch", "withdrawn"),
)
"""From which share of the messages on; mark, phase, consent state."""
PER_MESSAGE = 4
"""Negatives in one message without a transmission; all of one shape, so that an invented row names its cause."""


@dataclass
class Corpus:
    """What was written: paths, counts, marks (`NAME@ISO time`), and how many pairs of name and placement cannot be."""

    folder: Path
    seed: int
    n_messages: int = 0
    n_positive: int = 0
    n_negative: int = 0
    n_transforms: int = 0
    n_placements: int = 0
    n_pairs_left_out: int | None = None
    marks: list[str] = field(default_factory=list)

    @property
    def har(self) -> Path:
        """The HTTP and WebSocket messages."""
        return self.folder / "corpus.har"

    @property
    def chunks(self) -> Path:
        """The TCP chunks, a mitmproxy flow file."""
        return self.folder / "chunks.mitm"

    @property
    def known(self) -> Path:
        """The known values."""
        return self.folder / "known.yaml"

    @property
    def labels(self) -> Path:
        """The labels, JSON lines."""
        return self.folder / "labels.jsonl"

    def arguments(self) -> list[str]:
        """Give the arguments of `consentinel analyze` for both files."""
        marks = [part for mark in self.marks for part in ("--mark", mark)]
        return [str(self.har), str(self.chunks), "--known", str(self.known), *marks, "--format", "json"]


@dataclass(frozen=True)
class _Clock:
    """Times and phases of the messages of a corpus of known size: 20 a second, 10 s of silence around each mark."""

    n: int

    def at(self, index: int) -> tuple[float, str, str]:
        """Give time, phase and consent state of a message."""
        place = max(i for i, (share, *_) in enumerate(SCHEDULE) if index >= math.ceil(share * self.n))
        return BASE + 5 + index * 0.05 + place * 10, SCHEDULE[place][2], SCHEDULE[place][3]

    def marks(self) -> list[str]:
        """Give the marks as `--mark` takes them, each 5 s before its first message."""
        return [f"{mark}@{iso(self.at(math.ceil(share * self.n))[0] - 5)}" for share, mark, *_ in SCHEDULE]


class _Writer:
    """Turns jobs and negatives into messages, files and labels."""

    def __init__(self, har: HarWriter, chunks: ChunkWriter, labels: TextIO, clock: _Clock, draws: Negatives) -> None:
        self._har, self._chunks, self._labels, self._clock = har, chunks, labels, clock
        self._draws, self._shape_names = draws, list(draws.shapes)
        self.n, self.n_positive, self.n_negative, self._n_quiet, self._n_beside = 0, 0, 0, 0, 0

    def _emit(self, message: Message, labels: list[dict[str, Any]]) -> None:
        t, phase, state = self._clock.at(self.n)
        message.t = t
        is_chunk = message.chunk is not None
        ref = (self._chunks if is_chunk else self._har).write(message)
        head = {"message": self.n, "file": "chunks.mitm" if is_chunk else "corpus.har", "ref_id": ref}
        for label in labels:
            label |= {**head, "phase": phase, "consent_state": state, "t": round(t, 3)}
            self._labels.write(json.dumps(label, ensure_ascii=False, separators=(",", ":")) + "\n")
        self.n += 1

    def positive(self, job: Job) -> None:
        """Write one transmission, in every third message beside something that must not be found."""
        rng = Random(f"{self.n}:{job.name}:{job.value.id}")
        drawn: list[tuple[str, str]] = []
        if self.n % 3 == 0 and job.placement.location not in ("header", "cookie", "url", "host"):
            shape = self._shape_names[self._n_beside % len(self._shape_names)]
            drawn = [(shape, self._draws.draw(shape))]
            self._n_beside += 1
        payloads, layout = payloads_of(job, rng)
        names, naming = field_names(job, len(payloads), rng)
        targets = list(zip(names, payloads, strict=True))
        message, built = compose(job.placement, targets, _noise(drawn, rng), rng)
        negatives = [{"kind": "negative", "shape": shape, "beside": "positive"} for shape, _ in drawn]
        self._emit(message, [label_of(job, built, layout, naming), *negatives])
        self.n_positive += 1
        self.n_negative += len(drawn)

    def negative(self, n: int) -> None:
        """Write one message of `n` texts of one shape that must not be found."""
        rng = Random(f"{self.n}:negative")
        shape = self._shape_names[self._n_quiet % len(self._shape_names)]
        drawn = [(shape, self._draws.draw(shape)) for _ in range(n)]
        self._n_quiet += 1
        usable = [at for at in PLACEMENTS if at.location not in ("header", "cookie", "url", "host")]
        target = (rng.choice(FIELDS["neutral"]), drawn[0][1])
        message, *_ = compose(rng.choice(usable), [target], _noise(drawn[1:], rng), rng)
        self._emit(message, [{"kind": "negative", "shape": shape, "beside": "none"} for shape, _ in drawn])
        self.n_negative += n


def _noise(drawn: list[tuple[str, str]], rng: Random) -> Noise:
    filler = [
        ("os", "android 14"),
        ("sdk", f"5.{rng.randint(0, 9)}.{rng.randint(0, 30)}"),
        ("net", "wifi"),
        ("ev", "start"),
    ]
    named = [(f"n{at}{rng.randint(10, 99)}", text) for at, (_, text) in enumerate(drawn)]
    return [*rng.sample(filler, rng.randint(0, 3)), *named]


def write_corpus(folder: Path, *, seed: int, n_positive: int | None = None, n_negative: int = 52_000) -> Corpus:
    """Write a corpus into `folder` (made when absent), the same bytes for the same arguments.

    n_positive: transmissions; None means one of every name, and of every data
    type as known, at every placement where it can stand. n_negative: texts
    that must not be found, in messages of their own; about a third as many as transmissions stand beside those.
    """
    folder.mkdir(parents=True, exist_ok=True)
    values, keys = known_values(seed), make_keys(seed)
    forms = _told_apart(values, {value.id: written_forms(value, keys) for value in values})
    jobs = Jobs(values, forms)
    corpus = Corpus(folder, seed, n_transforms=len(jobs.names), n_placements=len(PLACEMENTS))
    planned = [*jobs.one_round()] if n_positive is None else [*islice(jobs.endless(), n_positive)]
    corpus.n_pairs_left_out = len(jobs.left_out) if n_positive is None else None
    _write_values(folder, seed, values, keys)
    groups = [PER_MESSAGE] * (n_negative // PER_MESSAGE) + (
        [n_negative % PER_MESSAGE] if n_negative % PER_MESSAGE else []
    )
    clock, rng = _Clock(len(planned) + len(groups)), Random(f"{seed}:order")
    order = [True] * len(planned) + [False] * len(groups)
    rng.shuffle(order)
    with ExitStack() as stack:
        har, chunks = (
            stack.enter_context(HarWriter(corpus.har)),
            stack.enter_context(ChunkWriter(corpus.chunks)),
        )
        labels = stack.enter_context(corpus.labels.open("w", encoding="utf-8"))
        absent = known_values(seed, "decoys")
        draws = Negatives(values, forms, Random(f"{seed}:negatives"), absent=absent)
        writer = _Writer(har, chunks, labels, clock, draws)
        upcoming, sizes = iter(planned), iter(groups)
        for is_positive in order:
            writer.positive(next(upcoming)) if is_positive else writer.negative(next(sizes))
    corpus.n_messages, corpus.n_positive, corpus.n_negative = writer.n, writer.n_positive, writer.n_negative
    corpus.marks = clock.marks()
    summary = {name: value for name, value in asdict(corpus).items() if name != "folder"}
    (folder / "corpus.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    return corpus


def _told_apart(values: list[Value], forms: Forms) -> Forms:
    """Leave out what two values of one data type are written as: nobody can say whose it is."""
    types = {value.id: value.data_type for value in values}
    seen: Counter[tuple[str, bytes]] = Counter()
    for name, own in forms.items():
        seen.update({(types[name], form.written) for form in own.values()})
    return {
        name: {key: form for key, form in own.items() if seen[types[name], form.written] == 1}
        for name, own in forms.items()
    }


def _write_values(folder: Path, seed: int, values: list[Value], keys: Keys) -> None:
    known = _by_type(values)
    for data_type, texts in PLACEHOLDERS.items():
        known[data_type] = [*known[data_type], *texts]
    _write_yaml(folder / "known.yaml", known)
    _write_yaml(folder / "decoys.yaml", _by_type(known_values(seed, "decoys")))
    text = json.dumps({"hmac_keys": [keys.hmac_key.decode()], "salts": [keys.salt.decode()]})
    (folder / "keys.json").write_text(text + "\n", encoding="utf-8")


def _by_type(values: list[Value]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for value in values:
        found.setdefault(value.data_type, []).append(value.text)
    return found


def _write_yaml(file: Path, values: dict[str, list[str]]) -> None:
    """Write known values as YAML; JSON's strings are YAML's double-quoted ones."""
    lines = [f"  {data_type}: {json.dumps(texts, ensure_ascii=False)}" for data_type, texts in values.items()]
    file.write_text("values:\n" + "\n".join(lines) + "\n", encoding="utf-8")
