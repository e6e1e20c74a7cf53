"""Reading `flows.jsonl` and `bodies.bin`: flows as columns, bytes as spans of one memory-mapped array."""

from __future__ import annotations

import hashlib
import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.ingest.columns import TextColumn, times
from analyzer.ingest.exchange import Capture, PartKind
from analyzer.ingest.flow_lines import FlowColumns
from analyzer.ingest.lines import BadLines, gap, parse_record, whole_lines
from analyzer.ingest.plain_lines import PlainLines
from analyzer.model.enums import GapKind
from analyzer.store.files import reading

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

FLOWS_FILE = "flows.jsonl"
BODIES_FILE = "bodies.bin"

_DIGEST = hashlib.sha256().digest_size
_BLOCK = 1 << 14
_KINDS = ("http", "websocket", "dns", "tcp", "udp")
_ATTRIBUTIONS = ("app", "system", "unknown")


def load_capture(raw_dir: Path) -> Capture:
    """Read the flows of a session.

    Whole lines before a cut or a broken one are kept; what is not is in `gaps`. A streamed body whose end
    never came consists of the parts that were written. `decoded: true` in a line (imports) says that the
    body is kept without its content coding: its encoding is "" then, as where the header is absent.
    Raises DataError E304 when a file cannot be read.
    Cost: one pass; a process grows by 1.4 kB per flow (measured on 100,000); the bodies stay in the file.
    """
    import numpy as np

    columns, bad = FlowColumns(), BadLines(FLOWS_FILE)
    plain = PlainLines(columns)
    for number, data in whole_lines(raw_dir / FLOWS_FILE, bad):
        if not plain.take(data):
            line = parse_record(data)
            if line is None or not columns.take(line):
                bad.add(number)
    bad.n_bad += columns.take_early()
    n_open = columns.end_open_bodies()
    bodies = map_bytes(raw_dir / BODIES_FILE)
    starts = np.frombuffer(columns.t_start)[: len(columns.rows)] if columns.rows else np.empty(0)
    order = np.argsort(starts, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    spans, cut, n_overlapping = columns.spans.table(len(bodies), rank)
    flows = _frame(columns, order)
    flows.loc[cut, "is_truncated"] = True
    gaps = bad.gaps() + _gaps(columns, n_open, len(cut), n_overlapping)
    del columns  # the digests take its place in memory
    for side, kind in (("request", PartKind.REQUEST_BODY), ("response", PartKind.RESPONSE_BODY)):
        flows[f"{side}_sha256"] = _digests(spans[spans["kind"] == kind], bodies, len(flows))
    return Capture(flows=flows, spans=spans, data=bodies, gaps=gaps)


def map_bytes(path: Path) -> mmap.mmap | bytes:
    """Give the bytes of a file memory-mapped for reading; b"" when it is absent or empty."""
    with reading(path):
        if not path.exists() or path.stat().st_size == 0:
            return b""
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _frame(columns: FlowColumns, order: np.ndarray) -> pd.DataFrame:
    """Give the columns of table `flows` that need no detection, in order of request start."""
    import numpy as np
    import pandas as pd

    n = len(order)
    opening, answer = columns.opening, columns.answer
    t_start, t_end = times(columns.t_start, order), times(columns.t_end, order)
    is_http = pd.Series(np.frombuffer(columns.n_params, dtype=np.int32)[order] >= 0 if n else np.empty(0, bool))
    return pd.DataFrame(
        {
            "flow_id": pd.Series(list(columns.rows), dtype="str").take(order).reset_index(drop=True),
            "seq": np.arange(n, dtype=np.int64),
            "kind": opening.category("kind", order, _KINDS),
            "t_start": t_start,
            "t_end": t_end,
            "duration_ms": (t_end - t_start).dt.total_seconds() * 1000,
            "method": opening.category("method", order),
            "scheme": opening.category("scheme", order),
            "host": opening.text("host", order),
            "port": _integers(columns.port, order).clip(lower=0),
            "path": columns.path.text(order),
            "n_query_params": _integers(columns.n_params, order).astype("Int64").where(is_http),
            "status": _known(_integers(columns.status, order)),
            "http_version": opening.category("http_version", order),
            "request_bytes": _integers(columns.request.sizes, order),
            "response_bytes": _integers(columns.response.sizes, order),
            "request_media": _media(opening.category("request_type", order)),
            "response_media": _media(answer.category("response_type", order)),
            "is_encrypted": _integers(columns.encrypted, order).astype(bool),
            "tls_version": opening.category("tls_version", order),
            "sni": opening.text("sni", order),
            "server_ip": answer.text("server_ip", order),
            "is_truncated": _integers(columns.truncated, order).astype(bool),
            "is_in_process": _integers(columns.in_process, order).astype(bool),
            "app_attribution": _attribution(_integers(columns.in_process, order)),
            "error": columns.error.text("error", order),
            "client_address": columns.client.text("address", order),
            "request_type": opening.text("request_type", order).fillna(""),
            "response_type": answer.text("response_type", order).fillna(""),
            "request_encoding": opening.text("request_encoding", order).fillna(""),
            "response_encoding": answer.text("response_encoding", order).fillna(""),
        }
    )


def _attribution(in_process: pd.Series) -> pd.Categorical:
    """Tell whose flows they are: the app's own for certain when they were seen inside it."""
    import pandas as pd

    code = {name: number for number, name in enumerate(_ATTRIBUTIONS)}
    codes = in_process.map({0: code["unknown"], 1: code["app"]}).to_numpy(dtype="int8")
    return pd.Categorical.from_codes(codes, categories=list(_ATTRIBUTIONS))


def _integers(numbers: Any, order: np.ndarray) -> pd.Series:
    import numpy as np
    import pandas as pd

    values = np.frombuffer(numbers, dtype=numbers.typecode)[order] if len(order) else np.empty(0)
    return pd.Series(values.astype(np.int64))


def _known(numbers: pd.Series) -> pd.Series:
    """Give numbers with -1 as null."""
    return numbers.astype("Int64").where(numbers >= 0)


def _media(types: pd.Series) -> pd.Series:
    """Give media types without parameters, lower case; null where there is none."""
    media = {name: name.partition(";")[0].strip().lower() or None for name in types.cat.categories}
    return types.map(media).astype("category")


def _digests(spans: np.ndarray, data: mmap.mmap | bytes, n_flows: int) -> pd.Series:
    """Give the SHA-256 of each flow's body, null where it is empty. spans: of the bodies, by start."""
    import numpy as np

    digests, is_known = np.zeros(n_flows, dtype=f"V{_DIGEST}"), np.zeros(n_flows, dtype=bool)
    is_alone = np.bincount(spans["flow"], minlength=n_flows)[spans["flow"]] == 1
    view, sha256 = memoryview(data), hashlib.sha256
    alone, pieces = spans[is_alone], spans[~is_alone]
    for block in _blocks(alone):
        made = b"".join([sha256(view[start:end]).digest() for start, end in _places(block)])
        digests[block["flow"]] = np.frombuffer(made, dtype=digests.dtype)
        is_known[block["flow"]] = True
    running: dict[int, Any] = {}
    for block in _blocks(pieces):
        for flow, (start, end) in zip(block["flow"].tolist(), _places(block), strict=True):
            running.setdefault(flow, sha256()).update(view[start:end])
    for flow, digest in running.items():
        digests[flow] = np.void(digest.digest())
        is_known[flow] = True
    view.release()
    return _hex_column(digests, is_known)


def _hex_column(digests: np.ndarray, is_known: np.ndarray) -> pd.Series:
    """Give digests as hex digits, null where there is none; in blocks, so that few objects live at a time."""
    import numpy as np

    column, width = TextColumn(), 2 * _DIGEST
    for low in range(0, len(digests), _BLOCK):
        digits = digests[low : low + _BLOCK].tobytes().hex()
        column.loose += [
            digits[width * row : width * (row + 1)] if known else None
            for row, known in enumerate(is_known[low : low + _BLOCK].tolist())
        ]
        column.pack()
    return column.text(np.arange(len(digests)))


def _blocks(spans: np.ndarray) -> Iterator[np.ndarray]:
    return (spans[low : low + _BLOCK] for low in range(0, len(spans), _BLOCK))


def _places(spans: np.ndarray) -> Iterator[tuple[int, int]]:
    """Give start and end of spans."""
    return zip(spans["start"].tolist(), (spans["start"] + spans["length"]).tolist(), strict=True)


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
