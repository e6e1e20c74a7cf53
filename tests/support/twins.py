"""Pages that a run measures, in every language: `page.md`, and the same of the same figures as `zh/page.md`."""

from __future__ import annotations

from pathlib import Path

from analyzer.i18n.catalog import DEFAULT, LANGUAGES
from analyzer.i18n.phrases import page_in


def twins(page: Path, text: str) -> dict[Path, str]:
    """Give the page in every language by its file, from its English text."""
    return {page if lang == DEFAULT else page.parent / lang / page.name: page_in(text, lang) for lang in LANGUAGES}


def write_page(page: Path, text: str) -> None:
    """Write the page in every language."""
    for file, content in twins(page, text).items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
