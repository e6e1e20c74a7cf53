"""Waiting for something that happens in another process, with a bound."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE_S = 120.0
"""Long enough for a machine that does ten other things; nothing waits so long when all is well."""


def wait_for(condition: Callable[[], object], what: str, timeout_s: float = PATIENCE_S) -> None:
    """Return once `condition()` is true; fail with `what` when it is not within `timeout_s`."""
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.01)
