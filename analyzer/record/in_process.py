"""The second witness: what the proxy could not open and the app's own TLS library did becomes flows of the recording.

Marked `in_process`, appended to flows.jsonl and bodies.bin when everything else has ended. What the proxy saw too is
left out: a connection by its own address, which the proxy knows as its client's; where addresses were translated on the
way or the library had no socket, each exchange by its words (method, host, path, body) within a minute.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.record.appender import Appender
from analyzer.record.http2_messages import VERSION, is_http2, messages_by_stream
from analyzer.record.http_messages import Message, requests_in, responses_in
from analyzer.record.plaintext import Connection, connections_of

_SAME_S = 2.0
_NEAR_S = 60.0
_TLS_PORT = 443


@dataclass(frozen=True)
class Summary:
    """What became of the connections. exchanges, streams: written. seen: exchanges and streams the proxy saw as well.
    cut: hosts of connections whose plaintext is not whole, each once a connection."""

    exchanges: int = 0
    streams: int = 0
    seen: int = 0
    cut: tuple[str, ...] = ()


def append_in_process(raw: Path, offset_s: float) -> Summary:
    """Turn the `tls` lines of a recording into flows. offset_s: app time + offset = host time.

    Nothing is written when there are none. Raises SetupError E280–E282 when the disk refuses.
    """
    events = raw / "events.jsonl"
    connections = connections_of(events) if events.exists() else []
    if not connections:
        return Summary()
    proxied = _Proxied(raw)
    written = _Written(offset_s, proxied)
    with Appender(raw, proxied.next_seq) as out:
        for connection in connections:
            written.take(connection, out)
    return Summary(written.exchanges, written.streams, written.seen, tuple(written.cut))


class _Proxied:
    """What the proxy recorded, as far as it takes to know it again."""

    def __init__(self, raw: Path) -> None:
        self.next_seq = 0
        self._bodies = raw / "bodies.bin"
        self._by_address: dict[tuple[str, int], list[float]] = defaultdict(list)
        self._by_words: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        self._read(raw / "flows.jsonl")

    def _read(self, path: Path) -> None:
        if not path.exists():
            return
        with path.open("rb") as file:
            for data in file:
                try:
                    line = json.loads(data)
                    self.next_seq = max(self.next_seq, int(line["seq"]) + 1)
                    self._take(line)
                except (ValueError, KeyError, TypeError, IndexError):
                    continue

    def _take(self, line: dict[str, Any]) -> None:
        fields = line.get("request") if line["kind"] == "head" else line
        if not fields or line["kind"] not in ("request", "head", "stream"):
            return
        address = fields["client"].get("address")
        if address:
            self._by_address[str(address[0]), int(address[1])].append(float(fields.get("t_start", line["t"])))
        if "method" in fields:
            path = str(fields["path"])
            self._by_words[fields["method"], fields["host"].lower(), path].append(fields)

    def knows(self, connection: Connection, offset_s: float) -> bool:
        """Tell whether the proxy opened this very connection."""
        if connection.local is None:
            return False
        begin, end = connection.t + offset_s - _SAME_S, connection.last_t + offset_s + _SAME_S
        return any(begin <= t <= end for t in self._by_address.get(connection.local, ()))

    def takes(self, request: Message, host: str, t: float) -> bool:
        """Tell whether the proxy saw this request too; each of its own answers for one only."""
        method, path, _ = request.first
        candidates = self._by_words.get((method, host.lower(), path), [])
        for index, fields in enumerate(candidates):
            if abs(float(fields["t_start"]) - t) <= _NEAR_S and self._has_body(fields, request.body):
                del candidates[index]
                return True
        return False

    def _has_body(self, fields: dict[str, Any], body: bytes) -> bool:
        segments = fields.get("body")
        if segments is None:
            return True  # it was streamed: method, host, path and time have to do
        if sum(length for _, length in segments) != len(body):
            return False
        digest = hashlib.sha256()
        with self._bodies.open("rb") as file:
            for start, length in segments:
                file.seek(start)
                digest.update(file.read(length))
        return digest.digest() == hashlib.sha256(body).digest()


class _Written:
    """Writes connections and counts."""

    def __init__(self, offset_s: float, proxied: _Proxied) -> None:
        self._offset_s, self._proxied = offset_s, proxied
        self.exchanges = self.streams = self.seen = 0
        self.cut: list[str] = []

    def take(self, connection: Connection, out: Appender) -> None:
        """Write what of a connection is new."""
        if self._proxied.knows(connection, self._offset_s):
            self.seen += 1
            return
        pairs, sent_from, received_from = _read(connection)
        if connection.sent.n_lost or connection.received.n_lost:
            self.cut.append(_host_of(connection, pairs[0][0] if pairs else None)[0])
        for number, (request, response) in enumerate(pairs):
            self._exchange(connection, number, request, response, out)
        self._stream(connection, sent_from, received_from, out)

    def _exchange(
        self, connection: Connection, number: int, request: Message, response: Message | None, out: Appender
    ) -> None:
        host, port = _host_of(connection, request)
        sent, received = connection.sent, connection.received
        t_start, t_end = sent.time_at(request.start) + self._offset_s, sent.time_at(request.end - 1) + self._offset_s
        if self._proxied.takes(request, host, t_start):
            self.seen += 1
            return
        self.exchanges += 1
        flow_id = f"in_process:{connection.id}:{number}"
        method, target, version = request.first
        fields = {
            "flow_id": flow_id, "t_start": t_start, "method": method, "scheme": "https", "host": host.lower(),
            "port": port, "authority": "", "path": target, "http_version": version, "headers": request.headers,
            "client": _client(connection), "in_process": True,
        }  # fmt: skip
        _message(out, "request", fields, request, bytes(sent.data), t_end)
        if response is not None:
            version, status, reason = response.first
            fields = {
                "flow_id": flow_id, "t_start": received.time_at(response.start) + self._offset_s,
                "status": int(status), "reason": reason, "http_version": version, "headers": response.headers,
                "server": _server(connection, host, port),
            }  # fmt: skip
            t_end = received.time_at(response.end - 1) + self._offset_s
            _message(out, "response", fields, response, bytes(received.data), t_end)

    def _stream(self, connection: Connection, sent_from: int, received_from: int, out: Appender) -> None:
        """Write what is no HTTP/1 as a stream of bytes, in order of time."""
        pieces = []
        for side, begin, from_client in (
            (connection.sent, sent_from, True),
            (connection.received, received_from, False),
        ):
            ends = [*side.starts, len(side.data)][1:]
            for start, end, t in zip(side.starts, ends, side.times, strict=True):
                if end > begin:
                    pieces.append((t + self._offset_s, from_client, bytes(side.data[max(start, begin) : end])))
        if not pieces:
            return
        self.streams += 1
        flow_id = f"in_process:{connection.id}:stream"
        host, port = _host_of(connection, None)
        pieces.sort(key=lambda piece: piece[0])
        ends_of = {"client": _client(connection), "server": _server(connection, host, port)}
        out.line("stream", pieces[0][0], {"flow_id": flow_id, "protocol": "tcp", **ends_of, "in_process": True})
        for t, from_client, data in pieces:
            out.line("chunk", t, {"flow_id": flow_id, "from_client": from_client, "body": out.put(data)})
        if connection.is_closed:
            out.line("end", pieces[-1][0], {"flow_id": flow_id})


def _read(connection: Connection) -> tuple[list[tuple[Message, Message | None]], int, int]:
    """Give the exchanges of a connection, and where in each direction what is none begins."""
    sent, received = bytes(connection.sent.data), bytes(connection.received.data)
    if is_http2(sent):
        asked = messages_by_stream(sent, from_client=True)
        answers = messages_by_stream(received, from_client=False)
        return [(request, answers.get(number)) for number, request in asked.items()], len(sent), len(received)
    requests = requests_in(sent)
    is_ended = connection.is_closed and not connection.received.n_lost
    methods = [message.first[0] for message in requests.messages]
    responses = responses_in(received, methods, is_closed=is_ended)
    pairs: list[tuple[Message, Message | None]] = []
    for number, request in enumerate(requests.messages):
        pairs.append((request, responses.messages[number] if number < len(responses.messages) else None))
    return pairs, requests.rest, responses.rest


def _message(out: Appender, kind: str, fields: dict[str, Any], message: Message, data: bytes, t_end: float) -> None:
    """Write a message as the proxy's addon does: bytes first; what was cut as a head and its parts."""
    fields["head"] = out.put(_head_of(message, data))[0]
    if not message.is_whole:
        out.line("head", fields["t_start"], {"side": kind, kind: fields})
        if message.body:
            out.line("part", t_end, {"flow_id": fields["flow_id"], "side": kind, "body": out.put(message.body)})
        return
    whole = {**fields, "t_end": t_end, "body": out.put(message.body), "trailers": message.trailers}
    if message.trailers:
        block = "".join(f"{name}: {value}\r\n" for name, value in message.trailers).encode("latin-1")
        whole["trailers_at"] = out.put(block)
    out.line(kind, t_end, whole)


def _head_of(message: Message, data: bytes) -> bytes:
    """Give the head as it was sent; of HTTP/2 in its HTTP/1 shape."""
    if VERSION not in message.first:
        return data[message.start : data.index(b"\r\n\r\n", message.start) + 4]
    lines = [" ".join(message.first), *(f"{name}: {value}" for name, value in message.headers), "", ""]
    return "\r\n".join(lines).encode("latin-1")


def _host_of(connection: Connection, request: Message | None) -> tuple[str, int]:
    """Give host and port as the app meant them: by its Host header, else by the server name, else the address."""
    peer = connection.peer or ("", _TLS_PORT)
    named = request.values("host")[:1] if request is not None else []
    if not named:
        return connection.sni or peer[0] or "unknown", peer[1]
    host, colon, port = named[0].rpartition(":")
    if not colon or not port.isdecimal() or host.endswith(":"):
        # A connection through a proxy has the proxy's address; the port is the one that goes without saying.
        return named[0].strip("[]") or "unknown", _TLS_PORT
    return host.strip("[]"), int(port)


def _client(connection: Connection) -> dict[str, Any]:
    return {
        "id": connection.id,
        "address": connection.local,
        "tls_version": connection.tls_version,
        "sni": connection.sni,
        "alpn": connection.alpn,
    }


def _server(connection: Connection, host: str, port: int) -> dict[str, Any]:
    return {"id": f"{connection.id}:server", "address": [host, port], "peer": connection.peer}
