"""Records one session from start to finish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from analyzer.model.errors import ConsentinelError
from analyzer.record.devices.base import Device
from analyzer.record.ending import Ending, failed
from analyzer.record.hooking import HookOptions, OnLines, OnLost
from analyzer.record.hooking import make_instrument as real_instrument
from analyzer.record.play import OnMark, Play
from analyzer.record.processes import Instrument
from analyzer.record.progress import progress
from analyzer.record.proxy import ProxyOptions
from analyzer.record.recording import Recording
from analyzer.record.scenario import Scenario
from analyzer.record.signals import Signals
from analyzer.record.talk import session_log
from analyzer.store.session import Session


@dataclass(frozen=True)
class Outcome:
    """What became of a session."""

    session: Session
    state: str
    reason: str
    error: ConsentinelError | None
    exit_code: int


class Recorder:
    """Records one session with one device.

    parent, name: where the folder is made, and its name (default: by time). port, listen_host, upstream,
    mitmdump: of the proxy. duration_s: ends the session by itself. hooks: what is hooked and changed in the app.
    make_instrument: gives the hooks for a device that can have them, from (on_lines, on_lost, CA file); default: the
    real ones.
    scenario: what the user does; default: the one that the device plays by itself, if it does. make_play: gives what
    plays it on a device with a screen, from (session, where marks go).
    """

    def __init__(
        self,
        *,
        parent: Path,
        device: Device,
        name: str | None = None,
        port: int = 0,
        listen_host: str = "127.0.0.1",
        upstream: str | None = None,
        mitmdump: Path | None = None,
        duration_s: float | None = None,
        hooks: HookOptions | None = None,
        make_instrument: Callable[[OnLines, OnLost, Path], Instrument] | None = None,
        scenario: Scenario | None = None,
        make_play: Callable[[Session, OnMark], Play] | None = None,
    ) -> None:
        self._parent = parent
        self._name = name
        self._device = device
        self._proxy_options = ProxyOptions(listen_host, port, upstream, mitmdump)
        self._duration_s = duration_s
        self._hooks = hooks or HookOptions()
        self._make_instrument = make_instrument or self._real_instrument
        self._scenario: Scenario | None = scenario or getattr(device, "scenario", None)
        self._make_play = make_play
        self._is_following = make_instrument is None

    def run(self, on_ready: Callable[[dict[str, str]], object] = lambda ready: None) -> Outcome:
        """Record until something ends the session; give what became of it.

        on_ready: called once, when traffic and hooks are recorded and before the app runs, with `session`,
        `proxy` and `ca_cert`.
        Raises SetupError E280–E282 when the folder cannot be made; every later failure is in the outcome.
        """
        app_id = str(getattr(self._device, "app_id", ""))
        session = Session.create(self._parent, app_id=app_id, name=self._name)
        session.manifest["options"] = self._options()
        if self._scenario is not None:
            session.manifest["scenario"] = self._scenario.described() | progress(self._scenario, 0)
        try:
            ending = self._record(session, on_ready)
            session.finalize(ending.state, ending.reason)
        except ConsentinelError as error:
            # The folder itself cannot be written any more; what it holds stays, in state `recording`.
            session.close()
            ending = failed(error)
        return Outcome(session, str(ending.state), ending.reason, ending.error, ending.exit_code)

    def _record(self, session: Session, on_ready: Callable[[dict[str, str]], object]) -> Ending:
        with session_log(session.raw / "log.txt"), Signals() as signals:
            run = Recording(
                session, self._device, self._proxy_options, self._make_instrument,
                is_following=self._is_following,
                make_play=partial(self._make_play, session) if self._make_play is not None else None,
            )  # fmt: skip
            ending = run.record(signals, on_ready, self._duration_s)
            last = run.tear_down(signals, ending)
            if self._scenario is not None:
                session.manifest["scenario"] |= run.how_far(self._scenario, ending)
            return last

    def _real_instrument(self, on_lines: OnLines, on_lost: OnLost, ca_cert: Path) -> Instrument:
        # Asked now: a device may know where its Frida is only once it is ready.
        return real_instrument(self._hooks, on_lines, on_lost, ca_cert, frida_host=self._device.frida_host)

    def _options(self) -> dict[str, Any]:
        options = self._proxy_options
        return {
            "device": self._device.backend,
            "for_s": self._duration_s,
            "listen_host": options.listen_host,
            "port": options.port,
            "upstream": options.upstream,
            "mitmdump": str(options.mitmdump) if options.mitmdump else None,
            **self._hooks.as_settings(),
        }
