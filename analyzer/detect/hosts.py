"""Values in host names that no head shows: HTTP/2 without a host header, and raw streams."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from analyzer.decode.leaf import Place
from analyzer.detect.known import KnownValue
from analyzer.detect.resolve import Reading
from analyzer.detect.transforms import forms_of
from analyzer.ingest.exchange import Capture

_MIN_CHARACTERS = 6


def host_readings(found: Iterable[Reading], capture: Capture, values: Iterable[KnownValue]) -> list[Reading]:
    """Give the values in the hosts of flows where the sweep has not seen them. Host names are lower case."""
    hosts = capture.flows["host"].tolist()
    spans = capture.spans
    matches = _matches(sorted(set(hosts)), values)
    if not matches:
        return []
    seen = {(int(spans["flow"][reading.owner]), reading.key) for reading in found if reading.place.path == "host"}
    owners = np.full(len(hosts), -1, dtype=np.int64)
    owners[spans["flow"][::-1]] = np.arange(len(spans))[::-1]
    added = []
    for flow, host in enumerate(hosts):
        for value, transform, start, length in matches.get(host, ()):
            key = value.data_type, value.secret.clear()
            if (flow, key) in seen or owners[flow] < 0:
                continue
            seen.add((flow, key))
            form = next(form for form in forms_of(key[1]) if form.transform == transform)
            place = Place("url", (), "host")
            raw = host[start : start + length]
            added.append(Reading(int(owners[flow]), value, form, None, place, transform, start, length, raw))
    return added


def _matches(hosts: list[str], values: Iterable[KnownValue]) -> dict[str, list[tuple[KnownValue, str, int, int]]]:
    found: dict[str, list[tuple[KnownValue, str, int, int]]] = {}
    joined = "\n".join(hosts)
    for value in values:
        for form in forms_of(value.secret.clear()):
            text = form.pattern.decode("latin-1") if not form.escape and form.offset < 0 else ""
            if len(text) < _MIN_CHARACTERS or text not in joined:
                continue
            for host in hosts:
                if (start := host.find(text)) >= 0:
                    found.setdefault(host, []).append((value, form.transform, start, len(text)))
    return found
