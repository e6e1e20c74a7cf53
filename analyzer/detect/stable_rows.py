"""Rows of table observations for the identifiers that `unknown_ids` found in several sessions of an app."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.decode.leaf import Place
from analyzer.detect.chance import Opportunities
from analyzer.detect.flows import mask_of
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
    from analyzer.store.session import Session

_CONSENT_MARKS = ("consent_asked", "consent_granted", "consent_refused", "consent_withdrawn")


def add_stable_fields(
    detected: Detected, session: Session, sessions: Iterable[Session], *, show_values: bool = False
) -> None:
    """Add to a session's tables what all these sessions of its app show together; what limits it is a warning."""
    stable = stable_fields(sessions)
    if stable.reason:
        detected.warnings.append(stable.reason)
    if not stable.fields:
        return
    found = leaves_of(detected.flows.capture, stable)
    uncertainty = float((session.manifest.get("clock") or {}).get("uncertainty_s") or 0.0)
    rows = stable_rows(found, detected, salt=session.salt, uncertainty_s=uncertainty)
    for row in rows:
        row["reasoning"] = reasoning(stable)
    if rows:
        import pandas as pd

        added = frame(TABLES["observations"], rows)
        both = pd.concat([detected.others["observations"], added], ignore_index=True)
        detected.others["observations"] = frame(TABLES["observations"], {name: both[name] for name in both.columns})
        # In the paths of flows what stands in their segments is masked.
        detected.flows.also_masked = {leaf.text: mask_of(DATA_TYPE) for leaf in found if leaf.location == "url"}
    if show_values:
        detected.values |= {Secret(leaf.text).hash(session.salt): leaf.text for leaf in found}


def reasoning(stable: Stable) -> str:
    """Say why the claim is made."""
    kept = "also across sessions of one" if stable.is_repeated else "one session of each, so it may name the session"
    return f"one value in an install ({kept}), another in each of {stable.n_installs} installs"


def stable_rows(
    found: Sequence[Leaf], detected: Detected, *, salt: bytes, uncertainty_s: float
) -> list[dict[str, Any]]:
    """Give a row for each leaf, unless something is already known of the same place."""
    met = np.unique(np.array([leaf.flow for leaf in found], dtype=np.int64))
    flows = detected.flows.of(met).set_index("flow_id")
    taken = _taken(detected.others["observations"])
    ids = dict(zip(met.tolist(), flows.index, strict=True))
    readings = [_reading(leaf) for leaf in found if (ids[leaf.flow], leaf.location, leaf.path) not in taken]
    rows = observation_rows(
        readings,
        detected.flows.capture,
        _facts(flows, met),
        Phases([]),
        session_id=detected.flows.session_id,
        salt=salt,
        opportunities=Opportunities(memoryview(b""), 0),
    )
    marks = _mark_times(detected.others["phases"])
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


def _facts(flows: pd.DataFrame, met: np.ndarray) -> FlowFacts:
    """Give what table `flows` tells of the flows that were met."""
    columns = [flows[name].astype(object).where(flows[name].notna(), None).tolist() for name in FACTS]
    times, rows = seconds(flows["t_start"]).tolist(), met.tolist()
    return FlowFacts(*(dict(zip(rows, column, strict=True)) for column in (times, *columns)))


FACTS = ("host", "registrable_domain", "party_id", "party_relation")


def _mark_times(phases: pd.DataFrame) -> np.ndarray:
    return seconds(phases[phases["mark"].isin(_CONSENT_MARKS)]["t_start"])
