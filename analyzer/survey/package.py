"""The data package of a study (Frictionless): every row that its tables are made of, and what each column means."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from analyzer.report.safe import cell
from analyzer.survey import storage
from analyzer.survey.measures import DATA_MEASURES, OTHER_MEASURES
from analyzer.survey.parts import SESSION_COLUMNS
from analyzer.survey.run import Counted, part_rows
from analyzer.survey.study import Study
from analyzer.survey.tally import Tally

FORMAT = 1
DESCRIPTOR = "datapackage.json"
Columns = dict[str, tuple[str, str]]
"""column → its type and what it means."""

_APP = ("integer", "number of the app; the same in every table")
_HEAD = {
    "session_id": "id of the session", "app_id": "id of the app as it was recorded", "version": "of the app",
    "category": "of the app, as the analysis was told", "scenario": "that was played",
    "finished": "whether it was played to its end, yes or no; empty where the session does not say",
    "device": "kind of device", "year": "in which it was recorded, UTC", "state": "how the recording ended",
    "reason": "why it does not count; empty when it does", "detail": "what made it not count",
}  # fmt: skip


def tables_of(study: Study) -> dict[str, Columns]:
    """Give the tables of a package and their columns; those of `apps` follow the groups of the study."""
    sessions = {name: ("number" if name == "clock_uncertainty_s" else "string", _HEAD.get(name, "of app and host, s"))
                for name in SESSION_COLUMNS}  # fmt: skip
    return {
        "sessions": {"app": _APP, "unit": ("string", "id of the app that it counts for"), **sessions},
        "apps": {
            "app": _APP, "app_id": ("string", "id of the app"),
            "version": ("string", "of the sessions that count, several joined"),
            "store": ("string", "where it came from: as the labels, else the device, say"),
            **{f"group_{name}": ("string", f"value of the group {name}") for name in study.group_by},
            "cluster": ("string", "what it shares with other apps"),
            "sessions": ("integer", "sessions that count"),
            "first_sent_ms": ("integer", "ms from the start to the first personal data sent"),
            "score": ("number", "score of its policy, 0 to 100"),
            "unjudged": ("string", "measures that could not be judged, separated by blanks"),
        },
        "cells": {"app": _APP, "measure": ("string", "what the app shows"),
                  "key": ("string", "of which data type, company, finding type …")},
        "contexts": {
            "app": _APP, "kind": ("string", "scenario, state (of consent) or year"), "name": ("string", "which one"),
            "cells": ("string", "what the app shows there, measure:key, separated by blanks"),
            "unjudged": ("string", "measures that could not be judged there, separated by blanks"),
        },
        "trials": {"app": _APP, "measure": ("string", "headline measure; empty: every cell"),
                   "pairs": ("integer", "pairs of repeated sessions"),
                   "agreeing": ("integer", "pairs that show the same")},
        "traffic": {"app": _APP, "method": ("string", "how something was found in a request; empty: all requests"),
                    "requests": ("integer", "requests")},
        "ratings": {"question": ("string", "what was asked"), "unit": ("string", "what was judged"),
                    "rater": ("string", "who judged"), "label": ("string", "what was said")},
    }  # fmt: skip


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Column(_Part):
    """One column."""

    name: str
    type: Literal["string", "integer", "number"]
    description: str = Field(description="what it means")


class TableSchema(_Part):
    """Columns of a table, and the texts that stand for nothing."""

    fields: tuple[Column, ...] = Field(min_length=1)
    missingValues: tuple[str, ...] = ("",)


class Resource(_Part):
    """One table: a CSV file beside datapackage.json."""

    name: str
    path: Annotated[str, Field(pattern=r"^[a-z_]+\.csv$")]
    profile: Literal["tabular-data-resource"]
    format: Literal["csv"]
    encoding: Literal["utf-8"]
    bytes: int = Field(ge=0)
    hash: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    schema_: TableSchema = Field(alias="schema")


class Origin(_Part):
    """How the rows came to be."""

    format: Literal[1] = Field(description="of this package")
    version: str = Field(description="of the consentinel that counted")
    study: Study = Field(description="the study file, with every setting")
    sessions: int = Field(ge=0, description="session folders that were found")
    counts: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")] = Field(
        description="hash over all counts that these rows add up to"
    )


class DataPackage(_Part):
    """datapackage.json of a study: a Frictionless tabular data package."""

    profile: Literal["tabular-data-package"]
    name: Literal["consentinel-study"]
    title: str
    description: str
    resources: tuple[Resource, ...]
    consentinel: Origin


def write_package(counted: Counted, folder: str) -> None:
    """Write the rows of every part, one part in memory at a time, and the pages that describe them.

    No value of a person is in it. Raises SetupError E280–E282 when the disk refuses, E250 and E251 for a storage.
    """
    resources = []
    for name, columns in tables_of(counted.study).items():
        place = storage.join(folder, f"{name}.csv")
        with storage.draft(place) as file:
            with file.open("w", encoding="utf-8", newline="") as lines:
                writer = csv.writer(lines, lineterminator="\n")
                writer.writerow(list(columns))
                writer.writerows([plain(value) for value in row] for row in _rows(name, counted))
            resources.append(_resource(name, file, columns))
    package = {
        "profile": "tabular-data-package", "name": "consentinel-study", "title": counted.study.name,
        "description": "Counts of a survey of apps; consentinel survey --from-package makes its tables again.",
        "resources": resources,
        "consentinel": {"format": FORMAT, "version": counted.version, "study": counted.study.model_dump(mode="json"),
                        "sessions": counted.n_folders, "counts": counts_hash(counted.tally)},
    }  # fmt: skip
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    storage.write(storage.join(folder, DESCRIPTOR), text.encode())
    storage.write(storage.join(folder, "codebook.md"), codebook(counted.study).encode())


def counts_hash(tally: Tally) -> str:
    """Give a hash over every count of a study."""
    return f"sha256:{hashlib.sha256(json.dumps(tally.as_json()).encode()).hexdigest()}"


def codebook(study: Study) -> str:
    """Give the codebook as Markdown: every table, column and measure."""
    lines = ["# Codebook", ""]
    for name, columns in tables_of(study).items():
        lines += [f"## {name}.csv", "", "| column | type | meaning |", "| --- | --- | --- |"]
        lines += [f"| `{column}` | {kind} | {text} |" for column, (kind, text) in columns.items()]
        lines.append("")
    lines += ["## Measures", "", "| measure | an app shows it for a key when it is |", "| --- | --- |"]
    lines += [f"| `{name}` | {text} |" for name, text in (DATA_MEASURES | OTHER_MEASURES).items()]
    return "\n".join(lines) + "\n"


def plain(value: Any) -> str:
    """Give a value as the text of a CSV cell: null is empty, and what would be a formula is not one."""
    if value is None or value != value:
        return ""
    return repr(value) if isinstance(value, float) else cell(value)


def _resource(name: str, file: Path, columns: Columns) -> dict[str, Any]:
    with file.open("rb") as data:
        digest = hashlib.file_digest(data, "sha256").hexdigest()
    fields = [{"name": column, "type": kind, "description": text} for column, (kind, text) in columns.items()]
    return {"name": name, "path": f"{name}.csv", "profile": "tabular-data-resource", "format": "csv",
            "encoding": "utf-8", "bytes": file.stat().st_size, "hash": f"sha256:{digest}",
            "schema": {"fields": fields, "missingValues": [""]}}  # fmt: skip


def _rows(name: str, counted: Counted) -> Iterator[list[Any]]:
    if name == "ratings":
        for question, rated in counted.ratings.items():
            yield from ([question, unit, rater, label] for unit, given in rated.items()
                        for rater, label in given.items())  # fmt: skip
        return
    number = 0
    for part in part_rows(counted.parts):
        units = list(dict.fromkeys(row["unit"] for row in part["sessions"]))
        numbers = {unit: number + position for position, unit in enumerate(units, start=1)}
        number += len(units)
        if name == "sessions":
            yield from ([numbers[row["unit"]], row["unit"], *(row[column] for column in SESSION_COLUMNS)]
                        for row in part["sessions"])  # fmt: skip
        else:
            for app in part["apps"]:
                yield from ([numbers[app["app_id"]], *row] for row in _OF_APP[name](app))


def _app(app: Mapping[str, Any]) -> Iterable[list[Any]]:
    first, last = ("app_id", "version", "store"), ("cluster", "sessions", "first_sent_ms", "score")
    told = (*(app[name] for name in first), *app["groups"], *(app[name] for name in last))
    return [[*told, " ".join(app["unjudged"])]]


def _contexts(app: Mapping[str, Any]) -> Iterable[list[Any]]:
    return [[kind, name, " ".join(":".join(one) for one in cells), " ".join(unjudged)]
            for kind, name, cells, unjudged in app["contexts"]]  # fmt: skip


_OF_APP: dict[str, Callable[[Mapping[str, Any]], Iterable[list[Any]]]] = {
    "apps": _app,
    "cells": lambda app: app["cells"],
    "contexts": _contexts,
    "trials": lambda app: [[name, *n] for name, n in app["trials"].items()],
    "traffic": lambda app: [[name, n] for name, n in app["traffic"].items()],
}
