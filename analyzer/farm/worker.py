"""One session of a farm on one device: record it, analyze it, say what became of it."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from analyzer.farm.child import Ended, Stop, ready_session, run_command
from analyzer.farm.jobs import Unit, given_file
from analyzer.farm.journal import Outcome, Result

_SETUP = 3
_DONE = (0, 1)


@dataclass(frozen=True)
class FarmDevice:
    """A place of work. name: as it is told. backend: what `record --device` takes. is_embedded: plays behaviors."""

    name: str
    backend: str
    is_embedded: bool


@dataclass(frozen=True)
class Settings:
    """How a farm works. folder: where everything goes. fail_on: as of `analyze`. timeout_s: of a row without its own.

    max_attempts: how often a session is tried whose environment fails. max_failures: after how many failures of the
    environment in a row a device is dropped. min_free_bytes, budget_bytes: of the disk; None: no limit.
    """

    folder: Path
    fail_on: str = "high"
    timeout_s: float = 600.0
    max_attempts: int = 3
    max_failures: int = 3
    min_free_bytes: int = 1 << 30
    budget_bytes: int | None = None


def work(unit: Unit, device: FarmDevice, attempt: int, settings: Settings, stop: Stop) -> Result:
    """Make one session; give what became of it. Outcome `again` when the environment failed."""
    begun = time.monotonic()
    talk = settings.folder / "talk" / f"{unit.folder}-{attempt}"
    timeout_s = unit.job.row.timeout_s or settings.timeout_s
    recorded = run_command(
        _record(unit, device, attempt, settings), folder=talk / "record", timeout_s=timeout_s, stop=stop
    )
    made = Result(
        unit.id, unit.digest, "done", device=device.name, attempt=attempt, session=ready_session(talk / "record")
    )
    ended = recorded
    if recorded.code == 0 and not recorded.why:
        analysis = settings.folder / "analyses" / f"{unit.folder}.json"
        analysis.parent.mkdir(parents=True, exist_ok=True)
        left_s = max(1.0, timeout_s - (time.monotonic() - begun))
        ended = run_command(
            _analyze(unit, made.session, analysis, settings), folder=talk / "analyze", timeout_s=left_s, stop=stop
        )
        if ended.code in _DONE and not ended.why:
            made = replace(made, findings=_findings(analysis), is_failing=ended.code == 1)
    return replace(
        made, outcome=_outcome(ended), exit_code=ended.code, error=ended.error, message=_message(ended),
        seconds=round(time.monotonic() - begun, 3),
    )  # fmt: skip


def _outcome(ended: Ended) -> Outcome:
    if ended.why == "stop":
        return "interrupted"
    if ended.why == "time":
        return "timed_out"
    if ended.code in _DONE:
        return "done"
    return "again" if ended.code == _SETUP or ended.code < 0 else "failed"


def _message(ended: Ended) -> str:
    if ended.why == "time":
        return "its time was over"
    if ended.why == "stop":
        return ""
    if ended.code < 0:
        return f"it was ended by signal {-ended.code}"
    return ended.message


def _record(unit: Unit, device: FarmDevice, attempt: int, settings: Settings) -> list[str]:
    name = unit.folder if attempt == 1 else f"{unit.folder}__try{attempt}"
    row = unit.job.row
    words = ["record", "--device", device.backend, "--scenario", unit.scenario_word, "--lifeline"]
    words += ["--seed", str(unit.seed), "--trial", str(unit.trial)]
    words += ["--session-dir", str(settings.folder / "sessions" / name)]
    if row.apk:
        words += ["--apk", str(given_file(unit.job, row.apk))]
    if row.route != "auto":
        words += ["--route", row.route]
    if row.for_s is not None:
        words += ["--for", str(row.for_s)]
    return [*words, "--", unit.job.target]


def _analyze(unit: Unit, session: str, output: Path, settings: Settings) -> list[str]:
    row = unit.job.row
    words = ["analyze", "--format", "json", "--output", str(output), "--fail-on", settings.fail_on]
    words += ["--known", str(given_file(unit.job, row.known))] if row.known else []
    words += ["--scope", str(given_file(unit.job, row.scope))] if row.scope else []
    words += ["--category", row.category] if row.category else []
    words += [word for domain in row.first_party for word in ("--first-party", domain)]
    return [*words, "--", session]


def _findings(analysis: Path) -> dict[str, int]:
    document = json.loads(analysis.read_text(encoding="utf-8"))
    return dict(sorted(Counter(row["severity"] for row in document["findings"]).items()))
