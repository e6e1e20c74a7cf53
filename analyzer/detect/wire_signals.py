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
_GPC = re.compile(rb"\nsec-gpc:[ \t]*1", re.IGNORECASE)


def wire_signals(capture: Capture) -> Iterator[tuple[float, Row]]:
    """Give (time, {subject, setting, party_id}) of each signal that a request carries, in the order of the file.

    party_id None: for everybody. A parameter counts only at hosts of the company that reads it so.
    """
    spans = capture.spans
    if not len(spans):
        return
    heads, hosts = spans[spans["kind"] == PartKind.REQUEST_HEAD], capture.flows["host"]
    times: np.ndarray = np.asarray(heads["t"])
    for start, length, flow, t in zip(heads["start"], heads["length"], heads["flow"], times, strict=True):
        head = bytes(capture.data[int(start) : int(start + min(length, _MAX_HEAD))])
        if _GPC.search(head):
            yield float(t), {"subject": "Sec-GPC", "setting": "refused", "party_id": None}
        told = of_target(head.split(b"\n", 1)[0].decode("latin-1"))
        if told and _party(str(hosts.iloc[int(flow)])) == told[0]["party_id"]:
            yield from ((float(t), row) for row in told)


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
