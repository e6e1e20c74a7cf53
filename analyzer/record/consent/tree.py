"""The tree of a screen as uiautomator (or Appium) writes it → nodes. The XML comes from the app under test: hostile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from analyzer.model.errors import DataError

Bounds = tuple[int, int, int, int]
"""left, top, right, bottom in pixels of the screen."""

MAX_BYTES = 32_000_000
MAX_NODES = 60_000
"""More than twice what the largest screens seen have; a round 50,000 with windows around them is read."""
MAX_DEPTH = 2_000
MAX_TEXT = 20_000
"""Characters of one attribute that are kept; a policy's whole text may stand in one node."""

MAX_ALL_TEXT = 120_000
"""Characters of a whole tree that are kept; no screen shows more, and what comes later is left empty."""

_HINT = "dump the screen again; `consentinel help consent` says which files are read"
_BOUNDS = re.compile(r"\[(-?\d{1,6}),(-?\d{1,6})\]\[(-?\d{1,6}),(-?\d{1,6})\]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(x[0-9a-fA-F]{1,8}|[0-9]{1,10});")
_ROOT = re.compile(r"<([A-Za-z][\w.:-]{0,80})[\s/>]")
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{1,20})")
_OTHER_ENCODINGS = frozenset(
    ("gbk", "gb2312", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-8859-1", "windows-1252")
)
"""Encodings besides Unicode's that tools which write a dump anew declare."""


@dataclass(slots=True, eq=False)
class Node:
    """One node. box: None when it has no place on the screen. parent: None for the root."""

    cls: str
    text: str
    desc: str
    rid: str
    package: str
    box: Bounds | None
    is_clickable: bool
    is_checkable: bool
    is_checked: bool
    is_enabled: bool
    is_scrollable: bool
    is_selected: bool
    is_password: bool
    hint: str
    index: int
    parent: Node | None = field(repr=False)
    children: list[Node] = field(default_factory=list, repr=False)

    @property
    def words(self) -> str:
        """What the node says: its text, else its description."""
        return self.text.strip() or self.desc.strip()

    @property
    def short_id(self) -> str:
        """The resource id without its package."""
        return self.rid.rpartition("/")[2]

    @property
    def area(self) -> int:
        """Pixels it covers; 0 without a place."""
        if self.box is None:
            return 0
        return max(self.box[2] - self.box[0], 0) * max(self.box[3] - self.box[1], 0)

    def ancestors(self) -> Iterator[Node]:
        """Give its parent, that one's parent, and so on."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def below(self) -> Iterator[Node]:
        """Give the node and all under it, in the order of the document."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


@dataclass(frozen=True, slots=True)
class Tree:
    """nodes: all in the order of the document, the first is the root."""

    nodes: list[Node] = field(repr=False)

    @property
    def root(self) -> Node:
        """The node that holds all others."""
        return self.nodes[0]


class _Refused(ValueError):
    """What a tree of a screen has no need of."""


def parse(raw: bytes, *, name: str = "the tree") -> Tree:
    """Read a tree. What tools print before and behind it, control characters and halves of emoji are forgiven.

    name: how to call it in an error. Raises DataError E380 (no XML, or with a document type of its own), E381 (no
    tree of a screen), E382 (more bytes, nodes or levels than are read).
    """
    if len(raw) > MAX_BYTES:
        raise _too_big(name, f"{len(raw)} bytes", f"{MAX_BYTES}")
    builder = _Builder()
    parser = expat.ParserCreate(encoding="utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.StartDoctypeDeclHandler = builder.refuse
    parser.EntityDeclHandler = builder.refuse
    try:
        parser.Parse(_text(raw), True)
    except expat.ExpatError as error:
        where = f"line {error.lineno}, column {error.offset + 1}"
        raise DataError(f"{name} is damaged: {expat.ErrorString(error.code)} at {where}",
                        code="E380", hint=_HINT) from None  # fmt: skip
    except _Refused as error:
        if error.args[0] == "doctype":
            raise DataError(f"{name} declares a document type, which no screen does", code="E380", hint=_HINT) from None
        raise _too_big(name, *error.args[1:]) from None
    if not builder.nodes:
        raise DataError(f"{name} is XML but no tree of a screen: it has no node", code="E381", hint=_HINT)
    return Tree(builder.nodes)


def _too_big(name: str, found: str, limit: str) -> DataError:
    return DataError(f"{name} has {found}; at most {limit} are read", code="E382", hint=_HINT)


def _text(raw: bytes) -> bytes:
    """Give clean UTF-8 from the first `<` to the end of the first element, which holds all others."""
    text = raw.decode(_encoding(raw), "replace")
    text = re.sub(r"^<\?xml[^>]*\?>", "", text[max(text.find("<"), 0) :])
    root = _ROOT.search(text)
    end = text.rfind(f"</{root[1]}>") if root is not None else -1
    text = text[: end + len(root[1]) + 3] if root is not None and end >= 0 else text
    text = _REFERENCE.sub(_referenced, text)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _FORBIDDEN.sub("", text).encode("utf-8")


def _encoding(raw: bytes) -> str:
    """Tell the encoding: by its mark, by where the first `<` has its zero byte, by what is declared, else UTF-8."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if raw[:2] in (b"<\0", b"\0<"):
        return "utf-16-le" if raw[0] else "utf-16-be"
    declared = _DECLARED.match(raw)
    name = declared[1].decode("ascii").lower() if declared is not None else ""
    return name if name in _OTHER_ENCODINGS else "utf-8-sig"


def _referenced(found: re.Match[str]) -> str:
    """Keep a reference to a character that may stand in XML; halves of one are written out, to be joined."""
    digits = found[1]
    code = int(digits[1:], 16) if digits[0] == "x" else int(digits)
    if 0xD800 <= code <= 0xDFFF:
        return chr(code)
    is_allowed = code in (9, 10, 13) or 0x20 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return found[0] if is_allowed else ""


class _Builder:
    """Makes nodes of elements."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._room = MAX_ALL_TEXT
        self._n = 0
        self._open: list[Node | None] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if len(self._open) >= MAX_DEPTH:
            raise _Refused("size", f"more than {MAX_DEPTH} levels", str(MAX_DEPTH))
        node = None
        if name != "hierarchy" and ("class" in attributes or "bounds" in attributes or name == "node"):
            self._n += 1
            if self._n > MAX_NODES:
                raise _Refused("size", f"more than {MAX_NODES} nodes", str(MAX_NODES))
            parent = next((one for one in reversed(self._open) if one is not None), None)
            if parent is None and self.nodes:
                parent = self._window()
            node = _node(name, attributes, len(self.nodes), parent)
            self._room -= len(node.text) + len(node.desc)
            if self._room < 0:
                node.text = node.desc = ""
            self.nodes.append(node)
            if parent is not None:
                parent.children.append(node)
        self._open.append(node)

    def end(self, name: str) -> None:
        """End an element."""
        self._open.pop()

    def _window(self) -> Node:
        """Give the root that holds several windows; made when the second one appears."""
        first = self.nodes[0]
        if first.cls:
            root = _node("", {}, -1, None)
            root.children.append(first)
            first.parent = root
            self.nodes.insert(0, root)
        return self.nodes[0]

    def refuse(self, *_declaration: object) -> None:
        """Refuse a document type."""
        raise _Refused("doctype")


def _node(name: str, attributes: dict[str, str], index: int, parent: Node | None) -> Node:
    def flag(key: str, default: str = "false") -> bool:
        return attributes.get(key, default) == "true"

    def said(*keys: str) -> str:
        text = next((attributes[key] for key in keys if attributes.get(key)), "")[:MAX_TEXT]
        return "" if text == "null" else text

    return Node(
        cls=attributes.get("class", name if name != "node" else "") or ("?" if index >= 0 else ""),
        text=said("text"), desc=said("content-desc", "contentDescription"), rid=said("resource-id"),
        package=said("package"), box=_box(attributes.get("bounds", "")), is_clickable=flag("clickable"),
        is_checkable=flag("checkable"), is_checked=flag("checked"), is_enabled=flag("enabled", "true"),
        is_scrollable=flag("scrollable"), is_selected=flag("selected"), is_password=flag("password"),
        hint=said("hint"), index=index, parent=parent,
    )  # fmt: skip


def _box(text: str) -> Bounds | None:
    found = _BOUNDS.fullmatch(text.strip())
    if found is None:
        return None
    left, top, right, bottom = (int(number) for number in found.groups())
    return (left, top, right, bottom)
