"""The log of Droidmon, the monitor of CuckooDroid and of early MobSF: a tag with the app, then a JSON object a call.

Source: the section on the log's format in the tool's public description (tag `Droidmon-apimonitor-<package>`, fields
timestamp, class, method, type, args; the value that came back as result), checked against no run of ours.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from analyzer.ingest.hook_logs.calls import ForeignCall, HookLog

NAME = "Droidmon"
_TAG = re.compile(r"Droidmon-apimonitor-([\w.]+):\s*(?=\{)")
_LATEST_MS = 4_102_444_800_000
"""The year 2100: a later time is none."""
_LOSSES = ("the log has no stacks: who called is not known",)


def fits(head: str, name: str) -> bool:
    """Tell whether a file begins like such a log."""
    return _TAG.search(head) is not None


def read(file: Path) -> HookLog:
    """Read every tagged object, whatever stands before and between them."""
    text = file.read_text(encoding="utf-8", errors="replace")
    decoder = json.JSONDecoder(strict=False)
    calls: list[ForeignCall] = []
    apps: set[str] = set()
    n_skipped = 0
    for tag in _TAG.finditer(text):
        try:
            call = _call(decoder.raw_decode(text, tag.end())[0])
        except ValueError:
            call = None
        if call is None:
            n_skipped += 1
            continue
        apps.add(tag[1])
        calls.append(call)
    return HookLog(NAME, calls, _LOSSES, n_skipped, apps.pop() if len(apps) == 1 else "")


def _call(item: dict[str, Any]) -> ForeignCall | None:
    class_name, method = item.get("class"), item.get("method")
    if not (isinstance(class_name, str) and isinstance(method, str) and class_name and method):
        return None
    arguments = item.get("args")
    texts = arguments if isinstance(arguments, list) else [arguments or ""]
    result = item.get("result")
    return ForeignCall(
        (f"{class_name}.{method}",),
        t=_moment(item.get("timestamp")),
        arguments="\n".join(map(str, texts)),
        value=None if result is None or isinstance(result, dict | list) else str(result),
    )


def _moment(value: Any) -> float | None:
    is_time = isinstance(value, int) and not isinstance(value, bool) and 0 < value < _LATEST_MS
    return value / 1000 if is_time else None
