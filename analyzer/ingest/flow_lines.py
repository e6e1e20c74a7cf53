"""Taking the lines of flows.jsonl one after another into columns and spans."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

from analyzer.ingest.clock import Drift
from analyzer.ingest.columns import CodedColumn, TextColumn
from analyzer.ingest.exchange import PartKind
from analyzer.ingest.spans import Segments, Spans

Line = dict[str, Any]

CODED = (
    "kind", "method", "scheme", "host", "http_version", "tls_version", "sni", "server_ip", "error",
    "request_type", "response_type", "request_encoding", "response_encoding",
)  # fmt: skip

_BLOCK = 1 << 12
_NOTHING = array("i", [-1]) * _BLOCK
_NO_TIMES = array("d", [float("nan")]) * _BLOCK
_LATEST = 253_402_300_800.0  # the year 10000: beyond it no calendar type holds a moment
_MAX_NUMBER = 2**31 - 1
_REFUSED = 300  # from this status on an upgrade was asked for and did not happen
_HEADS = {"request": PartKind.REQUEST_HEAD, "response": PartKind.RESPONSE_HEAD}
_BODIES = {"request": PartKind.REQUEST_BODY, "response": PartKind.RESPONSE_BODY}
_TRAILERS = {"request": PartKind.REQUEST_TRAILERS, "response": PartKind.RESPONSE_TRAILERS}
_WEBSOCKET_SCHEME = {"http": "ws", "https": "wss"}
_PLAIN_SCHEME = {"ws": "http", "wss": "https"}
_ENCRYPTED = frozenset({"https", "wss"})


class FlowColumns:
    """Columns of flows as they are met. A line is checked whole before anything of it is kept."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        self.coded = {name: CodedColumn() for name in CODED}
        self.path = TextColumn()
        self.t_start, self.t_end = array("d"), array("d")
        self.port, self.status, self.n_params = array("i"), array("i"), array("i")
        self.sizes = {"request": array("q"), "response": array("q")}
        self.encrypted, self.truncated = array("B"), array("B")
        self.n_missing = {"request": 0, "response": 0}
        self.spans = Spans()
        self.drift = Drift()
        self._open: dict[tuple[int, str], _OpenBody] = {}
        self._early: dict[str, list[Line]] = {}
        self._seen = {"request": array("B"), "response": array("B")}
        self._takers: dict[str, Callable[[Line], None]] = {
            "request": lambda line: self._message("request", line),
            "response": lambda line: self._message("response", line),
            "head": self._head,
            "part": self._part,
            "message": self._websocket_message,
            "stream": self._stream,
            "chunk": self._chunk,
            "dns": self._dns,
            "end": self._end,
            "checkpoint": lambda line: None,
        }

    def take(self, line: Line) -> bool:
        """Keep what one line says. False when it is not valid; nothing of it is kept then."""
        try:
            difference = line["t"] - line["t_mono"]
            if difference != difference:
                return False
            self._takers[line["kind"]](line)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            return False
        self.drift.add(difference)
        return True

    def take_early(self) -> int:
        """Take the answers that came before their request; give the number of those whose request never came.

        A server may answer, completely, while the app still sends.
        """
        early, self._early = self._early, {}
        n_orphans = 0
        for flow_id, lines in early.items():
            n_orphans += len(lines) if flow_id not in self.rows else sum(not self.take(line) for line in lines)
        return n_orphans

    def end_open_bodies(self) -> int:
        """Close the streamed bodies whose end never came with what there is of them; give their number."""
        n_open = len(self._open)
        for (row, side), body in self._open.items():
            self.truncated[row] = 1
            self._add_body(row, side, body.segments, body.part, body.t)
        self._open.clear()
        return n_open

    def _message(self, side: str, line: Line) -> None:
        if side == "response" and line["flow_id"] not in self.rows:
            self._early.setdefault(_text(line["flow_id"]), []).append(line)
            return
        body, trailers = _segments(line["body"]), _optional_segments(line, "trailers_at")
        t_end = _time(line["t_end"])
        row = self._start_message(side, line, line, final=True)
        opened = self._open.pop((row, side), None)
        part = opened.part if opened else self.spans.new_part()
        t_start = line["t_start"]
        self._add_body(row, side, body, part, t_start)
        if trailers:
            self._add_span(row, trailers, _TRAILERS[side], side == "request", t_start)
        if line.get("body_missing"):
            self.n_missing[side] += 1
        if side == "response":
            self.t_end[row] = t_end

    def _head(self, line: Line) -> None:
        side = line["side"]
        if side not in _HEADS:
            raise ValueError(side)
        if side == "response" and line[side]["flow_id"] not in self.rows:
            self._early.setdefault(_text(line[side]["flow_id"]), []).append(line)
            return
        row = self._start_message(side, line, line[side], final=False)
        self._open[row, side] = _OpenBody(line[side]["t_start"], self.spans.new_part())

    def _part(self, line: Line) -> None:
        if line["flow_id"] in self._early:
            self._early[line["flow_id"]].append(line)
            return
        segments = _segments(line["body"])
        self._open[self.rows[line["flow_id"]], line["side"]].segments.extend(segments)

    def _start_message(self, side: str, line: Line, fields: Line, *, final: bool) -> int:
        """Keep the head of a message unless an earlier `head` line brought it; give the row of its flow.

        _seen: 1 after the head, 2 after the whole message, which comes once.
        """
        flow_id, head, t_start = (
            _text(fields["flow_id"]),
            _segments([fields["head"]]),
            _time(fields["t_start"]),
        )
        row = self.rows.get(flow_id)
        seen = 0 if row is None else self._seen[side][row]
        if seen == 2 or (seen == 1 and not final):
            raise ValueError("a message comes twice")
        if seen == 0:
            row = self._request(fields, t_start) if side == "request" else self._response(fields, row or 0)
            self._add_span(row, head, _HEADS[side], side == "request", t_start)
        assert row is not None
        self._seen[side][row] = 2 if final else 1
        return row

    def _request(self, fields: Line, t_start: float) -> int:
        content_type, encoding = _content_headers(fields)
        path, _, query = _text(fields["path"]).partition("?")
        scheme, client = fields["scheme"], fields["client"]
        tls_version = client.get("tls_version")
        codes = self._codes(
            kind="http",
            method=fields["method"],
            scheme=scheme,
            host=_text(fields["host"]).lower(),
            http_version=fields["http_version"],
            tls_version=tls_version,
            sni=client.get("sni"),
            request_type=content_type,
            request_encoding=encoding,
        )
        port = _number(fields["port"])
        row = self._new_row(_text(fields["flow_id"]), t_start, path, codes)
        self.port[row] = port
        self.n_params[row] = query.count("&") + 1 if query else 0
        self.encrypted[row] = scheme in _ENCRYPTED or tls_version is not None
        if fields.get("websocket"):
            self._become("websocket", row, _WEBSOCKET_SCHEME)
        return row

    def _response(self, fields: Line, row: int) -> int:
        content_type, encoding = _content_headers(fields)
        codes = self._codes(response_type=content_type, response_encoding=encoding)
        peer = _peer_ip(fields.get("server"))
        if peer is not None:
            codes.update(self._codes(server_ip=peer))
        self.status[row] = _number(fields["status"])
        self._set(row, codes)
        if self.status[row] >= _REFUSED:
            self._become("http", row, _PLAIN_SCHEME)
        return row

    def _websocket_message(self, line: Line) -> None:
        row = self._add_message(line, PartKind.MESSAGE)
        self._become("websocket", row, _WEBSOCKET_SCHEME)

    def _chunk(self, line: Line) -> None:
        self._add_message(line, PartKind.CHUNK)

    def _add_message(self, line: Line, kind: PartKind) -> int:
        row, segments, t = self.rows[line["flow_id"]], _segments(line["body"]), _time(line["t"])
        from_client = line["from_client"]
        if not isinstance(from_client, bool):
            raise TypeError("from_client")
        self._add_span(row, segments, kind, from_client, t)
        self.sizes["request" if from_client else "response"][row] += sum(length for _, length in segments)
        self.t_end[row] = t
        return row

    def _stream(self, line: Line) -> None:
        flow_id, protocol, t = _text(line["flow_id"]), line["protocol"], _time(line["t"])
        if protocol not in ("tcp", "udp") or flow_id in self.rows:
            raise ValueError(protocol)
        self._new_connection(flow_id, protocol, t, line)

    def _new_connection(self, flow_id: str, kind: str, t: float, line: Line, host: str | None = None) -> int:
        client, server = line["client"], line.get("server") or {}
        address = server.get("address") or server.get("peer") or ("", 0)
        codes = self._codes(
            kind=kind,
            host=_text(host if host is not None else client.get("sni") or address[0]).lower(),
            tls_version=client.get("tls_version"),
            sni=client.get("sni"),
            server_ip=_peer_ip(server),
        )
        port = _number(address[1])
        row = self._new_row(flow_id, t, "", codes)
        self.port[row] = port
        self.encrypted[row] = client.get("tls_version") is not None
        return row

    def _dns(self, line: Line) -> None:
        flow_id, query, response = (
            _text(line["flow_id"]),
            _segments(line["query"]),
            _segments(line["response"]),
        )
        t_start, t_end = _time(line["t_start"]), line.get("t_end")
        t_end = None if t_end is None else _time(t_end)
        if flow_id in self.rows:
            raise ValueError("a flow comes twice")
        row = self._new_connection(flow_id, "dns", t_start, line, host=_text(line["name"]))
        if t_end is not None:
            self.t_end[row] = t_end
        for side, segments, kind in (
            ("request", query, PartKind.DNS_QUERY),
            ("response", response, PartKind.DNS_RESPONSE),
        ):
            self._add_span(row, segments, kind, side == "request", t_start)
            self.sizes[side][row] = sum(length for _, length in segments)

    def _end(self, line: Line) -> None:
        row, t, codes = self.rows[line["flow_id"]], _time(line["t"]), self._codes(error=line.get("error"))
        self.t_end[row] = t
        if line.get("error") is not None:
            self._set(row, codes)

    def _codes(self, **texts: str | None) -> dict[str, int]:
        return {name: self.coded[name].code(text) for name, text in texts.items()}

    def _set(self, row: int, codes: dict[str, int]) -> None:
        for name, code in codes.items():
            self.coded[name].codes[row] = code

    def _new_row(self, flow_id: str, t_start: float, path: str, codes: dict[str, int]) -> int:
        row = len(self.rows)
        if row == len(self.t_start):
            self._reserve()
        self.rows[flow_id] = row
        self._set(row, codes)
        self.path.append(path)
        self.t_start[row] = t_start
        return row

    def _reserve(self) -> None:
        """Lengthen all columns by a block of what stands for nothing: far cheaper than row by row."""
        for column in self.coded.values():
            column.codes.extend(_NOTHING)
        for numbers in (self.port, self.status, self.n_params):
            numbers.extend(_NOTHING)
        for moments in (self.t_start, self.t_end):
            moments.extend(_NO_TIMES)
        for counts in (*self.sizes.values(), *self._seen.values(), self.encrypted, self.truncated):
            counts.frombytes(bytes(counts.itemsize * _BLOCK))

    def _become(self, kind: str, row: int, schemes: dict[str, str]) -> None:
        column = self.coded["scheme"]
        if self.coded["kind"].codes[row] == self.coded["kind"].code(kind):
            return
        self._set(row, self._codes(kind=kind))
        for before, after in schemes.items():
            if column.codes[row] == column.code(before):
                column.codes[row] = column.code(after)
                return

    def _add_body(self, row: int, side: str, segments: Segments, part: int, t: float) -> None:
        self.spans.add(segments, flow=row, part=part, kind=_BODIES[side], from_client=side == "request", t=t)
        self.sizes[side][row] += sum(length for _, length in segments)

    def _add_span(self, row: int, segments: Segments, kind: PartKind, from_client: bool, t: float) -> None:
        part = self.spans.new_part()
        self.spans.add(segments, flow=row, part=part, kind=kind, from_client=from_client, t=t)


class _OpenBody:
    """A streamed body whose end has not come yet."""

    def __init__(self, t: float, part: int) -> None:
        self.t, self.part = t, part
        self.segments: Segments = []


def _content_headers(fields: Line) -> tuple[str, str]:
    """Give content type and content encoding (lower case), "" when absent or already undone."""
    content_type, encodings = "", []
    for name, value in fields["headers"]:
        # Most headers are told apart by their length, which is several times cheaper than lower().
        if len(name) == 12 and name.lower() == "content-type":
            content_type = value
        elif len(name) == 16 and name.lower() == "content-encoding":
            encodings.append(value.strip().lower())
    if fields.get("decoded"):
        encodings = []
    return _text(content_type), ", ".join(encodings)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("not text")
    return value


def _optional(value: Any) -> str | None:
    return None if value is None else _text(value)


def _time(value: Any) -> float:
    if type(value) not in (float, int) or not 0 <= value < _LATEST:
        raise ValueError("not a time")
    return float(value)


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _MAX_NUMBER:
        raise ValueError("not a number")
    return value


def _segments(value: Any) -> Segments:
    found: Segments = []
    for start, length in value:
        if type(start) is not int or type(length) is not int or start < 0 or length < 0 or start + length >= 2**62:
            raise ValueError("not a segment")
        found.append((start, length))
    return found


def _optional_segments(line: Line, name: str) -> Segments:
    return _segments(line.get(name) or [])


def _peer_ip(server: Any) -> str | None:
    peer = server.get("peer") if server else None
    return _text(peer[0]) if peer else None
