from __future__ import annotations

from analyzer.ingest.extras import Message, end_of, extra_of, extra_of_end, overlaid
from analyzer.ingest.flow_records import Side


def test_what_is_taken_out_is_put_back() -> None:
    fields = {"t_start": 1.5, "t_end": 2.5, "streamed": True, "trailers": [["a", "b"]], "host": "h", "decoded": True}
    side = Side({**fields, "unknown": 1}, None, is_whole=False)
    extra = extra_of(side, "host")
    assert overlaid(Message({"t_start": 0.0, "port": 1}, b"x"), extra) == Message(
        {**fields, "port": 1}, None, is_whole=False
    )


def test_what_is_not_what_it_should_be_is_ignored() -> None:
    message = Message({"t_start": 1.0, "client": {"id": "c"}}, b"x")
    wrong = {
        "t_start": -1,
        "t_end": "x",
        "client": {"id": 5},
        "streamed": 1,
        "trailers": [["a"]],
        "wire": "***",
        "port": 5,
    }
    assert overlaid(message, wrong) == message
    assert overlaid(message, None) == overlaid(message, [1]) == message


def test_the_bytes_on_the_wire_replace_a_decoded_body() -> None:
    message = Message({"decoded": True}, b"plain")
    assert overlaid(message, {"decoded": True, "wire": "d2lyZQ=="}) == Message({}, b"wire")


def test_ends_keep_what_they_say() -> None:
    line = {
        "kind": "end",
        "t": 1.5,
        "error": "gone",
        "close_code": 1000,
        "close_reason": None,
        "closed_by_client": False,
    }
    assert end_of(extra_of_end(line)) == (1.5, {"error": "gone", "close_code": 1000, "closed_by_client": False})
    assert end_of({"t": 1.0, "error": 5}) == (1.0, {})
    assert end_of({"error": "x"}) is None
    assert end_of("x") is None
