"""Decodes the runs of hex, base64 and base32 digits that a scan saw, where what comes out is worth a look.

Worth a look are text, packed streams, documents and any bytes of twelve and more. A run may be longer than the code in
it: a length byte before it in a binary document, a word or a path before it in text, or shorter: a line of several.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from types import ModuleType

from analyzer.decode import documents, head, leaf
from analyzer.decode.codecs import (
    base32_codec,
    base64_codec,
    deflate_codec,
    gzip_codec,
    hex_codec,
    jwt_codec,
    zip_codec,
    zstd_codec,
)
from analyzer.decode.escaping import is_inside
from analyzer.decode.limits import LimitReached
from analyzer.decode.node import Node, is_text
from analyzer.decode.parts import Decoded, Run, RunKind
from analyzer.decode.whole import FRAMES
from analyzer.model.errors import DecodeError

Span = tuple[int, int]
_MIN_BINARY = 12
_MIN_REST = 12
_DIGEST_SIZES = (16, 20, 28, 32, 48, 64)
"""Bytes that come to so many may be a digest, though a part of their digits reads as text by chance."""
LINE_WIDTHS = range(60, 81, 4)
"""How long lines of base64 are; 64 and 76 as a rule."""
_PRINTABLE = bytes(sorted({9, 10, 13, *range(32, 127), *range(128, 256)}))
_SAMPLE = 4096
_CODECS = {"hex": hex_codec, "base32": base32_codec, "base64": base64_codec}
_ORDER = ("hex", "base32", "base64")
_PACKED = (gzip_codec, zstd_codec, deflate_codec, zip_codec)
_LINES = re.compile(rb"[A-Za-z0-9+/_\-]++(?:\r?\n[ \t]*+[A-Za-z0-9+/_\-]++)++={0,2}")
_USUAL_WIDTHS = (64, 76)
"""Width of lines of base64 in PEM (RFC 7468) and MIME (RFC 2045)."""
_TOKEN_REST = re.compile(rb"\.([A-Za-z0-9_-]+)(?:\.[A-Za-z0-9_-]*)*")
_JOINTS = (b"-", b"_", b"/")
_JOINT = re.compile(rb"[-_/+]")
_PIECE32 = re.compile(rb"(?<![A-Za-z0-9])(?:[A-Z2-7]{15,}+|[a-z2-7]{15,}+)(?![A-Za-z0-9])")
_ALPHABETS32 = tuple(
    bytes(ord("a") if byte in letters + b"234567" else 0 for byte in range(256))
    for letters in (b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz")
)
_MIN_PIECE32 = b"a" * 15
_PADDING32 = 6
_N_SAMPLES = 512
_MIN_WORD32 = 24
"""Fewest letters without a digit that are no word."""


def peel_runs(node: Node, doc: ModuleType | None, runs: Sequence[Run], taken: list[Span]) -> None:
    """Decode the runs outside of `taken`. Of runs that overlap, the one that makes sense wins."""
    spans: dict[Span, set[str]] = {}
    limits: dict[Span, int] = {}
    for (kind, start, end), limit in _clipped(node, doc, runs):
        if end - start >= base64_codec.MIN_LENGTH and not is_inside(start, taken):
            spans.setdefault((start, end), set()).add(kind)
            limits[start, end] = limit
    _drop_repeated(spans)
    peeler = _Peeler(node, is_text(node.content))
    done = 0
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if span[0] >= done:
            done = max(done, peeler.peel(span, spans[span], limits[span]))


def _drop_repeated(spans: dict[Span, set[str]]) -> None:
    """Take out runs of base64 that end with a longer one and share its groups: they say nothing that it does not."""
    longest: dict[tuple[int, int], int] = {}
    for start, end in sorted(span for span, kinds in spans.items() if "base64" in kinds):
        first = longest.setdefault((end, start % 4), start)
        if first < start:
            spans[start, end].discard("base64")
    for span in [span for span, kinds in spans.items() if not kinds]:
        del spans[span]


def _clipped(node: Node, doc: ModuleType | None, runs: Sequence[Run]) -> Iterable[tuple[Run, int]]:
    """Cut runs at the edges of fields, where a document has fields that no mark in the text bounds. Gives each with the
    place up to which it may go on in further lines."""
    if node.parent is None and node.kind in head.KINDS:
        runs = [run for given in runs for run in _in_head(node, given)]
        return [(run, run.end) for run in [*runs, *_pieces32(node.content, runs)]]
    size = len(node.content)
    if doc is None or not documents.is_binary(doc):
        return [(run, size) for run in [*runs, *_pieces32(node.content, runs)]]
    edges = sorted({at for run in runs for at in _samples(run)})
    fields = leaf.extents(node, edges)
    lows = [low for low, _ in fields]
    clipped = []
    for kind, start, end in runs:
        found = fields[max(bisect_right(lows, start) - 1, 0) : bisect_right(lows, end)]
        for low, high in found or [(start, end)]:
            cut = max(start, low), min(end, high)
            kinds = {kind, *_kinds_of(node.content[slice(*cut)])} if kind == "base64" or cut != (start, end) else {kind}
            clipped += [(Run(each, *cut), high) for each in kinds]
    return clipped


def _pieces32(content: bytes, runs: Sequence[Run]) -> list[Run]:
    """Give the pieces of runs of base64 digits that may be base32, with their padding."""
    found = []
    for run in runs:
        for low, high in base32_pieces(content[run.start : run.end]) if run.kind == "base64" else ():
            start, end = run.start + low, run.start + high
            while end - start - high + low < _PADDING32 and content[end : end + 1] == b"=":
                end += 1
            found.append(Run("base32", start, end))
    return found


def _samples(run: Run) -> list[int]:
    """Give places of a run close enough to meet every field in it that can hold a run, or, of a long one, some."""
    step = max(base64_codec.MIN_LENGTH, (run.end - run.start) // _N_SAMPLES)
    return [*range(run.start, run.end, step), run.end - 1]


def _kinds_of(token: bytes) -> list[RunKind]:
    """Give which alphabets a piece of a run may be of: what was cut off may have hidden it."""
    matches: list[tuple[RunKind, bool]] = [
        ("hex", hex_codec.sniff(token)),
        ("base32", base32_codec.sniff(token) and (token.isupper() or token.islower())),
    ]
    return [kind for kind, is_so in matches if is_so]


def _in_head(node: Node, run: Run) -> Iterable[Run]:
    """Cut a run at the edges of path segments; elsewhere a slash may belong to it."""
    position = run.start
    while position < run.end:
        part = head.locate(node.content, node.kind, position)
        low, high = max(part.start, position), min(part.end, run.end)
        if not part.is_name:
            kinds = {run.kind, *_kinds_of(node.content[low:high])} if (low, high) != run[1:] else {run.kind}
            yield from (Run(kind, low, high) for kind in kinds)
        position = max(high, position) + 1


def joint_cuts(token: bytes) -> set[int]:
    """Give where in a run something may begin: after the first and the last of each mark that also joins words.

    >>> sorted(joint_cuts(b"v1/data-eyJhIjox"))
    [3, 8]
    """
    return {find(mark) + 1 for mark in _JOINTS for find in (token.find, token.rfind)} - {0}


def base32_pieces(token: bytes) -> list[Span]:
    """Give where between joints of a run (a path, words joined by plus signs) all digits are those of base32.

    >>> base32_pieces(b"d/MZQWYYLNMVUGS3DVOBQV6NJS/x"), base32_pieces(b"MZQWYYLNMVUGS3DVOBQV6NJS")
    ([(2, 26)], [(0, 24)])
    """
    if not any(_MIN_PIECE32 in token.translate(alphabet) for alphabet in _ALPHABETS32):
        return []
    if not _JOINT.search(token) and not (token.isupper() or token.islower()):
        return []
    spans = [match.span() for match in _PIECE32.finditer(token)]
    return [(a, b) for a, b in spans if not token[a:b].isalpha() or b - a >= _MIN_WORD32]


class _Peeler:
    def __init__(self, node: Node, in_text: bool) -> None:
        self._node, self._content, self._in_text = node, node.content, in_text
        self._tried_until = 0

    def peel(self, span: Span, kinds: set[str], limit: int) -> int:
        """Decode one run; gives where the next one may begin: after it, when it makes sense."""
        start, end = span
        content = self._content
        if "base64" in kinds:
            if content[end : end + 1] == b"." and jwt_codec.is_header(content[start:end]):
                return self._token(start, end)
            is_line = end - start in LINE_WIDTHS and end > self._tried_until and "hex" not in kinds
            if is_line and content[end : end + 1] in (b"\r", b"\n") and (last := self._lines(start, end, limit)):
                return last
        found = self._read(span, kinds)
        if found and makes_sense(found[0][0].content):
            for decoded, kind in found:
                self._hang(decoded, kind, start, end)
            return end
        is_hex = bool(found) and found[0][1] == "hex"
        cut = self._aligned(start, end) if "base64" in kinds and not is_hex else None
        is_document = any(kind == "base64" and documents.find(decoded.content) for decoded, kind in found if cut)
        if cut is not None and not is_document:
            self._hang(cut[0], "base64", cut[1], end)
            for decoded, kind in found:
                if len(decoded.content) in _DIGEST_SIZES:
                    self._hang(decoded, kind, start, end)
            return end
        for decoded, kind in found:
            self._hang(decoded, kind, start, end)
        return start

    def _read(self, span: Span, kinds: set[str]) -> list[tuple[Decoded, str]]:
        """Give what a run may say: the readings that make sense, or else all that are worth a look."""
        every = [(self._decoded(kind, *span), kind) for kind in _ORDER if kind in kinds]
        possible = [(decoded, kind) for decoded, kind in every if decoded is not None]
        sensible = [(decoded, kind) for decoded, kind in possible if makes_sense(decoded.content)]
        if sensible:
            return sensible
        worth = [(decoded, kind) for decoded, kind in possible if _is_worth(decoded.content)]
        return worth[:1] if worth and worth[0][1] == "hex" else worth

    def _decoded(self, kind: str, start: int, end: int) -> Decoded | None:
        try:
            return _CODECS[kind].decode(self._content[start:end], self._node.budget)  # type: ignore[no-any-return]
        except LimitReached:
            raise
        except DecodeError:
            return None

    def _hang(self, decoded: Decoded, kind: str, start: int, end: int) -> None:
        name = base64_codec.name_of(self._content[start:end]) if kind == "base64" else kind
        self._node.take(decoded, name, start, end)

    def _token(self, start: int, end: int) -> int:
        """Decode header and payload of a web token; its signature says nothing."""
        rest = _TOKEN_REST.match(self._content, end)
        for low, high in ((start, end), rest.span(1) if rest else (end, end)):
            decoded = self._decoded("base64", low, high) if high > low else None
            if decoded is not None:
                self._node.take(decoded, jwt_codec.NAME, low, high)
        return rest.end() if rest else end

    def _lines(self, start: int, end: int, limit: int) -> int:
        """Decode a run in lines of one width, the last of which may be shorter; gives its end, 0 when it is none."""
        match = _LINES.match(self._content, start, limit)
        if match is None:
            return 0
        self._tried_until = match.end()
        lines = match[0].split()
        n = next((i for i, line in enumerate(lines) if len(line) != end - start), len(lines))
        has_rest = n < len(lines) and len(lines[n]) < end - start
        counts = (n,) if not has_rest else (n + 1, n) if len(lines[n]) % 4 == 0 else (n, n + 1)
        is_usual = n > 1 or end - start in _USUAL_WIDTHS
        found: list[tuple[Decoded, int]] = []
        for count in counts:
            last = start + _end_of_line(match[0], count)
            decoded = self._decoded("base64", start, last)
            if decoded is not None and makes_sense(decoded.content):
                found.insert(0, (decoded, last))
                break
            if decoded is not None and is_usual and len(lines[count - 1]) % 4 == 0:
                found.append((decoded, last))
        if not found:
            return 0
        self._hang(found[0][0], "base64", start, found[0][1])
        return found[0][1]

    def _aligned(self, start: int, end: int) -> tuple[Decoded, int] | None:
        """Give what follows a joint in a run that makes no sense as a whole, and where that begins."""
        token = self._content[start:end]
        for cut in sorted(joint_cuts(token) | (set() if self._in_text else {1, 2, 3})):
            decoded = self._decoded("base64", start + cut, end) if len(token) - cut >= _MIN_REST else None
            if decoded is not None and makes_sense(decoded.content):
                return decoded, start + cut
        return None


def _end_of_line(text: bytes, n: int) -> int:
    """Give where the n-th line (from 1) ends, without its line end."""
    position = -1
    for _ in range(n):
        found = text.find(b"\n", position + 1)
        if found < 0:
            return len(text)
        position = found
    return len(text[:position].rstrip(b"\r"))


def _is_worth(content: bytes) -> bool:
    return len(content) >= _MIN_BINARY or documents.find(content) is not None


def makes_sense(content: bytes) -> bool:
    """Tell whether decoded bytes are text in UTF-8, a packed stream, or a binary property list."""
    if content.startswith((b"bplist0", *FRAMES)):
        return True
    sample = content[:_SAMPLE]
    if not sample.translate(None, _PRINTABLE):
        try:
            sample.decode("utf-8")
        except UnicodeDecodeError as error:
            return error.start > len(sample) - 4 and len(content) > len(sample)
        return bool(sample)
    return any(codec.sniff(content) for codec in _PACKED)
