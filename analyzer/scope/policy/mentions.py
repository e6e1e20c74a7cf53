"""Which words of a sentence are data: weak ones need a sign, wide ones yield, what is of others is not the user's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyzer.scope.policy.lexicon import Entry, Mention

_JOINED = re.compile(
    r"\s*(?:[、,/（(）)+]|,? and|,? n?or|,? as well as|和|及|与|以及|或|或者|等|such as|including|like|如|例如|包括"
    r"|e\.g\.)*\s*(?:the |a |an )?",
    re.I,
)
_OWNED = re.compile(
    r"^\s*no\s+$|(?:您|你|用户|本人|监护人)的?[^，。；、]{0,8}$"
    r"|\b(?:your|their|his|her|you|[a-z]+(?:['’]s|s['’]))(?!\w)(?: [\w/-]+){0,2}\s*$"
    r"|\b(?:collect|obtain|receive|store|record|need|process|ask for|include|share|disclose)(?:s"
    r"|ing)? (?:the |an? )?$",
    re.I,
)


def kept(text: str, mentions: list[Mention], *, is_list: bool, below: Sequence[Mention] = ()) -> list[Mention]:
    """Give mentions without traps, weak words that nothing marks as data, and groups of which a member is named.

    below: what else is named under the same label, so that `设备标识：OAID` is the OAID alone.
    """
    mentions = list(_as_meant(text, mentions))
    named = {
        name
        for mention in (*mentions, *below)
        if mention.entry.strength in ("strong", "weak")
        for name in mention.entry.types
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


_IMAGE_BEFORE = re.compile(
    r"\b(?:scan|scans|photo|photos|photograph|copy|copies|picture|pictures|image|images) of (?:the "
    r"|both sides of |front and back of )*"
    r"(?:an? |your |the |their )?(?:valid |government[- ]issued |official )?$",
    re.I,
)
_IMAGE_BEHIND = re.compile(
    r"的?(?:[、和及与]?(?:人像面|国徽面|正反面|正面|反面|原件)){0,3}的?(?:影像|照片|图片|图像|影印件|复印件"
    r"|扫描件)| (?:photo"
    r"|image|scan|copy)\b",
    re.I,
)
_OF_BANK = re.compile(r"开户行|户名|收款|转账|汇款")


def _as_meant(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Give mentions as the words around them mean: the picture of a document, the account number of a transfer."""
    end = 0
    for mention in mentions:
        types = mention.entry.types
        if mention.start < end:
            continue
        behind = _IMAGE_BEHIND.match(text, mention.end)
        is_document = types in (("id_number",), ("id_document_image",)) and mention.entry.strength == "strong"
        if is_document and (behind or _IMAGE_BEFORE.search(text, max(0, mention.start - 60), mention.start)):
            end = behind.end() if behind else mention.end
            yield Mention(mention.start, end, Entry("strong", ("id_document_image",)))
        elif types == ("account_id",) and mention.entry.strength == "weak" and _OF_BANK.search(text):
            yield replace(mention, entry=Entry("weak", ("bank_account",)))
        else:
            yield mention


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


_STRETCH = re.compile(r"[，。；：:;\n]")


def _in_chinese_list(text: str, mentions: list[Mention], one: Mention) -> bool:
    """Tell whether a weak word is a part of its own in a list with `、` that names other data."""
    before = re.search(r"([、和及与或（])[\u3400-\u9fff]{0,3}$", text[max(0, one.start - 5) : one.start])
    if before is None or not re.match(r"[、，。；）]|等|和|及|与|以及|$", text[one.end :]):
        return False
    start = max((match.end() for match in _STRETCH.finditer(text, 0, one.start)), default=0)
    return any(start <= other.start < one.start and other.entry.strength in ("strong", "group") for other in mentions)


def _is_data(text: str, mentions: list[Mention], index: int) -> bool:
    """Tell whether a weak word stands after a possessive or in a list with other data."""
    mention = mentions[index]
    if _in_chinese_list(text, mentions, mention):
        return True
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
