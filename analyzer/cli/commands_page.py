"""The reference page of commands and options, made from the commands themselves."""

from __future__ import annotations

from typing import Any

from analyzer.i18n.talk import translated


def commands_page(lang: str = "en") -> str:
    """Give the page of every command: what it does, arguments and options with defaults and variables, examples."""
    parts = [f"# {translated('Commands and their options', lang)}", translated(_INTRO, lang)]
    for words, command in _leaves(_tree(lang), ()):
        parts += [f"## {' '.join(words)}", f"`{_usage(words, command)}`", str(command.help).replace("\n", " ")]
        rows = [_row(parameter, lang) for parameter in command.params if not getattr(parameter, "hidden", False)]
        if rows:
            head = "| " + " | ".join(translated(name, lang) for name in ("option", "meaning", "default")) + " |"
            parts.append("\n".join([head, "| --- | --- | --- |", *rows]))
        parts.append(str(command.epilog))
    return "\n\n".join(parts) + "\n"


_INTRO = (
    "`consentinel COMMAND --help` prints one of them. "
    "Names in capitals are environment variables that stand for the option."
)


def _tree(lang: str) -> Any:
    """Give the commands as `--help` shows them in `lang`."""
    from analyzer.cli import app as cli
    from analyzer.cli.tree import build, localize

    if not cli.app.registered_commands:
        cli._register_commands()
    tree = build(cli.app)
    localize(tree, lang)
    return tree


def _leaves(command: Any, words: tuple[str, ...]) -> list[tuple[tuple[str, ...], Any]]:
    children = getattr(command, "commands", None)
    if not children:
        return [(words, command)]
    return [leaf for name, child in children.items() for leaf in _leaves(child, (*words, name))]


def _usage(words: tuple[str, ...], command: Any) -> str:
    arguments = [_argument(one) for one in command.params if one.param_type_name == "argument"]
    return " ".join(["consentinel", *words, *arguments])


def _argument(parameter: Any) -> str:
    name = str(parameter.metavar or parameter.name.upper())
    name = f"{name}…" if parameter.nargs == -1 and not name.endswith("…") else name
    return name if parameter.required else f"[{name}]"


def _row(parameter: Any, lang: str) -> str:
    if parameter.param_type_name == "argument":
        name = f"`{_argument(parameter)}`"
    else:
        flags = [*parameter.opts, *parameter.secondary_opts]
        metavar = f" {parameter.metavar}" if parameter.metavar else ""
        name = ", ".join(f"`{flag}{metavar if flag.startswith('--') else ''}`" for flag in flags)
    variable = parameter.envvar if isinstance(parameter.envvar, str) else ""
    cells = [name, str(parameter.help or ""), ", ".join(filter(None, [_default(parameter, lang), variable]))]
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _default(parameter: Any, lang: str) -> str:
    default = parameter.default
    if default is None or callable(default) or isinstance(default, bool) or default in ("", (), []):
        return ""
    if type(default).__name__ == "Sentinel" or type(default).__module__.startswith("typer"):
        return ""
    return f"`{getattr(default, 'value', default)}`"
