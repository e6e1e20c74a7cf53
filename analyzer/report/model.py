"""What every format renders: built once from a session's tables, without prose."""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from analyzer.model.tables import TABLES, frame
from analyzer.rules.catalog import rules_by_id
from analyzer.store.tables import Tables, as_tables

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.rules.model import Rule
    from analyzer.scope.model import Scope

FORMAT = "consentinel/1"
_SUFFIX = "_format"
PAPERS = ("dual_list", "inventory", "safe_net", "self_assessment")
"""Formats that are made of tables and come in every syntax of `SYNTAXES`, the first of them by default."""
SYNTAXES = ("markdown", "text", "csv", "html")
_ENDINGS = {".md": "markdown", ".txt": "text", ".csv": "csv", ".html": "html", ".htm": "html"}
Render = Callable[["ReportData", IO[str], str], None]
"""Writes a report as text: render(data, out, lang)."""


@dataclass(frozen=True)
class ReportData:
    """One analyzed session.

    tables: every table by name, empty where the session has none. assessments: as `analyzer.rules.engine.judge`
    gives them. counts: how many of what. values: clear text by value_hash, or None when values stay masked.
    scope: what was declared, or None when no scope was given. screens: pictures kept while recording, as
    `analyzer.report.screens.kept_screens` gives them. manifest_hash: hash over the session's evidence, hex, or "".
    raw: the session's folder of raw files, or None. rules: those that judged, by id; whatever names a rule asks here.
    """

    manifest: Mapping[str, Any]
    tables: Tables
    assessments: list[dict[str, Any]]
    settings: Mapping[str, Any]
    counts: Mapping[str, int]
    values: Mapping[str, str] | None = None
    scope: Scope | None = None
    screens: Sequence[Mapping[str, Any]] = ()
    manifest_hash: str = ""
    raw: Path | None = None
    rules: Mapping[str, Rule] = field(default_factory=rules_by_id)

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
    scope: Scope | None = None,
    screens: Sequence[Mapping[str, Any]] = (),
    manifest_hash: str = "",
    raw: Path | None = None,
    rules: Mapping[str, Rule] | None = None,
) -> ReportData:
    """Collect what a report shows; absent tables become empty ones. rules: default, ours."""
    complete = as_tables(tables) | {name: frame(table, []) for name, table in TABLES.items() if name not in tables}
    data = ReportData(
        manifest, complete, assessments, settings, _counts(complete), values, scope, screens, manifest_hash, raw
    )
    return data if rules is None else replace(data, rules=rules)


def _counts(tables: Tables) -> dict[str, int]:
    observations, hosts = tables["observations"], tables.columns("flows", ["host"])["host"]
    counted = observations[observations["method"] != "placeholder"]
    acts = {act: int((counted["act"] == act).sum()) for act in ("accessed", "sent", "received")}
    findings = tables["findings"][tables["findings"]["baseline"] != "fixed"]
    severities = findings["severity"].astype("str").value_counts()
    return {
        "flows": len(hosts),
        "hosts": int(hosts.nunique()),
        "hook_events": len(tables["hook_events"]),
        "observations": len(observations),
        **acts,
        "placeholders": len(observations) - len(counted),
        "findings": len(findings),
        **{f"findings_{name}": int(severities.get(name, 0)) for name in ("critical", "high", "medium", "low", "info")},
        "gaps": len(tables["gaps"]),
    }


def format_names() -> list[str]:
    """Give the names of all formats, found by file name."""
    folder = Path(__file__).resolve().parent / "formats"
    return sorted(file.stem.removesuffix(_SUFFIX) for file in folder.glob(f"*{_SUFFIX}.py"))


def format_choices() -> list[str]:
    """Give what --format takes: every name, and `name.syntax` for the papers that come in several syntaxes."""
    return [choice for name in format_names() for choice in (name, *(f"{name}.{syntax}" for syntax in _syntaxes(name)))]


def _syntaxes(name: str) -> tuple[str, ...]:
    return SYNTAXES if name in PAPERS else ()


def format_for(name: str, output: Path | None) -> str:
    """Give the format with the syntax that the ending of the output file asks for: `safe_net` to `x.csv` is CSV."""
    syntax = _ENDINGS.get(output.suffix.lower()) if output else None
    return f"{name}.{syntax}" if syntax and name in PAPERS else name


def renderer(name: str) -> Render:
    """Give the function that renders a format. Raises KeyError for a name that is not in `format_choices()`."""
    if name not in format_choices():
        raise KeyError(name)
    bare, _, syntax = name.partition(".")
    module = _module(bare)
    if bare in PAPERS:
        from analyzer.report.paper_syntaxes import write_paper

        return lambda data, out, lang: write_paper(module.paper(data, lang), out, syntax or SYNTAXES[0])
    render: Render = module.render
    return render


def render_all(reports: Sequence[ReportData], name: str, lang: str, failed: Sequence[Mapping[str, str]] = ()) -> str:
    """Give several sessions in one format: joined into one document where the format has a way to hold several.

    failed: path, code and message of those that could not be analyzed with them; formats with `with_failed` say so.
    """
    texts = []
    for data in reports:
        out = io.StringIO(newline="")
        renderer(name)(data, out, lang)
        texts.append(out.getvalue())
    if len(texts) == 1 and not failed:
        return texts[0]
    bare, _, syntax = name.partition(".")
    if syntax == "csv":
        from analyzer.report.export import join_csv

        return join_csv(texts)
    join: Callable[[list[str]], str] = getattr(_module(bare), "join", "\n".join)
    told: Callable[..., str] | None = getattr(_module(bare), "with_failed", None)
    return told(join(texts), failed, lang) if failed and told else join(texts)


def _module(name: str) -> Any:
    return importlib.import_module(f"analyzer.report.formats.{name}{_SUFFIX}")
