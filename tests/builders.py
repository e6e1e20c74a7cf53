"""Small captures and event logs built in memory, as the readers would give them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analyzer.detect.pipeline import Detected, DetectInputs, Evidence, detect_evidence
from analyzer.ingest.events import EventLog, MarkLog, NetLog
from analyzer.ingest.exchange import SPAN_FIELDS, Capture, PartKind

SALT = b"\x01" * 32
Segments = bytes | list[bytes]


@dataclass
class CaptureBuilder:
    """Collects flows; `build()` gives the capture. Times are seconds; flows are numbered f0, f1 …"""

    t: float = 1_700_000_000.0
    _data: bytearray = field(default_factory=bytearray)
    _spans: list[tuple[Any, ...]] = field(default_factory=list)
    _flows: list[dict[str, Any]] = field(default_factory=list)
    _n_parts: int = 0

    def http(
        self,
        *,
        method: str = "POST",
        host: str = "t.example.net",
        target: str = "/",
        headers: tuple[tuple[str, str], ...] = (),
        body: Segments = b"",
        response: Segments = b"",
        response_headers: tuple[tuple[str, str], ...] = (),
        t: float | None = None,
        scheme: str = "https",
    ) -> CaptureBuilder:
        """Add one exchange; bodies given as lists are streamed in those segments."""
        at = self.t + len(self._flows) if t is None else t
        flow = self._flow(host, at, scheme, target, method)
        self._headers(flow, "request", headers)
        self._headers(flow, "response", response_headers)
        head = f"{method} {target} HTTP/1.1\r\nhost: {host}\r\n" + _lines(headers)
        self._part(flow, PartKind.REQUEST_HEAD, head.encode("latin-1"), True, at)
        self._part(flow, PartKind.REQUEST_BODY, body, True, at)
        self._part(
            flow, PartKind.RESPONSE_HEAD, ("HTTP/1.1 200 OK\r\n" + _lines(response_headers)).encode(), False, at + 0.5
        )
        self._part(flow, PartKind.RESPONSE_BODY, response, False, at + 0.5)
        row = self._flows[flow]
        row["request_bytes"], row["response_bytes"] = len(_joined(body)), len(_joined(response))
        return self

    def message(self, body: bytes, *, from_client: bool = True, t: float | None = None) -> CaptureBuilder:
        """Add a WebSocket message to the last flow."""
        flow = len(self._flows) - 1
        self._flows[flow]["kind"] = "websocket"
        at = self._flows[flow]["t_start"] + 1 if t is None else t
        self._part(flow, PartKind.MESSAGE, body, from_client, at)
        return self

    def _flow(self, host: str, t: float, scheme: str, target: str, method: str) -> int:
        path, question, query = target.partition("?")
        self._flows.append(
            {
                "flow_id": f"f{len(self._flows)}",
                "seq": len(self._flows),
                "kind": "http",
                "t_start": t,
                "method": method,
                "scheme": scheme,
                "host": host,
                "port": 443,
                "path": path,
                "n_query_params": query.count("&") + 1 if question else 0,
                "request_bytes": 0,
                "response_bytes": 0,
                "is_encrypted": scheme == "https",
                "sni": host,
                "is_truncated": False,
                "app_attribution": "unknown",
                "request_encoding": "",
                "response_encoding": "",
                "request_type": "",
                "response_type": "",
            }
        )
        return len(self._flows) - 1

    def _headers(self, flow: int, side: str, headers: tuple[tuple[str, str], ...]) -> None:
        for name, value in headers:
            if name.lower() == "content-encoding":
                self._flows[flow][f"{side}_encoding"] = value
            if name.lower() == "content-type":
                self._flows[flow][f"{side}_type"] = value

    def _part(self, flow: int, kind: PartKind, body: Segments, from_client: bool, t: float) -> None:
        for segment in [body] if isinstance(body, bytes) else body:
            if segment:
                self._spans.append((len(self._data), len(segment), flow, self._n_parts, kind, from_client, t))
                self._data += segment
        self._n_parts += 1

    def build(self) -> Capture:
        """Give the capture."""
        flows = pd.DataFrame(self._flows)
        if len(flows):
            flows["t_start"] = pd.to_datetime((flows["t_start"] * 1e6).round(), unit="us", utc=True).dt.as_unit("us")
        spans = np.array(self._spans, dtype=SPAN_FIELDS)
        return Capture(flows=flows, spans=spans, data=bytes(self._data))


def _joined(body: Segments) -> bytes:
    return body if isinstance(body, bytes) else b"".join(body)


def _lines(headers: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in headers) + "\r\n"


def api_call(hook: str, value: str | None, *, t: float, seq: int = 0, **fields: Any) -> dict[str, Any]:
    """Give one hook call as the reader gives it."""
    call = {"kind": "api", "hook": hook, "agent": "a1", "event_id": f"a1:{seq}", "seq": seq, "pid": 7, "tid": 8}
    return call | {"t": t, "t_host": t, "value": value, "values": [], "caller": None, "stack_hash": None} | fields


def run(
    capture: Capture,
    inputs: DetectInputs | None = None,
    *,
    calls: list[dict[str, Any]] | None = None,
    hooks: dict[str, dict[str, Any]] | None = None,
    marks: list[tuple[float, str]] | None = None,
    planted: dict[str, list[str]] | None = None,
    app_id: str | None = None,
    uncertainty_s: float = 0.0,
) -> Detected:
    """Run the whole of detection."""
    events = EventLog(calls=calls or [], hooks=hooks or {}, clock_uncertainty_s=uncertainty_s)
    mark_log = MarkLog(marks=[{"t": t, "mark": mark, "note": "", "source": "operator"} for t, mark in marks or []])
    evidence = Evidence(capture, events, mark_log, NetLog(), {"values": planted or {}})
    return detect_evidence(evidence, inputs or DetectInputs(), session_id="s1", salt=SALT, app_id=app_id)


def sightings(detected: Detected, *columns: str, act: str = "sent") -> list[tuple[str, ...]]:
    """Give columns of the observations of one act, sorted; (location, layers, path, transform) by default."""
    names = columns or ("location", "layers", "path", "transform")
    table = detected.tables["observations"]
    rows = table[table["act"] == act]
    return sorted(tuple(str(row[name]) for name in names) for _, row in rows.iterrows())
