"""What was seen waits here for a moment and is written together, so that a hook costs next to nothing.

Hooks queue facts; text is made of them in one go, on the event loop's timer or when 64 kB wait. That
keeps code and data in the processor's caches, and needs no thread to be woken for every flow.
"""

from __future__ import annotations

import asyncio
import functools
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import session_lines as lines
from session_files import RawFiles

FLUSH_AFTER_S = 0.05
FLUSH_BYTES = 64 * 1024
LINE_BYTES = 1024
"""What a queued fact is counted for besides its bytes, while its line does not exist yet."""
EXIT_CANNOT_RECORD = 74

Write = Callable[..., None]
Hook = TypeVar("Hook", bound=Callable[..., None])


def die(reason: str) -> None:
    """End the process now, with a sentence on stderr."""
    print(f"session_recorder: {reason}; the proxy stops, so that nothing passes unrecorded", file=sys.stderr)
    sys.stderr.flush()
    os._exit(EXIT_CANNOT_RECORD)


def or_die(hook: Hook) -> Hook:
    """Make a hook that breaks end the process; mitmproxy would log the error and let the traffic pass."""

    @functools.wraps(hook)
    def guarded(*args: Any) -> None:
        try:
            hook(*args)
        except Exception as error:
            place = error.__traceback__
            while place is not None and place.tb_next is not None:
                place = place.tb_next
            line = place.tb_lineno if place is not None else 0
            die(f"{hook.__name__} failed with {type(error).__name__} at line {line}")

    return guarded  # type: ignore[return-value]


class Journal:
    """The queue between the hooks and the files."""

    def __init__(self, on_failure: Callable[[str], None] = die) -> None:
        self.files: RawFiles | None = None
        self.n_flows = 0
        self.settle: Callable[[float, float], bool] | None = None
        """Called when the queue is empty and before the files are written; True when it wants the next tick."""
        self._on_failure = on_failure
        self._queue: list[tuple[Write, float, float, tuple[Any, ...]]] = []
        self._n_waiting = 0
        self._has_begun = False
        self._timer: asyncio.TimerHandle | None = None

    @property
    def is_recording(self) -> bool:
        """Whether the files are open."""
        return self.files is not None

    def open(self, raw: Path) -> None:
        """Open the files in folder `raw`. Raises OSError."""
        self.files = RawFiles(raw, self._on_failure)

    def begin(self, ready: dict[str, object]) -> None:
        """Write the `ready` line, and then whatever was seen before it."""
        self._queue.insert(0, (self._write_net, time.time(), time.monotonic(), ("ready", ready)))
        self._has_begun = True
        self.flush()

    def put(self, n_bytes: int, write: Write, *args: Any) -> None:
        """Queue a fact with `n_bytes` bytes of content; `write(t, t_mono, *args)` will make its line."""
        self._queue.append((write, time.time(), time.monotonic(), args))
        self._n_waiting += n_bytes + LINE_BYTES
        if self._n_waiting >= FLUSH_BYTES:
            self.flush()
        elif self._timer is None:
            self.wake()

    def put_flow(self, kind: str, facts: dict[str, object], **contents: bytes | None) -> None:
        """Queue a line of flows.jsonl; each of `contents` becomes a list of segments under its name."""
        size = sum(len(content) for content in contents.values() if content)
        self.put(size, self._write_flow, kind, facts, contents)

    def put_net(self, kind: str, facts: dict[str, object]) -> None:
        """Queue a line of net.jsonl."""
        self.put(0, self._write_net, kind, facts)

    def wake(self) -> None:
        """Have the timer run, if it does not yet."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(FLUSH_AFTER_S, self._tick)

    def flush(self) -> None:
        """Make the lines of everything queued, and write them; not before the first line is known."""
        if self.files is None or not self._has_begun:
            return
        queue, self._queue = self._queue, []
        self._n_waiting = 0
        for write, t, t_mono, args in queue:
            write(t, t_mono, *args)
        if self.settle is not None and self.settle(time.time(), time.monotonic()):
            self.wake()
        self.files.write()

    def close(self, reason: str) -> None:
        """Write everything, then the `done` line; nothing is recorded afterwards."""
        self._has_begun = True
        self.flush()
        if self._timer is not None:
            self._timer.cancel()
        files, self.files = self.files, None
        if files is not None:
            done = lines.dump({"flows": self.n_flows, "reason": reason})
            files.close(time.time(), time.monotonic(), done)

    @or_die
    def _tick(self) -> None:
        self._timer = None
        self.flush()

    def _write_flow(
        self, t: float, t_mono: float, kind: str, facts: dict[str, object], contents: dict[str, bytes | None]
    ) -> None:
        assert self.files is not None
        for name, content in contents.items():
            facts[name] = [self.files.body(content)] if content else []
        self.files.flow_line(kind, t, t_mono, lines.dump(facts))

    def _write_net(self, t: float, t_mono: float, kind: str, facts: dict[str, object]) -> None:
        assert self.files is not None
        self.files.net_line(kind, t, t_mono, lines.dump(facts))
