"""One finding explained: what happened step by step, why it matters, how to fix it, what to read, what was not seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.i18n.catalog import t
from analyzer.model.errors import UsageError, did_you_mean
from analyzer.report.chain import Chains
from analyzer.report.clock import start_of
from analyzer.report.finding_view import FindingView, StepView, finding_view
from analyzer.report.markup import code, md
from analyzer.report.wording import blind_texts
from analyzer.rules.page import rule_page

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.report.model import ReportData

FINGERPRINT_SHOWN = 8
"""Digits of a fingerprint that a page shows, and by which a finding can be asked for."""
_SHORTEST = 4
_STEPS = 50


def explanation(data: ReportData, wanted: str, lang: str) -> str:
    """Give the findings that `wanted` names as Markdown, with the page of their rule.

    wanted: a fingerprint or its first digits (at least four), or the id of a rule for all of its findings.
    Raises UsageError E199 when no finding, or more than one, begins so.
    """
    chosen = data.tables["findings"].iloc[_chosen(data.tables["findings"], wanted)]
    chains = Chains(_only(data, chosen), len(chosen), _STEPS)
    start = start_of(data)
    lines: list[str] = []
    for row in chains.findings:
        lines += [*_finding(finding_view(row, chains, data, start, lang), lang), ""]
    rule_id = str(chosen["rule_id"].iloc[0])
    blind = [text for row in data.assessments if row["rule_id"] == rule_id for text in blind_texts(row, lang)]
    lines += [
        f"## {t('report.unseen', lang)}",
        "",
        *(f"- {md(text)}" for text in blind or [t("report.none", lang)]),
        "",
    ]
    if rule := data.rules.get(rule_id):
        lines.append(_one_level_down(rule_page(rule, lang, said=md if rule.pack else str)))
    return "\n".join(lines)


def _chosen(findings: pd.DataFrame, wanted: str) -> list[int]:
    """Give the positions of the rows that are meant."""
    ids, prints = (findings[name].astype("str").tolist() for name in ("rule_id", "fingerprint"))
    if wanted in ids:
        return [place for place, rule_id in enumerate(ids) if rule_id == wanted]
    word = wanted.lower()
    found = [place for place, name in enumerate(prints) if len(word) >= _SHORTEST and name.startswith(word)]
    if len(found) == 1:
        return found
    if found:
        near = ", ".join(sorted(prints[place] for place in found)[:5])
        raise UsageError(f"--explain {wanted!r} names {len(found)} findings", code="E199", hint=f"one of: {near}")
    shown = [name[:FINGERPRINT_SHOWN] for name in prints]
    hint = did_you_mean(wanted, [*dict.fromkeys(ids), *shown]) or (
        f"one of: {', '.join(shown[:5])}" if shown else "the session has no findings"
    )
    raise UsageError(f"--explain {wanted!r} is no finding of this session", code="E199", hint=hint)


def _only(data: ReportData, findings: pd.DataFrame) -> ReportData:
    return replace(data, tables=data.tables | {"findings": findings})


def _finding(view: FindingView, lang: str) -> list[str]:
    pairs = [(t("report.severity", lang), view.severity_name), *view.details]
    pairs += [(t("report.confidence", lang), view.confidence_name)]
    pairs += [(t("report.suppressed", lang), view.silenced)] if view.silenced else []
    lines = [f"# {md(view.title)}", "", f"{md(view.sentence)} {code(view.fingerprint)}", ""]
    lines += [f"- {t('list.pair', lang, label=md(label), text=md(text))}" for label, text in pairs]
    lines += ["", f"## {t('report.evidence', lang)}", ""]
    for number, step in enumerate(view.steps, 1):
        lines += [f"{number}. {md(' · '.join(text for text in (step.time, step.phase) if text))}", *_step(step, lang)]
    return [*lines, *([md(t("report.evidence_more", lang, n=view.n_more))] if view.n_more else [])]


def _step(step: StepView, lang: str) -> list[str]:
    value = t("list.pair", lang, label=md(t("report.value", lang)), text=code(step.value)) if step.value else ""
    texts = [*(md(text) for text in (step.read, step.lag, step.sent, step.how)), value, md(step.remarks)]
    return [f"   - {text}" for text in texts if text]


def _one_level_down(page: str) -> str:
    return "\n".join(f"#{line}" if line.startswith("#") else line for line in page.splitlines())
