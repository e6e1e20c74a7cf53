"""`consentinel help TOPIC`: pages that work offline; those about formats are made from the models that validate."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from analyzer.cli.console import language, out, say
from analyzer.cli.options import LangOption, one_of
from analyzer.cli.pages import below, codes, is_offered, page, topics

_CODE = re.compile(r"[Ee]\d{3}")


def _complete_topic(incomplete: str) -> list[str]:
    return [name for name in [*topics(), *below(), *codes()] if name.startswith(incomplete)]


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        "help",
        rich_help_panel="Help and health",
        epilog="Examples: `consentinel help` · `consentinel help tutorial` · `consentinel help E101`",
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
        one_of(topic, [*topics(), *below(), *codes()], option="TOPIC")
        if not is_offered(topic, chosen):
            say("this page is written in English only")
        out(page(topic, chosen))
