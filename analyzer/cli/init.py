"""`consentinel init`: the files a project starts with, from the examples of our pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analyzer import resources
from analyzer.cli.console import out, say
from analyzer.cli.options import LangOption
from analyzer.model.errors import UsageError
from analyzer.store.files import writing

FILES = {
    "consentinel.toml": Path("consentinel.toml"),
    "known.yaml": Path("known.yaml"),
    "scope.yaml": Path("scope.yaml"),
    "github-actions.yml": Path(".github", "workflows", "consentinel.yml"),
}
"""Example → where it goes in a project."""


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        "init",
        rich_help_panel="Help and health",
        epilog="Examples: `consentinel init` · `consentinel init path/to/project`",
    )
    def init(
        project: Annotated[Path, typer.Argument(metavar="PROJECT", help="Folder of the project.")] = Path(),
        lang: LangOption = None,
    ) -> None:
        """Write settings, known values, a scope and a GitHub workflow to start from; nothing is overwritten."""
        for file in write_project(project):
            out(str(file))
        say("next: put your values into known.yaml and scope.yaml, then: consentinel help pytest")


def write_project(project: Path) -> list[Path]:
    """Write the files; give them. Raises UsageError E102 when one of them is there already, before any is written."""
    targets = {example: project / target for example, target in FILES.items()}
    there = sorted(str(target) for target in targets.values() if target.exists())
    if there:
        raise UsageError(
            f"{', '.join(there)}: already there", code="E102", hint="move it away, or edit it: `consentinel help ci`"
        )
    for example, target in targets.items():
        with writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((resources.path("docs") / "examples" / example).read_bytes())
    return list(targets.values())
