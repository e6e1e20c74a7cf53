"""Kills a process when we are gone and it did not end by itself."""

from __future__ import annotations

import contextlib
import subprocess

GRACE_S = 4
"""How long a process may take to flush and end after its recorder died, seconds."""

_SCRIPT = f'read released && exit 0; sleep {GRACE_S}; kill -9 "$0" 2>/dev/null'


class Guard:
    """A small process that outlives us: it waits for our pipe to close, then for the grace, then kills `pid`.

    An app with an agent in it can freeze in the moment its controller is killed; it then cannot watch its own pipe.
    """

    def __init__(self, pid: int) -> None:
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", _SCRIPT, str(pid)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def release(self) -> None:
        """Let go: the process has ended. Does nothing the second time."""
        if self._process.stdin is not None and not self._process.stdin.closed:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.write(b"released\n")
                self._process.stdin.close()
            self._process.wait()
