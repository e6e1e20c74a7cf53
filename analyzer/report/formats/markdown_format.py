"""Markdown for a GitHub step summary, a merge request or a ticket; text of the app is shown, never obeyed."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from analyzer.i18n.catalog import t
from analyzer.report.baseline_view import baseline_rows
from analyzer.report.markup import code, md, md_table
from analyzer.report.outline import Outline, make_outline
from analyzer.report.verdict import FAIL_CONFIDENCE, FAIL_ON, is_failing

if TYPE_CHECKING:
    from analyzer.report.finding_view import FindingView, StepView
    from analyzer.report.model import ReportData

_FINDINGS, _STEPS, _ROWS = 50, 3, 60
"""What is shown, so that a page stays under the 1 MiB of a step summary; the rest is counted."""


def render(data: ReportData, out: IO[str], lang: str) -> None:
    """Write the page."""
    outline = make_outline(data, lang)
    lines = [f"# {_t('title', lang)}", "", _verdict(data, lang), ""]
    lines += [f"> {md(warning)}" for warning in outline.warnings]
    lines += [f"- **{md(label)}** {md(text)}" for label, text in outline.tested]
    lines += _summary(outline) + _findings(outline) + _baseline(data, lang)
    lines += _inventory(outline) + _assessments(outline) + _unseen(outline)
    lines += ["", f"## {_t('method', lang)}", "", *(f"- {md(text)}" for text in outline.method)]
    lines += [f"- {_t('not_legal_advice', lang)}", "", f"## {_t('options', lang)}", ""]
    lines += [f"- {code(name)}: {code(text)}" for name, text in outline.options]
    lines += ["", f"## {_t('reproduce', lang)}", "", code(outline.command)]
    out.write("\n".join(lines) + "\n")


def _t(key: str, lang: str, **args: object) -> str:
    return t(f"report.{key}", lang, **args)


def _verdict(data: ReportData, lang: str) -> str:
    """Say whether the run fails, and by which limits."""
    n = int(is_failing(data.tables["findings"], data.settings).sum())
    limit = str(data.settings.get("fail_on") or FAIL_ON)
    if limit == "never":
        return f"**{t('verdict.never', lang)}**"
    least = t(f"confidence.{data.settings.get('fail_confidence') or FAIL_CONFIDENCE}", lang)
    key = "verdict.fails" if n else "verdict.passes"
    return f"**{t(key, lang, n=n, severity=t(f'severity.{limit}', lang), confidence=least)}**"


def _summary(outline: Outline) -> list[str]:
    lang = outline.lang
    lines = ["", f"## {_t('summary', lang)}", ""]
    if outline.severities:
        names = [name for _, name, _ in outline.severities]
        lines += md_table(names, [[str(n) for _, _, n in outline.severities]])
        lines.append("")
    else:
        lines += [f"{_t('no_findings', lang)}. {_t('no_findings_note', lang)}" if lang == "en"
                  else f"{_t('no_findings', lang)}。{_t('no_findings_note', lang)}", ""]  # fmt: skip
    silenced = [_t("n_silenced", lang, n=outline.n_silenced)] if outline.n_silenced else []
    return [*lines, t("list.sentence", lang).join([_t("n_findings", lang, n=outline.n_active), *silenced]),
            "", outline.rules_summary]  # fmt: skip


def _findings(outline: Outline) -> list[str]:
    if not outline.findings:
        return []
    lang = outline.lang
    lines = ["", f"## {_t('findings', lang)}"]
    for finding in outline.findings[:_FINDINGS]:
        lines += _finding(finding, lang)
    if outline.n_findings > _FINDINGS:
        lines += ["", _t("findings_more", lang, n=outline.n_findings - _FINDINGS)]
    return lines


def _finding(finding: FindingView, lang: str) -> list[str]:
    details = [*finding.details, (_t("confidence", lang), finding.confidence_name)]
    details += [(_t("suppressed", lang), finding.silenced)] if finding.silenced else []
    lines = ["", f"### {finding.severity_name} · {md(finding.title)} · {code(finding.rule_id)}", ""]
    lines += [md(finding.sentence), ""]
    lines += [f"- {md(label)}: {md(text)}" for label, text in details]
    lines.append(f"- {_t('fingerprint', lang)}: {code(finding.fingerprint)}")
    steps = finding.steps[:_STEPS]
    if steps:
        columns = [_t(key, lang) for key in ("time", "phase", "what_happened", "value")]
        lines += ["", *md_table(columns, [_step(step) for step in steps])]
    n_more = finding.n_more + len(finding.steps) - len(steps)
    return lines + (["", _t("evidence_more", lang, n=n_more)] if n_more else [])


def _step(step: StepView) -> list[str]:
    chain = " → ".join(text for text in (step.read, step.lag, step.sent) if text)
    told = "<br>".join(md(text) for text in (chain, step.how, step.remarks) if text)
    return [md(step.time), md(step.phase), told, md(step.value)]


def _baseline(data: ReportData, lang: str) -> list[str]:
    rows = baseline_rows(data, lang)
    if not rows:
        return []
    columns = [t(f"column.{key}", lang) for key in ("state", "rule", "fingerprint", "reason", "author", "expires")]
    table = md_table(columns, [[md(text) for text in row] for row in rows[:_ROWS]])
    return ["", f"## {t('baseline.title', lang)}", "", *table, *_more(len(rows), lang)]


def _more(n_rows: int, lang: str) -> list[str]:
    return ["", _t("more_rows", lang, n=n_rows - _ROWS)] if n_rows > _ROWS else []


def _inventory(outline: Outline) -> list[str]:
    lang, rows = outline.lang, outline.inventory
    if not rows:
        return []
    columns = [_t(key, lang) for key in ("data_type", "to", "count", "as", "consent_then")]
    table = md_table(
        columns, ([md(text) for text in (row.data_type, row.to, str(row.n), row.forms, row.states)]
                  for row in rows[:_ROWS])
    )  # fmt: skip
    more = _more(len(rows) + outline.n_not_listed, lang)
    return ["", f"## {_t('inventory', lang)}", "", _t("inventory_note", lang), "", *table, *more]


def _assessments(outline: Outline) -> list[str]:
    """Give the rules; each names its blind spots by number, and every blind spot is written once."""
    lang, numbers = outline.lang, dict[str, int]()
    rows = []
    for row in outline.assessments:
        marks = "".join(f"({numbers.setdefault(text, len(numbers) + 1)})" for text in row.blind_spots)
        rows.append([code(row.rule_id), md(row.title), row.result_name, f"{md(row.reason)} {marks}".strip()])
    columns = [_t("rule", lang), t("column.title", lang), _t("result", lang), _t("blind_spots", lang)]
    listed = [f"{number}. {md(text)}" for text, number in numbers.items()]
    return ["", f"## {_t('assessments', lang)}", "", *md_table(columns, rows), "", *listed]


def _unseen(outline: Outline) -> list[str]:
    lang = outline.lang
    rows = [[md(kind), md(subject), n, md(detail)] for kind, subject, n, detail in outline.gaps[:_ROWS]]
    columns = [_t(key, lang) for key in ("gap", "subject", "count", "detail")]
    lines = ["", f"## {_t('unseen', lang)}", ""]
    lines += md_table(columns, rows) + _more(len(outline.gaps), lang) if rows else [_t("no_gaps", lang)]
    hooks = [f"- {code(hook)}: {md(f'{state} {reason}'.strip())}" for hook, state, reason in outline.hooks[:_ROWS]]
    return lines + (["", _t("hooks_not_active", lang), "", *hooks, *_more(len(outline.hooks), lang)] if hooks else [])
