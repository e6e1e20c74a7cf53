"""The words of prompts: data/consent_lexicon.yaml, and how a label or a text is matched with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analyzer import resources, yamlio
from analyzer.record.consent.letters import BESIDE_HAN, EDGE, HAN, as_label, normalise

MAX_LABEL = 60
"""Characters of a text that may still be the label of a button."""

_GOING_ON = re.compile(
    r"(?<=\w) (?:and|und|et|y|e|en) "
    r"(?:continue|proceed|start|weiter|fortfahren|continuer|continuar|seguir|doorgaan)$"
)
_RETURNING = re.compile(
    r"^(?:(?:go )?back (?:and|to)|return and|zurück und|revenir et|volver y|voltar e|torna e|返回并|返回,?|回去)\s*"
)
"""What the second dialog after a refusal puts before the agreement."""
_ONWARD = re.compile(
    r"((?:同意|接受|允许|授权))[,\s]?(?:并|且|后|,)[,\s]?(?:立即|马上|一起|去)?"
    r"(?:开始|开启|进入|继续|使用|体验|启用|加入|浏览|前往|出发|探索|打开|享受|畅)[^不未拒]{0,12}$"
)
"""What follows an agreement on its button: and begin, and enter the shop."""
_DEED = re.compile(r"(.+?) (?:and|&|und|et|y|e|en|и|و) (.{2,30})$")
_AND = {"and", "und", "et", "y", "e", "en", "i", "ve"}
_BRACKETED = re.compile(r"[《「『<〈].*?[》」』>〉]")
_WORD = re.compile(r"[\w'&-]+")
_ASKS = re.compile(r"[?？]|吗|是否|؟")
_PARTS = re.compile(r"\s*(?:[/|·\n\r•]|(?<=[\u3400-\u9fff])\s+(?=[a-z])|(?<=[a-z])\s+(?=[\u3400-\u9fff]))\s*")
_WORDS_AFTER_NO = 4
_WORDS_BEFORE = 20
"""Characters of what may be said before a whole agreement: that's fine, allow all."""
_OTHER_THAN_WHOLE = 2
"""Characters up to which an unclear phrase without spaces must nearly be the whole label: 是, 好, 进入."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """role: a class of the lexicon's `order`; words: normalised."""

    words: str
    role: str
    language: str
    is_spaced: bool


@dataclass(frozen=True, slots=True)
class Label:
    """What a label means. phrase: what decided, for the reason given."""

    role: str
    phrase: str
    language: str


@dataclass(frozen=True)
class Lexicon:
    """phrases: of labels, by their words. Texts are searched with the patterns; stems: lists of words by id.

    named: a document's name in its marks. kinds: (kind, words of buttons, pattern of texts), in order. permissions:
    what a question of the system is about. closing: labels that make a screen of `closable` kinds go away. ways:
    entries that lead to the policy, best first.
    system: packages and ids of the system's dialogs. deals: what else is agreed to, `words` and
    `compounds`, which are found inside longer words.
    """

    order: dict[str, int]
    spaced: dict[str, tuple[Phrase, ...]]
    joined: dict[str, tuple[Phrase, ...]]
    longest_joined: int
    policies: re.Pattern[str]
    named: re.Pattern[str]
    cues: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    data_use: re.Pattern[str]
    never: re.Pattern[str]
    negators: dict[str, tuple[re.Pattern[str], bool]]
    stems: dict[str, re.Pattern[str]]
    kinds: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]
    permissions: dict[str, re.Pattern[str]]
    closing: frozenset[str]
    closable: frozenset[str]
    ways: tuple[str, ...]
    system: dict[str, frozenset[str]]
    ids: dict[str, frozenset[str]]
    usual: dict[str, frozenset[str]]
    deals: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the lexicon that comes with us."""
    rows = yamlio.load_data(resources.path("data") / "consent_lexicon.yaml")["lexicon"]
    by_part: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_part.setdefault(row["part"], []).append(row)
    languages = by_part["language"]
    order = {role: i for i, role in enumerate(by_part["order"][0]["roles"])}
    phrases = [
        Phrase(as_label(words) or normalise(words), role, row["id"], bool(row["is_spaced"]))
        for row in languages for role in order for words in row.get(role, ())
    ]  # fmt: skip
    joined = _indexed(one for one in phrases if not one.is_spaced)
    return Lexicon(
        order=order,
        spaced=_indexed(one for one in phrases if one.is_spaced),
        joined=joined,
        longest_joined=max(map(len, joined)),
        policies=_documents(by_part["documents"][0], _pattern(one.words for one in phrases if one.role == "policy")),
        named=re.compile(f"《[^《》]{{1,40}}(?:{_any(by_part['documents'][0]['named'])})》"),
        cues=_pattern(words for row in languages for words in row.get("dialog_cues", ())),
        strong=_pattern(words for row in languages for words in row.get("keywords_full", ())),
        weak=_pattern(words for row in languages for words in row.get("keywords_half", ())),
        data_use=_data_use({row["id"]: row for row in by_part["data_use"]}),
        never=_pattern(by_part["never"][0]["words"]),
        negators={row["id"]: (_pattern(row["negators"]), bool(row["is_spaced"])) for row in languages},
        stems={row["id"]: _pattern(row["words"], whole=bool(row.get("is_whole"))) for row in by_part["stems"]},
        kinds=tuple((row["id"], frozenset(as_label(word) for word in row["buttons"]), _pattern(row["texts"]))
                    for row in by_part["kind"]),
        permissions={row["id"]: _pattern(row["words"]) for row in by_part["permission"]},
        closing=frozenset(as_label(word) for word in by_part["closing"][0]["words"]),
        closable=frozenset(by_part["closing"][0]["kinds"]),
        ways=tuple(as_label(word) for word in by_part["ways"][0]["words"]),
        system={key: frozenset(value) for key, value in by_part["system"][0].items() if isinstance(value, list)},
        ids={key: frozenset(value) for key, value in by_part["ids"][0].items() if isinstance(value, list)},
        deals={key: frozenset(map(normalise, by_part["deals"][0][key])) for key in ("words", "compounds")},
        usual={row["id"]: frozenset(_WORD.findall(normalise(" ".join(_usual(row))))) for row in languages},
    )  # fmt: skip


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(normalise(word)) for word in sorted(words, key=len, reverse=True))


def _documents(row: dict[str, Any], listed: re.Pattern[str]) -> re.Pattern[str]:
    """Match a listed name, or one made of a beginning and an end."""
    return re.compile(
        f"{listed.pattern}|(?:{_any(row['heads'])})[^《》「」、,。;:和与及或\\s]{{0,6}}?(?:{_any(row['tails'])})"
    )


def _data_use(rows: dict[str, dict[str, Any]]) -> re.Pattern[str]:
    """Match a verb of using near a noun of data, either first, within a clause."""

    def any_of(row: str, key: str) -> str:
        words = sorted(map(normalise, rows[row][key]), key=len, reverse=True)
        return f"(?:{'|'.join(map(re.escape, words))})"

    han_gap, gap = "[^。；！？!?;\n]{0,12}?", r"(?:[^\w.!?\n]{1,4}\w{1,40}){0,7}?[^\w.!?\n]{1,4}"
    verb, noun = rf"(?<!\w){any_of('letters', 'verbs')}\w{{0,20}}", rf"{any_of('letters', 'nouns')}(?!\w)"
    han = [any_of("han", "verbs"), any_of("han", "nouns")]
    either = [han[0] + han_gap + han[1], han[1] + han_gap + han[0], verb + gap + noun, rf"(?<!\w){noun}{gap}{verb}"]
    return re.compile("|".join(either))


def _usual(row: dict[str, Any]) -> Iterable[str]:
    """Give the phrases of a language, whose words tell it from others."""
    return (words for role in ("policy", "dialog_cues", "reject", "accept") for words in row.get(role, ()))


def _indexed(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        key = _key(phrase.words) if phrase.is_spaced else BESIDE_HAN.sub("", phrase.words)
        found.setdefault(key, []).append(phrase)
    return {key: tuple(value) for key, value in found.items()}


def _key(words: str) -> str:
    return " ".join(_WORD.findall(words))


def _pattern(words: Iterable[str], *, whole: bool = True) -> re.Pattern[str]:
    """Match any of the words, the longest first; those of letters with case or spaces only as whole words."""
    parts = []
    for word in sorted({normalise(word) if word.strip() == word else word for word in words}, key=len, reverse=True):
        is_spaced = whole and not re.search(rf"[{HAN}\uac00-\ud7af\u0e00-\u0e7f]", word)
        begin = r"(?<!\w)" if is_spaced and re.match(r"\w", word) else ""
        parts.append(begin + re.escape(word) + (r"(?!\w)" if begin and re.search(r"\w$", word) else ""))
    return re.compile("|".join(parts) or r"(?!)")


@lru_cache(maxsize=8192)
def label_of(text: str) -> Label | None:
    """Tell what a label means; None for what is no answer and no link: too long, a question, other words.

    >>> label_of("不同意并退出").role, label_of("Don't accept").role, label_of("同意并支付")
    ('reject', 'reject', None)
    """
    if len(text) > 4 * MAX_LABEL or _ASKS.search(text):
        return None
    plain = as_label(text)
    for extra in ("idiom", "aside"):
        plain = EDGE.sub("", lexicon().stems[extra].sub("", plain)) or plain
    if not plain or lexicon().never.search(plain):
        return None
    without = lexicon().stems["going_without"].search(plain)
    if without and not lexicon().stems["not_of_consent"].search(plain) and len(plain) <= MAX_LABEL:
        return Label("reject", without[0], "")
    twice = lexicon().stems["twice_negated"].search(plain)
    whole = Label("ambiguous", twice[0], "") if twice else _matched(plain)
    if whole is not None and ("reject" in whole.role or not _says_no(plain)):
        return whole
    parts = [part for part in (EDGE.sub("", part) for part in _PARTS.split(plain)) if part]
    found = [_matched(part) for part in parts] if 1 < len(parts) <= 3 else []
    roles = {one.role for one in found if one is not None}
    if len(roles) == 1 and None not in found:
        return found[0]
    is_named = lexicon().named.fullmatch(normalise(text)) is not None
    return _begun(plain) or _reduced(plain) or (Label("policy", plain, "") if is_named else None)


def _says_no(plain: str) -> bool:
    """Tell "no, …": what follows says what is refused."""
    begin, comma, _ = plain.partition(",")
    return bool(comma) and lexicon().stems["plain_no"].fullmatch(begin.strip()) is not None


def _reduced(plain: str) -> Label | None:
    """Read what is left without "go back and", "the above" and what one goes on to do; an agreement or a refusal only.

    The negators of its language must not stand in what was taken away.
    """
    stems = lexicon().stems
    shorter = _RETURNING.sub("", plain)
    shorter = EDGE.sub("", _ONWARD.sub(r"\1", stems["object"].sub("", shorter)))
    if shorter != plain and shorter:
        label = _matched(shorter) or _begun(shorter)
        if label is not None and label.role in ("accept", "reject"):
            return label
    return _with_deed(plain)


def _with_deed(plain: str) -> Label | None:
    """Read "agree and read on": a whole answer, "and", and a deed that is no other answer."""
    found = _DEED.match(plain)
    if found is None:
        return None
    label, deed = _matched(found[1]), found[2]
    last = _matched(deed) if label is None else None
    if last is not None and last.role == "accept" and last.phrase == deed:
        return None if lexicon().negators[last.language][0].search(found[1]) else last
    if label is None or label.phrase != found[1] or label.role not in ("accept", "reject"):
        return None
    other = _matched(deed)
    is_other = other is not None and other.role not in (label.role, "accept_ambiguous", "reject_ambiguous")
    negator = lexicon().negators[label.language][0]
    return None if is_other or (label.role == "accept" and negator.search(deed)) else label


def _begun(plain: str) -> Label | None:
    """Read "agree, and use everything": a whole phrase, a comma, and nothing that says otherwise."""
    begin, comma, rest = (part.strip() for part in plain.partition(","))
    first, _, others = plain.partition(" ")
    if not comma and lexicon().stems["plain_no"].fullmatch(first) and len(others.split()) <= _WORDS_AFTER_NO:
        begin, comma, rest = first, " ", others
    if comma and rest and lexicon().stems["plain_no"].fullmatch(begin):
        other = _matched(rest)
        return None if other is not None and "accept" in other.role else Label("reject", begin, "")
    label = _matched(begin) if comma else None
    if comma and label is None and len(begin) <= _WORDS_BEFORE and (last := _matched(rest)) is not None:
        is_whole = last.phrase == rest and last.role == "accept" and " " in rest
        return last if is_whole and not lexicon().negators[last.language][0].search(begin) else None
    if label is None or label.phrase != begin or label.role not in ("accept", "reject", "essential_only"):
        return None
    other = _matched(rest)
    pattern, _ = lexicon().negators[label.language]
    is_contrary = other is not None and other.role not in (label.role, "accept_ambiguous", "settings")
    return None if is_contrary or (label.role == "accept" and pattern.search(rest)) else label


def _matched(plain: str) -> Label | None:
    """Match one label, first without the names of documents in it."""
    words = lexicon()
    bare = EDGE.sub("", _BRACKETED.sub("", plain))
    names_document = words.policies.search(plain) is not None
    if not bare:
        return Label("policy", plain, "") if names_document else None
    found = [*_spaced(bare), *_joined(bare)]
    if not found:
        return _document_label(plain) if names_document and len(plain) <= MAX_LABEL else None
    best = _best(found)
    if best.role == "policy":
        return _document_label(plain)
    role = best.role
    if role in ("accept", "accept_ambiguous") and bare != best.words:
        negated = _negated(bare, best)
        role = "reject_ambiguous" if negated == "reject" and role == "accept_ambiguous" else negated or role
    if role == "accept" and names_document and not words.stems["going_on"].search(bare):
        role = "statement"
    return Label(role, best.words, best.language)


def _document_label(plain: str) -> Label:
    """Read a label that names a document and is too long for its other words: a link, or "agree to … and continue"."""
    words = _WORD.findall(plain)
    table = lexicon().spaced
    roles = {one.role: one for i in range(len(words)) for j in range(i + 1, i + 4)
             for one in table.get(" ".join(words[i:j]), ())}  # fmt: skip
    agreed = roles.get("accept")
    if agreed is not None and "reject" not in roles and lexicon().stems["going_on"].search(plain):
        return Label(_negated(plain, agreed) or "accept", agreed.words, agreed.language)
    if agreed is not None and "reject" not in roles and agreed.words in " ".join(words[:3]):
        return Label(_negated(plain, agreed) or "statement", agreed.words, agreed.language)
    return Label("policy", plain, "")


def _best(found: list[Phrase]) -> Phrase:
    """Give the longest phrase; one that is clear before one that is not, when both are in the label."""
    order = lexicon().order
    best = max(found, key=lambda one: (len(one.words.replace(" ", "")), -order[one.role]))
    if best.role.endswith("_ambiguous"):
        apart = [one for one in found if one.words not in best.words]
        clear = [one for one in apart if one.role in ("essential_only", "reject", "accept")]
        return min(clear, key=lambda one: order[one.role], default=best)
    return best


def _spaced(label: str) -> list[Phrase]:
    if "&" in label:
        return [one for word in _AND for one in _of_words(label.replace("&", f" {word} "))] + _of_words(label)
    return _of_words(label)


def _of_words(label: str) -> list[Phrase]:
    words, lexical = _WORD.findall(_GOING_ON.sub("", label)), lexicon()
    length = len(" ".join(words))
    found = []
    for i in range(len(words)):
        for j in range(i + 1, min(i + 9, len(words)) + 1):
            span = " ".join(words[i:j])
            for one in lexical.spaced.get(span, ()):
                negator = lexical.negators[one.language][0]
                rest = [word for word in (*words[:i], *words[j:]) if not negator.fullmatch(word)]
                if min(length, len(" ".join(rest)) + len(span) + bool(rest)) <= 2 * len(span):
                    found.append(one)
    return found


def _joined(label: str) -> list[Phrase]:
    words = lexicon()
    found = []
    label = BESIDE_HAN.sub("", label)
    for i in range(len(label)):
        for j in range(i + 1, min(i + words.longest_joined, len(label)) + 1):
            for one in words.joined.get(label[i:j], ()):
                slack = 6 if len(one.words) > _OTHER_THAN_WHOLE or one.role in ("accept", "reject") else 2
                if len(label) <= len(one.words) + (slack if len(one.words) > 1 else 0):
                    found.append(one)
    return found


def _negated(label: str, phrase: Phrase) -> str | None:
    """Give what a negator makes of an agreement: `reject` when it stands beside it, else `ambiguous`; None without."""
    pattern, is_spaced = lexicon().negators[phrase.language]
    at = label.find(phrase.words)
    around = [(label[:at], True), (label[at + len(phrase.words) :], False)] if at >= 0 else [(label, True)]
    for rest, is_before in around:
        if pattern.search(rest):
            beside = is_spaced or is_before == (phrase.language in ("zh", "th"))
            return "reject" if beside else "ambiguous"
    return None
