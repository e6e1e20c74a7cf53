"""A study from its file to its counts: heads, apps, parts, sums."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer import yamlio
from analyzer.model.errors import DataError, UsageError
from analyzer.model.version import __version__
from analyzer.scope.model import Scope
from analyzer.survey import storage
from analyzer.survey.engine import Apply, Workers, engine
from analyzer.survey.parts import AppPart, count, in_parts, read_part
from analyzer.survey.raters import Ratings, read_ratings
from analyzer.survey.sessions import Head, read_head
from analyzer.survey.study import OWN_GROUPS, Study, session_folders
from analyzer.survey.tally import Tally
from analyzer.survey.units import Told

Progress = Callable[[str, int, int], object]
"""progress(what, done, of all): heads of sessions, then apps."""
_HEADS_PER_PART = 500


@dataclass(frozen=True)
class Counted:
    """A counted study. parts: files with the rows behind the sums, in order. version: of whoever counted."""

    study: Study
    tally: Tally
    parts: list[str]
    n_folders: int
    ratings: Ratings = field(default_factory=dict)
    version: str = __version__


def run(
    study: Study,
    base: str | Path,
    work: str | Path,
    *,
    where: Workers,
    progress: Progress = lambda stage, done, total: None,
) -> Counted:
    """Count a study. work: folder for its parts; a later run uses those that are still true.

    The result is the same on every engine and in every order: only integers are added.
    Raises UsageError E181, E182 and E195–E197 for the study, SetupError E246–E251 for workers and storages, E280–E282
    for the disk.
    """
    labels = read_labels(study, base)
    told = read_told(study, base, labels)
    ratings = read_ratings(study, base)
    folders = session_folders(study, base)
    with engine(where) as apply:
        heads = _heads(apply, folders, progress)
        parts = in_parts(by_app(heads, study, told), study, work)
        done = 0
        for position, _ in apply(count, parts):
            done += len(parts[position].apps)
            progress("apps", done, sum(len(part.apps) for part in parts))
    files = [part.file for part in parts]
    remove_others(work, files)
    counted = Counted(study, total(files), files, len(folders), ratings)
    check_populations(counted)
    return counted


def _heads(apply: Apply, folders: Sequence[str], progress: Progress) -> list[Head]:
    groups = [folders[begin : begin + _HEADS_PER_PART] for begin in range(0, len(folders), _HEADS_PER_PART)]
    read: dict[int, list[Head]] = {}
    done = 0
    for position, heads in apply(read_heads, groups):
        read[position] = heads
        done += len(heads)
        progress("sessions", done, len(folders))
    return [head for position in range(len(groups)) for head in read[position]]


def check_populations(counted: Counted) -> None:
    """Raise UsageError E182 unless every value of the first group has a population that can hold its apps."""
    study, tally = counted.study, counted.tally
    if not study.populations:
        return
    name = study.group_by[0]
    for (group, value), n in sorted(tally.apps.items()):
        if group == name and value not in study.populations:
            raise UsageError(f"populations says nothing of {name} {value!r}, which has {n} apps", code="E182",
                             hint="name it in populations, or give these apps another value in the labels")  # fmt: skip
        if group == name and study.populations[value] < n:
            raise UsageError(f"{name} {value!r} has a population of {study.populations[value]}, but {n} counted apps",
                             code="E182", hint="a sample is never larger than what it is of")  # fmt: skip


def read_heads(folders: Sequence[str]) -> list[Head]:
    """Read the heads of some folders."""
    return [read_head(folder) for folder in folders]


def by_app(heads: Sequence[Head], study: Study, told: Mapping[str, Told]) -> list[AppPart]:
    """Put heads together by app, in order of app ids; the same recording twice counts once.

    Sessions without an app stand under the app "" and never count.
    """
    seen: set[str] = set()
    found: dict[str, tuple[list[Head], list[tuple[Head, str]]]] = {}
    for head in sorted(heads, key=lambda one: (one.app_id, one.session_id, one.folder)):
        app_id = study.unit.aliases.get(head.app_id, head.app_id)
        counting, left_out = found.setdefault(app_id, ([], []))
        if head.digest and head.digest in seen:
            left_out.append((head, "duplicate"))
        elif head.problem or not app_id:
            left_out.append((head, "damaged" if head.problem else "no_app"))
        else:
            counting.append(head)
        seen.add(head.digest)
    return [
        AppPart(app_id, tuple(counting), tuple(left_out), told.get(app_id, Told()))
        for app_id, (counting, left_out) in sorted(found.items())
    ]


def read_told(study: Study, base: str | Path, labels: Mapping[str, Mapping[str, str]]) -> dict[str, Told]:
    """Give what the study says of each app beside its sessions: labels, what it declares, the score of its policy.

    Raises UsageError E183 for a score that is none and for scope files of which none fits, that name no app or one
    twice; E110–E112 and E132 for a scope file with a mistake.
    """
    declared = read_scopes(study, base)
    return {
        app_id: Told(labels.get(app_id, {}), declared.get(app_id), _score(study, app_id, labels.get(app_id, {})))
        for app_id in sorted({*labels, *declared})
    }


def _score(study: Study, app_id: str, labels: Mapping[str, str]) -> float | None:
    text = labels.get(study.policy_score or "", "").strip()
    if not text:
        return None
    try:
        score = float(text)
    except ValueError:
        score = math.nan
    if not 0 <= score <= 100:
        raise UsageError(f"{study.labels}: the score of {app_id} is no number from 0 to 100", code="E183",
                         hint="leave it empty where a policy has none")  # fmt: skip
    return score


def read_scopes(study: Study, base: str | Path) -> dict[str, tuple[str, ...]]:
    """Give the data types that each app declares: collected, shared, or opened by a permission it asks for."""
    if study.scopes is None:
        return {}
    files = storage.listed(base, study.scopes)
    if not files:
        raise UsageError(f"no scope file in {base} for {study.scopes}", code="E183",
                         hint="a pattern relative to the study file, such as scopes/*.yaml")  # fmt: skip
    found: dict[str, tuple[str, ...]] = {}
    for file in files:
        document = yamlio.loads((storage.read(file) or b"").decode("utf-8-sig", "replace"), source=file, what="scope")
        scope = yamlio.validated(document, Scope, code="E132")
        app_id = study.unit.aliases.get(scope.app_id or "", scope.app_id or "")
        if not app_id or app_id in found:
            problem = f"a second scope of {app_id}" if app_id else "it names no app_id"
            raise document.error(["app_id"], problem, code="E183", hint="one scope file for each app")
        kinds = {item.data_type for item in scope.items if item.declared != "denied"}
        found[app_id] = tuple(sorted(kinds - {""}))
    return found


def read_labels(study: Study, base: str | Path) -> dict[str, dict[str, str]]:
    """Give the labels of each app; a study without a labels file has none.

    Raises UsageError E197 for a file that cannot be read, lacks a column, or names an app twice.
    """
    needed = (*study.group_by, study.cluster, study.policy_score)
    wanted = [name for name in needed if name and name not in OWN_GROUPS]
    if study.labels is None:
        if wanted:
            raise UsageError(f"the group {wanted[0]} needs a labels file", code="E197", hint="name one as `labels`")
        return {}
    place = storage.join(base, study.labels)
    try:
        data = storage.read(place)
        if data is None:
            raise FileNotFoundError(place)
        return _labels(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")), place, wanted)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{place}: cannot read this labels file ({type(error).__name__})", code="E197",
                         hint="a CSV in UTF-8 with a column app_id") from error  # fmt: skip


def _labels(rows: csv.DictReader[str], file: str, wanted: Sequence[str]) -> dict[str, dict[str, str]]:
    for name in ("app_id", *wanted):
        if name not in (rows.fieldnames or ()):
            raise UsageError(
                f"{file}:1: there is no column {name}", code="E197", hint="the first line names the columns"
            )
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        app_id = row["app_id"]
        if app_id in found:
            raise UsageError(f"{file}:{rows.line_num}: a second row of the same app", code="E197",
                             hint="one row for each app_id")  # fmt: skip
        found[app_id] = {name: value for name, value in row.items() if name and isinstance(value, str)}
    return found


def total(files: Sequence[str]) -> Tally:
    """Add up what the parts hold, one at a time. Raises DataError E386 when one is gone."""
    whole = Tally()
    for part in part_rows(files):
        whole.add(Tally.from_json(part["tally"]))
    return whole


def part_rows(files: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """Give what each part holds: tally, sessions, apps. Raises DataError E386 when one is gone or damaged."""
    for file in files:
        part = read_part(file)
        if part is None:
            raise DataError(f"{file}: a part of the study is gone or damaged", code="E386", hint="run the survey again")
        yield part


def app_rows(counted: Counted) -> Iterator[Mapping[str, Any]]:
    """Give the row of each app, one part in memory at a time."""
    for part in part_rows(counted.parts):
        yield from part["apps"]


def damaged_sessions(counted: Counted) -> Iterator[tuple[str, str]]:
    """Give folder and error code of each damaged session; none of a data package, which names no folder."""
    if counted.tally.reasons["damaged"]:
        for part in part_rows(counted.parts):
            yield from ((str(folder), str(code)) for folder, code in part.get("damaged", ()))


def remove_others(work: str | Path, files: Sequence[str]) -> None:
    """Remove parts of an earlier run that are not among the files."""
    kept = {file.rpartition("/")[2] for file in files}
    for file in storage.listed(work, "part-*.json.gz"):
        if file.rpartition("/")[2] not in kept:
            storage.remove(file)
