"""A study made again from its data package, as another team gets it: the same rows, the same counts."""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, Any

from pydantic import ValidationError

from analyzer.model.errors import DataError
from analyzer.survey import storage
from analyzer.survey.package import DESCRIPTOR, DataPackage, Resource, counts_hash, tables_of
from analyzer.survey.parts import APPS_PER_PART, add_unit, app_of, part_file, write_part
from analyzer.survey.raters import Ratings
from analyzer.survey.run import Counted, check_populations, remove_others, total
from analyzer.survey.study import Study
from analyzer.survey.tally import Tally

_MAX_DESCRIPTOR = 4_000_000
_MAX_FIELD = 10_000_000
_HINT = "get the package again from whoever made it; nothing of it was used"
_UNREADABLE = (OSError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What opening and reading a member raises: absent, encrypted, of an unknown compression, damaged."""
_FORMULAS = ("'=", "'+", "'-", "'@")
Row = dict[str, Any]
Open = Callable[[str], IO[bytes]]


def from_package(place: str | Path, work: str | Path) -> Counted:
    """Give the counted study that a package (folder, ZIP or address) holds. work: folder for its parts.

    Raises DataError E388 for what is no package, was changed after it was made, or does not fit its own description;
    E389 when it was made by a version that counts otherwise. UsageError E182 as `run`.
    """
    with _opened(place) as opener:
        package = _descriptor(place, opener)
        _check_files(place, opener, package)
        study = package.consentinel.study
        tables = {one.name: _table(place, opener, one) for one in package.resources}
        files = _write_parts(place, tables, study, work)
        ratings = _ratings(tables["ratings"])
    remove_others(work, files)
    counted = Counted(study, total(files), files, package.consentinel.sessions, ratings, package.consentinel.version)
    if counts_hash(counted.tally) != package.consentinel.counts:
        raise DataError(f"{place}: its rows add up to other counts than it says", code="E389",
                        hint=f"count it with consentinel {counted.version}, or get the package again")  # fmt: skip
    check_populations(counted)
    return counted


@contextmanager
def _opened(place: str | Path) -> Iterator[Open]:
    """Give how to open a file of the package by its name."""
    if storage.is_remote(place) or Path(place).is_dir():
        with _folder(place) as folder:
            yield lambda name: (folder / name).open("rb")
        return
    try:
        archive = zipfile.ZipFile(place)
    except (OSError, zipfile.BadZipFile) as error:
        raise _wrong(place, f"it is no folder and no ZIP of a data package ({type(error).__name__})") from error
    with archive:
        above = _inner_folder(archive.namelist())
        yield lambda name: archive.open(above + name)


@contextmanager
def _folder(place: str | Path) -> Iterator[Path]:
    if not storage.is_remote(place):
        yield Path(place)
        return
    with TemporaryDirectory() as name:
        found = [*storage.listed(place, "*.csv"), storage.join(place, DESCRIPTOR)]
        for file in found:
            (Path(name) / file.rpartition("/")[2]).write_bytes(storage.read(file) or b"")
        yield Path(name)


def _inner_folder(names: list[str]) -> str:
    """Give the folder of the archive in which the package lies, "" or ending in a slash: the shallowest."""
    found = [name for name in names if PurePosixPath(name).name == DESCRIPTOR]
    return min(found, key=lambda name: (name.count("/"), name))[: -len(DESCRIPTOR)] if found else ""


def _descriptor(place: str | Path, opener: Open) -> DataPackage:
    try:
        with opener(DESCRIPTOR) as file:
            data = file.read(_MAX_DESCRIPTOR + 1)
        if len(data) > _MAX_DESCRIPTOR:
            raise _wrong(place, f"{DESCRIPTOR} is too large")
        package = DataPackage.model_validate(json.loads(data))
    except (ValueError, RecursionError) as error:  # a ValidationError is a ValueError
        raise _wrong(place, f"{DESCRIPTOR}: {_problem(error)}") from error
    except _UNREADABLE as error:
        raise _wrong(place, f"{DESCRIPTOR} is missing or cannot be read") from error
    expected = {name: tuple((column, kind) for column, (kind, _) in columns.items())
                for name, columns in tables_of(package.consentinel.study).items()}  # fmt: skip
    told = {one.name: tuple((field.name, field.type) for field in one.schema_.fields) for one in package.resources}
    if told != expected or len(package.resources) != len(expected):
        differing = sorted(name for name in {*told, *expected} if told.get(name) != expected.get(name))
        raise _wrong(place, f"{DESCRIPTOR}: the tables are not those of a study ({', '.join(differing)})")
    return package


def _problem(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return "it is no JSON"
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc'])) or 'it'}: {first['msg']}"


def _check_files(place: str | Path, opener: Open, package: DataPackage) -> None:
    for one in package.resources:
        digest, size = hashlib.sha256(), 0
        try:
            with opener(one.path) as file:
                while block := file.read(1 << 20):
                    size += len(block)
                    if size > one.bytes:
                        break
                    digest.update(block)
        except _UNREADABLE as error:
            raise _wrong(place, f"{one.path} is missing or cannot be read") from error
        if size != one.bytes or f"sha256:{digest.hexdigest()}" != one.hash:
            raise _wrong(place, f"{one.path} was changed after the package was made")


def _table(place: str | Path, opener: Open, resource: Resource) -> Iterator[Row]:
    """Give the rows of a table, each value in its declared type, null where it is missing."""
    kinds = {field.name: field.type for field in resource.schema_.fields}
    csv.field_size_limit(_MAX_FIELD)
    with opener(resource.path) as data, io.TextIOWrapper(data, encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        try:
            if next(rows, None) != list(kinds):
                raise _wrong(place, f"{resource.path}:1: the columns are not those it says")
            for row in rows:
                yield {name: _value(text, kinds[name]) for name, text in zip(kinds, row, strict=True)}
        except (ValueError, csv.Error) as error:
            raise _wrong(place, f"{resource.path}:{rows.line_num}: a value is not of its column's type") from error


def _value(text: str, kind: str) -> Any:
    if kind == "string":
        return text[1:] if text.startswith(_FORMULAS) else text
    if text == "":
        return None
    return int(text) if kind == "integer" else float(text)


class _ByApp:
    """Rows of a table by number of app, asked for in the order in which they stand."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._groups = itertools.groupby(rows, key=lambda row: row["app"])
        self._next = next(self._groups, None)

    def take(self, number: int) -> list[Row]:
        """Give the rows of an app."""
        if self._next is None or self._next[0] != number:
            return []
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows

    @property
    def is_done(self) -> bool:
        """Tell whether every row was asked for."""
        return self._next is None


def _write_parts(place: str | Path, tables: Mapping[str, Iterator[Row]], study: Study, work: str | Path) -> list[str]:
    of_app = {name: _ByApp(tables[name]) for name in ("apps", "cells", "contexts", "trials", "traffic")}
    units = itertools.groupby(tables["sessions"], key=lambda row: row["app"])
    files: list[str] = []
    while chunk := [(number, list(rows)) for number, rows in itertools.islice(units, APPS_PER_PART)]:
        files.append(part_file(work, len(files)))
        write_part(files[-1], {"key": ""} | _part(place, chunk, of_app, study))
    if not all(rows.is_done for rows in of_app.values()):
        raise _wrong(place, "rows of apps that have no session, or out of order")
    return files


def _part(
    place: str | Path, chunk: list[tuple[int, list[Row]]], of_app: Mapping[str, _ByApp], study: Study
) -> dict[str, Any]:
    tally, sessions, apps = Tally(), [], []
    for number, rows in chunk:
        sessions += [{name: value for name, value in row.items() if name != "app"} for row in rows]
        row = _app_row({name: table.take(number) for name, table in of_app.items()}, study)
        if (row is None) != all(one["reason"] for one in rows) or len({one["unit"] for one in rows}) != 1:
            raise _wrong(place, f"the sessions of app {number} do not fit its row")
        app = app_of(row) if row else None
        add_unit(tally, app, rows, group_by=study.group_by, cluster=row["cluster"] if row else None)
        apps += [row] if row else []
    return {"tally": tally.as_json(), "sessions": sessions, "apps": apps}


def _app_row(told: Mapping[str, list[Row]], study: Study) -> Row | None:
    """Give the row of an app as `app_row` makes it, None for an app of which no session counts."""
    if len(told["apps"]) != 1:
        return None
    app = told["apps"][0]
    return {
        "app_id": app["app_id"], "version": app["version"], "store": app["store"],
        "groups": [app[f"group_{name}"] for name in study.group_by],
        "cells": [[row["measure"], row["key"]] for row in told["cells"]], "unjudged": app["unjudged"].split(),
        "sessions": app["sessions"], "first_sent_ms": app["first_sent_ms"], "score": app["score"],
        "cluster": (app["cluster"] or None) if study.cluster else None,
        "trials": {row["measure"]: [row["pairs"], row["agreeing"]] for row in told["trials"]},
        "traffic": {row["method"]: row["requests"] for row in told["traffic"]},
        "contexts": [[row["kind"], row["name"], [one.split(":", 1) for one in row["cells"].split()],
                      row["unjudged"].split()] for row in told["contexts"]],
    }  # fmt: skip


def _ratings(rows: Iterator[Row]) -> Ratings:
    found: Ratings = {}
    for row in rows:
        found.setdefault(row["question"], {}).setdefault(row["unit"], {})[row["rater"]] = row["label"]
    return found


def _wrong(place: str | Path, problem: str) -> DataError:
    return DataError(f"{place}: {problem}", code="E388", hint=_HINT)
