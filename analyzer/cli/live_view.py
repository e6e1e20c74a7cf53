"""The live view of `consentinel record`: what the session shows so far, and keys to mark and stop."""

from __future__ import annotations

import os
import select
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from analyzer.cli.console import language, printable, say, settings, spoken, talk
from analyzer.cli.live_picture import Frame, alert_text, phase_name, picture
from analyzer.i18n.catalog import t
from analyzer.model.enums import is_mark
from analyzer.model.errors import ConsentinelError

_EVERY_S = 0.25
_KEYS = {"g": "consent_granted", "r": "consent_refused", "w": "consent_withdrawn"}
_ENTER, _ESCAPE, _BACKSPACE = ("\n", "\r"), "\x1b", ("\x7f", "\b")
_NOTE_S = 6.0


def is_wanted(option: bool | None) -> bool:
    """Tell whether the live view is shown: as told, else where stderr is a terminal and talk is wanted."""
    if option is not None:
        return option
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not settings.quiet


class LiveView:
    """Shows a session while it records, from when it is ready to `close`; plain lines where stderr is no terminal."""

    def __init__(self, session: Path, app_name: str) -> None:
        from analyzer.record.live import LiveState, RawTail

        self._session = session
        self._name = app_name
        self._lang = language()
        self._tail = RawTail(session / "raw")
        self._state = LiveState(session / "raw", party_of=_party_of(self._lang))
        self._keys = _Keys(session)
        self._stopping = threading.Event()
        is_terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._thread = threading.Thread(target=self._draw if is_terminal else self._tell, name="live view", daemon=True)

    def start(self) -> None:
        """Begin to show it."""
        self._thread.start()

    def close(self) -> None:
        """End it; the terminal is as it was."""
        self._stopping.set()
        self._thread.join(2.0)

    def _draw(self) -> None:
        from rich.live import Live

        begun = time.monotonic()
        with self._keys, Live(console=talk(), auto_refresh=False, transient=False) as live:
            while True:
                is_last = self._stopping.wait(_EVERY_S)
                self._state.feed(self._tail.poll())
                seconds = time.monotonic() - begun
                frame = Frame(self._name, seconds, self._keys.line(), self._lang, live.console.height)
                live.update(picture(self._state, frame), refresh=True)
                if is_last:
                    return

    def _tell(self) -> None:
        """Say what is new, line by line."""
        said, phase, opaque = 0, "", 0
        while True:
            is_last = self._stopping.wait(_EVERY_S)
            self._state.feed(self._tail.poll())
            state = self._state
            now = f"{phase_name(state.phase, self._lang)}, {t(f'live.{state.consent}', self._lang)}"
            if now != phase:
                phase = now
                say(now)
            for alert in list(state.alerts)[said:]:
                say(alert_text(alert, self._lang))
            said = len(state.alerts)
            for host in list(state.opaque)[opaque:]:
                say(t("live.opaque_host", self._lang, host=host))
            opaque = len(state.opaque)
            if is_last:
                return


def _party_of(lang: str) -> Callable[[str], str]:
    from analyzer.detect.parties import party_of_host, registrable_domain

    def name(host: str) -> str:
        party = party_of_host(host)
        if party is None:
            return registrable_domain(host) or host
        return (party.name_zh or party.name) if lang == "zh" else party.name

    return name


class _Keys:
    """Keys pressed while the view is shown, as marks and as the end; nothing where stdin is no terminal."""

    def __init__(self, session: Path) -> None:
        self._session = session
        self._is_on = sys.stdin is not None and sys.stdin.isatty()
        self._before: Any = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="keys", daemon=True)
        self._typed: str | None = None
        self._note, self._note_until = "", 0.0

    def __enter__(self) -> _Keys:
        if self._is_on:
            import termios
            import tty

            self._before = termios.tcgetattr(sys.stdin.fileno())
            tty.setcbreak(sys.stdin.fileno())
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        if self._before is not None:
            import termios

            self._thread.join(1.0)
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self._before)

    def line(self) -> str:
        """Give what the last line shows instead of the keys: a mark that is typed, or what became of one."""
        if self._typed is not None:
            return t("live.type_mark", language(), text=printable(self._typed))
        if time.monotonic() < self._note_until:
            return self._note
        return "" if self._is_on else " "

    def _listen(self) -> None:
        while not self._stopping.is_set():
            if select.select([sys.stdin], [], [], 0.1)[0]:
                data = os.read(sys.stdin.fileno(), 64).decode("utf-8", "replace")
                for key in [data] if data.startswith(_ESCAPE) else data:
                    self._press(key)

    def _press(self, key: str) -> None:
        if self._typed is not None:
            self._type(key)
        elif key == "q":
            self._ask("stop")
        elif key == "m":
            self._typed = ""
        elif key in _KEYS:
            self._ask(_KEYS[key])

    def _type(self, key: str) -> None:
        typed = self._typed or ""
        if key in _ENTER:
            self._typed = None
            if typed:
                self._ask(typed if is_mark(typed) else f"phase:{typed}")
        elif key.startswith(_ESCAPE):
            self._typed = None
        elif key in _BACKSPACE:
            self._typed = typed[:-1]
        elif key.isprintable():
            self._typed = (typed + key)[:60]

    def _ask(self, what: str) -> None:
        """Mark or stop as `consentinel mark` and `stop` do; say what became of it."""
        from analyzer.record.control import send_mark, send_stop

        try:
            if what == "stop":
                self._show(t("live.stopping", language()), 60.0)
                with suppress(ConsentinelError):  # it may just have ended
                    send_stop(self._session)
            else:
                send_mark(self._session, what)
                self._show(t("live.marked", language(), mark=what), _NOTE_S)
        except ConsentinelError as error:
            self._show(spoken(error.message), _NOTE_S)

    def _show(self, note: str, seconds: float) -> None:
        self._note, self._note_until = note, time.monotonic() + seconds
