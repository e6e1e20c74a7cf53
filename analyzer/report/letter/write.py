"""A letter as Markdown, plain text or HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from analyzer.i18n.catalog import texts as texts_of
from analyzer.report.letter.draft import Block, draft
from analyzer.report.markup import html, md
from analyzer.report.safe import no_commands
from analyzer.report.templates import FOLDER

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

_PLACEHOLDER = re.compile(r"(\[\[[^\[\]]*\]\]|【[^【】]*】)")


def letter(data: ReportData, to: str, lang: str, syntax: str = "markdown") -> str:
    """Give the letter to one of `draft.RECIPIENTS` in `markdown`, `text` or `html`."""
    writers: dict[str, Callable[[Sequence[Block], str], str]] = {
        "markdown": _markdown,
        "text": _text,
        "html": _html,
    }
    return no_commands(writers[syntax](draft(data, to, lang), lang))


def _markdown(blocks: Sequence[Block], _lang: str) -> str:
    return "\n\n".join("\n".join(_markdown_block(block)) for block in blocks) + "\n"


def _markdown_block(block: Block) -> Iterable[str]:
    if block.kind == "address":
        return [f"{md(line)}\\" for line in block.items[:-1]] + [md(block.items[-1])]
    if block.kind in ("title", "heading"):
        return [f"{'#' if block.kind == 'title' else '##'} {md(line)}" for line in block.items]
    if block.kind == "list":
        return [f"- {md(line)}" for line in block.items]
    if block.kind == "numbers":
        return [_markdown_item(number, item) for number, item in enumerate(block.items, 1)]
    if block.kind == "files":
        return ["```", *(line.replace("`", "'") for line in block.items), "```"]
    return [md(line) for line in block.items]


def _markdown_item(number: int, item: str) -> str:
    first, *others = item.split("\n")
    return "\n".join([f"{number}. {md(first)}", *(f"   - {md(line)}" for line in others)])


def _text(blocks: Sequence[Block], _lang: str) -> str:
    return "\n\n".join("\n".join(_text_block(block)) for block in blocks) + "\n"


def _text_block(block: Block) -> Iterable[str]:
    if block.kind in ("title", "heading"):
        return [block.items[0], ("=" if block.kind == "title" else "-") * 40]
    if block.kind == "list":
        return [f"- {line}" for line in block.items]
    if block.kind == "numbers":
        return [f"{number}. " + item.replace("\n", "\n     ") for number, item in enumerate(block.items, 1)]
    return block.items


def _html(blocks: Sequence[Block], lang: str) -> str:
    title = next(block.items[0] for block in blocks if block.kind == "title")
    style = (FOLDER / "paper.css").read_text(encoding="utf-8") + (FOLDER / "letter.css").read_text(encoding="utf-8")
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    head = (
        f'<!DOCTYPE html>\n<html lang="{"zh-Hans" if lang == "zh" else lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html(title)}</title>\n<style>\n{style}</style>\n</head>\n"
    )
    body = "\n".join(_html_block(block, _placeholders(lang)) for block in blocks)
    return f'{head}<body class="letter"><main>\n{body}\n</main></body>\n</html>\n'


@cache
def _placeholders(lang: str) -> frozenset[str]:
    """Give what the sender fills in, as the catalog writes it; an app whose name has such brackets is none of them."""
    found = (_PLACEHOLDER.findall(text) for key, text in texts_of(lang).items() if key.startswith("letter."))
    return frozenset(one for several in found for one in several)


def _html_block(block: Block, left_open: Collection[str]) -> str:
    texts = [_open(item, left_open) for item in block.items]
    if block.kind == "address":
        return f'<p class="address">{"<br>".join(texts)}</p>'
    if block.kind in ("title", "heading"):
        tag = "h1" if block.kind == "title" else "h2"
        return f"<{tag}>{texts[0]}</{tag}>"
    if block.kind == "list":
        return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"
    if block.kind == "numbers":
        return "<ol>" + "".join(_html_item(item, left_open) for item in block.items) + "</ol>"
    if block.kind == "files":
        return "<pre>" + "\n".join(texts) + "</pre>"
    return "".join(f"<p>{text}</p>" for text in texts)


def _html_item(item: str, left_open: Collection[str]) -> str:
    first, *others = (_open(line, left_open) for line in item.split("\n"))
    return f"<li>{first}<ul>" + "".join(f"<li>{line}</li>" for line in others) + "</ul></li>"


def _open(text: str, left_open: Collection[str]) -> str:
    """Escape a text and mark the placeholders that the sender fills in."""
    return "".join(
        f"<mark>{html(part)}</mark>" if part in left_open else html(part) for part in _PLACEHOLDER.split(text)
    )
