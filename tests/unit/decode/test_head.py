"""Where a position lies in the head of a message."""

from __future__ import annotations

import pytest

from analyzer.decode.head import HeadPart, locate
from analyzer.ingest.exchange import PartKind

HEAD = (
    b"GET /v1/users%2F7/x?id=42&q=a%20b HTTP/1.1\r\nHost: u42.example.com\r\n"
    b"X-Agenda: six\r\nCookie: a=1; did=seven; flag\r\n\r\n"
)


def _at(text: bytes, head: bytes = HEAD, kind: PartKind = PartKind.REQUEST_HEAD) -> tuple[str, str, str]:
    part: HeadPart = locate(head, kind, head.index(text))
    return part.location, ">".join(part.layers), part.path


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"v1", ("url", "", "segment:0")),
        (b"users", ("url", "", "segment:1")),
        (b"x?", ("url", "", "segment:2")),
        (b"42&", ("query", "query", "query:id")),
        (b"a%20b", ("query", "query", "query:q")),
        (b"u42", ("url", "", "host")),
        (b"six", ("header", "", "x-agenda")),
        (b"seven", ("cookie", "cookie", "cookie:did")),
        (b"flag", ("cookie", "cookie", "cookie:flag")),
        (b"HTTP/1.1", ("header", "", "")),
    ],
)
def test_every_part_of_a_request_head_has_its_name(text: bytes, place: tuple[str, str, str]) -> None:
    assert _at(text) == place


def test_an_absolute_target_shows_its_host() -> None:
    head = b"GET http://u42.example.com:80/p/9?k=v HTTP/1.1\r\n\r\n"
    assert [_at(text, head) for text in (b"u42", b"9", b"v ")] == [
        ("url", "", "host"),
        ("url", "", "segment:1"),
        ("query", "query", "query:k"),
    ]


def test_a_set_cookie_is_a_cookie_of_the_response() -> None:
    head = b"HTTP/1.1 200 OK\r\nSet-Cookie: sid=secret; Path=/\r\n\r\n"
    assert _at(b"secret", head, PartKind.RESPONSE_HEAD) == ("cookie", "cookie", "cookie:sid")


@pytest.mark.parametrize(
    "head", [b"", b"\r\n", b"GET", b"GET /", b":", b"a\nb", b"GET ?\r\n=;", b"GET / HTTP/1.1\r\ncookie:"]
)
def test_broken_heads_have_names_too(head: bytes) -> None:
    for position in range(len(head)):
        for kind in (PartKind.REQUEST_HEAD, PartKind.RESPONSE_HEAD, PartKind.REQUEST_TRAILERS):
            assert isinstance(locate(head, kind, position), HeadPart)
