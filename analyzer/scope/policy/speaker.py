"""Who speaks in a policy: its own names and the ways to say "we" are read as "we", the length of the text kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.scope.policy.names import find_names

_SELF_ZH = re.compile(
    r"(?<!日)本行(?=[^业程为动使])|我行|我司|本司|本院(?!校)|本公司|我公司|本平台|我们公司|本集团|本产品|本服务"
    r"|本应用(?!商店)|本软件|本游戏|本程序|本SDK"
)
_TITLE_ZH = re.compile(
    r"^[《【\s]*(?P<name>[^\s，。：:（）《》、【】]{2,16}?)(?:用户|平台|客户端|应用|软件|服务|产品|APP|App|SDK)*"
    r"(?:隐私|个人信息|儿童|未成年人)"
)
_CALLED_ZH = re.compile(
    r"(?P<name>[\u3400-\u9fffA-Za-z]{2,24}?)(?:及其[^（]{0,12})?（[^）]{0,20}?(?:简称|称为?"
    r"|称作)[^）]{0,6}?[“\"「]?我们"
)
_TITLE_EN = re.compile(
    r"^(?P<name>(?:[A-Z0-9][\w&'.-]*\s?){1,5}?)\s*(?:[-–—|:]\s*)?(?:(?:App|Mobile App|Apps|SDK|Website|Users?)\s+)?"
    r"(?:Privacy|Data (?:Protection|Privacy))\b"
    r"|^(?:Privacy|Data Protection)[\w ]{0,20}?(?:\s*[-–—|:]\s*|\s+(?:of|for)\s+(?:the\s+)?)"
    r"(?P<behind>(?:The )?(?:[A-Z0-9][\w&'.-]*\s?){1,5})"
)
_CALLED_EN = re.compile(
    r"(?P<name>[A-Z][\w&'.-]+(?: [A-Z][\w&'.-]+){0,4}),?(?: \([^)]{2,60}\))? ?"
    r"\((?:[^)]{0,60}[\"“ ])?(?:we|us|our)[\"”,\s)]"
)
_SHORT_EN = re.compile(
    r"^(?P<name>[A-Z][\w&'.-]+(?:,? [A-Z][\w&'.-]+){0,4}),? ?\([\"“](?P<short>[A-Z][\w&' .-]{1,40})[\"”][^)]{0,20}\) "
    r"(?:is|operates|provides|offers|makes|runs|delivers|develops)\b"
)
_APP_EN = re.compile(
    r"\b(?:[Tt]he|[Uu]se|[Uu]sing|[Oo]ur) (?P<name>[A-Z][a-z]\w+(?: [A-Z]\w+){0,2}) (?:mobile )?(?:app"
    r"|application|website|service|services|platform|game)\b"
)
_PLAIN = {"privacy", "policy", "notice", "statement", "app", "mobile", "your", "our", "the", "data", "user", "users",
          "global", "website", "general", "online", "consumer", "customer", "service", "services"}  # fmt: skip
_KIDS = re.compile(
    r"儿童(?:个人信息|隐私|用户)|(?:少儿|宝宝|宝贝|幼儿|早教)[^，。]{0,8}(?:隐私|个人信息)"
    r"|children['’]s (?:privacy|app)|kids['’]? ?privacy",
    re.I,
)
_CHILDREN = re.compile(r"儿童|宝贝|宝宝|孩子|幼儿")
_HEAD_CHARACTERS = 4_000
_MAX_NAMES = 12


@dataclass(frozen=True)
class Speaker:
    """names: how the policy calls its own company and product. is_for_children: the children are its users."""

    names: re.Pattern[str] | None
    is_for_children: bool = False

    def told(self, sentence: str, *, lang: str) -> str:
        """Give a sentence of the same length in which its own names read as `we`.

        >>> speaker_of(["闪聊隐私政策"]).told("闪聊会收集您的手机号", lang="zh")
        '我们会收集您的手机号'
        """
        if lang == "zh":
            sentence = _SELF_ZH.sub(_as_we_zh, sentence)
            sentence = self.names.sub(_as_we_zh, sentence) if self.names else sentence
            return _CHILDREN.sub("用户", sentence) if self.is_for_children else sentence
        return self.names.sub(_as_we_en, sentence) if self.names else sentence


def speaker_of(texts: Iterable[str]) -> Speaker:
    """Give the speaker of a policy from the texts of its first blocks."""
    head: list[str] = []
    length = 0
    for text in texts:
        head.append(text)
        length += len(text)
        if length > _HEAD_CHARACTERS:
            break
    names: dict[str, None] = {}
    for number, text in enumerate(head):
        for name in _names_in(text[:_HEAD_CHARACTERS], is_title=number < 3):
            names.setdefault(name)
    opening = "\n".join(head)[:300]
    ordered = sorted(list(names)[:_MAX_NAMES], key=len, reverse=True)
    pattern = re.compile("|".join(map(_whole, ordered))) if ordered else None
    return Speaker(pattern, bool(_KIDS.search(opening)))


def _names_in(text: str, *, is_title: bool) -> Iterable[str]:
    if is_title and (title := _TITLE_ZH.match(text)) and not re.search(r"我们|您|如何|本", title["name"]):
        yield title["name"]
    if is_title and len(text) < 90 and (title := _TITLE_EN.match(text)):
        yield from _english(title["name"] or title["behind"])
        if "SDK" in text:
            yield from ("The SDK", "the SDK", "our SDK", "Our SDK")
    for called in _CALLED_ZH.finditer(text):
        yield called["name"]
    if (app := _APP_EN.search(text)) and not find_names(app["name"], in_table=True):
        yield from _english(app["name"])
    if short := _SHORT_EN.match(text):
        yield from (*_english(short["name"]), *_english(short["short"]))
    for called in _CALLED_EN.finditer(text):
        yield from _english(called["name"])


def _english(name: str) -> Iterable[str]:
    """Give a name and, when it is none of everyday, its first word."""
    name = name.strip(" .,&-")
    words = [word for word in name.split() if word.lower() not in _PLAIN]
    if not words:
        return
    yield name
    if len(words[0]) >= 5 and words[0][0].isupper():
        yield words[0]


def _whole(name: str) -> str:
    return rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])" if name.isascii() else re.escape(name)


def _as_we_zh(match: re.Match[str]) -> str:
    return "我们".rjust(len(match[0])) if len(match[0]) >= 2 else match[0]


def _as_we_en(match: re.Match[str]) -> str:
    return "we".ljust(len(match[0])) if len(match[0]) >= 2 else match[0]
