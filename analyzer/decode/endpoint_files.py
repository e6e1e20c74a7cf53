"""Endpoint files as records, and the index by which a request finds its file without any file being read.

`data/endpoints/README.md` is the format. The index (`index.json` beside the files, made from them, its freshness is
tested) holds what `match` says; a file itself is parsed when a request of its vendor is met.
"""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer import resources, yamlio

INDEX_NAME = "index.json"
_EVERYWHERE = "*"


@dataclass(frozen=True)
class Step:
    """A container made from another one. path: None when the whole is decoded."""

    name: str
    source: str
    path: str | None
    codecs: tuple[Any, ...]


@dataclass(frozen=True)
class EndpointField:
    """What stands in one place. transform, part: "" when not stated. is_seen: read in the source, not recalled."""

    container: str
    path: str
    data_type: str
    transform: str
    part: str
    extract: re.Pattern[str] | None
    reasoning: str
    source: str
    quote: str
    is_seen: bool


@dataclass(frozen=True)
class Endpoint:
    """One known request. sources: where it and its fields were read, by key."""

    id: str
    title: str
    requires: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    fields: tuple[EndpointField, ...]
    sources: dict[str, dict[str, str]]


@dataclass(frozen=True)
class Sign:
    """A name that the raw bytes of a request must have in `header`, `query` or `form`."""

    container: str
    name: str


@dataclass(frozen=True)
class Entry:
    """What the index says of one endpoint."""

    id: str
    vendor: str
    hosts: tuple[str, ...]
    path: re.Pattern[str]
    methods: frozenset[str]
    signs: tuple[Sign, ...]
    is_any_path: bool


def folder() -> Path:
    """Give the folder of the endpoint files."""
    return resources.path("data") / "endpoints"


@functools.cache
def vendors() -> list[str]:
    """Give the vendors that have a file, sorted."""
    return sorted(file.stem for file in folder().glob("*.yaml"))


@functools.cache
def document(vendor: str) -> dict[str, Any]:
    """Give a vendor's file as plain data."""
    data: dict[str, Any] = yamlio.load_data(folder() / f"{vendor}.yaml")
    return data


@functools.cache
def endpoints_of(vendor: str) -> dict[str, Endpoint]:
    """Give the endpoints of one vendor by id; its file is read once."""
    data = document(vendor)
    return {row["id"]: _endpoint(row, data["sources"]) for row in data["endpoints"]}


def _endpoint(row: dict[str, Any], sources: dict[str, dict[str, str]]) -> Endpoint:
    return Endpoint(
        id=row["id"],
        title=row["title"],
        requires=tuple((need["in"], need["path"]) for need in row["match"].get("requires", ())),
        steps=tuple(Step(s["as"], s["in"], s.get("path"), tuple(s["decode"])) for s in row["steps"]),
        fields=tuple(_field(field) for field in row["fields"]),
        sources=sources,
    )


def _field(row: dict[str, Any]) -> EndpointField:
    return EndpointField(
        container=row["in"],
        path=row["path"],
        data_type=row["data_type"],
        transform=row.get("transform", ""),
        part=row.get("part", ""),
        extract=re.compile(row["extract"]) if "extract" in row else None,
        reasoning=row["reasoning"],
        source=row["source"],
        quote=str(row["quote"]),
        is_seen=row["confidence"] == "seen",
    )


# ---- the index


def render_index() -> str:
    """Give the text of the index, made from every file: one line per endpoint."""
    rows = [_index_row(vendor, row) for vendor in vendors() for row in document(vendor)["endpoints"]]
    return "[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]\n"


def _index_row(vendor: str, row: dict[str, Any]) -> dict[str, Any]:
    match = row["match"]
    forms = {s["as"] for s in row["steps"] if s["in"] == "body" and s["decode"] == ["form"]}
    signs = [_sign(need, forms) for need in match.get("requires", ())]
    entry = {"id": row["id"], "vendor": vendor} | {key: list(match[key]) for key in ("hosts", "paths", "methods")}
    return entry | {"signs": [sign for sign in signs if sign]}


def _sign(need: dict[str, str], forms: set[str]) -> list[str]:
    """Give what a required place looks like in raw bytes, or nothing when it lies deeper."""
    if need["in"] == "header":
        return ["header", need["path"]]
    container = "form" if need["in"] in forms else need["in"]
    name = need["path"].partition(":")[2]
    return [container, name] if container in ("form", "query") and re.fullmatch(r"[\w.-]+", name) else []


class Index:
    """Finds the endpoints that a request may be of. Hosts are looked up; patterns of paths are tried for those only."""

    def __init__(self, entries: list[Entry]) -> None:
        self._exact: dict[str, list[Entry]] = {}
        self._below: dict[str, list[Entry]] = {}
        self._everywhere = [entry for entry in entries if _EVERYWHERE in entry.hosts]
        for entry in entries:
            for host in entry.hosts:
                if host.startswith("*."):
                    self._below.setdefault(host[2:], []).append(entry)
                elif host != _EVERYWHERE:
                    self._exact.setdefault(host, []).append(entry)

    @property
    def everywhere(self) -> list[Entry]:
        """The endpoints whose servers are the customer's own."""
        return self._everywhere

    def of_host(self, host: str) -> list[Entry]:
        """Give the entries that name a host, itself or the domain above it; without those of any host."""
        found = list(self._exact.get(host, ()))
        _, _, parent = host.partition(".")
        while parent:
            found += self._below.get(parent, ())
            _, _, parent = parent.partition(".")
        return found


@functools.cache
def index() -> Index:
    """Give the index, read once."""
    rows: list[dict[str, Any]] = json.loads((folder() / INDEX_NAME).read_bytes())
    return Index([_entry(row) for row in rows])


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(
        id=row["id"],
        vendor=row["vendor"],
        hosts=tuple(row["hosts"]),
        path=re.compile("|".join(_path_regex(path) for path in row["paths"]), re.DOTALL),
        methods=frozenset(row["methods"]),
        signs=tuple(Sign(container, name) for container, name in row["signs"]),
        is_any_path="/**" in row["paths"],
    )


def _path_regex(glob: str) -> str:
    """Give a regular expression for a whole path: `*` is one or more characters without `/`, `**` anything.

    >>> re.fullmatch(_path_regex("/v*/**/x"), "/v2/a/b/x") is not None, re.fullmatch(_path_regex("/*"), "/a/b")
    (True, None)
    """
    return re.escape(glob).replace(r"\*\*", ".*").replace(r"\*", "[^/]+")
