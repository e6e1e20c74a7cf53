"""Whose traffic a flow is: the app's, another's of the phone (`system`), or nobody can know."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from analyzer.ingest.lines import gap
from analyzer.model.enums import GapKind

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.ingest.events import MarkLog, NetLog

Attribution = Literal["app", "system", "unknown"]
Row = dict[str, Any]

_IN_TUNNEL = "10.0.0.1:"
"""The phone in mitmproxy's WireGuard tunnel, into which only the app under test is let."""
_MARGIN_S = 0.5
"""What a phone opens or closes reaches the proxy later by the way through adb: looks so near to an end do not count."""
_DETAIL = "connections to the phone's proxy of which the looks at its sockets do not tell whether they are the app's"


def attribute(flows: pd.DataFrame, manifest: Mapping[str, Any], marks: MarkLog, net: NetLog) -> list[Row]:
    """Say whose each flow is, in column `app_attribution` of `flows`; give rows for table `gaps`.

    A redirect leads the app's uid alone. A tunnel of ours lets only the app in, and the proxy's own port is there
    for others. The global proxy leads every app: there a connection is judged by who held connections while it was
    open (`owner_of`).
    """
    mode = (manifest.get("network") or {}).get("mode")
    unknown = flows["app_attribution"] == "unknown"
    if mode == "redirect":
        flows["app_attribution"] = flows["app_attribution"].mask(unknown, "app")
    elif mode == "wireguard" and "client_address" in flows:
        is_led = flows["client_address"].fillna("").str.startswith(_IN_TUNNEL)
        flows["app_attribution"] = flows["app_attribution"].mask(unknown & is_led, "app")
    elif mode == "global_proxy" and "client_address" in flows:
        return _by_looks(flows, unknown, marks.owners, net.connections)
    return []


def _by_looks(flows: pd.DataFrame, unknown: pd.Series, looks: list[Row], connections: Mapping[str, Any]) -> list[Row]:
    import pandas as pd

    times = flows["t_start"].astype("int64").to_numpy() / _units(flows["t_start"])
    addresses = flows["client_address"].tolist()
    found, unclear = [str(value) for value in flows["app_attribution"].tolist()], set()
    for row in unknown.to_numpy().nonzero()[0].tolist():
        span = _span_at(connections.get(addresses[row] or "", ()), times[row])
        found[row] = owner_of(span, looks) if span is not None else "unknown"
        if found[row] == "unknown":
            unclear.add((addresses[row], span))
    flows["app_attribution"] = pd.Categorical(found, categories=flows["app_attribution"].cat.categories)
    return [gap(GapKind.NOT_ATTRIBUTED, "connections", len(unclear), detail=_DETAIL)] if unclear else []


def _units(times: pd.Series) -> float:
    return {"ns": 1e9, "us": 1e6, "ms": 1e3, "s": 1.0}[getattr(times.dt, "unit", "ns")]


def _span_at(spans: Sequence[Sequence[float | None]], t: float) -> tuple[float, float] | None:
    """Give (from, to) of the connection of an address that was open at a time; an end that is not known tells nothing.

    The request of a connection may be dated a little before the proxy says that it is there.
    """
    at = bisect_right([float(span[0] or 0.0) for span in spans], t + _MARGIN_S) - 1
    if at < 0 or spans[at][1] is None:
        return None
    return float(spans[at][0] or 0.0), float(spans[at][1] or 0.0)


def owner_of(span: tuple[float, float], looks: Sequence[Mapping[str, Any]]) -> Attribution:
    """Judge one connection by the looks that lie within it: at each of them its owner was among those seen.

    >>> look = {"t": 2.0, "t_end": 2.1, "app_uid": 7, "uids": [7, 9]}
    >>> owner_of((1.0, 3.0), [look]), owner_of((1.0, 3.0), [look, look | {"uids": [9]}])
    ('unknown', 'system')
    """
    first = bisect_right(looks, span[0] + _MARGIN_S, key=lambda look: float(look["t"]))
    owners: set[int] | None = None
    app_uid = None
    for look in looks[first:]:
        if look["t_end"] > span[1] - _MARGIN_S:
            break
        app_uid = look["app_uid"]
        owners = set(look["uids"]) if owners is None else owners & set(look["uids"])
    if not owners:
        return "unknown"
    if owners == {app_uid}:
        return "app"
    return "unknown" if app_uid in owners else "system"
