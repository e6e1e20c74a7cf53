"""Rows of table observations for the identifiers that `unknown_ids` found in several sessions of an app."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.decode.leaf import Place
from analyzer.detect.chance import Opportunities
from analyzer.detect.flows import mask_of, mask_text
from analyzer.detect.patterns import PatternMatch
from analyzer.detect.phases import Phases
from analyzer.detect.resolve import Reading
from analyzer.detect.rows import FlowFacts, observation_rows, seconds
from analyzer.detect.unknown_ids import DATA_TYPE, METHOD, Stable, leaves_of, stable_fields
from analyzer.model.enums import Confidence
from analyzer.model.tables import TABLES, frame
from analyzer.model.values import Secret

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.detect.leaves import Leaf
    from analyzer.detect.pipeline import Detected
    from analyzer.ingest.exchange import Capture
    from analyzer.store.session import Session

_CONSENT_MARKS = ("consent_asked", "consent_granted", "consent_refused", "consent_withdrawn")


def add_stable_fields(
    detected: Detected, session: Session, sessions: Iterable[Session], *, show_values: bool = False
) -> None:
    """Add to a session's tables what all these sessions of its app show together; what limits it is a warning."""
    from analyzer.ingest.raw import load_capture

    stable = stable_fields(sessions)
    if stable.reason:
        detected.warnings.append(stable.reason)
    if not stable.fields:
        return
    capture = load_capture(session.raw)
    found = leaves_of(capture, stable)
    tables = detected.tables
    uncertainty = float((session.manifest.get("clock") or {}).get("uncertainty_s") or 0.0)
    rows = stable_rows(found, capture, tables, salt=session.salt, uncertainty_s=uncertainty)
    for row in rows:
        row["reasoning"] = reasoning(stable)
    if rows:
        import pandas as pd

        added = frame(TABLES["observations"], rows)
        both = pd.concat([tables["observations"], added], ignore_index=True)
        tables["observations"] = frame(TABLES["observations"], {name: both[name] for name in both.columns})
        tables["flows"] = _masked_paths(tables["flows"], found)
    if show_values:
        detected.values |= {Secret(leaf.text).hash(session.salt): leaf.text for leaf in found}


def reasoning(stable: Stable) -> str:
    """Say why the claim is made."""
    kept = "also across sessions of one" if stable.is_repeated else "one session of each, so it may name the session"
    return f"one value in an install ({kept}), another in each of {stable.n_installs} installs"


def stable_rows(
    found: Iterable[Leaf], capture: Capture, tables: dict[str, pd.DataFrame], *, salt: bytes, uncertainty_s: float
) -> list[dict[str, Any]]:
    """Give a row for each leaf, unless something is already known of the same place."""
    flows = tables["flows"].set_index("flow_id").reindex(capture.flows["flow_id"])
    taken = _taken(tables["observations"])
    ids = capture.flows["flow_id"].tolist()
    readings = [_reading(leaf) for leaf in found if (ids[leaf.flow], leaf.location, leaf.path) not in taken]
    rows = observation_rows(
        readings,
        capture,
        _facts(flows),
        Phases([]),
        session_id=str(tables["flows"]["session_id"].iloc[0]) if len(tables["flows"]) else "",
        salt=salt,
        opportunities=Opportunities(memoryview(b""), 0),
    )
    marks = _mark_times(tables["phases"])
    for row in rows:
        told = flows.loc[row["ref_id"]]
        is_near = bool(len(marks)) and bool(np.min(np.abs(marks - row["t"])) <= uncertainty_s)
        row |= {"phase": told["phase"], "consent_state": told["consent_state"], "near_mark": is_near, "method": METHOD}
    return rows


def _reading(leaf: Leaf) -> Reading:
    match = PatternMatch(DATA_TYPE, leaf.text, leaf.start, leaf.start + leaf.length, Confidence.POSSIBLE)
    return Reading(
        owner=leaf.owner,
        value=None,
        form=None,
        match=match,
        place=Place(leaf.location, leaf.layers, leaf.path),
        transform="plain",
        start=leaf.start,
        length=leaf.length,
        raw=leaf.text if leaf.location == "url" else "",
    )


def _taken(observations: pd.DataFrame) -> set[tuple[str, str, str]]:
    sent = observations[observations["act"] == "sent"]
    return set(zip(sent["ref_id"], sent["location"].astype(str), sent["path"], strict=True))


def _facts(flows: pd.DataFrame) -> FlowFacts:
    columns = [flows[name].astype(object).where(flows[name].notna(), None).tolist() for name in FACTS]
    host, domain, party_id, relation = columns
    return FlowFacts(seconds(flows["t_start"]), host, domain, party_id, relation)


FACTS = ("host", "registrable_domain", "party_id", "party_relation")


def _mark_times(phases: pd.DataFrame) -> np.ndarray:
    return seconds(phases[phases["mark"].isin(_CONSENT_MARKS)]["t_start"])


def _masked_paths(flows: pd.DataFrame, found: Iterable[Leaf]) -> pd.DataFrame:
    """Mask in the paths of flows what stands in their segments."""
    masks = {leaf.text: mask_of(DATA_TYPE) for leaf in found if leaf.location == "url"}
    if not masks:
        return flows
    paths = [mask_text(path, masks) if isinstance(path, str) else path for path in flows["path"].astype(object)]
    return frame(TABLES["flows"], {name: flows[name] for name in flows.columns} | {"path": paths})
