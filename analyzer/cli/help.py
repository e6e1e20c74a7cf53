"""`consentinel help TOPIC`: pages that work offline; those about formats are made from the models that validate."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from analyzer import resources
from analyzer.cli.console import language, out, say, spoken
from analyzer.cli.options import LangOption, one_of
from analyzer.i18n.catalog import DEFAULT, LANGUAGES

_TRANSLATES = re.compile(r"\n<!-- translates [0-9a-f]{16} -->\s*\Z")
_CODE = re.compile(r"[Ee]\d{3}")


def _complete_topic(incomplete: str) -> list[str]:
    return [name for name in [*topics(), *_below(), *_codes()] if name.startswith(incomplete)]


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        "help",
        rich_help_panel="Help and health",
        epilog="Examples: `consentinel help` · `consentinel help marks` · `consentinel help E101`",
    )
    def help_command(
        topic: Annotated[
            str | None,
            typer.Argument(
                metavar="TOPIC", help="A page, or an error code such as E150.", autocompletion=_complete_topic
            ),
        ] = None,
        lang: LangOption = None,
    ) -> None:
        """Print a page; without a topic, list the pages."""
        chosen = language()
        if topic is None:
            out("\n".join(f"{name:14} {title}" for name, title in topics(chosen).items()))
            return
        if _CODE.fullmatch(topic):
            topic = topic.upper()
        one_of(topic, [*topics(), *_below(), *_codes()], option="TOPIC")
        if not is_offered(topic, chosen):
            say("this page is written in English only")
        out(page(topic, chosen))


def topics(lang: str = DEFAULT) -> dict[str, str]:
    """Give topic → title of its page; pages in folders have a page above them that names them."""
    titles = {file.stem: _title(file.stem, lang) for file in sorted(resources.path("docs").glob("*.md"))}
    generated = {name: spoken(title) + _remark(name, lang) for name, (title, _) in _generated().items()}
    return titles | generated


def _title(topic: str, lang: str) -> str:
    return _written(topic, lang).splitlines()[0].lstrip("# ") + _remark(topic, lang)


def _remark(topic: str, lang: str) -> str:
    return "" if is_offered(topic, lang) else spoken(" (in English)")


def is_offered(topic: str, lang: str) -> bool:
    """Tell whether a page exists in `lang`; those that do not are shown in English, and say so."""
    if lang == DEFAULT or topic in _codes():
        return True
    return topic in _TRANSLATED if topic in _generated() else _file(topic, lang).is_file()


def _file(topic: str, lang: str) -> Path:
    docs = resources.path("docs")
    return docs / f"{topic}.md" if lang == DEFAULT else docs / lang / f"{topic}.md"


def _written(topic: str, lang: str) -> str:
    file = _file(topic, lang)
    if not file.is_file():
        file = _file(topic, DEFAULT)
    return _TRANSLATES.sub("\n", file.read_text(encoding="utf-8"))


def _below() -> list[str]:
    """Give the topics of pages in folders, `vendors/umeng`; folders of languages hold the pages again."""
    docs = resources.path("docs")
    found = [file.relative_to(docs).with_suffix("") for file in sorted(docs.glob("*/*.md"))]
    return [file.as_posix() for file in found if file.parts[0] not in LANGUAGES]


def _codes() -> list[str]:
    from analyzer.reference import error_codes

    return list(error_codes())


def page(topic: str, lang: str = DEFAULT) -> str:
    """Give the text of a page in `lang`, or in English where it is not offered."""
    from analyzer.reference import error_page

    if topic in _codes():
        return error_page(topic, lang)
    made = _generated().get(topic)
    return made[1](lang) if made is not None else _written(topic, lang)


_TRANSLATED = ("marks", "errors")
"""Made pages that speak every language; the others name columns and fields, in English."""


def _generated() -> dict[str, tuple[str, Callable[[str], str]]]:
    from analyzer import reference

    return {
        "contracts": (
            "What others may rely on: words, exit codes, raw lines, tables",
            lambda _lang: reference.contracts_page(),
        ),
        "marks": ("Names of marks", reference.marks_page),
        "tables": ("Tables and their columns", lambda _lang: reference.tables_page()),
        "errors": ("Exit codes and error codes", reference.errors_page),
    }
