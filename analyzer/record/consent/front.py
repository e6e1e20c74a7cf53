"""What stands before a question on the same screen: a dialog that was drawn later, over the page that asks."""

from __future__ import annotations

from analyzer.record.consent.classify import Button
from analyzer.record.consent.evidence import is_sentence
from analyzer.record.consent.scene import Scene
from analyzer.record.consent.tree import Bounds, Node

_MAX_LATER = 40
"""Things drawn later beside one node that are looked at."""
_PAGE_SHARE = 0.3
"""Share of the screen from which what a dialog stands before is a page, no part of the same dialog."""


def covering(answers: list[Button], screen: Scene) -> Node | None:
    """Give the dialog that stands before these buttons; None when nothing does.

    It is drawn later than the page they belong to, lies over the middle of it, says a sentence, and has a button, but
    none that agrees. Bars and floating buttons say no sentence; what has no place on the screen covers nothing.
    """
    if not answers:
        return None
    largest = max(node.area for node in screen.nodes)
    below = answers[0].node
    for above in below.ancestors():
        if below.area >= _PAGE_SHARE * largest > 0:
            at = next(i for i, one in enumerate(above.children) if one is below)
            later = above.children[at + 1 : at + 1 + _MAX_LATER]
            found = next((one for one in later if _stands_before(one, below, screen)), None)
            if found is not None:
                return found
        below = above
    return None


def _stands_before(later: Node, earlier: Node, screen: Scene) -> bool:
    if later.box is None or earlier.box is None or not _holds(later.box, _middle(earlier.box)):
        return False
    inside = {id(node) for node in later.below()}
    own = [one for one in screen.buttons if id(one.node) in inside and not is_sentence(one.label)]
    if not own or any(one.role in ("accept", "essential_only") for one in own):
        return False
    touched = {id(one.node) for one in own}
    return any(id(node) in inside and id(node) not in touched and is_sentence(node.words) for node in screen.nodes)


def _middle(box: Bounds) -> tuple[int, int]:
    return (box[0] + box[2]) // 2, (box[1] + box[3]) // 2


def _holds(box: Bounds, point: tuple[int, int]) -> bool:
    return box[0] <= point[0] < box[2] and box[1] <= point[1] < box[3]
