"""A few findings as short plain text: for a test's failure message, where a whole report does not belong."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import TYPE_CHECKING

from analyzer.i18n.catalog import t
from analyzer.report.chain import Chains
from analyzer.report.clock import start_of
from analyzer.report.finding_view import finding_view

if TYPE_CHECKING:
    from analyzer.report.finding_view import FindingView
    from analyzer.report.model import ReportData

FINDINGS, STEPS = 20, 3
"""Findings, and steps of evidence of each, that are told; the rest is counted."""


def brief(data: ReportData, finding_ids: Collection[str], lang: str) -> str:
    """Tell the findings with these ids, most severe first; values are masked unless the report shows them.

    Texts of the app are made printable, as in every report.
    """
    table = data.tables["findings"]
    chosen = table[table["finding_id"].isin(list(finding_ids))]
    part = dataclasses.replace(data, tables=data.tables | {"findings": chosen})
    chains, start = Chains(part, FINDINGS, STEPS), start_of(data)
    texts = [_told(finding_view(row, chains, part, start, lang), lang) for row in chains.findings]
    if len(chosen) > FINDINGS:
        texts.append(t("report.findings_more", lang, n=len(chosen) - FINDINGS))
    return "\n\n".join(texts)


def _told(finding: FindingView, lang: str) -> str:
    details = [*finding.details, (t("report.confidence", lang), finding.confidence_name)]
    pairs = [t("list.pair", lang, label=label, text=text) for label, text in details]
    lines = [
        f"[{finding.severity_name}] {finding.title} ({finding.rule_id})",
        f"  {finding.sentence}",
        f"  {t('list.sentence', lang).join(pairs)}",
    ]
    for step in finding.steps:
        chain = " → ".join(text for text in (step.read, step.lag, step.sent) if text)
        rest = t("list.sentence", lang).join(text for text in (step.how, step.value, step.remarks) if text)
        lines.append(f"    {step.time}  {t('list.pair', lang, label=chain, text=rest)}")
    if finding.n_more:
        lines.append(f"    {t('report.evidence_more', lang, n=finding.n_more)}")
    return "\n".join(lines)
