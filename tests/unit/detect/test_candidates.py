"""Runs that may be a code, and parts of runs that may be one."""

from __future__ import annotations

import base64

import numpy as np
import pytest

from analyzer.detect.candidates import are_lines, joints_in, may_carry, measured, segments32, tails, words
from analyzer.detect.runs import Found, Runs, find_runs


def _find(text: bytes) -> tuple[np.ndarray, Runs]:
    array = np.frombuffer(text, dtype=np.uint8)
    return array, find_runs(array, np.array([0]), np.array([len(text)]))


def test_tails_and_segments_of_runs_are_looked_at() -> None:
    text = b"GET d/eyJpZHMiOlt7ImtleSI6/xMyC0ll3ct10nPart+MZQWYYLNMVUGS3DV HTTP/1.1"
    array, runs = _find(text)
    opened = runs.opened
    inside = joints_in(opened, runs.joints)

    def texts(parts: Found) -> list[bytes]:
        return [array[a:b].tobytes()[:20] for a, b in zip(parts.low, parts.high, strict=True)]

    assert texts(tails(array, opened, inside)[0]) == [b"eyJpZHMiOlt7ImtleSI6"]
    cut = [b"eyJpZHMiOlt7ImtleSI6", b"xMyC0ll3ct10nPart", b"MZQWYYLNMVUGS3DV"]
    assert set(texts(words(array, opened, inside, np.array([True]))[0])) == {*cut, b"xMyC0ll3ct10nPart+MZ"}
    assert texts(words(array, opened, inside, np.array([False]))[0]) == [b"d/eyJpZHMiOlt7ImtleS", cut[2]]
    assert texts(segments32(array, opened, inside)[0]) == [cut[2]]


@pytest.mark.parametrize(
    ("text", "may"),
    [
        (b"com.example/MainActivity/DetailView", False),
        (b"0.8444218515250481", False),
        (base64.b64encode(bytes(range(200, 230))), True),
        (bytes(range(200, 230)).hex().encode(), True),
        (b"eyJhIjoiYiIsImMiOiJkIn", True),
    ],
)
def test_words_and_numbers_are_dismissed_and_codes_are_not(text: bytes, may: bool) -> None:
    array, runs = _find(b'"' + text + b'"')
    assert any(len(may_carry(array, of_kind)) for of_kind in (runs.hex, runs.base64)) == may


def test_what_follows_its_own_length_is_a_part() -> None:
    code = base64.b64encode(b"x" * 36)
    array, runs = _find(b"z0" + code + b"\x90\x01")
    parts, number = measured(array, runs.base64)
    assert (parts.low.tolist(), parts.high.tolist(), number.tolist()) == ([2], [50], [0])


def test_a_long_run_before_an_end_of_line_may_be_a_line() -> None:
    line = b"Ab3" * 22
    array, runs = _find(line + b"\r\n" + line + b"\\nx " + line)
    assert are_lines(array, runs.base64, np.array([len(array)])).tolist() == [0, 1]
