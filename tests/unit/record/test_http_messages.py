"""HTTP/1 messages from the plaintext of one direction."""

from __future__ import annotations

import pytest

from analyzer.record.http_messages import Message, requests_in, responses_in

GET = b"GET /a?b=1 HTTP/1.1\r\nHost: x\r\nEmpty:\r\n\r\n"
POST = b"POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"


def short(messages: list[Message]) -> list[tuple[str, bytes, bool]]:
    return [(" ".join(one.first), one.body, one.is_whole) for one in messages]


def test_requests_on_one_connection_follow_each_other() -> None:
    parsed = requests_in(GET + POST + GET)
    assert short(parsed.messages) == [
        ("GET /a?b=1 HTTP/1.1", b"", True),
        ("POST /p HTTP/1.1", b"abc", True),
        ("GET /a?b=1 HTTP/1.1", b"", True),
    ]
    places = [(one.start, one.end) for one in parsed.messages]
    assert places == [(0, len(GET)), (len(GET), len(GET + POST)), (len(GET + POST), parsed.rest)]
    assert parsed.rest == len(GET + POST + GET)
    assert parsed.messages[0].headers == [("Host", "x"), ("Empty", "")]


def test_chunks_are_joined_and_trailers_kept() -> None:
    data = (
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"4;ext=1\r\nabcd\r\n2\r\nef\r\n0\r\nX-Sum: 7\r\n\r\n" + GET
    )
    parsed = requests_in(data)
    assert short(parsed.messages)[0] == ("POST / HTTP/1.1", b"abcdef", True)
    assert parsed.messages[0].trailers == [("X-Sum", "7")]
    assert len(parsed.messages) == 2


@pytest.mark.parametrize(
    "data",
    [
        POST[:-1],
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nab",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n",
    ],
    ids=["length", "chunk", "last chunk"],
)
def test_what_was_cut_is_kept_and_said(data: bytes) -> None:
    [message] = requests_in(data).messages
    assert (message.body, message.is_whole, message.end) == (b"ab", False, len(data))


@pytest.mark.parametrize(
    "data", [b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01", b"GET / HTTP/1.1\r\nno header\r\n\r\n", GET[:-2]]
)
def test_what_is_no_http_1_is_the_rest(data: bytes) -> None:
    parsed = requests_in(POST + data)
    assert (len(parsed.messages), parsed.rest) == (1, len(POST))


def test_responses_are_read_by_what_was_asked() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"
    interim = b"HTTP/1.1 100 Continue\r\n\r\n"
    empty = b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n"
    parsed = responses_in(head + interim + OK + empty + OK, ["HEAD", "POST", "GET", "GET"], is_closed=False)
    assert short(parsed.messages) == [
        ("HTTP/1.1 200 OK", b"", True),
        ("HTTP/1.1 200 OK", b"hi", True),
        ("HTTP/1.1 304 Not Modified", b"", True),
        ("HTTP/1.1 200 OK", b"hi", True),
    ]


@pytest.mark.parametrize("is_closed", [True, False])
def test_a_body_without_a_length_ends_with_the_connection(is_closed: bool) -> None:
    parsed = responses_in(b"HTTP/1.0 200 OK\r\n\r\nall there is", ["GET"], is_closed=is_closed)
    assert short(parsed.messages) == [("HTTP/1.0 200 OK", b"all there is", is_closed)]


def test_after_an_upgrade_comes_another_protocol() -> None:
    upgrade = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
    parsed = responses_in(upgrade + b"\x81\x02hi", ["GET"], is_closed=True)
    assert short(parsed.messages) == [("HTTP/1.1 101 Switching Protocols", b"", True)]
    assert parsed.rest == len(upgrade)
