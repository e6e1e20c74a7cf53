"""Settings of a project: `consentinel.toml`, or `[tool.consentinel]` of `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.i18n.catalog import LANGUAGES
from analyzer.model.enums import Confidence, Severity
from analyzer.model.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from analyzer.options import Options
    from analyzer.rules.model import Rule

NAMES = ("consentinel.toml", "pyproject.toml")
_TABLE = ("tool", "consentinel")
_FAIL_ON = (*map(str, Severity), "never")
_IDS = ("select", "ignore")
_PATHS = ("baseline", "scope", "known")
_CHOICES = {"fail_on": _FAIL_ON, "fail_confidence": tuple(map(str, Confidence)), "lang": LANGUAGES}
KEYS = ("severity", "rules", "rule_packs", *_IDS, *_CHOICES, *_PATHS, "category", "first_party")
"""Keys of the file, in the order of the documentation."""
_MEANING = {
    "severity": "rule id → its severity here",
    "rules": "rule id → its limits by name; `consentinel rules show ID` names them",
    "rule_packs": "files and folders of rules beside ours, as of `--rules`; the other keys may name their rules",
    "select": "only these rules",
    "ignore": "not these rules",
    "fail_on": "exit 1 on findings of this severity or above; without it: high",
    "fail_confidence": "count for that only findings as sure as this, or surer; without it: possible",
    "lang": "language of texts",
    "baseline": "file of accepted findings; paths count from the folder of this file",
    "scope": "file of what the app declared",
    "known": "file of values to look for",
    "category": "category of the app in the 39 necessary lists",
    "first_party": "domains of the app's own",
}
_RULE_ID = r"^[a-z][a-z0-9_]{2,59}$"
_MAX_BYTES = 1_000_000


def config_schema() -> dict[str, Any]:
    """Give the JSON Schema of the settings: of consentinel.toml, and of the table in pyproject.toml."""
    text, ids = {"type": "string", "minLength": 1}, {"pattern": _RULE_ID}
    texts = {"type": "array", "items": text}
    limits = {"type": "object", "additionalProperties": {"anyOf": [{"type": "number", "minimum": 0}, text]}}
    properties: dict[str, Any] = {
        "severity": {"type": "object", "propertyNames": ids,
                     "additionalProperties": {"enum": [str(level) for level in Severity]}},
        "rules": {"type": "object", "propertyNames": ids, "additionalProperties": limits},
        "rule_packs": texts,
        **{key: {"type": "array", "items": text | ids} for key in _IDS},
        **{key: {"enum": list(words)} for key, words in _CHOICES.items()},
        **dict.fromkeys(_PATHS, text), "category": text, "first_party": texts,
    }  # fmt: skip
    return {
        "title": "Settings",
        "description": "Settings of a project: consentinel.toml, or [tool.consentinel] of pyproject.toml",
        "type": "object",
        "properties": {key: {**properties[key], "description": _MEANING[key]} for key in KEYS},
        "additionalProperties": False,
    }


@dataclass(frozen=True)
class Config:
    """Settings as the file gives them; what it leaves out is None or empty.

    source: the file they came from. severity: rule id → severity. rules: rule id → its limits by name.
    rule_packs: files and folders of rules beside ours.
    Paths are resolved against the folder of the file.
    """

    source: Path | None = None
    severity: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    rule_packs: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    fail_confidence: str | None = None
    lang: str | None = None
    baseline: Path | None = None
    scope: Path | None = None
    known: Path | None = None
    category: str | None = None
    first_party: tuple[str, ...] = ()

    def fill(self, options: Options) -> Options:
        """Give `options` with what they leave open filled from here; options win."""
        names = (*_IDS, *_PATHS, "rule_packs", "category", "first_party", "fail_on", "fail_confidence")
        given = {name: getattr(self, name) for name in names}
        unset = {name: value for name, value in given.items() if value and not getattr(options, name)}
        return replace(
            options,
            severity={**self.severity, **options.severity},
            rules={**self.rules, **options.rules},
            config=self.source,
            **unset,
        )


def find_config(folder: Path) -> Path | None:
    """Give the nearest settings file in `folder` or above it; a pyproject.toml without our table does not count."""
    for place in (folder, *folder.parents):
        for name in NAMES:
            file = place / name
            if file.is_file() and (name != "pyproject.toml" or _has_table(file)):
                return file
    return None


def _has_table(file: Path) -> bool:
    try:
        return "[tool.consentinel" in file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def load_config(file: Path) -> Config:
    """Read a settings file. Raises UsageError E120 to E122, at file:line:column with the nearest right word, and as
    `analyzer.rules.packs.read_packs` where it sets something of a rule and names packs with mistakes.
    """
    document = _Toml.read(file)
    table = document.table()
    for key in table:
        if key not in KEYS:
            raise document.error([key], f"unknown key {key!r}", near=(key, KEYS))
    values: dict[str, Any] = {"source": file}
    packs = tuple(document.file.parent / text for _, text in _texts(document, table, "rule_packs"))
    rules = _Rules(document, packs)
    values |= _choices(document, table) | _rule_ids(document, table, rules) | _paths(document, table)
    values["severity"] = dict(_severities(document, table, rules))
    values["rules"] = dict(_limits(document, table, rules))
    values["rule_packs"] = packs
    values["category"] = _category(document, table)
    values["first_party"] = tuple(text for _, text in _texts(document, table, "first_party"))
    return Config(**values)


def _category(document: _Toml, table: Mapping[str, Any]) -> str | None:
    from analyzer.scope.necessary import categories

    value = _text(document, table, "category")
    if value is not None and value not in categories():
        raise document.error(["category"], f"category: no {value!r} in the 2021 rule", near=(value, list(categories())))
    return value


def _choices(document: _Toml, table: Mapping[str, Any]) -> dict[str, str | None]:
    found = {key: _text(document, table, key) for key in _CHOICES}
    for key, value in found.items():
        if value is not None and value not in _CHOICES[key]:
            message = f"{key}: no {value!r} here; one of {', '.join(_CHOICES[key])}"
            raise document.error([key], message, near=(value, _CHOICES[key]))
    return found


def _rule_ids(document: _Toml, table: Mapping[str, Any], rules: _Rules) -> dict[str, tuple[str, ...]]:
    found = {}
    for key in _IDS:
        texts = _texts(document, table, key)
        for place, rule_id in texts:
            rules.one(place, rule_id)
        found[key] = tuple(rule_id for _, rule_id in texts)
    return found


class _Rules:
    """The rules that a settings file may name: ours and those of its packs, read when one of theirs is named."""

    def __init__(self, document: _Toml, packs: Sequence[Path]) -> None:
        self._document, self._packs = document, packs

    def one(self, place: Sequence[str | int], rule_id: str) -> Rule:
        """Give a rule by the id at `place`. Raises UsageError E122 for an unknown one, or as `read_packs`."""
        from analyzer.rules.catalog import rules_by_id

        ours = rules_by_id()
        known = ours if rule_id in ours else self._all
        if rule_id not in known:
            raise self._document.error(place, f"unknown rule {rule_id!r}", near=(rule_id, list(known)))
        return known[rule_id]

    @cached_property
    def _all(self) -> Mapping[str, Rule]:
        from analyzer.rules.catalog import rules_by_id
        from analyzer.rules.packs import read_packs

        return rules_by_id(read_packs(self._packs))


def _severities(document: _Toml, table: Mapping[str, Any], rules: _Rules) -> Iterator[tuple[str, str]]:
    for rule_id, severity in document.mapping(table, "severity").items():
        place = ["severity", rule_id]
        rules.one(place, rule_id)
        levels = [str(level) for level in Severity]
        if severity not in levels:
            message = f"severity.{rule_id}: no {severity!r} here; one of {', '.join(levels)}"
            raise document.error(place, message, near=(str(severity), levels))
        yield rule_id, severity


def _limits(document: _Toml, table: Mapping[str, Any], rules: _Rules) -> Iterator[tuple[str, dict[str, Any]]]:
    for rule_id in document.mapping(table, "rules"):
        rule = rules.one(["rules", rule_id], rule_id)
        yield rule_id, dict(_limits_of(document, rule, table["rules"][rule_id]))


def _limits_of(document: _Toml, rule: Rule, given: Any) -> Iterator[tuple[str, Any]]:
    rule_id, known = rule.id, rule.head.settings
    if not isinstance(given, dict):
        raise document.error(["rules", rule_id], f"rules.{rule_id}: should be a table of limits")
    for name, value in given.items():
        place = ["rules", rule_id, name]
        if name not in known:
            raise document.error(place, f"rule {rule_id} has no limit {name!r}", near=(name, list(known)))
        is_text = isinstance(known[name].default, str)
        if is_text != isinstance(value, str) or not (is_text or _is_limit(value)):
            raise document.error(place, f"{name}: should be a {'text' if is_text else 'number of at least 0'}")
        yield name, value


def _is_limit(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")


def _paths(document: _Toml, table: Mapping[str, Any]) -> dict[str, Path | None]:
    texts = {key: _text(document, table, key) for key in _PATHS}
    return {key: document.file.parent / text if text else None for key, text in texts.items()}


def _text(document: _Toml, table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and (not isinstance(value, str) or not value):
        raise document.error([key], f"{key}: should be a text")
    return value


def _texts(document: _Toml, table: Mapping[str, Any], key: str) -> list[tuple[list[str | int], str]]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise document.error([key], f"{key}: should be a list of texts")
    for number, item in enumerate(value):
        if not isinstance(item, str) or not item:
            raise document.error([key, number], f"{key}: item {number + 1} should be a text")
    return [([key, number], item) for number, item in enumerate(value)]


def with_severities(rules: Sequence[Rule], severities: Mapping[str, str]) -> list[Rule]:
    """Give the rules with the severities that the settings give some of them."""
    return [_with_severity(rule, severities.get(rule.id)) for rule in rules]


def _with_severity(rule: Rule, severity: str | None) -> Rule:
    if severity is None:
        return rule
    return replace(rule, head=rule.head.model_copy(update={"severity": Severity(severity)}))


class _Toml:
    """A parsed TOML file that can tell where a key stands: the reader of the standard library cannot."""

    def __init__(self, file: Path, text: str, data: dict[str, Any]) -> None:
        self.file, self._text, self._data = file, text, data
        self._prefix: tuple[str, ...] = _TABLE if file.name == "pyproject.toml" else ()

    @classmethod
    def read(cls, file: Path) -> _Toml:
        """Read and parse. Raises UsageError E120 (cannot be read) or E121 (not TOML)."""
        try:
            raw = file.read_bytes()
        except OSError as error:
            raise UsageError(f"{file}: cannot read this settings file ({error.strerror})", code="E120",
                             hint="check the path and its permissions") from error  # fmt: skip
        hint = "strings stand in quotes, tables in [brackets]; see `consentinel help settings`"
        if len(raw) > _MAX_BYTES:
            raise UsageError(f"{file}:1:1: this settings file is larger than 1 MB", code="E121", hint=hint)
        try:
            text = raw.decode("utf-8-sig").replace("\r\n", "\n")
            return cls(file, text, tomllib.loads(text))
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            raise UsageError(f"{file}:{line}:1: this settings file is not UTF-8", code="E121",
                             hint="save it as UTF-8") from error  # fmt: skip
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            where = re.search(r"line (\d+), column (\d+)", str(error))
            at = ":".join(where.groups()) if where else f"{text.count(chr(10)) + 1}:1"
            problem = str(error).partition(" (at ")[0] or "nested too deep"
            raise UsageError(f"{file}:{at}: not valid TOML: {problem}", code="E121", hint=hint) from None

    def table(self) -> Mapping[str, Any]:
        """Give the table of our settings. Raises UsageError E122 when it is none."""
        node: Any = self._data
        for number, step in enumerate(self._prefix):
            node = node.get(step, {})
            if not isinstance(node, dict):
                raise self._error(self._prefix[: number + 1], f"{step}: should be a table", "")
        return dict(node)

    def mapping(self, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        """Give a table within the table. Raises UsageError E122 when it is none."""
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self.error([key], f"{key}: should be a table, such as [{'.'.join((*self._prefix, key))}]")
        return value

    def error(
        self, place: Sequence[str | int], message: str, *, near: tuple[str, Sequence[str]] = ("", ())
    ) -> UsageError:
        """Make a UsageError E122 at the place of a key or list item below our table."""
        hint = did_you_mean(*near) or "see `consentinel help settings`"
        return self._error((*self._prefix, *place), message, hint)

    def _error(self, place: Sequence[str | int], message: str, hint: str) -> UsageError:
        line, column = self._position(place)
        return UsageError(f"{self.file}:{line}:{column}: {message}", code="E122", hint=hint)

    def _position(self, place: Sequence[str | int]) -> tuple[int, int]:
        """Give line and column of a key: it stands in the first statement after which the text holds the key."""
        lines = self._text.split("\n")
        begin = 0
        for end in range(1, len(lines) + 1):
            try:
                data = tomllib.loads("\n".join(lines[:end]))
            except tomllib.TOMLDecodeError:
                continue
            if _holds(data, place):
                return self._column(lines[begin:end], begin, place)
            begin = end
        return 1, 1

    def _column(self, lines: Sequence[str], begin: int, place: Sequence[str | int]) -> tuple[int, int]:
        key = next(step for step in reversed(place) if isinstance(step, str))
        item = _value(self._data, place) if isinstance(place[-1], int) else None
        at = re.compile(rf"(?<![\w-])[\"']?{re.escape(key)}[\"']?(?=\s*[=.\]])")
        for number, text in enumerate(lines):
            if found := at.search(text):
                return self._item(lines, number, found.end(), item, (begin + number + 1, found.start() + 1))
        return begin + 1, 1

    def _item(
        self, lines: Sequence[str], number: int, start: int, item: str | None, key_at: tuple[int, int]
    ) -> tuple[int, int]:
        """Give where an item of a list stands, else where its key does."""
        if item is None:
            return key_at
        for offset, text in enumerate(lines[number:]):
            found = re.compile(rf"[\"']{re.escape(item)}[\"']").search(text, start if offset == 0 else 0)
            if found:
                return key_at[0] + offset, found.start() + 1
        return key_at


def _value(data: Any, place: Sequence[str | int]) -> str:
    for step in place:
        data = data[step]
    return str(data)


def _holds(data: Any, place: Sequence[str | int]) -> bool:
    for step in place:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True
