"""When a clear agreement is still left to the operator: the text may be about something else that is agreed to."""

from __future__ import annotations

import re
from functools import lru_cache

from analyzer.record.consent.classify import Button
from analyzer.record.consent.letters import HAN, as_label, normalise
from analyzer.record.consent.lexicon import lexicon
from analyzer.record.consent.scene import Scene

_CERTAIN = 8.0
"""Points from which a text is about personal data, whatever its title names."""
_CERTAIN_EVERYDAY = 7.0
"""The same for the whole text, where the button says what agrees to anything."""
_CERTAIN_TEXT = 4.0
"""The same for the whole text beside any button."""
_TITLE = 45
"""Characters of a first line that may be a title."""
_PRICE = re.compile(r"[¥￥€$£₩₹]\s?\d|\d\s?(?:元|€|eur|usd|円|원|zł|₽)(?!\w)")
_NO_HAN = re.compile(f"[^{HAN}\uac00-\ud7af]")


def doubt(scene: Scene, accept: Button) -> str | None:
    """Give the word that says a contract, a trip, an invitation or the like may be agreed to; None without.

    Such a word in the title decides unless the text says much of personal data; one anywhere where the text says
    little of them, or the button agrees to anything. That costs a question to the operator now and then, no more.
    """
    score = scene.evidence.score
    lines = [normalise(text) for text in scene.texts]
    title = next((line.partition("\n")[0] for line in lines), "")
    said = "\n".join(lines)
    if score < _CERTAIN and (found := deal_of(title)) is not None:
        return found
    is_everyday = lexicon().stems["everyday_yes"].fullmatch(as_label(accept.label)) is not None
    return _other(said) if score < (_CERTAIN_EVERYDAY if is_everyday else _CERTAIN_TEXT) else None


def deal_of(title: str) -> str | None:
    """Give the word of a title that names another agreement; None without, and for a text too long for a title."""
    return _other(title) if len(title) <= _TITLE else None


def _other(said: str) -> str | None:
    found = _deals().search(said) or _PRICE.search(said)
    return found[0] if found else None


@lru_cache(maxsize=1)
def _deals() -> re.Pattern[str]:
    """Match the words of other agreements; those of letters as whole words, with their plural."""
    deals = lexicon().deals
    words = sorted(deals["words"], key=len, reverse=True)
    letters = "|".join(re.escape(word) for word in words if _NO_HAN.match(word))
    joined = "|".join(re.escape(word) for word in words if not _NO_HAN.match(word))
    longer = "|".join(map(re.escape, sorted(deals["compounds"])))
    return re.compile(rf"(?<!\w)(?:{letters})(?:s|es|e|n|en)?(?!\w)|{joined}|\w*(?:{longer})\w*")
