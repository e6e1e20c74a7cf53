"""Reading `flows.jsonl` and `bodies.bin`: flows as columns, bytes as spans of one memory-mapped array."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any

from analyzer.ingest.exchange import Capture
from analyzer.ingest.flow_frame import columns_in_order, digest_columns, flow_frame
from analyzer.ingest.flow_lines import FlowColumns
from analyzer.ingest.lines import BadLines, gap, parse_record, whole_lines
from analyzer.ingest.plain_lines import PlainLines
from analyzer.model.enums import GapKind
from analyzer.store.files import reading
from analyzer.store.scratch import Scratch, give_back

FLOWS_FILE = "flows.jsonl"
BODIES_FILE = "bodies.bin"


def load_capture(raw_dir: Path) -> Capture:
    """Read the flows of a session.

    Whole lines before a cut or a broken one are kept; what is not is in `gaps`. A streamed body whose end
    never came consists of the parts that were written. `decoded: true` in a line (imports) says that the
    body is kept without its content coding: its encoding is "" then, as where the header is absent.
    Raises DataError E304 when a file cannot be read.
    Cost: one pass; what grows with the flows goes to files without a name (`analyzer.store.scratch`), while reading
    all but their ids and numbers; the bodies stay where they are.
    """
    import numpy as np

    scratch = Scratch(raw_dir)
    columns, bad = FlowColumns(scratch), BadLines(FLOWS_FILE)
    plain = PlainLines(columns)
    for number, data in whole_lines(raw_dir / FLOWS_FILE, bad):
        if not plain.take(data):
            line = parse_record(data)
            if line is None or not columns.take(line):
                bad.add(number)
    bad.n_bad += columns.take_early()
    n_open = columns.end_open_bodies()
    bodies = map_bytes(raw_dir / BODIES_FILE)
    n = len(columns.ids)
    order = np.argsort(np.frombuffer(columns.t_start)[:n] if n else np.empty(0), kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    spans, cut, n_overlapping = columns.spans.table(len(bodies), rank)
    del rank
    series = {"flow_id": columns.ids.series(order)} | columns_in_order(columns, order, cut, scratch)
    gaps = bad.gaps() + _gaps(columns, n_open, len(cut), n_overlapping)
    del plain, columns, order  # the digests take their place in memory
    series |= digest_columns(spans, bodies, n, scratch)
    give_back(n)
    return Capture(flow_frame(series), spans, bodies, gaps, scratch)


def map_bytes(path: Path) -> mmap.mmap | bytes:
    """Give the bytes of a file memory-mapped for reading; b"" when it is absent or empty."""
    with reading(path):
        if not path.exists() or path.stat().st_size == 0:
            return b""
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _gaps(columns: FlowColumns, n_open: int, n_cut: int, n_overlapping: int) -> list[dict[str, Any]]:
    rows = []
    if n_open:
        rows.append(gap(GapKind.TRUNCATED_FLOW, FLOWS_FILE, n_open, detail="streamed bodies whose end was not seen"))
    for name, side in columns.sides.items():
        if side.n_missing:
            detail = f"{name} bodies that whoever recorded them did not keep"
            rows.append(gap(GapKind.MISSING_BODY, f"{name} bodies", side.n_missing, detail=detail))
    if n_cut:
        detail = "flows whose bytes lie beyond the end of the file"
        rows.append(gap(GapKind.TRUNCATED_FILE, BODIES_FILE, n_cut, detail=detail))
    if n_overlapping:
        detail = "segments that claim the bytes of another segment"
        rows.append(gap(GapKind.BAD_MESSAGE, BODIES_FILE, n_overlapping, detail=detail))
    jumps = columns.drift.jumps()
    if jumps:
        sizes = ", ".join(f"{size:+.1f} s" for size in jumps)
        rows.append(gap(GapKind.CLOCK_JUMP, FLOWS_FILE, len(jumps), detail=f"the host's clock jumped by {sizes}"))
    return rows
