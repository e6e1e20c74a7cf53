"""How much a text speaks of consent to the use of personal data, and which language it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from analyzer.record.consent.letters import normalise
from analyzer.record.consent.lexicon import lexicon

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_SAME_SCRIPT = {
    "ru": ("uk", re.compile("[іїєґ]")),
    "ar": ("fa", re.compile("[پچژگ]")),
}
"""Languages of a script that has letters of its own in another language."""
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NOTHING = re.compile(r"(?!)")
_KANA_SHARE = 0.15
_HAN_PER_WORD = 2
"""Chinese characters that weigh as much as a word of letters."""
_SENTENCE_HAN, _SENTENCE_LETTERS = 12, 30

_BEFORE = 8
"""Characters before a use of data in which a word that denies it is looked for."""

_EVERYDAY = {
    "en": "the and to of your our we you this with for in is are by have please read use or how not",
    "de": "der die das und wir du sie dein deine ihre nicht mit für zu von den ist ein eine auf bitte unsere zur",
    "fr": "le la les des et nous vous votre vos de du pour avec une un est que dans à au sur notre",
    "es": "el la los las y de tu su para con que una un es en nosotros nuestra por al del",
    "it": "il lo la gli e di tuo tua per con che una un è in noi nostri i nostra puoi",
    "pt": "o a os as e de seu sua para com que uma um é em nós nossos do da os",
    "nl": "de het een en van je wij onze jouw voor met is op dat te",
    "pl": "i w na do z że jest my nasi twoja twoje aby oraz",
    "tr": "ve bir için bu ile biz",
    "vi": "và của bạn chúng tôi để các",
    "id": "dan yang untuk dengan kami anda di kebijakan",
    "ms": "dan yang untuk dengan kami anda di dasar maklumat",
    "sv": "och att för vi din dina du av på med som är till kan",
    "da": "og at for vi din dine du af på med som er til kan vores",
    "nb": "og å for vi din dine du av på med som er til kan våre",
    "fi": "ja voit sinun sekä käytämme että voi",
    "cs": "na se pro vás vaše my s je které můžete abychom",
    "sk": "na sa pre vás vaše my s je ktoré môžete aby",
    "hu": "az és hogy ön egy vagy",
    "ro": "și de la pentru cu noi dvs tale în pe care sau",
    "hr": "i u na za s mi vaše kako je se možete",
}
_EVERYDAY_WORDS = {language: frozenset(words.split()) for language, words in _EVERYDAY.items()}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text has. score: points; has_topic: it is about personal data; is_everyday: by words alone that
    others use too; policies: documents, cues: phrases seen; is_used: a clause says that data are used."""

    score: float
    has_topic: bool
    policies: tuple[str, ...]
    cues: tuple[str, ...]
    is_everyday: bool = False
    is_used: bool = False

    @property
    def is_about_consent(self) -> bool:
        """Whether it names a document or uses a phrase of consent dialogs, about personal data."""
        return self.has_topic and bool(self.policies or self.cues)


def weigh(texts: Iterable[str]) -> Evidence:
    """Weigh texts together; a phrase counts once.

    A document about personal data 2 points and a second one 1, another document 1; phrases of dialogs 1 each up to 4;
    clauses in which data are used 1 each up to 2; strong words 1 each up to 3, weak ones ½ each up to 1.
    """
    plain = "\n".join(normalise(text) for text in texts)
    words = lexicon()
    policies = tuple(dict.fromkeys(words.policies.findall(plain)))
    private = [name for name in policies if words.stems["privacy"].search(name)]
    cues = tuple(dict.fromkeys(words.cues.findall(plain)))
    strong, weak = set(words.strong.findall(plain)), set(words.weak.findall(plain))
    score = min(2 * bool(private) + (len(private) > 1) + (len(policies) > len(private)), 4)
    used = {found[0] for found in words.data_use.finditer(plain)}
    score += min(len(cues), 4) + min(len(used), 2)
    return Evidence(
        score=score + min(len(strong), 3) + min(len(weak), 2) / 2,
        has_topic=bool(used) or words.stems["privacy"].search(plain) is not None,
        is_everyday=not used
        and not policies
        and not any(map(_is_telling, [*cues, *words.stems["privacy"].findall(plain)])),
        policies=policies,
        cues=cues,
        is_used=any(not _is_disowned(plain, found) for found in words.data_use.finditer(plain)),
    )


def _is_disowned(said: str, found: re.Match[str]) -> bool:
    """Tell a use of data that is denied: we never share, 不会收集."""
    clause = said[max(found.start() - _BEFORE, 0) : found.end()]
    return lexicon().stems["disowned"].search(clause.rpartition("\n")[2]) is not None


def _is_telling(words: str) -> bool:
    """Tell words that speak of personal data from those that games and shops use as well."""
    return len(lexicon().stems["everyday"].sub("", words)) > 1


@lru_cache(maxsize=4096)
def points(text: str) -> float:
    """Weigh one text, roughly: what decides where on the screen the question stands."""
    evidence = weigh((text,))
    return evidence.score + evidence.has_topic / 2


def is_sentence(text: str) -> bool:
    """Tell running text from a title, a label or an entry of a list."""
    han = len(re.findall("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]", text))
    return han >= _SENTENCE_HAN or len(text) >= _SENTENCE_LETTERS


def language_of(texts: Iterable[str]) -> str | None:
    """Give the language most of the text is in, as its ISO 639-1 code; None without words."""
    plain = normalise("\n".join(texts))
    counts = {language: len(pattern.findall(plain)) for language, pattern in _SCRIPTS}
    words = _LATIN_WORD.findall("".join(char for char in plain if ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00))
    han = counts["zh"] + counts["ja"]
    if counts["ja"] > _KANA_SHARE * han:
        counts["ja"], counts["zh"] = han, 0
    language, n = max(counts.items(), key=lambda one: one[1])
    if n and n / _HAN_PER_WORD >= len(words):
        other, letters = _SAME_SCRIPT.get(language, ("", _NOTHING))
        return other if letters.search(plain) else language
    return _latin(words, has_spanish_marks="¿" in plain or "¡" in plain) if words else (language if n else None)


def _latin(words: list[str], *, has_spanish_marks: bool) -> str:
    scores = {
        language: sum((word in usual) + (word in lexicon().usual.get(language, ())) / 2 for word in words)
        for language, usual in _EVERYDAY_WORDS.items()
    }  # fmt: skip
    scores["es"] += 3 * has_spanish_marks
    return max(scores, key=lambda language: scores[language])
