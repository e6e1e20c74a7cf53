"""Which part of a screen asks the question: the smallest part that holds answers and what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.record.consent.classify import Box, Button, boxes_of, buttons_of, is_field
from analyzer.record.consent.context import in_context
from analyzer.record.consent.evidence import Evidence, is_sentence, points, weigh
from analyzer.record.consent.lexicon import MAX_LABEL, lexicon
from analyzer.record.consent.tree import Node, Tree

NEEDED = 2.0
"""Points a part must have to be taken for the question."""

_ASKED = ("accept", "accept_ambiguous", "reject", "essential_only")
_MAX_STARTS = 40
_MAX_STRANGERS = 1
"""Things to touch without a part in the question that may still stand beside it, such as a cross to close."""


@dataclass(frozen=True)
class Scene:
    """A part of the screen. texts: what it says but for its answers, in order; fields: whether something is typed."""

    nodes: Sequence[Node]
    buttons: Sequence[Button]
    boxes: Sequence[Box]
    texts: Sequence[str]
    evidence: Evidence
    has_fields: bool

    def with_role(self, *roles: str) -> list[Button]:
        """Give its buttons of these roles."""
        return [button for button in self.buttons if button.role in roles]


def whole(tree: Tree) -> Scene:
    """Give the screen as one scene, without the system's bars."""
    bars = lexicon().system["bars"]
    nodes = [node for node in tree.nodes if node.package not in bars] or list(tree.nodes)
    boxes = boxes_of(nodes)
    return _scene(nodes, in_context(buttons_of(nodes), boxes, nodes), boxes)


def question(screen: Scene) -> Scene:
    """Give the part that asks; the screen itself when no part of it stands out."""
    weights = _weights(screen)
    starts = screen.with_role(*_ASKED)[:_MAX_STARTS]
    parts = [one for one in (_part(button.node, weights, screen) for button in starts) if one is not None]
    if not parts:
        return screen
    held = {id(one): sum(_is_in(button.node, one) for button in starts) for one in parts}
    return part(screen, max(parts, key=lambda one: (held[id(one)], -one.area, one.index)))


def part(screen: Scene, top: Node) -> Scene:
    """Give what stands under a node as a scene of its own."""
    inside = {id(node) for node in top.below()}
    return _scene(
        [node for node in screen.nodes if id(node) in inside],
        [button for button in screen.buttons if id(button.node) in inside],
        [box for box in screen.boxes if id(box.node) in inside],
    )


def _scene(nodes: Sequence[Node], buttons: Sequence[Button], boxes: Sequence[Box]) -> Scene:
    texts = _texts(nodes, buttons)
    return Scene(nodes, buttons, boxes, texts, weigh(texts), any(is_field(node) for node in nodes))


def _texts(nodes: Sequence[Node], buttons: Sequence[Button]) -> list[str]:
    """Give what is said, without the labels of buttons. A text with links in it can be touched, too, and is none."""
    spoken = [button.node for button in buttons if button.role not in ("policy", "statement") and not _is_text(button)]
    answers = {id(one) for node in spoken for one in node.below() if len(one.words) <= 2 * MAX_LABEL}
    said = [word for node in nodes if id(node) not in answers for word in (node.text, node.desc) if word.strip()]
    return list(dict.fromkeys(said))


def _is_text(button: Button) -> bool:
    return button.role == "other" and is_sentence(button.label)


def _weights(screen: Scene) -> dict[int, float]:
    """Give the points of each node with all under it, by its identity."""
    spoken = set(screen.texts)
    weights: dict[int, float] = {}
    for node in reversed(screen.nodes):
        own = max((points(word) for word in (node.text, node.desc) if word in spoken), default=0.0)
        weights[id(node)] = weights.get(id(node), 0.0) + own
        if node.parent is not None:
            weights[id(node.parent)] = weights.get(id(node.parent), 0.0) + weights[id(node)]
    return weights


def _part(start: Node, weights: dict[int, float], screen: Scene) -> Node | None:
    """Climb from an answer to the text it answers, and on as long as nothing foreign comes in."""
    found = next((node for node in (start, *start.ancestors()) if weights.get(id(node), 0.0) >= NEEDED), None)
    if found is None:
        return None
    strangers = [button.node for button in screen.buttons if button.role == "other"]
    fields = [node for node in screen.nodes if is_field(node)]
    here = _count(strangers, found), _count(fields, found)
    for above in found.ancestors():
        there = _count(strangers, above), _count(fields, above)
        if there[0] > max(here[0], _MAX_STRANGERS) or there[1] > here[1]:
            break
        found = above
    return found


def _count(nodes: Sequence[Node], part: Node) -> int:
    return sum(_is_in(node, part) for node in nodes[:200])


def _is_in(node: Node, part: Node) -> bool:
    return node is part or any(above is part for above in node.ancestors())
