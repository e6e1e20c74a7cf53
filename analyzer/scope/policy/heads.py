"""Data that share one noun: `浏览、搜索的记录`, `approximate and precise location`, `billing and shipping address`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.scope.policy.lexicon import Mention, terms

_ACTS = (
    "浏览|访问|搜索|查询|检索|关注|收藏|点击|点赞|评论|分享|转发|购买|下单|播放|观看|阅读|收听|加入购物车|加购|登录|使用"
    "|操作|互动|交易|消费|充值|支付|通话|聊天|学习|签到"
)
_ZH = re.compile(
    rf"(?P<acts>(?:(?:{_ACTS})(?:商品|内容|服务|页面)?(?:[、和与及或/，]|以及)?){{2,14}})的?(?:商品|内容"
    rf"|服务)?(?:等)?的?"
    r"(?P<head>历史记录|行为记录|记录|历史|行为|日志|数据|情况|信息)"
)
_ACT = re.compile(_ACTS)
_ZH_PAST = re.compile(
    r"(?P<act>浏览|访问|搜索|查询|阅读|观看|收听|播放|点击|购买|下单|收藏|关注"
    r"|点赞)过的[^，、。；和与及]{1,8}?(?=[，、。；和与及]|会|将|用|$)"
)
"""What was read, searched or bought: `搜索过的代码`."""
_GRADES = "精确|精准|准确|粗略|大致|模糊|大概|实时"
_ZH_PLACE = re.compile(
    rf"(?P<acts>(?:(?:{_GRADES})(?:的)?(?:[、和与及或/]|以及)?){{2,3}})(?:的)?(?P<head>地理位置|位置|定位)"
)
_GRADE = re.compile(_GRADES)
_USED = {"关注", "收藏", "点击", "点赞", "评论", "分享", "转发", "加入购物车", "加购", "登录", "使用", "操作", "互动",
         "学习", "签到"}  # fmt: skip
_EN = re.compile(
    r"\b(?P<acts>(?:[a-z][a-z-]{0,30}(?: (?:card|account|phone))?(?:, (?:and |or )?| and | or |/"
    r"| and/or )(?:an? |your |the )?){1,5}[a-z][a-z-]{0,30}(?: (?:card|account|phone))?)"
    r" (?P<head>locations?|history|histories|addresses|address|numbers?|names?|ids?|identifiers?|logs?|data"
    r"|records?|photos?|details)\b",
    re.IGNORECASE,
)
_EN_SPLIT = re.compile(r"(?:,? and/or |,? (?:and|or) |, |/)(?:an? |your |the )?", re.IGNORECASE)


_ADS = "曝光|展示|点击|转化|浏览|播放|互动|观看|下载|安装|监测"
_ZH_ADS = re.compile(
    rf"广告的?(?:{_ADS})(?:量|次数|行为)?(?:(?:[、和与及或/]|以及)(?:{_ADS})(?:量|次数|行为"
    rf"|完成)?){{0,5}}(?:完成)?的?(?:数据|情况|记录|信息|行为)?"
)
"""What was done with adverts, told in one go: `广告的曝光和点击数据`."""


def with_heads(text: str, mentions: list[Mention], lang: str) -> list[Mention]:
    """Give the mentions of a sentence and those whose noun stands only behind another, in order."""
    if lang == "zh" and "广告" in text:
        mentions = list(_of_adverts(text, mentions))
    found = [*_chinese(text), *_past(text)] if lang == "zh" else list(_english(text))
    extra = [
        one for one in found if not any(one.start < mention.end and mention.start < one.end for mention in mentions)
    ]
    return sorted([*mentions, *extra], key=lambda mention: mention.start) if extra else mentions


def _of_adverts(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Let clicks and views of adverts be one mention of those, instead of what their last words alone would name."""
    spans = [match.span() for match in _ZH_ADS.finditer(text)]
    one = terms("zh").find("广告点击")[0].entry
    others = [mention for mention in mentions if not any(start <= mention.start < end for start, end in spans)]
    yield from sorted([*others, *(Mention(start, end, one) for start, end in spans)], key=lambda found: found.start)


def _chinese(text: str) -> Iterator[Mention]:
    for pattern, part in ((_ZH, _ACT), (_ZH_PLACE, _GRADE)):
        for match in pattern.finditer(text):
            for act in part.finditer(text, match.start("acts"), match.end("acts")):
                head = "位置" if part is _GRADE else "记录"
                word = "使用记录" if act[0] in _USED else act[0] + head
                yield from _as(word, act.start(), act.end(), "zh")


def _past(text: str) -> Iterator[Mention]:
    for match in _ZH_PAST.finditer(text):
        act = match["act"]
        yield from _as("使用记录" if act in _USED else act + "记录", match.start(), match.end(), "zh")


def _english(text: str) -> Iterator[Mention]:
    for match in _EN.finditer(text):
        at = match.start("acts")
        for word in _EN_SPLIT.split(match["acts"]):
            start = text.find(word, at)
            at = start + len(word)
            yield from _as(f"{word} {match['head']}", start, at, "en")


def _as(word: str, start: int, end: int, lang: str) -> Iterator[Mention]:
    """Give a mention at a place that means what a word means, when that is just one term."""
    found = terms(lang).find(word)
    if len(found) == 1 and found[0].end - found[0].start == len(word) and found[0].entry.strength == "strong":
        yield Mention(start, end, found[0].entry)
