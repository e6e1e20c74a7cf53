"""A mention under a stance as items: type, party, purpose, words and line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from analyzer.scope.declared import Confidence, DeclaredItem, shortened
from analyzer.scope.policy.blocks import Block
from analyzer.scope.policy.lexicon import Mention
from analyzer.scope.policy.stance import Stance

_QUOTE = 60


def items_of(block: Block, mention: Mention, stance: Stance, *, purpose: str, offset: int) -> Iterator[DeclaredItem]:
    """Give the items of one mention: each of its types, for each party of the stance. offset: of the mention's text."""
    is_sure = stance.is_sure and mention.entry.strength in ("strong", "permission")
    confidence: Confidence = "likely" if is_sure else "possible"
    at = offset + mention.start
    for data_type, party in product(mention.entry.types, (stance.party, *stance.also)):
        yield DeclaredItem(
            data_type=data_type,
            declared=stance.kind if stance.kind != "none" else "collected",
            party=party,
            purpose=purpose,
            locator=f"line {block.line_at(at)}",
            quote=_quote(block.text, at, offset + mention.end),
            confidence=confidence,
            recipients=stance.recipients,
            permission=mention.entry.permission,
        )


def _quote(text: str, start: int, end: int) -> str:
    """Give the words around a mention, at most 60 characters, in which the mention itself is whole where it fits."""
    spare = max(_QUOTE - (end - start), 0)
    left = max(0, start - spare // 2)
    right = min(len(text), left + _QUOTE)
    left = max(0, right - _QUOTE)
    return shortened(text[left:right].strip())
