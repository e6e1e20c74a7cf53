"""Flows find the call that opened their connection."""

from __future__ import annotations

from typing import Any

import numpy as np

from analyzer.detect.sockets import Openings

HOOKS = {"c": {"event": "connect"}, "r": {"event": "read"}}


def call(local: str | None, t: float, *, hook: str = "c", **more: Any) -> dict[str, Any]:
    return {
        "hook": hook,
        "args": [local, "1.2.3.4:443"],
        "t_host": t,
        "event_id": f"a:{t}",
        "caller": f"x.Y.{t}",
        **more,
    }


def test_the_last_opening_before_the_flow_counts() -> None:
    openings = Openings([call("10.0.0.2:5", 10.0), call("10.0.0.2:6", 11.0), call("10.0.0.2:5", 50.0)], HOOKS)
    found = openings.of(["10.0.0.2:5", "10.0.0.2:5", "10.0.0.2:6", "10.0.0.2:6"], np.array([12.0, 51.0, 10.5, 5.0]))
    assert found == {
        "connect_event_id": ["a:10.0", "a:50.0", "a:11.0", None],
        "caller": ["x.Y.10.0", "x.Y.50.0", "x.Y.11.0", None],
    }


def test_what_opened_nothing_does_not_count() -> None:
    calls = [
        call("10.0.0.2:5", 1.0, error="ECONNREFUSED"),
        call("10.0.0.2:5", 1.0, hook="r"),
        call("0.0.0.0:5", 1.0),
        call(None, 1.0),
        {"hook": "c", "args": [], "t_host": 1.0, "event_id": "a:9"},
    ]
    found = Openings(calls, HOOKS).of(["10.0.0.2:5", "0.0.0.0:5", None, float("nan")], np.full(4, 2.0))
    assert found == {"connect_event_id": [None] * 4, "caller": [None] * 4}
