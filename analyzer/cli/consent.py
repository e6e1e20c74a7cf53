"""`consentinel consent inspect`: what the consent driver sees on a screen and would do."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Annotated, Any

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import out, printable, spoken
from analyzer.cli.options import ListFormat, ListFormatOption
from analyzer.cli.output import as_json, text_table
from analyzer.model.errors import DataError, UsageError

_PNG = b"\x89PNG\r\n\x1a\n"


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, help="Questions of consent on a screen.")
    group.command(
        "inspect",
        epilog="Examples: `consentinel consent inspect window_dump.xml` · "
        "`consentinel consent inspect window_dump.xml --screenshot screen.png --format json`",
    )(inspect_command)
    app.add_typer(group, name="consent", rich_help_panel="Analyze and report")


def inspect_command(
    tree: Annotated[
        Path, typer.Argument(metavar="TREE", help="A screen's tree, as `uiautomator dump` writes it.", readable=False)
    ],
    screenshot: Annotated[
        Path | None, typer.Option("--screenshot", metavar="PNG", help="The same screen as a picture.", readable=False)
    ] = None,
    format: ListFormatOption = ListFormat.TEXT,
    lang: shared.LangOption = None,
) -> None:
    """Tell whether a screen asks for consent, which button is which answer, and why.

    A picture only has to fit the tree: nothing is read from it.
    """
    from analyzer.record.consent.decide import inspect

    size = _size(screenshot) if screenshot is not None else None
    seen = inspect(_read(tree), name=str(tree))
    row = seen.as_dict()
    if size is not None:
        row["reason"] += _fits(row, size)
    out(as_json(row) if format is ListFormat.JSON else _text(row))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})", code="E383",
                        hint="name the file that `uiautomator dump` wrote") from error  # fmt: skip


def _size(path: Path) -> tuple[int, int]:
    """Give width and height of a PNG file. Raises UsageError E180."""
    try:
        with path.open("rb") as file:
            head = file.read(24)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})", code="E180", hint="check the path") from error
    if len(head) < 24 or not head.startswith(_PNG) or head[12:16] != b"IHDR":
        raise UsageError(f"{path} is no PNG picture", code="E180", hint="take it with `adb exec-out screencap -p`")
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def _fits(row: dict[str, Any], size: tuple[int, int]) -> str:
    """Say when a button lies outside of the picture: tree and picture are of different screens."""
    placed = [one["bounds"] for one in row["buttons"] if one["bounds"]]
    outside = [bounds for bounds in placed if bounds[2] > size[0] or bounds[3] > size[1]]
    return f"; the picture of {size[0]} × {size[1]} is too small for {len(outside)} buttons" if outside else ""


def _text(row: dict[str, Any]) -> str:
    def label(button: dict[str, Any] | None) -> str:
        return _line(button["text"] or button["content_desc"]) if button else "–"

    facts = {
        "is_consent": spoken("yes") if row["is_consent"] else spoken("no"),
        "kind": row["kind"],
        "language": row["language"] or "–",
        "accept": label(row["accept"]),
        "reject": label(row["reject"]),
        "settings": label(row["settings"]),
        "policy_links": ", ".join(_line(link["text"]) for link in row["policy_links"]) or "–",
        "preticked": spoken("yes") if row["preticked"] else spoken("no"),
        "ambiguous": spoken("yes") if row["ambiguous"] else spoken("no"),
        "reason": _line(row["reason"]),
    }
    buttons = [
        {"role": one["role"], "text": label(one), "resource_id": _line(one["resource_id"]), "bounds": one["bounds"]}
        for one in row["buttons"]
    ]
    lines = [f"{name}: {value}" for name, value in facts.items()]
    return "\n".join([*lines, "", text_table(buttons, ["role", "text", "resource_id", "bounds"])])


def _line(words: str) -> str:
    """Give words of the app on one line: one of several could pass for a fact of ours."""
    return " ".join(printable(words).split())
