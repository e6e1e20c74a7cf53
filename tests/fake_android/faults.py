"""What can be made to go wrong, at which command."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Faults:
    """Switches that a test sets.

    die_at, hang_at: number of the command (1 is the first one after `arm`). garbage: part of a command line -> what it
    prints instead. denied: part of a path -> SELinux refuses writes and label changes there. su: "ok", "hang", "deny",
    "missing", "not_root". is_dead: the phone is off; connections are refused.
    """

    die_at: int | None = None
    hang_at: int | None = None
    garbage: dict[str, bytes] = field(default_factory=dict)
    fail: dict[str, tuple[str, int]] = field(default_factory=dict)
    denied: list[str] = field(default_factory=list)
    su: str = "ok"
    is_dead: bool = False
    count: int = 0
    released: threading.Event = field(default_factory=threading.Event)
    on_die: Callable[[], None] | None = None

    def arm(self, *, die_at: int | None = None, hang_at: int | None = None) -> None:
        """Count commands from here."""
        self.count, self.die_at, self.hang_at = 0, die_at, hang_at

    def next_command(self) -> str:
        """Count one command; give "die", "hang" or "go"."""
        self.count += 1
        if self.die_at is not None and self.count >= self.die_at:
            self.is_dead = True
            if self.on_die is not None:
                self.on_die()
            return "die"
        return "hang" if self.hang_at == self.count else "go"

    def revive(self) -> None:
        """Plug the cable in again; nothing goes wrong any more."""
        self.is_dead, self.die_at, self.hang_at = False, None, None
