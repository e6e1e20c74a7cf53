"""How English policies say that they collect, share or do not: clauses and their stance."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from analyzer.scope.policy import aims, receivers
from analyzer.scope.policy.names import Name, find_names, together
from analyzer.scope.policy.stance import NONE, Clause, Stance

_I = re.IGNORECASE
_SPLIT = re.compile(
    r"[;:](?=\s)| \((?=we (?:never|do not|don't)\b)"
    r"| [–—-] (?=never\b|not\b|but\b)|,? but (?=we\b|you\b|never|no\b|do\b|not\b(?! limited)|it\b|only\b"
    r"|also\b|may\b)|,? and (?=(?:we|it"
    r"|they|you"
    r"|then|no longer|share|sell|disclose|do not|the app)\b)"
    r"|,? (?=nor (?:do|does|did|will|would|are|is|may|have) )|, (?=which|who|whose|because|however|so we|we\b"
    r"|they\b|you\b|it\b|and we)|(?<=\w), (?=this is)",
    _I,
)
_YOU_GIVE = (
    r"you (?:(?:may|can|might|could|also|must|will|choose|decide|voluntarily|optionally|need|have|to) ){0,4}"
    r"(?:provide|give|submit|enter|upload|share|add|supply|type in|fill in|tell us)"
)
_COLLECT = re.compile(
    r"\b(?:collect(?:s|ed|ing)?|gather(?:s|ed|ing)?|obtain(?:s|ed|ing)?|access(?:es|ed"
    r"|ing)?(?= (?:to )?(?:your|the|contacts|photos|location|\w+ (?:and|or)))"
    r"|reads?\b(?! (?:more|this|our|the policy|comments))|record(?:s|ed|ing)?(?! of(?! your| the))"
    r"|logs?(?= (?:your|the|ip|search|when|which))|stor(?:e|es|ed|ing)(?! (?:in|on) your)|receiv(?:e|es|ed"
    r"|ing)"
    r"|process(?:es|ed|ing)?(?= (?:\w+ ){0,4}(?:data|information|identifiers)\b| (?:your|the|data|information"
    r"|facial|biometric|location|health|certain|any"
    r"|personal))|retain(?:s|ed)?|captur(?:e|es|ed|ing)|sav(?:e|es|ed)"
    r"|upload(?:s|ed|ing)?|track(?:s|ing|ed)?|infer(?:s|red|ring)?|analy[sz]e(?:s|d)?"
    r"|imports?(?= (?:your|the|data|information|\w+ (?:data|from)))|buys?(?= )|purchases?(?= (?:data|information"
    r"|demographic|lists))"
    r"|deriv(?:e|es|ed)|generat(?:e|es|ed)(?= (?:a|an|your|random))|listens? (?:for|to)|creat(?:e|es|ed)(?= (?:a"
    r"|an) (?:\w+ ){0,2}(?:template|profile|scan|map)\b)|giv(?:e|es|ing)(?= us\b)|gives us|estimat(?:e|es|ed)"
    r"|calculat(?:e|es|ed)|(?:is|are|be|been|being) (?:also |only |automatically )?(?:accessed|requested"
    r"|processed(?! (?:\w+ )?(?:by|on your))|noted|asked for)|takes(?= (?:a|an|your|the) )|gets?(?= (?:your"
    r"|the|their) )"
    r"|(?:is|are) given(?= (?:the|your|an?) )|holds?(?= (?:the|your) )|logged|is (?:needed|entered)"
    r"|keeps? (?:a )?records?|keeps?(?= (?:your|technical|data|information|track|the|logs?)\b)|(?:'ll|will"
    r"|also) have(?= your)"
    r"|you (?:must|need to|will need to) have(?= an? )|checks?(?= (?:which|your|whether))|kept|scan(?:s|ned)?"
    r"|monitor(?:s|ed)?"
    r"|us(?:e|es|ed|ing)(?= (?:your|(?:[\w-]+ ){0,2}cookies|information|data|web beacons|pixel|to\b|for\b"
    r"|the (?:phone|email"
    r"|information|ip)|similar|device|log|bluetooth|gps))"
    r"|ask(?:s|ed)?(?: [\w'’]+){0,3} (?:for"
    r"|to (?:provide|upload|enter|submit|give))"
    rf"|{_YOU_GIVE}|look(?:s|ed|ing)? (?:at|through|into)(?= (?:your|the contacts))"
    r"|(?<!you )(?<!you can )see(?= your)|sets?(?= (?:\w+ ){0,2}cookies\b)|provid(?:e|es|ed|ing)(?= us)"
    r"|submit(?:ted)?|requires? (?:your|you to)|(?:is|are) required|needs?(?= (?:your|(?:the|an?|certain"
    r"|some) (?!app\b|service|right)|to (?:know|access)))"
    r"|(?:stream|send|transmit|report)s?(?= (?:[\w'’-]+,? ){1,8}?to (?:us\b|our (?:servers?|cloud|systems?)\b))"
    r"|attached|held|acquir(?:e|es|ed)|detects?|includ(?:e|es)(?= (?:your|the|personal))"
    r"|(?:data|information|details|it|this|these|which|that|they) (?:(?:may|can|could|might|will|also"
    r"|typically) )*(?:include|consist of|comprise)s?)\b",
    _I,
)
_SHARE = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|disclos(?:e|es|ed|ing)|transfer(?:s|red|ring)?|transmit(?:s|ting)?"
    r"|transmitted(?! (?:in |over )?(?:peer|encrypted|securely|an encrypted))|s(?:ell"
    r"|ells|old|elling)|rent(?:s|ed)?|trade[sd]?"
    r"|sent to (?!us|our servers|you)|send (?:your|this|the|it) .{0,40}? to (?!us|you|our servers)"
    r"|provide(?:s|d)? (?:your|the|our|them|third|it|\w+ (?:providers|partners|companies)).{0,60}?\b(?:to"
    r"|with)\b(?! us)"
    r"|(?:provided|supplied|forwarded|released|communicated|sent|given|handed over|submitted|reported"
    r"|delivered) (?:on )?to (?!us\b|you\b|our (?:servers?|cloud|systems?|team|support)\b)"
    r"|(?:pass(?:es|ed|ing)?|giv(?:e|es|ing)|hand(?:s|ed)?(?: over)?|forward(?:s|ed)?|suppl(?:y|ies)|send(?:s)?"
    r"|report(?:s)?) (?!you\b|us\b)(?:[\w'’-]+,? ){1,12}?(?:on |over )?to (?!us\b|you\b|our (?:servers?|cloud"
    r"|systems?|team|support)\b)(?=\w)"
    r"|(?<!you )can see|is visible|are visible|made available|passed? (?:on )?to|made public|publicly)\b",
    _I,
)
_NOT = re.compile(
    r"\b(?:not(?! (?:limited|only|just)\b)|never|neither|nor|no longer|cannot|without|stopped)\b|n't\b|n’t\b"
    r"|^\s*no\b|\bno (?=access\b|\w+ (?:data"
    r"|information))",
    _I,
)
_WITHOUT_CONSENT = re.compile(
    r"without (?:your|the user's|prior|obtaining|first)[^.]{0,30}(?:consent|permission|approval)"
    r"|unless you[^.]{0,30}(?:opt|enable|turn|switch|activate|agree|consent|allow|permit|choose|give|grant|authori)",
    _I,
)
_EXCEPT = re.compile(
    r"\b(?:except|other than|apart from|save for|only (?:when|if|to|for|with))\b|\bmore .{1,40}? than\b", _I
)
_NEEDS = re.compile(
    r"\b(?:cannot|can't|can not|unable to|not able to)\b.{0,80}?\bwithout\b|^without your .{1,60}? (?:we"
    r"|you) (?:cannot|can't|are unable|will not be able)",
    _I,
)
_YOU_MAY = re.compile(
    r"\byou (?:may|can|could|are able to|have the right to|might|also have"
    r"|have a right)\b[^.;]{0,60}?\b(?:correct|delet|eras|access|updat|reset|withdraw|revok|opt|object"
    r"|obtain a copy"
    r"|ask us|limit|disabl|turn off|block|review|remov|download|export|change|control|manag|request|clear"
    r"|refuse|unsubscribe|stop)|right to (?:access|delete|obtain|correct|object|know|request)"
    r"|^to (?:opt out|submit a request|exercise|make a request)",
    _I,
)
_ADVICE = re.compile(
    r"\bplease (?:do not|don't|contact|keep|read|note|refer|see|review|be aware|visit|make sure)|should not"
    r"|you should|are responsible for|we recommend|we suggest|let children|you are solely|don't post"
    r"|if you have (?:any )?questions",
    _I,
)
_ERASE = re.compile(
    r"\b(?:we|is|are|be|will|permanently)\b.{0,25}?\b(?:delete[ds]?|erase[ds]?|anonymi[sz]e[ds]?"
    r"|destroy(?:ed)?)\b",
    _I,
)
_OTHER = re.compile(
    r"links? to (?:other|third|external)|third[- ]party (?:sites?|websites?|links?)|(?:this"
    r"|our) (?:privacy )?(?:policy|notice|statement) does not (?:apply|cover)|not responsible for"
    r"|under (?:its|their) own"
    r"|other companies|other (?:websites|sites)|themselves responsible|independently collect|your (?:bank"
    r"|internet service provider|mobile carrier|operator|employer) (?:may|can|will|might)|their own privacy"
    r"|(?:do not|don't|cannot|no) control\b|their own (?:cookies|policies|terms|purposes)|directly to a (?:third"
    r"|customer)|authori[sz]ed agents?\b"
    r"|\bown (?:websites?|sites?|apps?) (?:may|can|could|might|will)\b"
    r"|not controlled by us|outside (?:of )?our control|does not apply to|governed by (?:its|their)",
    _I,
)
_DEFINES = re.compile(
    r"\b(?:means\b(?! of)|refers? to|(?:is|are) (?:a |an |any )?(?:small|tiny|unique"
    r"|resettable)?\s?(?:text files?|files?|number|string|piece|identifier that|code)|is defined"
    r"|by .{3,40} we mean|deserves special|any device such as)"
    r"|^[\"“][^\"”]{2,40}[\"”] (?:means|refers)|^(?!With |From |To |By |For |When "
    r"|If )[A-Z][^:.]{2,30}: (?:a|an|the|any) ",
)
_PROTECT = re.compile(
    r"\b(?:encrypt(?:s|ed)?|confidential|legal basis|merger|acquisition|knowingly|children under"
    r"|under the age|minors|security of your|malicious|secure,|complete(?:ly)? secure|we will notify"
    r"|notify you|trademarks?|must be accurate)\b",
    _I,
)
_HYPOTHETIC = re.compile(
    r"\b(?:could|might)\b(?!.{0,20}\bcollect)|^watch\b|\bby (?:phone|credit card|email|post)\b|can be reached"
    r"|contact (?:us|your)\b|\bpay by\b|available for|\b(?:is|are) (?:processed|handled|billed|managed) (?:\w+ )?by\b"
    r"|will ask for your (?:postcode|zip)",
    _I,
)
_OPTIONAL = re.compile(
    r"(?:not|n't) (?:required|need(?:ed)?|have|obliged|obligated) to|is optional|optional\b|you (?:do not"
    r"|don't) (?:need|want|wish)|you can\b.{0,60}\binstead|(?:decline|refuse|choose not|prefer not) to",
    _I,
)
_WHEN = re.compile(
    r"^\s*(?:and |but |for example, |with your (?:permission|consent),? ?)?(?:if|when|whenever|unless|once|should"
    r"|depending on|like (?:most|many|other)"
    r"|where|in case|after|before|during|while|only if|only when|as soon as|upon|each time|every time|to \w+"
    r"|in order to|for [\w ]{3,40}|on signup|by \w+ing|under|with your|in the event"
    r"|at registration)\b[^,]{1,160}?(?:,|(?=\bwe\b|\bdo we\b|\bthe app\b|\byou (?:\w+ ){0,3}(?:give|provide"
    r"|enter|submit|supply)\b))",
    _I,
)
_PERMISSION = re.compile(r"\bpermissions?\b|\baccess to (?:your|the)\b|\b[A-Z]+_[A-Z_]+\b")
_REQUEST = re.compile(
    r"\b(?:request|ask|need|require)s?\b[^.]{0,20}\bpermission|\b(?:request|ask"
    r"|need)s?\b[^.,]{0,24}\baccess\b(?! code)|permission to access|request(?:s)? access"
    r"|\bgrants? (?:\w+ ){0,3}access to\b"
    r"|\b[A-Z]+_[A-Z_]+\b",
    re.I,
)
_SUBJECT = re.compile(
    r"\b(?P<self>we and (?:our |certain |selected )?(?:[\w-]+ ){0,2}partners|we|our (?:app|servers?|service"
    r"|services|website|fitness tracker|software|keyboard|platform"
    r"|site)|the app|this app|the application|the service|the company)\b"
    r"|\b(?P<other>(?:our |third[- ]party |these |such )*(?:advertising |analytics |business "
    r"|third[- ]party )*(?:partners?|vendors?|processors?|sdks?|third parties|advertisers|ad networks"
    r"|service providers"
    r"|affiliates|subsidiaries|group companies|data brokers|processors))\b",
    _I,
)
_SEEN_BY = re.compile(
    r"\b(?:other (?:users|members|people)|hosts?|drivers?|guests?|sellers?|buyers?|recipients"
    r"|the public)\b.{0,30}?\b(?:can see|see|receives?|can view|may see)\b",
    _I,
)
_FROM = re.compile(r"\b(?:from|through|via|by|to|with|uses?|using|of)\s+(?:the\s+)?$", _I)


def speaks(text: str) -> bool:
    """Tell whether a text holds a verb of collecting, sharing or asking."""
    return bool(_COLLECT.search(text) or _SHARE.search(text) or _REQUEST.search(text))


def silent(text: str) -> bool:
    """Tell whether a sentence speaks of definitions, other companies or advice: nothing in it declares."""
    if _OTHER.search(text) or _DEFINES.search(text):
        return True
    return bool(_ADVICE.search(text)) and not _WE_DENY.match(text)


_WE_DENY = re.compile(r"\s*we (?:do not|don't|don’t|never|will not|will never)\b", _I)


def _conditions(words: str) -> int:
    """Give where a clause goes on behind the conditions it begins with: `If you join, and only after you sign, …`."""
    end = 0
    while (match := _WHEN.match(words[end:])) and match.end():
        end += match.end()
    return end


def clauses(text: str) -> list[Clause]:
    """Give the clauses of a sentence with their stance, in order."""
    spans, start = [], 0
    for match in _SPLIT.finditer(text):
        if not text[start : match.start()].strip() or (
            _WHEN.match(text[start:] if match[0].startswith(",") else "") and "," not in text[start : match.start()]
        ):
            continue
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(text)))
    found: list[Clause] = []
    for start, end in spans:
        if text[start:end].strip():
            clause = _clause(text, start, end)
            if clause.stance is None and found and _BARE_NOT.match(text, start):
                clause = replace(clause, stance=_reversed(found[-1].stance))
            found.append(clause)
    return found


_BARE_NOT = re.compile(r"\s*(?:but )?(?:never|not|no)\b(?! limited| later| more)", _I)


def _reversed(stance: Stance | None) -> Stance:
    """Give the denial of what the clause before says: shared with hosts, but never the passport number."""
    if stance is None or stance.kind not in ("collected", "shared"):
        return NONE
    return Stance("denied", "third" if stance.kind == "shared" else stance.party)


def _clause(text: str, start: int, end: int) -> Clause:
    words = text[start:end]
    zones: list[tuple[int, int]] = []
    condition = purpose = ""
    rest = _conditions(words)
    if rest:
        if re.match(r"\s*(?:to|in order to|for)\b", words[:rest], _I):
            purpose = words[:rest]
        else:
            condition = words[:rest]
        zones.append((start, start + rest))
    cut = len(words)
    for aim in aims.TRAIL.finditer(words, rest):
        if inserted := aims.inserted(words, aim.start()):
            zones.append((start + inserted.start(), start + inserted.end()))
            condition = condition or inserted[0]
            continue
        if aims.is_object(words, aim) or words.count("(", 0, aim.start()) > words.count(")", 0, aim.start()):
            continue
        cut = aim.start()
        tail = words[cut:]
        if re.match(r"(?:when|whenever|while|if|unless|once|as long|because|even|after|where)", tail):
            condition = condition or tail
            inner = re.search(r"\b(?:to (?!our|the|your)[a-z]+|so that|in order to|for)\b.*", tail)
            purpose = f"{purpose} {inner[0] if inner else ''}".strip()
        else:
            purpose = f"{purpose} {tail}".strip()
        zones.append((start + cut, end))
        break
    body = words[rest:cut]
    stance = _stance(body, words, text, start + rest)
    but = _EXCEPT.search(words)
    if but and not purpose:
        purpose = words[but.start() :]
    if rest and not body.strip():
        stance = NONE
    return Clause(start, end, stance, tuple(zones), purpose, condition)


@lru_cache(maxsize=32)
def _says(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether a sentence says something; its clauses ask the same in turn."""
    return bool(pattern.search(text))


def _stance(body: str, words: str, text: str, offset: int) -> Stance | None:
    if _says(_PROTECT, text) or _HYPOTHETIC.search(body) or _OPTIONAL.search(words):
        return NONE
    if _YOU_MAY.search(words) or _ERASE.search(body):
        return NONE
    if _says(_NEEDS, text):
        return Stance("collected", is_sure=False)
    seen = _SEEN_BY.search(body) or receivers.given(body, text[:offset])
    share = _SHARE.search(body)
    collect = _COLLECT.search(text, offset)
    collect = collect if collect and collect.start() < offset + len(body) else None
    if seen or (
        share
        and not (collect and collect.start() - offset < share.start() and share.start() - collect.end() + offset > 60)
    ):
        return _shared(body, words, text, seen or share)
    if (asked := _REQUEST.search(words)) and _n_not(words, asked.end()) % 2 and asked.start() < 80:
        return NONE if _WITHOUT_CONSENT.search(text) else Stance("denied")
    if asked:
        return NONE if re.search(r"\brevok|turn off", words, _I) else Stance("permission")
    if re.search(r"(?:not|n't|never) (?:require|need|request)", body) and _PERMISSION.search(words):
        return Stance("denied")
    if collect:
        return _collected(body, words, text, offset, collect)
    return Stance("denied", is_sure=False) if _NONE_OF.fullmatch(text) else None


_NONE_OF = re.compile(r"\s*no (?:[\w'’-]+ ){0,4}[\w'’-]+\.?\s*", _I)
"""A sentence without a verb that says no: `No contacts.`"""


def _n_not(body: str, until: int) -> int:
    """Count the negations before a verb; `neither … nor` is one."""
    words = [match[0].lower() for match in _NOT.finditer(body) if match.end() <= until]
    return len(words) - words.count("nor") if "neither" in words else len(words)


def _shared(body: str, words: str, text: str, share: re.Match[str] | None) -> Stance:
    assert share is not None
    if _n_not(body, share.end()) % 2:
        if _WITHOUT_CONSENT.search(text):
            return NONE
        return Stance("shared", "third", is_sure=False) if _EXCEPT.search(words) else Stance("denied", "third")
    rest = text[text.find(words) :]
    for part in (words, rest):
        if named := list(dict.fromkeys(name.party for name in find_names(part))):
            return Stance("shared", named[0], also=tuple(named[1:] if part is words else ()))
    return Stance("shared", "third")


_TO_US = re.compile(r"\b(?:giv|provid|send)\w* us\b", _I)


def _collected(body: str, words: str, text: str, offset: int, collect: re.Match[str]) -> Stance:
    party, *also = ("first",) if _TO_US.search(collect[0]) else _subject(text, collect.start())
    is_neither = re.match(r"\s*(?:no|neither)\b", body, _I)
    n_not = 1 if is_neither else _n_not(body, collect.end() - offset + 12)
    if n_not % 2:
        if _EXCEPT.search(words):
            return Stance("collected", party, is_sure=False)
        if _WITHOUT_CONSENT.search(text) or re.search(r"\buse", collect[0], _I) or _ASK_BY.search(words):
            return NONE
        return NONE if _says(_IN_STATE, text) else Stance("denied", party)
    return Stance("collected", party, is_sure=n_not == 0, also=tuple(also))


_IN_STATE = re.compile(
    r"\bin the background\b|\b(?:when|while) (?:the app|it|you)(?:'s| is| are)? (?:closed|not (?:in use|open|using))",
    _I,
)
_ASK_BY = re.compile(r"\bask(?:s|ed)?\b.{0,60}\b(?:by|over|in an?) (?:e-?mail|phone|text|message|sms|the phone)\b", _I)


@lru_cache(maxsize=8)
def _subjects(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_SUBJECT.finditer(text))


@lru_cache(maxsize=8)
def _collectors(text: str) -> tuple[Name, ...]:
    """Give the companies of a sentence but those from whom, or with whose help, something is had."""
    names = find_names(text)
    return tuple(name for name in names if not _SOURCE.search(text[max(0, name.start - 24) : name.start]))


_SOURCE = re.compile(r"\b(?:from|with|via|through|in to|into)\s+(?:the\s+)?$", _I)


def _subject(text: str, verb: int) -> tuple[str, ...]:
    """Give who collects: the nearest subject before the verb; companies named in one go together."""
    subject = next((match for match in reversed(_subjects(text)) if match.end() <= verb), None)
    names = [name for name in _collectors(text) if name.end <= verb + 1]
    name = names[-1] if names else None
    if name is not None and (subject is None or name.start > subject.start() or subject["other"]):
        return together(text, list(names))[::-1]
    if subject is not None and subject["other"]:
        return ("third",)
    if subject is None and receivers.is_company(text, verb):
        return ("third",)
    return ("first",)
