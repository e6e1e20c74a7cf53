"""`consentinel help TOPIC`: pages that work offline; those about formats are made from the models that validate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from analyzer import resources
from analyzer.cli.console import out
from analyzer.cli.options import one_of


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        "help",
        rich_help_panel="Help and health",
        epilog="Examples: `consentinel help` · `consentinel help contracts` · `consentinel help marks`",
    )
    def help_command(
        topic: Annotated[str | None, typer.Argument(autocompletion=lambda incomplete: [
            name for name in topics() if name.startswith(incomplete)
        ])] = None,
    ) -> None:  # fmt: skip
        """Print a page; without a topic, list the pages."""
        pages = topics()
        if topic is None:
            out("\n".join(f"{name:14} {title}" for name, title in pages.items()))
            return
        out(page(one_of(topic, [*pages, *_below()], option="TOPIC")))


def topics() -> dict[str, str]:
    """Give topic → first line of its page; pages in folders have a page above them that names them."""
    written = {file.stem: file for file in sorted(resources.path("docs").glob("*.md"))}
    titles = {name: file.read_text(encoding="utf-8").splitlines()[0].lstrip("# ") for name, file in written.items()}
    return titles | {name: title for name, (title, _) in _generated().items()}


def _below() -> list[str]:
    """Give the topics of pages in folders, `vendors/umeng`."""
    docs = resources.path("docs")
    return [file.relative_to(docs).with_suffix("").as_posix() for file in sorted(docs.glob("*/*.md"))]


def page(topic: str) -> str:
    """Give the text of a page."""
    made = _generated().get(topic)
    if made is not None:
        return made[1]()
    return (resources.path("docs") / f"{topic}.md").read_text(encoding="utf-8")


def _generated() -> dict[str, tuple[str, Callable[[], str]]]:
    from analyzer import reference

    return {
        "contracts": (
            "What others may rely on: words, exit codes, raw lines, tables",
            reference.contracts_page,
        ),
        "marks": ("Names of marks", reference.marks_page),
        "tables": ("Tables and their columns", reference.tables_page),
        "errors": ("Exit codes and error codes", reference.errors_page),
    }
