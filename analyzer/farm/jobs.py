"""jobs.csv: which apps are recorded in which scenarios (contracts §4)."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from analyzer.model.errors import UsageError, did_you_mean
from analyzer.record.scenario import Scenario, find_scenario

DEFAULT_SCENARIOS = ("first-run-accept", "first-run-refuse", "untouched")
"""What a row without scenarios plays: the three that are compared with each other."""

_NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$"
_MOST_UNITS = 100_000


def _parts(value: Any) -> Any:
    return [part for part in re.split(r"[;\s]+", value) if part] if isinstance(value, str) else value


_List = Annotated[tuple[str, ...], BeforeValidator(_parts)]


class JobRow(BaseModel):
    """One row: an app, and how it is recorded. Paths are relative to the file; lists are separated by semicolons."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(default="", pattern=_NAME, description="of the job; default: the app id, or the behavior's name")
    app: str = Field(default="", pattern=r"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)+$", description="app id, on a phone")
    apk: str = Field(default="", description="file or folder that is installed first, on a phone")
    behavior: str = Field(default="", description="name or file of a behavior, on the embedded device")
    scenarios: _List = Field(default=DEFAULT_SCENARIOS, description="names, or scenario.yaml files")
    known: str = Field(default="", description="known.yaml for the analysis")
    scope: str = Field(default="", description="scope.yaml for the analysis")
    category: str = Field(default="", description="category of the app, for the analysis")
    first_party: _List = Field(default=(), description="domains of the app's own, for the analysis")
    seed: int = Field(default=0, ge=0, lt=1 << 62, description="of the first trial; each further one adds 1")
    trials: int = Field(default=1, ge=1, le=1000, description="how often each scenario is repeated")
    route: Literal["auto", "redirect", "global_proxy", "wireguard"] = Field(
        default="auto", description="as --route of `record`, on a phone"
    )
    timeout_s: float | None = Field(default=None, gt=0, description="longest time for one session; default --timeout")
    for_s: float | None = Field(default=None, gt=0, description="as --for of `record`")


@dataclass(frozen=True)
class Job:
    """A row that can be run. place: `file:line`. target: app id, or behavior name or file."""

    name: str
    place: str
    row: JobRow
    target: str
    is_embedded: bool


@dataclass(frozen=True)
class Unit:
    """One session to be made: a job in one scenario, once. digest: of everything that decides what is recorded."""

    job: Job
    scenario: Scenario
    scenario_word: str
    trial: int
    seed: int
    digest: str

    @property
    def id(self) -> str:
        """Job, scenario and trial."""
        return f"{self.job.name}/{self.scenario.name}/{self.trial}"

    @property
    def folder(self) -> str:
        """The id as the name of a folder."""
        return f"{self.job.name}__{self.scenario.name}__{self.trial}"


def read_jobs(file: Path) -> list[Job]:
    """Read jobs.csv (UTF-8, one head line). Raises UsageError E110, E111, E192 with file:line:field."""
    rows = list(_rows(file))
    if not rows:
        raise UsageError(f"{file}:1:1: there is no job in this file", code="E192", hint=_HINT)
    jobs = [_job(file, line, fields) for line, fields in rows]
    seen: dict[str, Job] = {}
    for job in jobs:
        if job.name in seen:
            raise UsageError(f"{job.place}:1: the job {job.name!r} is there twice", code="E192",
                             hint="give each row a name of its own")  # fmt: skip
        seen[job.name] = job
    return jobs


_HINT = "`consentinel paths schemas` names the folder with the schema of a row: jobs.schema.json"


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{file}: cannot read this jobs file ({error.strerror})", code="E110",
                         hint="check the path and its permissions") from error  # fmt: skip
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: this jobs file is not UTF-8", code="E111", hint="save it as UTF-8") from error
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    head: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
                continue
            if head is None:
                head = _head(file, reader.line_num, [cell.strip() for cell in cells])
                continue
            if len(cells) > len(head):
                raise UsageError(f"{file}:{reader.line_num}:{len(head) + 1}: more fields than the head has",
                                 code="E192", hint="put quotes around a field with a comma")  # fmt: skip
            yield reader.line_num, {name: cell.strip() for name, cell in zip(head, cells, strict=False) if cell.strip()}
    except csv.Error as error:
        raise UsageError(f"{file}:{reader.line_num}:1: this jobs file is no valid CSV", code="E192",
                         hint="check its quotes") from error  # fmt: skip


def _head(file: Path, line: int, names: list[str]) -> list[str]:
    for number, name in enumerate(names, 1):
        if name not in JobRow.model_fields or name in names[: number - 1]:
            known = list(JobRow.model_fields)
            raise UsageError(f"{file}:{line}:{number}: unknown or repeated column {name!r}", code="E192",
                             hint=did_you_mean(name, known) or f"columns: {', '.join(known)}")  # fmt: skip
    return names


def _job(file: Path, line: int, fields: dict[str, str]) -> Job:
    place = f"{file}:{line}"
    try:
        row = JobRow.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = str(first["loc"][0])
        message = str(first["msg"]).removeprefix("Value error, ")
        raise UsageError(f"{place}:{_field(fields, name)}: {name}: {message}", code="E192", hint=_HINT) from error
    if bool(row.behavior) == bool(row.app):
        raise UsageError(f"{place}:1: a job needs either an app or a behavior", code="E192", hint=_HINT)
    if row.apk and not row.app:
        raise UsageError(f"{place}:1: an apk needs its app id in the column app", code="E192", hint=_HINT)
    if row.route != "auto" and not row.app:
        raise UsageError(f"{place}:{_field(fields, 'route')}: a route is for phones, and this job has no app",
                         code="E192", hint=_HINT)  # fmt: skip
    target = row.app or _near(file, row.behavior)
    name = row.name or (row.app or Path(row.behavior).stem)
    if not re.fullmatch(_NAME, name):
        raise UsageError(f"{place}:1: {name!r} is no name of a folder", code="E192", hint="write a column name")
    return Job(name, place, row, target, is_embedded=bool(row.behavior))


def _field(fields: dict[str, str], name: str) -> int:
    return list(fields).index(name) + 1 if name in fields else 1


def _near(file: Path, path: str) -> str:
    """Give a path relative to the file's folder; what is no path there stays a name."""
    near = file.parent / path
    return str(near) if near.exists() else path


def given_file(job: Job, path: str) -> Path:
    """Give a file that a row names, relative to the jobs file."""
    return Path(job.place.rpartition(":")[0]).parent / path


def units_of(jobs: list[Job]) -> list[Unit]:
    """Give every session that the jobs ask for: trials go around, so that early ones of all jobs come first.

    Raises UsageError E163–E165, E169 (scenarios), E160–E162 (behaviors), E110 (files), E193 (too many).
    """
    made: list[Unit] = []
    for job in jobs:
        _check_files(job)
        for word in job.row.scenarios:
            scenario = _scenario(job, word)
            made += [_unit(job, scenario, word, trial) for trial in range(1, job.row.trials + 1)]
            if len(made) > _MOST_UNITS:
                raise UsageError(f"{job.place}:1: more than {_MOST_UNITS} sessions", code="E193",
                                 hint="cut the file into several")  # fmt: skip
    _refuse_doubles(made)
    return sorted(made, key=lambda unit: unit.trial)


def _refuse_doubles(units: list[Unit]) -> None:
    seen: set[str] = set()
    for unit in units:
        if unit.id in seen:
            raise UsageError(f"{unit.job.place}:1: the scenario {unit.scenario.name!r} is there twice", code="E192",
                             hint="use the column trials to repeat it")  # fmt: skip
        seen.add(unit.id)


def _scenario(job: Job, word: str) -> Scenario:
    file = given_file(job, word)
    scenario = find_scenario(file if file.is_file() else word)
    if job.is_embedded:
        from analyzer.record.behavior import load_behavior
        from analyzer.record.devices.jvm_scenario import check_playable

        check_playable(scenario, load_behavior(job.target).spec)
    elif (by_hand := scenario.for_operator()) is not None:
        raise scenario.refused(by_hand, "withdraw names no taps, and in a farm nobody takes the consent back",
                               "write the way through the app: {do: withdraw, taps: […]}")  # fmt: skip
    return scenario


def _check_files(job: Job) -> None:
    for path in filter(None, (job.row.known, job.row.scope, job.row.apk)):
        if not given_file(job, path).exists():
            raise UsageError(f"{job.place}: there is no {path!r} beside the jobs file", code="E110",
                             hint="paths in a jobs file are relative to it")  # fmt: skip


def _unit(job: Job, scenario: Scenario, word: str, trial: int) -> Unit:
    seed = job.row.seed + trial - 1
    files = [given_file(job, path) for path in (job.row.known, job.row.scope, job.row.apk) if path]
    target = Path(job.target)
    files += [target] if job.is_embedded and target.is_file() else []
    # A farm of before this column goes on: a row that says nothing of the route has the digest it had.
    left_out = {"trials", "scenarios", "timeout_s", *(["route"] if job.row.route == "auto" else [])}
    told = {
        "row": job.row.model_dump(mode="json", exclude=left_out),
        "scenario": scenario.sha256, "seed": seed, "files": [_digest(file) for file in files],
    }  # fmt: skip
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    file = given_file(job, word)
    return Unit(job, scenario, str(file) if file.is_file() else word, trial, seed, digest)


def _digest(path: Path) -> str:
    inner = sorted(path.rglob("*")) if path.is_dir() else [path]
    total = hashlib.sha256()
    for file in inner:
        if file.is_file():
            with file.open("rb") as content:
                total.update(hashlib.file_digest(content, "sha256").digest())
    return total.hexdigest()
