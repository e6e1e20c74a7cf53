"""An agent in a running app, and what it said."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from support.waiting import PATIENCE_S, wait_for

from analyzer.record.instrument import Instrument
from analyzer.record.specs import HookSpec

from .app import App

_COMMON = {
    "returns": "java.lang.Object",
    "args": "any",
    "data_type": "install_id",
    "source": "https://example.org/",
    "example": {"reported": True},
    "counterexample": {"reported": False},
}


def spec(hook: str, class_name: str, method: str, **fields: Any) -> HookSpec:
    """Give a spec for one of the handwritten classes."""
    given = {**_COMMON, "id": hook, "class": class_name, "method": method, **fields}
    return HookSpec.model_validate(given)


ECHO = spec("test.echo", "stub.Target", "echo", value="return", log_args=[0])


class Recording:
    """An Instrument that keeps what it is told."""

    def __init__(self, specs: list[HookSpec], **options: Any) -> None:
        self.lines: list[dict[str, Any]] = []
        self.lost: list[tuple[int, str]] = []
        self.gate: threading.Event | None = None
        self.instrument = Instrument(
            specs=specs,
            on_lines=self.keep,
            on_lost=lambda n, reason: self.lost.append((n, reason)),
            **options,
        )

    def keep(self, lines: list[dict[str, Any]]) -> None:
        if self.gate is not None:
            self.gate.wait(PATIENCE_S)
        self.lines.extend(lines)

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["kind"] == kind]

    def events(self) -> list[tuple[Any, ...]]:
        """Give (caller, hook, value, values, error) of every reported call, in the order they were said."""
        keys = ("caller", "hook", "value", "values", "error")
        return [
            tuple(tuple(v) if isinstance(v, list) else v for v in map(line.get, keys)) for line in self.of_kind("api")
        ]

    def values(self) -> list[str | None]:
        return [line["value"] for line in self.of_kind("api")]

    def last_status(self) -> dict[str, dict[str, Any]]:
        return {line["hook"]: line for line in self.of_kind("status")}

    def wait_for(self, holds: Callable[[Recording], bool]) -> None:
        """Wait until what was said so far is as it has to be."""
        wait_for(lambda: holds(self), "the agent did not say what was waited for")


Start = Callable[..., tuple[App, Recording]]
"""Starts an app with hooks in place."""
