"""`consentinel demo`: the whole job on the embedded device, checked against what the behavior file did."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import out, progress, say
from analyzer.cli.options import one_of
from analyzer.model.errors import InternalError

if TYPE_CHECKING:
    from analyzer.api import Analysis
    from analyzer.record.behavior import Behavior

_DEFAULT = "before_consent"


def _complete_behavior(incomplete: str) -> list[str]:
    from analyzer.record.behavior import behavior_names

    return [name for name in behavior_names() if name.startswith(incomplete)]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "demo",
        rich_help_panel="Start here",
        epilog="Examples: `consentinel demo` · `consentinel demo --behavior after_refusal`",
    )(demo_command)


def demo_command(
    behavior: Annotated[
        str,
        typer.Option(
            "--behavior", metavar="NAME", help="Which shipped behavior to play.", autocompletion=_complete_behavior
        ),
    ] = _DEFAULT,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
    lang: shared.LangOption = None,
    show_values: shared.ShowValuesOption = False,
) -> None:
    """Record a sample app under real Frida and a real proxy, analyze it, and check the result."""
    from analyzer.cli.analyze import render
    from analyzer.record.behavior import behavior_names, load_behavior

    one_of(behavior, behavior_names(), option="--behavior")
    played = load_behavior(behavior)
    say(f"playing {behavior!r} on the embedded device: its hosts are real names, its traffic never leaves this machine")
    session = _record(played)
    result = _analyze(session, played, show_values)
    report = result.session.reports / "report.html"
    report.parent.mkdir(exist_ok=True)
    report.write_text(render(result, "html"), encoding="utf-8")
    out(render(result, one_of(format, ["text", "json"], option="--format")))
    say(f"session: {result.session.path}")
    say(f"report:  {report}")
    _verify(result, played)


def _record(behavior: Behavior) -> Path:
    from analyzer.record.devices.jvm import JvmDevice
    from analyzer.record.recorder import Recorder

    device = JvmDevice(behavior)
    device.ensure_ready()
    with progress("record") as update:
        recorder = Recorder(parent=shared.captures_folder(), device=device)
        outcome = recorder.run(on_ready=lambda _ready: update("playing", 0, 0))
    if outcome.error is not None:
        raise outcome.error
    return outcome.session.path


def _analyze(session: Path, behavior: Behavior, show_values: bool) -> Analysis:
    from analyzer.api import Options, analyze

    options = Options(scope=behavior.scope_file, show_values=show_values)
    with progress("analyze") as update:
        return analyze(session, options, progress=update)


def _verify(result: Analysis, behavior: Behavior) -> None:
    from analyzer.verification import differences

    expect = behavior.spec.expect
    expected = [finding.model_dump() for finding in expect.findings] if expect else []
    found = differences(result.tables, result.session.path / "truth.jsonl", expected)
    for line in found:
        say(line)
    n_observations = int(result.tables["observations"]["act"].isin(["sent", "accessed"]).sum())
    if found:
        raise InternalError(
            f"{len(found)} differences between the analysis and what {behavior.name!r} did",
            code="E402",
            hint="the lines above name them; keep the session folder for a report",
        )
    n_findings = len(result.tables["findings"])
    say(f"verified: {n_observations} observations and {n_findings} findings are exactly what the behavior file says")
