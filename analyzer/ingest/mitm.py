"""mitmproxy flow files into our raw format and back; with `mitm_export.py` the only importer of mitmproxy.

What a flow file has no place for (our flags, the exact bytes of DNS messages, ends of streams) lies as JSON
in the flow's `metadata` under `consentinel`, which mitmproxy keeps and does not read.
"""

from __future__ import annotations

import ipaddress
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mitmproxy import connection, dns, exceptions, flow, http, tcp, udp, version, websocket
from mitmproxy.io import FlowReader

from analyzer.ingest.extras import Message, end_of, is_moment, overlaid
from analyzer.ingest.har_text import from_base64, utf8
from analyzer.ingest.mitm_export import EXTENSION, export_mitm
from analyzer.ingest.result import ImportResult, Tally
from analyzer.ingest.writer import RawWriter
from analyzer.model.enums import GapKind
from analyzer.model.errors import DataError
from analyzer.store.files import reading

__all__ = ["export_mitm", "import_mitm"]

_BROKEN = (
    exceptions.FlowReadException,
    KeyError,
    AttributeError,
    AssertionError,
    TypeError,
    ValueError,
    RecursionError,
)
"""What mitmproxy's reader and its chain of migrations raise for damaged files."""

Fields = dict[str, Any]


def import_mitm(file: Path, raw_dir: Path) -> ImportResult:
    """Write the flows of a mitmproxy flow file, of any version mitmproxy reads, into a new session's raw files.

    Flow ids are mitmproxy's. A flow that was saved again as it grew (a WebSocket) is one flow; another flow
    under a known id gets `-2`, `-3` … Flows before a damaged place are kept and the rest is a gap.
    Raises DataError: E304 (cannot be read), E325 (no flow can be read), SetupError E280–E282.
    """
    tally, result = Tally(), ImportResult()
    with reading(file), file.open("rb") as stream, RawWriter(raw_dir) as writer:
        target = _Target(writer)
        for found in _flows(FlowReader(stream).stream(), file, tally):
            try:
                started = target.write(found)
            except _BROKEN:
                tally.gap(GapKind.SKIPPED_ENTRY, file.name, "flows that lack what a flow of their kind has")
                continue
            result.started = started if result.started is None else min(result.started, started)
    result.n_entries = len(target.known)
    result.gaps, result.notes, result.ended = tally.gaps(), tally.notes(), writer.last_t
    if not result.n_entries:
        raise DataError(
            f"mitmproxy {version.VERSION} can read no flow of {file}",
            code="E325",
            hint="the file is damaged, empty, older than format 0.11, or newer: pip install -U mitmproxy",
        )
    return result


def _flows(stream: Iterable[flow.Flow], file: Path, tally: Tally) -> Iterator[flow.Flow]:
    """Give flows until the file ends or is damaged. The reader's own messages hold captured values."""
    try:
        yield from stream
    except _BROKEN:
        tally.gap(GapKind.TRUNCATED_FILE, file.name, "the flow file is cut off or damaged; the flows before are used")


@dataclass
class _Known:
    """What was written of a flow."""

    started: float
    has_response: bool = False
    n_messages: int = 0


class _Target:
    """Writes flows. What a flow lacks shows before the first of its lines is written."""

    def __init__(self, writer: RawWriter) -> None:
        self._writer = writer
        self.known: dict[str, _Known] = {}

    def write(self, found: flow.Flow) -> float:
        """Write the lines of one flow; give when it began, seconds."""
        extra = _extra_in(found)
        if isinstance(found, http.HTTPFlow):
            flow_id, started = self._http(found, extra)
        elif isinstance(found, tcp.TCPFlow | udp.UDPFlow):
            flow_id, started = self._stream(found, extra)
        elif isinstance(found, dns.DNSFlow):
            flow_id, started = self._dns(found, extra)
        else:
            raise ValueError("an unknown kind of flow")
        for t, fields in _ends(found, extra, started):
            self._writer.line("end", t, {"flow_id": flow_id, **fields})
        return started

    def _new_id(self, wanted: str, started: float) -> str:
        names = (wanted if count == 1 else f"{wanted}-{count}" for count in itertools.count(1))
        flow_id = next(name for name in names if name not in self.known)
        self.known[flow_id] = _Known(started)
        return flow_id

    def _http(self, found: http.HTTPFlow, extra: Fields) -> tuple[str, float]:
        request, answer = _request(found, extra), _response(found, extra)
        started = request.fields["t_start"]
        messages = [_message(item, started) for item in (found.websocket.messages if found.websocket else ())]
        known = self.known.get(found.id)
        flow_id = found.id
        if known is None or known.started != started:
            flow_id = self._new_id(found.id, started)
            known = self.known[flow_id]
            self._writer.request({"flow_id": flow_id, **request.fields}, request.body, is_whole=request.is_whole)
        if answer is not None and not known.has_response:
            known.has_response = True
            self._writer.response({"flow_id": flow_id, **answer.fields}, answer.body, is_whole=answer.is_whole)
        for t, fields, data in messages[known.n_messages :]:
            self._writer.line("message", t, {"flow_id": flow_id, **fields, "body": self._writer.put(data)})
        known.n_messages = max(known.n_messages, len(messages))
        return flow_id, started

    def _stream(self, found: tcp.TCPFlow | udp.UDPFlow, extra: Fields) -> tuple[str, float]:
        first = found.messages[0].timestamp if found.messages else found.timestamp_created
        started = _time(extra.get("t"), _time(found.client_conn.timestamp_start, first))
        protocol = "tcp" if isinstance(found, tcp.TCPFlow) else "udp"
        ends = {"client": _connection(found.client_conn), "server": _server(found.server_conn)}
        chunks = [
            (_time(item.timestamp, started), bool(item.from_client), _data(item.content)) for item in found.messages
        ]
        flow_id = self._new_id(found.id, started)
        self._writer.line("stream", started, {"flow_id": flow_id, "protocol": protocol, **ends})
        for t, from_client, data in chunks:
            fields = {"flow_id": flow_id, "from_client": from_client, "body": self._writer.put(data)}
            self._writer.line("chunk", t, fields)
        return flow_id, started

    def _dns(self, found: dns.DNSFlow, extra: Fields) -> tuple[str, float]:
        question, answer = found.request, found.response
        started = _time(question.timestamp, found.timestamp_created)
        ended = None if answer is None else _time(answer.timestamp, started)
        query, response = _exact(extra.get("query"), question), _exact(extra.get("response"), answer)
        fields = {
            "t_start": started,
            "t_end": ended,
            "name": extra["name"] if isinstance(extra.get("name"), str) else _name(question),
            "client": _connection(found.client_conn),
            "server": _server(found.server_conn),
        }
        flow_id = self._new_id(found.id, started)
        places = {"query": self._writer.put(query), "response": self._writer.put(response)}
        self._writer.line("dns", ended or started, {"flow_id": flow_id, **fields, **places})
        return flow_id, started


def _ends(found: flow.Flow, extra: Fields, started: float) -> list[tuple[float, Fields]]:
    """Give time and fields of each `end` line: those we wrote, else what mitmproxy says of the end."""
    if "ends" in extra:
        return [end for item in _list(extra["ends"]) if (end := end_of(item)) is not None]
    ends: list[tuple[float, Fields]] = []
    socket = found.websocket if isinstance(found, http.HTTPFlow) else None
    if socket is not None and socket.timestamp_end is not None:
        names = ("close_code", "close_reason", "closed_by_client")
        ends.append((_time(socket.timestamp_end, started), {name: getattr(socket, name) for name in names}))
    if found.error is not None:
        ends.append((_time(found.error.timestamp, started), {"error": found.error.msg}))
    return ends


def _request(found: http.HTTPFlow, extra: Fields) -> Message:
    data = found.request.data
    messages = found.websocket.messages if found.websocket else []
    otherwise = messages[0].timestamp if messages else found.client_conn.timestamp_start
    start = _time(data.timestamp_start, otherwise)
    fields = {
        "t_start": start,
        "t_end": _time(data.timestamp_end, start),
        "method": data.method.decode("latin-1"),
        "scheme": data.scheme.decode("latin-1"),
        "host": _requested_host(found.request),
        "port": data.port,
        "authority": data.authority.decode("latin-1"),
        "path": data.path.decode("latin-1"),
        "http_version": data.http_version.decode("latin-1"),
        "headers": _pairs(data.headers),
        "trailers": _pairs(data.trailers),
        "streamed": False,
        "client": _connection(found.client_conn),
        "websocket": found.websocket is not None,
    }
    if data.host.lower() != fields["host"]:
        fields["target_host"] = data.host
    return overlaid(Message(fields, data.content), extra.get("request"))


def _response(found: http.HTTPFlow, extra: Fields) -> Message | None:
    if found.response is None:
        return None
    data = found.response.data
    start = _time(data.timestamp_start, found.request.timestamp_start)
    fields = {
        "t_start": start,
        "t_end": _time(data.timestamp_end, start),
        "status": data.status_code,
        "reason": data.reason.decode("latin-1"),
        "http_version": data.http_version.decode("latin-1"),
        "headers": _pairs(data.headers),
        "trailers": _pairs(data.trailers),
        "streamed": False,
        "server": _server(found.server_conn),
    }
    return overlaid(Message(fields, data.content), extra.get("response"))


def _message(message: websocket.WebSocketMessage, start: float) -> tuple[float, Fields, bytes]:
    flags = {name: True for name in ("injected", "dropped") if getattr(message, name)}
    fields = {"from_client": bool(message.from_client), "text": message.is_text, **flags}
    return _time(message.timestamp, start), fields, _data(message.content)


def _data(content: Any) -> bytes:
    """Give the bytes of a message; files of format 7 and older hold text."""
    return utf8(content) if isinstance(content, str) else bytes(content)


def _name(message: dns.Message) -> str:
    return message.questions[0].name if message.questions else ""


def _exact(wire: Any, message: dns.Message | None) -> bytes:
    """Give a DNS message as it was on the wire: mitmproxy keeps its parts and packs them in its own way."""
    known = from_base64(wire) if isinstance(wire, str) else None
    return known if known is not None else message.packed if message is not None else b""


def _requested_host(request: http.Request) -> str:
    """Give the host the app asked for: where mitmproxy saw only an address, the Host header names it."""
    host = request.data.host
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.lower()
    return request.pretty_host.lower()


def _connection(found: connection.Client | connection.Server) -> Fields:
    address = found.address if isinstance(found, connection.Server) else found.peername
    return {
        "id": found.id,
        "address": [str(address[0]), int(address[1])] if address and address[0] else None,
        "tls_version": found.tls_version,
        "sni": found.sni,
        "alpn": found.alpn.decode("latin-1") if found.alpn is not None else None,
        "cipher": found.cipher,
    }


def _server(found: connection.Server) -> Fields | None:
    if not found.address:
        return None
    peer = found.peername
    return {**_connection(found), "peer": [str(peer[0]), int(peer[1])] if peer else None}


def _pairs(headers: http.Headers | None) -> list[list[str]]:
    fields = headers.fields if headers is not None else ()
    return [[name.decode("latin-1"), value.decode("latin-1")] for name, value in fields]


def _time(value: Any, otherwise: Any) -> float:
    """Give the first that is a time; 0, the year 1970, when neither is. Migrated files say 0 for unknown, too."""
    return next((float(item) for item in (value, otherwise) if is_moment(item) and item > 0), 0.0)


def _extra_in(found: flow.Flow) -> Fields:
    try:
        extra = json.loads(found.metadata.get(EXTENSION, "{}"))
    except (TypeError, ValueError, RecursionError):
        return {}
    return extra if isinstance(extra, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
