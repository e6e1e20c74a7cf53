"""How much a text must say of personal data before buttons beside it are answers to a question of consent."""

from __future__ import annotations

from analyzer.record.consent.classify import ANSWERS
from analyzer.record.consent.context import is_implied
from analyzer.record.consent.evidence import is_sentence
from analyzer.record.consent.letters import as_label, normalise
from analyzer.record.consent.lexicon import lexicon
from analyzer.record.consent.other import SPECIAL
from analyzer.record.consent.scene import NEEDED, Scene

_UNCLEAR_NEEDED = 3.0
"""Points a text needs beside unclear buttons, or where nobody speaks for the app."""
_PAIR_NEEDED = 1.0
"""Points a text needs beside a button that consents in so many words, or on the second dialog after a refusal."""
_REFUSAL_ALONE = 3.0
"""Points a text needs when only a refusal is known on the screen."""
_EVERYDAY_REFUSAL_ALONE = 6.0
"""The same for a refusal of anything, such as "no, thanks"."""


def needed(scene: Scene, *, is_clear: bool, has_pair: bool, is_second: bool) -> float | None:
    """Give the points a question must have; None when its text is about something else.

    Buttons whose words hardly answer anything else need a text about personal data, and no more.
    """
    evidence = scene.evidence
    is_consenting = _is_consenting(scene)
    has_refusal = has_pair or bool(scene.with_role("reject_ambiguous", "essential_only"))
    if is_consenting and has_refusal and evidence.has_topic:
        if not evidence.is_everyday and (has_pair or _leaves(scene)) and _is_asking(scene):
            return 0.0 if evidence.score else _PAIR_NEEDED
        if not evidence.is_about_consent and not scene.with_role("essential_only") and not _names_data(scene):
            return _UNCLEAR_NEEDED
        return NEEDED if evidence.is_everyday or not _names_data(scene) else _PAIR_NEEDED
    if not evidence.is_about_consent and not (evidence.has_topic and evidence.score >= NEEDED):
        is_contract = has_pair and bool(evidence.cues) and any(map(_is_general, evidence.policies))
        return NEEDED if is_contract and not SPECIAL.search(normalise("\n".join(scene.texts))) else None
    if is_clear and (is_second or is_consenting):
        return _PAIR_NEEDED
    if is_clear and not scene.with_role("accept", "accept_ambiguous"):
        return _EVERYDAY_REFUSAL_ALONE if _refuses_anything(scene) else _REFUSAL_ALONE
    return NEEDED if is_clear or _has_consenting_box(scene) else _UNCLEAR_NEEDED


def _is_asking(scene: Scene) -> bool:
    """Tell a text in which the app, or those who made it, speak of themselves."""
    return lexicon().stems["asker"].search(normalise("\n".join(scene.texts))) is not None


def _leaves(scene: Scene) -> bool:
    """Tell a refusal that leaves the app, as none does of a colleague's request or of an offer."""
    leaving = lexicon().stems["leaving"].search
    return any(leaving(normalise(one.label)) for one in scene.with_role("reject_ambiguous"))


def _names_data(scene: Scene) -> bool:
    """Tell answers that no other question has: the necessary only, or data named on the button that agrees."""
    stem = lexicon().stems["data_named"]
    agreeing = scene.with_role("accept")
    return bool(scene.with_role("essential_only")) or all(stem.search(normalise(one.label)) for one in agreeing)


def tells_only(scene: Scene) -> bool:
    """Tell a text that speaks of privacy and asks for nothing: no document, no use of data, or all is done."""
    evidence, said = scene.evidence, normalise("\n".join(scene.texts))
    if is_implied(scene.texts) or scene.boxes:
        return False
    documents = [name for name in evidence.policies if name != "privacy"]
    return not (documents or evidence.is_used) or lexicon().stems["done"].search(said) is not None


def is_list(scene: Scene) -> bool:
    """Tell refusals that stand in several lines, one for each thing listed, and nothing to agree to."""
    labels = [as_label(button.label) for button in scene.with_role("reject")]
    return len(labels) > max(len(set(labels)), 2) and not scene.with_role("accept")


def _refuses_anything(scene: Scene) -> bool:
    """Tell refusals that answer any question, not one about data alone."""
    stem = lexicon().stems["everyday_no"]
    return all(stem.fullmatch(as_label(button.label)) for button in scene.with_role(*ANSWERS))


def _has_consenting_box(scene: Scene) -> bool:
    """Tell a box that says in so many words that one consents."""
    return any(lexicon().stems["consenting"].search(normalise(box.label)) for box in scene.boxes)


def implies(scene: Scene) -> bool:
    """Tell a text that takes going on for an agreement to a document about personal data."""
    return is_implied(scene.texts) and any(map(lexicon().stems["privacy"].search, scene.evidence.policies))


def says_something(scene: Scene) -> bool:
    """Tell whether there is a sentence, or what stands for one: words beside a box, going on taken for agreeing."""
    states = any(lexicon().stems["statement"].search(normalise(box.label)) for box in scene.boxes)
    return states or implies(scene) or any(map(is_sentence, scene.texts)) or _is_bare(scene)


def _is_bare(scene: Scene) -> bool:
    """Tell a box of a document's name, a yes and a no, and nothing else."""
    roles = [button.role for button in scene.buttons if button.role != "policy"]
    return len(scene.texts) <= 2 and sorted(roles) == ["accept_ambiguous", "reject_ambiguous"]


def _is_consenting(scene: Scene) -> bool:
    stem, agreeing = lexicon().stems["consenting"], scene.with_role("accept")
    return bool(agreeing) and all(stem.search(normalise(button.label)) for button in agreeing)


def _is_general(document: str) -> bool:
    return lexicon().stems["general_terms"].search(document) is not None
