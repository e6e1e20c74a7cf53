"""What an analysis gives to a program: tables, findings as objects, and reports."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from analyzer.model.enums import Confidence, Severity
from analyzer.model.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.report.model import ReportData
    from analyzer.rules.model import Rule
    from analyzer.scope.model import Scope
    from analyzer.store.session import Session
    from analyzer.store.tables import Tables


@dataclass(frozen=True)
class Finding:
    """What a rule found in one session (`consentinel help tables`, table findings).

    party_id, host, phase: None when unknown or several. evidence: observation ids, at most 50.
    baseline: new, known or fixed. suppressed_by: the waiver that silences it. message_args: what a report's sentence
    is made of; keys and ids only, never a value. rule: as it judged; None of a rule that is not known here.
    """

    finding_id: str
    fingerprint: str
    rule_id: str
    rule_version: int
    severity: Severity
    confidence: Confidence
    data_types: tuple[str, ...]
    party_id: str | None
    host: str | None
    phase: str | None
    n_observations: int
    first_t: datetime
    last_t: datetime
    evidence: tuple[str, ...]
    baseline: str
    suppressed_by: str | None
    message_args: Mapping[str, Any] = field(hash=False)
    rule: Rule | None = field(default=None, compare=False, repr=False)

    @property
    def is_silenced(self) -> bool:
        """Tell whether it does not count: a baseline or a waiver accepts it, or it is no longer there (fixed)."""
        return self.baseline != "new" or self.suppressed_by is not None

    def title(self, lang: str = "en") -> str:
        """Give the title of its rule, or the rule's id when the rule is not known here."""
        return self.rule.title(lang) if self.rule else self.rule_id


_READ: dict[str, Callable[[Any], Any]] = {
    "severity": Severity,
    "confidence": Confidence,
    "data_types": tuple,
    "evidence": tuple,
    "message_args": json.loads,
    "rule_version": int,
    "n_observations": int,
    "first_t": lambda moment: moment.to_pydatetime(),
    "last_t": lambda moment: moment.to_pydatetime(),
}


def findings_of(findings: pd.DataFrame, rules: Mapping[str, Rule] | None = None) -> list[Finding]:
    """Give the rows of table `findings` as objects, in their order: most severe first. rules: default, ours."""
    rules = _ours() if rules is None else rules
    names = [part.name for part in fields(Finding) if part.name != "rule"]
    columns = findings[names].astype("object")
    rows = columns.where(columns.notna(), None).to_dict("records")
    read = ({name: _READ[name](row[name]) if name in _READ else row[name] for name in names} for row in rows)
    return [Finding(**row, rule=rules.get(row["rule_id"])) for row in read]


def _ours() -> Mapping[str, Rule]:
    from analyzer.rules.catalog import rules_by_id

    return rules_by_id()


def check_format(name: str) -> None:
    """Raise UsageError E101 unless reports come in the format `name`."""
    from analyzer.report.model import format_choices

    _one_of(name, format_choices(), option="--format")


def _one_of(word: str, known: list[str], *, option: str) -> None:
    if word not in known:
        hint = did_you_mean(word, known) or f"one of: {', '.join(known)}"
        raise UsageError(f"{option}: no {word!r} here", code="E101", hint=hint)


@dataclass
class Analysis:
    """The result for one session.

    tables: frames by table name (`analyzer.model.tables`), findings among them; `flows` is read from its file when it
    is asked for, and `tables.columns` and `tables.rows` read less of it. assessments: one dict per rule.
    values: clear text by value_hash, only when show_values was asked. warnings: sentences for people.
    scope: what was declared, or None. rules: those that judged, by id.
    """

    session: Session
    tables: Tables
    assessments: list[dict[str, Any]]
    settings: dict[str, Any]
    values: dict[str, str] | None = None
    warnings: list[str] = field(default_factory=list)
    rule_failed: bool = False
    scope: Scope | None = None
    rules: Mapping[str, Rule] = field(default_factory=_ours)

    @property
    def findings(self) -> list[Finding]:
        """What the rules found, most severe first; accepted and waived findings among them."""
        return findings_of(self.tables["findings"], self.rules)

    def failures(self, fail_on: str | None = None) -> list[Finding]:
        """Give the findings that fail a run, by the options of the analysis.

        fail_on: another threshold than theirs: a severity, or never. Raises UsageError E101 for another word.
        """
        from analyzer.report.verdict import NEVER, is_failing

        if fail_on is not None:
            _one_of(fail_on, [*map(str, Severity), NEVER], option="--fail-on")
        table = self.tables["findings"]
        settings = self.settings | ({"fail_on": fail_on} if fail_on else {})
        return findings_of(table[is_failing(table, settings)], self.rules)

    def report_data(self) -> ReportData:
        """Give what every format renders."""
        from analyzer.report.model import build_report
        from analyzer.report.screens import kept_screens

        manifest, screens = self.session.manifest, kept_screens(self.session.raw)
        return build_report(
            manifest,
            self.tables,
            self.assessments,
            self.settings,
            values=self.values,
            scope=self.scope,
            screens=screens,
            manifest_hash=self.session.named_hash,
            raw=self.session.raw,
            rules=self.rules,
        )

    def report(self, format: str = "text", lang: str = "en") -> str:
        """Give the report in a format of `consentinel report --format`.

        Raises UsageError E101 for an unknown format.
        """
        from analyzer.report.model import render_all

        check_format(format)
        return render_all([self.report_data()], format, lang)
