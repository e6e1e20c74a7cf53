"""Small raw sessions for tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

T0 = 1_700_000_000.0
CLIENT = {
    "id": "c1",
    "address": ["127.0.0.1", 40000],
    "tls_version": "TLSv1.3",
    "sni": "api.example.com",
    "alpn": "h2",
}
SERVER = {"id": "s1", "address": ["api.example.com", 443], "peer": ["192.0.2.7", 443]}


def request(flow_id: str = "f1", **changes: Any) -> dict[str, Any]:
    """Fields of a request for `RawWriter.request`."""
    return {
        "flow_id": flow_id,
        "t_start": T0,
        "t_end": T0 + 0.01,
        "method": "POST",
        "scheme": "https",
        "host": "api.example.com",
        "port": 443,
        "authority": "",
        "path": "/v1?a=1&b=2",
        "http_version": "HTTP/1.1",
        "headers": [["Host", "api.example.com"], ["Content-Type", "application/json; charset=utf-8"]],
        "trailers": [],
        "streamed": False,
        "client": CLIENT,
        **changes,
    }


def response(flow_id: str = "f1", **changes: Any) -> dict[str, Any]:
    """Fields of a response for `RawWriter.response`."""
    return {
        "flow_id": flow_id,
        "t_start": T0 + 0.02,
        "t_end": T0 + 0.05,
        "status": 200,
        "reason": "OK",
        "http_version": "HTTP/1.1",
        "headers": [["content-type", "text/html"], ["Content-Encoding", "GZIP"]],
        "trailers": [],
        "streamed": False,
        "server": SERVER,
        **changes,
    }


def write_lines(path: Path, lines: list[dict[str, Any]], *, start: float = T0) -> None:
    """Write lines with `v, t, t_mono, seq` filled in where absent, a second apart from `start`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        for seq, line in enumerate(lines):
            t = line.get("t", start + seq)
            file.write(json.dumps({"v": 1, "t": t, "t_mono": t, "seq": seq, **line}) + "\n")
