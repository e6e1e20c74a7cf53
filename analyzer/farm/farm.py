"""A farm from start to finish: what is left to do, devices at work, and what ends it early."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analyzer.farm.care import Care
from analyzer.farm.crew import Crew, Work
from analyzer.farm.jobs import Unit
from analyzer.farm.journal import Journal, Result
from analyzer.farm.worker import FarmDevice, Settings, work
from analyzer.model.errors import ConsentinelError, SetupError, UsageError
from analyzer.record.signals import SecondSignal, Signals

_TICK_S = 0.1
_LOOK_AT_DISK_S = 5.0


@dataclass(frozen=True)
class Harvest:
    """What a farm has made. results: the latest of each unit, in the order of the units. n_skipped: what an earlier run
    had made. dropped: device → last message. error: what ended it early, if anything did.
    """

    results: list[Result]
    n_skipped: int
    dropped: dict[str, str]
    error: ConsentinelError | None
    is_interrupted: bool


def run_farm(
    units: Sequence[Unit], devices: Sequence[FarmDevice], settings: Settings, *,
    tell: Callable[[str], object], work: Work = work, care: Care | None = None,
) -> Harvest:  # fmt: skip
    """Make every session that an earlier run in the same folder has not made.

    tell: gets a line for each thing that happens, from any thread. A first signal ends the running sessions in order, a
    second at once. care: prepares phones, and puts them back whatever happens.
    Raises UsageError E194 (no device of a kind that is needed), SetupError E262, E263, E280–E282, DataError E343.
    """
    _check_kinds(units, devices)
    with Journal(settings.folder) as journal:
        waiting = [unit for unit in units if not journal.is_done(unit.id, unit.digest)]
        n_skipped = len(units) - len(waiting)
        if n_skipped:
            tell(f"{n_skipped} of {len(units)} sessions are there already")
        error = _disk_error(settings) if waiting else None
        if error is not None:
            raise error
        crew = Crew(devices, settings, journal, work=work, tell=tell, care=care)
        ended, is_interrupted = _work(crew, waiting, settings)
        lost = [unit for unit in waiting if unit.id not in journal.latest]  # in the hands of what broke
        for unit in {unit.id: unit for unit in [*crew.left(), *lost]}.values():
            journal.add(_left(unit, journal, is_interrupted=crew.stop.asked.is_set()))
        results = [journal.latest[unit.id] for unit in units]
    return Harvest(results, n_skipped, crew.dropped, crew.error or ended, is_interrupted)


def _check_kinds(units: Sequence[Unit], devices: Sequence[FarmDevice]) -> None:
    kinds = {device.is_embedded for device in devices}
    for unit in units:
        if unit.job.is_embedded not in kinds:
            what = "a behavior needs the embedded device" if unit.job.is_embedded else "an app needs a phone"
            raise UsageError(f"{unit.job.place}:1: {what}, and --devices names none", code="E194",
                             hint="for example --devices jvm:3,emulator-5554")  # fmt: skip


def _work(crew: Crew, units: Sequence[Unit], settings: Settings) -> tuple[ConsentinelError | None, bool]:
    """Let the crew make the units; give what ended it early, and whether a signal did."""
    error: ConsentinelError | None = None
    looked = time.monotonic()
    with Signals() as signals:
        try:
            crew.start(units)
            while not crew.is_over:
                time.sleep(_TICK_S)
                if signals.count:
                    crew.halt()
                if error is None and time.monotonic() - looked >= _LOOK_AT_DISK_S:
                    looked = time.monotonic()
                    error = _disk_error(settings)
                    if error is not None:
                        crew.halt()
        except SecondSignal:
            signals.ignore()
            crew.halt(is_forced=True)
            crew.join()
        return error, signals.count > 0


def _disk_error(settings: Settings) -> SetupError | None:
    free = shutil.disk_usage(settings.folder).free
    if free < settings.min_free_bytes:
        return SetupError(f"only {_gb(free)} GB are free; --min-free asks for {_gb(settings.min_free_bytes)}",
                          code="E263", hint="free some space, then run the same command again: it goes on")  # fmt: skip
    if settings.budget_bytes is not None and (used := _used(settings.folder)) > settings.budget_bytes:
        return SetupError(f"the farm holds {_gb(used)} GB; --disk-budget allows {_gb(settings.budget_bytes)}",
                          code="E263", hint="give a larger budget, then run the same command again")  # fmt: skip
    return None


def _gb(n_bytes: int) -> str:
    return f"{n_bytes / 1e9:.2f}"


def _used(folder: Path) -> int:
    total = 0
    for place, _, files in os.walk(folder):
        for name in files:
            try:
                total += (Path(place) / name).stat().st_size
            except FileNotFoundError:  # it went while we looked
                continue
    return total


def _left(unit: Unit, journal: Journal, *, is_interrupted: bool) -> Result:
    """Give the result of a unit that nobody took; what an earlier attempt said stays with it."""
    known = journal.latest.get(unit.id)
    said = known if known is not None and known.digest == unit.digest else None
    return Result(
        unit.id, unit.digest, "interrupted" if is_interrupted else "not_run",
        attempt=said.attempt if said else 0,
        error=said.error if said else "", message=said.message if said else "",
    )  # fmt: skip
