"""Taking the lines of flows.jsonl one after another into columns and spans."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

from analyzer.ingest.clock import Drift
from analyzer.ingest.columns import CodedTexts, TextColumn, Texts
from analyzer.ingest.exchange import PartKind
from analyzer.ingest.flow_ids import FlowIds
from analyzer.ingest.spans import Segments, Spans
from analyzer.store.scratch import Scratch

Line = dict[str, Any]

_BLOCK = 1 << 12
_NOTHING = array("i", [-1]) * _BLOCK
_NO_TIMES = array("d", [float("nan")]) * _BLOCK
LATEST = 253_402_300_800.0  # the year 10000: beyond it no calendar type holds a moment
MAX_NUMBER = 2**31 - 1
FAR = 2**62
REFUSED = 300  # from this status on an upgrade was asked for and did not happen
_WEBSOCKET_SCHEME = {"http": "ws", "https": "wss"}
_PLAIN_SCHEME = {"ws": "http", "wss": "https"}
_SCHEME, _TLS_VERSION = 2, 5  # where they stand in `opening`
_ENCRYPTED = frozenset({"https", "wss"})


class SideColumns:
    """What requests and responses have alike. seen: 1 after a head, 2 after the whole message, which comes once."""

    def __init__(self, name: str, head: PartKind, body: PartKind, trailers: PartKind) -> None:
        self.name, self.head, self.body, self.trailers = name, head, body, trailers
        self.from_client = name == "request"
        self.sizes, self.seen = array("q"), array("B")
        self.n_missing = 0


class FlowColumns:
    """Columns of flows as they are met. A line is checked whole before anything of it is kept."""

    def __init__(self, scratch: Scratch) -> None:
        self.ids = FlowIds(scratch)
        self.opening = CodedTexts(
            "kind", "method", "scheme", "host", "http_version", "tls_version", "sni", "request_type", "request_encoding"
        )
        self.answer = CodedTexts("response_type", "response_encoding", "server_ip")
        self.error = CodedTexts("error")
        self.client = CodedTexts("address")
        self.path = TextColumn(scratch)
        self.t_start, self.t_end = array("d"), array("d")
        self.port, self.status, self.n_params = array("i"), array("i"), array("i")
        self.encrypted, self.truncated, self.in_process = array("B"), array("B"), array("B")
        self.request = SideColumns("request", PartKind.REQUEST_HEAD, PartKind.REQUEST_BODY, PartKind.REQUEST_TRAILERS)
        self.response = SideColumns(
            "response", PartKind.RESPONSE_HEAD, PartKind.RESPONSE_BODY, PartKind.RESPONSE_TRAILERS
        )
        self.sides = {"request": self.request, "response": self.response}
        self.spans = Spans(scratch)
        self.drift = Drift()
        self._n_reserved = 0
        self._open: dict[tuple[int, str], _OpenBody] = {}
        self._early: dict[str, list[Line]] = {}
        self._takers: dict[str, Callable[[Line], None]] = {
            "request": self._request_line,
            "response": self._response_line,
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
            n_orphans += len(lines) if flow_id not in self.ids else sum(not self.take(line) for line in lines)
        return n_orphans

    def end_open_bodies(self) -> int:
        """Close the streamed bodies whose end never came with what there is of them; give their number."""
        n_open = len(self._open)
        for (row, name), body in self._open.items():
            self.truncated[row] = 1
            self._add_body(self.sides[name], row, body.segments, body.part, body.t)
        self._open.clear()
        return n_open

    def _request_line(self, line: Line) -> None:
        self._message(self.request, line, self.ids.get(line["flow_id"]))

    def _response_line(self, line: Line) -> None:
        row = self.ids.get(line["flow_id"])
        if row is None:
            self._early.setdefault(_text(line["flow_id"]), []).append(line)
        else:
            self._message(self.response, line, row)
            self.t_end[row] = line["t_end"]

    def _message(self, side: SideColumns, line: Line, row: int | None) -> None:
        head, body, t_start, t_end = line["head"], line["body"], line["t_start"], line["t_end"]
        trailers = line.get("trailers_at")
        _segments([head, *body, *trailers] if trailers else [head, *body])
        if type(t_start) is not float or type(t_end) is not float or not 0 <= t_start < LATEST > t_end >= 0:
            t_start, _ = _time(t_start), _time(t_end)
        if self._open and row is not None and side.seen[row] == 1:
            self._end_of_open(side, row, body, t_start)
        else:
            row = self._request(line, t_start) if row is None else self._known(side, line, row)
            self.spans.add_message(head, body, row, side.head, side.body, side.from_client, t_start)
            side.sizes[row] += body[0][1] if len(body) == 1 else sum(length for _, length in body)
        side.seen[row] = 2
        if trailers:
            self.spans.add(trailers, row, self.spans.new_part(), side.trailers, side.from_client, t_start)
        if line.get("body_missing"):
            side.n_missing += 1

    def _end_of_open(self, side: SideColumns, row: int, body: Segments, t: float) -> None:
        opened = self._open.pop((row, side.name))
        self._add_body(side, row, body, opened.part, t)

    def _head(self, line: Line) -> None:
        side = self.sides[line["side"]]
        fields = line[side.name]
        if side is self.response and fields["flow_id"] not in self.ids:
            self._early.setdefault(_text(fields["flow_id"]), []).append(line)
            return
        head, t_start = _segments([fields["head"]]), _time(fields["t_start"])
        row = self.ids.get(fields["flow_id"])
        row = self._request(fields, t_start) if row is None else self._known(side, fields, row)
        self.spans.add(head, row, self.spans.new_part(), side.head, side.from_client, t_start)
        side.seen[row] = 1
        self._open[row, side.name] = _OpenBody(t_start, self.spans.new_part())

    def _part(self, line: Line) -> None:
        if line["flow_id"] in self._early:
            self._early[line["flow_id"]].append(line)
            return
        segments = _segments(line["body"])
        self._open[self.ids[line["flow_id"]], line["side"]].segments.extend(segments)

    def _known(self, side: SideColumns, fields: Line, row: int) -> int:
        if side is self.request or side.seen[row]:
            raise ValueError("a message comes twice, or a request under the id of a stream")
        return self._response(fields, row)

    def _request(self, fields: Line, t_start: float) -> int:
        path, _, query = fields["path"].partition("?")
        scheme, client, port = fields["scheme"], fields["client"], _number(fields["port"])
        tls_version = client.get("tls_version")
        content_type, encoding = content_headers(fields)
        texts = (
            "http", fields["method"], scheme, fields["host"].lower(), fields["http_version"],
            tls_version, client.get("sni"), content_type, encoding,
        )  # fmt: skip
        address = client_address(client.get("address"))
        row = self.new_request(_text(fields["flow_id"]), t_start, path, texts)
        self.client.codes[row] = self.client.code((address,))
        self.port[row] = port
        self.n_params[row] = query.count("&") + 1 if query else 0
        if fields.get("in_process"):
            self.in_process[row] = 1
        if fields.get("websocket"):
            self._become("websocket", row, _WEBSOCKET_SCHEME)
        return row

    def new_request(self, flow_id: str, t_start: float, path: str, texts: Texts) -> int:
        """Give the row of a new exchange. texts: those of `opening`, in their order."""
        code = self.opening.index.get(texts)
        if code is None:
            code = self.opening.code(texts)
        row = self._new_row(flow_id, t_start, path, code)
        if texts[_TLS_VERSION] is not None or texts[_SCHEME] in _ENCRYPTED:
            self.encrypted[row] = 1
        return row

    def _response(self, fields: Line, row: int) -> int:
        content_type, encoding = content_headers(fields)
        code = self.answer.code((content_type, encoding, _peer_ip(fields.get("server"))))
        status = self.status[row] = _number(fields["status"])
        self.answer.codes[row] = code
        if status >= REFUSED:
            self._become("http", row, _PLAIN_SCHEME)
        return row

    def _websocket_message(self, line: Line) -> None:
        row = self._add_message(line, PartKind.MESSAGE)
        self._become("websocket", row, _WEBSOCKET_SCHEME)

    def _chunk(self, line: Line) -> None:
        self._add_message(line, PartKind.CHUNK)

    def _add_message(self, line: Line, kind: PartKind) -> int:
        row, segments, t = self.ids[line["flow_id"]], _segments(line["body"]), _time(line["t"])
        from_client = line["from_client"]
        if not isinstance(from_client, bool):
            raise TypeError("from_client")
        self.spans.add(segments, row, self.spans.new_part(), kind, from_client, t)
        side = self.request if from_client else self.response
        side.sizes[row] += sum(length for _, length in segments)
        self.t_end[row] = t
        return row

    def _stream(self, line: Line) -> None:
        flow_id, protocol, t = _text(line["flow_id"]), line["protocol"], _time(line["t"])
        if protocol not in ("tcp", "udp") or flow_id in self.ids:
            raise ValueError(protocol)
        row = self._new_connection(flow_id, protocol, t, line)
        if line.get("in_process"):
            self.in_process[row] = self.encrypted[row] = 1

    def _new_connection(self, flow_id: str, kind: str, t: float, line: Line, host: str | None = None) -> int:
        client, server = line["client"], line.get("server") or {}
        address = server.get("address") or server.get("peer") or ("", 0)
        host = _text(host if host is not None else client.get("sni") or address[0]).lower()
        tls_version = client.get("tls_version")
        code = self.opening.code((kind, None, None, host, None, tls_version, client.get("sni"), "", ""))
        answer = self.answer.code(("", "", _peer_ip(server)))
        port, own = _number(address[1]), client_address(client.get("address"))
        row = self._new_row(flow_id, t, "", code)
        self.client.codes[row] = self.client.code((own,))
        self.port[row] = port
        self.answer.codes[row] = answer
        self.encrypted[row] = tls_version is not None
        return row

    def _dns(self, line: Line) -> None:
        flow_id, query, response = (
            _text(line["flow_id"]),
            _segments(line["query"]),
            _segments(line["response"]),
        )
        t_start, t_end = _time(line["t_start"]), line.get("t_end")
        t_end = None if t_end is None else _time(t_end)
        if flow_id in self.ids:
            raise ValueError("a flow comes twice")
        row = self._new_connection(flow_id, "dns", t_start, line, host=_text(line["name"]))
        if t_end is not None:
            self.t_end[row] = t_end
        for side, segments, kind in (
            (self.request, query, PartKind.DNS_QUERY),
            (self.response, response, PartKind.DNS_RESPONSE),
        ):
            self.spans.add(segments, row, self.spans.new_part(), kind, side.from_client, t_start)
            side.sizes[row] = sum(length for _, length in segments)

    def _end(self, line: Line) -> None:
        row, t, error = self.ids[line["flow_id"]], _time(line["t"]), line.get("error")
        code = self.error.code((error,))
        self.t_end[row] = t
        if error is not None:
            self.error.codes[row] = code

    def _new_row(self, flow_id: str, t_start: float, path: str, code: int) -> int:
        row = self.ids.add(flow_id)
        if row == self._n_reserved:
            self._reserve()
        self.opening.codes[row] = code
        self.path.loose.append(path)
        self.t_start[row] = t_start
        return row

    def _reserve(self) -> None:
        """Lengthen all columns by a block of what stands for nothing: far cheaper than row by row."""
        self._n_reserved += _BLOCK
        self.path.pack()
        self.spans.pack()
        self.drift.pack()
        for numbers in (
            *(texts.codes for texts in (self.opening, self.answer, self.error, self.client)),
            *(self.port, self.status, self.n_params),
        ):
            numbers.extend(_NOTHING)
        for moments in (self.t_start, self.t_end):
            moments.extend(_NO_TIMES)
        for side in (self.request, self.response):
            side.sizes.frombytes(bytes(side.sizes.itemsize * _BLOCK))
            side.seen.frombytes(bytes(_BLOCK))
        for flags in (self.encrypted, self.truncated, self.in_process):
            flags.frombytes(bytes(_BLOCK))

    def _become(self, kind: str, row: int, schemes: dict[str, str]) -> None:
        """Make a row another kind of flow, with the scheme that goes with it."""
        if self.opening.get(row, "kind") != kind:
            scheme = self.opening.get(row, "scheme") or ""
            self.opening.change(row, kind=kind, scheme=schemes.get(scheme, scheme))

    def _add_body(self, side: SideColumns, row: int, segments: Segments, part: int, t: float) -> None:
        self.spans.add(segments, row, part, side.body, side.from_client, t)
        for _, length in segments:
            side.sizes[row] += length


class _OpenBody:
    """A streamed body whose end has not come yet."""

    def __init__(self, t: float, part: int) -> None:
        self.t, self.part = t, part
        self.segments: Segments = []


def client_address(address: Any) -> str | None:
    """Give the app's end of a connection as `ip:port`, IPv6 in brackets, IPv4-mapped as IPv4; null when not known.

    >>> client_address(["::ffff:127.0.0.1", 5]), client_address(["::1", 6]), client_address(None)
    ('127.0.0.1:5', '[::1]:6', None)
    """
    if not address:
        return None
    ip = _text(address[0]).removeprefix("::ffff:")
    return f"[{ip}]:{address[1]}" if ":" in ip else f"{ip}:{address[1]}"


def content_headers(fields: Line) -> tuple[str, str]:
    """Give content type and content encoding (lower case), "" when absent or already undone."""
    content_type = encoding = ""
    for name, value in fields["headers"]:
        # Most headers are told apart by their length, which is several times cheaper than lower().
        size = len(name)
        if size == 12:
            if name.lower() == "content-type":
                content_type = value
        elif size == 16 and name.lower() == "content-encoding":
            value = value.strip().lower()
            encoding = f"{encoding}, {value}" if encoding else value
    return content_type, "" if fields.get("decoded") else encoding


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("not text")
    return value


def _time(value: Any) -> float:
    if type(value) not in (float, int) or not 0 <= value < LATEST:
        raise ValueError("not a time")
    return float(value)


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= MAX_NUMBER:
        raise ValueError("not a number")
    return value


def _segments(value: Any) -> Segments:
    for start, length in value:
        if type(start) is not int or type(length) is not int or start < 0 or length < 0 or start + length >= FAR:
            raise ValueError("not a segment")
    return value


def _peer_ip(server: Any) -> str | None:
    peer = server.get("peer") if server else None
    return _text(peer[0]) if peer else None
