"""A phone of screens: what is shown, and where a tap on a label leads."""

from __future__ import annotations

from consent.shapes import N, write

from analyzer.model.errors import SetupError
from analyzer.record.consent.classify import boxes_of, buttons_of
from analyzer.record.consent.tree import parse


class Phone:
    """screens: name → tree, or raw bytes. ways: (screen, label) → next screen; "gone" ends the device."""

    def __init__(self, screens: dict[str, N | bytes], ways: dict[tuple[str, str], str], start: str) -> None:
        self.screens, self.ways, self.now = screens, ways, start
        self.taps: list[str] = []
        self.marks: list[tuple[str, str, float, float]] = []
        self.files: dict[str, bytes] = {}

    def screen_tree(self) -> bytes:
        if self.now == "gone":
            raise SetupError("the device is gone", code="E250")
        screen = self.screens[self.now]
        return screen if isinstance(screen, bytes) else write(screen, pkg="com.a").encode()

    def screenshot(self) -> bytes | None:
        return b"\x89PNG fake"

    def tap(self, x: int, y: int) -> None:
        nodes = parse(self.screen_tree()).nodes
        spots = [(one.node, one.label) for one in buttons_of(nodes)] + [
            (one.node, one.label) for one in boxes_of(nodes)
        ]
        hit = [(node.area, label) for node, label in spots
               if node.box and node.box[0] <= x <= node.box[2] and node.box[1] <= y <= node.box[3]]  # fmt: skip
        label = min(hit)[1]
        self.taps.append(label)
        self.now = self.ways.get((self.now, label), self.now)

    def scroll_down(self, area: tuple[int, int, int, int]) -> None:
        self.taps.append("scroll")
        self.now = self.ways.get((self.now, "scroll"), self.now)

    def back(self) -> None:
        self.taps.append("back")

    def keep(self, name: str, content: bytes) -> str:
        self.files[f"raw/screens/{name}"] = content
        return f"raw/screens/{name}"

    def mark(self, mark: str, note: str, t: float, t_mono: float) -> None:
        self.marks.append((mark, note, t, t_mono))

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"the driver has no business with {name}")
