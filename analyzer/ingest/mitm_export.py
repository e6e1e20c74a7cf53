"""A session as a mitmproxy flow file; beside `mitm.py` the only place of the analysis that imports mitmproxy."""

from __future__ import annotations

import base64
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any, get_args

from mitmproxy import connection, dns, flow, http, tcp, udp, websocket
from mitmproxy.io import FlowWriter

from analyzer.ingest.extras import extra_of, extra_of_end
from analyzer.ingest.flow_records import FlowRecord, Side, flow_records
from analyzer.ingest.lines import BadLines
from analyzer.store.files import PRIVATE_FILE, writing

EXTENSION = "consentinel"
"""Key in a flow's metadata under which lies, as JSON, what a flow file has no place for."""

_TLS_VERSIONS = frozenset(get_args(connection.TlsVersion))
_TEXT, _BINARY = 1, 2

Fields = dict[str, Any]


def export_mitm(raw_dir: Path, out: Path) -> list[str]:
    """Write a session as a mitmproxy flow file; give what it does not hold, as sentences.

    The file holds clear values: only its owner may read it. Raises DataError E304, SetupError E280–E282.
    """
    bad, lost = BadLines("flows.jsonl"), Counter[str]()
    draft = out.with_name(f".{out.name}.tmp")
    with writing(out):
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE), "wb") as file:
                target: Any = FlowWriter(file)  # type: ignore[no-untyped-call]
                for record in flow_records(raw_dir, bad):
                    found = _flow_of(record, lost)
                    if found is not None:
                        target.add(found)
            draft.replace(out)
        finally:
            draft.unlink(missing_ok=True)
    if bad.n_bad:
        lost["lines that are no valid record"] = bad.n_bad
    return [f"{n} {what}" for what, n in lost.items()]


def _flow_of(record: FlowRecord, lost: Counter[str]) -> flow.Flow | None:
    extra: Fields = {"ends": [extra_of_end(line) for line in record.ends]}
    found: flow.Flow
    if record.stream is not None:
        found = _stream_flow(record, record.stream, extra, lost)
    elif record.dns is not None:
        parsed = _dns_flow(*record.dns, extra, lost)
        if parsed is None:
            lost["DNS messages that mitmproxy cannot parse"] += 1
            return None
        found = parsed
    elif record.request is not None:
        found = _http_flow(record, record.request, extra, lost)
    else:
        if record.response is not None:
            lost["answers without their request"] += 1
        return None
    found.id = record.flow_id
    failed = next((line for line in record.ends if line["error"]), None)
    if failed is not None:
        found.error = flow.Error(failed["error"], failed["t"])
    found.metadata[EXTENSION] = json.dumps(extra)
    return found


def _http_flow(record: FlowRecord, request: Side, extra: Fields, lost: Counter[str]) -> http.HTTPFlow:
    fields, answer = request.fields, record.response
    server = answer.fields["server"] if answer is not None else None
    found = http.HTTPFlow(_client(fields["client"], fields["t_start"], lost), _server_of(server, lost))
    extra["request"] = extra_of(request, "websocket", "host")
    found.request = http.Request(
        host=fields.get("target_host") or fields["host"],
        port=fields["port"],
        method=_latin(fields["method"]),
        scheme=_latin(fields["scheme"]),
        authority=_latin(fields.get("authority", "")),
        path=_latin(fields["path"]),
        **_message_data(request),
    )
    if answer is not None:
        extra["response"] = extra_of(answer)
        found.response = http.Response(
            status_code=answer.fields["status"], reason=_latin(answer.fields.get("reason", "")), **_message_data(answer)
        )
    if record.messages or fields.get("websocket"):
        found.websocket = _websocket_data(record)
    return found


def _message_data(side: Side) -> Fields:
    fields = side.fields
    trailers = fields.get("trailers")
    return {
        "http_version": _latin(fields["http_version"]),
        "headers": _headers(fields["headers"]),
        "content": side.body,
        "trailers": _headers(trailers) if trailers else None,
        "timestamp_start": fields["t_start"],
        "timestamp_end": fields["t_end"],
    }


def _websocket_data(record: FlowRecord) -> websocket.WebSocketData:
    data = websocket.WebSocketData()
    data.messages = [
        websocket.WebSocketMessage(
            _TEXT if line["text"] else _BINARY, line["from_client"], body, line["t"], line["dropped"], line["injected"]
        )
        for line, body in record.messages
    ]
    if record.ends:
        last = record.ends[-1]
        data.timestamp_end, data.close_code = last["t"], last["close_code"]
        data.close_reason, data.closed_by_client = last["close_reason"], last["closed_by_client"]
    return data


def _stream_flow(record: FlowRecord, stream: Fields, extra: Fields, lost: Counter[str]) -> flow.Flow:
    ends = (_client(stream["client"], stream["t"], lost), _server_of(stream["server"], lost))
    extra["t"] = stream["t"]
    is_tcp = stream["protocol"] == "tcp"
    found = tcp.TCPFlow(*ends) if is_tcp else udp.UDPFlow(*ends)
    kind: Any = tcp.TCPMessage if is_tcp else udp.UDPMessage
    found.messages = [kind(line["from_client"], body, line["t"]) for line, body in record.chunks]
    return found


def _dns_flow(line: Fields, query: bytes, response: bytes, extra: Fields, lost: Counter[str]) -> dns.DNSFlow | None:
    found = dns.DNSFlow(_client(line["client"], line["t_start"], lost), _server_of(line["server"], lost))
    question = _parsed(query, line["t_start"])
    answer = _parsed(response, line["t_end"] or line["t_start"]) if response else None
    if question is None or (response and answer is None):
        return None
    found.request, found.response = question, answer
    extra["name"] = line["name"]
    for name, wire, message in (("query", query, question), ("response", response, answer)):
        if message is not None and message.packed != wire:
            extra[name] = base64.b64encode(wire).decode("ascii")
    return found


def _parsed(wire: bytes, t: float) -> dns.Message | None:
    import struct

    try:
        message = dns.Message.unpack(wire)
        message.timestamp = t
        # What can be unpacked can not always be packed again, which mitmproxy does on reading.
        return message if message.packed else None
    except (struct.error, ValueError, IndexError, RecursionError):
        return None


def _client(facts: Fields, t: float, lost: Counter[str]) -> connection.Client:
    client = connection.Client(peername=tuple(facts.get("address") or ("", 0)), sockname=("", 0), timestamp_start=t)
    return _with_tls(client, facts, lost)


def _server_of(facts: Fields | None, lost: Counter[str]) -> connection.Server:
    if not facts or not facts.get("address"):
        return connection.Server(address=None)
    server = connection.Server(address=tuple(facts["address"]))
    server.peername = tuple(facts["peer"]) if facts.get("peer") else None
    return _with_tls(server, facts, lost)


def _with_tls(end: Any, facts: Fields, lost: Counter[str]) -> Any:
    """Give a connection with what is known of its TLS; the two classes share these attributes."""
    tls_version = facts.get("tls_version")
    if tls_version is not None and tls_version not in _TLS_VERSIONS:
        lost["connections with a TLS version that mitmproxy does not know"] += 1
        tls_version = None
    end.id, end.tls, end.tls_version = facts["id"], tls_version is not None, tls_version
    end.sni, end.cipher = facts.get("sni"), facts.get("cipher")
    alpn = facts.get("alpn")
    end.alpn = _latin(alpn) if alpn is not None else None
    return end


def _headers(pairs: list[tuple[str, str]]) -> http.Headers:
    return http.Headers([(_latin(name), _latin(value)) for name, value in pairs])


def _latin(text: str) -> bytes:
    return text.encode("latin-1", "replace")
