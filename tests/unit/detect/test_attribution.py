"""Whose a flow is, by what leads the phone and by who held connections while one was open."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analyzer.detect.attribution import attribute, owner_of
from analyzer.ingest.events import MarkLog, NetLog

APP, SHOP, PLAY = 10123, 10200, 10007
A, B, C, D, E = (f"127.0.0.1:{port}" for port in range(40001, 40006))


def _look(t: float, *uids: int) -> dict[str, Any]:
    return {"t": t, "t_end": t + 0.1, "app_uid": APP, "uids": list(uids)}


@pytest.mark.parametrize(
    ("looks", "owner"),
    [
        ([_look(5, APP)], "app"),
        ([_look(5, SHOP)], "system"),
        ([_look(5, SHOP, PLAY)], "system"),
        ([_look(5, APP, SHOP)], "unknown"),
        ([_look(5, APP, SHOP), _look(6, APP, PLAY)], "app"),  # only one of them was there all the time
        ([_look(5, APP, SHOP), _look(6, SHOP)], "system"),
        ([_look(5, APP), _look(6, SHOP)], "unknown"),  # it was in neither: the table was not what we take it for
        ([], "unknown"),
        ([_look(1.2, APP), _look(9.5, APP), _look(20, APP)], "unknown"),  # too near to its ends, and after it
        ([_look(1.2, SHOP), _look(5, APP), _look(9.6, SHOP)], "app"),
    ],
)
def test_a_connection_is_judged_by_the_looks_within_it(looks: list[dict[str, Any]], owner: str) -> None:
    assert owner_of((1.0, 10.0), looks) == owner


def _flows(rows: list[tuple[str | None, float]]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "client_address": [address for address, _ in rows],
            "t_start": pd.to_datetime([t * 1e9 for _, t in rows], utc=True),
            "app_attribution": pd.Categorical(["unknown"] * len(rows), categories=["app", "system", "unknown"]),
        }
    )


def _told(mode: str, flows: pd.DataFrame, **net: Any) -> tuple[list[str], list[tuple[str, str, int]]]:
    looks = [_look(5, APP), _look(15, SHOP), _look(25, APP, SHOP)]
    gaps = attribute(flows, {"network": {"mode": mode}}, MarkLog(owners=looks), NetLog(**net))
    return flows["app_attribution"].tolist(), [(row["gap_kind"], row["subject"], row["n"]) for row in gaps]


def test_flows_of_one_connection_are_one_owner_s_and_what_is_not_known_is_counted() -> None:
    rows = [(A, 3.0), (A, 8.0), (A, 13.0), (B, 23.0), (B, 24.0), (C, 5.0), (D, 1.0), (E, 1.0), (None, 1.0)]
    spans = {A: [[1.0, 9.0], [12.0, 18.0]], B: [[22.0, 28.0]], C: [[4.8, 5.3]], D: [[0.5, None]]}
    told = _told("global_proxy", _flows(rows), connections=spans)
    assert told[0] == ["app", "app", "system", *["unknown"] * 6]
    assert told[1] == [("not_attributed", "connections", 5)]


def test_other_routes_need_no_look() -> None:
    rows: list[tuple[str | None, float]] = [("10.0.0.1:50000", 1.0), ("127.0.0.1:50000", 1.0), (None, 1.0)]
    assert _told("wireguard", _flows(rows)) == (["app", "unknown", "unknown"], [])
    assert _told("regular", _flows(rows)) == (["unknown"] * 3, [])


def test_what_was_seen_inside_the_app_stays_its_own() -> None:
    flows = _flows([(A, 13.0)])
    flows["app_attribution"] = pd.Categorical(["app"], categories=["app", "system", "unknown"])
    assert _told("global_proxy", flows, connections={A: [[12.0, 18.0]]}) == (["app"], [])
