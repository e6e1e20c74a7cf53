"""A session while it records: its processes, its files, and the loop that watches them."""

from __future__ import annotations

import importlib.metadata
import json
import logging
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import Any

from analyzer.model.enums import GapKind, SessionState
from analyzer.model.errors import ConsentinelError
from analyzer.model.values import Secret
from analyzer.record.clock import ClockSample, JumpWatch, combine
from analyzer.record.control import Inbox
from analyzer.record.devices.base import App, Device, Restarting, RunsAlready, RunsUnheld
from analyzer.record.ending import INTERRUPTED, Ending, app_error, failed, fault, places, put_back
from analyzer.record.hooking import OnLines, OnLost
from analyzer.record.in_process import append_in_process
from analyzer.record.key_log import KeyLog
from analyzer.record.lines import LineWriter
from analyzer.record.play import OnMark, Play
from analyzer.record.processes import Instrument, Kind, Processes
from analyzer.record.progress import progress, steps_done
from analyzer.record.proxy import Proxy, ProxyOptions
from analyzer.record.scenario import Scenario
from analyzer.record.signals import SecondSignal, Signals
from analyzer.record.tunnel import TunnelWatch, tell_past
from analyzer.store.files import write_private
from analyzer.store.session import Session

_TICK_S = 0.05
_SYNC_EVERY_S = 1.0
_PLAY_TIMEOUT_S = 5.0
_APP_TIMEOUT_S = 5.0
_PROXY_TIMEOUT_S = 10.0
_FORCED_TIMEOUT_S = 1.0

log = logging.getLogger(__name__)


class Recording:
    """The parts of a session while it records."""

    def __init__(
        self,
        session: Session,
        device: Device,
        proxy_options: ProxyOptions,
        make_instrument: Callable[[OnLines, OnLost, Path], Instrument],
        *,
        make_play: Callable[[OnMark], Play] | None = None,
        is_following: bool = True,
    ) -> None:
        self._session = session
        self._device = device
        self._proxy_options = proxy_options
        self._make_instrument = make_instrument
        self._make_play = make_play
        self._play: Play | None = None
        self._set_marks: list[str] = []
        self._is_following = is_following
        self._inbox = Inbox(session.control)
        self._events = LineWriter(session.raw / "events.jsonl")
        self._marks = LineWriter(session.raw / "marks.jsonl")
        self._key_log = KeyLog(session.raw)
        self._proxy: Proxy | None = None
        self._app: App | None = None
        self._processes: Processes | None = None
        self._clock: list[ClockSample] = []
        self._jumps = JumpWatch(time.time(), time.monotonic())
        self._failure: ConsentinelError | None = None

    def record(
        self, signals: Signals, on_ready: Callable[[dict[str, str]], object], duration_s: float | None
    ) -> Ending:
        """Start everything and wait for an end."""
        try:
            self._start_proxy()
            self._start_app()
            self._session.save()
            on_ready(self._ready())
            self._let_run()
            if self._make_play is not None:
                self._play = self._make_play(self._on_scenario_mark)
                self._play.start()
            log.info("recording")
            return self._wait(signals, duration_s)
        except SecondSignal:
            return INTERRUPTED
        except ConsentinelError as error:
            return failed(error)
        except Exception as error:
            return failed(fault(error))

    def _start_proxy(self) -> None:
        session, device = self._session, self._device
        device.ensure_ready()
        options = self._proxy_options
        arguments = [*options.arguments, *device.proxy_arguments(session.path)]
        options = ProxyOptions(options.listen_host, options.port, options.upstream, options.mitmdump, arguments)
        proxy = self._proxy = Proxy.start(session.path, options)
        log.info("proxy ready, process %d", proxy.pid)
        session.manifest["device"] = device.describe()
        session.manifest["tools"] |= proxy.ready["versions"] | {"ca_sha256": proxy.ca_sha256()}
        session.manifest["network"] = {"mode": "upstream" if options.upstream else "regular", "quic": "left_alone"}
        self._write_planted(device.planted())

    def _write_planted(self, planted: Mapping[str, list[str]]) -> None:
        if not planted:
            return
        session = self._session
        # The nonce keeps the hash of this small file, which redacted copies tell, from giving its values away.
        document = {"nonce": secrets.token_hex(32), "values": planted}
        write_private(session.raw / "planted.json", json.dumps(document).encode("ascii"))
        salt = session.salt
        session.manifest["planted"] = [
            {"data_type": data_type, "value_hash": Secret(value).hash(salt)}
            for data_type, values in sorted(planted.items())
            for value in values
        ]

    def _start_app(self) -> None:
        assert self._proxy is not None
        app = self._app = self._device.launch(self._proxy.endpoint, self._on_device_mark, self._session.path)
        if app is None:
            return
        manifest = self._session.manifest
        manifest["app"] |= {"id": app.app_id, "name": app.name, "version": app.version}
        told = {"source": app.source, "permissions": sorted(set(app.permissions))}
        manifest["app"] |= {key: value for key, value in told.items() if value}
        # How a phone's traffic is led is known only now.
        for part, late in getattr(self._device, "late", {}).items():
            manifest[part] |= late
        if self._device.is_instrumented:
            agent = self._put_hooks(app)
            manifest["tools"]["bundle_sha256"] = getattr(agent, "bundle_sha256", "")
            manifest["tools"]["frida"] = _version_of("frida")

    def _put_hooks(self, app: App) -> Any:
        """Hook the app's first process; those that it starts, or that come back, follow by themselves."""
        assert self._proxy is not None
        ca_cert, device = self._proxy.endpoint.ca_cert, self._device
        kind = Kind(app.app_id, getattr(device, "runtime", "hotspot"), device.frida_host)
        self._processes = Processes(kind, lambda lines, lost: self._make_instrument(lines, lost, ca_cert), self)
        if self._is_following:
            self._processes.follow()
        return self._processes.add(app.pid, name=app.app_id or app.name)

    def _let_run(self) -> None:
        """Begin. An app that ran before was not launched by us: its time until now is a gap, its state unknown."""
        app = self._app
        if isinstance(app, RunsAlready):
            detail = "it ran before it was attached to; what it did then was not seen"
            if app.began_at is None:
                detail = "it ran before it was attached to, since when is unknown; what it did then was not seen"
            self._gap(GapKind.PROCESS_UNSEEN, detail, subject=app.name, first_t=app.began_at)
        elif app is not None:
            self.mark("app_launched", "", time.time(), time.monotonic(), source="recorder")
            self._resume(app)

    def _resume(self, app: App) -> None:
        """Let a process go on. What it did before its hooks were there is a gap."""
        if isinstance(app, RunsUnheld) and app.running_since is not None and self._processes is not None:
            detail = "the device started it running; what it did before its hooks were in place was not seen"
            self._gap(GapKind.PROCESS_UNSEEN, detail, subject=app.name, first_t=app.running_since)
        app.resume()

    def _start_again(self) -> bool:
        """Go on with the next process of an app that was killed; tell whether there is one."""
        again = self._app.next_process() if isinstance(self._app, Restarting) else None
        if again is None:
            return False
        self._app = again
        if self._processes is not None:
            self._processes.add(again.pid)
        self._resume(again)
        return True

    def _ready(self) -> dict[str, str]:
        assert self._proxy is not None
        endpoint = self._proxy.endpoint
        host = f"[{endpoint.host}]" if ":" in endpoint.host else endpoint.host
        return {
            "session": str(self._session.path),
            "proxy": f"{host}:{endpoint.port}",
            "ca_cert": str(endpoint.ca_cert),
        }

    # --- while it records ----------------------------------------------------------------------

    def _wait(self, signals: Signals, duration_s: float | None) -> Ending:
        begun = synced = time.monotonic()
        tunnel = TunnelWatch(self._device, self._gap, lambda seen: self._marks.write("owners", **vars(seen)))
        while True:
            tunnel.look()
            ending = self._serve_requests() or self._look_at_processes() or self._look_at_play(duration_s)
            if ending is not None:
                return ending
            now = time.monotonic()
            if signals.count:
                return Ending(SessionState.COMPLETE, "a signal ended it")
            if duration_s is not None and now - begun >= duration_s:
                return Ending(SessionState.COMPLETE, "its time was over")
            self._watch_clock()
            if now - synced >= _SYNC_EVERY_S:
                synced = now
                self._events.sync()
                self._marks.sync()
            time.sleep(_TICK_S)

    def _serve_requests(self) -> Ending | None:
        for file, request in self._inbox.pending():
            if not request.is_stop:
                self.mark(request.mark, request.note, request.t, request.t_mono)
            self._inbox.answer(file)
            if request.is_stop:
                return Ending(SessionState.COMPLETE, "stop was asked for")
        return None

    def _look_at_processes(self) -> Ending | None:
        assert self._proxy is not None
        if self._failure is not None:
            return failed(self._failure)
        # The app is asked first: when both have ended, the proxy went before, and the app for want of it.
        code = None if self._app is None else self._app.poll()
        if self._proxy.poll() is not None:
            error = self._proxy.failure()
            self._gap(GapKind.PROXY_LOST, error.message)
            return failed(error)
        if code is None or self._start_again():
            return None
        if code == 0:
            return Ending(SessionState.COMPLETE, "the app ended", is_of_app=True)
        self._gap(GapKind.APP_LOST, f"the app ended with {code}")
        return failed(app_error(code))

    def _look_at_play(self, duration_s: float | None) -> Ending | None:
        if self._play is None or not self._play.is_over:
            return None
        if self._play.error is not None:
            return failed(self._play.error)
        return Ending(SessionState.COMPLETE, "the scenario was over") if duration_s is None else None

    def _watch_clock(self) -> None:
        moved = self._jumps.jumped(time.time(), time.monotonic())
        if moved is not None:
            self._gap(GapKind.CLOCK_JUMP, f"the host's clock was moved by {moved:+.3f} s")

    def mark(self, mark: str, note: str, t: float, t_mono: float, source: str = "operator") -> None:
        """Write a mark with the moment it stands for."""
        self._marks.write("mark", t=t, t_mono=t_mono, mark=mark, note=note, source=source)
        self._set_marks.append(mark)
        log.info("mark from %s", source)
        if self._play is not None:
            self._play.heard(mark)

    def _gap(self, kind: GapKind, detail: str, **more: Any) -> None:
        now = time.time()
        log.warning("gap %s: %s", kind, detail)
        self._marks.write("gap", t=now, gap_kind=str(kind), detail=detail, **{"first_t": now, "last_t": now, **more})

    # Called from threads of the device, the scenario and the hooks: what fails there ends the session in its own loop.

    def _on_device_mark(self, mark: str, note: str, t: float, t_mono: float) -> None:
        try:
            self.mark(mark, note, t, t_mono, source="player")
        except ConsentinelError as error:
            self._failure = error

    def _on_scenario_mark(self, mark: str, note: str, t: float, t_mono: float) -> None:
        try:
            self.mark(mark, note, t, t_mono, source="scenario")
        except ConsentinelError as error:
            self._failure = error

    def on_lines(self, lines: list[dict[str, Any]]) -> None:
        """Keep lines of an agent (`processes.Witness`)."""
        try:
            self._events.write_all(self._key_log.take(lines))
        except ConsentinelError as error:
            self._failure = error
            raise

    def on_lost(self, n: int, reason: str, *, agent: str, pid: int) -> None:
        """Keep that lines of an agent are missing."""
        try:
            self._events.write("lost", n=n, reason=reason, agent=agent, pid=pid)
        except ConsentinelError as error:
            self._failure = error

    def on_clock(self, agent: str, sample: ClockSample) -> None:
        """Keep how far the clock of a process is from ours."""
        self._clock.append(sample)
        try:
            self._marks.write("clock", agent=agent, **vars(sample))
        except ConsentinelError as error:
            self._failure = error

    def on_gap(self, kind: GapKind, detail: str, **more: Any) -> None:
        """Keep that something was not seen."""
        try:
            self._gap(kind, detail, **more)
        except ConsentinelError as error:
            self._failure = error

    # --- the end -------------------------------------------------------------------------------

    def tear_down(self, signals: Signals, ending: Ending) -> Ending:
        """Stop everything in order, or by force after a second signal; give the end, worse by what failed here."""
        log.info("ending: %s", ending.reason)
        failure = None
        try:
            failure = self._stop_all(is_forced=ending is INTERRUPTED)
        except SecondSignal:
            ending = INTERRUPTED
        signals.ignore()
        if ending is INTERRUPTED:
            failure = self._stop_all(is_forced=True)
        failure = self._write_end(ending) or failure
        if failure is not None and ending.error is None and ending is not INTERRUPTED:
            return failed(failure)
        return ending

    def _stop_all(self, *, is_forced: bool) -> ConsentinelError | None:
        """Stop scenario, app, hooks, proxy, device, in this order; safe to repeat. Gives what cost evidence, if any."""
        app, processes, proxy = self._app, self._processes, self._proxy
        if self._play is not None:
            self._play.stop(0.0 if is_forced else _PLAY_TIMEOUT_S)
        if processes is not None and app is not None and not is_forced:  # asking a phone that has gone fails, too
            _attempt("measure the clock", lambda: processes.measure_clocks() if app.poll() is None else None)
        if app is not None:
            _attempt("stop the app", lambda: app.stop(0.0 if is_forced else _APP_TIMEOUT_S))
        if processes is not None:
            _attempt("leave the app", processes.close)
        failure = self._failure
        if proxy is not None:
            proxy.stop(_FORCED_TIMEOUT_S if is_forced else _PROXY_TIMEOUT_S)
            failure = failure or (None if proxy.has_written_all() else proxy.failure())
        if not is_forced:
            _attempt("count what went round the proxy", partial(tell_past, self._device, self._gap))
        _attempt("put the device back", partial(put_back, self._device, self._session.manifest))
        return failure

    def how_far(self, scenario: Scenario, ending: Ending) -> dict[str, Any]:
        """Give how far a scenario was played (`progress`), after the end."""
        done = steps_done(scenario, self._set_marks, ending.is_of_app) if self._play is None else self._play.n_done
        return progress(scenario, done)

    def _write_end(self, ending: Ending) -> ConsentinelError | None:
        """Write what is known only at the end; give the error that prevented it, if any."""
        try:
            if ending is INTERRUPTED:
                self._gap(GapKind.INTERRUPTED, ending.reason)
            if self._clock:
                known = combine(self._clock)
                samples = [vars(sample) for sample in self._clock]
                offset, uncertainty = known.offset_s, known.uncertainty_s
                self._session.manifest["clock"] = {
                    "offset_s": offset,
                    "uncertainty_s": uncertainty,
                    "samples": samples,
                }
            if self._processes is not None:
                self._add_in_process()
            self._events.close()
            self._marks.close()
        except ConsentinelError as error:
            return error
        return None

    def _add_in_process(self) -> None:
        """Make flows of what only the app's own TLS library saw. The proxy has ended: its files are ours."""
        offset_s = combine(self._clock).offset_s if self._clock else 0.0
        found = append_in_process(self._session.raw, offset_s)
        log.info("in process: %d exchanges, %d streams, %d also seen by the proxy", *astuple(found)[:3])
        for host in sorted(set(found.cut)):
            detail = "plaintext of connections inside the app, beyond what is kept of one, or lost on its way"
            self._gap(GapKind.TRUNCATED_FLOW, detail, subject=host, n=found.cut.count(host))


def _attempt(what: str, action: Callable[[], object]) -> None:
    """Do one step of the end; a step that fails is logged, and the next one follows all the same."""
    try:
        action()
    except Exception as error:
        log.warning("could not %s: %s%s", what, type(error).__name__, places(error))


def _version_of(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""
