"""Every page of consentinel in one place, written or made: `consentinel help` and the site show these."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from analyzer import resources
from analyzer.cli.console import spoken
from analyzer.i18n.catalog import DEFAULT, LANGUAGES

_TRANSLATES = re.compile(r"\n<!-- translates [0-9a-f]{16} -->\s*\Z")


def topics(lang: str = DEFAULT) -> dict[str, str]:
    """Give topic → title of its page; pages in folders have a page above them that names them."""
    titles = {file.stem: _title(file.stem, lang) for file in sorted(resources.path("docs").glob("*.md"))}
    made = {name: spoken(title) + _remark(name, lang) for name, (title, _) in _made().items()}
    return titles | made


def below() -> list[str]:
    """Give the topics of pages in folders: `vendors/umeng`, `rules/pre_consent_send`."""
    from analyzer.reference.units import rule_ids

    docs = resources.path("docs")
    found = [file.relative_to(docs).with_suffix("") for file in sorted(docs.glob("*/*.md"))]
    written = [file.as_posix() for file in found if file.parts[0] not in LANGUAGES]
    return [*written, *(f"rules/{rule_id}" for rule_id in rule_ids())]


def codes() -> list[str]:
    """Give the error codes; each is a topic."""
    from analyzer.reference import error_codes

    return list(error_codes())


def is_offered(topic: str, lang: str) -> bool:
    """Tell whether a page exists in `lang`; those that do not are shown in English, and say so."""
    if lang == DEFAULT or topic in codes() or topic.startswith("rules/"):
        return True
    return topic in _made() or _file(topic, lang).is_file()


def page(topic: str, lang: str = DEFAULT) -> str:
    """Give the text of a page in `lang`, or in English where it is not offered."""
    from analyzer.reference import error_page
    from analyzer.reference.units import rule_page_of

    if topic in codes():
        return error_page(topic, lang)
    if topic.startswith("rules/"):
        return rule_page_of(topic.partition("/")[2], lang)
    made = _made().get(topic)
    return made[1](lang) if made is not None else _written(topic, lang)


def _title(topic: str, lang: str) -> str:
    return _written(topic, lang).splitlines()[0].lstrip("# ") + _remark(topic, lang)


def _remark(topic: str, lang: str) -> str:
    return "" if is_offered(topic, lang) else spoken(" (in English)")


def _file(topic: str, lang: str) -> Path:
    docs = resources.path("docs")
    return docs / f"{topic}.md" if lang == DEFAULT else docs / lang / f"{topic}.md"


def _written(topic: str, lang: str) -> str:
    from analyzer.reference.measured import MARKER, measured

    file = _file(topic, lang)
    if not file.is_file():
        file = _file(topic, DEFAULT)
    text = _TRANSLATES.sub("\n", file.read_text(encoding="utf-8"))
    return text.replace(MARKER, measured(lang)) if MARKER in text else text


def _made() -> dict[str, tuple[str, Callable[[str], str]]]:
    from analyzer import reference
    from analyzer.cli.commands_page import commands_page
    from analyzer.reference import files, units

    return {
        "commands": ("Commands and their options", commands_page),
        "contracts": ("What others may rely on: words, exit codes, raw lines, tables", reference.contracts_page),
        "datatypes": ("Data types", units.data_types_page),
        "errors": ("Exit codes and error codes", reference.errors_page),
        "events": ("Raw lines: what the witnesses write", reference.raw_page),
        "files": ("Files and their keys", files.files_page),
        "hook_list": ("List of hooks", units.hooks_page),
        "marks": ("Names of marks", reference.marks_page),
        "rules": ("Rules", units.rules_page),
        "tables": ("Tables and their columns", reference.tables_page),
    }
