"""session.json: what it must hold, how it is checked, and how older formats become the current one."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from analyzer.model.enums import SessionState
from analyzer.model.errors import DataError

FORMAT = 1
"""The session format this version writes; it reads all older ones."""

Migration = Callable[[dict[str, Any]], dict[str, Any]]

MIGRATIONS: Mapping[int, Migration] = {}
"""From the format of the key to the next one, one step each; the sample of each old format lies in
`tests/golden/manifests/`."""

REQUIRED: Mapping[str, tuple[type, ...]] = {
    "format": (int,),
    "session_id": (str,),
    "state": (str,),
    "app": (dict,),
    "device": (dict,),
    "tools": (dict,),
    "options": (dict,),
    "clock": (dict,),
    "started": (str,),
    "files": (list,),
}
"""Keys without which a session cannot be used, and the types they may have."""

_DEFAULTS: Mapping[str, Any] = {
    "state_reason": "",
    "ended": None,
    "phases": [],
    "planted": [],
    "network": {},
    "counts": {},
    "study": None,
    "labels": {},
    "notes": "",
}


def new(session_id: str, *, app_id: str, started: datetime) -> dict[str, Any]:
    """Give the manifest of a session that begins now: state `recording`, every key of the format present."""
    from analyzer.model.version import __version__

    return {
        "format": FORMAT,
        "session_id": session_id,
        "state": str(SessionState.RECORDING),
        "state_reason": "",
        "started": time_text(started),
        "ended": None,
        "app": {"id": app_id},
        "device": {},
        "tools": {"analyzer": __version__, "python": platform.python_version(), "os": platform.platform()},
        "options": {},
        "clock": {"offset_s": 0.0, "uncertainty_s": 0.0, "samples": []},
        "phases": [],
        "planted": [],
        "network": {},
        "counts": {},
        "files": [],
        "study": None,
        "labels": {},
        "notes": "",
    }


def time_text(moment: datetime) -> str:
    """Give a moment as ISO 8601 in UTC with microseconds and `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def parse(data: bytes, *, source: str) -> dict[str, Any]:
    """Read the bytes of a session.json of this format or an older one; unknown keys are kept.

    source: how to call it in an error.
    Raises DataError: E305 (not a JSON object), E303 (written by a newer version), E302 (every missing key at
    once), E306 (every key of a wrong type at once).
    """
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _unreadable(source) from error
    if not isinstance(document, dict):
        raise _unreadable(source)
    document = migrate(document, source=source)
    check(document, source=source)
    return {**{key: _copy(value) for key, value in _DEFAULTS.items()}, **document}


def _copy(value: Any) -> Any:
    return value.copy() if isinstance(value, dict | list) else value


def _unreadable(source: str) -> DataError:
    return DataError(
        f"{source} is not a JSON object",
        code="E305",
        hint="the raw files beside it are not affected; restore session.json from a copy",
    )


def migrate(
    document: dict[str, Any],
    *,
    source: str,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    target: int = FORMAT,
) -> dict[str, Any]:
    """Bring a manifest to format `target`, one step after another.

    A manifest without a usable `format` is given back as it is, for `check` to name.
    Raises DataError E303 when it is newer than `target`, or older than the oldest that can be read.
    """
    found = document.get("format")
    if not isinstance(found, int) or isinstance(found, bool):
        return document
    oldest = min([*migrations, target])
    reads = str(target) if oldest == target else f"{oldest}–{target}"
    if found > target:
        raise DataError(
            f"{source} was recorded by a newer consentinel (format {found}, this one reads {reads})",
            code="E303",
            hint="update with: pip install -U consentinel",
        )
    if found < oldest:
        raise DataError(
            f"{source} has format {found}, which never existed (this one reads {reads})",
            code="E303",
            hint="restore session.json from a copy",
        )
    for step in range(found, target):
        document = {**migrations[step](document), "format": step + 1}
    return document


def check(document: Mapping[str, Any], *, source: str) -> None:
    """Raise DataError E302 naming every missing key, or E306 naming every key of a wrong type."""
    missing = [key for key in REQUIRED if key not in document]
    if missing:
        raise DataError(
            f"{source} lacks {', '.join(missing)}",
            code="E302",
            hint="restore session.json from a copy; the raw files beside it are not affected",
        )
    wrong = [key for key, types in REQUIRED.items() if not isinstance(document[key], types)]
    if "state" not in wrong and document["state"] not in list(SessionState):
        wrong.append("state")
    if wrong:
        raise DataError(
            f"{source} has unusable values for {', '.join(wrong)}",
            code="E306",
            hint="restore session.json from a copy; the raw files beside it are not affected",
        )


def dump(document: Mapping[str, Any]) -> bytes:
    """Give the bytes of session.json: UTF-8, indented, keys in the order they have."""
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(document, indent=2).encode("ascii") + b"\n"
