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


def lines_of(raw_dir: Path, name: str = "flows.jsonl") -> list[dict[str, Any]]:
    """The lines of a raw file as dicts."""
    return [json.loads(line) for line in (raw_dir / name).read_bytes().splitlines()]


def bodies_of(raw_dir: Path, line: dict[str, Any], name: str = "body") -> bytes:
    """The bytes that a line points at."""
    data = (raw_dir / "bodies.bin").read_bytes()
    return b"".join(data[start : start + length] for start, length in line[name])


def comparable(raw_dir: Path) -> list[dict[str, Any]]:
    """What a session holds, line by line: bytes in place of segments, no nulls, nothing that only counts lines.

    `t` and `t_mono` of requests and responses say when the line was written, which no other format keeps.
    """
    found = []
    for line in lines_of(raw_dir):
        if line["kind"] == "checkpoint":
            continue
        whole = _without_nulls(line)
        for name in ("body", "query", "response"):
            if isinstance(whole.get(name), list):
                whole[name] = bodies_of(raw_dir, whole, name)
        for place in (whole, whole.get("request"), whole.get("response")):
            if isinstance(place, dict) and "head" in place:
                place["head"] = bodies_of(raw_dir, {"head": [place["head"]]}, "head")
                for name in [name for name, value in place.items() if value is False or value == []]:
                    del place[name]
        for name in (
            "seq",
            "t_mono",
            *(("t",) if line["kind"] in ("request", "response", "head", "part", "dns") else ()),
        ):
            whole.pop(name, None)
        for name in ("trailers", "trailers_at"):
            if whole.get(name) == [] or name == "trailers_at":
                whole.pop(name, None)
        found.append({name: value for name, value in whole.items() if value is not False})
    return found


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(item) for name, item in value.items() if item is not None}
    return value
