"""A study from its file to its counts: heads, apps, parts, sums."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.model.errors import DataError, UsageError
from analyzer.survey.engine import Apply, Workers, engine
from analyzer.survey.parts import AppPart, count, in_parts, read_part
from analyzer.survey.sessions import Head, read_head
from analyzer.survey.study import OWN_GROUPS, Study, session_folders
from analyzer.survey.tally import Tally

Progress = Callable[[int, int], object]
"""progress(done, of all) in sessions' folders, then in parts."""
_HEADS_PER_PART = 500


@dataclass(frozen=True)
class Counted:
    """A counted study. parts: files with the rows behind the sums, in order."""

    study: Study
    tally: Tally
    parts: list[Path]
    n_folders: int


def run(
    study: Study, base: Path, work: Path, *, where: Workers, progress: Progress = lambda done, total: None
) -> Counted:
    """Count a study. work: folder for its parts; a later run uses those that are still true.

    The result is the same on every engine and in every order: only integers are added.
    Raises UsageError E195–E197 for the study, SetupError E246–E247 for the workers, E280–E282 for the disk.
    """
    folders = session_folders(study, base)
    labels = read_labels(study, base)
    work.mkdir(parents=True, exist_ok=True)
    with engine(where) as apply:
        heads = _heads(apply, folders)
        parts = in_parts(by_app(heads, study, labels), study, work)
        for done, _ in enumerate(apply(count, parts), start=1):
            progress(done, len(parts))
    files = [Path(part.file) for part in parts]
    _remove_others(work, files)
    return Counted(study, total(files), files, len(folders))


def _heads(apply: Apply, folders: Sequence[Path]) -> list[Head]:
    groups = [folders[begin : begin + _HEADS_PER_PART] for begin in range(0, len(folders), _HEADS_PER_PART)]
    read = dict(apply(read_heads, groups))
    return [head for position in range(len(groups)) for head in read[position]]


def read_heads(folders: Sequence[Path]) -> list[Head]:
    """Read the heads of some folders."""
    return [read_head(folder) for folder in folders]


def by_app(heads: Sequence[Head], study: Study, labels: Mapping[str, Mapping[str, str]]) -> list[AppPart]:
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
        AppPart(app_id, tuple(counting), tuple(left_out), labels.get(app_id, {}))
        for app_id, (counting, left_out) in sorted(found.items())
    ]


def read_labels(study: Study, base: Path) -> dict[str, dict[str, str]]:
    """Give the labels of each app; a study without a labels file has none.

    Raises UsageError E197 for a file that cannot be read, lacks a column, or names an app twice.
    """
    wanted = [name for name in (*study.group_by, study.cluster) if name and name not in OWN_GROUPS]
    if study.labels is None:
        if wanted:
            raise UsageError(f"the group {wanted[0]} needs a labels file", code="E197", hint="name one as `labels`")
        return {}
    file = base / study.labels
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return _labels(csv.DictReader(lines), file, wanted)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{file}: cannot read this labels file ({type(error).__name__})", code="E197",
                         hint="a CSV in UTF-8 with a column app_id") from error  # fmt: skip


def _labels(rows: csv.DictReader[str], file: Path, wanted: Sequence[str]) -> dict[str, dict[str, str]]:
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


def total(files: Sequence[Path]) -> Tally:
    """Add up what the parts hold, one at a time. Raises DataError E386 when one is gone."""
    whole = Tally()
    for part in part_rows(files):
        whole.add(Tally.from_json(part["tally"]))
    return whole


def part_rows(files: Sequence[Path]) -> Iterator[Mapping[str, Any]]:
    """Give what each part holds: tally, sessions, apps. Raises DataError E386 when one is gone or damaged."""
    for file in files:
        part = read_part(file)
        if part is None:
            raise DataError(f"{file}: a part of the study is gone or damaged", code="E386", hint="run the survey again")
        yield part


def _remove_others(work: Path, files: Sequence[Path]) -> None:
    for file in set(work.glob("part-*.json.gz")) - set(files):
        file.unlink()
