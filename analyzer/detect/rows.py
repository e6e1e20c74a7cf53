"""Readings → rows of table observations."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.detect import chance
from analyzer.detect.by_row import ByRow
from analyzer.detect.chance import Opportunities
from analyzer.detect.endpoint_fields import Claim, join_claims
from analyzer.detect.field_names import supports
from analyzer.detect.phases import Phases
from analyzer.detect.resolve import Reading
from analyzer.detect.transforms import Form
from analyzer.ingest.exchange import Capture
from analyzer.model import ids
from analyzer.model.enums import Confidence
from analyzer.model.values import Secret

if TYPE_CHECKING:
    import pandas as pd

_REASONS = {
    "user": "value listed by the user",
    "planted": "planted value",
    "persona": "value of the persona",
    "hook": "value a hook returned in this session",
}

PORTION = 8_192
"""About so many rows are made together."""


@dataclass(frozen=True)
class FlowFacts:
    """What is told of each flow, by row; t_start in seconds."""

    t_start: ByRow[float]
    host: ByRow[str]
    registrable_domain: ByRow[str | None]
    party_id: ByRow[str | None]
    party_relation: ByRow[str]


def seconds(times: pd.Series) -> np.ndarray:
    """Give a column of times as seconds since the epoch; null as NaN."""
    import pandas as pd

    if pd.api.types.is_numeric_dtype(times):
        numbers: np.ndarray = times.to_numpy(dtype=float)
        return numbers
    micros = times.dt.tz_localize(None) if times.dt.tz is not None else times
    values = micros.to_numpy("datetime64[us]")
    return np.where(np.isnat(values), np.nan, values.astype(np.int64) / 1e6)


def in_portions(
    found: Sequence[Reading], claims: Sequence[Claim], capture: Capture
) -> Iterator[tuple[list[Reading], list[Claim]]]:
    """Give what was found in order of flow, some flows at a time, for rows cost far more than readings; at least once.

    claims: in order of flow.
    """
    flows = capture.spans["flow"][[reading.owner for reading in found]] if found else np.empty(0, np.int64)
    order, of_claims = np.argsort(flows, kind="stable"), np.array([claim.flow for claim in claims], dtype=np.int64)
    both = np.sort(np.concatenate([flows.astype(np.int64), of_claims]))
    edges = np.unique(both[PORTION::PORTION])
    low, first = 0, 0
    for edge in (*edges.tolist(), len(capture.flows)):
        high = int(np.searchsorted(flows[order], edge))
        last = int(np.searchsorted(of_claims, edge))
        yield [found[at] for at in order[low:high].tolist()], list(claims[first:last])
        low, first = high, last


def observation_rows(
    readings: Iterable[Reading],
    capture: Capture,
    facts: FlowFacts,
    phases: Phases,
    *,
    session_id: str,
    salt: bytes,
    opportunities: Opportunities,
    claims: Sequence[Claim] = (),
) -> list[dict[str, Any]]:
    """Give one row per reading, and per claim whose place has none, times in seconds, in order of flow and place; ids
    are set, links are not."""
    readings = list(readings)
    spans = capture.spans[[reading.owner for reading in readings]]
    flows = capture.flows[["flow_id", "is_encrypted"]].take(spans["flow"])
    flow_ids, encrypted = flows["flow_id"].tolist(), flows["is_encrypted"].tolist()
    hashes = _Hashes(salt)
    chances = _Chances(opportunities)
    rows = []
    for reading, span, flow_id, is_encrypted in zip(readings, spans, flow_ids, encrypted, strict=True):
        at, is_sent = int(span["flow"]), bool(span["from_client"])
        is_part_of_request = is_sent and reading.place.location not in ("message", "chunk")
        row = _claim(reading, chances) | hashes.of(reading.key[1])
        row |= {
            "session_id": session_id,
            "act": "sent" if is_sent else "received",
            "t": float(facts.t_start[at] if is_part_of_request else span["t"]),
            "source": "flow",
            "ref_id": flow_id,
            "host": facts.host[at],
            "registrable_domain": facts.registrable_domain[at],
            "party_id": facts.party_id[at],
            "party_relation": facts.party_relation[at],
            "is_encrypted": is_encrypted,
            "byte_start": reading.start,
            "byte_length": reading.length,
            "_order": (at, reading.owner, reading.start),
        }
        rows.append(row)
    left = join_claims(rows, claims, capture.flows["flow_id"].iat, salt)
    rows += [_claimed(claim, capture, facts, hashes) | {"session_id": session_id} for claim in left]
    rows.sort(key=lambda row: (row["_order"], row["data_type"], row["value_hash"]))
    _set_phases(rows, phases)
    set_ids(rows)
    return rows


def _claimed(claim: Claim, capture: Capture, facts: FlowFacts, hashes: _Hashes) -> dict[str, Any]:
    at = claim.flow
    flow = {name: capture.flows[name].iat[at] for name in ("flow_id", "is_encrypted")}
    return (
        claim.row()
        | hashes.of(claim.text)
        | {
            "act": "sent",
            "t": float(facts.t_start[at]),
            "source": "flow",
            "ref_id": flow["flow_id"],
            "host": facts.host[at],
            "registrable_domain": facts.registrable_domain[at],
            "party_id": facts.party_id[at],
            "party_relation": facts.party_relation[at],
            "is_encrypted": bool(flow["is_encrypted"]),
            "_order": (at, claim.owner, 0),
        }
    )


def decoy_matches(readings: Iterable[Reading], opportunities: Opportunities) -> dict[str, int]:
    """Give, by data type, how many matches of decoys would have been claimed as certain."""
    chances, counts = _Chances(opportunities), Counter[str]()
    for reading in readings:
        if not reading.is_part and chance.confidence(chances.of(reading)) == Confidence.CERTAIN:
            counts[reading.key[0]] += 1
    return dict(sorted(counts.items()))


def _claim(reading: Reading, chances: _Chances) -> dict[str, Any]:
    """Give what is claimed, how it was found and how sure it is."""
    place = reading.place
    row: dict[str, Any] = {
        "location": place.location,
        "layers": ">".join(place.layers),
        "path": place.path,
        "transform": reading.transform,
    }
    if reading.value is None:
        assert reading.match is not None
        return row | {
            "data_type": reading.match.data_type,
            "method": reading.match.method,
            "confidence": str(reading.match.confidence),
            "p_chance": None,
            "reasoning": reading.match.reasoning,
        }
    p = chances.of(reading)
    origin = reading.value.origin
    reasons = [_REASONS[origin]]
    if reading.event_id:
        reasons.append("in what a crypto hook saw before it was encrypted")
    if reading.is_part:
        reasons.append("inside a longer run of its kind")
    is_named = supports(reading.value.data_type, place.path)
    sure = Confidence.POSSIBLE if reading.is_part else chance.confidence(p, is_named=is_named)
    method = "decrypted" if reading.event_id else "hook_value" if origin == "hook" else "known_value"
    return row | {
        "data_type": reading.value.data_type,
        "method": method,
        "confidence": str(sure),
        "p_chance": p,
        "reasoning": ", ".join(reasons),
    }


class _Hashes:
    """Hash and mask of each text, computed once."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt
        self._known: dict[str, dict[str, str]] = {}

    def of(self, text: str) -> dict[str, str]:
        if text not in self._known:
            secret = Secret(text)
            self._known[text] = {"value_hash": secret.hash(self._salt), "value_preview": secret.preview()}
        return self._known[text]


class _Chances:
    """Probability of an accident per value and form."""

    def __init__(self, opportunities: Opportunities) -> None:
        self._opportunities = opportunities
        self._known: dict[tuple[int, int], float] = {}

    def of(self, reading: Reading) -> float:
        assert reading.value is not None and reading.form is not None
        key = id(reading.value), id(reading.form)
        if key not in self._known:
            self._known[key] = self._p(reading.form, reading.value.secret.clear())
        return self._known[key]

    def _p(self, form: Form, text: str) -> float:
        if form.number:
            bits = min(form.bits, 8.0 * len(form.pattern), chance.information_bits(text[:512]))
            return chance.p_chance(bits, self._opportunities.of_numbers(form.pattern))
        if form.is_raw:
            return chance.p_chance(min(form.bits, 8.0 * len(form.pattern)), self._opportunities.of_bytes())
        bits = form.bits
        if not math.isfinite(bits):
            is_shorter = len(form.pattern) < len(text.encode("utf-8", "surrogatepass"))
            shorter = form.pattern.decode("utf-8", "replace") if is_shorter else text
            bits = min(chance.information_bits(shorter[:512]), chance.information_bits(text[:512]))
        return chance.p_chance(bits, self._opportunities.of_text(form.pattern))


def _set_phases(rows: list[dict[str, Any]], phases: Phases) -> None:
    if not rows:
        return
    names, states, near = phases.at(np.array([row["t"] for row in rows], dtype=float))
    for row, name, state, is_near in zip(rows, names, states, near, strict=True):
        row["phase"], row["consent_state"], row["near_mark"] = name, state, bool(is_near)


def set_ids(rows: list[dict[str, Any]]) -> None:
    """Number rows that agree in everything an id is made of, in their order, and set observation_id."""
    seen: dict[tuple[str, ...], int] = defaultdict(int)
    names = ("ref_id", "act", "data_type", "location", "layers", "path", "transform")
    for row in rows:
        parts = {name: str(row[name]) for name in names}
        identity = tuple(parts.values())
        row["observation_id"] = ids.observation_id(**parts, ordinal=seen[identity])
        seen[identity] += 1
        row.pop("_order", None)
