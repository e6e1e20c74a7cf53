"""Hook events → accesses: what code read which kind of data, and the values it got."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer import datatypes
from analyzer.detect import chance
from analyzer.detect.known import KnownValues, is_placeholder, unquoted
from analyzer.detect.parties import party_of_code
from analyzer.detect.phases import Phases
from analyzer.model import ids
from analyzer.model.tables import TABLES, frame
from analyzer.model.values import Secret

if TYPE_CHECKING:
    import pandas as pd

Call = dict[str, Any]
_REPEAT_S = 1.0
_SHARED_TYPES = frozenset({"device_info", "network_info"})
_SHARED_LENGTH = 12
"""Values of these types (a brand, a model, a locale) many devices share, and many a user agent and host name hold: a
short one, or a plain word, is read and reported, and is no search term."""
_ARGUMENT = re.compile(r"arg\w*[:\[]?(\d+)")
_CALLBACK = re.compile(r"on[A-Z]")


@dataclass
class Accesses:
    """What the hooks tell: table hook_events, rows for table observations (seconds as times), the values of reads as
    known values, event_id/t/value_hash of each value for the link, and rows for table gaps."""

    hook_events: pd.DataFrame
    rows: list[dict[str, Any]]
    known: KnownValues
    reads: pd.DataFrame
    gaps: list[dict[str, Any]] = field(default_factory=list)


def texts_of(call: Call) -> list[str]:
    """Give every value of one call, each once, in order, without quotes around it."""
    values = ([call["value"]] if call.get("value") is not None else []) + list(call.get("values") or ())
    return list(dict.fromkeys(unquoted(str(value)) for value in values))


def read_calls(
    calls: list[Call], hooks: Mapping[str, Call], phases: Phases, *, session_id: str, salt: bytes
) -> Accesses:
    """Turn hook calls into accesses. calls: in order of `t_host`, host clock, seconds."""
    times = np.array([call["t_host"] for call in calls], dtype=float)
    phase, state, near = phases.at(times)
    rows, events = [], []
    known, not_searched = KnownValues(), _NotSearched()
    reads: dict[str, list[Any]] = {"event_id": [], "t": [], "value_hash": []}
    for i, call in enumerate(calls):
        hook = hooks.get(call["hook"], {})
        when = {"t": float(times[i]), "phase": phase[i], "consent_state": state[i]}
        texts = texts_of(call)
        events.append(_event_row(call, hook, texts, salt) | when | {"session_id": session_id})
        if not _is_access(call, hook):
            continue
        rows.append(
            _observation_row(call, hook, texts, salt) | when | {"near_mark": bool(near[i]), "session_id": session_id}
        )
        for text in texts:
            reads["event_id"].append(call["event_id"])
            reads["t"].append(float(times[i]))
            reads["value_hash"].append(Secret(text).hash(salt))
            if _is_search_term(hook["data_type"], text):
                known.add(hook["data_type"], text, "hook")
            else:
                not_searched.add(hook["data_type"], text)
    import pandas as pd

    table = frame(TABLES["hook_events"], _with_repeats(events))
    return Accesses(table, rows, known, pd.DataFrame(reads), not_searched.gaps())


def known_of_fields(fields: list[Call], hooks: Mapping[str, Call]) -> KnownValues:
    """Give what static fields held as values to be searched: nobody saw them read, and they may be sent."""
    known = KnownValues()
    for line in fields:
        data_type = hooks.get(line["hook"], {}).get("data_type")
        if data_type not in datatypes.data_types():
            continue
        for text in texts_of(line):
            if _is_search_term(data_type, text):
                known.add(data_type, text, "hook")
    return known


def _is_search_term(data_type: str, text: str) -> bool:
    """Placeholders go on: they are set apart later."""
    is_common = data_type in _SHARED_TYPES and (len(text) < _SHARED_LENGTH or text.isalpha())
    return is_placeholder(data_type, text) or (not is_common and chance.is_searchable_alone(text))


def _is_access(call: Call, hook: Call) -> bool:
    """A call that got data of a kind we know; one that threw got nothing."""
    is_read = hook.get("event", "read") == "read" and hook.get("data_type") in datatypes.data_types()
    return is_read and not call.get("error") and not hook.get("intervention")


def _event_row(call: Call, hook: Call, texts: list[str], salt: bytes) -> dict[str, Any]:
    value = Secret("\n".join(texts)) if texts else None
    caller_party = party_of_code(call.get("caller"))
    return {
        "event_id": call["event_id"],
        "t_device": float(call["t"]),
        "hook_id": call["hook"],
        "event": hook.get("event", "read"),
        "data_type": hook.get("data_type"),
        "pid": int(call["pid"]),
        "tid": int(call["tid"]),
        "value_hash": value.hash(salt) if value else None,
        "value_preview": value.preview() if value else None,
        "caller": call.get("caller"),
        "caller_party": caller_party.id if caller_party else None,
        "sdk_id": call.get("sdk_id"),
        "sdk_chain": list(call.get("sdk_chain") or ()),
        "stack_hash": call.get("stack_hash"),
    }


def _observation_row(call: Call, hook: Call, texts: list[str], salt: bytes) -> dict[str, Any]:
    value = Secret("\n".join(texts))
    data_type = hook["data_type"]
    location, path = place_of_value(hook)
    party = party_of_code(call.get("caller"))
    placeholder = bool(texts) and all(is_placeholder(data_type, text) for text in texts)
    method = "placeholder" if placeholder else "api"
    identity = (call["event_id"], "accessed", data_type, location, "", path, "plain", 0)
    return {
        "observation_id": ids.observation_id(*identity),
        "act": "accessed",
        "data_type": data_type,
        "source": "hook",
        "ref_id": call["event_id"],
        "method": method,
        "confidence": "certain" if texts else "likely",
        "location": location,
        "layers": "",
        "path": path,
        "transform": "plain",
        "value_hash": value.hash(salt),
        "value_preview": value.preview(),
        "party_id": party.id if party else None,
        "caller": call.get("caller"),
        "sdk_id": call.get("sdk_id"),
        "reasoning": _reasoning(call, placeholder=placeholder, has_value=bool(texts)),
    }


def _reasoning(call: Call, *, placeholder: bool, has_value: bool) -> str:
    if placeholder:
        return f"hook {call['hook']} gave a placeholder"
    return f"hook {call['hook']}" if has_value else f"hook {call['hook']}; the call gave no value"


def place_of_value(hook: Call) -> tuple[str, str]:
    """Give (location, path) of a hook's value: its spec's word `value_of`, else an argument for callbacks.

    >>> place_of_value({"method": "getImei"}), place_of_value({"method": "onLocationChanged"})
    (('return', 'return'), ('arg', 'arg:0'))
    """
    stated = str(hook.get("value_of") or "")
    found = _ARGUMENT.match(stated)
    if found:
        return "arg", f"arg:{found.group(1)}"
    if not stated and _CALLBACK.match(str(hook.get("method") or "")):
        return "arg", "arg:0"
    return "return", "return"


class _NotSearched:
    """Values that say too little to be looked for alone, counted by data type; each value once."""

    def __init__(self) -> None:
        self._texts: dict[str, set[str]] = {}

    def add(self, data_type: str, text: str) -> None:
        self._texts.setdefault(data_type, set()).add(text)

    def gaps(self) -> list[dict[str, Any]]:
        detail = "values a hook returned that are too short or too common to be searched alone"
        return [
            {"gap_kind": "not_searched", "subject": data_type, "n": len(texts), "detail": detail}
            for data_type, texts in sorted(self._texts.items())
        ]


def _with_repeats(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mark calls that repeat hook, value and caller within a second of the one before."""
    last: dict[tuple[Any, ...], float] = {}
    for event in events:
        key = (event["hook_id"], event["value_hash"], event["caller"], event["pid"])
        event["is_repeat"] = event["t"] - last.get(key, float("-inf")) <= _REPEAT_S
        last[key] = event["t"]
    return events


def status_table(status: list[Call], session_id: str) -> pd.DataFrame:
    """Give table `hook_status`: the last word of each hook in each process; counts of several agents of one add up."""
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    for line in status:
        key = line["hook"], int(line["pid"])
        before = rows.get(key, {"calls": 0, "dropped": 0})
        rows[key] = {
            "session_id": session_id,
            "hook_id": key[0],
            "pid": key[1],
            "state": line["state"],
            "reason": line.get("reason"),
            "calls": before["calls"] + int(line.get("calls") or 0),
            "dropped": before["dropped"] + int(line.get("dropped") or 0),
        }
    return frame(TABLES["hook_status"], [rows[key] for key in sorted(rows)])
