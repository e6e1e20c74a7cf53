from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer.record.devices.embedded.sink import ANSWER, LOOPBACK, Sink


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[Sink]:
    sink = Sink(["api.qingzhou.example", "alog.umeng.com"], tmp_path)
    sink.start()
    yield sink
    sink.close()


def _asked(connection: socket.socket, text: bytes) -> bytes:
    connection.settimeout(120)
    connection.sendall(text)
    return b"".join(iter(lambda: connection.recv(65536), b""))


def test_clear_request_is_answered_and_the_connection_closed(sink: Sink) -> None:
    with socket.create_connection((LOOPBACK, sink.clear_port)) as connection:
        answer = _asked(connection, b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nhello")
    assert (answer.split(b"\r\n")[0], answer.rpartition(b"\r\n")[2]) == (b"HTTP/1.1 200 OK", ANSWER)


@pytest.mark.parametrize("host", ["api.qingzhou.example", "alog.umeng.com"])
def test_certificate_bears_every_host_and_its_own_ca_vouches_for_it(sink: Sink, host: str) -> None:
    context = ssl.create_default_context(cafile=str(sink.ca_cert))
    with (
        socket.create_connection((LOOPBACK, sink.tls_port)) as raw,
        context.wrap_socket(raw, server_hostname=host) as connection,
    ):
        assert _asked(connection, b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").endswith(ANSWER)


def test_certificate_does_not_bear_other_hosts(sink: Sink) -> None:
    context = ssl.create_default_context(cafile=str(sink.ca_cert))
    with (
        socket.create_connection((LOOPBACK, sink.tls_port)) as raw,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        context.wrap_socket(raw, server_hostname="other.example")


def test_http2_is_chosen_when_offered(sink: Sink) -> None:
    context = ssl.create_default_context(cafile=str(sink.ca_cert))
    context.set_alpn_protocols(["h2", "http/1.1"])
    with (
        socket.create_connection((LOOPBACK, sink.tls_port)) as raw,
        context.wrap_socket(raw, server_hostname="alog.umeng.com") as connection,
    ):
        assert connection.selected_alpn_protocol() == "h2"


def test_half_a_request_harms_nobody(sink: Sink) -> None:
    with socket.create_connection((LOOPBACK, sink.clear_port)) as connection:
        connection.sendall(b"GET / HT")
    with socket.create_connection((LOOPBACK, sink.clear_port)) as connection:
        assert _asked(connection, b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").endswith(ANSWER)


def test_private_key_is_for_its_owner_only(sink: Sink) -> None:
    assert (sink.ca_cert.parent / "sink.pem").stat().st_mode & 0o777 == 0o600


def test_closed_sink_listens_no_more(sink: Sink) -> None:
    port = sink.clear_port
    sink.close()
    sink.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((LOOPBACK, port))
