"""Marks and calls that yield no data → table `moments`: prompts, answers, starts, exits and signals of consent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from analyzer.detect.consent_signals import Signals, button_says
from analyzer.detect.marked_screens import shown_by, walked
from analyzer.detect.parties import party_of_code
from analyzer.detect.wire_signals import wire_signals
from analyzer.ingest.exchange import Capture
from analyzer.model import ids
from analyzer.model.tables import TABLES, frame

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.detect.phases import Phases

Row = dict[str, Any]

_SIGNALS = frozenset({"preference_written", "consent_call", "opt_out_call", "ad_tracking_read"})
_PLAIN = frozenset(
    {"permission_asked", "permission_result", "dialog_shown", "dialog_button", "click", "choice_shown",
     "component_started", "component_received", "job_scheduled", "app_exit", "setting_changed", "policy_opened"}
)  # fmt: skip
_RESULTS = {"0": "permission_granted", "-1": "permission_denied"}
"""PackageManager.PERMISSION_GRANTED and PERMISSION_DENIED."""
_ACTION = re.compile(r"\bact=([\w.]+)")
_TICKED = {"true": "ticked", "1": "ticked", "ticked": "ticked", "false": "unticked", "0": "unticked"}
_MAX_SUBJECT = 200
_ALSO_SEEN = frozenset({"permission_asked", "permission_granted", "permission_denied"})
"""Marks of what hooks see as well."""
_WALKED = frozenset({"click", "policy_opened"})
"""What the driver does on its walk to the policy, and hooks see as well."""
_EARLIER_S, _LATER_S = 0.2, 1.4
"""A hook tells of a tap of the driver this long after it; the next tap comes later than that."""
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

    marks: `{t, mark, note}`, host clock, seconds. calls: hook calls with `t_host`, in order. capture: its requests say
    more.
    """
    called = list(_of_calls(calls, hooks))
    rows = [*_without_doubles(_of_marks(marks), called), *called, *(_of_traffic(capture) if capture else ())]
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
        for event, seen, setting in shown_by(mark):
            rows.append(_row(float(mark["t"]), event, seen, setting=setting))
        name, _, subject = str(mark["mark"]).partition(":")
        rows.append(_row(float(mark["t"]), name, subject))
        rows += [_row(t, event) for t, event in walked(mark)]
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
            parts = _results(call) if event == "permission_result" else _parts(event, call)
            yield from (_row(t, **({"event": event} | common | part)) for part in parts)


def _texts(call: Mapping[str, Any]) -> list[str]:
    return ([call["value"]] if call.get("value") is not None else []) + list(call.get("values") or ())


def _results(call: Mapping[str, Any]) -> list[Row]:
    """Give the answer to each permission; none for a request that was cancelled, or whose answers were not seen."""
    seen = next((text for text in call.get("args") or () if text and text.startswith("[")), "[]")
    answers = [_RESULTS.get(code.strip()) for code in seen.strip("[]").split(",")]
    return [{"event": event, "subject": str(name)} for name, event in zip(_texts(call), answers, strict=False) if event]


def _parts(event: str, call: Mapping[str, Any]) -> list[Row]:
    """Give subject and setting of each thing one call is about: a call may ask for several permissions.

    What stands on a button may be anybody's words: of it only its meaning is kept.
    """
    texts = _texts(call)
    argument = next((text for text in call.get("args") or () if text is not None), None)
    if event == "click":
        return [{}]
    if event == "dialog_button":
        return [{"setting": button_says(str(text))} for text in texts[:1]]
    if event == "choice_shown":
        box = next((text for text in [argument, *texts] if str(text).lower() in _TICKED), "false")
        label = next((text for text in texts if str(text).lower() not in _TICKED), "")
        return [{"subject": str(label), "setting": _TICKED[str(box).lower()]}]
    if event == "policy_opened":
        return [{"subject": _without_query(str(text))} for text in texts[:1] or [""]]
    if event == "component_received":
        action = _ACTION.search(str(texts[0])) if texts else None
        return [{"subject": action[1] if action else ""}]
    if event == "job_scheduled":
        return [_job(str(text)) for text in texts[:1]]
    setting = str(argument)[:_MAX_SUBJECT] if argument is not None and event == "setting_changed" else None
    return [{"subject": str(text), "setting": setting} for text in texts or [""]]


def _job(text: str) -> Row:
    """Read `component,persisted,milliseconds` of a job; an exact alarm has only the package."""
    component, _, rest = text.partition(",")
    if not rest:
        return {"subject": component, "setting": "exact"}
    persisted, _, period = rest.partition(",")
    setting = "persisted" if persisted == "true" else "repeated" if period.strip("0") else "once"
    return {"subject": component, "setting": setting}


def _without_query(text: str) -> str:
    try:
        url = urlsplit(text)
    except ValueError:
        return ""
    return f"{url.scheme}://{url.hostname}{url.path}" if url.scheme and url.hostname else text.partition("?")[0]


def _without_doubles(marks: list[Row], called: list[Row]) -> list[Row]:
    """Leave out marks of permissions asked and answered, and taps of the driver, that a hook saw at the same time."""
    seen: dict[tuple[str, str], list[float]] = {}
    for row in called:
        subject = row["subject"] if row["event"] in _ALSO_SEEN else ""
        seen.setdefault((row["event"], subject), []).append(row["t"])
    return [row for row in marks if not _is_double(row, seen)]


def _is_double(row: Row, seen: Mapping[tuple[str, str], list[float]]) -> bool:
    if row["event"] in _ALSO_SEEN:
        return any(abs(t - row["t"]) <= _SAME_S for t in seen.get((row["event"], row["subject"]), ()))
    if row["event"] in _WALKED:
        return any(-_EARLIER_S <= t - row["t"] <= _LATER_S for t in seen.get((row["event"], ""), ()))
    return False


def _of_traffic(capture: Capture) -> Iterable[Row]:
    """Give a signal of consent for each that a request carries."""
    for t, signal in wire_signals(capture):
        yield _row(t, "consent_signal", origin="traffic", **signal)
