"""What the kernel leaves to others is undone, and pieces are put side by side."""

from __future__ import annotations

import gzip

import numpy as np

from analyzer.detect.undo import Batch, Contents, joined, unpacked, without_entities


def _pieces(contents: Contents) -> list[bytes]:
    array, starts, ends = contents
    return [array[a:b].tobytes() for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]


def test_packed_streams_are_unpacked_and_archives_named() -> None:
    array, *pieces = joined([gzip.compress(b"inside", mtime=0), b"PK\x03\x04zip"])
    inside, archives = unpacked(array, (pieces[0], pieces[1]))
    assert (_pieces(inside), archives.tolist()) == ([b"inside", b""], [1])


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
