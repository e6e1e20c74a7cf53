"""What data are for: told by the sentence, or by its label, the one who gets them, its words, the headings above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.scope.declared import DeclaredItem
from analyzer.scope.policy import lexicon
from analyzer.scope.policy.lexicon import Mention
from analyzer.scope.policy.names import purpose_of
from analyzer.scope.policy.stance import NONE, Clause

DEFAULT = "core_function"
"""The purpose of words that tell one which has no id."""
_FUNCTION = re.compile(r"使用|功能|服务|\buse\b|\bfeature|enable|allow|choose", re.I)
_FEATURE = re.compile(r"[”」』\"](?:功能|玩法|服务|模式|频道)|\bfeature\b")
_OCCASION = re.compile(
    r"(?:您|你|用户)[^，。]{2,30}(?:时|后|期间)|^[^，。]{2,20}时(?:，)?$|\b(?:when|once|whenever|while) you\b", re.I
)
_AGREED = re.compile(r"同意|授权|许可|允许|consent|permission|agree|permit", re.I)
_KNOWN_USERS = re.compile(r"(?:已|未)(?:注册|登录)")
_JOINS = re.compile(
    r"\b(?:open|creat|register|set(?:ting)? up|sign(?:ing|s)? up)\w* (?:for )?(?:an? |your |their "
    r"|the )?(?:\w+ )?accounts?\b"
    r"|(?:注册|创建|开立|开通)(?:[^，。]{0,6})(?:账号|账户|帐号|帐户|会员)",
    re.I,
)
_DOCUMENT = re.compile(r"隐私|政策|指引|个人信息(?:保护|处理)|\bprivacy\b|\bpolicy\b|data protection|\bnotice\b", re.I)
_BY_NATURE = {"crash_diagnostics": "analytics", "ad_data": "advertising", "user_profile": "personalization"}
"""Data that by what they are serve one purpose, when nothing else tells one."""


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a sentence: its label, its own words without the data they name, the headings, nearest first."""

    label: str = ""
    words: str = ""
    titles: Sequence[str] = ()


def coarse_purpose(text: str, *, is_told: bool) -> str:
    """Give the id of the purpose that words tell; core_function when they tell one that has none (is_told), else ""."""
    if not text:
        return ""
    return lexicon.cues("purposes").first(_KNOWN_USERS.sub("", text)) or (DEFAULT if is_told else "")


def topic(text: str) -> str:
    """Give the purpose that a heading, a label or a cell names, "" when none; wider words count than in a sentence.

    >>> topic("Account data"), topic("1.2 User interface"), topic("意见反馈")
    ('account', '', 'support')
    """
    return coarse_purpose(text, is_told=False) or lexicon.cues("topics").first(text) or ""


def column_purpose(text: str) -> str:
    """Give the purpose that the cell of a purpose tells."""
    return (topic(text) or DEFAULT) if text else ""


def purpose_of_clause(clauses: Sequence[Clause], index: int) -> str:
    """Give the coarse purpose of a clause: told in it, behind it, before it, or by the function it belongs to."""
    near = [clauses[index], *_going_on(clauses, index), *reversed(clauses[:index])]
    told = [coarse_purpose(clause.purpose, is_told=True) for clause in near if clause.purpose]
    found = next((purpose for purpose in told if purpose != DEFAULT), told[0] if told else "")
    if found not in ("", DEFAULT):
        return found
    for clause in (clauses[index], *reversed(clauses[:index])):
        special = coarse_purpose(clause.condition, is_told=not found and _is_occasion(clause.condition))
        if special:
            return special
    return found


def _is_occasion(condition: str) -> bool:
    """Tell whether a condition says at what the data are had: a function, or something that the user does."""
    return bool(_FUNCTION.search(condition) or (_OCCASION.search(condition) and not _AGREED.search(condition)))


def _going_on(clauses: Sequence[Clause], index: int) -> Iterator[Clause]:
    """Give the clauses behind one, up to the next that says something of its own."""
    for clause in clauses[index + 1 : index + 4]:
        yield clause
        if clause.stance is not None and clause.stance is not NONE:
            return


def completed(item: DeclaredItem, around: Around) -> str:
    """Give the purpose of an item: what its clause tells, or what surrounds it when that tells none that has an id."""
    if item.purpose not in ("", DEFAULT):
        return item.purpose
    found = topic(around.label) or purpose_of(item.party)
    if found or item.purpose:
        return found or item.purpose
    if by_words := "account" if _JOINS.search(around.words) else coarse_purpose(around.words, is_told=False):
        return by_words
    titles = (title for title in around.titles if not _DOCUMENT.search(title))
    by_title = next((purpose for title in titles if (purpose := topic(title))), "")
    by_nature = _BY_NATURE.get(item.data_type, "") if item.declared in ("collected", "shared") else ""
    return by_title or by_nature or (DEFAULT if _FEATURE.search(around.words) else "")


def words_without(sentence: str, mentions: Sequence[Mention]) -> str:
    """Give a sentence in which the names of data are blank, so that `payment details` tells no purpose."""
    parts, at = [], 0
    for mention in mentions:
        parts += [sentence[at : mention.start], " "]
        at = mention.end
    return "".join([*parts, sentence[at:]])
