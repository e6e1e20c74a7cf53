"""The secrets of TLS sessions: to a file for Wireshark, and out of all other files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analyzer.store.files import PRIVATE_FILE, writing

KEY_LOG_FILE = "tls_keys.log"

_LINE = re.compile(r"([A-Z][A-Z0-9_]{1,63}) ([0-9a-fA-F]{2,128}) ([0-9a-fA-F]{2,512})")


class KeyLog:
    """Writes `raw/tls_keys.log` in the NSS format (draft-ietf-tls-keylogfile), for the owner's eyes only.

    The file is made with the first secret.
    """

    def __init__(self, raw: Path) -> None:
        self._path = raw / KEY_LOG_FILE

    def take(self, lines: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Give the lines as they may be kept: of a secret, its label and its client random.

        Raises SetupError E280–E282 when the file cannot be written.
        """
        kept = []
        secrets = []
        for line in lines:
            if line.get("kind") != "keylog":
                kept.append(dict(line))
                continue
            found = _LINE.fullmatch(str(line.get("line") or ""))
            kept.append({**line, "line": f"{found[1]} {found[2]}" if found else ""})
            if found:
                secrets.append(found[0])
        if secrets:
            self._write(secrets)
        return kept

    def _write(self, secrets: list[str]) -> None:
        with writing(self._path):
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE_FILE)
            try:
                os.write(file, "".join(f"{secret}\n" for secret in secrets).encode("ascii"))
            finally:
                os.close(file)
