"""Hooks of HTTP exchanges and the WebSockets they turn into."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterable
from typing import Any

import session_lines as lines
from mitmproxy import http
from mitmproxy.connection import Connection
from session_files import Segment
from session_journal import Journal, or_die

STREAM_ABOVE_BYTES = 10 * 1000 * 1000
ANNOUNCE_AFTER_S = 0.03
_KEPT_CONNECTIONS = 256
_LENGTH, _OPEN_END, _WEBSOCKET = (int(role) for role in (lines.Role.LENGTH, lines.Role.OPEN_END, lines.Role.WEBSOCKET))
_STATUS_WITHOUT_BODY = (101, 204, 304)

Chunks = bytes | Iterable[bytes]


class Side:
    """A request or a response, from its head to its end.

    facts: what its line needs, as it was when the head came. fields: the JSON text made of them.
    places: where its body lies; unreported: those that no line has named yet.
    """

    __slots__ = (
        "facts",
        "fields",
        "flow_id",
        "headers",
        "is_announced",
        "is_over",
        "is_teed",
        "name",
        "places",
        "since",
        "unreported",
    )

    def __init__(self, name: str, flow_id: str, headers: list[lines.Field], facts: tuple[Any, ...]) -> None:
        self.name = name
        self.headers = headers
        self.flow_id = flow_id
        self.facts = facts
        self.fields = ""
        self.since = time.monotonic()
        self.is_announced = False
        self.is_over = False
        self.is_teed = False
        self.places: list[Segment] = []
        self.unreported: list[Segment] = []


class Exchange:
    """A request, its response once that has begun, and what follows on the same flow."""

    __slots__ = ("request", "response")

    def __init__(self, request: Side) -> None:
        self.request = request
        self.response: Side | None = None


class HttpHooks:
    """Records requests, responses and WebSocket messages."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._open: dict[str, Exchange] = {}
        self._fresh: dict[Side, None] = {}
        self._teed: dict[Side, None] = {}
        self._connections: dict[str, str] = {}
        journal.settle = self._settle

    @or_die
    def requestheaders(self, flow: http.HTTPFlow) -> None:
        if not self._journal.is_recording:
            flow.kill()
            return
        side = self._begin_request(flow)
        if has_open_end(side.headers, flow.request.data.http_version, is_request=True):
            flow.request.stream = self._tee(side, flow.request.stream)
        self._journal.wake()

    @or_die
    def request(self, flow: http.HTTPFlow) -> None:
        exchange = self._open.get(flow.id)
        side = exchange.request if exchange is not None else self._begin_request(flow)
        self._finish(side, flow.request)
        if exchange is not None and exchange.response is not None and exchange.response.is_over:
            del self._open[flow.id]

    @or_die
    def responseheaders(self, flow: http.HTTPFlow) -> None:
        assert flow.response is not None
        side = self._begin_response(flow)
        data = flow.response.data
        may_have_body = data.status_code not in _STATUS_WITHOUT_BODY and flow.request.data.method != b"HEAD"
        if may_have_body and has_open_end(side.headers, data.http_version, is_request=False):
            flow.response.stream = self._tee(side, flow.response.stream)
        self._journal.wake()

    @or_die
    def response(self, flow: http.HTTPFlow) -> None:
        assert flow.response is not None
        exchange = self._open.get(flow.id)
        side = exchange.response if exchange is not None else None
        if side is None:
            side = self._begin_response(flow)
            exchange = self._open[flow.id]
        self._finish(side, flow.response)
        if flow.websocket is None and exchange.request.is_over:
            del self._open[flow.id]

    @or_die
    def error(self, flow: http.HTTPFlow) -> None:
        if flow.id not in self._open:
            self._begin_request(flow)
        self._end(flow.id, {"error": flow.error.msg if flow.error is not None else "unknown error"})

    @or_die
    def websocket_message(self, flow: http.HTTPFlow) -> None:
        assert flow.websocket is not None
        message = flow.websocket.messages[-1]
        facts: dict[str, object] = {
            "flow_id": flow.id,
            "from_client": message.from_client,
            "text": message.is_text,
            "injected": message.injected,
            "dropped": message.dropped,
        }
        self._journal.put_flow("message", facts, body=message.content)
        # mitmproxy keeps every message of a flow in memory; those recorded are not needed again.
        del flow.websocket.messages[:-1]

    @or_die
    def websocket_end(self, flow: http.HTTPFlow) -> None:
        socket = flow.websocket
        assert socket is not None
        facts = {
            "error": flow.error.msg if flow.error is not None else None,
            "close_code": socket.close_code,
            "close_reason": socket.close_reason,
            "closed_by_client": socket.closed_by_client,
        }
        self._end(flow.id, facts)

    def end_all(self, error: str) -> None:
        """Write the end of every flow that is still open."""
        for flow_id in list(self._open):
            self._end(flow_id, {"error": error})

    # --- what hooks share ----------------------------------------------------------------------

    def _begin_request(self, flow: http.HTTPFlow) -> Side:
        data = flow.request.data
        target = (data.method, data.scheme, requested_host(flow), data.port, data.authority)
        facts = (target, data.path, data.http_version, data.timestamp_start, flow.client_conn)
        side = Side("request", flow.id, lines.read_fields(data.headers.fields), facts)
        self._open[flow.id] = Exchange(side)
        self._fresh[side] = None
        self._journal.n_flows += 1
        return side

    def _begin_response(self, flow: http.HTTPFlow) -> Side:
        assert flow.response is not None
        data = flow.response.data
        server = flow.server_conn if flow.server_conn.address else None
        facts = (data.http_version, data.status_code, data.reason, data.timestamp_start, server)
        side = Side("response", flow.id, lines.read_fields(data.headers.fields), facts)
        if flow.id not in self._open:
            self._begin_request(flow)
        self._open[flow.id].response = side
        self._fresh[side] = None
        return side

    def _tee(self, side: Side, inner: Any) -> Callable[[bytes], Chunks]:
        """Give a callable for mitmproxy's `stream` that records each chunk and passes it on at once.

        inner: the `stream` that another addon had set, kept in force.
        """
        side.is_teed = True
        put, write = self._journal.put, self._write_chunk

        @or_die
        def record(data: bytes) -> None:
            put(len(data), write, side, data)

        def pass_on(data: bytes) -> Chunks:
            if data:
                record(data)
            return inner(data) if callable(inner) else data

        return pass_on

    def _finish(self, side: Side, message: http.Message) -> None:
        self._fresh.pop(side, None)
        side.is_over = True
        data = message.data
        content = data.content
        self._journal.put(
            len(content) if content else 0, self._write_side, side, content, data.timestamp_end, data.trailers
        )

    def _end(self, flow_id: str, facts: dict[str, object]) -> None:
        exchange = self._open.pop(flow_id, None)
        sides = [] if exchange is None else [side for side in (exchange.request, exchange.response) if side]
        for side in sides:
            self._fresh.pop(side, None)
        self._journal.put(0, self._write_end, flow_id, sides, facts)

    # --- what becomes of a queued fact ---------------------------------------------------------

    def _write_side(
        self, t: float, t_mono: float, side: Side, content: bytes | None, t_end: float | None, trailers: Any
    ) -> None:
        files = self._journal.files
        assert files is not None
        self._teed.pop(side, None)
        head = side.fields or self._encode(side)
        places = [files.body(content)] if content and not side.places else side.places
        text = f'{head},"t_end":{t_end or t:.6f},"body":{lines.segments(places)}'
        if trailers:
            fields = lines.read_fields(trailers.fields)
            place = files.body(b"".join([field[1] for field in fields]))
            text += f',"trailers":{lines.header_list(fields)},"trailers_at":{lines.segments([place])}'
        if side.is_teed:
            text += ',"streamed":true' if side.places else ""
        elif content is None:
            text += ',"body_missing":true'
        files.flow_line(side.name, t, t_mono, text)

    def _write_chunk(self, t: float, t_mono: float, side: Side, data: bytes) -> None:
        files = self._journal.files
        assert files is not None
        place = files.body(data)
        _extend(side.places, place)
        _extend(side.unreported, place)
        self._teed[side] = None

    def _write_end(self, t: float, t_mono: float, flow_id: str, sides: list[Side], facts: dict[str, object]) -> None:
        assert self._journal.files is not None
        for side in sides:
            if not side.is_over:
                self._announce(side, t, t_mono)
        self._journal.files.flow_line("end", t, t_mono, lines.dump({"flow_id": flow_id, **facts}))

    def _settle(self, t: float, t_mono: float) -> bool:
        """Write what is known of the messages under way: parts that came, heads that have waited."""
        for side in list(self._teed):
            self._announce(side, t, t_mono)
        while self._fresh and (side := next(iter(self._fresh))).since <= t_mono - ANNOUNCE_AFTER_S:
            self._announce(side, t, t_mono)
        return bool(self._fresh)

    def _announce(self, side: Side, t: float, t_mono: float) -> None:
        files = self._journal.files
        assert files is not None
        self._fresh.pop(side, None)
        self._teed.pop(side, None)
        if not side.is_announced:
            side.is_announced = True
            fields = side.fields or self._encode(side)
            files.flow_line("head", t, t_mono, f'"side":"{side.name}","{side.name}":{{{fields}}}')
        if side.unreported:
            body = lines.segments(side.unreported)
            side.unreported = []
            files.flow_line("part", t, t_mono, f'"flow_id":"{side.flow_id}","side":"{side.name}","body":{body}')

    def _encode(self, side: Side) -> str:
        side.fields = self._request_fields(side) if side.name == "request" else self._response_fields(side)
        return side.fields

    def _request_fields(self, side: Side) -> str:
        assert self._journal.files is not None
        target, path, version, t_start, client = side.facts
        first_line = b"%b %b %b" % (target[0], path, version)
        offset, length = self._journal.files.body(lines.head_bytes(first_line, side.headers))
        is_websocket = any(field[2] == _WEBSOCKET for field in side.headers)
        return (
            f'"flow_id":"{side.flow_id}","t_start":{t_start:.6f},{_target_fields(target)},'
            f'"path":{lines.text(path)},"http_version":{lines.word(version)},'
            f'"headers":{lines.header_list(side.headers)},"head":[{offset},{length}],'
            f'"client":{self._connection(client)},"websocket":{"true" if is_websocket else "false"}'
        )

    def _response_fields(self, side: Side) -> str:
        assert self._journal.files is not None
        version, status, reason, t_start, server = side.facts
        first_line = b"%b %d %b" % (version, status, reason)
        offset, length = self._journal.files.body(lines.head_bytes(first_line, side.headers))
        return (
            f'"flow_id":"{side.flow_id}","t_start":{t_start:.6f},"status":{status},"reason":{lines.word(reason)},'
            f'"http_version":{lines.word(version)},"headers":{lines.header_list(side.headers)},'
            f'"head":[{offset},{length}],"server":{"null" if server is None else self._connection(server)}'
        )

    def _connection(self, conn: Connection) -> str:
        """Give the JSON of a connection; once it carries messages it does not change any more."""
        text = self._connections.get(conn.id)
        if text is None:
            if len(self._connections) >= _KEPT_CONNECTIONS:
                self._connections.clear()
            text = self._connections[conn.id] = lines.connection_text(conn)
        return text


@functools.lru_cache(maxsize=1024)
def _target_fields(target: tuple[bytes, bytes, str, int, bytes]) -> str:
    method, scheme, host, port, authority = target
    return (
        f'"method":{lines.text(method)},"scheme":{lines.text(scheme)},"host":{lines.quote(host)},"port":{port},'
        f'"authority":{lines.text(authority)}'
    )


_NAMED_BY_ADDRESS = ("transparent", "wireguard", "local", "tun")


def requested_host(flow: http.HTTPFlow) -> str:
    """Give the host as the app asked for it, lower case.

    In modes where mitmproxy only sees an IP address the Host header names the host.
    """
    if flow.client_conn.proxy_mode.type_name in _NAMED_BY_ADDRESS:
        return flow.request.pretty_host.lower()
    return flow.request.data.host.lower()


def has_open_end(headers: Iterable[lines.Field], http_version: bytes, *, is_request: bool) -> bool:
    """Tell whether a body is endless, large or of unknown length, so that it has to pass chunk by chunk."""
    length = None
    for _, _, role, field_length in headers:
        if role == _OPEN_END:
            return True
        if role == _LENGTH:
            length = field_length
    if length is None:
        # An HTTP/1 request without a length has no body; everything else may have one.
        return not is_request or not http_version.startswith(b"HTTP/1")
    return length > STREAM_ABOVE_BYTES


def _extend(places: list[Segment], place: Segment) -> None:
    if places and places[-1][0] + places[-1][1] == place[0]:
        places[-1] = (places[-1][0], places[-1][1] + place[1])
    else:
        places.append(place)
