"""Every codec, found by its file, and the whole detection: broken documents end within limits, in one error at most."""

from __future__ import annotations

import time
from functools import reduce
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.fuzz import examples
from support.raw_lines import request
from truth.containers import CONTAINERS

from analyzer.decode import codecs
from analyzer.decode.limits import MAX_SECONDS, Budget
from analyzer.detect.pipeline import DetectInputs, Evidence, detect_evidence
from analyzer.ingest.events import EventLog, MarkLog, NetLog
from analyzer.ingest.raw import load_capture
from analyzer.ingest.writer import RawWriter
from analyzer.model.errors import DecodeError

VALUES = {"android_id": ["c3f19a7e52d8046b"], "location_precise": ["30.741962,122.968135"], "email": ["li@example.org"]}
ENCODINGS = ["", "gzip", "deflate", "br", "zstd", "gzip, br", "unheard-of"]
MEDIAS = ["", "application/json", "application/x-www-form-urlencoded", "application/grpc", "multipart/form-data"]
_MANY = 200
"""One run of detection costs as much as so many of one codec."""


def _cut(data: bytes, at: int) -> bytes:
    return data[: at % (len(data) + 1)]


def _changed(data: bytes, at: int, byte: int) -> bytes:
    at %= len(data) + 1
    return data[:at] + bytes([byte]) + data[at + 1 :]


def _repeated(data: bytes, at: int, n: int) -> bytes:
    at %= len(data) + 1
    return data[:at] + data[at : at + 40] * (n % 60) + data[at:]


STEPS = st.lists(
    st.tuples(st.sampled_from([_cut, _changed, _repeated]), st.integers(0, 1 << 14), st.integers(0, 255)), max_size=4
)


def broken(document: bytes, steps: list[tuple[object, int, int]]) -> bytes:
    """Give a document after some accidents."""

    def apply(data: bytes, step: tuple[object, int, int]) -> bytes:
        how, at, number = step
        return _cut(data, at) if how is _cut else how(data, at, number)  # type: ignore[operator]

    return reduce(apply, steps, document)


def _examples() -> list[bytes]:
    return [bytes(example[0]) for module in codecs.load_all().values() for example in module.EXAMPLES]


@pytest.mark.parametrize("name", sorted(codecs.load_all()))
@given(data=st.sampled_from(_examples()) | st.binary(max_size=300), steps=STEPS, at=st.integers(0, 400))
@settings(max_examples=examples(100), deadline=None)
def test_a_fuzzed_document_is_decoded_or_refused(name: str, data: bytes, steps: list, at: int) -> None:
    codec, content = codecs.load_all()[name], broken(data, steps)
    began = time.process_time()
    assert isinstance(bool(codec.sniff(content)), bool)
    budget = Budget()
    try:
        with budget.running():
            codec.decode(content, budget)
    except DecodeError:
        pass
    if hasattr(codec, "locate"):
        places = sorted({0, at, at // 2})
        assert len(codec.locate(content, [place for place in places if place < len(content)])) <= len(places)
    assert time.process_time() - began < 2 * MAX_SECONDS


PIECES = st.one_of(
    st.sampled_from([*_examples(), *(text.encode() for texts in VALUES.values() for text in texts)]),
    st.sampled_from(sorted(CONTAINERS)),
    st.binary(max_size=300),
)


@given(
    documents=st.lists(st.tuples(PIECES, STEPS), min_size=1, max_size=6),
    encoding=st.sampled_from(ENCODINGS),
    media=st.sampled_from(MEDIAS),
    seed=st.randoms(use_true_random=False),
)
@settings(max_examples=max(10, examples(0) // _MANY), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_fuzzed_bodies_are_analyzed_to_the_end(
    tmp_path_factory: pytest.TempPathFactory, documents: list, encoding: str, media: str, seed: object
) -> None:
    raw = tmp_path_factory.mktemp("fuzz")
    bodies = [broken(_document(item, seed), steps) for item, steps in documents]
    _analyze(raw, bodies, media, encoding)


def _document(item: object, rng: object) -> bytes:
    """Give bytes as they are; of a container's name a document of the corpus with the values in it."""
    if isinstance(item, bytes):
        return item
    targets = [(name, texts[0]) for name, texts in VALUES.items()]
    return CONTAINERS[str(item)](targets, [("os", "14")], rng).data  # type: ignore[arg-type]


def _analyze(raw: Path, bodies: list[bytes], media: str, encoding: str) -> None:
    headers = [["Host", "a.example"], ["Content-Type", media], ["Content-Encoding", encoding]]
    with RawWriter(raw) as writer:
        for number, body in enumerate(bodies):
            writer.request(request(f"f{number}", headers=[pair for pair in headers if pair[1]]), body)
    evidence = Evidence(load_capture(raw), EventLog(), MarkLog(), NetLog(), {"values": VALUES})
    detected = detect_evidence(evidence, DetectInputs(), session_id="fuzz", salt=b"0" * 32, app_id="com.example.app")
    assert len(detected.tables["flows"]) == len(bodies)
