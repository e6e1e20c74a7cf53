"""Scans a capture generation by generation and gives what was found, named.

The byte array is scanned whole, in windows of whole spans. Only parts with a match or a carrier become nodes; what is
peeled from them is joined and scanned as the next generation. Nodes of some windows are named and forgotten together,
as soon as there are BATCH_BYTES of them, so memory is bounded by a window, a batch and what comes out of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from analyzer.decode import documents
from analyzer.decode.limits import MAX_OUT_BYTES
from analyzer.decode.node import Node, is_text
from analyzer.decode.peel import peel
from analyzer.decode.whole import unpacked
from analyzer.detect.collector import settled
from analyzer.detect.resolve import Reading, readings
from analyzer.detect.sample import begins_as_text
from analyzer.detect.search import Pieces, SearchSet, Signs
from analyzer.ingest.exchange import Capture, PartKind

WINDOW_BYTES = 32 << 20
BATCH_BYTES = 24 << 20
_NODE_BYTES = 1 << 10
"""About what a node costs beside its content."""
_MAGIC = np.array([0x1F8B, 0x28B5, 0x504B, 0x7801, 0x785E, 0x789C, 0x78DA], dtype=np.uint16)
"""First two bytes of gzip, zstd, zip and zlib."""
_CONTENTS = np.array([PartKind.REQUEST_BODY, PartKind.RESPONSE_BODY, PartKind.MESSAGE, PartKind.CHUNK], dtype=np.uint8)

_OF_BYTES = frozenset({"base64", "base64url", "base32", "byte_list"})
"""Codecs of runs that may be the raw bytes of a digest."""

Report = Callable[[str, int, int], None]


@dataclass
class Problem:
    """Bytes that could not be decoded to the end: of the flow in this row, in a part of this kind, and why."""

    flow: int
    kind: PartKind
    reason: str


@dataclass
class Swept:
    """readings: everything found. problems: what could not be decoded. scanned_bytes: in all generations.
    opened: numbers of the spans with which parts begin that are no text and could be read all the same."""

    readings: list[Reading] = field(default_factory=list)
    opened: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    scanned_bytes: int = 0


class Sweep:
    """One pass over one capture."""

    def __init__(self, capture: Capture, search: SearchSet, report: Report | None = None) -> None:
        self._data = capture.data
        self._bytes = np.frombuffer(capture.data, dtype=np.uint8)
        self._spans = capture.spans
        self._search = search
        self._report = report
        parked = capture.scratch.parked
        self._starts = parked(capture.spans["start"].astype(np.int64))
        self._ends = parked(self._starts + capture.spans["length"])
        counts = np.bincount(capture.spans["part"]) if len(capture.spans) else np.zeros(0, dtype=np.int64)
        self._is_split = parked((counts > 1)[capture.spans["part"]])
        self._encodings = {kind: _column(capture.flows, name) for kind, name in _ENCODING_COLUMNS.items()}
        self._medias = {kind: _column(capture.flows, name) for kind, name in _MEDIA_COLUMNS.items()}
        self._is_encoded = parked(self._find_encoded())
        self._roots: list[Node] = []
        self._n_pending = 0
        self._packed: list[tuple[int, bytes]] = []
        self._n_packed = 0
        self._pending: list[Node] = []
        self.swept = Swept()

    def run(self) -> Swept:
        """Scan everything."""
        with settled():
            self._run()
        self.swept.scanned_bytes = self._search.scanned_bytes
        return self.swept

    def _run(self) -> None:
        total = int(self._ends[-1]) if len(self._ends) else 0
        for low, high in _windows(self._starts, self._ends):
            self._scan_window(low, high)
            if self._report:
                self._report("scan", int(self._ends[high - 1]), total)
        for owner, content in self._split_parts():
            self._take_part(owner, content, self._scan_one(content, bool(self._spans["from_client"][owner])))
        self._flush()

    def _find_encoded(self) -> np.ndarray:
        flows, kinds = self._spans["flow"], self._spans["kind"]
        is_encoded = np.zeros(len(self._spans), dtype=bool)
        for kind, (codes, names) in self._encodings.items():
            has_encoding = np.array([name not in ("", "identity") for name in names] + [False], dtype=bool)
            mask = kinds == kind
            is_encoded[mask] = has_encoding[codes[flows[mask]]]
        return is_encoded

    def _scan_window(self, low: int, high: int) -> None:
        starts, ends = self._starts[low:high], self._ends[low:high]
        spans = self._spans[low:high]
        is_content = np.isin(spans["kind"], _CONTENTS)
        seen = self._search.scan(Pieces(self._bytes, starts, ends, spans["from_client"], is_content))
        whole = ~self._is_split[low:high]
        worth = set(np.flatnonzero(self._worth_a_look(low, high) & whole).tolist())
        for at in sorted(worth | {at for at in seen if whole[at]}):
            signs = seen.get(at) or Signs()
            has_more = at not in worth or bool(signs.hits or signs.sealed)
            if has_more or not self._pack(low + at):
                self._take_span(low + at, signs)
        self._take_packed()

    def _pack(self, number: int) -> bool:
        """Put a packed part aside, to be looked at with others; gives False for one that is none, or not in order."""
        begin, end = int(self._starts[number]), int(self._ends[number])
        content = unpacked(self._data[begin:end], self._encodings_of(number)) if end - begin <= MAX_OUT_BYTES else None
        if content is None:
            return False
        self._packed.append((number, content))
        self._n_packed += len(content)
        if self._n_packed > BATCH_BYTES:
            self._take_packed()
        return True

    def _take_packed(self) -> None:
        """Take the packed parts in which something shows; of the others nothing is left to be told."""
        shows = self._search.screen.show_in([content for _, content in self._packed])
        for number, _ in itertools.compress(self._packed, shows.tolist()):
            self._take_span(number, None)
        self._packed, self._n_packed = [], 0

    def _take_span(self, number: int, seen: Signs | None) -> None:
        begin, end = int(self._starts[number]), int(self._ends[number])
        if end - begin > MAX_OUT_BYTES:
            self._take_large(number, begin, end, seen)
        else:
            self._take_part(number, self._data[begin:end], seen or Signs())

    def _worth_a_look(self, low: int, high: int) -> np.ndarray:
        """Tell of each span whether something may be peeled off it as a whole, seen from its first bytes alone."""
        starts, ends = self._starts[low:high], self._ends[low:high]
        first = self._bytes[starts].astype(np.uint16) << 8 | self._bytes[np.minimum(starts + 1, ends - 1)]
        is_binary = np.isin(self._spans["kind"][low:high], _CONTENTS)
        is_binary[is_binary] = ~begins_as_text(self._bytes, starts[is_binary], (ends - starts)[is_binary])
        worth: np.ndarray = self._is_encoded[low:high] | np.isin(first, _MAGIC) | is_binary
        return worth

    def _scan_one(self, content: bytes, with_formats: bool) -> Signs:
        array, one = np.frombuffer(content, dtype=np.uint8), np.ones(1, dtype=bool)
        pieces = Pieces(array, np.array([0]), np.array([len(content)]), one & with_formats, one)
        return self._search.scan(pieces).get(0) or Signs()

    def _take_large(self, owner: int, begin: int, end: int, seen: Signs | None) -> None:
        """A part that is larger than what we decode is only searched as it is; the names of places are left out."""
        self._problem(owner, "size")
        hits = seen.hits if seen else []
        node = self._node(owner, self._data[begin : begin + MAX_OUT_BYTES])
        node.hits = [hit for hit in hits if hit.end <= MAX_OUT_BYTES]
        self._roots.append(node)
        for hit in hits:
            if hit.end > MAX_OUT_BYTES:
                near = max(0, hit.start - (1 << 16))
                piece = self._node(owner, self._data[begin + near : min(end, begin + hit.end + 64)])
                piece.hits = [replace(hit, start=hit.start - near, end=hit.end - near)]
                self._roots.append(piece)
        self._flush()

    def _node(self, owner: int, content: bytes) -> Node:
        kind = PartKind(int(self._spans["kind"][owner]))
        return Node(content, kind, self._text_of(self._medias, kind, owner), owner)

    def _text_of(self, columns: dict[PartKind, tuple[np.ndarray, list[str]]], kind: PartKind, owner: int) -> str:
        if kind not in columns:
            return ""
        codes, names = columns[kind]
        code = int(codes[self._spans["flow"][owner]])
        return names[code] if code >= 0 else ""

    def _encodings_of(self, owner: int) -> list[str]:
        names = self._text_of(self._encodings, PartKind(int(self._spans["kind"][owner])), owner)
        return [name.strip() for name in names.split(",")] if names else []

    def _take_part(self, owner: int, content: bytes, signs: Signs) -> None:
        """Make a node of a message part and peel its first layer."""
        node = self._node(owner, content)
        node.hits = signs.hits
        added = _peel(node, signs, self._encodings_of(owner))
        self._roots.append(node)
        self._pending += added
        self._n_pending += sum(len(each.content) + _NODE_BYTES for each in (node, *added))
        if self._n_pending > BATCH_BYTES:
            self._flush()

    def _flush(self) -> None:
        """Scan what was peeled, and what is peeled from that, then name and forget everything."""
        generation = self._pending
        while generation:
            generation = [child for batch in _batches(generation) for child in self._scan_batch(batch)]
        for root in self._roots:
            self.swept.readings += readings(root)
            if not is_text(root.content) and _is_read(root):
                self.swept.opened.add(root.owner)
            for reason in _problems(root):
                self._problem(root.owner, reason)
        self._roots, self._pending, self._n_pending = [], [], 0

    def _scan_batch(self, nodes: list[Node]) -> list[Node]:
        joined = b"\n".join([*(node.content for node in nodes), b""])
        lengths = np.array([len(node.content) for node in nodes], dtype=np.int64)
        ends = np.cumsum(lengths + 1) - 1
        formats = self._spans["from_client"][[node.owner for node in nodes]]
        array = np.frombuffer(joined, dtype=np.uint8)
        seen = self._search.scan(Pieces(array, ends - lengths, ends, formats, np.ones(len(nodes), dtype=bool)))
        added: list[Node] = []
        for number, node in enumerate(nodes):
            signs = seen.get(number) or Signs()
            node.hits = signs.hits + (self._search.name_raw(node.content) if node.codec in _OF_BYTES else [])
            added += _peel(node, signs)
        return added

    def _split_parts(self) -> Iterator[tuple[int, bytes]]:
        """Give streamed parts put together: (number of the first span, bytes), large ones in overlapping pieces."""
        numbers = np.flatnonzero(self._is_split)
        order = numbers[np.lexsort((self._starts[numbers], self._spans["part"][numbers]))]
        edges = np.flatnonzero(np.diff(self._spans["part"][order]))
        for group in np.split(order, edges + 1) if len(order) else []:
            yield from self._pieces(group.tolist())

    def _pieces(self, group: list[int]) -> Iterator[tuple[int, bytes]]:
        segments: list[bytes] = []
        size = 0
        for number in group:
            segment = self._data[int(self._starts[number]) : int(self._ends[number])]
            if size + len(segment) > MAX_OUT_BYTES and segments:
                self._problem(group[0], "size")
                whole = b"".join(segments)
                yield group[0], whole
                tail = whole[-self._search.overlap :]
                segments, size = [tail], len(tail)
            segments.append(segment)
            size += len(segment)
        yield group[0], b"".join(segments)

    def _problem(self, owner: int, reason: str) -> None:
        span = self._spans[owner]
        self.swept.problems.append(Problem(int(span["flow"]), PartKind(int(span["kind"])), reason))


_ENCODING_COLUMNS = {PartKind.REQUEST_BODY: "request_encoding", PartKind.RESPONSE_BODY: "response_encoding"}
_MEDIA_COLUMNS = {PartKind.REQUEST_BODY: "request_type", PartKind.RESPONSE_BODY: "response_type"}


def _column(flows: pd.DataFrame, name: str) -> tuple[np.ndarray, list[str]]:
    """Give a text column as codes and lower-case names; −1 where it is null or absent."""
    if name not in flows:
        return np.full(len(flows), -1, dtype=np.int64), []
    category = pd.Categorical(flows[name])
    return category.codes, [str(text).lower() for text in category.categories]


def _windows(starts: np.ndarray, ends: np.ndarray) -> Iterator[tuple[int, int]]:
    """Give (first, one past last) span of pieces of at most WINDOW_BYTES, or of one span that is larger."""
    low = 0
    while low < len(starts):
        high = max(int(np.searchsorted(ends, starts[low] + WINDOW_BYTES, side="right")), low + 1)
        yield low, high
        low = high


def _peel(node: Node, signs: Signs, encodings: Sequence[str] = ()) -> list[Node]:
    return peel(
        node,
        encodings=encodings,
        runs=signs.runs,
        magics=signs.magics,
        sealed=signs.sealed,
        is_spelled=signs.is_spelled,
    )


def _batches(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    batch: list[Node] = []
    size = 0
    for node in nodes:
        if batch and size + len(node.content) > BATCH_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(node)
        size += len(node.content)
    if batch:
        yield batch


def _is_read(node: Node) -> bool:
    """Tell whether all of a piece is text or a document, or packs one, or a crypto hook told what it says."""
    if is_text(node.content) or documents.of_node(node) is not None:
        return True
    return any(child.event_id or (child.is_whole and _is_read(child)) for child in node.children)


def _problems(root: Node) -> list[str]:
    """Give the reasons why something in a tree could not be decoded, each once."""
    reasons, pending = [], [root]
    while pending:
        node = pending.pop()
        if node.problem and node.problem not in reasons:
            reasons.append(node.problem)
        pending += node.children
    return reasons
