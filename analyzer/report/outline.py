"""A report in one language, before layout: what text, HTML and later formats arrange on a page."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from analyzer.i18n.catalog import t, t_or
from analyzer.i18n.talk import translated
from analyzer.model.enums import Severity
from analyzer.model.tables import GAPS, HOOK_STATUS
from analyzer.report.baseline_view import baseline_rows
from analyzer.report.chain import Chains
from analyzer.report.clock import end_of, start_of
from analyzer.report.finding_view import FindingView, finding_view
from analyzer.report.inventory import InventoryRow, make_inventory
from analyzer.report.rows import rows_of
from analyzer.report.safe import shown
from analyzer.report.verdict import is_active
from analyzer.report.wording import (
    blind_texts,
    consent_name,
    gap_name,
    listed,
    pack_texts,
    reason_text,
    rules_summary,
)
from analyzer.rules.page import citation, rule_texts

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.report.model import ReportData
    from analyzer.rules.model import Rule

FINDINGS_LIMIT = 500
"""Findings that a report shows, most severe first; the rest is counted."""
EVIDENCE_LIMIT = 12
"""Steps of evidence that a report shows for one finding; the rest is counted."""


_HASH, _HASH_SHOWN = re.compile("^([0-9a-f]{12})[0-9a-f]{52}$"), r"\1…"
_IMPORTED_AFTER = timedelta(hours=1)
"""A manifest that began this long after its first event was made by an import."""


@dataclass(frozen=True)
class AssessmentView:
    """How one rule ended and what it is about, as texts; `result` is a code for styling."""

    rule_id: str
    title: str
    result: str
    result_name: str
    reason: str
    blind_spots: list[str]
    texts: list[tuple[str, str]]
    sources: list[str]


@dataclass(frozen=True)
class Outline:
    """A whole report in one language."""

    lang: str
    tested: list[tuple[str, str]]
    severities: list[tuple[str, str, int]]
    n_active: int
    n_silenced: int
    rules_summary: str
    findings: list[FindingView]
    n_findings: int
    inventory: list[InventoryRow]
    n_not_listed: int
    assessments: list[AssessmentView]
    gaps: list[tuple[str, str, str, str]]
    hooks: list[tuple[str, str, str]]
    method: list[str]
    options: list[tuple[str, str]]
    command: str
    files: list[tuple[str, str, str]]
    warnings: list[str] = field(default_factory=list)
    baseline: list[tuple[str, ...]] = field(default_factory=list)


def make_outline(data: ReportData, lang: str) -> Outline:
    """Put a report into words; every text of the app is made printable here."""
    chains = Chains(data, FINDINGS_LIMIT, EVIDENCE_LIMIT)
    start = start_of(data)
    inventory, n_not_listed = make_inventory(data, lang)
    settings, findings = data.settings, data.tables["findings"]
    silenced = ~is_active(findings)
    warnings = [t("report.values_shown", lang)] if data.values is not None else []
    assumed = settings.get("assume_consent")
    if assumed:
        label = t("report.consent", lang)
        warnings.append(t("list.pair", lang, label=label, text=_assumed(assumed, lang)))
    return Outline(
        lang=lang,
        tested=_tested(data, lang),
        severities=_severities(findings[~silenced], lang),
        n_active=int((~silenced).sum()),
        n_silenced=int(silenced.sum()),
        rules_summary=rules_summary(data.assessments, lang),
        findings=[finding_view(row, chains, data, start, lang) for row in chains.findings],
        n_findings=len(findings),
        inventory=inventory,
        n_not_listed=n_not_listed,
        assessments=[_assessment(row, data.rules, lang) for row in data.assessments],
        gaps=_gaps(data, lang),
        hooks=_hooks(data, lang),
        method=[t(f"method.{n}", lang) for n in range(1, 5)] + _masking(data, lang) + _changes(data, lang),
        options=_options(settings),
        command=_command(data),
        files=[_file(entry) for entry in data.manifest.get("files") or ()],
        warnings=warnings,
        baseline=baseline_rows(data, lang),
    )


def _changes(data: ReportData, lang: str) -> list[str]:
    """Say what the recording changed in the app, when it did."""
    changes = (data.manifest.get("options") or {}).get("interventions") or []
    return [t("method.changed", lang, changes=listed(map(shown, changes), lang))] if changes else []


def _severities(findings: pd.DataFrame, lang: str) -> list[tuple[str, str, int]]:
    """Give (code, name, number of findings) of each severity that occurs, worst first."""
    counts = findings["severity"].astype("str").value_counts()
    return [
        (str(level), t(f"severity.{level}", lang), int(counts[level]))
        for level in reversed(Severity)
        if level in counts.index
    ]


def _masking(data: ReportData, lang: str) -> list[str]:
    return [] if data.values is not None else [t("method.5", lang)]


def _assumed(state: str, lang: str) -> str:
    return t("report.consent_assumed", lang, state=consent_name(state, lang))


def _tested(data: ReportData, lang: str) -> list[tuple[str, str]]:
    manifest, counts = data.manifest, data.counts
    app, device = manifest.get("app") or {}, manifest.get("device") or {}
    state = t_or(f"state.{manifest.get('state')}", lang, shown(manifest.get("state", "")))
    reason = manifest.get("state_reason")
    observed = t("report.observed_n", lang, **{act: counts[act] for act in ("accessed", "sent", "received")})
    if counts["placeholders"]:
        observed += t("report.placeholders_n", lang, n=counts["placeholders"])
    rows = [
        ("app", _words(app.get("name"), app.get("id"), app.get("version"))),
        ("device", _words(device.get("kind") or device.get("backend"), device.get("model"), device.get("os"),
                          device.get("os_version"))),
        ("session", shown(manifest.get("session_id", ""))),
        ("manifest_hash", shown(data.manifest_hash)),
        ("state", t("list.pair", lang, label=state, text=_said(reason, lang)) if reason else state),
        *_when(data, lang),
        ("traffic", t("report.traffic_n", lang, flows=counts["flows"], hosts=counts["hosts"])),
        ("hooks", _hook_summary(data, lang)),
        ("observed", observed),
        ("clock", _clock(manifest, lang)),
        ("tools", _tools(manifest.get("tools") or {}, lang)),
        ("rule_packs", listed(pack_texts(data.settings, lang), lang)),
    ]  # fmt: skip
    return [(t(f"report.{key}", lang), text) for key, text in rows if text]


def _tools(tools: Mapping[str, Any], lang: str) -> str:
    """Give names and versions; a hash is cut to what tells two apart."""
    named = {name: value for name, value in tools.items() if isinstance(value, str | int) and str(value)}
    return listed((f"{shown(name)} {_HASH.sub(_HASH_SHOWN, shown(value))}" for name, value in named.items()), lang)


def _words(*parts: Any) -> str:
    return " · ".join(dict.fromkeys(shown(part) for part in parts if part))


def _when(data: ReportData, lang: str) -> list[tuple[str, str]]:
    """Give when it was recorded and how long it took.

    The manifest of an import tells when it was imported; its recording is then dated by its events, if they have times.
    """
    manifest = data.manifest
    began, ended = _moment(manifest.get("started")), _moment(manifest.get("ended"))
    first, last = start_of(data), end_of(data)
    if first is None and (manifest.get("device") or {}).get("backend") == "import":
        return [("imported", _iso(began))]
    if began is None or (first is not None and abs(first - began) > _IMPORTED_AFTER):
        return [("started", _iso(first)), ("duration", _duration(first, last, lang)), ("imported", _iso(began))]
    return [("started", _iso(began)), ("duration", _duration(began, ended, lang))]


def _moment(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError):
        return None


def _iso(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def _duration(began: datetime | None, ended: datetime | None, lang: str) -> str:
    if began is None or ended is None:
        return ""
    return t("report.duration_s", lang, seconds=f"{(ended - began).total_seconds():.1f}")


def _clock(manifest: Mapping[str, Any], lang: str) -> str:
    uncertainty = (manifest.get("clock") or {}).get("uncertainty_s")
    return t("report.clock_n", lang, ms=f"{uncertainty * 1000:.1f}") if uncertainty else ""


def _hook_summary(data: ReportData, lang: str) -> str:
    statuses = data.tables["hook_status"]
    if statuses.empty:
        return t("report.no_hooks", lang)
    active = statuses.loc[statuses["state"] == "active", "hook_id"].nunique()
    names = statuses["hook_id"].nunique()
    return t("report.hooks_n", lang, active=active, all=names, calls=data.counts["hook_events"])


def _assessment(row: Mapping[str, Any], rules: Mapping[str, Rule], lang: str) -> AssessmentView:
    rule = rules.get(row["rule_id"])
    return AssessmentView(
        rule_id=row["rule_id"],
        title=rule.title(lang) if rule else row["rule_id"],
        result=row["result"],
        result_name=t(f"result.{row['result']}", lang),
        reason=reason_text(row, lang),
        blind_spots=blind_texts(row, lang),
        texts=rule_texts(rule, lang) if rule else [],
        sources=[citation(key, lang) for key in rule.head.sources] if rule else [],
    )


def _said(text: str | None, lang: str) -> str:
    """Give a sentence of a recording or of a reader, which are English, in the language of the report."""
    return translated(shown(text or ""), lang)


def _gaps(data: ReportData, lang: str) -> list[tuple[str, str, str, str]]:
    return [
        (gap_name(row["gap_kind"], lang), shown(row["subject"]), str(row["n"]), _said(row["detail"], lang))
        for row in rows_of(GAPS, data.tables["gaps"])
    ]


def _hooks(data: ReportData, lang: str) -> list[tuple[str, str, str]]:
    statuses = data.tables["hook_status"]
    is_shown = ~statuses["state"].isin(["active", "absent"]) | (statuses["dropped"] > 0)
    rows = rows_of(HOOK_STATUS, statuses[is_shown])
    return [(shown(row["hook_id"]), t(f"hook_state.{row['state']}", lang), _said(row["reason"], lang)) for row in rows]


def _options(settings: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Give every setting that applied; what became of accepted findings has a place of its own."""
    given = {name: value for name, value in settings.items() if name != "acceptances"}
    return [(name, _option(value)) for name, value in given.items() if value not in (None, [], {}, "", False)]


def _option(value: Any) -> str:
    return shown(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


_REPEATED = {"marks": "--mark", "first_party": "--first-party"}
_JOINED = {"select": "--select", "ignore": "--ignore"}
_SINGLE = {
    "known": "--known",
    "scope": "--scope",
    "baseline": "--baseline",
    "category": "--category",
    "assume_consent": "--assume-consent",
    "app_id": "--app",
}


def _command(data: ReportData) -> str:
    """Give the command that repeats the analysis of the recorded session."""
    settings = data.settings
    words = ["consentinel", "analyze", f"captures/{data.manifest.get('session_id', 'SESSION')}"]
    for name, option in _SINGLE.items():
        words += [option, str(settings[name])] if settings.get(name) else []
    for name, option in _REPEATED.items():
        for value in settings.get(name) or ():
            words += [option, str(value)]
    for pack in settings.get("rule_packs") or ():
        words += ["--rules", str(pack["path"])]
    for name, option in _JOINED.items():
        words += [option, ",".join(settings[name])] if settings.get(name) else []
    return shown(shlex.join(words))


def _file(entry: Mapping[str, Any]) -> tuple[str, str, str]:
    return shown(entry.get("path", "")), shown(entry.get("bytes", "")), shown(entry.get("sha256", ""))
