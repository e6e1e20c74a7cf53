"""Options that are the same word in every command, and the completions behind them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.cli.console import language as language
from analyzer.cli.console import say, settings
from analyzer.model.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from analyzer.config import Config


class ListFormat(StrEnum):
    """Formats of commands that list things."""

    TEXT = "text"
    JSON = "json"


class FailOn(StrEnum):
    """Severities that --fail-on takes, and never."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"
    NEVER = "never"


class FailConfidence(StrEnum):
    """Confidences that --fail-confidence takes."""

    POSSIBLE = "possible"
    LIKELY = "likely"
    CERTAIN = "certain"


class AssumeConsent(StrEnum):
    """Consent states that can be assumed: all but unknown."""

    NONE_ASKED = "none_asked"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_NAMED = 5
"""So many of the files that are left out are named."""


def captures_folder() -> Path:
    """Give the folder for sessions: CONSENTINEL_CAPTURES, or `captures` here."""
    return Path(os.environ.get("CONSENTINEL_CAPTURES", "captures"))


def complete_session(incomplete: str) -> list[str]:
    """Complete names of session folders."""
    found = captures_folder().glob("*/session.json") if captures_folder().is_dir() else ()
    return sorted(str(file.parent) for file in found if str(file.parent).startswith(incomplete))


def complete_rule(incomplete: str) -> list[str]:
    """Complete rule ids by the names of the rule files."""
    folder = Path(__file__).resolve().parent.parent / "rules" / "builtin"
    ids = {file.stem for file in folder.iterdir() if file.suffix in (".yaml", ".py") and file.stem != "__init__"}
    return sorted(rule_id for rule_id in ids if rule_id.startswith(incomplete))


def complete_hook(incomplete: str) -> list[str]:
    """Complete ids of hooks."""
    from analyzer.record.specs import load_specs

    return [spec.id for spec in load_specs() if spec.id.startswith(incomplete)]


def complete_type(incomplete: str) -> list[str]:
    """Complete ids of data types."""
    from analyzer.datatypes import data_types

    return sorted(name for name in data_types() if name.startswith(incomplete))


def complete_format(incomplete: str) -> list[str]:
    """Complete names of formats of reports."""
    from analyzer.report.model import format_choices

    return [name for name in format_choices() if name.startswith(incomplete)]


def complete_category(incomplete: str) -> list[str]:
    """Complete ids of the categories of apps."""
    from analyzer.scope.necessary import categories

    return sorted(name for name in categories() if name.startswith(incomplete))


def complete_scenario(incomplete: str) -> list[str]:
    """Complete names of the scenarios that come with us."""
    from analyzer import resources

    names = (file.stem for file in resources.path("scenarios").glob("*.yaml"))
    return sorted(name for name in names if name.startswith(incomplete))


def complete_mark(incomplete: str) -> list[str]:
    """Complete names of marks; those that take an argument end with a colon."""
    from analyzer.model.enums import MARKS, MARKS_WITH_ARGUMENT

    names = [f"{name}:" if name in MARKS_WITH_ARGUMENT else name for name in MARKS]
    return [name for name in names if name.startswith(incomplete)]


def _complete_lang(incomplete: str) -> list[str]:
    from analyzer.i18n.catalog import LANGUAGES

    return [name for name in LANGUAGES if name.startswith(incomplete)]


def _set_lang(value: str | None) -> str | None:
    settings.lang = value or settings.lang
    return value


SessionArgument = Annotated[
    Path,
    typer.Argument(metavar="SESSION", help="Session folder.", readable=False, autocompletion=complete_session),
]
ListFormatOption = Annotated[
    ListFormat,
    typer.Option(
        "--format", "-f", envvar="CONSENTINEL_FORMAT", metavar="FORMAT", help="text for people, json for programs."
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of stdout.")
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        envvar="CONSENTINEL_LANG",
        callback=_set_lang,
        metavar="LANG",
        autocompletion=_complete_lang,
        help="Language of texts: en or zh; data for programs stay as they are.",
    ),
]
ShowValuesOption = Annotated[
    bool, typer.Option("--show-values", help="Print captured values in clear. Handle the output like raw/.")
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        envvar="CONSENTINEL_FAIL_ON",
        metavar="SEVERITY",
        help="Exit 1 on findings of this severity or above (info, low, medium, high, critical; never), whatever "
        "their confidence: a `possible` finding keeps its severity. Accepted and waived findings never count. "
        "[default: high]",
        show_default=False,
    ),
]
FailConfidenceOption = Annotated[
    FailConfidence | None,
    typer.Option(
        "--fail-confidence",
        envvar="CONSENTINEL_FAIL_CONFIDENCE",
        metavar="CONFIDENCE",
        help="Count for --fail-on only findings of this confidence or above: possible, likely or certain. "
        "[default: possible]",
        show_default=False,
    ),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        envvar="CONSENTINEL_CONFIG",
        metavar="FILE",
        help="Settings; without it the nearest consentinel.toml, or pyproject.toml with [tool.consentinel].",
    ),
]
FORMAT_HELP = (
    "text, json, html, markdown, sarif, junit, csv, store_csv; safe_net, self_assessment, dual_list, inventory "
    "(these four also as .text, .csv, .html: by name, or by the ending of --output)."
)
RulesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules", metavar="PATH", help="A rule file or a folder of them (a rule pack), beside ours. Repeatable."
    ),
]
SelectOption = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        envvar="CONSENTINEL_SELECT",
        metavar="RULES",
        help="Only these rules, comma-separated.",
        autocompletion=complete_rule,
    ),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        envvar="CONSENTINEL_IGNORE",
        metavar="RULES",
        help="Not these rules, comma-separated.",
        autocompletion=complete_rule,
    ),
]


def each_capture(paths: Sequence[Path]) -> list[Path]:
    """Give the paths, with each folder that is no session replaced by the sessions and captures in it.

    What else lies in such a folder is named on stderr. Raises DataError E301 for a folder that holds none.
    """
    from analyzer.ingest.sources import contents_of
    from analyzer.store.session import MANIFEST, has_raw_files

    found: list[Path] = []
    for path in paths:
        if not path.is_dir() or (path / MANIFEST).is_file() or has_raw_files(path):
            found.append(path)
            continue
        captures, others = contents_of(path)
        found += captures
        if others:
            names = [one.name for one in others[:_NAMED]] + (["…"] if len(others) > _NAMED else [])
            say(f"neither sessions nor captures: {', '.join(names)}")
    return found


def split_ids(values: list[str] | None) -> tuple[str, ...]:
    """Give ids from a repeatable, comma-separated option."""
    return tuple(part.strip() for value in values or () for part in value.split(",") if part.strip())


def load_settings(file: Path | None) -> Config:
    """Give the settings of --config, else of the nearest settings file, else none; their language becomes the
    default of texts. Raises UsageError E120 to E122.
    """
    from analyzer.config import Config, find_config, load_config

    found = file or find_config(Path.cwd())
    config = load_config(found) if found else Config()
    settings.config_lang = config.lang
    return config


def one_of(value: str, known: list[str], *, option: str) -> str:
    """Give `value` when it is known; else a UsageError E101 with the nearest right word."""
    if value in known:
        return value
    hint = did_you_mean(value, known) or f"one of: {', '.join(known)}"
    raise UsageError(f"{option}: no {value!r} here", code="E101", hint=hint)
