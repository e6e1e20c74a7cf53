"""Rule files: read, checked, and every mistake shown as file:line:column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from analyzer import yamlio
from analyzer.model.enums import Act
from analyzer.model.errors import UsageError, did_you_mean
from analyzer.model.tables import TABLES, Column
from analyzer.rules.derived import VIEWS, with_facts
from analyzer.rules.model import Check, Example, GroupColumn, Rule, RuleContext, RuleHead
from analyzer.rules.sources import load_sources
from analyzer.rules.where import MODIFIERS, WhereError, columns_in, compile_where, with_settings

if TYPE_CHECKING:
    import numpy as np

    from analyzer.rules.where import Where

CODE = "E140"
MOMENT = "moment"
MAX_BYTES = 200_000
"""Of a rule file; ours have some 5,000. Packs come from strangers."""
_LATEST_S = 10**9
_LARGEST = 1e15
_MAX_TEXT = 4_000
_MAX_FOUND = 5_000
_OBSERVED_ACTS = (str(Act.ACCESSED), str(Act.SENT))


class Together(BaseModel):
    """What must come together: rows that match any of `of` are evidence where each of them occurs for the same key."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    same: tuple[GroupColumn, ...] = Field(min_length=1)
    of: tuple[dict[str, Any], ...] = Field(min_length=2)


class RuleFile(RuleHead):
    """A rule in YAML: its head, which rows it flags, and rows that show it. A manual one flags none."""

    where: dict[str, Any] | None = Field(default=None, description="which rows it flags; see `analyzer/rules/where.py`")
    together: Together | None = None
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()

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


def rule_schema() -> dict[str, Any]:
    """Give the JSON Schema of rule files, with what the checks behind the model say: columns, and short examples."""
    schema = RuleFile.model_json_schema()
    names = sorted({name for view in VIEWS.values() for name in view.names})
    inner = {"anyOf": [{"$ref": "#/$defs/Where"}, {"type": "array", "items": {"$ref": "#/$defs/Where"}}]}
    schema["$defs"]["Where"] = {
        "description": "column or column|modifier → a value, or a list of which any counts; several keys: all of them",
        "type": "object",
        "minProperties": 1,
        "properties": {"any": inner, "not": inner},
        "patternProperties": {rf"^({'|'.join(names)})(\|({'|'.join(MODIFIERS)}))?$": {}},
        "additionalProperties": False,
    }
    schema["properties"]["where"] = {"$ref": "#/$defs/Where"}
    schema["$defs"]["Together"]["properties"]["of"]["items"] = {"$ref": "#/$defs/Where"}
    for kind in ("bad", "good"):
        items = schema["properties"][kind]["items"]
        row = {"description": "one row of the rule's table", "type": "object", "not": {"required": ["rows"]}}
        schema["properties"][kind]["items"] = {"anyOf": [items, row]}
    return schema


def load_rule_file(file: Path) -> Rule:
    """Read one rule file.

    Raises UsageError E110–E112 (cannot be read, not YAML) or E140 (not a rule), as file:line:column.
    """
    if not file.is_file():
        raise UsageError(f"{file}: no such rule file", code="E110", hint="check the path and its permissions")
    return rule_of(yamlio.read_text(file, what="rule", max_bytes=MAX_BYTES), file)


def rule_of(text: str, file: Path, *, is_strange: bool = False) -> Rule:
    """Make the rule of the text of a file; `is_strange`: of others, whose texts are held to be plain.

    Raises UsageError E112, E140 as file:line:column.
    """
    document = yamlio.loads(text, source=str(file), what="rule")
    if is_strange:
        check_plain(document)
    rule_file = yamlio.validated(document, RuleFile, code=CODE)
    try:
        return _rule(rule_file, file)
    except WhereError as error:
        raise document.error(error.path, str(error), code=CODE) from error


def check_plain(document: yamlio.Document) -> None:
    """Refuse what outputs could obey, and numbers that no column holds, in a file of others.

    Raises UsageError E140 at file:line:column.
    """
    for path, value in _scalars(document.data, ()):
        if isinstance(value, str) and not value.replace("\u3000", " ").isprintable():
            raise document.error(path, "control, invisible and bidirectional characters and line breaks are not taken",
                                 code=CODE, hint="write the text as one line, or fold it with `>-`")  # fmt: skip
        if isinstance(value, str) and len(value) > _MAX_TEXT:
            raise document.error(path, f"more than {_MAX_TEXT} characters in one text", code=CODE)
        if isinstance(value, int | float) and not abs(value) <= _LARGEST:
            raise document.error(path, "no number in a rule is as large as this", code=CODE)


def _scalars(node: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Give every key and value with the path to it."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield (*path, key), key
            yield from _scalars(value, (*path, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _scalars(value, (*path, number))
    else:
        yield path, node


def load_own_rule_file(file: Path) -> Rule:
    """Read one of our own rule files fast; a mistake in it is shown as `load_rule_file` does."""
    try:
        return _rule(RuleFile.model_validate(yamlio.load_data(file)), file)
    except (ValidationError, WhereError):
        return load_rule_file(file)


def _rule(rule_file: RuleFile, file: Path) -> Rule:
    """Make the rule of a file that has every key. Raises WhereError."""
    spec = rule_file.where
    for kind in ("bad", "good"):
        if spec is not None and not getattr(rule_file, kind):
            raise WhereError((kind,), f"at least one {kind} example is missing")
        for number, example in enumerate(getattr(rule_file, kind)):
            check_example(example, (kind, number), rule_file.table)
    acts = acts_of(rule_file, spec) if spec is not None else ()
    check_head(rule_file, file.stem)
    check = _check(rule_file, spec) if spec is not None else None
    head = RuleHead.model_construct(**{name: getattr(rule_file, name) for name in RuleHead.model_fields})
    states, events = _values(spec, "consent_state"), _values(spec, "event")
    return Rule(head, acts, states, rule_file.bad, rule_file.good, check, str(file), events)


def _check(rule_file: RuleFile, spec: dict[str, Any]) -> Check:
    """Make the check, having tried it with the default limits. Raises WhereError."""
    table, joined = rule_file.table, rule_file.together
    parts = list(joined.of) if joined else []
    names = columns_in(spec).union(*(columns_in(part) for part in parts))
    defaults = {name: setting.default for name, setting in rule_file.settings.items()}
    _compiled(spec, parts, defaults, table)

    def check(context: RuleContext) -> np.ndarray:
        import numpy as np

        rows = with_facts(context, table, names)
        where, pieces = _compiled(spec, parts, context.settings_of(rule_file), table)
        mask = where.mask(rows)
        if joined is None:
            return mask
        keys = rows[list(joined.same)].notna().all(axis=1).to_numpy()
        number = rows.groupby(list(joined.same), observed=True, dropna=False, sort=False).ngroup().to_numpy()
        masks = [mask & keys & piece.mask(rows) for piece in pieces]
        complete = [np.isin(number, number[found]) for found in masks]
        together: np.ndarray = np.logical_or.reduce(masks) & np.logical_and.reduce(complete)
        return together

    return check


def _compiled(
    spec: dict[str, Any], parts: list[dict[str, Any]], settings: Mapping[str, Any], table: str
) -> tuple[Where, list[Where]]:
    where = compile_where(with_settings(spec, settings), VIEWS[table])
    of = [("together", "of", number) for number in range(len(parts))]
    pieces = [
        compile_where(with_settings(part, settings, path), VIEWS[table], path)
        for part, path in zip(parts, of, strict=True)
    ]
    return where, pieces


def _values(spec: dict[str, Any] | None, column: str) -> tuple[str, ...]:
    """Give the values that `column` may have according to a plain key, or () when it is free."""
    given = (spec or {}).get(column, ())
    return tuple(given) if isinstance(given, list | tuple) else (given,)


def acts_of(head: RuleHead, spec: dict[str, Any]) -> tuple[str, ...]:
    """Give the acts a rule is about. Raises WhereError when it does not say so, or says received."""
    if head.table == "moments":
        if not _values(spec, "event"):
            raise WhereError(("where",), "event is missing; write one kind of moment, or several as a list")
        return (MOMENT,)
    acts = _values(spec, "act")
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
    if head.category == "consent" and head.table == "observations" and "consent" not in head.needs:
        raise WhereError(("needs",), "a rule of category consent needs consent")
    if head.decidable != "runtime" and head.check_by_hand is None:
        raise WhereError(("decidable",), f"a {head.decidable} rule says in check_by_hand what a person must check")


def check_example(example: Example, path: tuple[str | int, ...], table: str = "observations") -> None:
    """Check that the rows of an example have columns of their tables, and values that fit. Raises WhereError."""
    parts = [(table, example.rows)] + [(name, getattr(example, name)) for name in ("moments", "observations", "flows")]
    for name, rows in parts:
        columns = {column.name: column for column in TABLES[name].columns}
        columns |= {"server_country": Column("server_country", "str", "", nullable=True)} if name == "flows" else {}
        for row in rows:
            for key, value in row.items():
                if key not in columns:
                    hint = did_you_mean(key, columns)
                    raise WhereError((*path, key), f"unknown column {key!r}; {hint}")
                _check_value(columns[key], value, (*path, key))


def _check_value(column: Column, value: Any, path: tuple[str | int, ...]) -> None:
    """Check a value of an example's row; a time is seconds from a fixed moment. Raises WhereError."""
    if value is None:
        if not column.nullable:
            raise WhereError(path, f"{column.name} is never empty")
        return
    kinds: dict[str, Any] = {"bool": bool, "int": int, "float": (int, float), "time": (int, float), "list": list}
    is_right = isinstance(value, kinds.get(column.dtype, str)) and isinstance(value, bool) == (column.dtype == "bool")
    if not is_right or (column.dtype in ("int", "float", "time") and not abs(value) <= _LATEST_S):
        raise WhereError(path, f"what stands here does not fit column {column.name}, which is {column.dtype}")
    if column.allowed and value not in column.allowed:
        hint = did_you_mean(str(value), column.allowed) or f"allowed: {', '.join(column.allowed)}"
        raise WhereError(path, f"{column.name} is never {value!r}; {hint}")


def refuse_code(folder: Path) -> None:
    """Refuse a rule pack that brings Python: packs of others are data, never code.

    Raises UsageError E141, E140 for a folder that holds far more than rules.
    """
    found = list(islice(folder.rglob("*"), _MAX_FOUND + 1))
    if len(found) > _MAX_FOUND:
        raise UsageError(f"{folder}: far more in it than rules", code=CODE, hint="is it the right folder?")
    for file in sorted(file for file in found if file.suffix == ".py"):
        raise UsageError(f"{file}: rule packs may not bring Python", code="E141",
                         hint="write the rule as YAML, or contribute it to consentinel")  # fmt: skip
