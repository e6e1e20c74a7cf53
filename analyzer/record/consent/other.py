"""What else a screen may ask: a log-in, a payment, a permission, a contract, somebody's account; and pages."""

from __future__ import annotations

import re

from analyzer.record.consent.context import NAMED
from analyzer.record.consent.doubt import deal_in, deal_of
from analyzer.record.consent.evidence import is_sentence
from analyzer.record.consent.letters import as_label, normalise
from analyzer.record.consent.lexicon import label_of, lexicon
from analyzer.record.consent.scene import Scene

_CERTAIN_DESPITE_WORDS = 6.0
_CERTAIN_DESPITE_TITLE = 8.0
_OTHER_QUESTIONS = (
    ("account_authorization", ""),
    ("permission_rationale", "allowing"),
    ("notification", "allowing"),
    ("age_gate", "yes"),
    ("request", "taking"),
)
"""Kind and the stems of what agrees there; "" for any."""
SPECIAL = re.compile("会员|支付|充值|续费|直播|认证|借款|贷款|拍卖|商家|入驻|保险|subscription|loan|insurance|seller")
"""Contracts of one service: agreeing to them is no question of consent to an app's rules."""
_POLITE = re.compile(r"[,\s]+(?:please|gerne|bitte|s'il vous plaît|por favor|per favore)$")
_FIRST = re.compile(r"[,\s]+")
_QUESTION = re.compile(r"[^.!?。！？؟\n]*[?？؟]")
_ANAPHORIC = 25
"""Characters of a question that means what was said before it: is that OK?"""
_TITLED = ("age_gate", "update")
"""Kinds that a title tells."""
_TITLE = 30
"""Characters of a text that may be a title."""
_ENTRIES = 5
_GRANT = re.compile(
    "(?:wants?|would like|request|asks? for|申请|请求|想要|希望|möchte|souhaite|demande|quiere|solicita|vuole|quer )"
    "[^.。!?\n]{0,30}?(?:access|访问|获取|获得|zugreif|zugriff|accéder|accès|accede|acceso|acess)"
    r"[^.。!?\n]{0,30}?(?:\baccount|账号|账户|konto\b|\bcompte\b|\bcuenta\b|\bconta\b)"
    "|[”」』\"'’】](?:小程序)?(?:申请|请求|想要|希望)(?:使用|获取|获得|访问|读取)(?:你|您)的|(?:使用|获取|授权)(?:你|您)?的?[^,。\n]{0,6}实名信息"
)
"""Another service asks whether an app may have a person's account there."""
_DEMAND = re.compile("(?:请求|申请)(?!(?:获得|取得|征得)?(?:您|你)的?(?:同意|授权|许可|允许))[^,。;\n]{0,6}(?:您|你)的")
"""Somebody else's demand, where the text does not speak for the app."""
_COUNTED = re.compile(
    r"(?:同意|赞成|支持|赞同|agree|yes|zustimm\w*|oui|sí)\D{0,8}\d{1,9}\s?(?:人|票|votes?|stimmen|voix|votos|%)"
)
"""How many agreed so far: a poll."""
_PERMISSION_TITLE = re.compile("权限(?:申请|使用|获取|请求|授权|说明|$)")
"""Titles that ask for a permission of the system, whatever it is about."""
_MASKED = re.compile(r"\d{2,4}\s?[*•·xX＊]{3,6}\s?\d{2,4}")
"""A telephone number of which the middle is hidden: what a log-in by the SIM shows."""


def another_question(scene: Scene) -> tuple[str, str] | None:
    """Tell a question about something else that mentions personal data, by its text and how it is answered.

    Allow and deny under words of a permission ask for the permission, yes and no under words of age for the age.
    """
    said = normalise("\n".join(scene.texts))
    words = lexicon()
    answers = [as_label(button.label) for button in scene.with_role("accept")]
    foreign = _foreign(scene, said, answers)
    if foreign is not None:
        return foreign
    texts = {kind: pattern for kind, _, pattern in words.kinds}
    for kind, stem in _OTHER_QUESTIONS:
        hit = texts[kind].search(said)
        if hit is None and kind == "permission_rationale":
            hit = words.stems["permission_words"].search(said)
        if kind == "permission_rationale" and _gives_on(said, said):
            continue
        is_taken = all(not stem or words.stems[stem].fullmatch(answer.replace(",", "")) for answer in answers)
        if hit is None or not (is_taken or (kind == "request" and deal_in(said) is not None)):
            continue
        if kind == "account_authorization" or (answers and scene.evidence.score < _CERTAIN_DESPITE_WORDS):
            return kind, f"it asks about something else: {hit[0]!r}"
    return None


def _foreign(scene: Scene, said: str, answers: list[str]) -> tuple[str, str] | None:
    """Tell a screen of another subject, by its title or by what it asks to sign, to open or to say yes to."""
    words = lexicon().stems
    score, title = scene.evidence.score, _title(scene)
    if score < _CERTAIN_DESPITE_TITLE:
        granted, carrier = _GRANT.search(said), words["carrier"].search(said)
        if granted is not None or carrier is not None:
            kind = "account_authorization" if granted else "login_with_consent"
            return kind, f"it asks for an account: {(granted or carrier or [''])[0]!r}"
        is_title = len(title) <= _TITLE and not any(words[stem].search(title) for stem in ("privacy", "welcome"))
        subject = words["other_subject"].search(title) if is_title else None
        if subject is not None:
            kinds = {kind: pattern for kind, _, pattern in lexicon().kinds if kind in _TITLED}
            kind = next((kind for kind, pattern in kinds.items() if pattern.search(title)), "other")
            return kind, f"its title speaks of something else: {subject[0]!r}"
    is_little = score < _CERTAIN_DESPITE_WORDS
    if (deal := _deal(scene, title, said)) is not None:
        return "other", f"its title or its button speaks of something else: {deal!r}"
    if is_little:
        if words["asker"].search(said) is None and (demand := _DEMAND.search(said)) is not None:
            return "request", f"somebody else asks: {demand[0]!r}"
        if (prize := words["prize"].search(said)) is not None:
            return "ad", f"it is about a prize: {prize[0]!r}"
        asked = next(pattern for kind, _, pattern in lexicon().kinds if kind == "permission_rationale").search(title)
        asked = asked or _PERMISSION_TITLE.search(title)
        if asked is not None and not _gives_on(title, said) and not words["privacy"].search(title):
            return "permission_rationale", f"its title asks for a permission: {asked[0]!r}"
        agreeing = [normalise(button.label) for button in scene.with_role("accept", "accept_ambiguous")]
        if SPECIAL.search(said) and agreeing and all(map(words["deed"].search, agreeing)):
            return "other", "it asks to sign a contract"
    if (opinion := words["opinion"].search(said) or _COUNTED.search(said)) is not None:
        return "other", f"it asks for an opinion: {opinion[0]!r}"
    answers = answers or [as_label(button.label) for button in scene.with_role("accept_ambiguous")]
    if answers and _says_yes_to_another_thing(answers, said):
        return "other", "yes and no to a question that asks for no data"
    return None


def _deal(scene: Scene, title: str, said: str) -> str | None:
    """Give the word of another agreement in the title, or in the text where what agrees names one as well.

    The more the text says of personal data, the less a title counts; longer where no button agrees in clear words.
    """
    agreeing = [normalise(button.label) for button in scene.with_role("accept", "accept_ambiguous")]
    is_named = bool(agreeing) and all(deal_in(label) is not None for label in agreeing)
    is_little = scene.evidence.score < _CERTAIN_DESPITE_WORDS
    is_unclear = is_named or not scene.with_role("accept")
    if is_little or (is_unclear and scene.evidence.score < _CERTAIN_DESPITE_TITLE):
        return deal_of(title) or (deal_in(said) if is_little and is_named else None)
    return None


def _gives_on(title: str, said: str) -> bool:
    """Tell data that are named, by no permission's name, and given to others or used for advertising."""
    words = lexicon().stems
    return words["permission_named"].search(title) is None and words["given_on"].search(said) is not None


def _says_yes_to_another_thing(answers: list[str], said: str) -> bool:
    """Tell yes to a question that asks neither for data nor for agreement.

    "Yes, I am" is such an answer only where there is a question, "yes" also where the text asks for nothing.
    """
    stems = lexicon().stems
    begun = [_FIRST.split(_POLITE.sub("", answer), maxsplit=1) for answer in answers]
    if not all(stems["plain_yes"].fullmatch(begin[0]) for begin in begun):
        return False
    rests = [begin[1] for begin in begun if len(begin) > 1]
    if any(label_of(rest) is not None or stems["data_named"].search(rest) for rest in rests):
        return False
    if not rests and not any(stems[stem].search(said) for stem in ("seeking", "asks_agreement")):
        return True
    asked = [found[0].strip() for found in _QUESTION.finditer(said)]
    return bool(asked) and not any(map(_asks_for_data, asked))


def _asks_for_data(asked: str) -> bool:
    """Tell a question about data or agreement, or a short one that means what was said before: is that OK?"""
    words = lexicon()
    about = (words.policies, words.cues, words.strong, words.weak, words.data_use, words.stems["privacy"])
    is_short = len(asked) <= _ANAPHORIC and words.stems["seeking"].search(asked) is not None
    return is_short or any(one.search(asked) for one in (*about, words.stems["asks_agreement"]))


def other_kind(scene: Scene, *, has_answer: bool, texts: tuple[str, ...] | None) -> tuple[str, str]:
    """Give the kind of a screen that is no question of consent, and why; `other` when nothing tells.

    texts: kinds that words of the text tell too, not those on buttons alone; None for all.
    """
    labels = {as_label(button.label): button for button in scene.buttons if button.phrase != NAMED}
    said = normalise("\n".join([*scene.texts, *(button.label for button in scene.buttons)]))
    words = lexicon()
    hits = {
        kind: [label for label in labels if label in buttons]
        + (pattern.findall(said)[:3] if texts is None or kind in texts else [])
        for kind, buttons, pattern in words.kinds
    }
    login = [label for label in labels if any(kind == "login" and label in buttons for kind, buttons, _ in words.kinds)]
    if (
        scene.has_fields
        or (login and not scene.with_role("accept", "reject"))
        or _logs_in(scene, has_other=bool(login))
    ):
        kind = "login_with_consent" if _asks_to_agree(scene) else "login"
        return (
            kind,
            "a field to type in" if scene.has_fields else f"a button {login[0]!r}" if login else "agreeing logs in",
        )
    is_certain = scene.evidence.score >= _CERTAIN_DESPITE_WORDS
    offered = [one.label for one in scene.buttons if not (is_certain and one.role == "accept_ambiguous")]
    paid = next((label for label in offered if words.never.search(normalise(label))), None)
    if paid is not None and not scene.with_role("accept"):
        return "payment", f"a button that pays or subscribes: {paid!r}"
    if not has_answer or not scene.with_role("accept", "accept_ambiguous"):
        page = _page(scene, said)
        if page is not None:
            return page
    ranked = sorted(((len(found), kind) for kind, found in hits.items() if found), reverse=True)
    best = next((kind for n, kind in ranked if kind not in ("login",) and n == ranked[0][0]), None)
    return (best, f"words of this kind: {', '.join(map(repr, hits[best][:3]))}") if best else ("other", "")


def _logs_in(scene: Scene, *, has_other: bool) -> bool:
    """Tell a log-in whose one agreeing button logs in: beside other ways to, or over a number half hidden."""
    agreeing = scene.with_role("accept", "accept_ambiguous")
    stem = lexicon().stems["logging_in"]
    if not agreeing or not all(stem.search(normalise(button.label)) for button in agreeing):
        return False
    rest = [_title(scene), *(normalise(button.label) for button in scene.buttons if button not in agreeing)]
    is_told = has_other or not scene.with_role("reject", "essential_only") or any(map(stem.search, rest))
    is_told = is_told or any("continue as " in normalise(one.label) for one in agreeing)
    return is_told or any(map(_MASKED.search, [*scene.texts, *(button.label for button in scene.buttons)]))


def _title(scene: Scene) -> str:
    """Give the first line of what is said."""
    return normalise(next((text.strip().partition("\n")[0] for text in scene.texts), ""))


def _page(scene: Scene, said: str) -> tuple[str, str] | None:
    words = lexicon().stems
    if words["page"].search(said) and (len(set(words["sections"].findall(said))) >= 2 or len(said) > 1_500):
        return "policy_page", "the whole text of a policy, with date and sections"
    entries = [button for button in scene.buttons if not is_sentence(button.label)]
    told = [button for button in entries if button.role in ("policy", "settings")]
    is_titled = any(as_label(text) in lexicon().ways for text in scene.texts)
    if len(entries) >= _ENTRIES and (told or is_titled) and not scene.with_role("accept", "accept_ambiguous"):
        return "settings_screen", f"a list of {len(entries)} entries"
    return None


def _asks_to_agree(scene: Scene) -> bool:
    said = normalise("\n".join([*scene.texts, *(button.label for button in scene.buttons)]))
    statement = lexicon().stems["statement"].search(said) is not None or bool(scene.with_role("statement", "accept"))
    consenting = lexicon().stems["consenting"].search
    statement = statement or any(consenting(normalise(one.label)) for one in scene.with_role("accept_ambiguous"))
    return statement and lexicon().policies.search(said) is not None
