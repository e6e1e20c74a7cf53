"""Pieces of plaintext put together again."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from analyzer.record.plaintext import connections_of


def tls(event: str, t: float, **fields: Any) -> dict[str, Any]:
    return {"kind": "tls", "agent": "aa", "connection": 0, "event": event, "t": t, **fields}


def data(
    text: bytes, t: float, *, from_client: bool = True, length: int | None = None, **fields: Any
) -> dict[str, Any]:
    coded = base64.b64encode(text).decode()
    length = len(text) if length is None else length
    return tls("data", t, from_client=from_client, data=coded, length=length, **fields)


def write(file: Path, *lines: dict[str, Any] | str) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line, separators=(",", ":")) for line in lines]
    file.write_text("\n".join(texts) + "\n")
    return file


def test_pieces_become_two_directions_with_times(tmp_path: Path) -> None:
    opened = tls(
        "open", 1.0, local=["10.0.0.2", 5], peer=["1.2.3.4", 443], sni="h", alpn="http/1.1", tls_version="TLSv1.3"
    )
    file = write(
        tmp_path / "events.jsonl",
        {"kind": "api", "value": '"kind":"tls"'},
        opened,
        data(b"abc", 2.0),
        data(b"xy", 2.5, from_client=False),
        data(b"de", 3.0),
        tls("close", 4.0),
        '{"kind":"tls"',
        data(b"other", 5.0, connection=1),
    )
    first, second = connections_of(file)
    assert (first.id, first.local, first.peer, first.sni, first.alpn, first.tls_version, first.is_closed) == (
        "aa:0", ("10.0.0.2", 5), ("1.2.3.4", 443), "h", "http/1.1", "TLSv1.3", True,
    )  # fmt: skip
    assert (bytes(first.sent.data), bytes(first.received.data)) == (b"abcde", b"xy")
    assert [first.sent.time_at(position) for position in (0, 2, 3, 4)] == [2.0, 2.0, 3.0, 3.0]
    assert (first.t, first.last_t) == (1.0, 3.0)
    assert (second.id, bytes(second.sent.data), second.local, second.is_closed) == ("aa:1", b"other", None, False)


def test_what_comes_after_a_hole_is_counted_and_left_out(tmp_path: Path) -> None:
    file = write(tmp_path / "events.jsonl", data(b"abc", 1.0), data(b"", 2.0, length=10), data(b"late", 3.0))
    [connection] = connections_of(file)
    assert (bytes(connection.sent.data), connection.sent.n_lost) == (b"abc", 14)


def test_lines_that_say_nothing_are_left_out(tmp_path: Path) -> None:
    broken = [
        tls("data", 1.0),
        tls("data", 1.0, from_client=True, data="%", length=1),
        {"kind": "tls", "event": "open"},
    ]
    file = write(tmp_path / "events.jsonl", *broken, data(b"a", 2.0))
    [connection] = connections_of(file)
    assert bytes(connection.sent.data) == b"a"
