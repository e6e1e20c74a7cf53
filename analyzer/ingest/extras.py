"""What a foreign format has no place for, put into its own extension point, and taken back with distrust."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from analyzer.ingest.flow_records import Side
from analyzer.ingest.har_text import from_base64

Fields = dict[str, Any]

_LATEST = 253_402_300_800.0  # the year 10000: beyond it no calendar type holds a moment
_SHARED = ("t_start", "t_end", "authority", "streamed", "trailers", "rebuilt")
_END = {"error": str, "close_code": int, "close_reason": str, "closed_by_client": bool}


@dataclass
class Message:
    """One side of an exchange for `RawWriter`: fields of its line, and the body, null when it was not kept."""

    fields: Fields
    body: bytes | None
    is_whole: bool = True


def extra_of(side: Side, *more: str) -> Fields:
    """Give the fields of a line that the foreign format rounds, rewrites or leaves out; `more`: further names."""
    extra = {name: side.fields[name] for name in (*_SHARED, *more) if side.fields.get(name) not in (None, "", [])}
    extra["decoded"] = bool(side.fields.get("decoded"))
    if side.body is None:
        extra["body_missing"] = True
    if not side.is_whole:
        extra["is_whole"] = False
    return extra


def overlaid(message: Message, extra: Any) -> Message:
    """Give a message with what `extra` says, as far as it is what it should be: anyone may have written it."""
    if not isinstance(extra, dict):
        return message
    fields = {**message.fields, **{name: extra[name] for name, is_right in _RIGHT.items() if is_right(extra.get(name))}}
    body = message.body
    if isinstance(extra.get("decoded"), bool):
        fields.pop("decoded", None)
        if extra["decoded"]:
            fields["decoded"] = True
    wire = extra.get("wire")
    if isinstance(wire, str) and (data := from_base64(wire)) is not None:
        body = data
        fields.pop("decoded", None)
    if extra.get("body_missing") is True:
        body = None
    return Message(fields, body, is_whole=extra.get("is_whole") is not False)


def extra_of_end(line: Fields) -> Fields:
    """Give what an `end` line says."""
    return {name: line[name] for name in ("t", *_END) if line.get(name) is not None}


def end_of(extra: Any) -> tuple[float, Fields] | None:
    """Give time and fields of an `end` line from what `extra_of_end` gave; null when it is not that."""
    if not isinstance(extra, dict) or not is_moment(extra.get("t")):
        return None
    return extra["t"], {name: extra[name] for name, kind in _END.items() if isinstance(extra.get(name), kind)}


def is_moment(value: Any) -> bool:
    """Tell whether a value is a time in seconds that a calendar knows."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _LATEST


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_connection(value: Any) -> bool:
    return isinstance(value, dict) and _is_text(value.get("id"))


def _are_headers(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, list | tuple) and len(item) == 2 and all(map(_is_text, item)) for item in value
    )


_RIGHT: dict[str, Callable[[Any], bool]] = {
    "t_start": is_moment,
    "t_end": is_moment,
    "path": _is_text,
    "host": _is_text,
    "target_host": _is_text,
    "authority": _is_text,
    "streamed": _is_flag,
    "rebuilt": _is_flag,
    "websocket": _is_flag,
    "client": _is_connection,
    "server": _is_connection,
    "trailers": _are_headers,
}
"""Fields that an extension may set, and what they must be."""
