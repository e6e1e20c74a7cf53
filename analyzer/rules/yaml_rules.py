"""Rule files: read, checked, and every mistake shown as file:line:column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from analyzer import yamlio
from analyzer.model.enums import Act
from analyzer.model.errors import UsageError, did_you_mean
from analyzer.model.tables import TABLES
from analyzer.rules.model import Example, Rule, RuleContext, RuleHead
from analyzer.rules.sources import load_sources
from analyzer.rules.where import Where, WhereError, compile_where

CODE = "E140"
_OBSERVED_ACTS = (str(Act.ACCESSED), str(Act.SENT))


class RuleFile(RuleHead):
    """A rule in YAML: its head, which rows it flags, and rows that show it."""

    where: dict[str, Any] = Field(description="which rows it flags; see `analyzer/rules/where.py`")
    bad: tuple[Example, ...] = Field(min_length=1)
    good: tuple[Example, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _rows_as_examples(cls, data: Any) -> Any:
        """An example may be one row instead of `{rows: […]}`."""
        if not isinstance(data, dict):
            return data
        return {**data, **{key: _as_examples(data[key]) for key in ("bad", "good") if key in data}}


def _as_examples(given: Any) -> Any:
    if not isinstance(given, list | tuple):
        return given
    return [{"rows": [item]} if isinstance(item, dict) and "rows" not in item else item for item in given]


def load_rule_file(file: Path) -> Rule:
    """Read one rule file.

    Raises UsageError E110–E112 (cannot be read, not YAML) or E140 (not a rule), as file:line:column.
    """
    document = yamlio.load(file, what="rule")
    rule_file = yamlio.validated(document, RuleFile, code=CODE)
    try:
        where = compile_where(rule_file.where, TABLES[rule_file.table])
        for kind in ("bad", "good"):
            for number, example in enumerate(getattr(rule_file, kind)):
                check_example(example, (kind, number))
        acts = acts_of(where)
        check_head(rule_file, file.stem)
    except WhereError as error:
        raise document.error(error.path, str(error), code=CODE) from error

    def check(context: RuleContext) -> Any:
        return where.mask(context.observations)

    states = where.values("consent_state")
    head = RuleHead.model_validate(rule_file.model_dump(include=set(RuleHead.model_fields)))
    return Rule(head, acts, states, rule_file.bad, rule_file.good, check, str(file))


def acts_of(where: Where) -> tuple[str, ...]:
    """Give the acts a rule is about. Raises WhereError when it does not say so, or says received."""
    acts = where.values("act")
    for act in acts:
        if act not in _OBSERVED_ACTS:
            raise WhereError(("where", "act"), f"{act!r} is no act of the app; allowed: {', '.join(_OBSERVED_ACTS)}")
    if not acts:
        raise WhereError(("where",), "act is missing; write accessed, sent, or both as a list")
    return acts


def check_head(head: RuleHead, stem: str) -> None:
    """Check what the model cannot: the id is the file's name, sources and needs hold together.

    Raises WhereError with the path to the mistake.
    """
    if head.id != stem:
        raise WhereError(("id",), f"the id {head.id!r} is not the file's name {stem!r}")
    known = load_sources().sources
    for number, source in enumerate(head.sources):
        if source not in known:
            hint = did_you_mean(source, known) or "add it to data/sources.yaml"
            raise WhereError(("sources", number), f"unknown source {source!r}; {hint}")
    if head.category == "consent" and "consent" not in head.needs:
        raise WhereError(("needs",), "a rule of category consent needs consent")


def check_example(example: Example, path: tuple[str | int, ...]) -> None:
    """Check that the rows of an example have columns of the table. Raises WhereError."""
    names = TABLES["observations"].names
    for row in example.rows:
        for column in row:
            if column not in names:
                raise WhereError((*path, column), f"unknown column {column!r}; {did_you_mean(column, names)}")


def refuse_code(folder: Path) -> None:
    """Raise UsageError E141 when a rule pack brings Python: packs of others are data, never code."""
    for file in sorted(folder.rglob("*.py")):
        raise UsageError(f"{file}: rule packs may not bring Python", code="E141",
                         hint="write the rule as YAML, or contribute it to consentinel")  # fmt: skip
