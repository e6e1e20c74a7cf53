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
    """Give why the agreement is left to the operator; None when it is clear.

    A contract, a trip, an invitation or the like may be what is agreed to, or nobody asks for the app. A word in the
    title or on the button decides unless the text says much of personal data; one anywhere where the text says little
    of them, or the button agrees to anything. That costs a question to the operator now and then, no more.
    """
    score = scene.evidence.score
    lines = [normalise(text) for text in scene.texts]
    title = next((line.partition("\n")[0] for line in lines), "")
    said = "\n".join(lines)
    found = deal_of(title) or deal_in(normalise(accept.label)) if score < _CERTAIN else None
    is_everyday = lexicon().stems["everyday_yes"].fullmatch(as_label(accept.label)) is not None
    if found is None and score < (_CERTAIN_EVERYDAY if is_everyday else _CERTAIN_TEXT):
        found = deal_in(said)
    if found is not None:
        return f"what is agreed to may be {found!r}"
    is_unasked = is_everyday and score < _CERTAIN_EVERYDAY and not _speaks_for_app(scene, said)
    return "the text does not speak for the app" if is_unasked else None


def _speaks_for_app(scene: Scene, said: str) -> bool:
    """Tell a text in which the app speaks of itself, names a document, or speaks of the data of who reads it."""
    stems = lexicon().stems
    named = (stems["privacy"], stems["general_terms"])
    documents = [name for name in scene.evidence.policies if not stems["bare_topic"].fullmatch(name)]
    return (
        any(stems[stem].search(said) for stem in ("asker", "your_data"))
        or any(one.search(name) for name in documents for one in named)
    )  # fmt: skip


def deal_of(title: str) -> str | None:
    """Give the word of a title that names another agreement; None for a long text, or one that names privacy."""
    words = lexicon()
    is_named = words.stems["privacy"].search(title) is not None or words.policies.search(title) is not None
    return deal_in(title) if len(title) <= _TITLE and not is_named else None


def deal_in(said: str) -> str | None:
    """Give the word of a text that names another agreement, or a price; None without."""
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
