"""The quick way through flows.jsonl: plain whole messages, which nearly all lines are, decoded by their declared shape.

What has any other shape (streamed, repeated, early, damaged …) is not taken here; `FlowColumns.take` judges it. Both
ways leave the same columns behind; of headers that nothing reads, this one does not check the shape.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
import orjson

from analyzer.ingest.flow_lines import FAR, LATEST, MAX_NUMBER, REFUSED, FlowColumns, client_address, content_headers

_Moment = Annotated[float, msgspec.Meta(ge=0, lt=LATEST)]
_Number = Annotated[int, msgspec.Meta(ge=0, le=MAX_NUMBER)]
_Size = Annotated[int, msgspec.Meta(ge=0, lt=FAR // 2)]
_Segment = tuple[_Size, _Size]

_TYPE, _CODED, _ENCODING = b'["content-type","', b'["content-encoding","', b'"content-encoding"'


class _Client(msgspec.Struct, gc=False):
    address: tuple[str, int] | None = None
    sni: str | None = None
    tls_version: str | None = None


class _Server(msgspec.Struct, gc=False):
    peer: tuple[str, int] | None = None


class _Message(msgspec.Struct, gc=False, kw_only=True):
    t: float
    t_mono: float
    flow_id: str
    t_start: _Moment
    t_end: _Moment
    head: _Segment
    body: list[_Segment]
    headers: msgspec.Raw
    decoded: bool = False
    body_missing: bool = False
    trailers_at: tuple[()] = ()


class _Request(_Message, gc=False, kw_only=True, tag_field="kind", tag="request"):
    method: str
    scheme: str
    host: str
    port: _Number
    path: str
    http_version: str
    client: _Client
    websocket: bool = False
    in_process: bool = False


class _Response(_Message, gc=False, kw_only=True, tag_field="kind", tag="response"):
    status: _Number
    server: _Server | None = None


class PlainLines:
    """Takes plain lines into columns."""

    def __init__(self, columns: FlowColumns) -> None:
        self._columns = columns
        self._row, self._add_drift, self._add_spans = columns.ids.get, columns.drift.add, columns.spans.add_message
        self._decode = msgspec.json.Decoder(_Request | _Response).decode

    def take(self, data: bytes) -> bool:
        """Keep what one line says. False when it is no plain message; nothing of it is kept then."""
        try:
            line = self._decode(data)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return False
        is_request = type(line) is _Request
        row = self._request(line) if is_request else self._response(line)
        if row < 0:
            return False
        side = self._columns.request if is_request else self._columns.response
        body = line.body
        self._add_spans(line.head, body, row, side.head, side.body, is_request, line.t_start)
        side.sizes[row] = body[0][1] if len(body) == 1 else sum(length for _, length in body)
        side.seen[row] = 2
        self._add_drift(line.t - line.t_mono)
        return True

    def _request(self, line: _Request) -> int:
        """Give the row of a new exchange, -1 when the line is not plain."""
        if self._row(line.flow_id) is not None or line.websocket or line.body_missing or line.in_process:
            return -1
        headers = _content_headers(line)
        if headers is None:
            return -1
        path, _, query = line.path.partition("?")
        columns, client = self._columns, line.client
        texts = (
            "http", line.method, line.scheme, line.host.lower(), line.http_version,
            client.tls_version, client.sni, *headers,
        )  # fmt: skip
        row = columns.new_request(line.flow_id, line.t_start, path, texts)
        columns.client.codes[row] = columns.client.code((client_address(client.address),))
        columns.port[row] = line.port
        columns.n_params[row] = query.count("&") + 1 if query else 0
        return row

    def _response(self, line: _Response) -> int:
        """Give the row of the exchange that a line answers, -1 when the line is not plain."""
        columns, row = self._columns, self._row(line.flow_id)
        if row is None or columns.response.seen[row] or line.status >= REFUSED or line.body_missing:
            return -1
        headers = _content_headers(line)
        if headers is None:
            return -1
        peer = line.server.peer if line.server else None
        columns.answer.codes[row] = columns.answer.code((*headers, peer[0] if peer else None))
        columns.status[row] = line.status
        columns.t_end[row] = line.t_end
        return row


def _content_headers(line: _Message) -> tuple[str, str] | None:
    """Give content type and encoding as `content_headers` does; null when the headers are not as they must be."""
    data = bytes(line.headers)
    lowered = data.lower()
    # Quotes inside a JSON text stand behind backslashes: what is found is a name, whole and at its place.
    kind, encoding = _value(data, lowered.rfind(_TYPE) + len(_TYPE), len(_TYPE)), None
    at = lowered.rfind(_ENCODING)
    if kind is not None and at < 0:
        return kind, ""
    if kind is not None and lowered.find(_ENCODING) == at:
        encoding = _value(data, lowered.rfind(_CODED) + len(_CODED), len(_CODED))
    if kind is None or encoding is None:
        return _parsed_headers(data, is_decoded=line.decoded)
    return kind, "" if line.decoded else encoding.strip().lower()


def _value(data: bytes, start: int, least: int) -> str | None:
    """Give the text that begins at a place, null when it is not plain or stands before the least place of any."""
    if start < least:
        return None
    value = data[start : data.index(b'"', start)]
    return value.decode() if value.isascii() and b"\\" not in value else None


def _parsed_headers(data: bytes, *, is_decoded: bool) -> tuple[str, str] | None:
    try:
        found = content_headers({"headers": orjson.loads(data), "decoded": is_decoded})
    except (TypeError, ValueError, AttributeError):
        return None
    return found if type(found[0]) is str else None
