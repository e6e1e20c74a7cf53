"""The API monitor of MobSF: JSON objects with class, method, arguments, result and calledFrom.

Source: the field names are recalled from its public REST API and reports, and checked against no run of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analyzer.ingest.hook_logs.calls import ForeignCall, HookLog, frame_of

NAME = "MobSF API monitor"
_TAGGED = re.compile(r"\s*[^\n{}<]{1,80}\{\s*\"")
_LOSSES = (
    "the log has no times: only the order of the calls is known",
    "of the stack only the caller is known, and not always",
)


def fits(head: str, name: str) -> bool:
    """Tell whether a file begins like such a log: with JSON, or with lines that have a tag before it."""
    begins = head.lstrip()[:1] in ("{", "[") or _TAGGED.match(head) is not None
    return begins and all(f'"{key}"' in head for key in ("class", "method", "calledFrom"))


def read(file: Path) -> HookLog:
    """Read a list, an object of groups, or one object a line, whatever lies around the calls."""
    calls, n_skipped = [], 0
    for item in _items(file.read_text(encoding="utf-8", errors="replace")):
        call = _call(item)
        if call is None:
            n_skipped += 1
        else:
            calls.append(call)
    return HookLog(NAME, calls, _LOSSES, n_skipped)


def _items(text: str) -> Iterator[Any]:
    """Give every object that looks like a call, at any depth."""
    try:
        documents = [json.loads(text, strict=False)]
    except ValueError:
        documents = [document for line in text.splitlines() if (document := _parsed(line)) is not None]
    stack = documents[::-1]
    while stack:
        value = stack.pop()
        if isinstance(value, dict) and {"class", "method"} <= value.keys():
            yield value
        elif isinstance(value, dict | list):
            stack.extend(reversed(list(value.values() if isinstance(value, dict) else value)))


def _parsed(line: str) -> Any:
    try:
        return json.loads(line[max(line.find("{"), 0) :].strip().rstrip(","), strict=False)
    except ValueError:
        return None


def _call(item: dict[str, Any]) -> ForeignCall | None:
    class_name, method = item["class"], item["method"]
    if not (isinstance(class_name, str) and isinstance(method, str) and class_name and method):
        return None
    caller = frame_of(str(item.get("calledFrom") or ""))
    frames = (f"{class_name}.{method}", *((caller,) if caller else ()))
    arguments = item.get("arguments")
    texts = arguments if isinstance(arguments, list) else [arguments or ""]
    result = item.get("result", item.get("returnValue"))
    return ForeignCall(
        frames,
        arguments="\n".join(map(str, texts)),
        value=None if result is None or isinstance(result, dict | list) else str(result),
    )
