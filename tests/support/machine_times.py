"""How much of an analysis is machine code: what would be left of its time if all Python were free.

Scans are repeated with nothing called back, so that only Hyperscan is counted. JSON and digests are counted by
`floors.read_lines_and_hash`, compiling by Hyperscan's part of it: this is for what depends on the run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from analyzer.decode.codecs import gzip_codec
from analyzer.detect.engine import Engine
from analyzer.detect.instance import Instance


class MachineTimes:
    """seconds: CPU seconds in scans, in what is compiled to WebAssembly, and in inflating, of what was measured."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Count what happens inside."""
        self.seconds = 0.0
        scan_piece, call, inflate = Engine._scan_piece, Instance.call, gzip_codec.inflate

        def scanned(engine: Engine, view: memoryview) -> Any:
            if engine._database is not None and len(view):
                self._counted(engine._database.scan)(view, match_event_handler=lambda *_: None)
            return scan_piece(engine, view)

        with ExitStack() as patches:
            patches.enter_context(patch.object(Engine, "_scan_piece", scanned))
            patches.enter_context(patch.object(Instance, "call", self._counted(call)))
            patches.enter_context(patch.object(gzip_codec, "inflate", self._counted(inflate)))
            yield

    def _counted(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            began = time.thread_time()
            try:
                return work(*given, **named)
            finally:
                self.seconds += time.thread_time() - began

        return run
