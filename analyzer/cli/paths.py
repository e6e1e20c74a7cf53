"""`consentinel paths`: where the parts of this installation lie."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analyzer import resources
from analyzer.cli.console import out
from analyzer.cli.options import LangOption, ListFormat, ListFormatOption, captures_folder, one_of
from analyzer.cli.output import as_json, text_table


def known_paths() -> dict[str, Path]:
    """Give every name `paths` knows, with its path."""
    found = {"addon": resources.path("addons") / "session_recorder.py"}
    found.update((name, resources.path(name)) for name in resources.names())
    found["captures"] = captures_folder().resolve()
    return found


def _complete_name(incomplete: str) -> list[str]:
    return [name for name in known_paths() if name.startswith(incomplete)]


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        rich_help_panel="Help and health",
        epilog='Examples: `consentinel paths` · `mitmdump -s "$(consentinel paths addon)" --set session_dir=out`',
    )
    def paths(
        name: Annotated[
            str | None, typer.Argument(metavar="NAME", help="Print only this path.", autocompletion=_complete_name)
        ] = None,
        format: ListFormatOption = ListFormat.TEXT,
        lang: LangOption = None,
    ) -> None:
        """Print where addons, hooks, data, pages and sessions lie."""
        found = known_paths()
        if name is not None:
            out(str(found[one_of(name, list(found), option="NAME")]))
        elif format is ListFormat.JSON:
            out(as_json({key: str(value) for key, value in found.items()}))
        else:
            out(
                text_table(
                    [{"name": key, "path": value} for key, value in found.items()],
                    ["name", "path"],
                    width=10**6,
                )
            )
