"""What the README and the pages promise exists: commands, options, topics, Make targets, error codes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer.main

from analyzer.cli import app as cli
from analyzer.cli.help import page, topics
from analyzer.model.tables import TABLES
from analyzer.reference import EXIT_CODES, error_codes

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [
        ROOT / "README.md",
        ROOT / "README.zh.md",
        ROOT / "captures" / "README.md",
        *(ROOT / "analyzer" / "docs").glob("*.md"),
        *(ROOT / "analyzer" / "docs" / "zh").glob("*.md"),
    ]
)

cli._register_commands()
COMMAND = typer.main.get_command(cli.app)


def _promised(text: str) -> list[str]:
    """Give every command line `consentinel …` in code spans and code blocks."""
    blocks = re.findall(r"```[a-z]*\n(.*?)```", text, re.DOTALL)
    spans = re.findall(r"`(consentinel [^`]+)`", text)
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines + spans if line.startswith("consentinel ")]


def _all_promises() -> list[tuple[str, str]]:
    texts = {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in PAGES}
    promises = [(name, line) for name, text in texts.items() for line in _promised(text)]
    return promises + [("epilogs", line) for line in _epilog_lines(COMMAND)]


def _epilog_lines(command: Any) -> list[str]:
    lines = _promised(command.epilog or "")
    for child in getattr(command, "commands", {}).values():
        lines += _epilog_lines(child)
    return lines


@pytest.mark.parametrize(("source", "line"), _all_promises())
def test_a_promised_command_exists_with_its_options(source: str, line: str) -> None:
    ours = line.partition(" | ")[0].removesuffix("; echo $?")
    words = [word for word in shlex.split(ours)[1:] if word != "&&"]
    command = COMMAND
    while words and hasattr(command, "commands") and not words[0].startswith("-"):
        assert words[0] in command.commands, f"{source}: no command {words[0]!r}"
        command = command.commands[words.pop(0)]
    known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    known |= {"-h", "--help"}
    for word in words:
        if word.startswith("-"):
            assert word.split("=")[0] in known, f"{source}: {line!r} uses {word}, which does not exist"


def test_every_command_has_a_summary() -> None:
    def check(command: Any, name: str) -> None:
        assert command.help, f"{name} has no help text"
        for child_name, child in getattr(command, "commands", {}).items():
            check(child, f"{name} {child_name}")

    check(COMMAND, "consentinel")


def test_every_topic_has_a_page() -> None:
    for topic in topics():
        assert len(page(topic).splitlines()) > 3, topic


def test_contracts_page_names_every_table_column_mark_and_exit_code() -> None:
    text = page("contracts")
    for table in TABLES.values():
        for column in table.columns:
            assert f"| {column.name} | {column.dtype}" in text
    for code in EXIT_CODES:
        assert f"| {code} |" in text


def test_error_codes_of_one_kind_share_their_hundred() -> None:
    families = {"1": "UsageError", "2": "SetupError", "3": "DataError", "4": "InternalError"}
    assert {code[1] for code in error_codes()} <= set(families)


def test_make_targets_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for file in PAGES:
        named = set(re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)", file.read_text(encoding="utf-8"), re.MULTILINE))
        assert {first or second for first, second in named} <= targets
