"""Remarks in brackets that deny something: of the word before them, not of the rest of the sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from analyzer.scope.policy.lexicon import Mention
from analyzer.scope.policy.stance import NONE, Clause

_ASIDE = re.compile(
    r"[(（](?=[^()（）]*(?:\b(?:never|not|cannot|without)\b|n['’]t\b|不会?|仅|无法|未))[^()（）]{1,80}[)）]"
)


def clauses_of(
    sentence: str, mentions: list[Mention], read: Callable[[str], list[Clause]]
) -> tuple[list[Clause], list[Clause]]:
    """Give the clauses; and those of remarks in brackets that deny: they are of the word before, not of the rest."""
    asides = list(_ASIDE.finditer(sentence))
    if not asides:
        return read(sentence), []
    clauses = read(_ASIDE.sub(lambda aside: " " * len(aside[0]), sentence))
    spans = tuple((_begin(sentence, aside), aside.end()) for aside in asides)
    clauses = [replace(clause, zones=(*clause.zones, *spans)) for clause in clauses]
    inner: list[Clause] = []
    for start, end in (aside.span() for aside in asides):
        if any(start <= mention.start < end for mention in mentions):
            inner += [_moved(clause, start + 1) for clause in read(sentence[start + 1 : end - 1])]
    return clauses, [clause for clause in inner if clause.stance is not None and clause.stance is not NONE]


_STAYS = re.compile(
    r"never (?:sent )?to (?:us|our)|(?:not|never) (?:be )?(?:sent|uploaded|transmitted)|never leaves"
    r"|stays? on (?:your|the)"
    r"|仅(?:保存|存储|存)在?(?:本地|本机|设备|手机)|不会?上传(?=$|至|到|[，。；）])",
    re.I,
)


def _begin(sentence: str, aside: re.Match[str]) -> int:
    """Give where what a remark speaks of begins: the words before it too when it says that they stay on the device."""
    if not _STAYS.search(aside[0]):
        return aside.start()
    return max(sentence.rfind(mark, 0, aside.start()) for mark in ",;:，；：、") + 1


def _moved(clause: Clause, by: int) -> Clause:
    zones = tuple((start + by, end + by) for start, end in clause.zones)
    return replace(clause, start=clause.start + by, end=clause.end + by, zones=zones)
