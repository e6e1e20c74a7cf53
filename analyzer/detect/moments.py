"""Marks and calls that yield no data → table `moments`: prompts, answers, starts, exits and signals of consent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from analyzer.detect.consent_signals import Signals
from analyzer.detect.parties import party_of_code
from analyzer.ingest.exchange import Capture, PartKind
from analyzer.model import ids
from analyzer.model.tables import TABLES, frame

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.detect.phases import Phases

Row = dict[str, Any]

_SIGNALS = frozenset({"preference_written", "consent_call", "opt_out_call", "ad_tracking_read"})
_PLAIN = frozenset(
    {"permission_asked", "dialog_shown", "click", "choice_shown", "component_started", "app_exit", "setting_changed",
     "policy_opened"}
)  # fmt: skip
_WITHOUT_SUBJECT = frozenset({"click"})
"""What stands on a button may be anybody's words: it is not kept."""
_TICKED = {"true": "ticked", "1": "ticked", "ticked": "ticked", "false": "unticked", "0": "unticked"}
_MAX_SUBJECT = 200
_SAME_S = 2.0
"""A mark and a call of the same thing this close together are one moment, seconds."""


def moments_table(
    marks: Iterable[Mapping[str, Any]],
    calls: Iterable[Mapping[str, Any]],
    hooks: Mapping[str, Mapping[str, Any]],
    phases: Phases,
    capture: Capture | None = None,
    *,
    session_id: str,
) -> pd.DataFrame:
    """Give table `moments` in order of time.

    marks: `{t, mark}`, host clock, seconds. calls: hook calls with `t_host`, in order. capture: for signals in headers.
    """
    called = list(_of_calls(calls, hooks))
    rows = [*_without_doubles(_of_marks(marks), called), *called, *(_of_headers(capture) if capture else ())]
    rows.sort(key=lambda row: row["t"])
    phase, state, near = phases.at([row["t"] for row in rows])
    when = zip(rows, phase, state, near, strict=True)
    return frame(
        TABLES["moments"],
        [
            {**row, "phase": name, "consent_state": consent, "near_mark": bool(is_near), "session_id": session_id,
             "moment_id": ids.digest_of((row["event"], row["subject"], row["call_id"] or "", str(ordinal)))}
            for ordinal, (row, name, consent, is_near) in enumerate(when)
        ],
    )  # fmt: skip


def _row(t: float, event: str, subject: str = "", **given: Any) -> Row:
    blank: Row = {"setting": None, "call_id": None, "hook_id": None, "caller": None, "party_id": None}
    return blank | {"t": t, "event": event, "subject": subject[:_MAX_SUBJECT], "origin": "mark"} | given


def _of_marks(marks: Iterable[Mapping[str, Any]]) -> list[Row]:
    rows = []
    for mark in marks:
        name, _, subject = str(mark["mark"]).partition(":")
        rows.append(_row(float(mark["t"]), name, subject))
    return rows


def _of_calls(calls: Iterable[Mapping[str, Any]], hooks: Mapping[str, Mapping[str, Any]]) -> Iterable[Row]:
    signals = Signals()
    for call in calls:
        hook = hooks.get(call["hook"], {})
        event = str(hook.get("event") or "read")
        if call.get("error") or event not in _PLAIN | _SIGNALS:
            continue
        party = party_of_code(call.get("caller"))
        common = {
            "origin": "hook",
            "call_id": call["event_id"],
            "hook_id": call["hook"],
            "caller": call.get("caller"),
            "party_id": party.id if party else None,
        }
        t = float(call["t_host"])
        if event in _SIGNALS:
            told = signals.told_by(event, hook, call)
            yield from (_row(t, "consent_signal", **(common | signal)) for signal in told)
        else:
            yield from (_row(t, event, **(common | part)) for part in _parts(event, call))


def _parts(event: str, call: Mapping[str, Any]) -> list[Row]:
    """Give subject and setting of each thing one call is about: a call may ask for several permissions."""
    texts = ([call["value"]] if call.get("value") is not None else []) + list(call.get("values") or ())
    argument = next((text for text in call.get("args") or () if text is not None), None)
    if event in _WITHOUT_SUBJECT:
        return [{}]
    if event == "choice_shown":
        box = next((text for text in [argument, *texts] if str(text).lower() in _TICKED), "false")
        label = next((text for text in texts if str(text).lower() not in _TICKED), "")
        return [{"subject": str(label), "setting": _TICKED[str(box).lower()]}]
    if event == "policy_opened":
        return [{"subject": _without_query(str(text))} for text in texts[:1] or [""]]
    setting = str(argument)[:_MAX_SUBJECT] if argument is not None and event == "setting_changed" else None
    return [{"subject": str(text), "setting": setting} for text in texts or [""]]


def _without_query(text: str) -> str:
    try:
        url = urlsplit(text)
    except ValueError:
        return ""
    return f"{url.scheme}://{url.hostname}{url.path}" if url.scheme and url.hostname else text.partition("?")[0]


def _without_doubles(marks: list[Row], called: list[Row]) -> list[Row]:
    """Leave out marks of permissions asked that a hook saw being asked at the same time."""
    seen: dict[str, list[float]] = {}
    for row in called:
        if row["event"] == "permission_asked":
            seen.setdefault(row["subject"], []).append(row["t"])
    return [
        row
        for row in marks
        if row["event"] != "permission_asked"
        or not any(abs(t - row["t"]) <= _SAME_S for t in seen.get(row["subject"], ()))
    ]


def _of_headers(capture: Capture) -> Iterable[Row]:
    """Give a refusal for each request that carries the header of Global Privacy Control."""
    spans = capture.spans
    heads = spans[spans["kind"] == PartKind.REQUEST_HEAD] if len(spans) else spans
    for start, length, t in zip(heads["start"], heads["length"], np.asarray(heads["t"]), strict=True):
        head = bytes(capture.data[int(start) : int(start + length)]).lower()
        if b"\nsec-gpc:" in head and head.split(b"\nsec-gpc:", 1)[1].lstrip().startswith(b"1"):
            yield _row(float(t), "consent_signal", "Sec-GPC", setting="refused", origin="traffic")
