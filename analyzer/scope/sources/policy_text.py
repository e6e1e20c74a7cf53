"""A privacy policy as text, Markdown or HTML, Chinese or English: a draft for a person to correct."""

from __future__ import annotations

from pathlib import Path

from analyzer.model.errors import UsageError
from analyzer.scope.declared import Declared
from analyzer.scope.policy.reader import read_policy
from analyzer.scope.textfile import head, read_text

NAME = "policy_text"
ORDER = 90
MAX_CHARACTERS = 12_000_000
_SUFFIXES = {".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ""}


def sniff(path: Path) -> bool:
    """Tell whether a file may be a policy: any text that no other source knows."""
    if path.suffix.lower() not in _SUFFIXES:
        return False
    return bool(head(path).strip())


def read(path: Path) -> Declared:
    """Give what a policy declares.

    Raises UsageError E171, E173, E174 (cannot be read, too large, no text), E190 (empty), E191 (too long).
    """
    text = read_text(path)
    if not text.strip():
        raise UsageError(f"{path}: there is no text in it", code="E190",
                         hint="save the policy as text or HTML; a scan needs text recognition first")  # fmt: skip
    if len(text) > MAX_CHARACTERS:
        raise UsageError(f"{path}: {len(text):,} characters, policies have under {MAX_CHARACTERS:,}", code="E191",
                         hint="save the policy alone, without the pages around it")  # fmt: skip
    items = read_policy(text)
    warnings = [] if items else [f"{path}: no sentence in it declares a data type; is it a privacy policy?"]
    return Declared(items=items, warnings=warnings, source=str(path), kind=NAME)
