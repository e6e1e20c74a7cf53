"""What a policy declares: blocks → sentences → clauses → mentions → items, each with its words and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from analyzer.scope.declared import DeclaredItem
from analyzer.scope.policy import chinese, english, lexicon, tables
from analyzer.scope.policy.asides import clauses_of
from analyzer.scope.policy.blocks import Block, sentences, text_blocks
from analyzer.scope.policy.cells import cell_items, permissions_in
from analyzer.scope.policy.heads import with_heads
from analyzer.scope.policy.items import items_of
from analyzer.scope.policy.lexicon import Mention
from analyzer.scope.policy.markup import html_blocks, looks_like_html
from analyzer.scope.policy.mentions import kept
from analyzer.scope.policy.names import find_names, together
from analyzer.scope.policy.purposes import Around, completed, purpose_of_clause, words_without
from analyzer.scope.policy.records import LEAD, NUMBER, listed_again, records
from analyzer.scope.policy.speaker import Speaker, speaker_of
from analyzer.scope.policy.stance import LOCAL, NONE, Clause, Stance

_MADE = re.compile(r"(?:生成|形成|构建|建立)[^，。]{0,4}$")
_DERIVED = re.compile(
    r"\b(?:derive|infer|estimate|determine|approximate|deduce) (?:(?:your|a|an|the|their) )?$|(?:推断|推测"
    r"|估算|判断)(?:出)?(?:您|用户)?的?$"
)
_THAT = re.compile(r"\b(?:that|this|such) (?:information|data)\b", re.I)
_PRONOUN = re.compile(r"其|该等|上述|这些|此类|它们|\b(?:it|them|this|these)\b", re.I)
_LABEL = re.compile(r"^[^:：，。]{1,70}?(?:[:：]|\s[-–—]\s)\s*(?=\S)")


@dataclass
class _Section:
    """Where in the document the reader is."""

    heads: list[tuple[int, str, str]] = field(default_factory=list)
    head: tables.Head | None = None
    names: tuple[str, ...] = ()
    table: int = 0
    lead: Stance | None = None
    is_open: bool = False
    speaker: Speaker = field(default_factory=lambda: Speaker(None))
    told_of: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    """Words nearer than the headings: a title that runs into its text, or those that lead to the list at hand."""

    def enter(self, level: int, title: str) -> None:
        """Go below a heading."""
        before = ""
        while self.heads and self.heads[-1][0] >= level:
            before = self.heads.pop()[1]
        kind = lexicon.cues("sections").first(NUMBER.sub("", title)) or ""
        if not kind and title.rstrip().endswith(("?", "？")) and before in ("collect", "share"):
            kind = before
        self.heads.append((level, kind, title))
        self.lead, self.is_open, self.near = None, False, ()

    @property
    def kind(self) -> str:
        """Give what the headings say about the text: the nearest that says something."""
        return next((kind for _, kind, _ in reversed(self.heads) if kind), "")

    @property
    def title(self) -> str:
        """Give the nearest heading."""
        return self.heads[-1][2] if self.heads else ""


_WE_DO = re.compile(
    r"(?:我们|本行|本公司|我司|我行)(?:还|也|可能)?(?:会|将|需要?|承诺不会|不会)(?!不再|停止|立即|尽快"
    r"|及时)(?:(?!不再)[^，。；]){0,12}?(?:收集|采集|获取|读取|上传)"
    r"|\bwe (?:may |also |will |do not |never |don't )*(?:collect|gather)\b|\bwe (?:never|neither|do not|don't"
    r"|will not) (?:sell|rent|share|disclose)\b"
    r"|^\s*no\b.{3,80}\b(?:is|are) (?:collected|shared|sold)\b|(?:不会|从不)(?:向[^，。]{2,20})?(?:共享|出售|提供)",
    re.I,
)
"""What even a section on rights or contacts declares when it says so."""
_THEY = re.compile(
    r"\s*(?:they\b|it (?:may |also |will )*(?:collect|receive)|th(?:ese|ose) (?:companies|partners|providers"
    r"|services|sdks|vendors|networks|tools)\b"
    r"|th(?:is|e) (?:company|provider|service|sdk|partner|vendor)\b|它们|他们|该(?:等)?(?:SDK|公司|第三方|服务商"
    r"|合作方)|上述(?:SDK|公司|第三方|服务商|合作方)|这些(?:SDK|公司|第三方|合作方))",
    re.I,
)


def read_policy(text: str) -> list[DeclaredItem]:
    """Give what a policy (plain text, Markdown or HTML) declares, in the order of its lines.

    Every item is evidence: a mention, the clause that governs it, and at most 60 of its characters. Linear in the text.
    """
    blocks = html_blocks(text) if looks_like_html(text) else text_blocks(text)
    section = _Section(speaker=speaker_of(block.text for block in blocks))
    items: list[DeclaredItem] = []
    for block in records(listed_again(blocks)):
        items += _block_items(block, section)
    return items


def _block_items(block: Block, section: _Section) -> Iterable[DeclaredItem]:
    if block.kind == "heading":
        if section.is_open and block.level >= 9 and (found := list(_listed(block, section))):
            return found
        lang = "zh" if lexicon.is_chinese(block.text) else "en"
        section.enter(block.level, section.speaker.told(block.text, lang=lang))
        return ()
    section.is_open = False
    if block.kind == "row":
        return list(_row(block, section))
    pairs = tables.read_pairs(block.text)
    if pairs is not None and section.kind != "silent":
        head, cells, starts = pairs
        title = section.title if section.kind in ("sdk", "share") else ""
        return list(cell_items(block, head, cells, title=title, starts=starts))
    return list(_text(block, section))


def _row(block: Block, section: _Section) -> Iterator[DeclaredItem]:
    if block.table != section.table:
        section.table, section.head = block.table, None
    head = tables.read_head(block.cells)
    if head is not None and section.head is None:
        section.head, section.names = head, block.cells
    elif section.head is not None and (second := tables.below(section.head, section.names, block.cells)):
        section.head, section.names = second, ()
    elif section.head is not None:
        if section.kind != "silent" or "flag" in section.head.roles:
            yield from cell_items(block, section.head, block.cells)
    else:
        yield from _text(block, section)


def _text(block: Block, section: _Section) -> Iterator[DeclaredItem]:
    section.told_of = ()
    if block.kind != "item" or section.lead is None:
        section.near = ()
    for start, end in sentences(block.text):
        sentence = block.text[start:end]
        if len(sentence.strip()) < 2 or (section.kind == "silent" and not _WE_DO.search(sentence)):
            continue
        if _RUN_IN.fullmatch(sentence) and start == 0 and end < len(block.text.rstrip()):
            section.near = (sentence,)
        if _is_title(sentence, is_whole=end - start >= len(block.text.rstrip())):
            section.near = (sentence,)
            continue
        yield from _sentence(block, start, sentence, section)


_RUN_IN = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d.]{1,4}[)）.、]?\s*)?[^，。：？\s]{2,16}。\s*")
_TITLE = re.compile(r"\s*\W*(?!(?:no|we|you)\b)(?:[\w'’&/-]+,? ){0,4}[\w'’&/-]+\.\W*", re.I)


def _is_title(sentence: str, *, is_whole: bool) -> bool:
    """Tell a title that runs into its text, `Log data. Our servers …`: some words with a full stop and no verb."""
    return not is_whole and bool(_TITLE.fullmatch(sentence)) and not english.speaks(sentence)


def _sentence(block: Block, offset: int, sentence: str, section: _Section) -> Iterator[DeclaredItem]:
    lang = "zh" if lexicon.is_chinese(sentence) else "en"
    language = chinese if lang == "zh" else english
    sentence = section.speaker.told(sentence, lang=lang)
    spoken_of, section.told_of = section.told_of, _parties_in(sentence) or section.told_of
    mentions = with_heads(sentence, lexicon.terms(lang).find(sentence), lang)
    is_lead = bool(LEAD.search(sentence))
    if not mentions and not is_lead and not lexicon.permissions(sentence, lang):
        if len(sentence) > 60 or block.kind != "item":
            section.lead = section.lead if block.kind == "item" else None
        return
    clauses, asides = clauses_of(sentence, mentions, language.clauses)
    if language.silent(sentence):
        return
    is_listed = section.lead is not None and all(clause.stance is None for clause in clauses)
    clauses = _with_list(sentence, clauses, block, section)
    if spoken_of and _THEY.match(sentence):
        clauses = [_by_others(clause, spoken_of) for clause in clauses]
    if is_lead:
        section.lead = next((one.stance for one in reversed(clauses) if one.stance is not None), None)
        section.lead = None if section.lead is NONE else section.lead
        section.is_open = section.lead is not None
        section.near = (block.text[max(0, offset - 40) : offset] + sentence,)
    elif block.kind != "item" and not is_listed:
        section.lead = None
    clauses += asides
    label = _LABEL.match(sentence)
    titles = [*section.near, *(title for _, _, title in reversed(section.heads))]
    around = Around(label[0] if label else "", words_without(sentence, mentions), titles)
    for item in _claims(block, offset, sentence, clauses, lang, mentions):
        yield item if item.declared == "denied" else replace(item, purpose=completed(item, around))


def _parties_in(sentence: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.party for name in find_names(sentence)))


def _by_others(clause: Clause, parties: tuple[str, ...]) -> Clause:
    """Let `they` be the companies of the sentence before."""
    stance = clause.stance
    if stance is None or stance.party not in ("first", "third") or stance.kind not in ("collected", "denied"):
        return clause
    return replace(clause, stance=replace(stance, party=parties[0], also=parties[1:]))


def _with_list(sentence: str, clauses: list[Clause], block: Block, section: _Section) -> list[Clause]:
    """Let a list without a verb say what the words above it say: the lead-in, or the section's heading."""
    label = _LABEL.match(sentence)
    names_permission = lexicon.permissions(sentence, "zh") or lexicon.permissions(sentence, "en")
    if section.kind == "permission" and label and (names_permission or label.end() <= 12):
        return [_permission_line(sentence, label)]
    below = section.lead or ({"collect": Stance("collected")}.get(section.kind) if label else None)
    if below and label and clauses and clauses[0].stance is None and not clauses[0].zones:
        first, said = clauses[0], _named_in(label[0], below.unsure())
        clauses = [Clause(first.start, first.end, said), *clauses[1:]]
    if any(clause.stance is not None for clause in clauses):
        if section.kind == "sdk":
            return [_by_sdk(clause, sentence) for clause in clauses]
        if section.kind == "share" and label:
            return [_given_away(clause) for clause in clauses]
        if section.kind == "collect" and block.kind in ("item", "row") and clauses[0].stance is None:
            first = clauses[0]
            return [replace(first, stance=Stance("collected", is_sure=False)), *clauses[1:]]
        return clauses
    stance = section.lead
    label = _LABEL.match(sentence)
    if section.kind == "permission" and (
        label or lexicon.permissions(sentence, "zh") or lexicon.permissions(sentence, "en")
    ):
        return [_permission_line(sentence, label)]
    if stance is None and section.kind == "sdk" and (named := find_names(sentence, in_table=True)):
        stance = Stance("collected", named[0].party)
    if section.kind == "deny" and not _MODAL.search(sentence):
        stance = Stance("denied", is_sure=False)
    if stance is None and (label or block.kind in ("item", "row")):
        stance = {"collect": Stance("collected"), "share": Stance("shared", "third")}.get(section.kind)
        stance = stance.unsure() if stance else None
    if stance is None and label and block.kind == "item" and section.kind in ("", "collect", "share"):
        named = find_names(label[0], in_table=True)
        stance = Stance("shared", named[0].party, is_sure=False) if named else None
    stance = stance or _bare(sentence, section, is_list=bool(label) or block.kind in ("item", "row"))
    return [Clause(c.start, c.end, stance, c.zones, c.purpose, c.condition) for c in clauses] if stance else clauses


def _bare(sentence: str, section: _Section, *, is_list: bool) -> Stance | None:
    """Give what a line says that has no verb and only names data: in a policy, that they are collected."""
    if section.kind not in ("", "collect") or _MODAL.search(sentence) or _NO.search(sentence):
        return None
    lang = "zh" if lexicon.is_chinese(sentence) else "en"
    n_sure = sum(mention.entry.strength == "strong" for mention in lexicon.terms(lang).find(sentence))
    return Stance("collected", is_sure=False) if n_sure >= (1 if is_list else 3 if lang == "en" else 2) else None


_MODAL = re.compile(r"\b(?:may|must|can|should|is|are|will)\b", re.I)
_NO = re.compile(r"[?？]\s*$|\b(?:no|not|never|none|without)\b|n['’]t\b|不|无|未|没有", re.I)


def _named_in(label: str, stance: Stance) -> Stance:
    """Give what is shared with partners to those whom a label names: `Advertising partners (such as Pangle): …`."""
    named = together(label, find_names(label, in_table=True)) if stance.kind == "shared" else ()
    return replace(stance, party=named[0], also=named[1:]) if named else stance


def _given_away(clause: Clause) -> Clause:
    """Below a heading on sharing, what we upload for those whom a label names is shared."""
    stance = clause.stance
    if stance is None or stance.kind != "collected" or stance.party != "first":
        return clause
    return replace(clause, stance=Stance("shared", "third", is_sure=False))


def _by_sdk(clause: Clause, sentence: str) -> Clause:
    """Below a heading on SDKs, what is collected without another subject is collected by the SDK named first."""
    stance = clause.stance
    if stance is None or stance.kind not in ("collected", "denied") or stance.party != "first":
        return clause
    if re.search(r"我们|\bwe\b", sentence[: clause.end], re.I):
        return clause
    named = find_names(sentence, in_table=True)
    party = named[0].party if named else "third"
    stance = Stance(stance.kind, party, stance.recipients, stance.is_sure)
    return Clause(clause.start, clause.end, stance, clause.zones, clause.purpose, clause.condition)


def _permission_line(sentence: str, label: re.Match[str] | None) -> Clause:
    cut = label.end() if label else len(sentence)
    return Clause(0, len(sentence), Stance("permission"), ((cut, len(sentence)),), sentence[cut:])


def _claims(
    block: Block, offset: int, sentence: str, clauses: list[Clause], lang: str, mentions: list[Mention]
) -> Iterator[DeclaredItem]:
    before: list[Mention] = []
    local: list[Mention] = []
    taken: set[tuple[str, str, str]] = set()
    for index, clause in enumerate(clauses):
        stance = _stance_at(clauses, index, mentions)
        if stance is LOCAL:
            local = [mention for mention in mentions if clause.start <= mention.start < clause.end]
        if stance is None or stance is NONE or stance.kind == "none":
            continue
        inside = [
            mention
            for mention in mentions
            if clause.start <= mention.start < clause.end and mention.entry.strength != "trap"
        ]
        if stance.kind == "permission":
            inside = [m for m in permissions_in(sentence[: clause.end], lang) if m.start >= clause.start]
        elif stance.kind == "shared" and not any(not clause.is_zone(mention.start) for mention in inside):
            inside = before if _PRONOUN.search(sentence, clause.start, clause.end) else inside
        elif stance.kind == "denied":
            inside += [m for m in lexicon.permissions(sentence[: clause.end], lang) if m.start >= clause.start]
            inside = inside or local or _spoken_of(clauses, index, mentions, sentence)
        before = inside or before
        is_told_of = stance.kind == "collected" and bool(_THAT.search(sentence, clause.start, clause.end))
        is_told_of = is_told_of and all(clause.is_zone(mention.start) for mention in inside)
        purpose = "" if stance.kind == "denied" else purpose_of_clause(clauses, index)
        is_label = sentence[clause.end : clause.end + 1] in (":", "：") and index + 1 < len(clauses)
        for mention in kept(sentence, inside, is_list=False, below=mentions if is_label else ()):
            is_aside = clause.start <= mention.start and clause.is_zone(mention.start) and not is_told_of
            if is_aside and not _is_made(sentence, mention):
                continue
            for item in items_of(block, mention, stance, purpose=purpose, offset=offset):
                key = (item.data_type, item.declared, item.party)
                if key not in taken:
                    taken.add(key)
                    yield item


def _spoken_of(clauses: list[Clause], index: int, mentions: list[Mention], sentence: str) -> list[Mention]:
    """Give the data of the clause before that a denial speaks of as `it`: `Calls are encrypted; we never hear them`."""
    if not index or not _PRONOUN.search(sentence, clauses[index].start, clauses[index].end):
        return []
    before = clauses[index - 1]
    return [mention for mention in mentions if before.start <= mention.start < before.end]


def _is_made(sentence: str, mention: Mention) -> bool:
    types = mention.entry.types
    if "user_profile" in types and _MADE.search(sentence, 0, mention.start):
        return True
    return any(name.startswith("location_") for name in types) and bool(_DERIVED.search(sentence, 0, mention.start))


def _stance_at(clauses: list[Clause], index: int, mentions: list[Mention]) -> Stance | None:
    """Give the stance of a clause; one without a verb goes on with the clause before, or waits for the next."""
    clause = clauses[index]
    if clause.stance is not None:
        return clause.stance
    for other in reversed(clauses[:index]):
        if other.end > clause.start:
            continue
        if other.stance is not None and not (other.stance is NONE and other.zones):
            return other.stance
    for other in clauses[index + 1 :]:
        if other.stance is not None and other.start >= clause.end:
            named = any(
                other.start <= mention.start < other.end and not other.is_zone(mention.start) for mention in mentions
            )
            return None if named else other.stance
    return None


def _listed(block: Block, section: _Section) -> Iterator[DeclaredItem]:
    """Read a short line below a lead-in as an entry of its list."""
    if section.lead is None:
        return
    lang = "zh" if lexicon.is_chinese(block.text) else "en"
    for mention in kept(block.text, lexicon.terms(lang).find(block.text), is_list=True):
        yield from items_of(block, mention, section.lead, purpose="", offset=0)
