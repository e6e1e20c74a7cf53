"""Names of persons: where the family name ends.

Chinese names have two to four characters, the family name the first, or the first two when those are one of the
compound surnames of the Hundred Family Surnames (百家姓) or a few others in use.
"""

from __future__ import annotations

import re

_COMPOUNDS = (
    "欧阳上官司马诸葛东方皇甫尉迟公孙慕容令狐司徒司空夏侯长孙宇文端木百里东郭南宫西门独孤轩辕"
    "申屠闾丘呼延钟离濮阳淳于单于赫连澹台公羊公冶宗政拓跋万俟闻人太叔仲孙鲜于"
)
_COMPOUND = frozenset(_COMPOUNDS[at : at + 2] for at in range(0, len(_COMPOUNDS), 2))
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2,4}")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")


def parts_of(text: str) -> tuple[str, tuple[str, ...]]:
    """Give the kind of a name (name_zh, name_en) and its parts; no parts where it is no name.

    >>> parts_of("昌丽梓"), parts_of("欧阳娜娜"), parts_of("Ada King Lovelace"), parts_of("x1")
    (('name_zh', ('昌', '丽梓')), ('name_zh', ('欧阳', '娜娜')), ('name_en', ('Ada', 'King', 'Lovelace')), ('', ()))
    """
    if _HAN.fullmatch(text):
        size = 2 if len(text) > 2 and text[:2] in _COMPOUND else 1
        return "name_zh", (text[:size], text[size:])
    words = tuple(text.split(" "))
    if 2 <= len(words) <= 5 and all(_WORD.fullmatch(word) for word in words):
        return "name_en", words
    return "", ()


def cuts_of(kind: str, parts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Give the ways to write a name in two fields: family and given, or given names and family in either grouping.

    >>> cuts_of("name_en", ("Ada", "King", "Lovelace"))
    (('Ada King', 'Lovelace'), ('Ada', 'King Lovelace'), ('Ada', 'Lovelace'))
    """
    if len(parts) == 2:
        return ((parts[0], parts[1]),)
    if kind != "name_en":
        return ()
    return ((" ".join(parts[:-1]), parts[-1]), (parts[0], " ".join(parts[1:])), (parts[0], parts[-1]))
