"""No device: the proxy only, and anything may drive the app."""

from __future__ import annotations

import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analyzer.record.devices.base import App, ProxyEndpoint


class NoDevice:
    """Starts nothing and hooks nothing; the ready line tells the user where to point the app."""

    backend = "none"
    is_instrumented = False
    frida_host: str | None = None

    def ensure_ready(self) -> None:
        """Need nothing."""

    def describe(self) -> dict[str, Any]:
        """Give what is known: only that there is no device of ours."""
        return {"backend": self.backend, "kind": None, "os": platform.system().lower()}

    def proxy_arguments(self, session_path: Path) -> list[str]:
        """Add nothing to the proxy."""
        return []

    def planted(self) -> dict[str, list[str]]:
        """Know no values."""
        return {}

    def launch(
        self, proxy: ProxyEndpoint, on_mark: Callable[[str, str, float, float], None], session_path: Path
    ) -> App | None:
        """Start no app."""
        return None

    def close(self) -> None:
        """Undo nothing."""
