"""Where the CPU time of an analysis goes, stage by stage: what a stage calls of the others is theirs, not its own."""

from __future__ import annotations

import functools
import inspect
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from analyzer.detect import kernel, pipeline, screen, search, signs, sweep
from analyzer.ingest import raw

STAGES: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("reading", raw, ("load_capture",)),
    ("compiling", pipeline, ("SearchSet",)),
    ("scan of what was sent", search.SearchSet, ("scan",)),
    ("inflating whole bodies", sweep, ("unpacked",)),
    ("undoing one layer after the other", kernel.Kernel, ("look",)),
    ("undoing one layer after the other", screen.Screen, ("layer", "_rare")),
    ("scan of what came out", screen.Screen, ("_matched",)),
    ("reading signs of names and formats", signs.SignReader, ("read", "may_be")),
    ("peeling where something shows", sweep, ("peel",)),
    ("naming what was found", sweep, ("readings",)),
    ("keeping parts and nodes", sweep.Sweep, ("run",)),
    ("endpoint files", pipeline, ("endpoint_claims",)),
    ("rows and tables", pipeline, ("detect_evidence",)),
)
"""Stages, and what is counted for each, in the order of the work."""
LEAST = {
    "reading": "SHA-256 of the bodies and JSON of the lines",
    "compiling": "Hyperscan's part of it",
    "scan of what was sent": "the same scan over the file",
    "inflating whole bodies": "isal over the bodies that are packed",
    "undoing one layer after the other": "the first layer, with nothing found in it",
    "scan of what came out": "the bytes that layers hold, once each",
    "reading signs of names and formats": "one reading per field that is named like a value",
    "peeling where something shows": "all that is in the parts with a value",
    "naming what was found": "of each value its field, through all layers",
    "keeping parts and nodes": "the parts with a value",
    "endpoint files": "one look-up per host and path",
    "rows and tables": "the columns of every flow",
}
"""What is known of the least that a stage does."""


class StageTimes:
    """seconds: CPU seconds by stage. calls: how often each was entered."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.calls: dict[str, int] = defaultdict(int)
        self._inner: list[float] = []

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Count what happens inside."""
        patches = [
            patch.object(owner, name, self._counted(stage, getattr(owner, name)))
            for stage, owner, names in STAGES
            for name in names
        ]
        for one in patches:
            one.start()
        try:
            yield
        finally:
            for one in patches:
                one.stop()

    @contextmanager
    def _within(self, stage: str) -> Iterator[None]:
        began = time.thread_time()
        self._inner.append(0.0)
        try:
            yield
        finally:
            whole, inner = time.thread_time() - began, self._inner.pop()
            self.seconds[stage] += whole - inner
            self.calls[stage] += 1
            if self._inner:
                self._inner[-1] += whole

    def _counted(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(work)
        def run(*given: Any, **named: Any) -> Any:
            with self._within(stage):
                return work(*given, **named)

        @functools.wraps(work)
        def step(*given: Any, **named: Any) -> Iterator[Any]:
            made, end = work(*given, **named), object()
            while True:
                with self._within(stage):
                    one = next(made, end)
                if one is end:
                    return
                yield one

        return step if inspect.isgeneratorfunction(work) else run
