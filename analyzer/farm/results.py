"""What a farm has made, as rows, as JUnit, and joined for comparison."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from analyzer.farm.child import Stop, run_command
from analyzer.farm.jobs import Job, Unit
from analyzer.farm.journal import Result
from analyzer.model.enums import Severity

COLUMNS = (
    "job", "scenario", "trial", "seed", "target", "device", "attempts", "outcome", "exit_code", "error", "message",
    *(f"n_{severity}" for severity in reversed(Severity)), "failing", "seconds", "session",
)  # fmt: skip
"""Of the summary: one row per session asked for, in the order of the jobs."""

_COMPARE_TIMEOUT_S = 600.0
_MOST_COMPARED = 8
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def summary_rows(units: Sequence[Unit], results: Sequence[Result]) -> list[dict[str, Any]]:
    """Give the rows of the summary. The counts are null where nothing was analyzed."""
    rows = []
    for unit, result in zip(units, results, strict=True):
        counts = result.findings
        rows.append({
            "job": unit.job.name, "scenario": unit.scenario.name, "trial": unit.trial, "seed": unit.seed,
            "target": unit.job.row.app or unit.job.row.behavior, "device": result.device, "attempts": result.attempt,
            "outcome": result.outcome, "exit_code": result.exit_code, "error": result.error, "message": result.message,
            **{f"n_{severity}": None if counts is None else counts.get(severity, 0) for severity in reversed(Severity)},
            "failing": result.is_failing, "seconds": result.seconds, "session": result.session,
        })  # fmt: skip
    return rows


def junit(rows: Sequence[Mapping[str, Any]]) -> str:
    """Give JUnit XML: one suite per job, one case per session.

    Findings that reach --fail-on are a failure, a session that was not made an error, what nobody could take skipped.
    """
    root = ElementTree.Element("testsuites", {"name": "consentinel run"})
    for job in dict.fromkeys(row["job"] for row in rows):
        own = [row for row in rows if row["job"] == job]
        suite = ElementTree.SubElement(root, "testsuite", {"name": str(job), "tests": str(len(own))})
        for row in own:
            _case(suite, row)
        counts = {"failures": "failure", "errors": "error", "skipped": "skipped"}
        suite.attrib |= {name: str(len(suite.findall(f"testcase/{tag}"))) for name, tag in counts.items()}
        suite.set("time", f"{sum(row['seconds'] for row in own):.3f}")
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _case(suite: ElementTree.Element, row: Mapping[str, Any]) -> None:
    case = ElementTree.SubElement(
        suite, "testcase",
        {"classname": f"consentinel.{row['job']}", "name": f"{row['scenario']}/{row['trial']}",
         "time": f"{row['seconds']:.3f}"},
    )  # fmt: skip
    said = _NO_XML.sub("�", f"{row['error']} {row['message']}".strip())
    if row["outcome"] in ("not_run", "interrupted"):
        ElementTree.SubElement(case, "skipped", {"message": said or row["outcome"]})
    elif row["outcome"] != "done":
        ElementTree.SubElement(case, "error", {"type": row["outcome"], "message": said})
    elif row["failing"]:
        found = ", ".join(
            f"{row[f'n_{severity}']} {severity}" for severity in reversed(Severity) if row[f"n_{severity}"]
        )
        ElementTree.SubElement(case, "failure", {"type": "findings", "message": found})
    if row["session"]:
        ElementTree.SubElement(case, "system-out").text = _NO_XML.sub("�", row["session"])


def compare(
    units: Sequence[Unit], results: Sequence[Result], folder: Path, *, stop: Stop, tell: Callable[[str], object]
) -> dict[str, Path]:
    """Put the sessions of the first trial of each job side by side, its scenarios in their order; give job → page.

    A job with fewer than two sessions has no page. Writes `compare/<job>.html` and `.json`.
    """
    pages: dict[str, Path] = {}
    for job in dict.fromkeys(unit.job for unit in units):
        sessions = _first_trials(job, units, results)[:_MOST_COMPARED]
        if len(sessions) < 2 or stop.asked.is_set():
            continue
        pages[job.name] = folder / "compare" / f"{job.name}.html"
        pages[job.name].parent.mkdir(parents=True, exist_ok=True)
        for ending in ("html", "json"):
            arguments = [
                "diff",
                *sessions,
                "--format",
                ending,
                "--output",
                str(pages[job.name].with_suffix(f".{ending}")),
            ]
            talk = folder / "talk" / f"{job.name}-compare-{ending}"
            ended = run_command(arguments, folder=talk, timeout_s=_COMPARE_TIMEOUT_S, stop=stop)
            if ended.code != 0:
                tell(f"{job.name}: the sessions cannot be compared: {ended.error} {ended.message}")
                pages.pop(job.name, None)
                break
    return pages


def _first_trials(job: Job, units: Sequence[Unit], results: Sequence[Result]) -> list[str]:
    return [
        result.session for unit, result in zip(units, results, strict=True)
        if unit.job == job and unit.trial == 1 and result.outcome == "done"
    ]  # fmt: skip
