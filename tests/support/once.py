"""What is made once for a run of the tests, whichever worker needs it first."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], T]) -> tuple[Path, T]:
    """Give the folder `name` that all workers share and what `make` gave when it filled it. Tests only read there."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"shared-{name}"
    folder.mkdir(exist_ok=True)
    made, content = folder / "made.pickle", folder / "content"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if made.exists():
            given: T = pickle.loads(made.read_bytes())
        else:
            content.mkdir()
            given = make(content)
            made.write_bytes(pickle.dumps(given))
    return content, given
