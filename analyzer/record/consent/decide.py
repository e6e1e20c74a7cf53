"""Is it a question of consent, of which kind, and which button is which answer?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from analyzer.model.errors import DataError
from analyzer.record.consent.asking import implies, is_list, needed, says_something, tells_only
from analyzer.record.consent.classify import ANSWERS, Box, Button
from analyzer.record.consent.doubt import doubt
from analyzer.record.consent.evidence import is_sentence, language_of
from analyzer.record.consent.front import covering
from analyzer.record.consent.letters import as_label, normalise
from analyzer.record.consent.lexicon import lexicon
from analyzer.record.consent.other import another_question, other_kind
from analyzer.record.consent.scene import Scene, part, question, whole
from analyzer.record.consent.tree import Tree, parse

KINDS = (
    "privacy_dialog", "cookie_banner", "consent_settings", "refusal_confirmation",
    "permission", "system", "login", "login_with_consent", "settings_screen", "policy_page", "payment", "update",
    "rating", "age_gate", "notification", "permission_rationale", "youth_mode", "account_deletion",
    "account_authorization", "request", "ad", "region", "other",
)  # fmt: skip
"""What a screen can be; the first four ask for consent."""

_HIDDEN_NEEDED = 3.0
_CERTAIN_DESPITE_KIND = 3.0
_NEVER_CONSENT = ("login", "login_with_consent", "payment", "policy_page", "settings_screen")
_BY_TEXT = ("payment", "account_deletion", "account_authorization", "youth_mode")
"""Kinds whose words in the text count also where a button agrees in clear words; of others those on buttons do."""
_MANY = 8
"""Things to touch from which on a page with an unclear button is no dialog."""
_SPAN = re.compile(r"《[^《》\n]{2,40}》")


@dataclass(frozen=True)
class Inspection:
    """What the driver sees on a screen and would do.

    accept, reject, settings, essential: the chosen buttons; essential allows the necessary only. policy_links:
    `{text, bounds}` each. unticked: boxes that are off. is_below: the answers lie below the fold. is_doubtful:
    something else may be asked, so that no answer is pressed unasked. text: what the
    screen, or the part of it that asks, says.
    """

    is_consent: bool
    kind: str
    language: str | None
    buttons: Sequence[Button]
    reason: str
    accept: Button | None = None
    reject: Button | None = None
    settings: Button | None = None
    essential: Button | None = None
    policy_links: Sequence[dict[str, Any]] = ()
    preticked: bool = False
    ambiguous: bool = False
    is_below: bool = False
    is_doubtful: bool = False
    unticked: Sequence[Box] = field(default=())
    text: str = ""

    @property
    def prominence(self) -> float | None:
        """How many times the agreeing button's area is the refusing one's; None when one of them is not there."""
        refusing = self.reject or self.essential
        if self.accept is None or refusing is None or not refusing.node.area:
            return None
        return round(self.accept.node.area / refusing.node.area, 2)

    def as_dict(self) -> dict[str, Any]:
        """Give what `consent inspect --format json` prints."""
        back = lexicon().stems["going_back"]
        is_second = self.kind == "refusal_confirmation"

        def shown(button: Button | None) -> dict[str, Any] | None:
            if button is None:
                return None
            goes_back = is_second and button.role == "reject_ambiguous" and back.search(normalise(button.label))
            return button.as_dict("other" if goes_back else None)

        return {
            "is_consent": self.is_consent, "kind": self.kind, "language": self.language,
            "buttons": [shown(button) for button in self.buttons],
            "accept": shown(self.accept), "reject": shown(self.reject), "settings": shown(self.settings),
            "policy_links": list(self.policy_links), "preticked": self.preticked, "ambiguous": self.ambiguous,
            "reason": self.reason,
        }  # fmt: skip


def inspect(raw: bytes, *, name: str = "the tree") -> Inspection:
    """Read the tree of a screen. Raises DataError E380–E382 for what is none."""
    return look(parse(raw, name=name))


def is_dialog(raw: bytes) -> bool:
    """Tell whether a tree shows a question of consent; False for what cannot be read."""
    try:
        return inspect(raw).is_consent
    except DataError:
        return False


def look(tree: Tree) -> Inspection:
    """Judge a screen."""
    screen = whole(tree)
    system = _system(tree)
    if system is not None:
        return _none(screen, system, f"it belongs to the system: package {_package(tree)}")
    scene = question(screen)
    cover = covering(scene.with_role(*ANSWERS), screen)
    if cover is not None:
        kind, _ = other_kind(part(screen, cover), has_answer=False, texts=None)
        return _none(screen, kind, "another dialog stands before the question")
    second = lexicon().stems["second_ask"].search(normalise("\n".join(scene.texts))) is not None
    refusal = _why_not(scene, screen, is_second=second)
    if refusal is not None:
        return refusal
    return _consent(scene, is_second=second)


def _package(tree: Tree) -> str:
    return next((node.package for node in tree.nodes if node.package), "")


def _system(tree: Tree) -> str | None:
    """Tell the permission controller's and other dialogs of the system by their package, never by text."""
    words = lexicon().system
    packages = {node.package for node in tree.nodes if node.package} - words["bars"]
    parts = words["permission_parts"]
    if packages & words["packages"] or any(part in package for package in packages for part in parts):
        return "permission"
    return "system" if packages and packages <= words["other_packages"] else None


def _why_not(scene: Scene, screen: Scene, *, is_second: bool) -> Inspection | None:
    """Give the judgement that it is no question of consent, or None."""
    clear, unclear = scene.with_role(*ANSWERS), scene.with_role("accept_ambiguous")
    has_pair = bool(scene.with_role("accept")) and len({button.role for button in clear}) > 1
    judged = scene if clear or unclear else screen
    named, because = other_kind(judged, has_answer=bool(clear), texts=None)
    if not clear and not unclear:
        if _is_hidden(scene, screen) and named == "other":
            return None
        return _none(screen, named, because or "no button answers a question of consent")
    least = needed(scene, is_clear=bool(clear), has_pair=has_pair, is_second=is_second)
    if least is None:
        return _none(screen, named, because or "the text around the buttons is not about personal data")
    if scene.evidence.score < least:
        return _none(screen, named, because or f"too little about consent: {scene.evidence.score:g} points")
    texts = () if has_pair else _BY_TEXT if scene.with_role("accept") else None
    if texts is None and implies(scene):
        texts = _BY_TEXT
    kind, why = other_kind(judged, has_answer=bool(clear), texts=texts)
    if kind in _NEVER_CONSENT:
        return _none(screen, kind, why)
    is_agreed = bool(scene.with_role("accept", "essential_only"))
    if kind != "other" and scene.evidence.score < _CERTAIN_DESPITE_KIND + (0 if is_agreed else _CERTAIN_DESPITE_KIND):
        return _none(screen, kind, why)
    if not clear and tells_only(scene):
        return _none(screen, named, "it speaks of privacy and asks for nothing")
    if is_list(scene):
        return _none(screen, named, "a list with the same button in each line")
    another = another_question(scene)
    if another is not None:
        return _none(screen, *another)
    if not clear and (not says_something(scene) or len(scene.with_role("other")) > _MANY):
        return _none(screen, named, "a page with an unclear button, no dialog")
    return None


def _is_hidden(scene: Scene, screen: Scene) -> bool:
    """Tell a question whose answers lie below the fold."""
    asking = lexicon().stems["asking"].search(normalise("\n".join(scene.texts)))
    return (
        asking is not None and scene.evidence.is_about_consent and scene.evidence.score >= _HIDDEN_NEEDED
        and any(node.is_scrollable for node in screen.nodes) and len(screen.with_role("other")) <= 2
    )  # fmt: skip


def _none(screen: Scene, kind: str, reason: str) -> Inspection:
    return Inspection(
        is_consent=False, kind=kind, reason=reason or "nothing on it asks for consent", buttons=screen.buttons,
        language=language_of([*screen.texts, *(button.label for button in screen.buttons)]),
        policy_links=_links(screen),
        preticked=kind != "settings_screen" and _is_preticked(screen, only_statements=True),
        unticked=[box for box in screen.boxes if not box.is_on], text="\n".join(screen.texts),
    )  # fmt: skip


def _consent(scene: Scene, *, is_second: bool) -> Inspection:
    accept, accept_doubt = _only(scene.with_role("accept"), scene)
    reject, reject_doubt = _only(scene.with_role("reject"), scene)
    essential, _ = _only(scene.with_role("essential_only"), scene)
    unclear_yes, unclear_no = scene.with_role("accept_ambiguous"), scene.with_role("reject_ambiguous")
    why = None if accept is None else doubt(scene, accept)
    kind = _kind(scene, is_second=is_second)
    if is_second or kind == "consent_settings":
        unclear_no = [one for one in unclear_no if not lexicon().stems["going_back"].search(normalise(one.label))]
    is_unclear = bool(unclear_yes and accept is None) or bool(unclear_no and reject is None and essential is None)
    if accept is not None and reject is None and essential is None and not reject_doubt and len(unclear_no) == 1:
        reject = unclear_no[0]
    is_unclear = is_unclear or accept_doubt or reject_doubt or bool(scene.with_role("ambiguous"))
    if why is not None:
        accept, is_unclear = None, True
    settings, _ = _only(scene.with_role("settings"), scene)
    if is_second and reject is None and essential is None:
        kind = _kind(scene, is_second=False)
    boxes = [box for box in scene.boxes if not box.is_on]
    return Inspection(
        is_consent=True, kind=kind, buttons=scene.buttons, accept=accept, reject=reject, settings=settings,
        essential=essential, language=language_of([*scene.texts, *(button.label for button in scene.buttons)]),
        policy_links=_links(scene), preticked=_is_preticked(scene, only_statements=False), ambiguous=is_unclear,
        text="\n".join(scene.texts), is_below=not scene.with_role(*ANSWERS, "accept_ambiguous"), unticked=boxes,
        is_doubtful=why is not None,
        reason=f"left to the operator: {why}" if why else _because(scene, accept, reject, is_unclear),
    )  # fmt: skip


def _only(buttons: Sequence[Button], scene: Scene) -> tuple[Button | None, bool]:
    """Give the one button of a role, and whether there are several that say different things.

    A picture known by its id alone counts where no words do, and only beside its counterpart.
    """
    spoken = [button for button in buttons if not button.phrase.startswith("id ")]
    if not spoken and buttons:
        pairs = {button.role for button in scene.buttons if button.phrase.startswith("id ")}
        has_pair = {"accept", "reject"} <= pairs or bool(scene.with_role(*ANSWERS)[len(buttons) :])
        spoken = list(buttons) if has_pair else []
    touched = [button for button in spoken if not button.is_loose] or spoken
    touched = _telling(touched, scene)
    labels = {as_label(button.label) for button in touched}
    if len(touched) == 1 or (len(labels) == 1 and touched):
        return touched[-1], False
    return None, len(labels) > 1


def _telling(buttons: list[Button], scene: Scene) -> list[Button]:
    """Leave out what another button of the role says better: the name of a page; a refusal apart from the agreement."""
    tab = lexicon().stems["tab"]
    verbs = [one for one in buttons if not tab.fullmatch(as_label(one.label))] or buttons
    if len(verbs) < 2 or verbs[0].role != "reject":
        return verbs
    leaving = lexicon().stems["leaving"]
    verbs = [one for one in verbs if not leaving.search(normalise(one.label))] or verbs
    rows = {id(one.node.parent) for one in scene.with_role("accept") if one.node.parent is not None}
    return [one for one in verbs if id(one.node.parent) in rows] or verbs


def _kind(scene: Scene, *, is_second: bool) -> str:
    if is_second:
        return "refusal_confirmation"
    if len([box for box in scene.boxes if box.node.cls.endswith(("Switch", "SwitchCompat"))]) >= 2:
        return "consent_settings"
    said = normalise("\n".join(scene.texts))
    return "cookie_banner" if len(re.findall("cookie|クッキー", said)) >= 2 else "privacy_dialog"


def _links(scene: Scene) -> list[dict[str, Any]]:
    """Give the documents that are linked: what can be touched, and names inside running text."""
    links: dict[str, dict[str, Any]] = {}

    def add(text: str, bounds: Any) -> None:
        links.setdefault(as_label(text), {"text": text, "bounds": list(bounds) if bounds else None})

    for button in scene.with_role("policy"):
        add(button.label, button.node.box)
    policies = lexicon().policies
    for node in scene.nodes:
        words = node.words
        for found in _SPAN.findall(words):
            if policies.search(normalise(found)):
                add(found, node.box)
        if is_sentence(words) and "《" not in words:
            for name in dict.fromkeys(policies.findall(normalise(words))):
                add(name, node.box)
    return [links[key] for key in links if not any(key != other and key in other for other in links)]


def _is_preticked(scene: Scene, *, only_statements: bool) -> bool:
    words = lexicon().stems
    for box in scene.boxes:
        label = normalise(box.label)
        if not box.is_on or not box.node.is_enabled or words["remember"].search(label):
            continue
        if words["always_on"].search(label) and not words["statement"].search(label):
            continue
        about = (words["statement"], lexicon().policies)
        if not only_statements or any(pattern.search(label) for pattern in about):
            return True
    return False


def _because(scene: Scene, accept: Button | None, reject: Button | None, is_unclear: bool) -> str:
    evidence = scene.evidence
    named = [*evidence.policies[:2], *evidence.cues[:2]]
    parts = [f"the text speaks of {', '.join(map(repr, named))} ({evidence.score:g} points)"]
    for word, button in (("agrees", accept), ("refuses", reject)):
        if button is not None:
            disabled = "" if button.node.is_enabled else ", not enabled yet"
            parts.append(f"{button.label!r} {word}{disabled}")
    if is_unclear:
        unclear = [one.label for one in scene.with_role("accept_ambiguous", "reject_ambiguous", "ambiguous")]
        parts.append(f"unclear: {', '.join(map(repr, unclear[:4]))}" if unclear else "several buttons give one answer")
    if not scene.with_role(*ANSWERS, "accept_ambiguous"):
        parts.append("its buttons lie below the fold")
    return "; ".join(parts)
