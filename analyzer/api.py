"""The whole analysis as one function: path → session → tables → findings. The command line and programs use this."""

from __future__ import annotations

import hashlib
import json
import shlex
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.model.errors import DataError
from analyzer.model.version import __version__
from analyzer.options import BUILD, Inputs, kept_packs, options_from, parse_mark, read_inputs
from analyzer.options import Options as Options
from analyzer.results import Analysis as Analysis

if TYPE_CHECKING:
    from analyzer.detect.pipeline import Detected
    from analyzer.rules.baseline import Baseline
    from analyzer.rules.engine import Judgement
    from analyzer.store.session import Session
    from analyzer.store.tables import Tables

Progress = Callable[[str, int, int], None]

_JUDGED = ("findings", "assessments")
_REDACTED = "this is a redacted copy: its tables are used as they were packed; known values and marks change nothing"


def analyze(path: Path | str, options: Options | None = None, *, progress: Progress | None = None) -> Analysis:
    """Analyze a session folder, or a capture file that is imported first.

    Tables are kept under the session and reused while inputs, options and our version are the same; a redacted copy
    stays as it is.
    Raises UsageError for files given by options, DataError for a damaged or foreign `path`.
    """
    from analyzer.ingest.importer import open_or_import
    from analyzer.replay import replayed

    options = options or Options()
    inputs = read_inputs(options)
    session, notes = open_or_import(Path(path), captures=options.captures, session_dir=options.session_dir)
    options, replay_notes = replayed(session, options)
    if replay_notes:
        inputs, notes = read_inputs(options), [*notes, *replay_notes]
    options = replace(options, rule_packs=inputs.packs)
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
        values, warnings = detected.values, list(detected.warnings)
        tables = _store(session, key, options, detected, warnings)
        del detected  # what reports and rules need more is in the files
    else:
        tables, warnings = cached
        values = None
        _write_build(session, key, options, list(tables), warnings)
    return _kept(_judge(session, options, inputs, tables, values if options.show_values else None, notes + warnings))


def ready(path: Path, options: Options) -> Session:
    """Give the session of a path, imported when it is a capture, unless its analysis would be refused by its evidence.

    Raises as `analyze` does for a damaged or foreign `path`.
    """
    from analyzer.ingest.importer import open_or_import

    session, _ = open_or_import(path, captures=options.captures, session_dir=options.session_dir)
    if not session.manifest.get("redacted"):
        _check_evidence(session)
        _raw_hashes(session)
    return session


def stored(path: Path) -> Analysis:
    """Give a session as it was last analyzed: judged again from its tables, while nothing is read of raw or written.

    Files of that analysis that are gone by now are left out, each with a warning.
    Raises DataError E392 when the session was never analyzed, and as `analyze` for damaged tables.
    """
    from analyzer.replay import replayed
    from analyzer.store.session import Session
    from analyzer.store.tables import Tables

    session = Session.open(path)
    if session.manifest.get("redacted"):
        options, notes = replayed(session, Options())
        inputs = read_inputs(options)
        options = replace(options, rule_packs=inputs.packs)
        return _judge(session, options, inputs, _packed_tables(session), None, [*notes, _REDACTED])
    try:
        build = json.loads((session.tables / BUILD).read_text(encoding="utf-8"))
        options, names, warnings = options_from(build["settings"]), list(build["tables"]), list(build["warnings"])
        options = replace(options, rule_packs=kept_packs(build))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        hint = f"consentinel analyze {shlex.quote(str(path))}"
        raise DataError(f"{path} was not analyzed yet", code="E392", hint=hint) from None
    files = {name: file for name in ("scope", "baseline") if (file := getattr(options, name))}
    gone = {name: file for name, file in files.items() if not file.is_file()}
    kept = {name: None if name in gone else file for name, file in files.items()}
    options = replace(options, scope=kept.get("scope"), baseline=kept.get("baseline"))
    warnings += [f"{name} of the last analysis is gone: {file}" for name, file in gone.items()]
    tables = Tables.of_folder(session.tables, names)
    inputs = read_inputs(replace(options, known=None))
    return _judge(session, options, inputs, tables, None, warnings)


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


def _packed_tables(session: Session) -> Tables:
    """Give the tables of a redacted copy, which has no raw files to make them of."""
    from analyzer.model.tables import TABLES
    from analyzer.store.parquet import table_path
    from analyzer.store.tables import Tables

    made = [name for name in TABLES if name not in _JUDGED and table_path(session, name).is_file()]
    return Tables.of_folder(session.tables, made)


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


def _detect(session: Session, options: Options, inputs: Inputs, progress: Progress | None) -> Detected:
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
    inputs: Inputs,
    tables: Tables,
    values: dict[str, str] | None,
    warnings: list[str],
) -> Analysis:
    from analyzer.config import with_severities
    from analyzer.replay import address_table
    from analyzer.rules.baseline import expired
    from analyzer.rules.engine import judge, load_rules
    from analyzer.rules.findings import assessments_frame

    settings = options.as_settings() | {"address_table": address_table(session)}
    rules = with_severities(load_rules(inputs.packs), options.severity)
    judgement = judge(
        tables,
        inputs.scope,
        settings,
        select=options.select,
        ignore=options.ignore,
        session_id=str(session.manifest["session_id"]),
        app_id=str(options.app_id or session.manifest.get("app", {}).get("id") or ""),
        rules=rules,
    )
    findings = judgement.findings
    if inputs.baseline is not None:
        findings, settings["acceptances"] = _against_baseline(judgement, inputs.baseline, session)
        warnings = warnings + expired(settings["acceptances"])
    assessed = assessments_frame(judgement.assessments, str(session.manifest["session_id"]))
    tables = tables | {"findings": findings, "assessments": assessed}
    return Analysis(
        session,
        tables,
        judgement.assessments,
        settings,
        values,
        warnings,
        bool(judgement.failed),
        inputs.scope,
        {rule.id: rule for rule in rules},
    )


def _kept(result: Analysis) -> Analysis:
    """Write the tables that rules made, and give the analysis."""
    from analyzer.store.parquet import write_table

    for name in _JUDGED:
        write_table(result.session.tables, name, result.tables[name])
    return result


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
        "consentinel": __version__,
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


def _code_hash() -> str:
    """Give one hash over the modules and data that make tables, so that a changed checkout rebuilds them."""
    package = Path(__file__).resolve().parent
    digest = hashlib.sha256()
    for folder in ("model", "ingest", "decode", "detect", "data"):
        for file in sorted((package / folder).rglob("*")):
            if file.suffix in (".py", ".yaml"):
                digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _load_cache(session: Session, key: Mapping[str, Any]) -> tuple[Tables, list[str]] | None:
    from analyzer.store.tables import Tables

    try:
        build = json.loads((session.tables / BUILD).read_text(encoding="utf-8"))
        if build["key"] != key:
            return None
        return Tables.of_folder(session.tables, build["tables"]), list(build["warnings"])
    except (OSError, ValueError, KeyError, TypeError, DataError):
        return None


def _store(
    session: Session,
    key: Mapping[str, Any],
    options: Options,
    detected: Detected,
    warnings: list[str],
) -> Tables:
    """Write what was detected; give the tables."""
    from analyzer.store.files import writing
    from analyzer.store.parquet import TableWriter, write_table
    from analyzer.store.tables import Tables

    build = session.tables / BUILD
    with writing(build):
        build.unlink(missing_ok=True)
    with TableWriter(session.tables, "flows") as writer:
        for flows in detected.flows.frames():
            writer.write(flows)
    for name, table in detected.others.items():
        write_table(session.tables, name, table)
    tables = Tables(detected.others, {"flows": session.tables})
    _write_build(session, key, options, list(tables), warnings)
    return tables


def _write_build(
    session: Session, key: Mapping[str, Any], options: Options, names: list[str], warnings: list[str]
) -> None:
    """Say what the tables were made of, the options of the last analysis, and the rules of others that it used."""
    from analyzer.rules.packs import read_packs
    from analyzer.store.files import write_atomic

    packs = [pack.kept() for pack in read_packs(options.rule_packs)]
    made = {"key": key, "settings": options.as_settings(), "tables": names, "warnings": warnings}
    record = made | {"rule_packs": packs}
    file, data = session.tables / BUILD, json.dumps(record, indent=1).encode()
    if not file.is_file() or file.read_bytes() != data:
        write_atomic(file, data)
