"""A small app: sends the messages of a corpus again, through a proxy, over TLS, under the names they have."""

from __future__ import annotations

import base64
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from conftest import ROOT
from servers.clients import WebSocket, trusting, tunnel
from truth.baselines import body_of

from analyzer.record.devices.embedded.sink import Sink
from analyzer.record.proxy import find_mitmdump

Entry = dict[str, Any]
_HEAD_END = b"\r\n\r\n"


@contextmanager
def routed_mitmdump(hosts: Iterable[str]) -> Iterator[Path]:
    """Give a mitmdump that leads every name of `hosts` to a sink on loopback, as the embedded device does."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        sink = Sink(sorted(hosts), folder)
        sink.start()
        addon = ROOT / "analyzer" / "record" / "devices" / "embedded" / "route_to_sink.py"
        settings = {
            "sink_tls_port": sink.tls_port,
            "sink_clear_port": sink.clear_port,
            "ssl_verify_upstream_trusted_ca": sink.ca_cert,
        }
        words = [*find_mitmdump(None), "-s", str(addon), *(f"--set={key}={value}" for key, value in settings.items())]
        program = folder / "mitmdump"
        quoted = " ".join(f"'{word}'" for word in words)
        program.write_text(f'#!/bin/sh\nexec {quoted} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        try:
            yield program
        finally:
            sink.close()


class App:
    """Sends entries of a HAR one after another; one connection per host stays open."""

    def __init__(self, proxy_port: int, ca_cert: Path) -> None:
        self._port, self._trust = proxy_port, trusting(ca_cert)
        self._open: dict[str, ssl.SSLSocket] = {}

    def send(self, entry: Entry) -> None:
        """Send one message and wait for its answer."""
        request = entry["request"]
        url = urlsplit(request["url"])
        host = url.netloc
        frames = entry.get("_webSocketMessages")
        if frames:
            self._message(host, request["url"].partition(host)[2] or "/", frames[0])
            return
        target = request["url"].partition(host)[2] or "/"
        lines = [f"{request['method']} {target} HTTP/1.1", *(f"{h['name']}: {h['value']}" for h in request["headers"])]
        data = "\r\n".join(lines).encode() + _HEAD_END + body_of(request)
        connection = self._open.get(host)
        if connection is None:
            connection = self._open[host] = self._connect(host)
        connection.sendall(data)
        _read_answer(connection)

    def _connect(self, host: str) -> ssl.SSLSocket:
        connection = tunnel(self._port, host, 443, self._trust)
        assert isinstance(connection, ssl.SSLSocket)
        return connection

    def _message(self, host: str, target: str, frame: dict[str, Any]) -> None:
        with self._connect(host) as connection:
            socket = WebSocket(connection, host, target)
            socket.send(frame["data"] if frame["opcode"] == 1 else base64.b64decode(frame["data"]))
            socket.receive()

    def close(self) -> None:
        """Close what is open."""
        for connection in self._open.values():
            connection.close()


def _read_answer(connection: ssl.SSLSocket) -> None:
    data = b""
    while _HEAD_END not in data:
        data += _more(connection)
    head, _, body = data.partition(_HEAD_END)
    if not head.startswith(b"HTTP/1.1 200"):
        raise ConnectionError(f"the proxy answers {head.split(b' ', 2)[1].decode()}")
    length = next(
        int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
    )
    while len(body) < length:
        body += _more(connection)


def _more(connection: ssl.SSLSocket) -> bytes:
    data = connection.recv(1 << 16)
    if not data:
        raise ConnectionError("the proxy closed the connection")
    return data
