"""One entry of a HAR, of whatever dialect, as the lines of our raw format."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote_plus

from analyzer.ingest.extras import Message, end_of, is_moment, overlaid
from analyzer.ingest.har_text import body_bytes, from_base64, is_still_encoded, utf8, wire_text
from analyzer.ingest.result import Tally
from analyzer.model.enums import GapKind

EXTENSION = "_consentinel"
"""What a HAR has no place for, in an entry that we wrote; see `har_export`."""

_URL = re.compile(r"(https?|wss?)://(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^/?#:]*)(?::(\d*))?([^#]*)", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:\w+://)?(\[[^\]/?#]+\]|[^/?#:@]+)(?::\d*)?/?$")
_PORTS = {"http": 80, "ws": 80, "https": 443, "wss": 443}
_VERSIONS = {"h2": "HTTP/2.0", "HTTP/2": "HTTP/2.0", "h3": "HTTP/3", "HTTP/3.0": "HTTP/3", "": "HTTP/1.1"}
_MAX_STATUS = 999

Fields = dict[str, Any]


class SkipEntry(Exception):
    """The entry holds no exchange; the message says why, without its values."""


class Tunnel(SkipEntry):
    """The entry is the opening of a tunnel through the proxy. host: whereto."""

    def __init__(self, host: str) -> None:
        super().__init__("tunnels")
        self.host = host


@dataclass
class Entry:
    """One exchange. messages: WebSocket messages as (time, fields, bytes). end: fields of an `end` line."""

    request: Message
    response: Message | None
    messages: list[tuple[float, Fields, bytes]] = field(default_factory=list)
    end: tuple[float, Fields] | None = None


class EntryReader:
    """Reads entries one after another; one without a time takes that of the entry before it."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._last_start = 0.0

    def read(self, entry: Any, flow_id: str) -> Entry:
        """Give the exchange of an entry. Raises SkipEntry, and Tunnel for a CONNECT of another tool."""
        request = entry.get("request") if isinstance(entry, dict) else None
        url = request.get("url") if isinstance(request, dict) else None
        if not isinstance(request, dict) or not isinstance(url, str):
            raise SkipEntry("entries without a request or its URL")
        if _text(request.get("method")).upper() == "CONNECT" and EXTENSION not in entry:
            raise Tunnel(_tunnel_host(url))
        scheme, host, port, path = _split_url(url)
        extra = _dict(entry.get(EXTENSION))
        moments = self._moments(entry)
        websocket = _list(entry.get("_webSocketMessages"))
        fields = {
            "flow_id": flow_id,
            "t_start": moments[0],
            "t_end": moments[1],
            "method": wire_text(_text(request.get("method")) or "GET"),
            "scheme": scheme,
            "host": host,
            "port": port,
            "path": path,
            **self._shared(request, is_ours=bool(extra)),
            "client": {"id": "har"},
            "websocket": bool(websocket) or scheme in ("ws", "wss"),
        }
        body = self._request_body(request, fields)
        message = overlaid(Message(fields, body), _dict(extra.get("request")))
        response = self._response(entry, fields, moments)
        if response is not None:
            response = overlaid(response, _dict(extra.get("response")))
        found = Entry(message, response, end=_end(entry, extra, moments[3]))
        found.messages = self._websocket(websocket, _list(extra.get("messages")), moments[0])
        return found

    def _moments(self, entry: Fields) -> tuple[float, float, float, float]:
        """Give start and end of request, start and end of response, seconds, never going back."""
        start = _moment(entry.get("startedDateTime"))
        if start is None:
            self._tally.gap(GapKind.CLOCK_UNCERTAIN, "startedDateTime", "entries without a time; the one before counts")
            start = self._last_start
        self._last_start = start
        timings = _dict(entry.get("timings"))
        sent = start + sum(_milliseconds(timings.get(name)) for name in ("blocked", "dns", "connect", "send"))
        answered = sent + _milliseconds(timings.get("wait"))
        ended = max(answered + _milliseconds(timings.get("receive")), start + _milliseconds(entry.get("time")))
        return start, min(sent, ended), min(answered, ended), ended

    def _shared(self, side: Fields, *, is_ours: bool) -> Fields:
        """Give the fields that request and response have in common."""
        headers, authority = [], ""
        for name, value in self._headers(side.get("headers")):
            if is_ours or not name.startswith(":"):
                headers.append([name, value])
            elif name == ":authority":
                authority = value
        cookies = [item for item in _list(side.get("cookies")) if isinstance(item, dict) and item.get("name")]
        if cookies and "url" in side and not any(name.lower() == "cookie" for name, _ in headers):
            text = "; ".join(f"{_text(item['name'])}={_text(item.get('value'))}" for item in cookies)
            headers.append(["Cookie", wire_text(text)])
            self._tally.note("cookie headers were rebuilt from the cookies listed")
        version = _text(side.get("httpVersion")).strip()
        known = _VERSIONS.get(version) or _VERSIONS.get(version.upper()) or version.upper()
        return {
            "http_version": wire_text("HTTP/1.1" if known == "UNKNOWN" else known),
            "headers": headers,
            "authority": authority,
            "trailers": [],
            "streamed": False,
        }

    def _headers(self, headers: Any) -> list[tuple[str, str]]:
        """Give headers of either shape: `{"name", "value"}` of most writers, `[name, value]` of some."""
        found = []
        items = list(headers.items()) if isinstance(headers, dict) else _list(headers)
        for item in items:
            pair = (item.get("name"), item.get("value")) if isinstance(item, dict) else item
            if isinstance(pair, list | tuple) and len(pair) == 2 and isinstance(pair[0], str):
                found.append((wire_text(pair[0]), wire_text(_text(pair[1]))))
            else:
                self._tally.gap(GapKind.BAD_MESSAGE, "headers", "headers without a name")
        return found

    def _request_body(self, request: Fields, fields: Fields) -> bytes | None:
        """Give the body, and set `decoded` where the text is that of a compressed body."""
        post = _dict(request.get("postData"))
        text, content_type = _text(post.get("text")), _header(fields, "content-type") or _text(post.get("mimeType"))
        if not text and post.get("params"):
            self._tally.note("request bodies were rebuilt from their parameters")
            fields["rebuilt"] = True
            return _form(_list(post["params"]), content_type)
        if not text:
            return None if _size(request.get("bodySize")) > 0 else b""
        if post.get("encoding") == "base64":
            return self._base64(text, fields)
        return self._plain(text, content_type, fields)

    def _plain(self, text: str, content_type: str, fields: Fields) -> bytes:
        encoding = _header(fields, "content-encoding").strip().lower()
        if not encoding:
            return body_bytes(text, content_type)
        try:
            data = text.encode("latin-1")
            if is_still_encoded(data, encoding):
                return data
        except UnicodeEncodeError:
            pass
        fields["decoded"] = True
        return body_bytes(text, content_type)

    def _base64(self, text: str, fields: Fields) -> bytes | None:
        data = from_base64(text)
        if data is None:
            self._tally.gap(GapKind.BAD_MESSAGE, "bodies", "bodies that claim to be base64 and are not")
            return None
        encoding = _header(fields, "content-encoding").strip().lower()
        if encoding and not is_still_encoded(data, encoding):
            fields["decoded"] = True
        return data

    def _response(self, entry: Fields, request: Fields, moments: tuple[float, ...]) -> Message | None:
        response = _dict(entry.get("response"))
        status = response.get("status")
        if isinstance(status, str) and status.isdecimal():
            status = int(status)
        if not isinstance(status, int | float) or not 0 < status <= _MAX_STATUS:
            return None
        fields = {
            "flow_id": request["flow_id"],
            "t_start": moments[2],
            "t_end": moments[3],
            "status": int(status),
            "reason": wire_text(_text(response.get("statusText"))),
            **self._shared(response, is_ours=EXTENSION in entry),
            "server": _server(entry, request),
        }
        del fields["authority"]
        content = _dict(response.get("content"))
        text, content_type = content.get("text"), _header(fields, "content-type") or _text(content.get("mimeType"))
        if not isinstance(text, str) or (not text and _size(content.get("size")) > 0):
            is_empty = max(_size(content.get("size")), _size(response.get("bodySize"))) <= 0
            return Message(fields, b"" if is_empty else None)
        if text and content.get("encoding") == "base64":
            return Message(fields, self._base64(text, fields))
        return Message(fields, self._plain(text, content_type, fields))

    def _websocket(self, messages: list[Any], extras: list[Any], start: float) -> list[tuple[float, Fields, bytes]]:
        found = []
        for number, item in enumerate(messages):
            data = item.get("data") if isinstance(item, dict) else None
            if not isinstance(item, dict) or not isinstance(data, str):
                self._tally.gap(GapKind.BAD_MESSAGE, "WebSocket messages", "WebSocket messages without data")
                continue
            is_text = item.get("opcode") != 2
            content = utf8(data) if is_text else from_base64(data)
            if content is None:
                self._tally.gap(GapKind.BAD_MESSAGE, "WebSocket messages", "binary messages that are no base64")
                continue
            t: Any = item.get("time")
            extra = _dict(extras[number]) if number < len(extras) else {}
            flags = {name: True for name in ("injected", "dropped") if extra.get(name) is True}
            fields = {"from_client": item.get("type") in ("send", "request"), "text": is_text, **flags}
            found.append((float(t) if is_moment(t) else start, fields, content))
        return found


def _end(entry: Fields, extra: Fields, t: float) -> tuple[float, Fields] | None:
    known = end_of(extra.get("end"))
    if known is not None:
        return known
    error = _dict(entry.get("response")).get("_error")
    return (t, {"error": error}) if isinstance(error, str) and error else None


def _split_url(url: str) -> tuple[str, str, int, str]:
    match = _URL.match(url.strip())
    if match is None or not match[2].strip("[]"):
        raise SkipEntry("entries whose URL is no address on the network")
    scheme = match[1].lower()
    port = int(match[3]) if match[3] and len(match[3]) <= 5 else _PORTS[scheme]
    rest = match[4]
    path = rest if rest.startswith("/") else f"/{rest}"
    return scheme, match[2].strip("[]").lower(), port, wire_text(path)


def _tunnel_host(url: str) -> str:
    """Give the host of a CONNECT, which some writers give as an address and some as `host:port`.

    >>> [_tunnel_host(text) for text in ("https://a.example:443/", "A.example:443", "http://[2001:db8::1]:443", "/")]
    ['a.example', 'a.example', '2001:db8::1', '']
    """
    match = _AUTHORITY.match(url.strip())
    return match[1].strip("[]").lower() if match else ""


def _moment(value: Any) -> float | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
    return seconds if is_moment(seconds) else None


def _milliseconds(value: Any) -> float:
    """Give a duration in seconds; unknown (-1), missing and impossible ones are none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return 0.0
    return min(max(float(value), 0.0) / 1000, 1e6)


def _size(value: Any) -> float:
    return value if isinstance(value, int | float) and math.isfinite(value) else 0


def _server(entry: Fields, request: Fields) -> Fields | None:
    address = entry.get("serverIPAddress")
    if not isinstance(address, str) or not address.strip("[] "):
        return None
    name = entry.get("connection")
    return {
        "id": name if isinstance(name, str) else "har",
        "address": [request["host"], request["port"]],
        "peer": [address.strip("[] "), request["port"]],
    }


def _form(params: list[Any], content_type: str) -> bytes:
    """Give the body that parameters make; files keep their name and type."""
    named = [item for item in params if isinstance(item, dict)]
    match = re.search(r'boundary="?([^";]+)', content_type, re.IGNORECASE)
    if "multipart" not in content_type.lower() or match is None:
        return "&".join(f"{_quoted(item.get('name'))}={_quoted(item.get('value'))}" for item in named).encode("ascii")
    parts = b""
    for item in named:
        file = f'; filename="{_text(item["fileName"])}"' if item.get("fileName") else ""
        kind = f"Content-Type: {_text(item['contentType'])}\r\n" if item.get("contentType") else ""
        head = f'--{match[1]}\r\nContent-Disposition: form-data; name="{_text(item.get("name"))}"{file}\r\n{kind}\r\n'
        parts += utf8(head) + utf8(_text(item.get("value"))) + b"\r\n"
    return parts + utf8(f"--{match[1]}--\r\n")


def _quoted(value: Any) -> str:
    return quote_plus(utf8(_text(value)))


def _header(fields: Fields, name: str) -> str:
    return next((value for found, value in fields["headers"] if found.lower() == name), "")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _dict(value: Any) -> Fields:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
