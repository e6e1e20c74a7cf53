"""The report as plain text for a terminal or a log, wrapped to the console's width."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import IO, TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analyzer.i18n.catalog import t
from analyzer.i18n.talk import translated
from analyzer.report.explain import FINGERPRINT_SHOWN
from analyzer.report.outline import AssessmentView, Outline, make_outline
from analyzer.report.safe import shown
from analyzer.report.text_page import TextPage

if TYPE_CHECKING:
    from rich.console import Console

    from analyzer.report.finding_view import FindingView, StepView
    from analyzer.report.model import ReportData

_WIDTHS = (60, 120)
"""Narrowest and widest page; longer lines are hard to read."""
_FINDINGS, _STEPS = 100, 4
"""Findings, and steps of evidence of one finding, that are printed; the rest is counted."""


def render(data: ReportData, out: IO[str], lang: str) -> None:
    """Write the report, as wide as the terminal (COLUMNS), at most 120 cells."""
    page = TextPage(*_WIDTHS)
    _Page(page.console, make_outline(data, lang)).print()
    page.write_to(out)


def with_failed(text: str, failed: Sequence[Mapping[str, str]], lang: str) -> str:
    """Add a line for each capture that could not be analyzed."""
    lines = [t("list.pair", lang, label=row["code"], text=shown(translated(row["message"], lang))) for row in failed]
    return "\n".join([text, t("report.left_out", lang, n=len(failed)), *(f"  {line}" for line in lines), ""])


class _Page:
    def __init__(self, console: Console, outline: Outline) -> None:
        self._console, self._outline, self._lang = console, outline, outline.lang

    def print(self) -> None:
        outline = self._outline
        self._line(self._t("title"))
        for warning in outline.warnings:
            self._line(f"! {warning}")
        self._section("tested", self._pairs(outline.tested))
        self._summary()
        if outline.findings:
            self._section("findings", [self._indented(self._t("rule_hint"))])
        for finding in outline.findings[:_FINDINGS]:
            self._finding(finding)
        if outline.n_findings > _FINDINGS:
            self._line(self._t("findings_more", n=outline.n_findings - _FINDINGS), 2)
        self._baseline()
        self._inventory()
        self._assessments()
        self._unseen()
        self._section("method", self._bullets([*outline.method, self._t("not_legal_advice")]))
        self._section("options", self._pairs(outline.options))
        self._section("reproduce", [self._indented(outline.command)])
        self._files()

    def _t(self, key: str, **args: object) -> str:
        return t(f"report.{key}", self._lang, **args)

    def _pair(self, label: str, text: str) -> str:
        return t("list.pair", self._lang, label=label, text=text)

    def _line(self, text: str, indent: int = 0) -> None:
        self._console.print(self._indented(text, indent))

    def _indented(self, text: str, indent: int = 2) -> Padding:
        return Padding(Text(text, overflow="fold"), (0, 0, 0, indent))

    def _section(self, key: str, parts: Iterable[Padding | Table]) -> None:
        parts = list(parts)
        if not parts:
            return
        title = self._t(key)
        self._console.print()
        self._line(title)
        self._line("─" * cell_len(title))
        for part in parts:
            self._console.print(part)

    def _pairs(self, rows: Sequence[tuple[str, str]]) -> list[Padding | Table]:
        if not rows:
            return []
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for label, text in rows:
            table.add_row(Text(label), Text(text))
        return [Padding(table, (0, 0, 0, 2))]

    def _bullets(self, texts: Iterable[str]) -> list[Padding | Table]:
        return self._pairs([("·", text) for text in texts])

    def _summary(self) -> None:
        outline = self._outline
        if outline.findings:
            counts = t("list.comma", self._lang).join(f"{name} {n}" for _, name, n in outline.severities)
            silenced = self._t("n_silenced", n=outline.n_silenced) if outline.n_silenced else ""
            total = self._t("n_findings", n=outline.n_active)
            headline = t("list.sentence", self._lang).join(text for text in (total, counts, silenced) if text)
        else:
            headline = f"{self._t('no_findings')}. {self._t('no_findings_note')}"
        self._section("summary", [self._indented(headline), self._indented(outline.rules_summary)])

    def _finding(self, finding: FindingView) -> None:
        self._console.print()
        name = f"{finding.rule_id}, {finding.fingerprint[:FINGERPRINT_SHOWN]}"
        self._line(f"[{finding.severity_name}] {finding.title} ({name})")
        self._line(finding.sentence, 2)
        confidence = self._pair(self._t("confidence"), finding.confidence_name)
        details = [self._pair(label, text) for label, text in finding.details] + [confidence]
        self._line(t("list.sentence", self._lang).join(details), 2)
        if finding.silenced:
            self._line(self._pair(self._t("suppressed"), finding.silenced), 2)
        shown = finding.steps[:_STEPS]
        for part in self._pairs([(step.time, self._step(step)) for step in shown]):
            self._console.print(Padding(part, (0, 0, 0, 2)))
        n_more = finding.n_more + len(finding.steps) - len(shown)
        if n_more:
            self._line(self._t("evidence_more", n=n_more), 4)

    def _step(self, step: StepView) -> str:
        chain = " → ".join(text for text in (step.read, step.lag, step.sent) if text)
        rest = [text for text in (step.how, step.value, step.remarks) if text]
        return self._pair(chain, t("list.sentence", self._lang).join(rest))

    def _baseline(self) -> None:
        rows = self._outline.baseline
        if not rows:
            return
        parts: list[Padding | Table] = []
        for state, rule, fingerprint, reason, author, expires in rows:
            said = t("baseline.line", self._lang, reason=reason, author=author, expires=expires)
            parts += self._pairs([(state, f"{rule} {fingerprint}\n{said}".strip())])
        console, title = self._console, t("baseline.title", self._lang)
        console.print()
        self._line(title)
        self._line("─" * cell_len(title))
        for part in parts:
            console.print(part)

    def _inventory(self) -> None:
        rows = self._outline.inventory
        if not rows:
            self._section("inventory", [self._indented(self._t("timeline_none"))])
            return
        table = self._table("data_type", "to", "count", "as", "consent_then")
        for row in rows:
            table.add_row(*(Text(cell) for cell in (row.data_type, row.to, str(row.n), row.forms, row.states)))
        parts = [self._indented(self._t("inventory_note")), Padding(table, (0, 0, 0, 2))]
        if self._outline.n_not_listed:
            parts.append(self._indented(self._t("more_rows", n=self._outline.n_not_listed)))
        self._section("inventory", parts)

    def _table(self, *keys: str, fixed: str = "") -> Table:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
        for key in keys:
            table.add_column(self._t(key), overflow="fold", no_wrap=key == fixed)
        return table

    def _assessments(self) -> None:
        """Print the rules; each names its blind spots by number, and every blind spot is printed once."""
        numbers: dict[str, int] = {}
        table = self._table("rule", "result", "blind_spots", fixed="result")
        for row in self._outline.assessments:
            table.add_row(Text(row.rule_id), Text(row.result_name), Text(self._blind(row, numbers)))
        listed = self._pairs([(f"[{number}]", text) for text, number in numbers.items()])
        self._section("assessments", [Padding(table, (0, 0, 0, 2)), Padding("", 0), *listed])

    def _blind(self, row: AssessmentView, numbers: dict[str, int]) -> str:
        marks = "".join(f"[{numbers.setdefault(text, len(numbers) + 1)}]" for text in row.blind_spots)
        return f"{row.reason} {marks}".strip()

    def _unseen(self) -> None:
        outline = self._outline
        gaps = [
            (f"{n}×", self._pair(subject, f"{kind} ({detail})" if detail else kind))
            for kind, subject, n, detail in outline.gaps
        ]
        parts = self._pairs(gaps) or [self._indented(self._t("no_gaps"))]
        if outline.hooks:
            parts.append(self._indented(self._t("hooks_not_active")))
            parts += [
                Padding(part, (0, 0, 0, 2))
                for part in self._pairs([(hook, f"{state} {reason}".strip()) for hook, state, reason in outline.hooks])
            ]
        self._section("unseen", parts)

    def _files(self) -> None:
        files = self._outline.files
        if not files:
            self._section("files", [self._indented(self._t("no_files"))])
            return
        lines = [
            self._indented(f"{path}  {self._pair(self._t('bytes'), size)}\n{sha256}") for path, size, sha256 in files
        ]
        self._section("files", [self._indented(self._t("files_note")), *lines])
