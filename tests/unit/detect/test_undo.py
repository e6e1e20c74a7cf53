"""One layer of many runs is undone as the standard library undoes it, run by run."""

from __future__ import annotations

import base64
import gzip

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.detect.runs import Found
from analyzer.detect.undo import Batch, Contents, decoded, joined, unpacked, without_entities

ENCODERS = {
    "hex": lambda data: data.hex().encode(),
    "base64": lambda data: base64.b64encode(data).rstrip(b"="),
    "base32": lambda data: base64.b32encode(data).rstrip(b"="),
}


def _pieces(contents: Contents) -> list[bytes]:
    array, starts, ends = contents
    return [array[a:b].tobytes() for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]


@pytest.mark.parametrize("kind", ENCODERS)
@given(st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=5))
def test_runs_are_decoded(kind: str, datas: list[bytes]) -> None:
    array, low, high = joined([ENCODERS[kind](data) for data in datas])
    runs = Found(kind, low, high, np.zeros(len(low), dtype=np.int64), np.zeros(len(low), dtype=np.uint8))
    assert _pieces(decoded(array.tobytes(), 0, runs)) == datas


def test_packed_streams_are_unpacked_and_archives_named() -> None:
    contents = joined([b"text", gzip.compress(b"inside", mtime=0), b"PK\x03\x04zip", b""])
    inside, packed, archives = unpacked(contents)
    assert (_pieces(inside)[0], packed.tolist(), archives.tolist()) == (b"inside", [1, 2], [2])


def test_entities_are_undone() -> None:
    array, starts, ends = joined([b"a&#x34;&amp;b", b"a & b;"])
    undone, numbers = without_entities(array, (starts, ends))
    assert (_pieces(undone), numbers.tolist()) == ([b"a4&b"], [0])


def test_a_batch_keeps_pieces_and_their_targets() -> None:
    batch = Batch()
    batch.add(joined([b"ab", b"c"]), np.array([7, 8]))
    batch.add(joined([]), np.zeros(0, dtype=np.int64))
    batch.add(joined([b"d"]), np.array([9]), np.array([True]))
    assert _pieces(batch.joined()) == [b"ab", b"c", b"d"]
    assert batch.targets.tolist() == [7, 8, 9]
    assert batch.is_head.tolist() == [False, False, True]
