"""HTTP/2 messages from the plaintext of one direction, made by the library that mitmproxy uses."""

from __future__ import annotations

import struct

from h2.config import H2Configuration
from h2.connection import H2Connection

from analyzer.record.http2_messages import PREFACE, is_http2, messages_by_stream

HEADERS = [(":method", "POST"), (":scheme", "https"), (":authority", "api.example.com"), (":path", "/v1?id=7")]


def talk() -> tuple[bytes, bytes]:
    """Give both directions of a connection with two exchanges, interleaved, with large tables, padding and trailers."""
    client = H2Connection(H2Configuration(client_side=True, header_encoding="utf-8"))
    server = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
    sent, received = b"", b""

    def pass_on() -> None:
        nonlocal sent, received
        out = client.data_to_send()
        sent += out
        server.receive_data(out)
        back = server.data_to_send()
        received += back
        client.receive_data(back)

    client.initiate_connection()
    server.initiate_connection()
    pass_on()
    client.send_headers(1, [*HEADERS, ("x-long", "v" * 40)])
    client.send_headers(3, [(":method", "GET"), *HEADERS[1:3], (":path", "/b"), ("cookie", "a=1")], end_stream=True)
    client.send_data(1, b"hel", pad_length=7)
    pass_on()
    server.send_headers(3, [(":status", "103"), ("link", "x")])
    server.send_headers(3, [(":status", "200"), ("content-type", "text/plain")])
    client.send_data(1, b"lo", end_stream=True)
    pass_on()
    server.send_data(3, b"answer", end_stream=True)
    server.send_headers(1, [(":status", "404")])
    server.send_headers(1, [("x-sum", "7")], end_stream=True)
    pass_on()
    return sent, received


def test_exchanges_are_read_by_their_streams() -> None:
    sent, received = talk()
    assert is_http2(sent)
    requests = messages_by_stream(sent, from_client=True)
    assert [(number, one.first, one.body, one.is_whole) for number, one in requests.items()] == [
        (1, ("POST", "/v1?id=7", "HTTP/2.0"), b"hello", True),
        (3, ("GET", "/b", "HTTP/2.0"), b"", True),
    ]
    assert requests[1].headers == [("host", "api.example.com"), ("x-long", "v" * 40)]
    assert requests[1].start < requests[3].start < requests[3].end < requests[1].end
    responses = messages_by_stream(received, from_client=False)
    assert {number: (one.first, one.body, one.is_whole, one.trailers) for number, one in responses.items()} == {
        3: (("HTTP/2.0", "200", ""), b"answer", True, []),
        1: (("HTTP/2.0", "404", ""), b"", True, [("x-sum", "7")]),
    }


def test_what_was_cut_is_kept_as_far_as_it_came() -> None:
    sent, _ = talk()
    requests = messages_by_stream(sent[: sent.rindex(b"lo")], from_client=True)
    assert [(one.body, one.is_whole) for one in requests.values()] == [(b"hel", False), (b"", True)]


def test_a_block_that_cannot_be_decoded_ends_the_reading() -> None:
    def frame(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
        return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload

    bad = PREFACE + frame(1, 5, 1, b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x0f")
    assert messages_by_stream(bad + frame(0, 1, 1, b"x"), from_client=True) == {}
    assert messages_by_stream(PREFACE + b"\x00\x00", from_client=True) == {}
