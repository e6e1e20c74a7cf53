"""From a session's raw files to its tables: everything in order."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.detect import gaps as gap_rows
from analyzer.detect.api_calls import Accesses, known_of_fields, read_calls, status_table
from analyzer.detect.attribution import attribute
from analyzer.detect.chance import Opportunities
from analyzer.detect.ciphers import read_crypto
from analyzer.detect.decoys import decoys
from analyzer.detect.endpoint_fields import Claim, endpoint_claims
from analyzer.detect.flows import AllFacts, FlowRows, Masks, decode_states, flow_facts, mask_of, mask_text
from analyzer.detect.hosts import host_readings
from analyzer.detect.known import KnownValue, KnownValues, join, planted_values
from analyzer.detect.link import link_accesses, name_readers
from analyzer.detect.moments import moments_table
from analyzer.detect.parties import Relations, parties_table
from analyzer.detect.phases import Phases
from analyzer.detect.resolve import Reading
from analyzer.detect.rows import decoy_matches, in_portions, observation_rows
from analyzer.detect.sdks import Callers, name_callers
from analyzer.detect.search import SearchSet
from analyzer.detect.sockets import Openings
from analyzer.detect.sweep import Sweep, Swept
from analyzer.ingest.exchange import Capture
from analyzer.model.tables import TABLES, frame
from analyzer.model.values import Secret
from analyzer.store.scratch import give_back

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.ingest.events import EventLog, MarkLog, NetLog
    from analyzer.store.session import Session

_KEPT_PATHS = 4_096
"""So many masked paths are kept: the same ones come again and again, and each is looked through for every value."""
Progress = Callable[[str, int, int], None]
ExtraMark = tuple[str, float | None, float | None]
"""(mark, wall time in seconds or None, seconds from the first request or None)."""


@dataclass(frozen=True)
class DetectInputs:
    """What the user adds to a session (contracts §2). show_values: give clear values with the result, in memory."""

    known: KnownValues | None = None
    marks_extra: tuple[ExtraMark, ...] = ()
    assume_consent: str | None = None
    app_id: str | None = None
    first_party: tuple[str, ...] = ()
    show_values: bool = False
    mapping: Path | None = None


@dataclass
class Detected:
    """flows: table `flows`, which is made in pieces. others: the other tables. values: clear text by value_hash, empty
    unless asked for; never to be written."""

    flows: FlowRows
    others: dict[str, pd.DataFrame]
    warnings: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables, `flows` made whole."""
        return {"flows": self.flows.frame()} | self.others


@dataclass
class Evidence:
    """What was recorded: the input of detection, whatever it was read from."""

    capture: Capture
    events: EventLog
    marks: MarkLog
    net: NetLog
    planted: dict[str, Any] = field(default_factory=dict)


def detect(session: Session, inputs: DetectInputs, progress: Progress | None = None) -> Detected:
    """Read a session's raw files and make its tables. Nothing is written.

    Raises DataError when a raw file cannot be read.
    """
    from analyzer.ingest.events import load_events, load_marks, load_net
    from analyzer.ingest.raw import load_capture

    if progress:
        progress("read", 0, 1)
    planted = session.raw / "planted.json"
    is_shared = (session.manifest.get("network") or {}).get("mode") == "global_proxy"
    evidence = Evidence(
        capture=load_capture(session.raw),
        events=load_events(session.raw),
        marks=load_marks(session.raw),
        net=load_net(session.raw, with_connections=is_shared),
        planted=json.loads(planted.read_text(encoding="utf-8")) if planted.exists() else {},
    )
    shared = attribute(evidence.capture.flows, session.manifest, evidence.marks, evidence.net)
    evidence.capture.gaps.extend(shared)
    blind = gap_rows.of_blind_spots(session.manifest, has_hooks=bool(evidence.events.hooks))
    evidence.capture.gaps.extend([*gap_rows.of_state(session.manifest), *blind])
    app_id = inputs.app_id or str((session.manifest.get("app") or {}).get("id") or "") or None
    return detect_evidence(
        evidence, inputs, session_id=session.session_id, salt=session.salt, app_id=app_id, progress=progress
    )


def detect_evidence(
    evidence: Evidence,
    inputs: DetectInputs,
    *,
    session_id: str,
    salt: bytes,
    app_id: str | None = None,
    progress: Progress | None = None,
) -> Detected:
    """Make the tables of what was recorded: all but findings."""
    detected = _detected(evidence, inputs, session_id=session_id, salt=salt, app_id=app_id, progress=progress)
    give_back(len(evidence.capture.flows))  # the search is over, and the tables are still to be written
    return detected


def _detected(
    evidence: Evidence,
    inputs: DetectInputs,
    *,
    session_id: str,
    salt: bytes,
    app_id: str | None,
    progress: Progress | None,
) -> Detected:
    capture, events = evidence.capture, evidence.events
    facts = flow_facts(capture, Relations(app_id, inputs.first_party))
    give_back(len(capture.flows))
    marks = _marks(evidence, inputs, facts.t_start)
    phases = Phases(marks, assume_consent=inputs.assume_consent, uncertainty_s=events.clock_uncertainty_s)
    name_callers(events.calls, Callers(events.stacks, app_id, _names(events.stacks, inputs.mapping)))
    accesses = read_calls(events.calls, events.hooks, phases, session_id=session_id, salt=salt)
    fields = known_of_fields(events.fields, events.hooks)
    known = join([inputs.known or KnownValues(), planted_values(evidence.planted), accesses.known, fields])
    values = known.merged()
    sent = _search(evidence, values, facts, phases, session_id=session_id, salt=salt, progress=progress)
    found = _observations(accesses.rows, sent.rows)
    linked = link_accesses(found, accesses.reads, uncertainty_s=events.clock_uncertainty_s)
    observations = name_readers(linked)
    states, is_opaque = decode_states(capture, sent.swept, sent.ciphertexts)
    gaps = gap_rows.gaps_table(
        session_id,
        [*capture.gaps, *events.gaps, *evidence.marks.gaps, *evidence.net.gaps, *accesses.gaps],
        gap_rows.of_problems(sent.swept.problems, facts.host, facts.t_start)
        + gap_rows.of_opaque(is_opaque, facts.host, facts.t_start, capture.flows["request_bytes"].to_numpy())
        + gap_rows.of_known(known.placeholders, sent.dropped)
        + sent.gaps,
        has_marks=bool(phases.has_consent_marks or inputs.assume_consent),
    )
    flows = FlowRows(
        capture,
        facts,
        phases,
        states=states,
        masks=_masks(sent.found, sent.claims, capture),
        openings=Openings(events.calls, events.hooks),
        session_id=session_id,
    )
    others = {
        "hook_events": accesses.hook_events,
        "hook_status": status_table(events.status, session_id),
        "gaps": gaps,
        "observations": observations,
        "parties": parties_table(session_id, _party_ids(facts.party_id.names, accesses)),
        "phases": phases.table(session_id),
        "moments": moments_table(marks, events.calls, events.hooks, phases, capture, session_id=session_id),
    }
    clear = _clear_values(values, accesses, events.calls, salt) if inputs.show_values else {}
    shown = _shown_values(sent.found, sent.claims, salt) if inputs.show_values else {}
    return Detected(flows, others, known.warnings, clear | shown)


@dataclass
class _Sent:
    """What was found in the traffic. rows: for table observations, times in seconds, some at a time, at least once;
    gaps: rows for table gaps. ciphertexts: those whose plaintext a hook told."""

    rows: Iterator[list[dict[str, Any]]]
    found: list[Reading]
    claims: list[Claim]
    swept: Swept
    dropped: list[KnownValue]
    gaps: list[dict[str, Any]]
    ciphertexts: frozenset[bytes]


def _search(
    evidence: Evidence,
    values: list[KnownValue],
    facts: AllFacts,
    phases: Phases,
    *,
    session_id: str,
    salt: bytes,
    progress: Progress | None,
) -> _Sent:
    """Look for the values, and for decoys beside them, in all traffic, and for what endpoint files name."""
    capture = evidence.capture
    crypto = read_crypto(evidence.events.calls, [value.secret.clear() for value in values])
    search = SearchSet([*values, *decoys(values, salt)], crypto)
    swept = Sweep(capture, search, progress).run()
    give_back(len(capture.flows))
    found = swept.readings + host_readings(swept.readings, capture, search)
    plaintexts = {one.ciphertext: one.plaintext for one in crypto.sealed}
    claims = endpoint_claims(capture, plaintexts=plaintexts)
    opportunities = Opportunities(memoryview(capture.data), swept.scanned_bytes)
    is_unreal = [reading.value is not None and reading.value.origin == "decoy" for reading in found]
    alarms = decoy_matches(itertools.compress(found, is_unreal), opportunities)
    found = [reading for reading, unreal in zip(found, is_unreal, strict=True) if not unreal]
    rows = (
        observation_rows(
            some,
            capture,
            facts,
            phases,
            session_id=session_id,
            salt=salt,
            opportunities=opportunities,
            claims=claimed,
        )
        for some, claimed in in_portions(found, claims, capture)
    )
    gaps = gap_rows.of_decoys(alarms) + crypto.gaps
    return _Sent(_with_masks(rows, found), found, claims, swept, search.dropped, gaps, frozenset(plaintexts))


def _names(stacks: Mapping[Any, list[str]], mapping: Path | None) -> dict[str, str]:
    """Give the names of obfuscated frames, when the app's mapping file is there."""
    if mapping is None:
        return {}
    from analyzer.ingest.retrace import retrace

    return retrace(mapping, {frame for frames in stacks.values() for frame in frames})


def _marks(evidence: Evidence, inputs: DetectInputs, t_start: np.ndarray) -> list[dict[str, Any]]:
    known = t_start[np.isfinite(t_start)]
    first = float(known.min()) if len(known) else 0.0
    extra = [
        {"t": wall if wall is not None else first + (offset or 0.0), "mark": mark}
        for mark, wall, offset in inputs.marks_extra
    ]
    return [*evidence.marks.marks, *extra]


def _masks(found: Iterable[Reading], claims: Iterable[Claim], capture: Capture) -> Masks:
    flow = capture.spans["flow"]
    masks: Masks = {}
    for reading in found:
        if reading.raw:
            masks.setdefault(int(flow[reading.owner]), {})[reading.raw] = mask_of(reading.key[0])
    for claim in claims:
        if claim.location == "url":
            masks.setdefault(claim.flow, {})[claim.text] = mask_of(claim.data_type)
    return masks


def _observations(accessed: list[dict[str, Any]], sent: Iterator[list[dict[str, Any]]]) -> pd.DataFrame:
    """Give table `observations` of what was read and what was sent, with as few rows at a time as they come in."""
    import pandas as pd

    table = TABLES["observations"]
    frames = [frame(table, [*accessed, *next(sent)]), *(frame(table, rows) for rows in sent)]
    if len(frames) == 1:
        return frames[0]
    whole = pd.concat(frames, ignore_index=True)
    return frame(table, {name: whole[name] for name in table.names})


def _with_masks(portions: Iterable[list[dict[str, Any]]], found: list[Reading]) -> Iterator[list[dict[str, Any]]]:
    """Mask matched bytes in paths and hosts of observations: values found in the session, however they are written."""
    in_paths = {reading.key[1]: mask_of(reading.key[0]) for reading in found if len(reading.key[1]) >= 4}
    in_addresses = {reading.raw: mask_of(reading.key[0]) for reading in found if reading.raw}
    masked = lru_cache(_KEPT_PATHS)(lambda path: mask_text(path, in_paths))
    for rows in portions:
        for row in rows:
            row["path"] = masked(row["path"])
            for name in ("host", "registrable_domain"):
                row[name] = mask_text(row[name], in_addresses) if row[name] and in_addresses else row[name]
        yield rows


def _party_ids(of_flows: Iterable[str | None], accesses: Accesses) -> set[str]:
    callers = {row["party_id"] for row in accesses.rows} | set(accesses.hook_events["caller_party"].dropna())
    return {party_id for party_id in {*of_flows, *callers} if party_id}


def _clear_values(
    values: list[KnownValue], accesses: Accesses, calls: list[dict[str, Any]], salt: bytes
) -> dict[str, str]:
    from analyzer.detect.api_calls import texts_of

    clear = {value.secret.hash(salt): value.secret.clear() for value in values}
    by_event = {call["event_id"]: call for call in calls}
    for row in accesses.rows:
        clear[row["value_hash"]] = "\n".join(texts_of(by_event[row["ref_id"]]))
    return clear


def _shown_values(found: Iterable[Reading], claims: Iterable[Claim], salt: bytes) -> dict[str, str]:
    texts = [reading.match.text for reading in found if reading.match is not None]
    return {Secret(text).hash(salt): text for text in [*texts, *(claim.text for claim in claims)]}
