"""Per-app result tables of earlier studies: their shares counted again, beside what they published."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from analyzer import yamlio
from analyzer.model.errors import DataError
from analyzer.survey import stats

Row = dict[str, str]
_MAX_FIELD = 1_000_000
_DIGIT = 0.5e-4
"""Shares are published in percent with two digits, so one that is ours to that digit is the same."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(_Part):
    """A text in both languages."""

    en: str
    zh: str


Words = str | Both


def said(words: Words, lang: str) -> str:
    """Give a text of a mapping in a language; one that is there once is the same in each.

    >>> said("a", "zh"), said(Both(en="a", zh="甲"), "zh")
    ('a', '甲')
    """
    return words if isinstance(words, str) else words.zh if lang == "zh" else words.en


class Source(_Part):
    """Rows of one file: those that fit every condition."""

    file: str = Field(description="CSV, relative to the mapping file")
    app: tuple[str, ...] = Field(min_length=1, description="columns that together name an app")
    where: dict[str, tuple[str, ...]] = Field(default={}, description="only rows with one of these words in the column")
    without: dict[str, tuple[str, ...]] = Field(default={}, description="no rows with one of these words")
    any_true: tuple[str, ...] = Field(default=(), description="only rows that say True in one of these columns")


class Figure(_Part):
    """One published share, and how it is counted: the apps of `shown` among those of `among`."""

    name: Words = Field(description="what it says")
    shown: Source = Field(description="rows that show it; an app counts once")
    among: Source | None = Field(default=None, description="rows of the apps it is a share of; default: all units")
    published: float | None = Field(default=None, ge=0, le=1, description="the share as it was published")
    published_text: Words = Field(default="", description="the words, where no number was published")


class TableMap(_Part):
    """Which tables of a study hold what."""

    version: int = Field(default=1, ge=1, le=1)
    name: Words = Field(description="the study")
    source: str = Field(min_length=1, description="where its tables and figures come from")
    note: Words = Field(default="", description="what the tables cannot support, such as a sample of the apps")
    units: Source = Field(description="rows of all apps, those that show nothing among them")
    published_units: int | None = Field(
        default=None, ge=1, description="apps that the published figures are of; the tables may hold a part of them"
    )
    figures: tuple[Figure, ...] = Field(min_length=1)


def load_map(file: Path) -> TableMap:
    """Read a mapping file. Raises UsageError E195 as file:line:column."""
    return yamlio.validated(yamlio.load(file, what="table mapping"), TableMap, code="E195")


def recounted(mapping: TableMap, base: Path) -> list[dict[str, Any]]:
    """Give a row per figure: name, k, n, share, interval, what was published, and whether that lies in the interval.

    Texts are the English ones. base: folder of the mapping file. An app that is no unit is left out of k. is_inside is
    None where no number was published. n_units, n_published: apps in these tables, and those that the published figures
    are of (None: not said); shares of all units then have their interval as of a sample of the published apps.
    Raises DataError E387 for a table that cannot be read or lacks a column.
    """
    units = _apps(mapping.units, base)
    of_all = mapping.published_units if (mapping.published_units or 0) >= len(units) else None
    rows = []
    for figure in mapping.figures:
        among = units if figure.among is None else units & _apps(figure.among, base)
        population = of_all if figure.among is None else None
        share = stats.wilson(len(among & _apps(figure.shown, base)), len(among), population=population)
        rows.append(
            {"name": said(figure.name, "en"), "k": share.k, "n": share.n, "share": share.share, "ci_low": share.low,
             "ci_high": share.high, "published": figure.published, "published_text": said(figure.published_text, "en"),
             "is_inside": None if figure.published is None else _is_inside(figure.published, share),
             "n_units": len(units), "n_published": mapping.published_units}
        )  # fmt: skip
    return rows


def _is_inside(published: float, share: stats.Share) -> bool:
    """Tell whether a published share lies in the interval, or is ours to its last digit."""
    return share.low <= published <= share.high or abs(published - share.share) <= _DIGIT


def _apps(source: Source, base: Path) -> set[tuple[str, ...]]:
    return {tuple(row[column] for column in source.app) for row in _rows(source, base) if _counts(row, source)}


def _counts(row: Row, source: Source) -> bool:
    if not all(row[column] in words for column, words in source.where.items()):
        return False
    if any(row[column] in words for column, words in source.without.items()):
        return False
    return not source.any_true or any(row[column].casefold() == "true" for column in source.any_true)


def _rows(source: Source, base: Path) -> Iterator[Row]:
    file = base / source.file
    csv.field_size_limit(_MAX_FIELD)
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            _check_columns(file, rows.fieldnames or (), source)
            yield from (_whole(row) for row in rows)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{file}: cannot read this table ({type(error).__name__})", code="E387",
                        hint="a CSV in UTF-8 whose first line names the columns") from error  # fmt: skip


def _check_columns(file: Path, names: Any, source: Source) -> None:
    for name in (*source.app, *source.where, *source.without, *source.any_true):
        if name not in names:
            raise DataError(f"{file}: there is no column {name}", code="E387", hint=f"columns: {', '.join(names)}")


def _whole(row: Mapping[str | Any, Any]) -> Row:
    """Give a row in which a cell that the line lacks is empty."""
    return {str(name): value if isinstance(value, str) else "" for name, value in row.items()}
