"""Keeps the garbage collector from going again and again through what will not go away.

A search and the rows of a session are hundreds of thousands of objects: a full collection over them takes a third of a
second, and frees nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect nothing inside, while many objects are made that all stay; afterwards they count as old."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_freeze_count() == 0:
            gc.freeze()
            gc.unfreeze()
        if was_on:
            gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """Leave what is there now out of collections inside; what is made inside is collected as ever."""
    is_first = gc.get_freeze_count() == 0
    if is_first:
        gc.freeze()
    try:
        yield
    finally:
        if is_first:
            gc.unfreeze()
