from __future__ import annotations

from analyzer.ingest.heads import header_bytes, request_head, response_head, trailer_block


def test_a_head_is_what_http_1_writes() -> None:
    headers = [["Host", "example.com"], ["X", "caf\xe9"]]
    assert (
        request_head("GET", "/a?b", "HTTP/2.0", headers)
        == b"GET /a?b HTTP/2.0\r\nHost: example.com\r\nX: caf\xe9\r\n\r\n"
    )
    assert response_head("HTTP/1.1", 404, "Not Found", []) == b"HTTP/1.1 404 Not Found\r\n\r\n"


def test_trailers_are_lines_of_their_own() -> None:
    assert trailer_block([["grpc-status", "0"], ["a", "b"]]) == b"grpc-status: 0\r\na: b\r\n"
    assert trailer_block([]) == b""


def test_text_beyond_latin_1_becomes_utf_8() -> None:
    assert header_bytes("中") == "中".encode()
    assert header_bytes("\ud800") == b"\xed\xa0\x80"
