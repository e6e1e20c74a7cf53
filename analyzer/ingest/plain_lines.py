"""The quick way through flows.jsonl: plain whole messages, which nearly all lines are, many at a time.

What has any other shape (streamed, repeated, early, damaged …) is not taken here; `FlowColumns.take` judges it. Both
ways leave the same columns behind; of headers that nothing reads, this one does not check the shape.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, islice
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import orjson

from analyzer.ingest.flow_lines import (
    FAR,
    LATEST,
    MAX_NUMBER,
    REFUSED,
    FlowColumns,
    client_address,
    content_headers,
    is_encrypted,
)

if TYPE_CHECKING:
    import numpy as np

_Moment = Annotated[float, msgspec.Meta(ge=0, lt=LATEST)]
_Number = Annotated[int, msgspec.Meta(ge=0, le=MAX_NUMBER)]
_Size = Annotated[int, msgspec.Meta(ge=0, lt=FAR // 2)]
_Segment = tuple[_Size, _Size]
_Content = tuple[str, str]
"""Content type and encoding."""

_FEW = 16
"""So many plain lines in a row are taken one by one sooner than together."""
_MANY = 3
"""Segments whose lengths make no number that is too large, whatever they are."""
_KEPT_CLIENTS = 4_096
_TYPE, _ENCODING = b'["content-type","', b'"content-encoding"'
_USUAL, _CODED = b'["Content-Type","', b'["content-encoding","'


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
    """Takes plain lines into columns. few: runs of less are left to the other way."""

    def __init__(self, columns: FlowColumns, few: int = _FEW) -> None:
        self._columns, self._few = columns, few
        self._clients: dict[tuple[str, int] | None, int] = {}
        self._decode = msgspec.json.Decoder(_Request | _Response).decode

    def others(self, lines: Sequence[bytes]) -> Iterator[int]:
        """Keep what plain lines say; give the number of each other one when all before it is kept."""
        messages = self._decoded(lines)
        known = [message for message in messages if message is not None]
        self._columns.ids.prepare([message.flow_id for message in known])
        contents = _contents(known) if known else []
        if len(known) < len(lines):
            found = iter(contents)
            contents = [None if message is None else next(found) for message in messages]
        if None in contents:
            messages = [message if content else None for message, content in zip(messages, contents, strict=True)]
        at = 0
        while at < len(lines):
            run = _Run(self._columns, islice(messages, at, None))
            end = at + len(run.rows)
            if len(run.rows) >= self._few:
                self._keep(run, messages[at:end], contents[at:end])
            else:
                yield from range(at, end)
            if end < len(lines):
                yield end
            at = end + 1

    def _decoded(self, lines: Sequence[bytes]) -> list[_Request | _Response | None]:
        """Give each line by its shape, null when it has another."""
        messages: list[_Request | _Response | None] = []
        rest = map(self._decode, lines)
        while len(messages) < len(lines):
            try:
                messages.extend(rest)  # keeps those before the one that fails
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                messages.append(None)
        return messages

    def _keep(self, run: _Run, messages: list[Any], contents: list[Any]) -> None:
        """Keep what the messages of a run say."""
        import numpy as np

        columns = self._columns
        first = len(columns.ids)
        columns.ids.add(run.new)
        columns.reserve(len(columns.ids))
        is_sent = [type(message) is _Request for message in messages]
        from_client, rows = np.array(is_sent), np.array(run.rows)
        bodies = [message.body for message in messages]
        sizes = [body[0][1] if len(body) == 1 else sum([length for _, length in body]) for body in bodies]
        self._keep_requests(first, list(compress(messages, is_sent)), compress(contents, is_sent))
        is_answer = (~from_client).tolist()
        answers = list(compress(messages, is_answer))
        self._keep_answers(rows[~from_client], answers, compress(contents, is_answer))
        for side, which in ((columns.request, from_client), (columns.response, ~from_client)):
            _put(side.sizes, rows[which], list(compress(sizes, which.tolist())))
            _put(side.seen, rows[which], 2)
            side.n_missing += sum([message.body_missing for message in compress(messages, which.tolist())])
        starts = np.array([message.t_start for message in messages])
        columns.spans.add_messages([message.head for message in messages], bodies, rows, from_client, starts)
        columns.drift.extend([message.t - message.t_mono for message in messages])

    def _keep_requests(self, first: int, messages: list[_Request], contents: Iterable[_Content]) -> None:
        columns, codes = self._columns, self._columns.opening
        rows = slice(first, first + len(messages))
        texts = [
            ("http", message.method, message.scheme, message.host.lower(), message.http_version,
             message.client.tls_version, message.client.sni, *content)
            for message, content in zip(messages, contents, strict=True)
        ]  # fmt: skip
        targets = [message.path.partition("?") for message in messages]
        columns.path.loose += [path for path, _, _ in targets]
        columns.n_params[rows] = array("i", [query.count("&") + 1 if query else 0 for _, _, query in targets])
        columns.opening.codes[rows] = array("i", map(codes.code, texts))
        columns.encrypted[rows] = array("B", map(is_encrypted, texts))
        columns.client.codes[rows] = array("i", [self._client(message.client.address) for message in messages])
        columns.port[rows] = array("i", [message.port for message in messages])
        columns.t_start[rows] = array("d", [message.t_start for message in messages])
        columns.in_process[rows] = array("B", [message.in_process for message in messages])

    def _keep_answers(self, rows: np.ndarray, messages: list[_Response], contents: Iterable[_Content]) -> None:
        columns = self._columns
        peers = [message.server.peer if message.server else None for message in messages]
        answers = [(*content, peer[0] if peer else None) for content, peer in zip(contents, peers, strict=True)]
        _put(columns.answer.codes, rows, list(map(columns.answer.code, answers)))
        _put(columns.status, rows, [message.status for message in messages])
        _put(columns.t_end, rows, [message.t_end for message in messages])

    def _client(self, address: tuple[str, int] | None) -> int:
        code = self._clients.get(address)
        if code is None:
            if len(self._clients) >= _KEPT_CLIENTS:
                self._clients.clear()
            code = self._clients[address] = self._columns.client.code((client_address(address),))
        return code


class _Run:
    """Messages in a row that are plain, from the first on: none comes twice, under an id of another, or early.

    rows: by message. new: the ids of those that begin a flow, in order.
    """

    def __init__(self, columns: FlowColumns, messages: Iterable[Any]) -> None:
        self.rows: list[int] = []
        self.new: dict[str, int] = {}
        known, new, first, answered = columns.ids.recent, self.new, len(columns.ids), set[int]()
        for message in messages:
            if message is None or len(message.body) > _MANY:
                return
            if type(message) is _Request:
                if message.flow_id in known or message.flow_id in new or message.websocket:
                    return
                row = new[message.flow_id] = first + len(new)
            else:
                row = new.get(message.flow_id, -1)
                if row < 0:
                    row = known.get(message.flow_id, -1)
                    if row < 0 or columns.response.seen[row] or not _may_answer(columns, row, message.status):
                        return
                if row in answered:
                    return
                answered.add(row)
            self.rows.append(row)


def _may_answer(columns: FlowColumns, row: int, status: int) -> bool:
    """Tell whether an answer of this status leaves the kind of the flow as it is."""
    return status < REFUSED or columns.opening.get(row, "kind") == "http"


def _put(column: array[Any], rows: np.ndarray, values: Any) -> None:
    """Set values of rows of a column."""
    import numpy as np

    np.frombuffer(column, dtype=column.typecode)[rows] = values


def _contents(messages: Sequence[_Message]) -> list[_Content | None]:
    """Give content type and encoding as `content_headers` does; null where headers are not as they must be.

    A text that joins and splits many is far cheaper than a look into each.
    """
    joined = b"\n".join([message.headers for message in messages]).replace(_USUAL, _TYPE)
    lowered = joined.lower()
    texts, lows = joined.split(b"\n"), lowered.split(b"\n")
    around = [text.rpartition(_TYPE) for text in texts]
    values = [after.partition(b'"')[0] if name else b"" for _, name, after in around]
    found = b"\n".join(values)
    contents: list[_Content | None] = [(kind, "") for kind in found.decode("latin-1").split("\n")]
    if b"\\" in found or not found.isascii() or joined.count(_TYPE) != lowered.count(_TYPE):
        unsure = list(range(len(messages)))
    elif _ENCODING in lowered:
        unsure = [at for at, low in enumerate(lows) if not values[at] or _ENCODING in low]
    else:
        unsure = [at for at, value in enumerate(values) if not value] if b"" in values else []
    for at in unsure:
        contents[at] = _content(texts[at], lows[at], messages[at].decoded)
    return contents


def _content(data: bytes, lowered: bytes, is_decoded: bool) -> _Content | None:
    # Quotes inside a JSON text stand behind backslashes: what is found is a name, whole and at its place.
    kind = _value(data, lowered.rfind(_TYPE), len(_TYPE))
    n_codings = lowered.count(_ENCODING)
    if kind is not None and not n_codings:
        return kind, ""
    coding = _value(data, lowered.find(_CODED), len(_CODED)) if n_codings == 1 else None
    if kind is not None and coding is not None:
        return kind, "" if is_decoded else coding.strip().lower()
    try:
        found = content_headers({"headers": orjson.loads(data), "decoded": is_decoded})
    except (TypeError, ValueError, AttributeError):
        return None
    return found if type(found[0]) is str else None


def _value(data: bytes, at: int, size: int) -> str | None:
    """Give the text behind a name of so many bytes, null when it is not there or not plain."""
    if at < 0:
        return None
    start = at + size
    value = data[start : data.index(b'"', start)]
    return value.decode() if value.isascii() and b"\\" not in value else None
