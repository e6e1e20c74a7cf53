"""What requests themselves say of the user's choice: Global Privacy Control and Google consent mode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np

from analyzer import knowledge
from analyzer.detect.parties import party_of_host
from analyzer.ingest.exchange import Capture, PartKind

Row = dict[str, Any]

_MAX_HEAD = 65_536
_BLOCK = 4_096
"""So many heads are looked at together."""
_GPC_NAME = b"\nsec-gpc:"
_GPC = re.compile(rb"\nsec-gpc:[ \t]*1", re.IGNORECASE)


def wire_signals(capture: Capture) -> Iterator[tuple[float, Row]]:
    """Give (time, {subject, setting, party_id}) of each signal that a request carries, in the order of the file.

    party_id None: for everybody. A parameter counts only at hosts of the company that reads it so.
    """
    spans = capture.spans
    numbers = np.flatnonzero(spans["kind"] == PartKind.REQUEST_HEAD)
    if not len(numbers):
        return
    codes, hosts = capture.flows["host"].factorize()
    of_hosts = np.array([_party(str(host)) for host in [*hosts, float("nan")]], dtype=object)
    for low in range(0, len(numbers), _BLOCK):
        heads = spans[numbers[low : low + _BLOCK]]
        yield from _of_heads(capture, heads, of_hosts[codes[heads["flow"]]])


def _of_heads(capture: Capture, heads: np.ndarray, parties: np.ndarray) -> Iterator[tuple[float, Row]]:
    """Give the signals of some heads. Hardly any has one: what none of them has is told by one look at all.

    What another app of the phone sent (`system`) says nothing.
    """
    is_own = (capture.flows["app_attribution"].iloc[heads["flow"]] != "system").to_numpy(dtype=bool)
    if not is_own.all():
        heads, parties = heads[is_own], parties[is_own]
    starts, data = heads["start"], capture.data
    ends = (starts + np.minimum(heads["length"], _MAX_HEAD)).tolist()
    texts = [data[start:end] for start, end in zip(starts.tolist(), ends, strict=True)]
    has_gpc = _GPC_NAME in b"\0".join(texts).lower()
    telling = {party_id for _, party_id, *_ in _parameters()}
    is_looked_at = np.ones(len(heads), dtype=bool) if has_gpc else np.isin(parties, list(telling))
    for at in np.flatnonzero(is_looked_at).tolist():
        text, t, party_id = texts[at], float(heads["t"][at]), parties[at]
        if has_gpc and _GPC.search(text):
            yield t, {"subject": "Sec-GPC", "setting": "refused", "party_id": None}
        told = of_target(text.split(b"\n", 1)[0].decode("latin-1")) if party_id in telling else []
        if told and party_id == told[0]["party_id"]:
            yield from ((t, row) for row in told)


def of_target(request_line: str) -> list[Row]:
    """Give the signals in the parameters of a request line.

    >>> [(row["subject"], row["setting"]) for row in of_target("GET /g/collect?gcs=G101 HTTP/1.1")]
    [('gcs:ad_storage', 'refused'), ('gcs:analytics_storage', 'granted')]
    """
    rows = []
    for name, party_id, pattern, places, settings in _parameters():
        found = pattern.search(request_line)
        letters = zip(places, found.groups(), strict=True) if found else ()
        rows += [
            {"subject": f"{name}:{place}", "setting": settings[letter], "party_id": party_id}
            for place, letter in letters
            if letter in settings
        ]
    return rows


@cache
def _parameters() -> list[tuple[str, str, re.Pattern[str], list[str], dict[str, str]]]:
    parameters = []
    for row in knowledge.consent_signals()["parameters"]:
        pattern = re.compile(rf"[?&]{row['name']}={row['form']}(?=[&\s]|$)")
        settings = {letter: setting for setting in ("granted", "refused") for letter in row[setting]}
        parameters.append((row["name"], row["party_id"], pattern, list(row["places"]), settings))
    return parameters


@cache
def _party(host: str) -> str | None:
    party = party_of_host(host)
    return party.id if party else None
