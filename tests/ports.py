"""Ports for servers that must be told theirs: nobody else on this machine gets them meanwhile."""

from __future__ import annotations

import fcntl
import os
import socket
import tempfile
from pathlib import Path
from typing import IO

_FIRST, _LAST = 20_000, 32_000
"""Below those that systems give to whoever asks for any port, as every client does (Linux: 32768 and more)."""
_claims: list[IO[bytes]] = []


def claimed_port() -> int:
    """Give a port of loopback on which nothing listens. It is this process's until its end; others ask here too."""
    folder = Path(tempfile.gettempdir()) / "consentinel-test-ports"
    folder.mkdir(exist_ok=True)
    span = _LAST - _FIRST
    for step in range(span):
        port = _FIRST + (os.getpid() * 97 + len(_claims) + step) % span
        claim = (folder / str(port)).open("wb")
        try:
            fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with socket.create_server(("127.0.0.1", port)):
                _claims.append(claim)
                return port
        except OSError:
            claim.close()
    raise AssertionError("this machine has no free port")
