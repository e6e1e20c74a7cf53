"""What an agreeing label agrees to: the question itself, or a thing of its own, such as a trade or a shared ride."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from analyzer.record.consent.letters import as_label
from analyzer.record.consent.lexicon import lexicon

_HAN = re.compile("[\u3400-\u9fff]")
_VERB = re.compile("(?:同意|接受|允许)(?![,、/]|并|且|后|$)")
_APART = re.compile(r"[&/|,·]")
_AND = re.compile(r"[,、]|并|且|后(?!的)|\s/\s")
_THEN = re.compile(r"并|且|(?<=同意)后(?!的)|(?<=同意),")
"""What stands before a deed that goes with an agreement."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_MOST_UNKNOWN = 1
"""Chinese characters that may be left of what is agreed to when all known words are taken away."""
_AND_WORDS = {"and", "und", "et", "y", "e", "en", "i", "og", "och", "ja", "și", "ve", "и", "та", "και"}
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "my",
        "our",
        "your",
        "this",
        "these",
        "all",
        "it",
        "that",
        "app",
        "in",
        "with",
        "for",
        "of",
    ]
)


def agrees_to_another_thing(label: str, phrase: str, language: str) -> bool:
    """Tell "accept trade" and 同意拼车 from "accept all" and 同意并继续: what is agreed to is no question of data.

    label: as on the button; phrase: the agreeing words of the lexicon in it; language: those words' language.
    """
    plain = as_label(label)
    if _does_another_deed(plain, language):
        return True
    if plain == phrase or _AND_WORDS & set(_WORD.findall(phrase)) or lexicon().policies.search(plain):
        return False
    if _HAN.search(plain):
        return _names_thing(plain)
    return _names_unknown(plain, phrase, language)


def _does_another_deed(plain: str, language: str) -> bool:
    """Tell "agree and enrol", 同意并接单 and "yes, notify me": what is done besides is no going on."""
    stems = lexicon().stems
    if _HAN.search(plain):
        goes_on, known = stems["goes_on"], _known_han()
        deeds = [stems["aside"].sub("", part) for part in _THEN.split(plain)[1:]]
        return any(not goes_on.match(one) and len(_HAN.findall(known.sub("", one))) > _MOST_UNKNOWN for one in deeds)
    words = _WORD.findall(plain)
    if words and "," in plain and stems["plain_yes"].fullmatch(words[0]) and not stems["data_named"].search(plain):
        rest = words[1:]
        speaks = bool(rest) and stems["first_person"].fullmatch(rest[0]) is not None
        return not speaks and any(word not in _known_words(language) and word not in _SMALL for word in rest)
    ands = [i for i, word in enumerate(words[:-1]) if word in _AND_WORDS or word == "&"]
    deed = words[ands[-1] + 1] if ands and ands[-1] > 0 else ""
    return bool(deed) and deed not in _known_words(language) and stems["goes_on"].fullmatch(deed) is None


def _names_thing(plain: str) -> bool:
    found = _VERB.search(plain)
    if found is None:
        return False
    thing = _AND.split(plain[found.end() :])[0]
    return len(_HAN.findall(_known_han().sub("", thing))) > _MOST_UNKNOWN


@lru_cache(maxsize=1)
def _known_han() -> re.Pattern[str]:
    """Match what is agreed to on a button of a question: its documents, the above, what comes next."""
    words = lexicon()
    phrases = {
        one.words for table in words.joined.values() for one in table
        if one.language == "zh" and one.role in ("accept", "accept_ambiguous", "policy", "essential_only")
    }  # fmt: skip
    listed = "|".join(map(re.escape, sorted((one for one in phrases if len(one) > 1), key=len, reverse=True)))
    stems = "|".join(words.stems[stem].pattern for stem in ("agreed_to", "object", "privacy"))
    return re.compile(f"{stems}|{listed}")


def _names_unknown(plain: str, phrase: str, language: str) -> bool:
    """Tell a word beside the agreement ("Mandat zustimmen") that no label of a question has."""
    agreeing = _WORD.findall(phrase)
    words = next((_WORD.findall(part) for part in _APART.split(plain) if agreeing[0] in _WORD.findall(part)), [])
    n = len(agreeing)
    at = next((i for i in range(len(words)) if words[i : i + n] == agreeing), None)
    if at is None:
        return False
    behind = list(takewhile(_is_no_and, words[at + n :]))
    before = list(takewhile(_is_no_and, reversed(words[:at])))
    return any(word not in _known_words(language) and word not in _SMALL for word in (*before, *behind))


def _is_no_and(word: str) -> bool:
    return word not in _AND_WORDS


@lru_cache(maxsize=64)
def _known_words(language: str) -> frozenset[str]:
    """Give the words that labels of this language and the names of its documents have."""
    found = {
        word for table in lexicon().spaced.values() for one in table
        if one.language == language for word in _WORD.findall(one.words)
    }  # fmt: skip
    return frozenset(found)
