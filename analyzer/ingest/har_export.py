"""A session as HAR 1.2. What a HAR has no place for lies in `_consentinel` of its entry, which other readers skip."""

from __future__ import annotations

import base64
import json
import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qsl

from analyzer.ingest.extras import extra_of, extra_of_end
from analyzer.ingest.flow_records import FlowRecord, Side, flow_records
from analyzer.ingest.har_entry import EXTENSION
from analyzer.ingest.har_text import body_text, shown_text, undo_encoding
from analyzer.ingest.lines import BadLines
from analyzer.store.files import PRIVATE_FILE, writing

_PORTS = {"http": 80, "ws": 80, "https": 443, "wss": 443}
_TEXT, _BINARY = 1, 2

Fields = dict[str, Any]


def export_har(raw_dir: Path, out: Path) -> list[str]:
    """Write the HTTP exchanges and WebSockets of a session as HAR; give what the file does not hold, as sentences.

    The bodies of the file are clear values: only its owner may read it.
    Raises DataError E304, SetupError E280–E282.
    """
    bad, lost = BadLines("flows.jsonl"), Counter[str]()
    draft = out.with_name(f".{out.name}.tmp")
    with writing(out):
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE), "wb") as file:
                _write(file, _entries(raw_dir, bad, lost))
            draft.replace(out)
        finally:
            draft.unlink(missing_ok=True)
    if bad.n_bad:
        lost["lines that are no valid record"] = bad.n_bad
    return [f"{n} {what}" for what, n in lost.items()]


def _write(file: BinaryIO, entries: Iterator[Fields]) -> None:
    from analyzer.model.version import __version__

    head = {"version": "1.2", "creator": {"name": "consentinel", "version": __version__}, "pages": []}
    file.write(b'{"log":' + json.dumps(head).encode("ascii")[:-1] + b',"entries":[')
    for number, entry in enumerate(entries):
        file.write((b",\n" if number else b"\n") + json.dumps(entry).encode("ascii"))
    file.write(b"\n]}}\n")


def _entries(raw_dir: Path, bad: BadLines, lost: Counter[str]) -> Iterator[Fields]:
    for record in flow_records(raw_dir, bad):
        if record.kind != "http":
            name = {"dns": "DNS queries", "tcp": "TCP streams", "udp": "UDP streams"}[record.kind]
            lost[f"{name}: a HAR holds HTTP only"] += 1
        elif record.request is not None:
            yield _entry(record, record.request)
        elif record.response is not None:
            lost["answers without their request"] += 1


def _entry(record: FlowRecord, request: Side) -> Fields:
    fields, response = request.fields, record.response
    ended = _end_of(response or request)
    extra: Fields = {
        "flow_id": record.flow_id,
        "request": extra_of(request, "path", "host", "target_host", "websocket", "client"),
    }
    entry: Fields = {
        "startedDateTime": datetime.fromtimestamp(fields["t_start"], UTC).isoformat(timespec="microseconds"),
        "time": max(0.0, (ended - fields["t_start"]) * 1000),
        "request": _request(request, extra["request"]),
        "response": _response(record, extra),
        "cache": {},
        "timings": _timings(request, response),
        EXTENSION: extra,
    }
    peer = (response.fields.get("server") or {}).get("peer") if response else None
    if peer:
        entry["serverIPAddress"] = peer[0]
    if record.messages:
        entry["_resourceType"] = "websocket"
        entry["_webSocketMessages"] = [_message(line, data) for line, data in record.messages]
        extra["messages"] = [{name: line[name] for name in ("injected", "dropped")} for line, _ in record.messages]
    if record.ends:
        extra["end"] = extra_of_end(record.ends[-1])
    return entry


def _end_of(side: Side) -> float:
    return float(side.fields["t_end"] or side.fields["t_start"])


def _timings(request: Side, response: Side | None) -> Fields:
    started, sent = request.fields["t_start"], _end_of(request)
    answered = response.fields["t_start"] if response else sent
    received = _end_of(response) if response else sent
    spans = {"send": sent - started, "wait": answered - sent, "receive": received - answered}
    return {name: max(0.0, seconds * 1000) for name, seconds in spans.items()}


def _request(side: Side, extra: Fields) -> Fields:
    fields = side.fields
    scheme, path = fields["scheme"], shown_text(fields["path"])
    host = f"[{fields['host']}]" if ":" in fields["host"] else fields["host"]
    port = "" if _PORTS.get(scheme) == fields["port"] else f":{fields['port']}"
    content_type = shown_text(_header(fields, "content-type"))
    request: Fields = {
        "method": shown_text(fields["method"]),
        "url": f"{scheme}://{host}{port}{path}",
        "httpVersion": fields["http_version"],
        "cookies": [],
        "headers": _headers(fields),
        "queryString": _query(path),
        "headersSize": fields["head"][1],
        "bodySize": len(side.body or b""),
    }
    text, encoding = _content(side, content_type, extra)
    if text:
        request["postData"] = {"mimeType": content_type, "text": text}
        if encoding:
            request["postData"]["encoding"] = encoding
    return request


def _response(record: FlowRecord, extra: Fields) -> Fields:
    side = record.response
    if side is None:
        error = next((line["error"] for line in record.ends if line["error"]), None)
        blank = {"status": 0, "statusText": "", "httpVersion": "", "cookies": [], "headers": [], "redirectURL": ""}
        return {**blank, "content": {"size": 0, "mimeType": ""}, "headersSize": -1, "bodySize": -1, "_error": error}
    fields = side.fields
    extra["response"] = extra_of(side, "server")
    content_type = shown_text(_header(fields, "content-type"))
    text, encoding = _content(side, content_type, extra["response"])
    content: Fields = {"size": len(side.body or b""), "mimeType": content_type}
    if side.body is not None:
        content["text"] = text
    if encoding:
        content["encoding"] = encoding
    return {
        "status": fields["status"],
        "statusText": shown_text(fields["reason"]),
        "httpVersion": fields["http_version"],
        "cookies": [],
        "headers": _headers(fields),
        "content": content,
        "redirectURL": shown_text(_header(fields, "location")),
        "headersSize": fields["head"][1],
        "bodySize": len(side.body or b""),
    }


def _content(side: Side, content_type: str, extra: Fields) -> tuple[str, str | None]:
    """Give the body as a HAR wants it, its coding undone; what was on the wire goes to `extra`."""
    if side.body is None:
        return "", None
    body = side.body
    coding = "" if extra["decoded"] else _header(side.fields, "content-encoding").strip().lower()
    decoded = undo_encoding(body, coding) if coding else None
    if decoded is not None and decoded != body:
        extra["wire"] = base64.b64encode(body).decode("ascii")
        body = decoded
    return body_text(body, content_type)


def _message(line: Fields, data: bytes) -> Fields:
    """Give a WebSocket message in the shape that Chrome gives it."""
    shape = {"type": "send" if line["from_client"] else "receive", "time": line["t"]}
    if line["text"]:
        return {**shape, "opcode": _TEXT, "data": data.decode("utf-8", "surrogateescape")}
    return {**shape, "opcode": _BINARY, "data": base64.b64encode(data).decode("ascii")}


def _headers(fields: Fields) -> list[Fields]:
    return [{"name": shown_text(name), "value": shown_text(value)} for name, value in fields["headers"]]


def _query(path: str) -> list[Fields]:
    query = path.partition("?")[2]
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    except ValueError:
        pairs = []
    return [{"name": name, "value": value} for name, value in pairs]


def _header(fields: Fields, name: str) -> str:
    return next((value for found, value in fields["headers"] if found.lower() == name), "")
