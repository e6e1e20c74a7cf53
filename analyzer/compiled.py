"""Data written by hand as YAML and read as the JSON made of it, which takes a tenth of the time."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer import resources, yamlio


@dataclass(frozen=True)
class CompiledFile:
    """A YAML file whose list under `key` is also kept as JSON beside it."""

    source: Path
    key: str

    @property
    def made(self) -> Path:
        """The JSON file."""
        return self.source.with_suffix(".json")

    def rows(self) -> list[dict[str, Any]]:
        """Give the entries of the YAML, from the JSON as long as that is made of it."""
        try:
            made = json.loads(self.made.read_bytes())
        except (OSError, ValueError):
            made = {}
        if made.get("made_of") != self._digest():
            made = yamlio.load_data(self.source)
        rows: list[dict[str, Any]] = made[self.key]
        return rows

    def text(self) -> str:
        """Give the text that the JSON is to have: one entry a line, so that a change shows as one."""
        rows = [json.dumps(row, ensure_ascii=False) for row in yamlio.load_data(self.source)[self.key]]
        head = f'{{"made_of": "{self._digest()}", "{self.key}": [\n'
        return head + ",\n".join(rows) + "\n]}\n"

    def is_current(self) -> bool:
        """Tell whether the JSON is what the YAML gives."""
        return self.made.is_file() and self.made.read_text(encoding="utf-8") == self.text()

    def write(self) -> None:
        """Make the JSON."""
        self.made.write_text(self.text(), encoding="utf-8")

    def _digest(self) -> str:
        return hashlib.sha256(self.source.read_bytes()).hexdigest()


PARTIES = CompiledFile(resources.path("data") / "parties.yaml", "parties")
SDKS = CompiledFile(resources.path("data") / "sdks.yaml", "sdks")


def main() -> int:
    """Write the JSON of every file, or with --check tell by the exit code whether all are current."""
    files = (PARTIES, SDKS)
    if "--check" in sys.argv[1:]:
        return 0 if all(file.is_current() for file in files) else 1
    for file in files:
        file.write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
