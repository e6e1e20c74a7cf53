"""Which words of a sentence are data: weak ones need a sign, wide ones yield, what is of others is not the user's."""

from __future__ import annotations

import re

from analyzer.scope.policy.lexicon import Mention

_JOINED = re.compile(
    r"\s*(?:[、,/（(）)+]|,? and|,? n?or|,? as well as|和|及|与|以及|或|或者|等|such as|including|like|如|例如|包括"
    r"|e\.g\.)*\s*(?:the |a |an )?",
    re.I,
)
_OWNED = re.compile(
    r"^\s*no\s+$|(?:您|你|用户|本人|监护人)的?[^，。；、]{0,8}$"
    r"|\b(?:your|their|user's|users'|user’s|his|her|you)\b(?: \w+){0,2}\s*$",
    re.I,
)


def kept(text: str, mentions: list[Mention], *, is_list: bool) -> list[Mention]:
    """Give mentions without traps, weak words that nothing marks as data, and groups of which a member is named."""
    named = {
        name for mention in mentions if mention.entry.strength in ("strong", "weak") for name in mention.entry.types
    }
    found: list[Mention] = []
    for index, mention in enumerate(mentions):
        entry = mention.entry
        if entry.strength == "trap" or (entry.strength == "group" and entry.yields_to & named):
            continue
        if entry.strength == "weak" and not is_list and not _is_data(text, mentions, index):
            continue
        if _OURS.search(text, max(0, mention.start - 5), mention.start):
            continue
        if _PEOPLE & set(entry.types) and _is_of_contacts(text, mention):
            continue
        found.append(mention)
    return found


_OURS = re.compile(r"\bour\s$", re.I)
_PEOPLE = frozenset({"name", "phone_number", "email"})
_BEFORE_PEOPLE = re.compile(
    r"(?:(?:(?<!紧急)联系人|好友|亲友)的|(?:通讯录|电话簿)[中里内]的?)(?:[^，。；]{0,6}[、和及与])?$"
    r"|(?:contacts|friends)['’] (?:\w+(?:,| and| or)+ )?$",
    re.I,
)
_OF_PEOPLE = re.compile(
    r"[^.;,，。；]{0,40}?\b(?:from|of|in|for) (?:your|the|their|those) (?:phone )?"
    r"(?:contacts?|address book|phone ?book|friends)\b",
    re.I,
)


def _is_of_contacts(text: str, mention: Mention) -> bool:
    """Tell whether a name or number belongs to the people in an address book: that is the address book."""
    return bool(
        _BEFORE_PEOPLE.search(text, max(0, mention.start - 20), mention.start) or _OF_PEOPLE.match(text, mention.end)
    )


def _is_data(text: str, mentions: list[Mention], index: int) -> bool:
    """Tell whether a weak word stands after a possessive or in a list with other data."""
    mention = mentions[index]
    if _OWNED.search(text, max(0, mention.start - 30), mention.start):
        return True
    before = mentions[index - 1] if index else None
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    return bool(
        (
            before
            and before.entry.strength != "trap"
            and _JOINED.fullmatch(text, before.end, mention.start)
            and mention.start > before.end
        )
        or (
            after
            and after.entry.strength != "trap"
            and _JOINED.fullmatch(text, mention.end, after.start)
            and after.start > mention.end
        )
    )
