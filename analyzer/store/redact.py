"""What of a session may be given to others: no raw file, no salt, no clear value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzer.store import manifest as manifests
from analyzer.store.files import reading
from analyzer.store.session import MANIFEST, Session

if TYPE_CHECKING:
    import pyarrow as pa

PLANTED = "raw/planted.json"
_MIN_NONCE = 32
_PUBLIC = frozenset({"device_info", "installed_apps", "network_info", "sensor_data"})
"""Data types whose values a reader must know to judge: the model of the phone, the app that was tested."""
_SHORTEST, _SHORTEST_WIDE = 6, 3
"""Characters below which a text says too little to be looked for; of a script that is not ASCII, fewer say more."""


@dataclass(frozen=True)
class Clear:
    """Clear values that must not leave, as (value, data type), the longest first."""

    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, values: Iterable[tuple[str, str]]) -> Clear:
        """Keep those that say something, once each."""
        kept = {value: kind for value, kind in values if kind not in _PUBLIC and _says_something(value)}
        return cls(tuple(sorted(kept.items(), key=lambda item: (-len(item[0]), item))))

    def pattern(self) -> str:
        """Give a regular expression of all of them, which matches nothing when there are none."""
        return "|".join(re.escape(value) for value, _ in self.values) or r"[^\s\S]"

    def blanked(self, text: str) -> str:
        """Give a text with `‹data type›` where a value was."""
        for value, kind in self.values:
            text = text.replace(value, f"‹{kind}›")
        return text


def _says_something(value: str) -> bool:
    return len(value) >= (_SHORTEST if value.isascii() else _SHORTEST_WIDE)


def clear_values(session: Session, more: Iterable[tuple[str, str]] = ()) -> Clear:
    """Give the clear values that we know of: planted ones, the serial number of a phone, and `more`."""
    device = session.manifest.get("device") or {}
    found = (
        [(str(device["serial"]), "device_serial")] if device.get("backend") == "adb" and device.get("serial") else []
    )
    for kind, values in (_planted(session).get("values") or {}).items():
        found += [(str(value), str(kind)) for value in values]
    return Clear.of([*found, *more])


def _planted(session: Session) -> dict[str, Any]:
    try:
        found = json.loads((session.path / PLANTED).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def guessable(session: Session) -> bool:
    """Tell whether the hash of raw/planted.json would give its values away: it holds few, and nothing random.

    From this version on a recorder writes a nonce into it.
    """
    if not (session.path / PLANTED).is_file():
        return False
    return len(str(_planted(session).get("nonce") or "")) < _MIN_NONCE


def shareable_manifest(session: Session, clear: Clear) -> tuple[bytes, bool]:
    """Give the session.json of a redacted copy, and whether it is the original one, byte for byte.

    It is not when a clear value stands in it, or a hash that gives one away: then values are `‹data type›`, and the
    guessable hash is left out. Raises DataError E304.
    """
    file = session.path / MANIFEST
    with reading(file):
        original = file.read_bytes()
    stored = json.loads(original.decode("utf-8-sig"))
    blanked = _blanked(stored, clear)
    if guessable(session):
        blanked["files"] = [entry for entry in blanked["files"] if entry.get("path") != PLANTED]
    if blanked == stored:
        return original, True
    return manifests.dump({**blanked, "redacted": True}), False


def _blanked(value: Any, clear: Clear) -> Any:
    if isinstance(value, str):
        return clear.blanked(value)
    if isinstance(value, list):
        return [_blanked(item, clear) for item in value]
    if isinstance(value, Mapping):
        return {clear.blanked(key): _blanked(item, clear) for key, item in value.items()}
    return value


def blanked_document(data: bytes, clear: Clear) -> bytes:
    """Give a text file (YAML, JSON) without clear values."""
    return clear.blanked(data.decode("utf-8", "replace")).encode("utf-8")


def shareable_table(session: Session, name: str, clear: Clear) -> bytes:
    """Give a table as Parquet without its sensitive columns; a clear value that stands elsewhere becomes its type.

    Raises DataError E310, E311.
    """
    from analyzer.store.parquet import read_table, redacted_bytes

    return redacted_bytes(name, read_table(session, name), lambda table: _without(table, clear))


def _without(table: pa.Table, clear: Clear) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    for position, field in enumerate(table.schema):
        column = table.column(position)
        texts = column.cast(pa.string()) if pa.types.is_dictionary(field.type) else column
        if not pa.types.is_string(texts.type) or not clear.values:
            continue
        if pc.any(pc.match_substring_regex(texts.unique(), clear.pattern())).as_py():
            cleaned = pa.array([None if text is None else clear.blanked(text) for text in texts.to_pylist()])
            table = table.set_column(position, field, cleaned.cast(pa.string()).cast(field.type))
    return table
