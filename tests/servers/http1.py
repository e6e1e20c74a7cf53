"""An HTTP/1 server whose paths say how it behaves, WebSocket included."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import wsproto
from support.waiting import PATIENCE_S
from wsproto.events import AcceptConnection, BytesMessage, CloseConnection, Request, TextMessage

from servers.background import serving

LARGE = bytes(range(256)) * 46_875
"""12 MB."""
_ANSWER = b'{"ok":true}'


class HttpServer:
    """Answers by path.

    /echo: 200 at once. /slow: after `gate` opens. /sse: one event, then another after `gate` opens.
    /large: 12 MB. /gzip: a coded body. /until-close: no length. /cut: less than it promised.
    /chunked: a body in chunks. /ws: a WebSocket that sends everything back, and closes on b"bye".
    """

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.port = 0
        self.bodies: list[bytes] = []

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            path = head.split(b" ", 2)[1].split(b"?")[0].decode()
            if path == "/ws":
                await _websocket(head, reader, writer)
                return
            self.bodies.append(await _body(head, reader))
            if not await self._answer(path, writer):
                return

    async def _answer(self, path: str, writer: asyncio.StreamWriter) -> bool:
        """Write the answer for a path; False when the connection ends with it."""
        if path == "/sse":
            writer.write(_head("text/event-stream", chunked=True) + _chunk(b"data: first\n\n"))
            await writer.drain()
            await asyncio.to_thread(self.gate.wait, PATIENCE_S)
            writer.write(_chunk(b"data: second\n\n") + b"0\r\n\r\n")
        elif path == "/chunked":
            writer.write(_head("text/plain", chunked=True) + _chunk(b"one ") + _chunk(b"two") + b"0\r\n\r\n")
        elif path == "/large":
            writer.write(_head("application/octet-stream", len(LARGE)) + LARGE)
        elif path == "/gzip":
            body = gzip.compress(_ANSWER, mtime=0)
            head = _head("application/json", len(body)).replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n")
            writer.write(head + body)
        elif path == "/until-close":
            writer.write(_head("text/plain") + b"all there is")
        elif path == "/cut":
            writer.write(_head("text/plain", 1000) + b"x" * 100)
        else:
            if path == "/slow":
                await asyncio.to_thread(self.gate.wait, PATIENCE_S)
            writer.write(_head("application/json", len(_ANSWER)) + _ANSWER)
        await writer.drain()
        return path not in ("/until-close", "/cut")


@contextmanager
def http_server(context: ssl.SSLContext | None = None) -> Iterator[HttpServer]:
    """Run an HttpServer on a free port, over TLS when there is a context."""
    server = HttpServer()
    with serving(server.handle, context) as server.port:
        try:
            yield server
        finally:
            server.gate.set()


def _head(content_type: str, length: int | None = None, *, chunked: bool = False) -> bytes:
    lines = ["HTTP/1.1 200 OK", "Server: loopback", f"Content-Type: {content_type}"]
    lines += [f"Content-Length: {length}"] if length is not None else []
    lines += ["Transfer-Encoding: chunked"] if chunked else []
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


async def _body(head: bytes, reader: asyncio.StreamReader) -> bytes:
    fields = dict(line.lower().split(b": ", 1) for line in head.strip().split(b"\r\n")[1:])
    if fields.get(b"transfer-encoding") != b"chunked":
        return await reader.readexactly(int(fields.get(b"content-length", b"0")))
    body = b""
    while size := int(await reader.readline(), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readline()
    return body


async def _websocket(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    connection = wsproto.WSConnection(wsproto.ConnectionType.SERVER)
    data = head
    while data:
        connection.receive_data(data)
        for event in connection.events():
            if isinstance(event, Request):
                writer.write(connection.send(AcceptConnection()))
            elif isinstance(event, TextMessage | BytesMessage):
                if event.data == b"bye":
                    writer.write(connection.send(CloseConnection(code=1000, reason="done")))
                else:
                    writer.write(connection.send(type(event)(data=event.data)))
            elif isinstance(event, CloseConnection):
                return
        data = await reader.read(65536)
