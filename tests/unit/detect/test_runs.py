"""Runs are found exactly as a plain expression finds them, wherever they lie."""

from __future__ import annotations

import bisect
import itertools
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.detect.runs import MIN_RUN, Found, Runs, find_runs

_HEX = re.compile(rb"[0-9A-Fa-f]{%d,}" % MIN_RUN)
_BASE64 = re.compile(rb"[0-9A-Za-z+/_-]{%d,}" % MIN_RUN)
_BASE32 = re.compile(rb"(?=[^a-z]*[A-Z])[A-Z2-7]+|(?=[^A-Z]*[a-z])[a-z2-7]+")
_BYTES = st.lists(
    st.sampled_from([b"aF0", b"Zz", b"Q9zx+A/_b", b"0123456789abcdefABCDEF", b"%2F", b' "\\;', b"\x00\xff"])
)


def _mixed(run: bytes) -> bool:
    return re.search(rb"[A-Z]", run) is not None and re.search(rb"[a-z]", run) is not None


def _spans(runs: Found) -> list[tuple[int, int]]:
    return list(zip(runs.low.tolist(), runs.high.tolist(), strict=True))


def _find(data: bytes, edges: list[int]) -> Runs:
    starts, ends = np.array(edges[:-1]), np.array(edges[1:])
    return find_runs(np.frombuffer(data, dtype=np.uint8), starts, ends)


@given(_BYTES.map(b"".join), st.integers(0, 9), st.lists(st.integers(0, 200), max_size=3))
def test_runs_are_those_of_an_expression_in_each_piece(data: bytes, low: int, inner: list[int]) -> None:
    stop = max(low + 1, len(data) - 1)
    data = data.ljust(stop, b" ")
    edges = sorted({low, stop, *(at for at in inner if low < at < stop)})
    found = _find(data, edges)
    pieces = list(itertools.pairwise(edges))
    runs = [match.span() for a, b in pieces for match in _BASE64.finditer(data, a, b) if _mixed(match.group())]
    assert _spans(found.base64) == runs
    assert _spans(found.hex) == [match.span() for a, b in pieces for match in _HEX.finditer(data, a, b)]
    every = [match for a, b in pieces for match in _BASE64.finditer(data, a, b)]
    assert _spans(found.base32) == [match.span() for match in every if _BASE32.fullmatch(match.group())]
    assert found.joints.tolist() == [at for at in range(low, stop) if data[at] in b"+/_-"]
    assert found.hex.owner.tolist() == [bisect.bisect_right(edges, a) - 1 for a, _ in _spans(found.hex)]
    for places, sign in ((found.percents, b"%"), (found.backslashes, b"\\"), (found.semicolons, b";")):
        blocks = {low + (at - low) // 8 * 8 for at in range(low, stop) if data[at] in sign}
        assert blocks <= set(places.tolist())


def test_a_run_over_the_edges_of_pieces_of_work_is_one_run() -> None:
    found = _find(b"\n" + b"Ab3" * 200_000 + b"\n", [0, 600_002])
    assert _spans(found.base64) == _spans(found.hex) == [(1, 600_001)]


def test_what_stands_in_a_piece_alone_says_of_what_kind_a_run_is() -> None:
    found = _find(b"MZQWYYLNMVUGS3DVHTTP/1.1 200", [0, 16, 28])
    assert _spans(found.base32) == [(0, 16)]


@pytest.mark.parametrize("text", [b"just_words/and-a/long_path", b"1234567890123456789", b"SHOUTING/ALL/THE_TIME", b""])
def test_words_paths_and_numbers_are_no_base64(text: bytes) -> None:
    assert _spans(_find(text, [0, len(text)]).base64) == []
