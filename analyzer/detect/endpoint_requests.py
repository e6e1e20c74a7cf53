"""The requests of a capture that endpoint files know: found by column, then read from their bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from analyzer.decode import codecs
from analyzer.decode.endpoint_files import Entry, index
from analyzer.decode.endpoints import Request
from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.ingest.exchange import Capture, PartKind
from analyzer.model.errors import DecodeError

if TYPE_CHECKING:
    import pandas as pd

MAX_BODY_BYTES = 4 << 20
_BLOCK = 4_096
"""So many flows are looked at together."""
_FORM = "application/x-www-form-urlencoded"
_HEAD, _BODY = int(PartKind.REQUEST_HEAD), int(PartKind.REQUEST_BODY)


@dataclass(frozen=True)
class Candidate:
    """A request and the entries it may be of. head_span, body_span: numbers of the spans it begins with, or −1."""

    flow: int
    entries: list[Entry]
    head_span: int
    body_span: int
    request: Request


def candidates(capture: Capture) -> Iterator[Candidate]:
    """Give the requests that an endpoint file may know, in order of flow; large bodies are none."""
    parts = _Parts(capture)
    for flow, entries in _matching(capture.flows, parts):
        body = parts.body(flow)
        if len(body) <= MAX_BODY_BYTES:
            head, host = parts.head(flow), str(capture.flows["host"].iat[flow])
            names = _text(capture.flows, "request_encoding", flow)
            request = _request(head, host, *_without_encodings(body, names))
            yield Candidate(flow, entries, parts.first(flow, _HEAD), parts.first(flow, _BODY), request)


class _Parts:
    """Head and body of each request, found by flow."""

    def __init__(self, capture: Capture) -> None:
        self._data = capture.data
        self._spans = spans = capture.spans
        self._firsts = {kind: _firsts(spans, kind, len(capture.flows)) for kind in (_HEAD, _BODY)}
        bodies = spans["flow"][spans["kind"] == _BODY]
        self._is_split = np.bincount(bodies, minlength=len(capture.flows)) > 1

    def first(self, flow: int, kind: int) -> int:
        """Give the number of the first span of a part, −1 where there is none."""
        return int(self._firsts[kind][flow])

    def head(self, flow: int) -> bytes:
        """Give the head."""
        number = self.first(flow, _HEAD)
        return self._bytes([number] if number >= 0 else [])

    def body(self, flow: int) -> bytes:
        """Give the body with the segments it was streamed in put together, at most a byte more than MAX_BODY_BYTES."""
        number = self.first(flow, _BODY)
        if number < 0:
            return b""
        if not self._is_split[flow]:
            return self._bytes([number])
        return self._bytes(np.flatnonzero(self._spans["part"] == self._spans["part"][number]).tolist())

    def _bytes(self, numbers: list[int]) -> bytes:
        pieces, left = [], MAX_BODY_BYTES + 1
        for number in numbers:
            start, length = int(self._spans["start"][number]), int(self._spans["length"][number])
            pieces.append(bytes(self._data[start : start + min(length, left)]))
            left -= len(pieces[-1])
            if not left:
                break
        return b"".join(pieces)

    def pieces(self, flows: list[int], kind: int) -> list[bytes]:
        """Give the first segment of a part for each flow."""
        return [self._data[start:end] for start, end in self._places(flows, kind)]

    def having(self, flows: list[int], kind: int, names: list[str]) -> list[int]:
        """Give the flows of which the first segment of a part has every name."""
        data, (first, *others) = self._data, [name.encode() for name in names]
        places = zip(flows, self._places(flows, kind), strict=True)
        having = [(flow, start, end) for flow, (start, end) in places if data.find(first, start, end) >= 0]
        return [flow for flow, start, end in having if all(data.find(name, start, end) >= 0 for name in others)]

    def _places(self, flows: list[int], kind: int) -> Iterator[tuple[int, int]]:
        numbers = self._firsts[kind][flows]
        spans = self._spans[numbers] if len(self._spans) else np.zeros(len(numbers), self._spans.dtype)
        ends = spans["start"] + np.minimum(spans["length"], MAX_BODY_BYTES)
        ends[numbers < 0] = 0  # what is not there is empty
        return zip(spans["start"].tolist(), ends.tolist(), strict=True)


def _firsts(spans: np.ndarray, kind: int, n_flows: int) -> np.ndarray:
    numbers = np.flatnonzero(spans["kind"] == kind)[::-1]
    firsts = np.full(n_flows, -1, dtype=np.int32 if len(spans) < 1 << 31 else np.int64)
    firsts[spans["flow"][numbers]] = numbers
    return firsts


def _matching(flows: pd.DataFrame, parts: _Parts) -> Iterator[tuple[int, list[Entry]]]:
    """Give (row of flows, entries), by the hosts, by the paths of servers we cannot know, and by signs."""
    for low in range(0, len(flows), _BLOCK):
        yield from sorted(_in_block(flows.iloc[low : low + _BLOCK], low, parts).items())


def _in_block(flows: pd.DataFrame, first: int, parts: _Parts) -> dict[int, list[Entry]]:
    """Give the same of some flows. first: the row of the first of them."""
    found: dict[int, list[Entry]] = {}
    known = index()
    by_name = [*_by_category(flows["host"], known.of_host), *_by_category(flows["path"], _named_by_path)]
    if by_name:
        methods, paths = flows["method"].to_numpy(dtype=object), flows["path"].to_numpy(dtype=object)
    for rows, entries in by_name:
        for row in rows.tolist():
            for entry in entries:
                if methods[row] in entry.methods and entry.path.fullmatch(str(paths[row])):
                    found.setdefault(first + row, []).append(entry)
    for entry in known.everywhere:
        for row in _with_signs(flows, first, parts, entry) if entry.is_any_path else ():
            found.setdefault(row, []).append(entry)
    return found


def _named_by_path(path: str) -> list[Entry]:
    named, either = _named_paths()
    return named if either.fullmatch(path) else []


@cache
def _named_paths() -> tuple[list[Entry], re.Pattern[str]]:
    """Give the entries of any host that have a path of their own, and what any of these paths matches."""
    named = [entry for entry in index().everywhere if not entry.is_any_path]
    return named, re.compile("|".join(f"(?:{entry.path.pattern})" for entry in named), re.DOTALL)


def _by_category(column: pd.Series, of: Callable[[str], list[Entry]]) -> list[tuple[np.ndarray, list[Entry]]]:
    """Give (rows, entries) for each text of a column that has entries; each text is looked up once."""
    import pandas as pd

    texts = pd.Categorical(column)
    names = texts.categories
    per_code = {code: entries for code in np.unique(texts.codes).tolist() if code >= 0 and (entries := of(names[code]))}
    if not per_code:
        return []
    rows = np.flatnonzero(np.isin(texts.codes, list(per_code)))
    return [(rows[texts.codes[rows] == code], entries) for code, entries in per_code.items()]


def _with_signs(flows: pd.DataFrame, first: int, parts: _Parts, entry: Entry) -> list[int]:
    """Give the rows whose raw bytes have every sign of an endpoint of any host and path; none without a sign.

    first: the row of the first of these flows.
    """
    mask = _where(flows["method"], lambda text: text in entry.methods)
    of = {kind: [sign.name for sign in entry.signs if sign.container == kind] for kind in ("header", "query", "form")}
    if of["form"]:
        mask = mask & _where(flows["request_type"], lambda text: text.lower().startswith(_FORM))
        mask = mask & ~_where(flows["request_encoding"], lambda text: text not in ("", "identity"))
    rows: list[int] = (first + np.flatnonzero(mask)).tolist() if entry.signs else []
    in_head = [f"\n{name}:" for name in of["header"]] + [f"{name}=".lower() for name in of["query"]]
    if in_head and rows:
        rows = _having_heads(rows, parts, in_head)
    return parts.having(rows, _BODY, [f"{name}=" for name in of["form"]]) if of["form"] else rows


def _having_heads(rows: list[int], parts: _Parts, names: list[str]) -> list[int]:
    """Give the rows whose head, in lower case, has every name; in most blocks of rows none has."""
    heads, wanted = parts.pieces(rows, _HEAD), [name.encode() for name in names]
    if wanted[0] not in b"\0".join(heads).lower():
        return []
    lower = zip(rows, (head.lower() for head in heads), strict=True)
    return [row for row, head in lower if all(name in head for name in wanted)]


def _where(column: pd.Series, test: Callable[[str], bool]) -> np.ndarray:
    """Tell of each row whether its text passes; null does not."""
    import pandas as pd

    texts = pd.Categorical(column)
    passes = np.array([test(str(text)) for text in texts.categories] + [False], dtype=bool)
    mask: np.ndarray = passes[texts.codes]
    return mask


def _text(flows: pd.DataFrame, column: str, row: int) -> str:
    value = flows[column].iat[row] if column in flows else None
    return value.lower() if isinstance(value, str) else ""


def _without_encodings(body: bytes, names: str) -> tuple[bytes, tuple[str, ...]]:
    """Take content encodings off; gives what is left and the names of those taken off, outermost first.

    An encoding that is declared and not there stays: importers keep the header of bodies they decoded.
    """
    taken: list[str] = []
    for name in reversed([name.strip() for name in names.split(",") if name.strip() not in ("", "identity")]):
        codec = next((c for c in codecs.of_kind("content") if name == c.NAME or name in c.ALIASES), None)
        try:
            decoded = codec.decode(body, Budget(out_bytes=MAX_BODY_BYTES)) if codec else Decoded(b"", "unknown")
        except DecodeError:
            break
        if decoded.problem:
            break
        body = decoded.content
        taken.append(codec.NAME if codec else name)
    return body, tuple(taken)


def _request(head: bytes, host: str, body: bytes, encodings: tuple[str, ...]) -> Request:
    """Read a head as HTTP/1 writes it; header text is ISO-8859-1 of the bytes."""
    first, _, rest = head.decode("latin-1").partition("\r\n")
    target = first.split(" ")[1] if first.count(" ") else "/"
    path, _, query = re.sub(r"\A[a-zA-Z]+://[^/?]*", "", target).partition("?")
    headers = []
    for line in rest.split("\r\n"):
        name, colon, value = line.partition(":")
        if colon:
            headers.append((name.strip().lower(), value.strip()))
    return Request(host, path, query, tuple(headers), body, encodings)
