"""Answers questions of consent on a device, as a person would, and marks what happened with its evidence."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from typing import Any, Literal

from analyzer.model.errors import SetupError
from analyzer.record.consent import between
from analyzer.record.consent.classify import Button
from analyzer.record.consent.decide import Inspection
from analyzer.record.consent.view import (
    Ask,
    Choice,
    Confirm,
    OnMark,
    Outcome,
    SaveEvidence,
    Tap,
    View,
    given_by,
    is_condition,
    middle,
    view_of,
)
from analyzer.record.devices.base import Controls

_LOOK_EVERY_S = 0.7
_REACTION_S = 5.0
_MAX_SCROLLS = 15
_MAX_TAPS = 6
_MAX_SAME = 2
"""Taps after which a question that is still the same is taken to stay."""

_STOPS = {"unsure": "E268", "blocked": "E269"}
_HINT = "answer it by hand and mark it with `consentinel mark`, or run it with somebody to ask"


class ConsentDriver:
    """Finds the question on the screen and gives the chosen answer; never presses what it is not certain of.

    on_mark, save_evidence, ask: see their types. permissions: what is answered to the system's own questions that come
    before. confirm: what hooks saw, when there are hooks. is_strict: raise where it is unsure or blocked, so that
    nobody takes the run for an answered one; else the outcome says so. wait, now: how time passes.
    """

    def __init__(
        self,
        controls: Controls,
        on_mark: OnMark,
        save_evidence: SaveEvidence,
        ask: Ask | None = None,
        *,
        permissions: Literal["grant", "deny", "none"] = "deny",
        confirm: Confirm | None = None,
        is_strict: bool = True,
        wait: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._controls = controls
        self._on_mark = on_mark
        self._save = save_evidence
        self._ask = ask
        self._permissions = permissions
        self._confirm = confirm
        self._is_strict = is_strict
        self._wait, self._now = wait, now
        self._kept: list[str] = []
        self._permission_seen = ""
        self._put_to_operator = ""

    def answer(self, choice: Choice, timeout_s: float) -> Outcome:
        """Wait for the question and answer it.

        choice: `refuse` takes the necessary-only button when nothing refuses, `essential` the refusal when nothing
        allows the necessary only; `none` marks the question and leaves it open. Raises SetupError when the device
        goes, and E268 (unsure) or E269 (blocked) when the driver is strict.
        """
        outcome = self._answer(choice, timeout_s)
        outcome.evidence = list(self._kept)
        if self._is_strict and choice != "none" and outcome.state in _STOPS:
            raise SetupError(f"the question of consent is not answered: {outcome.reason}",
                             code=_STOPS[outcome.state], hint=_HINT)  # fmt: skip
        return outcome

    def _answer(self, choice: Choice, timeout_s: float) -> Outcome:
        deadline = self._now() + timeout_s
        blocked = ""
        while True:
            view = view_of(self._controls)
            if view is not None and view.seen.is_consent:
                self._on_mark("consent_asked", self._note(view), view.t, view.t_mono)
                return self._respond(view, choice, deadline)
            if view is not None:
                blocked = self._clear_way(view)
            if self._now() >= deadline:
                if blocked:
                    return Outcome("blocked", f"another screen stands before it: {blocked}")
                return Outcome("no_dialog", "no question of consent came up in time")
            self._wait(_LOOK_EVERY_S)

    def _note(self, view: View) -> str:
        """Give what a mark says of the screen, as JSON: roles and states, no words of the app; files with digests."""
        seen = view.seen
        said: dict[str, Any] = {
            "kind": seen.kind, "language": seen.language,
            "buttons": [button.shown_role for button in seen.buttons if button.role != "other"],
            "unclear": [one.role for one in seen.buttons if one.role in ("accept_ambiguous", "reject_ambiguous")],
            "ambiguous": seen.ambiguous, "preticked": seen.preticked, "n_policy_links": len(seen.policy_links),
            "is_below": seen.is_below, "prominence": seen.prominence,
        }  # fmt: skip
        return json.dumps(said | self._keep(view))

    def _keep(self, view: View) -> dict[str, str]:
        number = len([path for path in self._kept if path.endswith(".xml")]) + 1
        files = {"tree": ("xml", view.raw), "screenshot": ("png", self._controls.screenshot() or b"")}
        kept: dict[str, str] = {}
        for name, (ending, content) in files.items():
            if content:
                kept[name] = self._save(f"consent-{number:02d}.{ending}", content)
                kept[f"{name}_sha256"] = hashlib.sha256(content).hexdigest()
                self._kept.append(kept[name])
        return kept

    def _respond(self, view: View, choice: Choice, deadline: float) -> Outcome:
        if choice == "none":
            return Outcome("left_open", "left open, as asked")
        n_taps, n_scrolls, n_same = 0, 0, 0
        while n_taps < _MAX_TAPS:
            if view.seen.is_below and n_scrolls < _MAX_SCROLLS and view.scrollable() is not None:
                n_scrolls += 1
                view = self._scrolled(view)
                continue
            target = self._target(view.seen, choice)
            if target is None:
                return Outcome("unsure", f"no button is certain: {view.seen.reason}", n_taps=n_taps)
            if not self._make_ready(view.seen, target):
                if self._now() >= deadline:
                    return Outcome("unsure", f"{target.label!r} does not become enabled", n_taps=n_taps)
                view = self._look_again(view)
                continue
            n_taps += 1
            tap = self._tap(view, target)
            if tap.after is None:
                return self._gone(tap, n_taps)
            n_same = n_same + 1 if tap.after.is_same_question(view) else 0
            if n_same >= _MAX_SAME:
                return self._stays(tap, n_taps)
            if n_same == 0 and tap.role and tap.after.seen.kind != "refusal_confirmation":
                self._answered(tap, is_confirmed=True)
            view = tap.after
        return Outcome("unsure", "the question does not go away", n_taps=n_taps)

    def _gone(self, tap: Tap, n_taps: int) -> Outcome:
        if not tap.role:
            reason = f"{tap.target.label!r} led away from the question without an answer"
            return Outcome("unsure", reason, n_taps=n_taps)
        self._answered(tap, is_confirmed=True)
        return Outcome("answered", f"pressed {tap.target.label!r}", tap.role, n_taps, is_confirmed=True)

    def _stays(self, tap: Tap, n_taps: int) -> Outcome:
        """A question that stays after a refusal has been refused all the same; after an agreement nobody knows."""
        if tap.role not in ("refuse", "essential"):
            return Outcome("unsure", f"the question stays after {tap.target.label!r}", n_taps=n_taps)
        self._answered(tap, is_confirmed=False)
        return Outcome("answered", "refused; the app keeps asking", tap.role, n_taps)

    def _look_again(self, last: View) -> View:
        """Look until the question can be read again; the last look stands in when it cannot."""
        self._wait(_LOOK_EVERY_S)
        view = view_of(self._controls)
        return view if view is not None and view.seen.is_consent else last

    def _scrolled(self, view: View) -> View:
        area = view.scrollable()
        if area is not None:
            self._controls.scroll_down(area)
        return self._look_again(view)

    def _target(self, seen: Inspection, choice: Choice) -> Button | None:
        """Give the button to press; the operator is asked where it is not certain."""
        leads_on = seen.settings if seen.kind != "consent_settings" and not seen.is_below else None
        chosen = {
            "accept": [seen.accept],
            "refuse": [seen.reject, seen.essential, leads_on],
            "essential": [seen.essential, seen.reject, leads_on],
        }[choice]
        button = next((one for one in chosen if one is not None and one.node.box is not None), None)
        if button is not None and not seen.is_doubtful:
            return button
        return self._asked_for(f"which button is the answer {choice!r}? {seen.reason}", seen)

    def _asked_for(self, question: str, seen: Inspection) -> Button | None:
        """Give the button that the operator names."""
        if self._ask is None:
            return None
        label = self._ask(question, [button.label for button in seen.buttons])
        return next((one for one in seen.buttons if one.label == label and one.node.box is not None), None)

    def _make_ready(self, seen: Inspection, target: Button) -> bool:
        """Tick what must be ticked before an agreement; tell whether the button can be pressed now."""
        boxes = [box for box in seen.unticked if is_condition(box) and box.node.box is not None]
        if target is seen.accept and len(boxes) == 1:
            self._controls.tap(*middle(boxes[0].node))
        return target.node.is_enabled

    def _tap(self, view: View, target: Button) -> Tap:
        """Press a button and see what comes of it."""
        t, t_mono = time.time(), time.monotonic()
        self._controls.tap(*middle(target.node))
        tap = Tap(view, target, given_by(target, view.seen), t, t_mono, time.time())
        try:
            tap.after = self._reaction(view, t)
        except SetupError:
            if tap.role:
                self._answered(tap, is_confirmed=False, can_look=False)
            raise
        return tap

    def _reaction(self, view: View, since: float) -> View | None:
        """Wait for what a tap does: the question that comes next or stays; None when it is gone."""
        until = self._now() + _REACTION_S
        last = view
        while True:
            self._wait(_LOOK_EVERY_S)
            now = view_of(self._controls)
            if now is not None:
                if not now.seen.is_consent:
                    return None
                if not now.is_same_question(view):
                    return now
                last = now
            elif self._confirm is not None and self._confirm(since):
                return None
            if self._now() >= until:
                return last

    def _answered(self, tap: Tap, *, is_confirmed: bool, can_look: bool = True) -> None:
        """Mark the answer at the time of the tap, with the screen after it."""
        hook = self._confirm is not None and self._confirm(tap.t)
        after = view_of(self._controls) if can_look else None
        note: dict[str, Any] = {
            "answer": tap.role, "pressed": tap.target.shown_role, "bounds": list(tap.target.node.box or ()),
            "t_before": tap.t, "t_after": tap.t_after, "is_confirmed": is_confirmed, "hook_confirmed": hook,
        }  # fmt: skip
        if after is not None:
            note |= self._keep(after)
        mark = "consent_granted" if tap.role == "accept" else "consent_refused"
        self._on_mark(mark, json.dumps(note), tap.t, tap.t_mono)

    def _clear_way(self, view: View) -> str:
        """Get past what is no question of consent; give the kind of what cannot be passed, or ""."""
        seen = view.seen
        if seen.kind == "permission":
            return self._answer_permission(view)
        self._permission_seen = ""
        button = between.closer(seen)
        if button is None and seen.kind in between.WALLS and self._put_to_operator != seen.text:
            self._put_to_operator = seen.text
            button = self._asked_for(f"a screen of kind {seen.kind!r} stands before the question", seen)
        if button is not None:
            self._controls.tap(*middle(button.node))
            return ""
        return seen.kind if seen.kind in between.WALLS else ""

    def _answer_permission(self, view: View) -> str:
        """Answer the system's question, apart from consent; each is marked once."""
        permission = between.permission_of(view.seen)
        if self._permission_seen != view.seen.text:
            self._permission_seen = view.seen.text
            self._on_mark(f"permission_asked:{permission}", self._note(view), view.t, view.t_mono)
        button = between.permission_button(view.seen, self._permissions)
        if button is None:
            return "permission"
        t, t_mono = time.time(), time.monotonic()
        self._controls.tap(*middle(button.node))
        answer = "granted" if self._permissions == "grant" else "denied"
        self._on_mark(f"permission_{answer}:{permission}", "", t, t_mono)
        return ""
