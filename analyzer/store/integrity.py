"""Whether a session is what its recorder left: hashes, checkpoints, numbers, references, and its state explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.model.enums import SessionState
from analyzer.model.errors import DataError
from analyzer.store.files import sha256_of
from analyzer.store.journal import BodiesHash, JournalCheck
from analyzer.store.session import Session

if TYPE_CHECKING:
    import pandas as pd

LINE_FILES = ("flows.jsonl", "net.jsonl", "events.jsonl", "marks.jsonl")
_FAMILIES = (("flows.jsonl", "net.jsonl"), ("events.jsonl", "marks.jsonl"))
"""Files whose lines may be numbered by one sender together."""


@dataclass(frozen=True)
class Problem:
    """One thing to know about a session. subject: file, table or `state`; is_error: something is not as it was."""

    code: str
    subject: str
    text: str
    is_error: bool = True


def check_session(session: Session) -> list[Problem]:
    """Give everything there is to know about the soundness of a session, empty when it is complete and whole.

    Codes: E331 state, E332 hashes of the finalized files, E333 checkpoints, E334 cut or broken lines,
    E335 segments beyond bodies.bin, E336 holes in the numbers of lines, E337 references of tables,
    E338 requests to the recorder that nobody answered. Cost: each raw file is read once.
    """
    problems = list(_state(session))
    if session.manifest.get("redacted"):
        problems.append(Problem("E331", "raw", "this is a redacted copy: it has no raw files to check", is_error=False))
    else:
        problems += _raw_files(session)
    problems += _references(session)
    if session.control.is_dir():
        problems += [
            Problem("E338", f"control/{file.name}", "a request that no recorder answered", is_error=False)
            for file in sorted(session.control.iterdir())
            if not session.is_recorder_alive()
        ]
    return problems


def _state(session: Session) -> Iterator[Problem]:
    reason = session.manifest.get("state_reason") or "no reason was written"
    recorder = session.manifest.get("recorder") or {}
    match session.state:
        case SessionState.RECORDING if session.is_recorder_alive():
            text = f"it is being recorded now, by process {recorder.get('pid', 'unknown')}"
            yield Problem("E331", "state", text, is_error=False)
        case SessionState.RECORDING:
            text = (
                f"its recorder (process {recorder.get('pid', 'unknown')}) is gone without ending it; "
                "every whole line is kept and can be used with: consentinel analyze " + str(session.path)
            )
            yield Problem("E331", "state", text, is_error=False)
        case SessionState.INTERRUPTED:
            yield Problem("E331", "state", f"it was interrupted: {reason}", is_error=False)
        case SessionState.DAMAGED:
            yield Problem("E331", "state", f"it is damaged: {reason}")


def _raw_files(session: Session) -> Iterator[Problem]:
    bodies = BodiesHash(session.raw / "bodies.bin")
    checks: dict[str, JournalCheck] = {}
    digests: dict[str, str] = {}
    for name in LINE_FILES:
        if (session.raw / name).is_file():
            check = checks[name] = JournalCheck(session.raw / name, bodies if name == "flows.jsonl" else None)
            check.run()
            digests[f"raw/{name}"] = check.sha256
            for code, text, is_error in check.problems:
                yield Problem(code, f"raw/{name}", text, is_error)
    if bodies.path.is_file():
        digests["raw/bodies.bin"] = bodies.finish()
    yield from _holes(checks)
    yield from _hashes(session, digests)


def _holes(checks: dict[str, JournalCheck]) -> Iterator[Problem]:
    for name, found in checks.items():
        if found.n_missing_of_agents:
            text = f"{found.n_missing_of_agents} lines of agents are missing by their numbers"
            yield Problem("E336", f"raw/{name}", text, is_error=False)
    for family in _FAMILIES:
        counts = [check for name in family if (check := checks.get(name))]
        highest = max((check.highest_seq for check in counts), default=-1)
        if sum(check.n_numbered for check in counts) == highest + 1:
            continue
        for name in family:
            if name in checks and checks[name].n_missing:
                text = f"{checks[name].n_missing} lines are missing by their numbers"
                yield Problem("E336", f"raw/{name}", text)


def _hashes(session: Session, digests: dict[str, str]) -> Iterator[Problem]:
    if session.state is SessionState.RECORDING:
        return
    listed = {entry["path"]: entry for entry in session.manifest["files"]}
    for path, entry in listed.items():
        file = session.path / path
        if not file.is_file():
            yield Problem("E332", path, "it was there when the session ended and is gone")
        elif (digests.get(path) or sha256_of(file)) != entry["sha256"]:
            text = f"it was changed after the session ended ({entry['bytes']} bytes then, {file.stat().st_size} now)"
            yield Problem("E332", path, text)
    present = {file.relative_to(session.path).as_posix() for file in session.raw.rglob("*") if file.is_file()}
    for path in sorted(present - listed.keys()):
        if not path.startswith("raw/tmp/"):
            yield Problem("E332", path, "it was added after the session ended", is_error=False)


def _references(session: Session) -> Iterator[Problem]:
    """Check that what the tables point at is there."""
    tables: dict[str, pd.DataFrame] = {}
    needed = {
        "flows": ["flow_id"],
        "hook_events": ["event_id"],
        "observations": ["observation_id", "ref_id", "access_event_id"],
        "findings": ["finding_id", "evidence"],
        "moments": ["moment_id"],
    }
    for name, columns in needed.items():
        if (session.tables / f"{name}.parquet").is_file():
            try:
                tables[name] = _read(session, name, columns)
            except DataError as error:
                yield Problem(error.code, f"tables/{name}.parquet", f"{error.message} ({error.hint})")
    if "observations" not in tables:
        return
    observations = tables["observations"]
    events = set(tables["hook_events"]["event_id"]) if "hook_events" in tables else set()
    flows = set(tables["flows"]["flow_id"]) if "flows" in tables else set()
    yield from _missing("observations.ref_id", set(observations["ref_id"]) - events - flows)
    yield from _missing("observations.access_event_id", set(observations["access_event_id"].dropna()) - events)
    if "findings" in tables:
        moments = set(tables["moments"]["moment_id"]) if "moments" in tables else set()
        evidence = {item for items in tables["findings"]["evidence"] for item in items}
        yield from _missing("findings.evidence", evidence - set(observations["observation_id"]) - moments)


def _read(session: Session, name: str, columns: list[str]) -> pd.DataFrame:
    from analyzer.store.parquet import read_table

    return read_table(session, name, columns)


def _missing(column: str, unknown: set[str]) -> Iterator[Problem]:
    if unknown:
        yield Problem("E337", column, f"{len(unknown)} rows point at something that is not there; rebuild the tables")
