"""`consentinel run`: many apps on many devices, one recorder for each device, resumable."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import say, spoken
from analyzer.cli.device import complete_serial
from analyzer.cli.options import FailOn, FailOnOption
from analyzer.cli.output import as_json, emit, text_table
from analyzer.model.errors import SetupError, UsageError

if TYPE_CHECKING:
    from analyzer.farm.farm import Harvest
    from analyzer.farm.jobs import Unit

_SHOWN = ("job", "scenario", "trial", "device", "attempts", "outcome", "n_critical", "n_high", "n_medium", "message")
_GB = 1e9


class RunFormat(StrEnum):
    """Formats of the summary."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    JUNIT = "junit"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "run",
        rich_help_panel="Record",
        epilog="Examples: `consentinel run jobs.csv --devices all` · "
        "`consentinel run jobs.csv --devices jvm:3 --output-dir farm --format junit -o farm.xml`",
    )(run_command)


def _complete_devices(incomplete: str) -> list[str]:
    before, comma, last = incomplete.rpartition(",")
    words = [word for word in ("all", "jvm", "jvm:2", "jvm:3", "jvm:4") if word.startswith(last)]
    return [f"{before}{comma}{word}" for word in [*words, *complete_serial(last)]]


def run_command(
    jobs: Annotated[Path, typer.Argument(metavar="JOBS", help="jobs.csv: one app a row.", readable=False)],
    devices: Annotated[
        str,
        typer.Option(
            "--devices",
            metavar="DEVICES",
            help="all: every phone at adb; serials with commas; jvm:N: N embedded devices.",
            autocompletion=_complete_devices,
        ),
    ] = "all",
    output_dir: Annotated[
        Path,
        typer.Option("--output-dir", metavar="DIR", help="Sessions, analyses, comparisons; the same one goes on."),
    ] = Path("farm"),
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=1, help="Longest time for one session.")
    ] = 600.0,
    attempts: Annotated[
        int, typer.Option("--attempts", metavar="N", min=1, help="How often a session is tried that ends with 3.")
    ] = 3,
    max_failures: Annotated[
        int, typer.Option("--max-failures", metavar="N", min=1, help="Drop a device that fails so often in a row.")
    ] = 3,
    min_free: Annotated[
        float, typer.Option("--min-free", metavar="GB", min=0, help="Stop in order when less of the disk is free.")
    ] = 1.0,
    disk_budget: Annotated[
        float | None, typer.Option("--disk-budget", metavar="GB", min=0, help="Stop in order when DIR holds more.")
    ] = None,
    prepare: Annotated[
        bool,
        typer.Option("--prepare", help="Prepare each phone before its first session; put it back after its last one."),
    ] = False,
    frida_server: Annotated[
        Path | None,
        typer.Option(
            "--frida-server", envvar="CONSENTINEL_FRIDA_SERVER", metavar="PATH", help="The program, .xz, or a folder."
        ),
    ] = None,
    wireguard_apk: Annotated[
        Path | None,
        typer.Option(
            "--wireguard-apk", metavar="FILE", help="With --prepare: install the WireGuard app on each phone."
        ),
    ] = None,
    fail_on: FailOnOption = None,
    format: Annotated[
        RunFormat, typer.Option("--format", "-f", metavar="FORMAT", help="Summary: text, json, csv or junit.")
    ] = RunFormat.TEXT,
    output: shared.OutputOption = None,
    lang: shared.LangOption = None,
) -> None:
    """Record and analyze many apps on many devices side by side. Repeated, it goes on where it ended."""
    from analyzer.farm.care import Care
    from analyzer.farm.devices import find_devices
    from analyzer.farm.farm import run_farm
    from analyzer.farm.jobs import read_jobs, units_of
    from analyzer.farm.worker import Settings

    units = units_of(read_jobs(jobs))
    settings = Settings(
        folder=output_dir,
        fail_on=str(fail_on or FailOn.HIGH),
        timeout_s=timeout,
        max_attempts=attempts,
        max_failures=max_failures,
        min_free_bytes=round(min_free * _GB),
        budget_bytes=None if disk_budget is None else round(disk_budget * _GB),
    )
    if wireguard_apk is not None and not prepare:
        raise UsageError("--wireguard-apk belongs to --prepare", code="E104", hint="add --prepare")
    found = find_devices(devices)
    names = ", ".join(device.name for device in found)
    say(f"{len(units)} sessions on {len(found)} devices: {names}")
    care = Care(output_dir / "talk", frida_server, wireguard_apk) if prepare else None
    harvest = run_farm(units, found, settings, tell=say, care=care)
    rows = _finish(units, harvest, output_dir)
    emit(_rendered(rows, format), output)
    _end(rows, harvest, left=sorted(care.left) if care else [])


def _finish(units: Sequence[Unit], harvest: Harvest, folder: Path) -> list[dict[str, Any]]:
    """Compare, write the summaries, give the rows."""
    from analyzer.farm.child import Stop
    from analyzer.farm.results import compare, summary_rows

    rows = summary_rows(units, harvest.results)
    if not harvest.is_interrupted:
        for page in compare(units, harvest.results, folder, stop=Stop(), tell=say).values():
            say(f"compared: {page}")
    for name, format in (
        ("summary.csv", RunFormat.CSV),
        ("summary.json", RunFormat.JSON),
        ("junit.xml", RunFormat.JUNIT),
    ):
        emit(_rendered(rows, format), folder / name)
    return rows


def _rendered(rows: list[dict[str, Any]], format: RunFormat) -> str:
    from analyzer.farm.results import COLUMNS, junit

    if format is RunFormat.JSON:
        return as_json(rows)
    if format is RunFormat.JUNIT:
        return junit(rows)
    if format is RunFormat.CSV:
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue()
    shown = [row | {"outcome": spoken(row["outcome"]), "message": spoken(row["message"])} for row in rows]
    return text_table(shown, _SHOWN)


def _end(rows: list[dict[str, Any]], harvest: Harvest, *, left: list[str]) -> None:
    """Say the verdict, and end with the exit code of contracts §2. left: phones that are not put back."""
    n_done = sum(row["outcome"] == "done" for row in rows)
    say(f"{n_done} of {len(rows)} sessions are done")
    if harvest.is_interrupted:
        say("interrupted; the same command goes on")
        raise typer.Exit(130)
    if harvest.error is not None:
        raise harvest.error
    if n_done < len(rows):
        raise SetupError(f"{len(rows) - n_done} sessions could not be made", code="E264",
                         hint="the summary names them; the same command tries those again, and no other")  # fmt: skip
    if left:
        raise SetupError(f"not put back: {', '.join(left)}", code="E283",
                         hint="plug them in, then `consentinel device restore SERIAL` for each")  # fmt: skip
    raise typer.Exit(1 if any(row["failing"] for row in rows) else 0)
