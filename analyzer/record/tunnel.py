"""Watches the way from a phone to the proxy: without it an app has no network, and its session looks quiet."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from analyzer.model.enums import GapKind
from analyzer.record.devices.base import Device, Tunnelled

LOOK_EVERY_S = 2.0
"""As often as HTTP Toolkit asserts its tunnel anew (device_facts 1.1, seen)."""

_DETAIL = "the tunnel from the phone to the proxy was gone: what the app sent in that time did not arrive"


class TunnelWatch:
    """Looks now and then, lets the device mend it, and tells the gap. on_gap(kind, detail, first_t=…)."""

    def __init__(self, device: Device, on_gap: Callable[..., Any]) -> None:
        self._device, self._on_gap = device, on_gap
        self._looked = time.monotonic()

    def look(self) -> None:
        """Look when it is time. Raises SetupError when the device is gone."""
        if not isinstance(self._device, Tunnelled) or time.monotonic() - self._looked < LOOK_EVERY_S:
            return
        since = self._device.mend()
        self._looked = time.monotonic()
        if since is not None:
            self._on_gap(GapKind.PROXY_LOST, _DETAIL, first_t=since)
