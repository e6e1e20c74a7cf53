"""From the columns in which flows were met to the frame of a capture: in order of request start, few bytes a row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analyzer.ingest.columns import times
from analyzer.ingest.exchange import PartKind
from analyzer.ingest.flow_lines import FlowColumns
from analyzer.store.scratch import Scratch, TextSpill

if TYPE_CHECKING:
    import mmap

    import numpy as np
    import pandas as pd

_DIGEST = hashlib.sha256().digest_size
_BLOCK = 1 << 14
_KINDS = ("http", "websocket", "dns", "tcp", "udp")
_ATTRIBUTIONS = ("app", "system", "unknown")


def flow_frame(series: dict[str, pd.Series]) -> pd.DataFrame:
    """Give columns as a frame without copying them."""
    import pandas as pd

    return pd.DataFrame(series, copy=False)


def columns_in_order(
    columns: FlowColumns, order: np.ndarray, cut: np.ndarray, scratch: Scratch
) -> dict[str, pd.Series]:
    """Give the columns of table `flows` that need no detection, but for ids and digests, in `order`.

    cut: places in `order` of the flows that lost bytes.
    """
    import numpy as np
    import pandas as pd

    def number(values: Any, dtype: Any = np.int64) -> np.ndarray:
        return scratch.parked(_picked(values, order).astype(dtype))

    def known(values: np.ndarray) -> pd.Series:
        """Give numbers with less than 0 as null."""
        shown = scratch.parked(np.maximum(values, 0)), scratch.parked(values < 0)
        return pd.Series(pd.arrays.IntegerArray(*shown), copy=False)

    t_start, t_end = times(columns.t_start, order), times(columns.t_end, order)
    truncated = _picked(columns.truncated, order).astype(bool)
    truncated[cut] = True
    in_process = number(columns.in_process, bool)
    made = _texts(columns, order, scratch) | {
        "seq": scratch.parked(np.arange(len(order), dtype=np.int64)),
        "t_start": t_start,
        "t_end": t_end,
        "duration_ms": scratch.parked(((t_end - t_start).dt.total_seconds() * 1000).to_numpy()),
        "port": scratch.parked(np.maximum(_picked(columns.port, order).astype(np.int64), 0)),
        "n_query_params": known(_picked(columns.n_params, order).astype(np.int64)),
        "status": known(_picked(columns.status, order).astype(np.int64)),
        "request_bytes": number(columns.request.sizes),
        "response_bytes": number(columns.response.sizes),
        "is_encrypted": number(columns.encrypted, bool),
        "is_truncated": scratch.parked(truncated),
        "is_in_process": in_process,
        "app_attribution": _attribution(in_process, scratch),
    }
    return {name: pd.Series(values, copy=False) for name, values in made.items()}


def _texts(columns: FlowColumns, order: np.ndarray, scratch: Scratch) -> dict[str, Any]:
    opening, answer = columns.opening, columns.answer
    same: dict[str, Any] = {"order": order, "scratch": scratch}
    found: dict[str, Any] = {
        "kind": opening.category("kind", allowed=_KINDS, **same),
        "path": columns.path.text(order),
        "request_media": opening.category("request_type", of=_media, **same),
        "response_media": answer.category("response_type", of=_media, **same),
        "error": columns.error.category("error", **same),
        "client_address": columns.client.category("address", **same),
    }
    for name in ("method", "scheme", "host", "http_version", "tls_version", "sni"):
        found[name] = opening.category(name, **same)
    found["server_ip"] = answer.category("server_ip", **same)
    for side, texts in (("request", opening), ("response", answer)):
        for name in (f"{side}_type", f"{side}_encoding"):
            found[name] = texts.category(name, missing="", **same)
    return found


def _media(content_type: str) -> str | None:
    """Give a media type without parameters, lower case; null where there is none."""
    return content_type.partition(";")[0].strip().lower() or None


def _attribution(in_process: np.ndarray, scratch: Scratch) -> pd.Categorical:
    """Tell whose flows they are: the app's own for certain when they were seen inside it."""
    import numpy as np
    import pandas as pd

    code = {name: number for number, name in enumerate(_ATTRIBUTIONS)}
    codes = scratch.parked(np.where(in_process, np.int8(code["app"]), np.int8(code["unknown"])))
    return pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(list(_ATTRIBUTIONS)), validate=False)


def _picked(numbers: Any, order: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.frombuffer(numbers, dtype=numbers.typecode)[order] if len(order) else np.empty(0, numbers.typecode)


def digest_columns(spans: np.ndarray, data: mmap.mmap | bytes, n_flows: int, scratch: Scratch) -> dict[str, pd.Series]:
    """Give the SHA-256 of the bodies of each flow, null where one is empty. spans: by start."""
    sides = {"request": PartKind.REQUEST_BODY, "response": PartKind.RESPONSE_BODY}
    return {f"{side}_sha256": _digests(spans, kind, data, n_flows, scratch) for side, kind in sides.items()}


def _digests(spans: np.ndarray, kind: PartKind, data: mmap.mmap | bytes, n_flows: int, scratch: Scratch) -> pd.Series:
    import numpy as np

    numbers = np.flatnonzero(spans["kind"] == kind)
    digests, is_known = np.zeros(n_flows, dtype=f"V{_DIGEST}"), np.zeros(n_flows, dtype=bool)
    counts = np.bincount(spans["flow"][numbers], minlength=n_flows)
    view, sha256 = memoryview(data), hashlib.sha256
    running: dict[int, Any] = {}
    for low in range(0, len(numbers), _BLOCK):
        block = spans[numbers[low : low + _BLOCK]]
        is_alone = counts[block["flow"]] == 1
        alone, pieces = block[is_alone], block[~is_alone]
        made = b"".join([sha256(view[start:end]).digest() for start, end in _places(alone)])
        digests[alone["flow"]] = np.frombuffer(made, dtype=digests.dtype)
        is_known[alone["flow"]] = True
        for flow, (start, end) in zip(pieces["flow"].tolist(), _places(pieces), strict=True):
            running.setdefault(flow, sha256()).update(view[start:end])
    for flow, digest in running.items():
        digests[flow] = np.void(digest.digest())
        is_known[flow] = True
    view.release()
    return _hex_column(digests, is_known, scratch)


def _hex_column(digests: np.ndarray, is_known: np.ndarray, scratch: Scratch) -> pd.Series:
    """Give digests as hex digits, null where there is none; some at a time."""
    import numpy as np

    column = TextSpill(scratch)
    for low in range(0, len(digests), _BLOCK):
        is_some = is_known[low : low + _BLOCK]
        column.add_ascii(
            digests[low : low + _BLOCK][is_some].tobytes().hex(), np.where(is_some, 2 * _DIGEST, 0), is_some
        )
    return column.series(np.arange(len(digests)))


def _places(spans: np.ndarray) -> Iterator[tuple[int, int]]:
    """Give start and end of spans."""
    return zip(spans["start"].tolist(), (spans["start"] + spans["length"]).tolist(), strict=True)
