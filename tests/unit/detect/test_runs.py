"""Runs are found exactly as a plain expression finds them, wherever they lie."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.detect.runs import MIN_RUN, find_runs

_HEX = re.compile(rb"[0-9A-Fa-f]{%d,}" % MIN_RUN)
_BASE64 = re.compile(rb"[0-9A-Za-z+/_-]{%d,}" % MIN_RUN)
_BYTES = st.lists(
    st.sampled_from([b"aF0", b"Zz", b"Q9zx+A/_b", b"0123456789abcdefABCDEF", b"%2F", b' "\\;', b"\x00\xff"])
)


def _mixed(run: bytes) -> bool:
    return re.search(rb"[A-Z]", run) is not None and re.search(rb"[a-z]", run) is not None


@given(_BYTES.map(b"".join), st.integers(0, 9))
def test_runs_are_those_of_an_expression(data: bytes, low: int) -> None:
    found = find_runs(data, low, max(low, len(data) - 1))
    window = data[: max(low, len(data) - 1)]
    runs = [match.span() for match in _BASE64.finditer(window, low) if _mixed(match.group())]
    assert list(zip(found.base64.start.tolist(), found.base64.end.tolist(), strict=True)) == runs
    hex_runs = [match.span() for match in _HEX.finditer(window, low)]
    assert list(zip(found.hex.start.tolist(), found.hex.end.tolist(), strict=True)) == hex_runs
    joints = [at for at in range(low, len(window)) if window[at] in b"+/_-"]
    assert found.joints.tolist() == joints
    for places, signs in ((found.escapes, b"%\\"), (found.entities, b";")):
        blocks = {low + (at - low) // 8 * 8 for at in range(low, len(window)) if window[at] in signs}
        assert set(places.tolist()) == blocks


def test_a_run_over_the_edges_of_pieces_is_one_run() -> None:
    data = np.frombuffer(b"\n" + b"Ab3" * 200_000 + b"\n", dtype=np.uint8)
    found = find_runs(data)
    assert (found.base64.start.tolist(), found.base64.end.tolist()) == ([1], [600_001])
    assert (found.hex.start.tolist(), found.hex.end.tolist()) == ([1], [600_001])


@pytest.mark.parametrize("text", [b"just_words/and-a/long_path", b"1234567890123456789", b"SHOUTING/ALL/THE_TIME", b""])
def test_words_paths_and_numbers_are_no_base64(text: bytes) -> None:
    assert find_runs(text).base64.start.tolist() == []
