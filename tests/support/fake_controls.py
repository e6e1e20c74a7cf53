"""A device with a screen as far as a scenario can tell: it shows trees, and remembers what was done to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from analyzer.model.errors import SetupError
from analyzer.record.devices.base import Area

APP = "com.example.app"


def node(text: str, bounds: str, **more: str) -> str:
    """Give one node as uiautomator writes it; `bounds` as `[0,0][10,10]`."""
    keys = {"text": text, "class": "android.widget.Button", "package": APP, "clickable": "true", "bounds": bounds}
    keys |= {name.replace("_", "-"): value for name, value in more.items()}
    return "<node " + " ".join(f'{name}="{value}"' for name, value in keys.items()) + "/>"


def tree(*nodes: str) -> bytes:
    """Give a whole tree."""
    return f'<?xml version="1.0"?><hierarchy rotation="0">{"".join(nodes)}</hierarchy>'.encode()


@dataclass
class FakeControls:
    """Implements `Controls`. log: what was done. trees: what is shown, one after the other; the last one stays.

    front: the package in front. fails_on: the method that raises as if the device were gone. when: called with
    each entry of the log.
    """

    trees: list[bytes] = field(default_factory=lambda: [tree()])
    front: str = APP
    fails_on: str = ""
    log: list[tuple[object, ...]] = field(default_factory=list)
    when: Callable[[tuple[object, ...]], object] = lambda entry: None

    def _do(self, *entry: object) -> None:
        if entry[0] == self.fails_on:
            raise SetupError("the device has gone", code="E202", hint="plug it in")
        self.log.append(entry)
        self.when(entry)

    def screen_tree(self) -> bytes:
        """Show the next tree."""
        if self.fails_on == "screen_tree":
            self._do("screen_tree")
        return self.trees.pop(0) if len(self.trees) > 1 else self.trees[0]

    def screenshot(self) -> bytes | None:
        """Forbid it, as secure windows do."""
        return None

    def tap(self, x: int, y: int) -> None:
        """Note it."""
        self._do("tap", x, y)

    def scroll_down(self, area: Area) -> None:
        """Note it."""
        self._do("scroll_down", area)

    def back(self) -> None:
        """Note it."""
        self._do("back")

    def start(self) -> None:
        """Bring the app to the front."""
        self._do("start")
        self.front = APP

    def to_background(self) -> None:
        """Note it."""
        self._do("to_background")

    def screen_off(self) -> None:
        """Note it."""
        self._do("screen_off")

    def screen_on(self) -> None:
        """Note it."""
        self._do("screen_on")

    def kill(self) -> None:
        """Note it."""
        self._do("kill")

    def set_permission(self, permission: str, *, is_granted: bool) -> None:
        """Note it."""
        self._do("set_permission", permission, is_granted)

    def foreground(self) -> str:
        """Give what is in front."""
        return self.front
