"""Table flows: what detection adds to it, and the masking of matched bytes in addresses."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.detect.by_row import Coded
from analyzer.detect.geo import registered_in
from analyzer.detect.opaque import Unread, body_heads
from analyzer.detect.parties import Relations, party_of_host, registrable_domain
from analyzer.detect.phases import Phases
from analyzer.detect.rows import FlowFacts, seconds
from analyzer.detect.sockets import Openings
from analyzer.detect.sweep import Swept
from analyzer.ingest.exchange import Capture
from analyzer.model.tables import TABLES, frame

if TYPE_CHECKING:
    import pandas as pd

LIMITS = frozenset(("size", "ratio", "depth", "leaves", "time"))
STATES = ("empty", "decoded", "opaque", "partial")
_EMPTY, _DECODED, _OPAQUE, _PARTIAL = range(len(STATES))
ROWS = 1 << 15
"""So many flows are looked at together."""
_ADDRESSES = ("host", "registrable_domain", "path", "sni")
Masks = dict[int, dict[str, str]]
"""Row of flows → text to be masked → mask."""


def flow_facts(capture: Capture, relations: Relations) -> AllFacts:
    """Look up every host once."""
    import pandas as pd

    hosts = pd.Categorical(capture.flows["host"])
    names: list[str] = hosts.categories.tolist()
    domains, owners, related = [], [], []
    for host in names:
        party = party_of_host(host)
        domains.append(registrable_domain(host) or None)
        owners.append(party.id if party else None)
        related.append(str(relations.of(host)))
    codes = hosts.codes
    return AllFacts(
        t_start=capture.scratch.parked(seconds(capture.flows["t_start"])),
        host=Coded(codes, names),
        registrable_domain=Coded(codes, domains),
        party_id=Coded(codes, owners),
        party_relation=Coded(codes, related),
    )


@dataclass(frozen=True)
class AllFacts(FlowFacts):
    """What is told of all flows of a capture."""

    t_start: np.ndarray
    host: Coded[str]
    registrable_domain: Coded[str | None]
    party_id: Coded[str | None]
    party_relation: Coded[str]


class FlowRows:
    """Table `flows`, made in pieces; paths, hosts and SNIs have matched bytes masked.

    states: places in `STATES`, by row. also_masked: what is masked in every path.
    """

    def __init__(
        self,
        capture: Capture,
        facts: AllFacts,
        phases: Phases,
        *,
        states: np.ndarray,
        masks: Masks,
        openings: Openings,
        session_id: str,
    ) -> None:
        self.capture, self.also_masked = capture, dict[str, str]()
        self._facts, self._phases, self._states = facts, phases, states
        self._masks, self._openings, self.session_id = masks, openings, session_id
        self._masked_rows = np.array(sorted(masks), dtype=np.int64)
        self._countries = _server_countries(capture.flows)

    def frames(self) -> Iterator[pd.DataFrame]:
        """Give the table in pieces of ROWS rows, at least one."""
        for low in range(0, max(len(self.capture.flows), 1), ROWS):
            yield self.of(slice(low, low + ROWS))

    def frame(self) -> pd.DataFrame:
        """Give the whole table."""
        return self.of(slice(0, len(self.capture.flows)))

    def of(self, rows: slice | np.ndarray) -> pd.DataFrame:
        """Give some rows of the table. rows: their numbers, or a slice of them."""
        import pandas as pd

        numbers = np.arange(len(self.capture.flows))[rows]
        flows, facts = self.capture.flows.iloc[rows].reset_index(drop=True), self._facts
        phase, state = self._phases.categories(facts.t_start[rows])
        codes = np.zeros(len(flows), dtype=np.int8)
        columns: dict[str, Any] = {name: flows[name] for name in TABLES["flows"].names if name in flows}
        columns |= {
            "session_id": pd.Categorical.from_codes(codes, categories=[self.session_id]),
            "registrable_domain": facts.registrable_domain.category(rows),
            "party_id": facts.party_id.category(rows),
            "party_relation": facts.party_relation.category(rows),
            "phase": phase,
            "consent_state": state,
            "decode_state": pd.Categorical.from_codes(self._states[rows], categories=list(STATES)),
            "is_in_process": flows["is_in_process"] if "is_in_process" in flows else np.zeros(len(flows), dtype=bool),
        }
        if self._countries is not None:
            columns["server_country"] = self._countries.category(rows)
        if "client_address" in flows and len(self._openings):
            columns |= self._openings.of(flows["client_address"].tolist(), facts.t_start[rows])
        made = frame(TABLES["flows"], columns)
        masked = self._masked(made, numbers)
        return made.assign(**masked) if masked else made

    def _masked(self, flows: pd.DataFrame, numbers: np.ndarray) -> dict[str, Any]:
        """Give the columns in which something is masked. numbers: of the rows, in order."""
        places = np.flatnonzero(np.isin(numbers, self._masked_rows))
        columns: dict[str, Any] = {}
        for name in _ADDRESSES if len(places) else ():
            columns[name] = flows[name].copy()
            columns[name].iloc[places] = [
                mask_text(text, self._masks[number]) if isinstance(text, str) else None
                for text, number in zip(flows[name].iloc[places], numbers[places].tolist(), strict=True)
            ]
        if self.also_masked:
            paths = columns.get("path", flows["path"])
            columns["path"] = paths.map(lambda path: mask_text(path, self.also_masked))
        return columns


def _server_countries(flows: pd.DataFrame) -> Coded[str | None] | None:
    """Look up every address once."""
    import pandas as pd

    if "server_ip" not in flows:
        return None
    reached = pd.Categorical(flows["server_ip"])
    return Coded(reached.codes, [*registered_in(reached.categories.tolist()), None])


def mask_text(text: str, replacements: dict[str, str]) -> str:
    """Replace every matched text by its mask, longest first; hosts are compared in lower case."""
    for matched in sorted(replacements, key=len, reverse=True):
        text = text.replace(matched, replacements[matched]).replace(matched.lower(), replacements[matched])
    return text


def mask_of(data_type: str) -> str:
    """Give what stands in the place of matched bytes (contracts §5)."""
    return f"‹{data_type}›"


def decode_states(capture: Capture, swept: Swept, ciphertexts: Collection[bytes]) -> tuple[np.ndarray, np.ndarray]:
    """Give (place in STATES, is_opaque of the request) by row of flows.

    opaque: nothing of ours reads a body (`opaque`). partial: something could not be decoded to the end. The worst of
    both bodies counts. ciphertexts: those whose plaintext a hook told.
    """
    n = len(capture.flows)
    states = np.full(n, _EMPTY, dtype=np.int8)
    is_opaque_request, is_partial = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    is_partial[[problem.flow for problem in swept.problems]] = True
    unread = Unread(capture, swept, ciphertexts)
    numbers = body_heads(capture)
    for low in range(0, len(numbers), ROWS):
        block = numbers[low : low + ROWS]
        heads = capture.spans[block]
        states[heads["flow"]] = np.maximum(states[heads["flow"]], np.int8(_DECODED))
        left = ~is_partial[heads["flow"]]
        block, heads = block[left], heads[left]
        is_opaque = unread.of(block)
        states[heads["flow"][is_opaque]] = _OPAQUE
        is_opaque_request[heads["flow"][is_opaque & heads["from_client"]]] = True
    states[is_partial] = _PARTIAL
    return states, is_opaque_request
