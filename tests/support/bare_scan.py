"""Hyperscan alone, with nothing around it: what the speed of detection is measured beside."""

from __future__ import annotations

import base64
import functools
import mmap
import time
from pathlib import Path

from analyzer.ingest.exchange import PartKind
from analyzer.ingest.raw import load_capture
from support.traffic import values

_PIECE = 1 << 24


def closure_patterns() -> list[bytes]:
    """Give the whole closure of the values as plain patterns: their forms, and their digests in every writing."""
    from analyzer.detect.transforms import digests_of, forms_of

    patterns: dict[bytes, None] = {}
    for value in values():
        patterns |= dict.fromkeys(form.pattern for form in forms_of(value.data_type, value.text))
    for value in values():
        for digest in sorted(digests_of(value.data_type, value.text), key=lambda one: one.steps):
            code, text = digest.raw.hex(), base64.b64encode(digest.raw).rstrip(b"=")
            written = (code.encode(), code.upper().encode(), code[:16].encode(), text, text.translate(_URL_SAFE))
            patterns |= dict.fromkeys(written)
    return [*patterns]


_URL_SAFE = bytes.maketrans(b"+/", b"-_")


class BareScan:
    """Hyperscan alone: one block scan per piece, finds counted."""

    def __init__(self, patterns: list[bytes]) -> None:
        import hyperscan

        self.n = len(patterns)
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        expressions = [b"".join(b"\\x%02x" % byte for byte in pattern[:256]) for pattern in patterns]
        began = time.process_time()
        self._database.compile(
            expressions=expressions, ids=[*range(self.n)], elements=self.n, flags=hyperscan.HS_FLAG_DOTALL
        )
        self.compile_s = time.process_time() - began

    def scan(self, file: Path) -> float:
        """Give the CPU seconds of a scan of a file."""
        with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            began = time.process_time()
            with memoryview(data) as view:
                for start in range(0, len(view), _PIECE):
                    with view[start : start + _PIECE] as piece:
                        self._database.scan(piece, match_event_handler=lambda *_: None)
            return time.process_time() - began

    def scan_inflated(self, raw_dir: Path) -> float:
        """Give the CPU seconds of inflating the gzipped bodies of a session with isal and scanning them."""
        from isal import igzip

        capture = load_capture(raw_dir)
        spans = capture.spans[capture.spans["kind"] == PartKind.REQUEST_BODY]
        seconds, contents, size = 0.0, [], 0
        for start, length in zip(spans["start"].tolist(), spans["length"].tolist(), strict=True):
            began = time.process_time()
            contents.append(igzip.decompress(capture.data[start : start + length]))
            seconds += time.process_time() - began
            size += len(contents[-1])
            if size > _PIECE:
                seconds += self._scan_joined(contents)
                contents, size = [], 0
        return seconds + self._scan_joined(contents)

    def _scan_joined(self, contents: list[bytes]) -> float:
        joined = b"\n".join(contents)
        began = time.process_time()
        self._database.scan(joined, match_event_handler=lambda *_: None)
        return time.process_time() - began


@functools.cache
def of_whole_closure() -> BareScan:
    """Give a scan of the whole closure, made once."""
    return BareScan(closure_patterns())
