"""Clients that go through a proxy: tunnels, TLS, HTTP/2 and WebSocket."""

from __future__ import annotations

import http.client
import socket
import ssl
from pathlib import Path

import h2.connection
import h2.events
import wsproto
from wsproto.events import AcceptConnection, BytesMessage, CloseConnection, Event, Request, TextMessage

TIMEOUT_S = 120


def trusting(ca_cert: Path, alpn: tuple[str, ...] = ("http/1.1",)) -> ssl.SSLContext:
    """Give a client context that trusts the proxy's CA."""
    context = ssl.create_default_context(cafile=ca_cert)
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    context.set_alpn_protocols(list(alpn))
    return context


def plain(proxy_port: int) -> http.client.HTTPConnection:
    """Give a connection to the proxy; requests name the whole URL."""
    return http.client.HTTPConnection("127.0.0.1", proxy_port, timeout=TIMEOUT_S)


def secure(proxy_port: int, context: ssl.SSLContext, host: str, port: int) -> http.client.HTTPSConnection:
    """Give an HTTPS connection through the proxy's tunnel."""
    connection = http.client.HTTPSConnection("127.0.0.1", proxy_port, context=context, timeout=TIMEOUT_S)
    connection.set_tunnel(host, port)
    return connection


def tunnel(proxy_port: int, host: str, port: int, context: ssl.SSLContext | None = None) -> socket.socket:
    """Give a socket through the proxy's CONNECT, with TLS when there is a context."""
    raw = socket.create_connection(("127.0.0.1", proxy_port), TIMEOUT_S)
    raw.sendall(f"CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += raw.recv(1)
    return raw if context is None else context.wrap_socket(raw, server_hostname=host)


def http2_post(
    connection: socket.socket, authority: str, path: str, body: bytes
) -> tuple[list[tuple[str, str]], bytes, list[tuple[str, str]]]:
    """Post over HTTP/2 without a content-length; give headers, body and trailers of the answer."""
    talk = h2.connection.H2Connection()
    talk.initiate_connection()
    stream_id = talk.get_next_available_stream_id()
    head = [(":method", "POST"), (":scheme", "https"), (":authority", authority), (":path", path), ("x-one", "1")]
    talk.send_headers(stream_id, head)
    talk.send_data(stream_id, body, end_stream=True)
    connection.sendall(talk.data_to_send())
    headers: list[tuple[str, str]] = []
    trailers: list[tuple[str, str]] = []
    content = b""
    while data := connection.recv(65536):
        for event in talk.receive_data(data):
            if isinstance(event, h2.events.ResponseReceived):
                headers = _text(event.headers)
            elif isinstance(event, h2.events.TrailersReceived):
                trailers = _text(event.headers)
            elif isinstance(event, h2.events.DataReceived):
                content += event.data
                talk.acknowledge_received_data(event.flow_controlled_length, stream_id)
            elif isinstance(event, h2.events.StreamEnded):
                return headers, content, trailers
        connection.sendall(talk.data_to_send())
    raise ConnectionError("the answer did not end")


def _text(headers: object) -> list[tuple[str, str]]:
    return [
        (name.decode() if isinstance(name, bytes) else name, value.decode() if isinstance(value, bytes) else value)
        for name, value in headers  # type: ignore[attr-defined]
    ]


class WebSocket:
    """A WebSocket client on a connected socket."""

    def __init__(self, connection: socket.socket, host: str, path: str) -> None:
        self._socket = connection
        self._talk = wsproto.WSConnection(wsproto.ConnectionType.CLIENT)
        connection.sendall(self._talk.send(Request(host=host, target=path)))
        assert isinstance(self.receive(), AcceptConnection)

    def send(self, data: str | bytes) -> None:
        """Send one message."""
        message = TextMessage(data=data) if isinstance(data, str) else BytesMessage(data=data)
        self._socket.sendall(self._talk.send(message))

    def receive(self) -> Event:
        """Give the next event; a close is answered."""
        while True:
            for event in self._talk.events():
                if isinstance(event, CloseConnection):
                    self._socket.sendall(self._talk.send(event.response()))
                return event
            self._talk.receive_data(self._socket.recv(65536))
