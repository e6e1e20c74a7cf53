"""Values in host names that no head shows: HTTP/2 without a host header, and raw streams."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from analyzer.decode.leaf import Place
from analyzer.detect.resolve import Reading, without_overlaps
from analyzer.detect.search import Pieces, SearchSet
from analyzer.ingest.exchange import Capture

_MIN_CHARACTERS = 6


def host_readings(found: Iterable[Reading], capture: Capture, search: SearchSet) -> list[Reading]:
    """Give the values in the hosts of flows where the sweep has not seen them. Host names are lower case."""
    hosts = pd.Categorical(capture.flows["host"])
    names = hosts.categories.tolist()
    matches = _matches(sorted(names[code] for code in np.unique(hosts.codes).tolist()), search)
    if not matches:
        return []
    matched = np.flatnonzero(np.isin(hosts.codes, [code for code, host in enumerate(names) if host in matches]))
    spans = capture.spans
    seen = {(int(spans["flow"][reading.owner]), reading.key) for reading in found if reading.place.path == "host"}
    owners = np.full(len(hosts), -1, dtype=np.int64)
    owners[spans["flow"][::-1]] = np.arange(len(spans))[::-1]
    return [
        Reading(int(owners[flow]), *reading)
        for flow in matched.tolist()
        for key, *reading in matches[names[hosts.codes[flow]]]
        if owners[flow] >= 0 and (flow, key) not in seen
    ]


_Match = tuple[tuple[str, str], Any, Any, None, Place, str, int, int, str]


def _matches(hosts: list[str], search: SearchSet) -> dict[str, list[_Match]]:
    """Give by host what a `Reading` is made of, after its key."""
    joined = "".join(f"{host}\n" for host in hosts).encode("latin-1", "replace")
    lengths = np.array([len(host) for host in hosts], dtype=np.int64)
    ends = np.cumsum(lengths + 1) - 1
    none = np.zeros(len(hosts), dtype=bool)
    seen = search.scan(Pieces(np.frombuffer(joined, dtype=np.uint8), ends - lengths, ends, none, none))
    place = Place("url", (), "host")
    found: dict[str, list[_Match]] = {}
    for number, signs in seen.items():
        host = hosts[number]
        whole = [hit for hit in signs.hits if hit.form is not None and hit.form.half < 0 and not hit.form.number]
        for hit in without_overlaps(hit for hit in whole if hit.end - hit.start >= _MIN_CHARACTERS):
            assert hit.form is not None
            text, length = host[hit.start : hit.end], hit.end - hit.start
            entry = (hit.key, hit.value, hit.form, None, place, hit.form.transform, hit.start, length, text)
            found.setdefault(host, []).append(entry)
    return found
