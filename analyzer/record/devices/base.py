"""What the recorder asks of a device, whatever is behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable


@dataclass(frozen=True)
class ProxyEndpoint:
    """Where the app's traffic must go. ca_cert: PEM of the session's CA."""

    host: str
    port: int
    ca_cert: Path


class App(Protocol):
    """The app under test, started and suspended until `resume`.

    source: where it was installed from, such as a store; "" when unknown. permissions: what its manifest asks for;
    () when unknown.
    """

    pid: int
    app_id: str
    version: str
    name: str
    source: str
    permissions: tuple[str, ...]

    def resume(self) -> None:
        """Let the app run; its hooks are in place."""
        ...

    def poll(self) -> int | None:
        """Give the exit code, or None while the app runs."""
        ...

    def stop(self, timeout_s: float = 5.0) -> None:
        """End the app in order (flush, exit), and by force after `timeout_s`."""
        ...


@runtime_checkable
class RunsUnheld(Protocol):
    """An app that may be started running at once. running_since: wall clock, seconds; None when it was held."""

    running_since: float | None


@runtime_checkable
class Restarting(Protocol):
    """An app that may be killed and started again within one session."""

    def next_process(self) -> App | None:
        """Give the app's next process, suspended, when this one was killed to be started again; else None.

        Marks the kill. Raises SetupError when it cannot be started.
        """
        ...


@runtime_checkable
class Counting(Protocol):
    """A device that counts what its app sends past the proxy."""

    def escaped(self) -> list[tuple[str, int]]:
        """Give (what, packets), such as ("quic_refused", 12); asked before `close`."""
        ...


@runtime_checkable
class Shared(Protocol):
    """A device whose way to the proxy is that of every app, not of the app under test alone."""

    def led_along(self) -> list[str]:
        """Give who else was seen to use it: packages, `uid N`, or `unknown` where that cannot be seen.

        Asked before `close`. Raises SetupError when the device is gone.
        """
        ...


@dataclass(frozen=True)
class Owners:
    """One look at who holds connections to the proxy. t, t_end: when it began and had ended, wall clock, seconds.
    app_uid: of the app under test; uids: of all who hold one."""

    t: float
    t_end: float
    app_uid: int
    uids: tuple[int, ...]


@runtime_checkable
class Watched(Protocol):
    """A device that shows whose the connections to the proxy are while they are open."""

    def owners_now(self) -> Owners | None:
        """Look once; None where nothing is to be seen or told apart. Raises SetupError when the device is gone."""
        ...


@runtime_checkable
class HalfSeen(Protocol):
    """A device on which hooks see a part of the app only."""

    def unseen_code(self) -> str:
        """Give what of the app's code no hook sees, and why; "" where they see all of it."""
        ...


@runtime_checkable
class Tunnelled(Protocol):
    """A device whose way to the proxy may break."""

    def mend(self) -> float | None:
        """Make the way anew where it is gone; give since when it may have been (wall clock), None when it stands.

        Raises SetupError when the device is gone.
        """
        ...


@runtime_checkable
class RunsAlready(Protocol):
    """An app that ran before we came: nothing of it was held. began_at: since when, seconds; None when unknown."""

    began_at: float | None


Area = tuple[int, int, int, int]
"""left, top, right, bottom in pixels of the screen."""


class Controls(Protocol):
    """What a scenario and the consent driver do to an app on a device with a screen.

    Every method raises SetupError (exit 3) when the device is gone or refuses.
    """

    def screen_tree(self) -> bytes:
        """Give the tree of what is shown, as uiautomator's XML; hostile text."""
        ...

    def screenshot(self) -> bytes | None:
        """Give a PNG of the screen; None where the device or the app forbids it."""
        ...

    def tap(self, x: int, y: int) -> None:
        """Touch a point, in pixels."""
        ...

    def scroll_down(self, area: Area) -> None:
        """Bring into view what lies below, within `area`."""
        ...

    def back(self) -> None:
        """Press the key that goes back."""
        ...

    def start(self) -> None:
        """Start the app, or bring it to the front."""
        ...

    def to_background(self) -> None:
        """Go to the home screen; the app runs on."""
        ...

    def screen_off(self) -> None:
        """Darken the screen."""
        ...

    def screen_on(self) -> None:
        """Light the screen and unlock it."""
        ...

    def kill(self) -> None:
        """End every process of the app as the system does when it is swiped away."""
        ...

    def set_permission(self, permission: str, *, is_granted: bool) -> None:
        """Grant or revoke one permission (`android.permission.…`) of the app."""
        ...

    def foreground(self) -> str:
        """Give the package that is in front; "" when unknown."""
        ...


class Device(Protocol):
    """A place where an app can run while we watch.

    backend: "jvm", "none" or a serial number. is_instrumented: whether hooks can be placed in its apps.
    frida_host: None when its processes are this machine's, else the HOST:PORT of its Frida.
    """

    backend: str
    is_instrumented: bool
    frida_host: str | None

    def ensure_ready(self) -> None:
        """Raise SetupError when the device cannot be used."""
        ...

    def describe(self) -> dict[str, Any]:
        """Give manifest["device"]."""
        ...

    def proxy_arguments(self, session_path: Path) -> list[str]:
        """Give further arguments for mitmdump; may start helpers."""
        ...

    def planted(self) -> dict[str, list[str]]:
        """Give values that are known to be on the device, by data type; for raw/planted.json."""
        ...

    def launch(
        self, proxy: ProxyEndpoint, on_mark: Callable[[str, str, float, float], None], session_path: Path
    ) -> App | None:
        """Start the app suspended. on_mark(mark, note, t, t_mono) reports what the device itself does."""
        ...

    def close(self) -> None:
        """Undo everything; safe to call at any time and twice."""
        ...
