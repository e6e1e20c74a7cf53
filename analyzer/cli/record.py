"""`consentinel record`, `mark` and `stop`: a session from outside."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import out, say, warn
from analyzer.cli.device import attached, complete_device, phone
from analyzer.model.errors import ConsentinelError, UsageError


class Route(StrEnum):
    """How a phone's app is led to the proxy."""

    AUTO = "auto"
    REDIRECT = "redirect"
    GLOBAL_PROXY = "global_proxy"
    WIREGUARD = "wireguard"


class Ui(StrEnum):
    """What reads a phone's screen."""

    AUTO = "auto"
    DUMP = "dump"
    UIAUTOMATOR2 = "uiautomator2"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    panel = "Record"
    app.command(
        "record",
        rich_help_panel=panel,
        epilog="Examples: `consentinel record --device none --port 8080` · "
        "`consentinel record my_behavior.yaml --device jvm --scenario first-run-refuse` · "
        "`consentinel record --attach 4711`",
    )(record_command)
    app.command(
        "mark",
        rich_help_panel=panel,
        epilog="Examples: `consentinel mark captures/2026… consent_granted` · "
        "`consentinel mark captures/2026… phase:checkout`",
    )(mark_command)
    app.command("stop", rich_help_panel=panel, epilog="Example: `consentinel stop captures/2026…`")(stop_command)


def record_command(
    target: Annotated[
        str | None, typer.Argument(metavar="TARGET", help="App id, or a behavior file with --device jvm.")
    ] = None,
    device: Annotated[
        str,
        typer.Option(
            "--device",
            metavar="DEVICE",
            help="A serial at adb; jvm: the embedded device; none: proxy only, anything drives the app.",
            autocompletion=complete_device,
        ),
    ] = "none",
    scenario: Annotated[
        str | None,
        typer.Option(
            "--scenario",
            metavar="NAME",
            help="Scenario to play, for example first-run-accept, or a scenario.yaml.",
            autocompletion=shared.complete_scenario,
        ),
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", min=0, help="Seed of what a scenario does at random.")
    ] = None,
    trial: Annotated[
        int | None, typer.Option("--trial", metavar="N", min=1, help="Which repetition this is, for the manifest.")
    ] = None,
    for_seconds: Annotated[
        float | None,
        typer.Option("--for", metavar="SECONDS", min=0.0, help="End the session after this time."),
    ] = None,
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="Port of the proxy; 0 = a free one.")
    ] = 0,
    listen: Annotated[str, typer.Option("--listen", metavar="ADDRESS", help="Address the proxy binds.")] = "127.0.0.1",
    upstream: Annotated[
        str | None,
        typer.Option("--upstream", metavar="URL", help="Chain another proxy, for example http://127.0.0.1:8081."),
    ] = None,
    session_dir: Annotated[
        Path | None,
        typer.Option("--session-dir", metavar="DIR", help="Session folder to make; it must not exist."),
    ] = None,
    mitmdump: Annotated[
        Path | None,
        typer.Option(
            "--mitmdump", envvar="CONSENTINEL_MITMDUMP", metavar="FILE", help="Another mitmdump than our own."
        ),
    ] = None,
    hooks: Annotated[
        list[Path] | None, typer.Option("--hooks", metavar="FILE", help="A hook file of your own, too. Repeatable.")
    ] = None,
    enable: Annotated[
        list[str] | None, typer.Option("--enable", metavar="HOOK", help="A fragile hook that is wanted. Repeatable.")
    ] = None,
    unpin: Annotated[
        bool, typer.Option("--unpin", help="Let the app accept our CA where it pins its servers; reports say so.")
    ] = False,
    hide: Annotated[
        bool, typer.Option("--hide", help="Answer the app's questions about root and Frida quietly; reports say so.")
    ] = False,
    script: Annotated[
        list[Path] | None,
        typer.Option("--script", metavar="FILE", help="A Frida script of yours; reports name it. Repeatable."),
    ] = None,
    live: Annotated[
        bool | None,
        typer.Option(
            "--live/--no-live",
            help="Show what is seen so far, with keys to mark and stop. [default: on a terminal]",
            show_default=False,
        ),
    ] = None,
    apk: Annotated[
        Path | None, typer.Option("--apk", metavar="FILE", help="Install this first: .apk, .apks, .xapk, a folder.")
    ] = None,
    grant: Annotated[
        list[str] | None,
        typer.Option("--grant", metavar="PERMISSION", help="Granted from the start; all others are not. Repeatable."),
    ] = None,
    keep_data: Annotated[
        bool, typer.Option("--keep-data", help="Leave the app's data; else it starts as just installed.")
    ] = False,
    honey: Annotated[
        bool,
        typer.Option("--honey", help="Plant contacts, messages, photos of nobody for the session."),
    ] = False,
    route: Annotated[
        Route,
        typer.Option(
            "--route",
            help="How a phone's app is led to the proxy; auto: redirect, else global_proxy. "
            "wireguard needs root and the WireGuard app.",
        ),
    ] = Route.AUTO,
    endpoint: Annotated[
        str,
        typer.Option(
            "--endpoint",
            metavar="ADDRESS[:PORT]",
            help="With --route wireguard: this machine as the phone reaches it by UDP; else it is found.",
        ),
    ] = "",
    ui: Annotated[
        Ui, typer.Option("--ui", help="What reads a phone's screen; auto: its dump, uiautomator2 where that is empty.")
    ] = Ui.AUTO,
    attach: Annotated[
        str | None,
        typer.Option(
            "--attach",
            metavar="PID|NAME",
            help="Hook a process that runs: of this machine, of APP on a phone, or of the Frida at --device "
            "frida:HOST:PORT. What it did before is a gap; but for a phone lead its traffic yourself; it goes on.",
        ),
    ] = None,
    operator: Annotated[
        bool | None,
        typer.Option(
            "--operator/--no-operator",
            help="Somebody is there to do by hand what a scenario asks for, and marks it. [default: on a terminal]",
            show_default=False,
        ),
    ] = None,
    lifeline: Annotated[
        bool, typer.Option("--lifeline", help="End in order, too, when standard input closes: with our caller.")
    ] = False,
    lang: shared.LangOption = None,
) -> None:
    """Record a session; prints one JSON line when ready. Ctrl-C, `stop` or --for ends it."""
    from analyzer.record.hooking import HookOptions
    from analyzer.record.recorder import Recorder

    options = HookOptions(tuple(hooks or ()), tuple(enable or ()), unpin, tuple(script or ()), hide)
    options.check()
    phone_options: dict[str, Any] = {
        "apk": apk,
        "granted": tuple(grant or ()),
        "keeps_data": keep_data,
        "plants_honey": honey,
        "ui": str(ui),
    }
    phone_options |= _led(route, endpoint, upstream)
    choose = partial(attached, device, attach) if attach else partial(choose_device, device)
    chosen = choose(target, scenario, **phone_options)
    played = _scenario(chosen, scenario, seed, trial)
    make_play = _player(chosen, played, has_operator=_is_somebody_there() if operator is None else operator)
    chosen.ensure_ready()
    recorder = Recorder(
        parent=session_dir.parent if session_dir else shared.captures_folder(),
        name=session_dir.name if session_dir else None,
        device=chosen,
        port=port,
        listen_host=listen,
        upstream=upstream,
        mitmdump=mitmdump,
        duration_s=for_seconds,
        hooks=options,
        scenario=played,
        make_play=make_play,
    )
    on_ready = _Lifeline().on_ready if lifeline else _print_ready
    with _live_view(live, target) as show:
        outcome = recorder.run(on_ready=lambda ready: (on_ready(ready), show(ready)))
    say(f"session {outcome.state}: {outcome.session.path}" + (f" ({outcome.reason})" if outcome.reason else ""))
    if left := (outcome.session.manifest.get("device") or {}).get("not_put_back"):
        warn(f"the device is not as it was: {left}")
        say(f"next: consentinel device restore {device}")
    if outcome.session.manifest_hash:
        say(f"manifest hash: {outcome.session.manifest_hash}")
    say(f"next: consentinel analyze {outcome.session.path}")
    if outcome.error is not None:
        raise outcome.error
    raise typer.Exit(outcome.exit_code)


def _led(route: Route, endpoint: str, upstream: str | None) -> dict[str, str]:
    """Give how a phone is led, as `RunOptions`. Raises UsageError E104 for what does not go together."""
    is_wireguard = route is Route.WIREGUARD
    if is_wireguard and upstream:
        raise UsageError("--route wireguard takes no --upstream", code="E104",
                         hint="only the other routes go through another proxy")  # fmt: skip
    if endpoint and not is_wireguard:
        raise UsageError("--endpoint belongs to --route wireguard", code="E104", hint="add --route wireguard")
    if endpoint:
        from analyzer.record.devices.android.wireguard import check_endpoint

        check_endpoint(endpoint)
    return {"route": str(route), "endpoint": endpoint}


def choose_device(name: str, target: str | None, scenario: str | None, **phone_options: Any) -> Any:
    """Give the device backend for --device. Raises UsageError, or SetupError for devices that are not here.

    phone_options: how the app is found on a phone, as `RunOptions`.
    """
    if name == "none":
        if target is not None:
            raise UsageError(
                "--device none takes no TARGET", code="E104", hint="drive the app yourself, or give --device"
            )
        from analyzer.record.devices.none import NoDevice

        return NoDevice()
    if name == "jvm":
        if target is None:
            raise UsageError(
                "--device jvm needs a behavior file",
                code="E104",
                hint="consentinel record BEHAVIOR.yaml --device jvm",
            )
        from analyzer.record.behavior import load_behavior
        from analyzer.record.devices.jvm import JvmDevice
        from analyzer.record.scenario import find_scenario

        return JvmDevice(load_behavior(target), find_scenario(scenario) if scenario else None)
    if target is None:
        raise UsageError("a phone needs the id of an app", code="E104", hint="consentinel record APP --device SERIAL")
    return phone(name, target, **phone_options)


@contextmanager
def _live_view(option: bool | None, target: str | None) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Give what begins the live view when the session is ready; it ends with the block."""
    from analyzer.cli.live_view import LiveView, is_wanted

    views: list[LiveView] = []

    def show(ready: dict[str, Any]) -> None:
        if is_wanted(option):
            views.append(LiveView(Path(ready["session"]), Path(target).stem if target else ""))
            views[0].start()

    try:
        yield show
    finally:
        for view in views:
            view.close()


def _player(device: Any, scenario: Any, *, has_operator: bool) -> Any:
    """Give what makes the play of a scenario on a device with a screen; None for one that plays by itself.

    Raises UsageError E165 for a step that a person does, where nobody is there.
    """
    if scenario is None or not hasattr(device, "controls"):
        return None
    from analyzer.record.staging import make_play

    by_hand = scenario.for_operator()
    if by_hand is not None and not has_operator:
        raise scenario.refused(
            by_hand,
            "withdraw names no taps, and nobody is there to take the consent back",
            "write the way through the app: {do: withdraw, taps: […]}; or give --operator, and mark it by hand",
        )
    return partial(make_play, scenario, device, say if has_operator else None)


def _is_somebody_there() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _scenario(device: Any, name: str | None, seed: int | None, trial: int | None) -> Any:
    """Give the scenario that is played on a device, or None. Raises UsageError E165 where nothing plays one."""
    if name is None:
        own = getattr(device, "scenario", None)
        return own.of_run(seed=seed, trial=trial) if own is not None else None
    from analyzer.record.scenario import find_scenario

    found = find_scenario(name).of_run(seed=seed, trial=trial)
    if device.backend == "none":
        raise found.refused(None, "--device none plays no scenario", "set marks with `consentinel mark` instead")
    return found


class _Lifeline:
    """Asks for the end of the session when standard input closes, as `stop` does."""

    def __init__(self) -> None:
        self._session: Path | None = None
        threading.Thread(target=self._watch, name="lifeline", daemon=True).start()

    def on_ready(self, ready: dict[str, Any]) -> None:
        """Know the session, and print the ready line."""
        self._session = Path(ready["session"])
        _print_ready(ready)

    def _watch(self) -> None:
        from analyzer.record.control import send_stop

        while os.read(sys.stdin.fileno(), 1 << 12):
            pass
        if self._session is None:
            signal.raise_signal(signal.SIGTERM)
            return
        with suppress(ConsentinelError):  # it has just ended by itself
            send_stop(self._session)


def _print_ready(ready: dict[str, Any]) -> None:
    session = str(Path(ready["session"]).resolve())
    out(json.dumps(ready | {"session": session}, ensure_ascii=False))


def mark_command(
    session: shared.SessionArgument,
    mark: Annotated[
        str,
        typer.Argument(
            metavar="MARK", help="Name of the list: `consentinel help marks`.", autocompletion=shared.complete_mark
        ),
    ],
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="A remark kept with the mark.")] = "",
    lang: shared.LangOption = None,
) -> None:
    """Mark a moment of a running session."""
    from analyzer.record.control import send_mark

    send_mark(session, mark, note=note)
    say(f"marked {mark}")


def stop_command(session: shared.SessionArgument, lang: shared.LangOption = None) -> None:
    """End a running session in order; prints one JSON line with its manifest hash."""
    from analyzer.record.control import send_stop
    from analyzer.store.session import Session

    send_stop(session)
    ended = Session.open(session)
    say(f"stopped {session}")
    told = {"session": str(session.resolve()), "state": str(ended.state), "manifest_hash": ended.manifest_hash or None}
    out(json.dumps(told, ensure_ascii=False))
