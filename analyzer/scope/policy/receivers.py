"""Others who get data, in English, by their verb: companies that no list knows, kinds of companies, people."""

from __future__ import annotations

import re

_I = re.IGNORECASE


def given(body: str, before: str = "") -> re.Match[str] | None:
    """Find another who gets the data: `Carriers receive your name`, `Klarna will get …`."""
    match = _GETS.match(body)
    if match and _OUR_PEOPLE.match(match["who"]):
        return None
    if match and match["who"].strip().lower() in ("who", "which") and before.strip() and not _SELF_IN.search(before):
        return match
    return None if match is None or _IS_SELF.match(match["who"].strip()) or _SELF_FIRST.match(match["who"]) else match


_OUR_PEOPLE = re.compile(
    r"\s*our (?!.*(?:partner|vendor|provider|advertis|affiliate|supplier|processor|third|subsidiar|contractor))", _I
)
_SELF_IN = re.compile(r"\b(?:we|our (?:app|servers?|service)|you|the app|it|they)\b", _I)
_SELF_FIRST = re.compile(r"\s*(?:we|you|our (?:app|servers?|team)|the app)\b", _I)


_GETS = re.compile(
    r"\s*(?:[^:]{1,40}: )?(?P<who>[\w&.'’/ -]{2,60}?) (?:(?:will|may|can|could|also|only|then|might|does|do|would"
    r"|never|not) )*"
    r"(?:receives?|gets?|obtains?|(?:is|are|be) (?:given|sent|told|provided with)|(?:has|have|gains?) access to"
    r"|(?:see|view)s?(?= (?:your|their|the) ))\b",
    _I,
)
_IS_SELF = re.compile(
    r"(?:[\w ]* )?(?:we|us|you|users?|our (?:app|servers?|services?|website|team|staff|system|platform)|th(?:e"
    r"|is) (?:app|service|game|website|site|application"
    r"|platform|software|company|extension|server|device|product)|it|they|this|that|which|who|and|children"
    r"|a child|everyone|nobody|no one|parents?"
    r"|data|information|your [\w ]+|when|if|once|to|by|before|after)$",
    _I,
)


def is_company(text: str, verb: int) -> bool:
    """Tell whether a sentence begins with a name of its own that does what the verb at a place says."""
    if _WHICH.search(text, 0, verb):
        return True
    match = _PROPER.match(text, 0, verb)
    return match is not None and match["first"].lower() not in _COMMON and bool(_ACTIVE.match(text, verb))


_PROPER = re.compile(
    r"\s*(?:[^:]{1,40}: )?(?P<first>[A-Z][\w&.'’-]*)(?: [A-Z(][\w&.,'’()-]*){0,5} (?:SDK )?(?:(?:may|will|also"
    r"|then) )*$"
)
_WHICH = re.compile(
    r"\b(?:at|by|with|to|and|through|via) [A-Z]\w+(?: [A-Z]\w+){0,3}(?: \([^)]{0,60}\))?, (?:which|who) (?:\w+ ){0,2}$"
)
_ACTIVE = re.compile(r"(?:collects|process(?:es)?|receives?|gathers|obtains|stores|accesses|records|uses|retains)\b")
_COMMON = frozenset(
    {"we", "our", "you", "your", "the", "this", "these", "it", "they", "app", "game", "service", "website", "software"}
    | {"application", "company", "system", "server", "servers", "feature", "extension", "cookie", "cookies", "users"}
    | {"platform", "keyboard", "device", "each", "every", "some", "all", "product", "site", "data", "information"}
)
