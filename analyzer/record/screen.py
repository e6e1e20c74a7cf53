"""What is on a screen: nodes of a tree as uiautomator writes it. The tree is the app's, and hostile."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from analyzer.record.devices.base import Area

_MAX_BYTES = 16 << 20
_BOUNDS = re.compile(r"\[(-?\d{1,6}),(-?\d{1,6})\]\[(-?\d{1,6}),(-?\d{1,6})\]")


@dataclass(frozen=True)
class Node:
    """One thing on the screen. text: what stands on it; name: what a screen reader calls it; kind: its class."""

    text: str
    name: str
    kind: str
    package: str
    area: Area
    is_clickable: bool
    is_scrollable: bool

    @property
    def middle(self) -> tuple[int, int]:
        """Where to tap it."""
        left, top, right, bottom = self.area
        return (left + right) // 2, (top + bottom) // 2


def nodes_of(tree: bytes) -> list[Node]:
    """Give the enabled nodes of a tree that cover anything, in its order; [] for what is no such tree."""
    if len(tree) > _MAX_BYTES or b"<!DOCTYPE" in tree or b"<!ENTITY" in tree:
        return []
    try:
        root = ElementTree.fromstring(tree)
    except ElementTree.ParseError:
        return []
    return [node for element in root.iter("node") if (node := _node(element)) is not None]


def _node(element: ElementTree.Element) -> Node | None:
    match = _BOUNDS.fullmatch(element.get("bounds", ""))
    if match is None or element.get("enabled") == "false":
        return None
    left, top, right, bottom = (int(number) for number in match.groups())
    if right <= left or bottom <= top:
        return None
    return Node(
        text=element.get("text", "").strip(),
        name=element.get("content-desc", "").strip(),
        kind=element.get("class", ""),
        package=element.get("package", ""),
        area=(left, top, right, bottom),
        is_clickable=element.get("clickable") == "true",
        is_scrollable=element.get("scrollable") == "true",
    )


def find_text(nodes: list[Node], text: str) -> Node | None:
    """Give the node that says exactly `text`, else the one with the shortest text that holds it, else None."""
    wanted = text.strip()
    exact = [node for node in nodes if wanted in (node.text, node.name)]
    if exact:
        return next((node for node in exact if node.is_clickable), exact[0])
    holding = [node for node in nodes if wanted in node.text or wanted in node.name]
    return min(holding, key=lambda node: len(node.text or node.name), default=None)


def tappable(nodes: list[Node], package: str) -> list[Node]:
    """Give what the app offers to tap; no fields to write in, nothing of the system or another app."""
    return [
        node for node in nodes if node.is_clickable and node.package == package and not node.kind.endswith("EditText")
    ]
