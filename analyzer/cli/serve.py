"""`consentinel serve`: a local page over many sessions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import out, say
from analyzer.model.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "serve",
        rich_help_panel="Analyze and report",
        epilog="Examples: `consentinel serve` · `consentinel serve results/ --port 8321 --open`",
    )(serve_command)


def serve_command(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Folder of sessions; default: captures.", readable=False)
    ] = None,
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="0: a free one, chosen by the system.")
    ] = 0,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    lang: shared.LangOption = None,
) -> None:
    """Show the sessions of a folder on a local page: list, filter, compare, open reports.

    Only this machine and only who has the printed address is answered; nothing is written. Ctrl-C ends it.
    """
    from analyzer.serve.run import bind, serve_until_told

    chosen = folder or shared.captures_folder()
    if not chosen.is_dir():
        hint = "give the folder that holds the sessions, or record one: consentinel demo"
        raise UsageError(f"{chosen}: no such folder", code="E198", hint=hint)
    server, address = bind(chosen, port=port, lang=shared.language())
    out(address)
    say("open this address in a browser; Ctrl-C ends")
    if open_page:
        typer.launch(address)
    serve_until_told(server)
