"""gRPC framing."""

from __future__ import annotations

import gzip
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.decode.codecs import grpc_codec
from analyzer.decode.codecs.grpc_codec import Frame
from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.parts import Decoded, Entry
from analyzer.model.errors import DecodeError


def _frame(message: bytes, flag: int = 0) -> bytes:
    return struct.pack(">BI", flag, len(message)) + message


@given(messages=st.lists(st.binary(min_size=1, max_size=300), min_size=1, max_size=8))
@settings(max_examples=100, deadline=None)
def test_every_message_of_a_body_is_an_entry(messages: list[bytes]) -> None:
    body = b"".join(map(_frame, messages))
    assert grpc_codec.sniff(body)
    assert [entry.decoded.content for entry in grpc_codec.decode(body, Budget())] == messages
    assert [body[entry.start : entry.end] for entry in grpc_codec.decode(body, Budget())] == messages
    assert not grpc_codec.sniff(body[:-1]) and not grpc_codec.sniff(body + b"\x00")


def test_flags_tell_compressed_messages_and_trailers() -> None:
    packed, trailers = gzip.compress(b"abc", mtime=0), b"grpc-status:0\r\n"
    body = _frame(packed, 1) + _frame(b"", 0) + _frame(trailers, 0x80)
    end = 5 + len(packed)
    assert grpc_codec.decode_frames(body, Budget()) == [
        Frame(5, end, True, False),
        Frame(end + 5, end + 5, False, False),
        Frame(end + 10, end + 10 + len(trailers), False, True),
    ]
    assert grpc_codec.decode(body, Budget()) == [
        Entry("", 5, end, Decoded(packed)),
        Entry("", end + 10, len(body), Decoded(trailers)),
    ]


@pytest.mark.parametrize(
    "body", [b"", bytes(4), bytes(5), bytes(500), _frame(b"x", 2), _frame(b"x", 0x40), b"\x00" * 9]
)
def test_zeros_and_other_flags_are_no_frames(body: bytes) -> None:
    assert not grpc_codec.sniff(body)
    with pytest.raises(DecodeError):
        grpc_codec.decode(body, Budget())


def test_the_budget_ends_the_walk() -> None:
    with pytest.raises(LimitReached, match="leaves"):
        grpc_codec.decode(_frame(b"x") * 20, Budget(leaves=10))
    budget = Budget(seconds=-1.0)
    with budget.running(), pytest.raises(LimitReached, match="time"):
        grpc_codec.decode(_frame(b"x") * 20, budget)
