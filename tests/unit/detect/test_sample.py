"""The first bytes of a piece tell whether it is text."""

from __future__ import annotations

import numpy as np

from analyzer.detect.sample import begins_as_text

PIECES = [b'{"a": 1}', "位置".encode(), b"a\tb\r\n", b"\x0a\x07\x01\x02", b"text with a NUL\x00", b"x" * 63 + b"\x00"]
PIECES += [b"x" * 64 + b"\x00"]
EXPECTED = [True, True, True, False, False, False, True]


def test_control_characters_among_the_first_bytes_make_it_binary() -> None:
    lengths = np.array([len(piece) for piece in PIECES])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    array = np.frombuffer(b"".join(PIECES), dtype=np.uint8)
    assert begins_as_text(array, starts, lengths).tolist() == EXPECTED


def test_a_short_piece_is_not_judged_by_its_neighbor() -> None:
    array = np.frombuffer(b"ok\x00\x01", dtype=np.uint8)
    assert begins_as_text(array, np.array([0, 2]), np.array([2, 2])).tolist() == [True, False]


def test_many_pieces_are_judged_in_blocks() -> None:
    array = np.frombuffer(b"t\x00" * 40_000, dtype=np.uint8)
    found = begins_as_text(array, np.arange(80_000), np.ones(80_000, dtype=np.int64))
    assert found.tolist() == [True, False] * 40_000


def test_bytes_with_which_no_text_begins_are_none() -> None:
    pieces = [b"\xa2bosgandroid", b"\x83\xa2os", b"\ne:c\nRjcz", "\u59d3\u540d".encode(), b" \nok"]
    lengths = np.array([len(piece) for piece in pieces])
    array = np.frombuffer(b"".join(pieces), dtype=np.uint8)
    assert begins_as_text(array, np.cumsum(lengths) - lengths, lengths).tolist() == [False, False, False, True, True]


def test_a_character_that_does_not_go_on_is_no_text() -> None:
    texts = ["é" * 20, "a位置b" * 4, "x" * 23 + "é", "1234567é", "ab\U0001f600cd", "é"]
    pieces = [*(text.encode() for text in texts), b"K\xcdM\xccab", b"1234567\xc9", b"x" * 6 + b"\xe4a", b"+0\xb4--N"]
    lengths = np.array([len(piece) for piece in pieces])
    array = np.frombuffer(b"".join(pieces), dtype=np.uint8)
    found = begins_as_text(array, np.cumsum(lengths) - lengths, lengths)
    assert found.tolist() == [True] * 6 + [False, True, False, False]


def test_a_short_stream_of_raw_deflate_is_no_text() -> None:
    broken = b"+I\xcd\xb1--N-R520001\xd15770\xd0\xb540075"
    late = b"abcdefghijklmnopqrstuvwxyz\xd15770"
    right = b"+I\xcd\xb1--N-R520001\xd1\xb55770\xd0\xb540075"
    pieces = [*(broken[at:] for at in range(1, 8)), late, right]
    lengths = np.array([len(piece) for piece in pieces])
    array = np.frombuffer(b"".join(pieces), dtype=np.uint8)
    found = begins_as_text(array, np.cumsum(lengths) - lengths, lengths)
    assert found.tolist() == [False] * 8 + [True], "wherever a word of eight bytes ends"
