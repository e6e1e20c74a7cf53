"""What a mark says of the screen it was set on → the moments that hooks report of dialogs they see.

The note of a mark of the consent driver is JSON (`help consent`); a note of anybody else is left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_MAX_NOTE = 20_000
_MAX_BUTTONS = 20
_LARGER, _MOST_LARGER = 2.0, 10_000.0
"""From how many times the area on the agreeing button is told; ours: no rule names a figure."""
_PATH = re.compile(r"raw/[\w.-]{1,80}")
_MAX_TAPS, _MAX_WALK_S = 50, 3600.0
_SAYS = {"accept": "granted", "reject": "refused", "essential_only": "refused"}


def shown_by(mark: Mapping[str, Any]) -> list[tuple[str, str, str | None]]:
    """Give (event, subject, setting) of what a mark `consent_asked` saw: how it is made, for a person to look at, then
    a ticked box, the buttons, the dialog.

    An unclear refusal counts as one beside a clear agreement; beside an unclear one it says neither yes nor no.
    Buttons below the fold were not seen: then there is no dialog to judge.
    """
    if mark["mark"] != "consent_asked":
        return []
    screen = _screen(mark.get("note"))
    kind, buttons, unclear = screen.get("kind"), screen.get("buttons"), screen.get("unclear")
    if not isinstance(kind, str) or not isinstance(buttons, list) or not isinstance(unclear, list):
        return []
    rows: list[tuple[str, str, str | None]] = [("prompt_design", _picture(screen), sign) for sign in _signs(screen)]
    if screen.get("preticked") is True:
        rows.append(("choice_shown", kind, "ticked"))
    if screen.get("is_below") is True:
        return rows
    waiting = list(unclear)
    for role in buttons[:_MAX_BUTTONS]:
        if role == "ambiguous":
            is_refusal = bool(waiting) and waiting.pop(0) == "reject_ambiguous"
            rows.append(("dialog_button", kind, "refused" if is_refusal and "accept" in buttons else None))
        elif role in _SAYS:
            rows.append(("dialog_button", kind, _SAYS[role]))
    return [*rows, ("dialog_shown", kind, None)]


def _signs(screen: Mapping[str, Any]) -> list[str]:
    """Give what of a dialog may mislead: a person judges whether it does, a figure is no verdict."""
    buttons, times = screen["buttons"], screen.get("prominence")
    signs = ["ticked_box"] if screen.get("preticked") is True else []
    signs += ["unclear_words"] if screen.get("ambiguous") is True else []
    if screen.get("is_below") is not True and "accept" in buttons and not {"reject", "essential_only"} & set(buttons):
        signs.append("no_clear_refusal")
    if isinstance(times, int | float) and not isinstance(times, bool) and _LARGER <= times < _MOST_LARGER:
        signs.append(f"refusal_smaller:{times:g}")
    return signs


def _picture(screen: Mapping[str, Any]) -> str:
    """Give where its picture is kept, else its tree; "" for another text than a path of ours."""
    named = (str(screen.get(name) or "") for name in ("screenshot", "tree"))
    return next((path for path in named if _PATH.fullmatch(path)), "")


def walked(mark: Mapping[str, Any]) -> list[tuple[float, str]]:
    """Give (time, event) of each tap of the driver's walk to the policy, and of the policy's coming up."""
    if mark["mark"] != "phase:policy":
        return []
    walk, begun = _screen(mark.get("note")), float(mark["t"])
    taps, opened = walk.get("taps"), walk.get("policy_opened")
    if not isinstance(taps, list) or not (end := _within([opened], begun)):
        return []
    return [*((t, "click") for t in _within(taps[:_MAX_TAPS], begun)), (end[0], "policy_opened")]


def _within(times: list[Any], begun: float) -> list[float]:
    """Give those that are times of a walk that began then."""
    numbers = [float(t) for t in times if isinstance(t, int | float) and not isinstance(t, bool)]
    return [t for t in numbers if 0 <= t - begun <= _MAX_WALK_S]


def _screen(note: Any) -> dict[str, Any]:
    if not isinstance(note, str) or not note.startswith("{") or len(note) > _MAX_NOTE:
        return {}
    try:
        read = json.loads(note)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
