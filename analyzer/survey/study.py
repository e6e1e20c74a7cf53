"""The study file: which sessions, which of them count, in which groups, by which rules."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from analyzer import yamlio
from analyzer.model.enums import Confidence
from analyzer.model.errors import DataError, UsageError

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
    consent_known: bool = Field(default=True, description="only sessions whose consent state is known at some moment")


class Unit(_Part):
    """How the sessions of one app become one unit."""

    combine: Literal["any", "majority"] = Field(
        default="any", description="an app shows what any of its sessions shows, or more than half of those that could"
    )
    aliases: dict[str, str] = Field(default={}, description="app ids that are the same app: other id → id")


class Study(_Part):
    """A study: sessions in, tables out."""

    version: Literal[1] = 1
    name: str = Field(default="study", min_length=1, max_length=200, description="title of the tables")
    sessions: tuple[str, ...] = Field(
        default=("**",), min_length=1, description="patterns of session folders, relative to this file"
    )
    labels: str | None = Field(default=None, description="CSV with a column app_id and columns to group or weigh by")
    group_by: tuple[str, ...] = Field(
        default=("category",), description=f"{', '.join(OWN_GROUPS)}, or columns of the labels"
    )
    populations: dict[str, int] = Field(
        default={}, description="apps in all of each value of the first group: the sample was drawn from so many"
    )
    unit: Unit = Unit()
    eligibility: Eligibility = Eligibility()
    min_confidence: Confidence = Field(default=Confidence.LIKELY, description="what is less sure does not count")
    cluster: str | None = Field(
        default=None, description="column of the labels that names what apps share (developer, SDK vendor)"
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


def load_study(place: Path) -> tuple[Study, Path]:
    """Give a study and the folder its patterns are relative to; a folder is a study of all sessions in it.

    Raises UsageError E195 for a mistake in the file as file:line:column, DataError E385 when there is no such place.
    """
    if place.is_dir():
        return Study(name=place.resolve().name), place
    if not place.exists():
        raise DataError(f"{place}: there is no such study or folder", code="E385", hint="consentinel study init")
    document = yamlio.load(place, what="study")
    study = yamlio.validated(document, Study, code="E195")
    if study.populations and not study.group_by:
        raise document.error(["populations"], "populations need a group in group_by", code="E195")
    return study, place.parent


def session_folders(study: Study, base: Path) -> list[Path]:
    """Give the session folders that the patterns of a study name, each once, in order.

    Raises UsageError E196 when there is none.
    """
    found = {
        manifest.parent.resolve()
        for pattern in study.sessions
        for manifest in base.glob(f"{pattern.rstrip('/')}/session.json")
    }
    if not found:
        raise UsageError(
            f"no session in {base} for {', '.join(study.sessions)}",
            code="E196",
            hint="patterns are relative to the study file; ** stands for any folders",
        )
    return sorted(found)
