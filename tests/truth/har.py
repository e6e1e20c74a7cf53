"""Messages of the corpus as files: a HAR with one entry a line, and a mitmproxy flow file for raw TCP chunks.

A HAR has no official way to hold a binary request body; here `postData` carries `"encoding": "base64"`, and the text
is the body as sent, before any Content-Encoding is undone.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

PORT = 443


@dataclass
class Message:
    """One thing the app sent: an HTTP request, a WebSocket message (`frame`) or a TCP chunk (`chunk`)."""

    t: float
    host: str
    method: str = "GET"
    path: str = "/"
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes | None = None
    media: str = ""
    frame: bytes | None = None
    chunk: bytes | None = None


def _is_text(data: bytes) -> bool:
    return all(byte >= 32 or byte in (9, 10, 13) for byte in data) and _decodes(data)


def _decodes(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def iso(t: float) -> str:
    """Give a moment as ISO 8601 with milliseconds."""
    return datetime.fromtimestamp(t, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _entry(message: Message) -> dict[str, Any]:
    headers = [("Host", message.host), ("User-Agent", "okhttp/4.12.0"), *message.headers]
    request: dict[str, Any] = {"method": message.method, "url": f"https://{message.host}{message.path}"}
    request |= {"httpVersion": "HTTP/1.1", "cookies": [], "queryString": [], "headersSize": -1}
    if message.body is not None:
        headers += [("Content-Type", message.media), ("Content-Length", str(len(message.body)))]
        post: dict[str, str] = {"mimeType": message.media}
        if _is_text(message.body):
            post["text"] = message.body.decode()
        else:
            post |= {"text": base64.b64encode(message.body).decode(), "encoding": "base64"}
        request["postData"] = post
    request |= {
        "bodySize": len(message.body or b""),
        "headers": [{"name": n, "value": v} for n, v in headers],
    }
    entry: dict[str, Any] = {
        "startedDateTime": iso(message.t),
        "time": 12,
        "request": request,
        "response": _RESPONSE,
    }
    entry |= {"cache": {}, "timings": {"send": 1, "wait": 10, "receive": 1}}
    if message.frame is not None:
        is_text = _is_text(message.frame)
        data = message.frame.decode() if is_text else base64.b64encode(message.frame).decode()
        sent = {"type": "send", "time": message.t + 0.01, "opcode": 1 if is_text else 2, "data": data}
        request["url"] = request["url"].replace("https:", "wss:", 1)
        entry |= {"_resourceType": "websocket", "_webSocketMessages": [sent], "response": _SWITCHED}
    return entry


_RESPONSE = {
    "status": 200,
    "statusText": "OK",
    "httpVersion": "HTTP/1.1",
    "cookies": [],
    "headers": [{"name": "Content-Type", "value": "application/json"}],
    "content": {"size": 10, "mimeType": "application/json", "text": '{"code":0}'},
    "redirectURL": "",
    "headersSize": -1,
    "bodySize": 10,
}
_SWITCHED = _RESPONSE | {
    "status": 101,
    "statusText": "Switching Protocols",
    "headers": [{"name": "Upgrade", "value": "websocket"}],
    "content": {"size": 0, "mimeType": "x-unknown"},
    "bodySize": 0,
}


class HarWriter:
    """Writes a HAR entry by entry, each on a line of its own."""

    def __init__(self, file: Path) -> None:
        self._out: BinaryIO = file.open("wb")
        self.n = 0

    def __enter__(self) -> HarWriter:
        self._out.write(b'{"log":{"version":"1.2","creator":{"name":"corpus","version":"1"},"entries":[\n')
        return self

    def write(self, message: Message) -> str:
        """Add one message and give its reference."""
        self._out.write(b",\n" if self.n else b"")
        self._out.write(json.dumps(_entry(message), ensure_ascii=False, separators=(",", ":")).encode())
        self.n += 1
        return f"har:{self.n - 1}"

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._out.write(b"\n]}}\n")
        self._out.close()


class ChunkWriter:
    """Writes TCP flows of one chunk each as a mitmproxy flow file."""

    def __init__(self, file: Path) -> None:
        self._out: BinaryIO = file.open("wb")
        self.n = 0

    def __enter__(self) -> ChunkWriter:
        return self

    def write(self, message: Message) -> str:
        """Add one message and give its flow id."""
        from mitmproxy import connection, io, tcp

        t, ids = message.t, f"00000000-0000-4000-8000-{self.n:012d}"
        client = connection.Client(
            peername=("10.0.2.15", 40000),
            sockname=("10.0.2.2", 8080),
            timestamp_start=t - 0.02,
            id=f"c{self.n}",
        )
        server = connection.Server(address=(message.host, 5222), id=f"s{self.n}")
        server.timestamp_start = t - 0.01
        flow = tcp.TCPFlow(client, server)
        flow.id, flow.timestamp_created = ids, t
        flow.messages = [tcp.TCPMessage(True, message.chunk or b"", t)]  # type: ignore[no-untyped-call]
        io.FlowWriter(self._out).add(flow)  # type: ignore[no-untyped-call]
        self.n += 1
        return ids

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._out.close()


def read_entries(file: Path) -> Iterator[dict[str, Any]]:
    """Give the entries of a HAR of ours, one at a time."""
    with file.open("rb") as lines:
        for line in lines:
            if line.startswith(b'{"startedDateTime"'):
                yield json.loads(line.rstrip(b",\n"))
