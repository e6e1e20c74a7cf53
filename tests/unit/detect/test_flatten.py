"""Many pieces are unescaped as each would be alone."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote_to_bytes

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analyzer.detect.flatten import flatten


def _flat(*pieces: bytes) -> list[bytes]:
    array = np.frombuffer(b"".join(pieces) or b"-", dtype=np.uint8)
    ends = np.cumsum([len(piece) for piece in pieces])
    flat, starts, stops = flatten(array, ends - [len(piece) for piece in pieces], ends)
    return [flat[a:b].tobytes() for a, b in zip(starts.tolist(), stops.tolist(), strict=True)]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_json_strings_read_as_they_were_written(texts: list[str]) -> None:
    pieces = [json.dumps(text)[1:-1].replace("%", "").encode() for text in texts]
    meant = [json.loads(f'"{piece.decode()}"').encode("utf-8", "surrogatepass") for piece in pieces]
    assert _flat(*pieces) == meant


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=5))
def test_percent_runs_read_as_they_were_written(contents: list[bytes]) -> None:
    pieces = [b"x" + b"".join(b"%%%02X" % byte for byte in content) for content in contents]
    assert _flat(*pieces) == [unquote_to_bytes(piece) for piece in pieces]


_SIGNS = st.sampled_from([b"%", b"\\", b"u", b"00e9", b"n", b"zz", b'"', b"41"])


@given(st.lists(st.lists(_SIGNS), min_size=1, max_size=4))
def test_what_is_no_escape_stays(parts: list[list[bytes]]) -> None:
    pieces = [b"|" + b"".join(part) for part in parts]
    for piece, flat in zip(pieces, _flat(*pieces), strict=True):
        if not re.search(rb'%[0-9a-f]{2}|\\[\\n"]|\\u[0-9a-f]{4}', piece):
            assert flat == piece


def test_an_escape_at_the_end_of_a_piece_takes_nothing_of_the_next() -> None:
    assert _flat(b"a%4", b"1b", b"c\\", b"n", b"\\u00", b"e9") == [b"a%4", b"1b", b"c\\", b"n", b"\\u00", b"e9"]
