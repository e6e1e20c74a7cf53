"""Rows of tables, and permissions by name: what their cells declare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.scope.declared import DeclaredItem
from analyzer.scope.policy import lexicon, tables
from analyzer.scope.policy.blocks import Block
from analyzer.scope.policy.heads import with_heads
from analyzer.scope.policy.items import items_of
from analyzer.scope.policy.lexicon import Entry, Mention
from analyzer.scope.policy.mentions import kept
from analyzer.scope.policy.names import find_names
from analyzer.scope.policy.purposes import column_purpose
from analyzer.scope.policy.stance import Stance


def cell_items(
    block: Block, head: tables.Head, cells: Sequence[str], *, title: str = "", starts: Sequence[int] = ()
) -> Iterator[DeclaredItem]:
    """Give what a row declares. title: the heading of an SDK, which names the party of a row that does not.

    starts: where each cell begins in the text of the block; by default its cells stand between ` | `.
    """
    starts = starts or _starts(cells)
    party, recipients = tables.party_of(head, cells)
    if title and party in ("first", "third"):
        named = find_names(title, in_table=True)
        party = named[0].party if named else "third"
    purpose = column_purpose(head.cell("purpose", cells))
    lang = "zh" if lexicon.is_chinese(block.text) else "en"
    if "data" in head.roles:
        data = head.only("data", cells, starts, block.text)
        mentions = list(_named(data, lang))
        for stance in _stances(head, cells, party, recipients):
            for mention in mentions:
                told = "" if stance.kind == "denied" else purpose
                yield from items_of(block, mention, stance, purpose=told, offset=0)
    elif "permission" in head.roles and party == "first":
        asked = head.only("permission", cells, starts, block.text)
        for mention in permissions_in(asked, lang):
            yield from items_of(block, mention, Stance("permission"), purpose=purpose, offset=0)


def _starts(cells: Sequence[str]) -> list[int]:
    starts = [0]
    for cell in cells:
        starts.append(starts[-1] + len(cell) + len(" | "))
    return starts


def _named(data: str, lang: str) -> Iterator[Mention]:
    """Give the data that cells name, each kind once."""
    taken: set[tuple[str, ...]] = set()
    for mention in kept(data, with_heads(data, lexicon.terms(lang).find(data), lang), is_list=True):
        if mention.entry.types not in taken:
            taken.add(mention.entry.types)
            yield mention


def _stances(head: tables.Head, cells: Sequence[str], party: str, recipients: tuple[str, ...]) -> Iterator[Stance]:
    """Give what a row says of its data: collected or shared, and with whom also; or not collected at all."""
    if tables.is_denied(head, cells):
        if tables.is_flagged(head, cells):
            yield Stance("denied", party)
        return
    yield Stance("shared" if head.is_shared and party != "first" else "collected", party, recipients)
    if given := tables.given_to(head, cells):
        yield Stance("shared", given[0], also=given[1:])


_TOGETHER = re.compile(r"[^\s，。；：:、和及与或]{1,10}(?:(?:、|和|及|与|或)[^\s，。；：:、和及与或]{1,10}){1,8}权限")
"""Several permissions before one `权限`: `相册和相机权限`."""


def permissions_in(text: str, lang: str) -> list[Mention]:
    """Give the permissions that a text names; what shares one word `permission` is each meant."""
    named = lexicon.permissions(text, lang)
    if not named:
        return _by_data(text, lang)
    runs = [match.span() for match in _TOGETHER.finditer(text)]
    beside = [
        one
        for one in _by_data(text, lang)
        if any(start <= one.start < end for start, end in runs)
        and not any(one.start < other.end and other.start < one.end for other in named)
    ]
    return sorted([*named, *beside], key=lambda mention: mention.start)


def _by_data(text: str, lang: str) -> list[Mention]:
    by_type = {types: row for row in lexicon.document()["permissions"] if len(types := tuple(row["types"])) == 1}
    found = []
    for mention in lexicon.terms(lang).find(text):
        for data_type in mention.entry.types[:1]:
            row = by_type.get((data_type,))
            if row is not None:
                entry = Entry("permission", mention.entry.types, permission=row["permission"])
                found.append(Mention(mention.start, mention.end, entry))
    return found
