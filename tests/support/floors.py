"""What no way of searching is without: the least that an analysis of this design does, to show how fast it could be.

`least` reads the rows, scans the bytes once, and peels and names what matches there. It looks behind nothing, so it
finds plain values alone: what remains above it is the price of every other form, and of looking for it.
"""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import orjson

from analyzer.detect.engine import group_by_owner
from analyzer.detect.kernel import CANDIDATE, CONTENT, Kernel
from analyzer.detect.known import KnownValue
from analyzer.detect.search import Pieces, SearchSet, Signs
from analyzer.detect.sweep import Sweep
from analyzer.ingest.exchange import PartKind
from analyzer.ingest.raw import load_capture

_BATCH = 1 << 24


class ScanAlone(SearchSet):
    """Says of pieces what one scan of their bytes says, and nothing of runs and escapes."""

    def scan(self, pieces: Pieces) -> dict[int, Signs]:
        """Give what was seen by number of the piece."""
        signs: dict[int, Signs] = defaultdict(Signs)
        if len(pieces.starts):
            found = self._engine.scan(pieces.array.data, int(pieces.starts[0]), int(pieces.ends[-1]))
            self._take(signs, pieces, *group_by_owner(found, pieces.starts, pieces.ends))
        return dict(sorted(signs.items()))


def least(raw_dir: Path, values: Iterable[KnownValue]) -> float:
    """Give the CPU seconds of reading a session, compiling, one scan, and naming of what it finds."""
    began = time.process_time()
    capture = load_capture(raw_dir)
    swept = Sweep(capture, ScanAlone(values)).run()
    seconds = time.process_time() - began
    assert swept.readings
    return seconds


def inflate_and_scan(raw_dir: Path, search: SearchSet) -> float:
    """Give the CPU seconds of reading a session of gzipped bodies, inflating them with isal, and one scan of them."""
    from isal import igzip

    began = time.process_time()
    capture = load_capture(raw_dir)
    spans = capture.spans[capture.spans["kind"] == PartKind.REQUEST_BODY]
    contents, size = [], 0
    for start, length in zip(spans["start"].tolist(), spans["length"].tolist(), strict=True):
        contents.append(igzip.decompress(capture.data[start : start + length]))
        size += len(contents[-1])
        if size > _BATCH:
            search._engine.scan(np.frombuffer(b"\n".join(contents), dtype=np.uint8).data)
            contents, size = [], 0
    search._engine.scan(np.frombuffer(b"\n".join(contents), dtype=np.uint8).data)
    return time.process_time() - began


def read_lines_and_hash(raw_dir: Path) -> float:
    """Give the CPU seconds of parsing the lines of a session and of one digest of its bodies."""
    began = time.process_time()
    with (raw_dir / "flows.jsonl").open("rb") as lines:
        for line in lines:
            orjson.loads(line)
    with (raw_dir / "bodies.bin").open("rb") as bodies:
        hashlib.file_digest(bodies, "sha256")
    return time.process_time() - began


def look_behind(raw_dir: Path) -> float:
    """Give the CPU seconds of finding and undoing one layer, with what nothing was found in."""
    capture = load_capture(raw_dir)
    array = np.frombuffer(capture.data, dtype=np.uint8)
    starts = capture.spans["start"].astype(np.int64)
    flags = np.full(len(starts), CANDIDATE | CONTENT, dtype=np.uint8)
    kernel = Kernel(np.zeros(0, dtype=np.uint64), all_free=False)
    began = time.process_time()
    for _ in kernel.look(array, (starts, starts + capture.spans["length"]), flags, 0):
        pass
    return time.process_time() - began
