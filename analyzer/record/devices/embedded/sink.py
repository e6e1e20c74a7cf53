"""The other end of what the embedded device sends: a loopback server that bears the names of all hosts."""

from __future__ import annotations

import asyncio
import base64
import datetime
import hashlib
import json
import ssl
import threading
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.model.errors import SetupError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

LOOPBACK = "127.0.0.1"
ANSWER = json.dumps({"code": 0, "msg": "ok"}).encode()
_HANDSHAKE_KEY = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455 section 1.3
_START_SECONDS = 10.0
_LIFETIME = datetime.timedelta(days=2)


class Sink:
    """Answers every request and every WebSocket message with a small JSON: HTTP/1.1, HTTP/2, TLS or none.

    It never gives back what it got, so that nothing but the app's own sends carries a value. `ca_cert` is the
    PEM of its own throw-away CA. The private key lies in `folder`, which the caller removes.
    """

    def __init__(self, hosts: Sequence[str], folder: Path) -> None:
        self.tls_port = 0
        self.clear_port = 0
        self.ca_cert = folder / "sink-ca.pem"
        self._context = _tls_context(hosts, folder, self.ca_cert)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="sink", daemon=True)
        self._is_ready = threading.Event()
        self._failure: Exception | None = None
        self._stopped = asyncio.Event()

    def start(self) -> None:
        """Listen. Raises SetupError E243 when that fails."""
        self._thread.start()
        self._is_ready.wait(_START_SECONDS)
        if self._failure is not None or not self.clear_port:
            hint = "check that this machine allows listening on 127.0.0.1"
            raise SetupError("the loopback sink does not start", code="E243", hint=hint) from self._failure

    def close(self) -> None:
        """Stop listening and drop all connections. Safe to call twice."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stopped.set)
            self._thread.join(_START_SECONDS)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve())
        except OSError as error:
            self._failure = error
        finally:
            self._is_ready.set()
            self._loop.close()

    async def _serve(self) -> None:
        over_tls = await asyncio.start_server(_connection, LOOPBACK, 0, ssl=self._context)
        clear = await asyncio.start_server(_connection, LOOPBACK, 0)
        self.tls_port = over_tls.sockets[0].getsockname()[1]
        self.clear_port = clear.sockets[0].getsockname()[1]
        self._is_ready.set()
        await self._stopped.wait()
        over_tls.close()
        clear.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


# mitmproxy opens a connection per request, since the address it asked for is not the one it got, and at most
# five at a time to one address: so each is closed after its exchange.
async def _connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    secured = writer.get_extra_info("ssl_object")
    is_h2 = secured is not None and secured.selected_alpn_protocol() == "h2"
    speak: Coroutine[Any, Any, None] = _http2(reader, writer) if is_h2 else _http1(reader, writer)
    try:
        await speak
    except (OSError, EOFError, asyncio.CancelledError):
        return  # the proxy or the run is gone
    finally:
        writer.close()


async def _http1(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("iso-8859-1").split("\r\n")
    fields = (line.partition(":") for line in head[1:] if line)
    headers = {name.lower(): value.strip() for name, _, value in fields}
    if headers.get("upgrade", "").lower() == "websocket":
        await _websocket(reader, writer, headers["sec-websocket-key"])
        return
    await reader.readexactly(int(headers.get("content-length", "0")))
    length = f"content-length: {len(ANSWER)}\r\n\r\n".encode()
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n" + length + ANSWER)
    await writer.drain()


async def _http2(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    import h2.config
    import h2.connection
    import h2.events

    h2_side = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    h2_side.initiate_connection()
    writer.write(h2_side.data_to_send())
    is_answered = False
    while not is_answered and (data := await reader.read(65536)):
        for event in h2_side.receive_data(data):
            if isinstance(event, h2.events.DataReceived):
                h2_side.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            elif isinstance(event, h2.events.StreamEnded):
                h2_side.send_headers(event.stream_id, [(":status", "200"), ("content-type", "application/json")])
                h2_side.send_data(event.stream_id, ANSWER, end_stream=True)
                is_answered = True
        writer.write(h2_side.data_to_send())
        await writer.drain()


async def _websocket(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, key: str) -> None:
    digest = hashlib.sha1(key.encode() + _HANDSHAKE_KEY, usedforsecurity=False).digest()
    accept = b"sec-websocket-accept: " + base64.b64encode(digest) + b"\r\n\r\n"
    writer.write(b"HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n" + accept)
    while True:
        opcode, payload = await _frame(reader)
        is_close = opcode == 0x8
        writer.write(_packed(opcode, payload if is_close else ANSWER))
        await writer.drain()
        if is_close:
            return


async def _frame(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Read one masked, unfragmented frame: opcode and payload (RFC 6455 section 5.2)."""
    first, second = await reader.readexactly(2)
    size = second & 0x7F
    if size >= 126:
        size = int.from_bytes(await reader.readexactly(2 if size == 126 else 8))
    mask = await reader.readexactly(4)
    payload = await reader.readexactly(size)
    return first & 0x0F, bytes(byte ^ mask[position % 4] for position, byte in enumerate(payload))


def _packed(opcode: int, payload: bytes) -> bytes:
    size = len(payload)
    length = bytes([size]) if size < 126 else bytes([126]) + size.to_bytes(2)
    return bytes([0x80 | opcode]) + length + payload


def _tls_context(hosts: Sequence[str], folder: Path, ca_file: Path) -> ssl.SSLContext:
    """Make a CA and one certificate for all hosts, both valid for two days."""
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "consentinel sink (throw-away)")])
    ca = _certificate(issuer, issuer, ca_key, ca_key, x509.BasicConstraints(ca=True, path_length=0))
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "sink")])
    names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
    leaf = _certificate(issuer, subject, ca_key, key, names)
    pem = serialization.Encoding.PEM
    ca_file.write_bytes(ca.public_bytes(pem))
    both = folder / "sink.pem"
    both.touch(mode=0o600)
    plain = serialization.NoEncryption()
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    both.write_bytes(leaf.public_bytes(pem) + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    context.set_alpn_protocols(["h2", "http/1.1"])
    return context


def _certificate(
    issuer: Any, subject: Any, signer: EllipticCurvePrivateKey, key: EllipticCurvePrivateKey, extension: Any
) -> Any:
    """Build a certificate; `Any` because cryptography is only imported while one is made."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    now = datetime.datetime.now(datetime.UTC)
    builder = x509.CertificateBuilder().issuer_name(issuer).subject_name(subject)
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - _LIFETIME / 2).not_valid_after(now + _LIFETIME)
    return builder.add_extension(extension, critical=False).sign(signer, hashes.SHA256())
