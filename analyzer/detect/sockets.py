"""Which call opened the connection of a flow: the own address of a socket is the proxy's client address."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

_SLACK_S = 2.0
"""A flow may be dated by a clock that lags behind the app's by its uncertainty."""

Call = Mapping[str, Any]


class Openings:
    """Calls that opened connections, by the socket's own address; a port that is used again has several in time."""

    def __init__(self, calls: Iterable[Call], hooks: Mapping[str, Call]) -> None:
        """calls: in order of `t_host`. hooks: their `hook` lines; those of event `connect` count."""
        self._calls: dict[str, list[tuple[float, str, str | None]]] = defaultdict(list)
        for call in calls:
            if hooks.get(call["hook"], {}).get("event") != "connect" or call.get("error"):
                continue
            local = (call.get("args") or [None])[0]
            if local and not local.startswith(("0.0.0.0:", "[::]:")):
                self._calls[local].append((float(call["t_host"]), str(call["event_id"]), call.get("caller")))

    def __len__(self) -> int:
        return len(self._calls)

    def of(self, addresses: list[Any], t_start: np.ndarray) -> dict[str, list[str | None]]:
        """Give columns connect_event_id and caller. addresses: of the app's end of each flow, or null; times in
        seconds."""
        found = [self._last_before(address, t) for address, t in zip(addresses, t_start.tolist(), strict=True)]
        return {"connect_event_id": [event for event, _ in found], "caller": [caller for _, caller in found]}

    def _last_before(self, address: Any, t: float) -> tuple[str | None, str | None]:
        calls = self._calls.get(address, []) if isinstance(address, str) else []
        at = bisect_right(calls, t + _SLACK_S, key=lambda call: call[0])
        return calls[at - 1][1:] if at else (None, None)
