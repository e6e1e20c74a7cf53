"""Reference pages made from the models that validate, so that they cannot drift from them.

`units` has the pages of rules, data types and hooks, `files` those of the files that people and programs write.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, get_args

from analyzer.i18n.phrases import page_in, phrase
from analyzer.i18n.talk import translated
from analyzer.model import enums
from analyzer.model.tables import TABLES, Table

EXIT_CODES = {
    0: "done; nothing at or above --fail-on (default high)",
    1: "done; findings at or above it",
    2: "usage: options, and files given by options, as file:line:column",
    3: "environment: no device, Frida or proxy failed, app crashed, extra missing",
    4: "data: a PATH argument is damaged, no capture, or too new",
    70: "a fault of ours",
    130: "interrupted",
}

EXIT_OF_FAMILY = {"1": 2, "2": 3, "3": 4, "4": 70}
"""First digit of an error code → exit code (`analyzer.model.errors`)."""


def contracts_page(lang: str = "en") -> str:
    """Give the page of what others may rely on."""
    words = [
        "# Contracts\n",
        "## Consent states\n\n" + ", ".join(f"`{state}`" for state in enums.ConsentState),
        "## Phases\n\n" + ", ".join(f"`{name}`" for name in enums.PHASES) + ", or a scenario's own name",
    ]
    formats = [
        "## JSON of commands and packages\n\n" + _SCHEMAS,
        "## Gaps\n\n" + ", ".join(f"`{kind}`" for kind in enums.GapKind),
    ]
    parts = [
        *(page_in(part, lang) for part in words),
        marks_page(lang, level=2),
        errors_page(lang, level=2),
        *(page_in(part, lang) for part in formats),
        raw_page(lang, level=2),
        tables_page(lang, level=2),
    ]
    return "\n\n".join(parts) + "\n"


_SCHEMAS = """\
The schemas lie in `consentinel paths schemas`:

- `analyze --format json`: `analysis.schema.json`, of several paths `analyses.schema.json`
- `consent inspect --format json`: `consent-inspection.schema.json`
- `session verify --format json`: `verdict.schema.json`
- `package.json` of an evidence package: `package.schema.json`
- `datapackage.json` of a survey: `datapackage.schema.json`"""


def marks_page(lang: str = "en", *, level: int = 1) -> str:
    """Give the page of mark names."""
    rows = [
        f"- `{name}{':<…>' if name in enums.MARKS_WITH_ARGUMENT else ''}` — {translated(text, lang)}"
        for name, text in enums.MARKS.items()
    ]
    return f"{'#' * level} {translated('Marks', lang)}\n\n" + "\n".join(rows)


def errors_page(lang: str = "en", *, level: int = 1) -> str:
    """Give the page of exit codes and error codes."""
    lines = [f"{'#' * level} {translated('Exit codes', lang)}\n", _head(lang, "exit", "meaning"), "| --- | --- |"]
    lines += [f"| {code} | {translated(meaning, lang)} |" for code, meaning in EXIT_CODES.items()]
    lines += ["", f"{'#' * (level + 1)} {translated('Error codes', lang)}\n"]
    lines += [_head(lang, "code", "meaning"), "| --- | --- |"]
    return "\n".join(lines + [f"| {code} | {text} |" for code, text in error_codes(lang).items()])


def _head(lang: str, *names: str) -> str:
    return "| " + " | ".join(translated(name, lang) for name in names) + " |"


def error_page(code: str, lang: str = "en") -> str:
    """Give the page of one error code: what it means, what to do, and the exit code it ends with."""
    exit_code = EXIT_OF_FAMILY[code[1]]
    ends = translated(f"ends with exit code {exit_code}", lang)
    return f"# {code}\n\n{error_codes(lang)[code]}\n\n{ends}{translated(': ', lang)}" + translated(
        EXIT_CODES[exit_code], lang
    )


@cache
def error_codes(lang: str = "en") -> dict[str, str]:
    """Give every error code of the package with what it means and what to do, sorted."""
    file = Path(__file__).resolve().parents[1] / "i18n" / f"errors.{lang}.json"
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return dict(sorted(found.items()))


def raw_page(lang: str = "en", *, level: int = 1) -> str:
    """Give the page of raw lines."""
    from analyzer.model.events import FILES

    lines, colon = [f"{'#' * level} {phrase('Raw lines', lang)}"], translated(": ", lang)
    for name, union in FILES.items():
        lines.append(f"\n{'#' * (level + 1)} raw/{name}\n")
        for model in get_args(get_args(union)[0]):
            lines.append(f"- {_kinds(model)}{colon}{phrase(_summary(model), lang)}")
            lines.append("  " + ", ".join(f"`{field.alias or key}`" for key, field in model.model_fields.items()))
    return "\n".join(lines)


def _summary(model: Any) -> str:
    """Give the first paragraph of a docstring as one line."""
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())


def _kinds(model: Any) -> str:
    return ", ".join(f"`{kind}`" for kind in get_args(model.model_fields["kind"].annotation))


def tables_page(lang: str = "en", *, level: int = 1) -> str:
    """Give the page of tables."""
    head = page_in(f"{'#' * level} Tables\n\n{_FLAGS}", lang)
    return "\n\n".join([head, *(_table_section(table, lang, level + 1) for table in TABLES.values())])


_FLAGS = "Behind the type: `K` part of the key, `0` may be null, `S` only with `--show-values`."


def _table_section(table: Table, lang: str, level: int) -> str:
    lines = [page_in(f"{'#' * level} {table.name} (version {table.version})\n\n{table.doc}\n", lang)]
    lines += [page_in("| column | dtype | meaning |", lang), "| --- | --- | --- |"]
    for column in table.columns:
        flags = "".join(flag for flag, on in (("K", column.key), ("0", column.nullable), ("S", column.sensitive)) if on)
        unit = f", {phrase(column.unit, lang)}" if column.unit else ""
        allowed = f" ({', '.join(column.allowed)})" if column.allowed else ""
        lines.append(f"| {column.name} | {column.dtype} {flags} | {phrase(column.doc, lang)}{unit}{allowed} |")
    return "\n".join(lines)
