"""The study file: which sessions, which of them count, in which groups, by which rules."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from analyzer import yamlio
from analyzer.model.enums import Confidence
from analyzer.model.errors import DataError, UsageError
from analyzer.survey import storage
from analyzer.survey.stats import Method

OWN_GROUPS = ("category", "version", "year", "scenario", "device")
"""Groups that a session tells itself; every other one is a column of the labels file."""

_GROUP = re.compile(r"[a-z][a-z0-9_]{0,39}")
Share = Annotated[float, Field(ge=0, le=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Eligibility(_Part):
    """Which sessions count. A session that does not is listed with the first reason that holds."""

    complete: bool = Field(default=True, description="only sessions that ended in order")
    max_share_opaque_hosts: Share = Field(
        default=0.5, description="at most this share of hosts may have refused our certificate or stayed unreadable"
    )
    min_share_hooks_active: Share = Field(
        default=0.0, description="at least this share of the hooks whose API the app has must have been active"
    )
    max_clock_uncertainty_s: float = Field(
        default=1.0, gt=0, description="the clocks of app and host are known to this many seconds"
    )
    scenarios: tuple[str, ...] = Field(default=(), description="only these scenarios; empty: all")
    scenario_finished: bool = Field(
        default=True,
        description="no session whose scenario was cut before its last step was done; one that does not say counts",
    )
    consent_known: bool = Field(default=True, description="only sessions whose consent state is known at some moment")


class Unit(_Part):
    """How the sessions of one app become one unit."""

    combine: Literal["any", "majority"] = Field(
        default="any", description="an app shows what any of its sessions shows, or more than half of those that could"
    )
    aliases: dict[str, str] = Field(default={}, description="app ids that are the same app: other id → id")


class Rater(_Part):
    """One person who judged units by hand, and the file of the labels given."""

    name: str = Field(min_length=1, max_length=80, description="how the rater is called in the tables")
    file: str = Field(
        min_length=1, description="CSV in UTF-8, relative to this file: a column id, and one column per question"
    )


class Study(_Part):
    """A study: sessions in, tables out."""

    version: Literal[1] = 1
    name: str = Field(default="study", min_length=1, max_length=200, description="title of the tables")
    sessions: tuple[str, ...] = Field(
        default=("**",),
        min_length=1,
        description="patterns of session folders, relative to this file, or addresses such as s3://bucket/sessions/**",
    )
    labels: str | None = Field(default=None, description="CSV with a column app_id and columns to group or weigh by")
    group_by: tuple[str, ...] = Field(
        default=("category",), description=f"{', '.join(OWN_GROUPS)}, or columns of the labels"
    )
    populations: dict[str, int] = Field(
        default={},
        description="apps in all of each value of the first group: the sample was drawn from so many; "
        "the share of all apps is then weighted by them",
    )
    interval: Method = Field(
        default="wilson", description="of every share: near 95 % on average, or (clopper_pearson) never below"
    )
    unit: Unit = Unit()
    eligibility: Eligibility = Eligibility()
    min_confidence: Confidence = Field(default=Confidence.LIKELY, description="what is less sure does not count")
    cluster: str | None = Field(
        default=None, description="column of the labels that names what apps share (developer, SDK vendor)"
    )
    scopes: str | None = Field(
        default=None, description="pattern of scope files, each with its app_id: what the apps declare"
    )
    policy_score: str | None = Field(
        default=None, description="column of the labels with a score of the policy from 0 to 100, printed as stars"
    )
    raters: tuple[Rater, ...] = Field(
        default=(), description="two or more people who labelled the same units, for the agreement between them"
    )
    seed: int = Field(default=1, description="of every random draw")
    repetitions: int = Field(default=2000, ge=100, le=100_000, description="draws of each bootstrap")

    @field_validator("group_by")
    @classmethod
    def _are_names(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if not _GROUP.fullmatch(name):
                raise ValueError(f"{name!r} is no name of a group; use lower case, digits and _")
        return names

    @field_validator("populations")
    @classmethod
    def _are_sizes(cls, sizes: dict[str, int]) -> dict[str, int]:
        for name, size in sizes.items():
            if size < 1:
                raise ValueError(f"the population of {name!r} is {size}")
        return sizes

    @field_validator("raters")
    @classmethod
    def _are_several(cls, raters: tuple[Rater, ...]) -> tuple[Rater, ...]:
        names = [rater.name for rater in raters]
        if len(names) == 1 or len(set(names)) != len(names):
            raise ValueError("agreement needs two raters of different names")
        return raters


def load_study(place: str | Path) -> tuple[Study, str]:
    """Give a study and the folder its patterns are relative to; a folder is a study of all sessions in it.

    Raises UsageError E195 for a mistake in the file as file:line:column, DataError E385 when there is no such place.
    """
    if storage.is_folder(place):
        return Study(name=_name(place)), str(place)
    document = _document(place)
    study = yamlio.validated(document, Study, code="E195")
    if study.populations and not study.group_by:
        raise document.error(["populations"], "populations need a group in group_by", code="E195")
    return study, storage.above(place)


def _name(place: str | Path) -> str:
    return str(place).rstrip("/").rpartition("/")[2] if storage.is_remote(place) else Path(place).resolve().name


def _document(place: str | Path) -> yamlio.Document:
    absent = DataError(f"{place}: there is no such study or folder", code="E385", hint="consentinel study init")
    if not storage.is_remote(place):
        if not Path(place).exists():
            raise absent
        return yamlio.load(Path(place), what="study")
    data = storage.read(place)
    if data is None:
        raise absent
    return yamlio.loads(data.decode("utf-8-sig", "replace"), source=str(place), what="study")


def session_folders(study: Study, base: str | Path) -> list[str]:
    """Give the session folders that the patterns of a study name, each once, in order.

    On this machine's disk also those that have lost their session.json: a study says what it could not read.
    Raises UsageError E196 when there is none, SetupError E250 and E251 for a storage.
    """
    found: set[str] = set()
    for pattern in study.sessions:
        root, below = _rooted(pattern.rstrip("/"), base)
        found.update(_folder(file) for file in storage.listed(root, f"{below}/session.json".lstrip("/")))
        if not storage.is_remote(root):
            raw = storage.listed(root, f"{below}/raw/flows.jsonl".lstrip("/"))
            found.update(_folder(storage.above(file)) for file in raw)
    if not found:
        raise UsageError(
            f"no session in {base} for {', '.join(study.sessions)}",
            code="E196",
            hint="patterns are relative to the study file; ** stands for any folders",
        )
    return sorted(found)


def _rooted(pattern: str, base: str | Path) -> tuple[str | Path, str]:
    """Give the place that a pattern begins at, and the rest of it; an address is cut before its first wildcard."""
    if not storage.is_remote(pattern):
        return base, pattern
    scheme, _, rest = pattern.partition("://")
    steps = rest.split("/")
    fixed = next((number for number, step in enumerate(steps) if set(step) & set("*?[")), len(steps))
    return f"{scheme}://{'/'.join(steps[: max(fixed, 1)])}", "/".join(steps[max(fixed, 1) :])


def _folder(file: str) -> str:
    folder = storage.above(file)
    return folder if storage.is_remote(file) else str(Path(folder).resolve())
