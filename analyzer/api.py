"""The whole analysis as one function: path → session → tables → findings. The command line and programs use this."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import analyzer
from analyzer.model.enums import is_mark
from analyzer.model.errors import DataError, UsageError, did_you_mean
from analyzer.report.verdict import FAIL_CONFIDENCE, FAIL_ON
from analyzer.results import Analysis as Analysis

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.rules.baseline import Baseline
    from analyzer.rules.engine import Judgement
    from analyzer.scope.model import Scope
    from analyzer.store.session import Session

Progress = Callable[[str, int, int], None]

_BUILD = "_build.json"
_JUDGED = ("findings", "assessments")
_REDACTED = "this is a redacted copy: its tables are used as they were packed; known values and marks change nothing"
_MAX_SECONDS = 100 * 365 * 86_400.0


@dataclass(frozen=True)
class Options:
    """What an analysis is asked to do (contracts §2); each field is the option of that name.

    together: all sessions that are looked at with this one for identifiers nobody listed; those of its app count.
    """

    known: Path | None = None
    scope: Path | None = None
    category: str | None = None
    marks: tuple[str, ...] = ()
    assume_consent: str | None = None
    app_id: str | None = None
    first_party: tuple[str, ...] = ()
    session_dir: Path | None = None
    captures: Path = Path("captures")
    together: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: Path | None = None
    show_values: bool = False
    rebuild: bool = False
    mapping: Path | None = None
    severity: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    fail_on: str | None = None
    fail_confidence: str | None = None
    config: Path | None = None

    def as_settings(self) -> dict[str, Any]:
        """Give what a reader needs to repeat the analysis, as plain JSON values."""
        names = ("known", "scope", "baseline", "mapping", "config")
        settings: dict[str, Any] = {name: str(path) if (path := getattr(self, name)) else None for name in names}
        settings |= {"category": self.category, "marks": list(self.marks), "assume_consent": self.assume_consent}
        settings |= {"app_id": self.app_id, "first_party": list(self.first_party)}
        settings |= {"together": [str(path) for path in self.together]}
        settings |= {"select": list(self.select), "ignore": list(self.ignore), "severity": dict(self.severity)}
        settings |= {"rules": {name: dict(limits) for name, limits in self.rules.items()}}
        settings |= {
            "fail_on": self.fail_on or FAIL_ON,
            "fail_confidence": self.fail_confidence or FAIL_CONFIDENCE,
        }
        return settings | {"consentinel": analyzer.__version__}


def analyze(path: Path | str, options: Options | None = None, *, progress: Progress | None = None) -> Analysis:
    """Analyze a session folder, or a capture file that is imported first.

    Tables are kept under the session and reused while inputs, options and our version are the same.
    Raises UsageError for files given by options, DataError for a damaged or foreign `path`.
    """
    from analyzer.ingest.importer import open_or_import

    options = options or Options()
    inputs = _read_inputs(options)
    session, notes = open_or_import(Path(path), captures=options.captures, session_dir=options.session_dir)
    if session.manifest.get("redacted"):
        return _judge(session, options, inputs, _packed_tables(session), None, [*notes, _REDACTED])
    companions = _companions(session, options)
    key = _cache_key(session, options) | {"together": [_raw_hashes(companion) for companion in companions]}
    cached = None if options.rebuild or options.show_values else _load_cache(session, key)
    if cached is None:
        _check_evidence(session)
        detected = _detect(session, options, inputs, progress)
        if len(options.together) > 1:
            from analyzer.detect.stable_rows import add_stable_fields

            add_stable_fields(detected, session, companions, show_values=options.show_values)
        tables, values, warnings = detected.tables, detected.values, list(detected.warnings)
        _store(session, key, options, tables, warnings)
    else:
        tables, warnings = cached
        values = None
        _write_build(session, key, options, list(tables), warnings)
    return _judge(session, options, inputs, tables, values if options.show_values else None, notes + warnings)


def _companions(session: Session, options: Options) -> list[Session]:
    """Give the sessions of this session's app among those it is looked at with, itself among them."""
    from analyzer.ingest.importer import open_or_import

    if len(options.together) < 2:
        return []
    given = [open_or_import(path, captures=options.captures, session_dir=None)[0] for path in options.together]
    whole = [one for one in given if not one.manifest.get("redacted")]
    app_id = _app_of(session)
    return [one for one in whole if options.app_id or (app_id and _app_of(one) == app_id)]


def _app_of(session: Session) -> str:
    return str((session.manifest.get("app") or {}).get("id") or "")


def _packed_tables(session: Session) -> dict[str, pd.DataFrame]:
    """Give the tables of a redacted copy, which has no raw files to make them of."""
    from analyzer.model.tables import TABLES
    from analyzer.store.parquet import read_table, table_path

    made = [name for name in TABLES if name not in _JUDGED and table_path(session, name).is_file()]
    return {name: read_table(session, name) for name in made}


@dataclass(frozen=True)
class _Inputs:
    known: Any
    scope: Scope | None
    baseline: Any


def _read_inputs(options: Options) -> _Inputs:
    """Read the files given by options first, so that their mistakes end the run before any work."""
    from analyzer.detect.known import load_known
    from analyzer.rules.baseline import load_baseline
    from analyzer.scope.necessary import category
    from analyzer.scope.sources.scope_file import load_scope

    if options.category is not None:
        category(options.category)
    for mark in options.marks:
        parse_mark(mark)
    return _Inputs(
        known=load_known(options.known) if options.known else None,
        scope=load_scope(options.scope) if options.scope else None,
        baseline=load_baseline(options.baseline) if options.baseline else None,
    )


def check_options(options: Options) -> None:
    """Read every file and name that the options give, so that a mistake ends a run before it begins.

    Raises UsageError, at file:line:column where a file is wrong.
    """
    _read_inputs(options)


def last_options(path: Path, asked: Options) -> Options:
    """Give `asked`, with what it leaves open filled from the session's last analysis, if there was one."""
    try:
        build = json.loads((path / "tables" / _BUILD).read_text(encoding="utf-8"))
        last = build["settings"]
        paths = {name: Path(last[name]) for name in ("known", "scope", "baseline", "mapping") if last.get(name)}
        lists: dict[str, Any] = {name: tuple(last[name]) for name in ("marks", "first_party") if last.get(name)}
        lists |= {"together": tuple(map(Path, last["together"]))} if last.get("together") else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return asked
    plain = {name: last[name] for name in ("category", "assume_consent", "app_id") if last.get(name)}
    unset = {name: value for name, value in (paths | lists | plain).items() if not getattr(asked, name)}
    return replace(asked, **unset)


def parse_mark(text: str) -> tuple[str, float | None, float | None]:
    """Give (mark, wall time or null, seconds from the first request or null) of `NAME@T`.

    T is ISO 8601 (UTC without an offset) or seconds. Raises UsageError E103.
    """
    name, separator, when = text.rpartition("@")
    if not separator or not is_mark(name):
        from analyzer.model.enums import MARKS

        hint = did_you_mean(name, MARKS) or "marks: consentinel help marks; form: NAME@SECONDS or NAME@ISO-TIME"
        raise UsageError(f"--mark {text!r} is not a mark of the list with a time", code="E103", hint=hint)
    try:
        seconds = float(when)
    except ValueError:
        return name, _moment(text, when), None
    # Written so that NaN is refused too.
    if not abs(seconds) <= _MAX_SECONDS:
        raise _no_time(text)
    return name, None, seconds


def _moment(text: str, when: str) -> float:
    try:
        moment = datetime.fromisoformat(when)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.timestamp()
    except (ValueError, OverflowError):
        raise _no_time(text) from None


def _no_time(text: str) -> UsageError:
    hint = "for example consent_granted@12.5 or consent_granted@2026-11-21T22:40:12Z"
    return UsageError(f"--mark {text!r}: the time is neither seconds nor ISO 8601", code="E103", hint=hint)


def _check_evidence(session: Session) -> None:
    """Refuse to make tables of a finished session whose evidence is gone: they would say that nothing was seen.

    Raises DataError E312.
    """
    from analyzer.store.session import RAW_FILES

    listed = {str(entry["path"]) for entry in session.manifest.get("files") or ()}
    gone = [name for name in RAW_FILES if f"raw/{name}" in listed and not (session.raw / name).is_file()]
    if gone:
        raise DataError(
            f"{session.path} has lost {', '.join(gone)}",
            code="E312",
            hint="restore what `consentinel session check` names from a copy",
        )


def _detect(session: Session, options: Options, inputs: _Inputs, progress: Progress | None) -> Any:
    from analyzer.detect.pipeline import DetectInputs, detect

    scope = inputs.scope
    app_id = options.app_id or (scope.app_id if scope else None)
    first_party = options.first_party + tuple(scope.first_party if scope else ())
    request = DetectInputs(
        known=inputs.known,
        marks_extra=tuple(parse_mark(mark) for mark in options.marks),
        assume_consent=options.assume_consent,
        app_id=app_id,
        first_party=first_party,
        show_values=options.show_values,
        mapping=options.mapping,
    )
    return detect(session, request, progress=progress)


def _judge(
    session: Session,
    options: Options,
    inputs: _Inputs,
    tables: dict[str, pd.DataFrame],
    values: dict[str, str] | None,
    warnings: list[str],
) -> Analysis:
    from analyzer.config import with_severities
    from analyzer.rules.baseline import expired
    from analyzer.rules.engine import judge, load_rules
    from analyzer.rules.findings import assessments_frame
    from analyzer.store.parquet import write_table

    settings = options.as_settings() | {"address_table": _address_table(session)}
    judgement = judge(
        tables,
        inputs.scope,
        settings,
        select=options.select,
        ignore=options.ignore,
        session_id=str(session.manifest["session_id"]),
        app_id=str(options.app_id or session.manifest.get("app", {}).get("id") or ""),
        rules=with_severities(load_rules(), options.severity),
    )
    findings = judgement.findings
    if inputs.baseline is not None:
        findings, settings["acceptances"] = _against_baseline(judgement, inputs.baseline, session)
        warnings = warnings + expired(settings["acceptances"])
    assessed = assessments_frame(judgement.assessments, str(session.manifest["session_id"]))
    tables = dict(tables) | {"findings": findings, "assessments": assessed}
    for name in _JUDGED:
        write_table(session.tables, name, tables[name])
    return Analysis(
        session,
        tables,
        judgement.assessments,
        settings,
        values,
        warnings,
        bool(judgement.failed),
        inputs.scope,
    )


def _against_baseline(judgement: Judgement, baseline: Baseline, session: Session) -> tuple[Any, list[dict[str, Any]]]:
    """Give the findings as new, known or fixed, and what became of each accepted one."""
    from analyzer.rules.baseline import apply_baseline, compare, fixed_rows

    entries = compare(judgement.findings, judgement.assessments, baseline)
    known = apply_baseline(judgement.findings, baseline)
    return fixed_rows(entries, known, session.manifest), entries


def _cache_key(session: Session, options: Options) -> dict[str, Any]:
    from analyzer.detect.geo import address_table
    from analyzer.store.files import sha256_of

    files = {str(path): sha256_of(path) for path in (options.known, options.scope, options.mapping) if path}
    shape = options.as_settings()
    asked = {name: shape[name] for name in ("marks", "assume_consent", "app_id", "first_party", "category")}
    return {
        "consentinel": analyzer.__version__,
        "code": _code_hash(),
        "raw": _raw_hashes(session),
        "files": files,
        "options": asked,
        "address_table": address_table(),
    }


def _raw_hashes(session: Session) -> dict[str, str]:
    from analyzer.store.files import sha256_of

    try:
        raw = {str(entry["path"]): str(entry["sha256"]) for entry in session.manifest.get("files") or ()}
    except (KeyError, TypeError):
        raise DataError(
            f"{session.path}/session.json has unusable values for files",
            code="E306",
            hint="restore session.json from a copy; the raw files beside it are not affected",
        ) from None
    return raw or {file.name: sha256_of(file) for file in sorted(session.raw.iterdir()) if file.is_file()}


def _address_table(session: Session) -> str | None:
    """Name the table that server countries come from; of a redacted copy nobody knows it."""
    from analyzer.detect.geo import address_table

    if session.manifest.get("redacted"):
        return None
    return address_table() or "none: server countries are not known (pip install 'consentinel[geo]')"


def _code_hash() -> str:
    """Give one hash over the modules and data that make tables, so that a changed checkout rebuilds them."""
    package = Path(__file__).resolve().parent
    digest = hashlib.sha256()
    for folder in ("model", "ingest", "decode", "detect", "data"):
        for file in sorted((package / folder).rglob("*")):
            if file.suffix in (".py", ".yaml"):
                digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _load_cache(session: Session, key: Mapping[str, Any]) -> tuple[dict[str, pd.DataFrame], list[str]] | None:
    from analyzer.store.parquet import read_table

    try:
        build = json.loads((session.tables / _BUILD).read_text(encoding="utf-8"))
        if build["key"] != key:
            return None
        return {name: read_table(session.tables, name) for name in build["tables"]}, list(build["warnings"])
    except (OSError, ValueError, KeyError, TypeError, DataError):
        return None


def _store(
    session: Session,
    key: Mapping[str, Any],
    options: Options,
    tables: Mapping[str, pd.DataFrame],
    warnings: list[str],
) -> None:
    from analyzer.store.files import writing
    from analyzer.store.parquet import write_table

    build = session.tables / _BUILD
    with writing(build):
        build.unlink(missing_ok=True)
    for name, table in tables.items():
        write_table(session.tables, name, table)
    _write_build(session, key, options, list(tables), warnings)


def _write_build(
    session: Session, key: Mapping[str, Any], options: Options, names: list[str], warnings: list[str]
) -> None:
    """Say what the tables were made of, and the options of the last analysis."""
    from analyzer.store.files import write_atomic

    record = {"key": key, "settings": options.as_settings(), "tables": names, "warnings": warnings}
    file, data = session.tables / _BUILD, json.dumps(record, indent=1).encode()
    if not file.is_file() or file.read_bytes() != data:
        write_atomic(file, data)
