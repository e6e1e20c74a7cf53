"""Small HARs in the shapes of many writers, for tests."""

from __future__ import annotations

import json
from typing import Any

START = "2023-11-14T22:13:20.500Z"
T_START = 1_700_000_000.5


def entry(**changes: Any) -> dict[str, Any]:
    """An entry as the standard has it; `request` and `response` are merged into what is there."""
    request = {
        "method": "POST",
        "url": "https://api.example.com/v1?a=1&b=2",
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": [{"name": "Host", "value": "api.example.com"}, {"name": "Content-Type", "value": "text/plain"}],
        "queryString": [{"name": "a", "value": "1"}, {"name": "b", "value": "2"}],
        "postData": {"mimeType": "text/plain", "text": "sent"},
        "headersSize": 50,
        "bodySize": 4,
    }
    response = {
        "status": 200,
        "statusText": "OK",
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": [{"name": "Content-Type", "value": "text/plain"}],
        "content": {"size": 8, "mimeType": "text/plain", "text": "received"},
        "redirectURL": "",
        "headersSize": 50,
        "bodySize": 8,
    }
    whole = {
        "startedDateTime": START,
        "time": 100,
        "request": {**request, **changes.pop("request", {})},
        "response": {**response, **changes.pop("response", {})},
        "cache": {},
        "timings": {"blocked": 5, "dns": -1, "connect": -1, "send": 5, "wait": 40, "receive": 50, "ssl": -1},
        "serverIPAddress": "192.0.2.7",
    }
    return {**whole, **changes}


def har(*entries: Any, **log: Any) -> bytes:
    """A HAR of these entries."""
    creator = {"name": "test", "version": "1"}
    return json.dumps({"log": {"version": "1.2", "creator": creator, **log, "entries": list(entries)}}).encode()


def without(whole: dict[str, Any], *path: str) -> dict[str, Any]:
    """A deep copy of an entry without the key at `path`."""
    copy: dict[str, Any] = json.loads(json.dumps(whole))
    place = copy
    for key in path[:-1]:
        place = place[key]
    del place[path[-1]]
    return copy
