"""What can be touched on a screen, and what it says: buttons, links, boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.record.consent.letters import as_label, normalise
from analyzer.record.consent.lexicon import MAX_LABEL, Label, label_of, lexicon
from analyzer.record.consent.objects import agrees_to_another_thing
from analyzer.record.consent.tree import Node

ROLES = ("accept", "reject", "settings", "policy", "essential_only", "ambiguous", "other")
"""Roles of a button as they are shown."""

ANSWERS = ("accept", "reject", "essential_only")
"""Roles that answer the question in clear words."""

_CLIMB = 6
"""Levels from a text up to what is touched with it."""
_MAX_TEXTS = 4
_MAX_LOOSE = 300
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True, eq=False)
class Button:
    """Something to touch. role: one of the lexicon's classes, `statement` (words beside a box) or `other`.

    is_loose: nothing says that it can be touched; the app may listen for touches itself.
    """

    node: Node
    label: str
    role: str
    phrase: str = ""
    is_loose: bool = False

    @property
    def shown_role(self) -> str:
        """The role as it is shown, one of ROLES."""
        if self.role.endswith("ambiguous"):
            return "ambiguous"
        return self.role if self.role in ROLES else "other"

    def as_dict(self, role: str | None = None) -> dict[str, Any]:
        """Give `{text, content_desc, resource_id, bounds, role}`; bounds: [left, top, right, bottom] or null."""
        text, desc = self.node.text, self.node.desc
        if not text and not desc:
            text = self.label
        return {
            "text": text,
            "content_desc": desc,
            "resource_id": self.node.rid,
            "bounds": list(self.node.box) if self.node.box else None,
            "role": role or self.shown_role,
        }


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """A box or switch; label: its own words, or those beside it."""

    node: Node
    label: str
    is_on: bool


def buttons_of(nodes: Sequence[Node]) -> list[Button]:
    """Give what can be touched and has words, in the order of the document; boxes and fields are none."""
    grouped: dict[int, tuple[Node, list[str]]] = {}
    loose: list[Node] = []
    for node in nodes:
        if is_field(node):
            continue
        if not node.words:
            if _is_touched(node):
                grouped.setdefault(node.index, (node, []))
            continue
        actor = _actor(node)
        if actor is None:
            loose.append(node)
        elif not is_box(actor):
            grouped.setdefault(actor.index, (actor, []))[1].append(node.words)
    cards = _cards(grouped)
    loose += [node for node in nodes if node.words and not is_field(node) and _actor_index(node) in cards]
    found = [button for index, (actor, texts) in grouped.items()
             if index not in cards and (button := _button(actor, texts)) is not None]  # fmt: skip
    return _with_loose(found, loose)


def _cards(grouped: dict[int, tuple[Node, list[str]]]) -> set[int]:
    """Give what only holds other things to touch: a card that swallows touches is no button."""
    speaking = [actor for actor, texts in grouped.values() if texts]
    return {above.index for actor in speaking for above in actor.ancestors() if above.index in grouped}


def _actor_index(node: Node) -> int | None:
    actor = _actor(node)
    return None if actor is None else actor.index


def _actor(node: Node) -> Node | None:
    """Give the node that a touch on this text reaches: itself or one above it that is not the whole card."""
    if _is_touched(node) or is_box(node):
        return node
    for level, above in enumerate(node.ancestors()):
        if level >= _CLIMB or above.is_scrollable or len(above.children) > 2 * _MAX_TEXTS:
            return None
        if _is_touched(above) or is_box(above):
            return above
    return None


def _is_touched(node: Node) -> bool:
    return (node.is_clickable or node.cls.endswith("Button")) and not is_field(node)


def is_field(node: Node) -> bool:
    """Tell a field for typing."""
    return node.is_password or node.cls.endswith(("EditText", "AutoCompleteTextView"))


def is_box(node: Node) -> bool:
    """Tell what has two states: box, switch, radio button; a button that happens to be checkable is none."""
    kind = node.cls.rpartition(".")[2]
    if kind in ("CheckBox", "Switch", "SwitchCompat", "RadioButton", "ToggleButton", "CheckedTextView"):
        return True
    return node.is_checkable and kind not in ("Button", "ImageButton", "MaterialButton")


def _button(actor: Node, texts: list[str]) -> Button | None:
    """Read one thing to touch; None for a card that holds much text, and for a picture without words or telling id."""
    if not texts:
        return _by_id(actor)
    if len(texts) > _MAX_TEXTS or sum(map(len, texts)) > 2 * MAX_LABEL:
        return None
    own = actor.words
    wholes = [own] if own else []
    if actor.text.strip() and actor.desc.strip():
        wholes.append(actor.desc.strip())
    wholes += ["\n".join(dict.fromkeys(texts)), texts[0]]
    label = wholes[0]
    if lexicon().never.search(normalise(" ".join(texts))):
        return Button(actor, label, "accept_ambiguous" if _takes_too(label) else "other")
    for words in wholes:
        read = label_of(words)
        if read is not None:
            return Button(actor, label, _not_of_another_kind(words, read), read.phrase)
    return Button(actor, label, "other")


def _takes_too(words: str) -> bool:
    """Tell an agreement that also takes something which costs nothing: agree and download."""
    label = as_label(words)
    bare = lexicon().stems["taking_too"].sub("", label)
    if bare == label or lexicon().never.search(bare):
        return False
    read = label_of(bare)
    return read is not None and read.role == "accept"


def _not_of_another_kind(words: str, read: Label) -> str:
    """Take an agreement back that belongs to another question, such as an update.

    One that also does another deed, such as logging in or signing, or takes a thing of its own, is unclear.
    """
    role = read.role
    if role in ("accept", "accept_ambiguous"):
        label = as_label(words)
        if lexicon().stems["withdrawing"].search(label):
            return "other"
        if any(label in buttons for _, buttons, _ in lexicon().kinds):
            return "other"
        if any(lexicon().stems[stem].search(label) for stem in ("logging_in", "deed")):
            return "accept_ambiguous"
        if role == "accept" and agrees_to_another_thing(words, read.phrase, read.language):
            return "accept_ambiguous"
    return role


def _by_id(actor: Node) -> Button | None:
    """Read a picture by the parts of its id; agreeing words there count only where no text says otherwise."""
    parts = set(re.split(r"[_\W]+", _CAMEL.sub("_", actor.short_id).lower()))
    ids = lexicon().ids
    if not actor.short_id or parts & ids["box"] or is_box(actor) or not actor.is_clickable or actor.children:
        return None
    for role in ("reject", "accept"):
        if parts & ids[role]:
            return Button(actor, actor.short_id, role, f"id {actor.short_id}")
    return Button(actor, actor.short_id, "other", "close") if parts & ids["close"] else None


def _with_loose(found: list[Button], loose: list[Node]) -> list[Button]:
    """Add short texts that say an answer though nothing says that they can be touched.

    One that agrees counts only where there is no button at all: a title, or an article on banners, may read "accept".
    One that refuses counts only beside a button that agrees.
    """
    leaves = [node for node in loose if not node.children and len(node.words) <= MAX_LABEL][:_MAX_LOOSE]
    read = [(node, label) for node in leaves if (label := label_of(node.words)) is not None]
    refused = {
        id(node.parent) for node, label in read if label.role in ("reject", "reject_ambiguous", "essential_only")
    }
    exact = [
        Button(node, node.words, _not_of_another_kind(node.words, label), label.phrase, is_loose=True)
        for node, label in read
        if "accept" not in label.role or as_label(node.words) == label.phrase or id(node.parent) in refused
    ]
    kept = {"reject", "essential_only"}
    if not any(button.role not in ("policy", "settings", "statement") for button in found):
        kept |= {"accept", "settings", "accept_ambiguous", "reject_ambiguous", "policy"}
    elif not any(button.role in ("accept", "accept_ambiguous") for button in found):
        kept = set()
    return sorted([*found, *(button for button in exact if button.role in kept)], key=lambda one: one.node.index)


def boxes_of(nodes: Sequence[Node]) -> list[Box]:
    """Give boxes and switches, also pictures that tell their state in words."""
    words = lexicon().stems
    boxes = []
    for node in nodes:
        if is_box(node):
            boxes.append(Box(node, _beside(node), node.is_checked or node.is_selected))
        elif node.desc and len(node.desc) <= MAX_LABEL // 3 and not node.text:
            state = as_label(node.desc)
            if words["unticked"].fullmatch(state):
                boxes.append(Box(node, _beside(node), False))
            elif words["ticked"].fullmatch(state):
                boxes.append(Box(node, _beside(node), True))
        elif node.is_selected and node.area and not node.words and not node.children and _is_small_neighbor(node):
            boxes.append(Box(node, _beside(node), True))
    return boxes


def _is_small_neighbor(node: Node) -> bool:
    """Tell a small picture that stands before words of agreement."""
    return node.area < 20_000 and bool(lexicon().stems["statement"].search(normalise(_beside(node))))


def _beside(node: Node) -> str:
    """Give the box's own words, else those under it, else those that stand next to it."""
    states = lexicon().stems
    own = as_label(node.words)
    if node.words and not states["ticked"].fullmatch(own) and not states["unticked"].fullmatch(own):
        return node.words
    inside = [one.words for one in list(node.below())[1:20] if one.words]
    if inside:
        return inside[0]
    parent = node.parent
    for _ in range(2):
        if parent is None:
            return ""
        near = [one for child in parent.children[:60] for one in list(child.below())[:12]
                if one is not node and one.words and _is_right_of(node, one)]  # fmt: skip
        if near:
            return " ".join(one.words for one in near[:6])
        parent = parent.parent
    return ""


def _is_right_of(node: Node, other: Node) -> bool:
    """Tell what stands in the same line: to the right, or left of it as a switch has its words."""
    if node.box is None or other.box is None or other.is_checkable:
        return False
    middle = (node.box[1] + node.box[3]) / 2
    slack = max(node.box[3] - node.box[1], 40)
    return other.box[1] - slack <= middle <= other.box[3] + slack and other.area < 40 * max(node.area, 2_500)
