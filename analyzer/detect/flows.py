"""Table flows: what detection adds to it, and the masking of matched bytes in addresses."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.detect.geo import registered_in
from analyzer.detect.opaque import body_heads, unread_bodies
from analyzer.detect.parties import Relations, party_of_host, registrable_domain
from analyzer.detect.phases import Phases
from analyzer.detect.rows import FlowFacts, seconds
from analyzer.detect.sweep import Swept
from analyzer.ingest.exchange import Capture
from analyzer.model.tables import TABLES, frame

if TYPE_CHECKING:
    import pandas as pd

LIMITS = frozenset(("size", "ratio", "depth", "leaves", "time"))
Masks = dict[int, dict[str, str]]
"""Row of flows → text to be masked → mask."""


def attribute(flows: pd.DataFrame, manifest: Mapping[str, Any]) -> None:
    """Say that flows are the app's own where nobody else was led: by a redirect of its uid alone."""
    if (manifest.get("network") or {}).get("mode") == "redirect":
        unknown = flows["app_attribution"] == "unknown"
        flows["app_attribution"] = flows["app_attribution"].mask(unknown, "app")


def flow_facts(flows: pd.DataFrame, relations: Relations) -> FlowFacts:
    """Look up every host once."""
    import pandas as pd

    hosts = pd.Categorical(flows["host"])
    names: list[str] = hosts.categories.tolist()
    domains, owners, related = [], [], []
    for host in names:
        party = party_of_host(host)
        domains.append(registrable_domain(host) or None)
        owners.append(party.id if party else None)
        related.append(str(relations.of(host)))
    codes = hosts.codes.tolist()
    return FlowFacts(
        t_start=seconds(flows["t_start"]),
        host=[names[code] for code in codes],
        registrable_domain=[domains[code] for code in codes],
        party_id=[owners[code] for code in codes],
        party_relation=[related[code] for code in codes],
    )


def flows_table(
    capture: Capture, facts: FlowFacts, phases: Phases, decode_states: np.ndarray, masks: Masks, session_id: str
) -> pd.DataFrame:
    """Give table `flows`; paths, hosts and SNIs have matched bytes masked."""
    flows = capture.flows
    phase, state, _ = phases.at(facts.t_start)
    columns: dict[str, Any] = {name: flows[name] for name in TABLES["flows"].names if name in flows}
    columns |= {
        "session_id": [session_id] * len(flows),
        "registrable_domain": _masked(facts.registrable_domain, masks),
        "party_id": facts.party_id,
        "party_relation": facts.party_relation,
        "phase": phase,
        "consent_state": state,
        "decode_state": decode_states,
        "is_in_process": flows["is_in_process"] if "is_in_process" in flows else [False] * len(flows),
    }
    if "server_ip" in flows:
        columns["server_country"] = _server_countries(flows["server_ip"])
    for name in ("host", "path", "sni") if masks else ():
        columns[name] = _masked(flows[name].astype(object).tolist(), masks)
    return frame(TABLES["flows"], columns)


def _server_countries(addresses: pd.Series) -> list[str | None]:
    """Look up every address once."""
    import pandas as pd

    reached = pd.Categorical(addresses)
    countries = [*registered_in(reached.categories.tolist()), None]
    return [countries[code] for code in reached.codes.tolist()]


def _masked(texts: list[Any], masks: Masks) -> list[Any]:
    masked = list(texts)
    for row, replacements in masks.items():
        if isinstance(masked[row], str):
            masked[row] = mask_text(masked[row], replacements)
    return masked


def mask_text(text: str, replacements: dict[str, str]) -> str:
    """Replace every matched text by its mask, longest first; hosts are compared in lower case."""
    for matched in sorted(replacements, key=len, reverse=True):
        text = text.replace(matched, replacements[matched]).replace(matched.lower(), replacements[matched])
    return text


def mask_of(data_type: str) -> str:
    """Give what stands in the place of matched bytes (contracts §5)."""
    return f"‹{data_type}›"


def decode_states(capture: Capture, swept: Swept, ciphertexts: Collection[bytes]) -> tuple[np.ndarray, np.ndarray]:
    """Give (decode_state, is_opaque of the request) by row of flows.

    opaque: nothing of ours reads a body (`opaque`). partial: something could not be decoded to the end. The worst of
    both bodies counts. ciphertexts: those whose plaintext a hook told.
    """
    n = len(capture.flows)
    states = np.full(n, "empty", dtype=object)
    is_opaque_request = np.zeros(n, dtype=bool)
    numbers = body_heads(capture)
    heads = capture.spans[numbers]
    states[heads["flow"]] = "decoded"
    partial = [problem.flow for problem in swept.problems]
    states[partial] = "partial"
    is_left = ~np.isin(heads["flow"], np.array(partial, dtype=np.int64))
    numbers, heads = numbers[is_left], heads[is_left]
    is_opaque = unread_bodies(capture, numbers, swept, ciphertexts)
    states[heads["flow"][is_opaque]] = "opaque"
    is_opaque_request[heads["flow"][is_opaque & heads["from_client"]]] = True
    return states, is_opaque_request
