"""The tree of commands as it is shown: panels in the order of the work, help in the language of the user."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import typer

from analyzer.cli.console import settings, spoken
from analyzer.i18n.catalog import DEFAULT, choose_language
from analyzer.i18n.talk import translated
from analyzer.i18n.wide import break_wide_text

PANELS = ("Start here", "Record", "Analyze and report", "Sessions", "Know", "Help and health")
"""Panels of the commands, in the order in which `consentinel --help` shows them."""

_OPTIONS = {
    "What to analyze": "known scope category mark consent_at assume_consent app_id first_party session_dir mapping",
    "What counts": "rules select ignore fail_on fail_confidence baseline config",
    "Output": "format output explain lang show_values rebuild",
}
"""Panels of the options of commands with many, by the names of the parameters."""
_MANY = ("analyze", "report")

_TYPER_TEXTS = (
    "DEPRECATED_STRING",
    "DEFAULT_STRING",
    "ENVVAR_STRING",
    "REQUIRED_LONG_STRING",
    "ARGUMENTS_PANEL_TITLE",
    "OPTIONS_PANEL_TITLE",
    "COMMANDS_PANEL_TITLE",
)
"""Names of the texts in `typer.rich_utils` that help is made with."""


def build(app: typer.Typer) -> Any:
    """Give the click command of an app with its panels in order."""
    command = typer.main.get_command(app)
    for one in commands_of(command):
        for parameter in one.params:
            _hide_type(parameter)
        one.get_help_option = _help_option(one.get_help_option)
        if one.name in _MANY:
            _group_options(one)
    children = getattr(command, "commands", None)
    if children:
        ordered = sorted(children.items(), key=lambda entry: _panel(entry[1]))
        children.clear()
        children.update(ordered)
    return command


def _group_options(command: Any) -> None:
    """Put the options of a command into panels, in the order of the panels; --help goes with the last."""
    panels = {name: panel for panel, names in _OPTIONS.items() for name in names.split()}
    for parameter in command.params:
        parameter.rich_help_panel = panels.get(parameter.name)
    order = [None, *_OPTIONS]
    command.params.sort(key=lambda parameter: order.index(parameter.rich_help_panel))
    original = command.get_help_option

    def get_help_option(context: Any) -> Any:
        option = original(context)
        option.rich_help_panel = spoken(order[-1] or "")
        return option

    command.get_help_option = get_help_option


def _hide_type(parameter: Any) -> None:
    """Leave out `<bool>` of switches and `<list[Path]>` of arguments: the names of types are for programmers."""
    if getattr(parameter, "is_flag", False):
        parameter.metavar = ""
    elif parameter.param_type_name == "argument" and hasattr(parameter, "display_type_rich"):
        parameter.display_type_rich = lambda ctx: None


def _panel(command: Any) -> int:
    name = getattr(command, "rich_help_panel", None)
    return PANELS.index(name) if name in PANELS else len(PANELS)


def asked_language(arguments: Sequence[str]) -> str:
    """Give the language for help and talk: that of `--lang` wherever it stands, else as `choose_language` says.

    Help is printed before options are read, so the words of the command line are looked at. Raises UsageError E107.
    """
    option = None
    words = list(arguments)
    for number, word in enumerate(words):
        if word == "--":
            break
        if word.startswith("--lang="):
            option = word.partition("=")[2]
        elif word == "--lang" and number + 1 < len(words):
            option = words[number + 1]
    settings.lang = option
    return choose_language(option)


def localize(command: Any, lang: str) -> None:
    """Turn every text of a command and of those below it into `lang`."""
    if lang == DEFAULT:
        return
    for one in commands_of(command):
        for name in ("help", "short_help", "epilog", "rich_help_panel"):
            _translate(one, name, lang)
        for parameter in one.params:
            _translate(parameter, "help", lang)
            _translate(parameter, "rich_help_panel", lang)
        one.get_usage = _usage(one.get_usage, lang)
    break_wide_text()


def commands_of(command: Any) -> Iterator[Any]:
    """Give a command and all below it."""
    yield command
    for child in getattr(command, "commands", {}).values():
        yield from commands_of(child)


def _translate(owner: Any, name: str, lang: str) -> None:
    text = getattr(owner, name, None)
    if isinstance(text, str):
        setattr(owner, name, translated(text, lang))


def _usage(original: Callable[[Any], str], lang: str) -> Callable[[Any], str]:
    """Give a `get_usage` that speaks `lang`; Typer asks for it before it draws anything else."""

    def get_usage(context: Any) -> str:
        from typer import rich_utils

        for name in _TYPER_TEXTS:
            _translate(rich_utils, name, lang)
        return original(context).replace("Usage: ", translated("Usage: ", lang), 1)

    return get_usage


def _help_option(original: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Give a `get_help_option` whose option, which Typer makes when it is asked for, looks like ours."""

    def get_help_option(context: Any) -> Any:
        option = original(context)
        if option is not None:
            option.help = spoken(option.help)
            _hide_type(option)
        return option

    return get_help_option
