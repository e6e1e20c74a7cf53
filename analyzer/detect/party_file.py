"""The file of companies: written by hand as YAML, read as the JSON made of it, which takes a tenth of the time."""

from __future__ import annotations

import hashlib
import json
import sys
from typing import Any

from analyzer import resources, yamlio

_SOURCE = resources.path("data") / "parties.yaml"
_MADE = _SOURCE.with_suffix(".json")


def party_rows() -> list[dict[str, Any]]:
    """Give the entries of data/parties.yaml, from parties.json as long as that is made of it."""
    text = _SOURCE.read_bytes()
    try:
        made = json.loads(_MADE.read_bytes())
    except (OSError, ValueError):
        made = {}
    if made.get("made_of") != _digest(text):
        made = yamlio.load_data(_SOURCE)
    rows: list[dict[str, Any]] = made["parties"]
    return rows


def compiled() -> str:
    """Give the text that parties.json is to have: one entry a line, so that a change shows as one."""
    rows = [json.dumps(row, ensure_ascii=False) for row in yamlio.load_data(_SOURCE)["parties"]]
    head = f'{{"made_of": "{_digest(_SOURCE.read_bytes())}", "parties": [\n'
    return head + ",\n".join(rows) + "\n]}\n"


def is_current() -> bool:
    """Tell whether parties.json is what the YAML gives."""
    return _MADE.is_file() and _MADE.read_text(encoding="utf-8") == compiled()


def main() -> int:
    """Write parties.json, or with --check tell by the exit code whether it is current."""
    if "--check" in sys.argv[1:]:
        return 0 if is_current() else 1
    _MADE.write_text(compiled(), encoding="utf-8")
    return 0


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
