"""Watches the way from a phone to the proxy: that it stands, what goes round it, and who else goes along it.

What this device hides from hooks is told when the watch begins.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from analyzer.model.enums import GapKind
from analyzer.model.errors import SetupError
from analyzer.record.devices.base import Counting, Device, HalfSeen, Owners, Shared, Tunnelled, Watched

LOOK_EVERY_S = 2.0
"""As often as HTTP Toolkit asserts its tunnel anew (device_facts 1.1, seen)."""

OWNERS_EVERY_S = 0.5
"""A look is one `cat` on the phone; a connection between two looks stays of unknown owner."""

_DETAIL = "the tunnel from the phone to the proxy was gone: what the app sent in that time did not arrive"


class TunnelWatch:
    """Looks now and then, lets the device mend it, and tells the gap. on_gap(kind, detail, first_t=…).

    on_owners: told who holds connections to the proxy, on a device that shows it.
    """

    def __init__(
        self, device: Device, on_gap: Callable[..., Any], on_owners: Callable[[Owners], object] = lambda seen: None
    ) -> None:
        self._device, self._on_gap, self._on_owners = device, on_gap, on_owners
        self._looked = self._asked = time.monotonic()
        if isinstance(device, HalfSeen) and (unseen := device.unseen_code()):
            on_gap(GapKind.HOOK_FAILED, unseen, subject="native code")

    def look(self) -> None:
        """Look when it is time. Raises SetupError when the device is gone."""
        self._look_at_owners()
        if not isinstance(self._device, Tunnelled) or time.monotonic() - self._looked < LOOK_EVERY_S:
            return
        since = self._device.mend()
        self._looked = time.monotonic()
        if since is not None:
            self._on_gap(GapKind.PROXY_LOST, _DETAIL, first_t=since)

    def _look_at_owners(self) -> None:
        if not isinstance(self._device, Watched) or time.monotonic() - self._asked < OWNERS_EVERY_S:
            return
        seen = self._device.owners_now()
        self._asked = time.monotonic()
        if seen is not None:
            self._on_owners(seen)


def tell_past(device: Device, on_gap: Callable[..., Any]) -> None:
    """Tell, at the end of a session, what went round the proxy, and who else went through it.

    Raises SetupError when the device is gone; that nothing was counted is told then.
    """
    if isinstance(device, Counting):
        try:
            escaped = device.escaped()
        except SetupError:
            on_gap(GapKind.BYPASSED_PROXY, "what went round the proxy could not be counted", subject="not counted")
            raise
        for what, n in escaped:
            detail = "packets of the app that did not go through the proxy"
            on_gap(GapKind.BYPASSED_PROXY, detail, subject=what, n=n)
    if isinstance(device, Shared):
        for name in device.led_along():
            detail = "it used the phone's proxy during the session: flows may be its own, and not the app's"
            on_gap(GapKind.NOT_ATTRIBUTED, detail, subject=name)
