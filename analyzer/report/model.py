"""What every format renders: built once from a session's tables, without prose."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from analyzer.model.tables import TABLES, frame

if TYPE_CHECKING:
    import pandas as pd

FORMAT = "consentinel/1"
_SUFFIX = "_format"
Render = Callable[["ReportData", IO[str], str], None]
"""Writes a report as text: render(data, out, lang)."""


@dataclass(frozen=True)
class ReportData:
    """One analyzed session.

    tables: every table by name, empty where the session has none. assessments: as `analyzer.rules.engine.judge`
    gives them. counts: how many of what. values: clear text by value_hash, or None when values stay masked.
    """

    manifest: Mapping[str, Any]
    tables: Mapping[str, pd.DataFrame]
    assessments: list[dict[str, Any]]
    settings: Mapping[str, Any]
    counts: Mapping[str, int]
    values: Mapping[str, str] | None = None

    def value_of(self, row: Mapping[str, Any]) -> str:
        """Give the value of an observation as this report may show it."""
        clear = self.values.get(row["value_hash"]) if self.values is not None else None
        return row["value_preview"] if clear is None else clear


def build_report(
    manifest: Mapping[str, Any],
    tables: Mapping[str, pd.DataFrame],
    assessments: list[dict[str, Any]],
    settings: Mapping[str, Any],
    *,
    values: Mapping[str, str] | None = None,
) -> ReportData:
    """Collect what a report shows; absent tables become empty ones."""
    complete = {name: tables[name] if name in tables else frame(table, []) for name, table in TABLES.items()}
    return ReportData(manifest, complete, assessments, settings, _counts(complete), values)


def _counts(tables: Mapping[str, pd.DataFrame]) -> dict[str, int]:
    observations = tables["observations"]
    counted = observations[observations["method"] != "placeholder"]
    acts = {act: int((counted["act"] == act).sum()) for act in ("accessed", "sent", "received")}
    severities = tables["findings"]["severity"].astype("str").value_counts()
    return {
        "flows": len(tables["flows"]),
        "hosts": int(tables["flows"]["host"].nunique()),
        "hook_events": len(tables["hook_events"]),
        "observations": len(observations),
        **acts,
        "placeholders": len(observations) - len(counted),
        "findings": len(tables["findings"]),
        **{f"findings_{name}": int(severities.get(name, 0)) for name in ("critical", "high", "medium", "low", "info")},
        "gaps": len(tables["gaps"]),
    }


def format_names() -> list[str]:
    """Give the names of all formats, found by file name."""
    folder = Path(__file__).resolve().parent / "formats"
    return sorted(file.stem.removesuffix(_SUFFIX) for file in folder.glob(f"*{_SUFFIX}.py"))


def renderer(name: str) -> Render:
    """Give the function that renders a format. Raises KeyError for a name that is not in `format_names()`."""
    if name not in format_names():
        raise KeyError(name)
    render: Render = importlib.import_module(f"analyzer.report.formats.{name}{_SUFFIX}").render
    return render
