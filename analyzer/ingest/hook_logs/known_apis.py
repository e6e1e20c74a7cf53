"""Which of our hooks watches a call that another tool wrote down: by class, method and, where it matters, arguments."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from analyzer import resources

Spec = Mapping[str, Any]

_SAME = {
    "android.content.pm.PackageManager": "android.app.ApplicationPackageManager",
    "android.app.ContextImpl$ApplicationContentResolver": "android.content.ContentResolver",
    "android.app.SharedPreferencesImpl": "android.content.SharedPreferences",
    "android.app.SharedPreferencesImpl$EditorImpl": "android.content.SharedPreferences$Editor",
}
"""Names under which logs show what our specs have under another: an interface and its implementation in the platform
(AOSP, frameworks/base)."""
_DEPTH = 3
"""A stack may begin with frames of the tool's own; the API lies within the first few."""


def hook_of(frames: Sequence[str], arguments: str) -> tuple[int, Spec] | None:
    """Give the place of the API among `frames` and the spec that watches it, or None when none of ours does.

    A spec with a condition on an argument fits only when the log shows that argument; without one it fits any call.
    """
    for place, frame in enumerate(frames[:_DEPTH]):
        class_name, _, method = frame.rpartition(".")
        names = (class_name, _SAME.get(class_name, class_name))
        found = next((specs for name in names if (specs := _by_method().get((name, method)))), ())
        fitting = [spec for spec in found if spec.get("when") and _holds(spec["when"], arguments)]
        fitting += [spec for spec in found if not spec.get("when")]
        if fitting:
            return place, fitting[0]
    return None


@cache
def _by_method() -> dict[tuple[str, str], list[Spec]]:
    specs = json.loads((resources.path("hook_specs") / "specs.json").read_bytes())["specs"]
    found: dict[tuple[str, str], list[Spec]] = defaultdict(list)
    for spec in specs:
        if spec.get("method"):
            found[spec["class"], spec["method"].replace("$init", "<init>")].append(spec)
    return dict(found)


def _holds(conditions: Sequence[Mapping[str, Any]], arguments: str) -> bool:
    return all(_one_holds(condition, arguments) for condition in conditions)


def _one_holds(condition: Mapping[str, Any], arguments: str) -> bool:
    """Tell whether the arguments, as one text without places, show what a condition asks of one of them."""
    words = set(re.split(r"[\s,，;；\"'()\[\]]+", arguments))
    texts = {way: value if isinstance(value, list) else [value] for way, value in condition.items() if way != "arg"}
    return (
        bool(words & set(texts.get("is", ())))
        or any(word.startswith(tuple(texts.get("starts_with", ("\0",)))) for word in words)
        or any(text in arguments for text in texts.get("contains", ()))
        or any(re.search(pattern, word) for pattern in texts.get("matches", ()) for word in words)
    )
