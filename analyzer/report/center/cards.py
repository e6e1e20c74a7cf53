"""A card per kind of data: taken, sent, to whom, before consent, declared, needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.datatypes import data_types, name_of
from analyzer.i18n.catalog import t
from analyzer.report.center.facts import Facts
from analyzer.report.center.questions import form_text, reader_name, recipient_text
from analyzer.report.verdict import is_active
from analyzer.report.wording import listed

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 6
_ASKED = (
    "center.card.taken",
    "center.card.sent",
    "center.card.to",
    "center.card.before",
    "center.card.declared",
    "center.card.needed_q",
)


@dataclass(frozen=True)
class Fact:
    """One line of a card. code: fact, alert, good, unseen or plain, for its look; `short` says it, `texts` say more."""

    question: str
    code: str
    short: str
    texts: list[str]


@dataclass(frozen=True)
class Card:
    """One kind of data. tone: alert when seen before an answer or after a no, else plain."""

    data_type: str
    name: str
    tone: str
    sensitive: str
    facts: list[Fact]
    n_findings: int
    findings_text: str


def cards(facts: Facts, lang: str) -> list[Card]:
    """Give the cards in one language, those seen before an answer first."""
    counts = _counts(facts)
    return [_card(facts, name, counts.get(name, 0), lang) for name in facts.data_types]


def _counts(facts: Facts) -> dict[str, int]:
    findings = facts.data.tables["findings"]
    exploded = findings.loc[is_active(findings), "data_types"].explode().dropna()
    return {str(name): int(n) for name, n in exploded.value_counts().items()}


def _card(facts: Facts, name: str, n_findings: int, lang: str) -> Card:
    rows = facts.rows[facts.rows["data_type"] == name]
    known = data_types().get(name)
    is_early = bool(rows["consent_state"].isin(["none_asked", "asked", "refused", "withdrawn"]).any())
    makers = (_taken, _sent, _to, _before, _declared, _needed)
    lines = [
        Fact(t(key, lang), code, t(f"center.is.{short}", lang), [text for text in texts if text])
        for key, (code, short, *texts) in zip(_ASKED, (make(facts, name, rows, lang) for make in makers), strict=True)
    ]
    return Card(
        data_type=name,
        name=name_of(name, lang),
        tone="alert" if is_early else "plain",
        sensitive=t("center.card.sensitive", lang) if known and known.is_sensitive else "",
        facts=lines,
        n_findings=n_findings,
        findings_text=t("center.card.findings_one" if n_findings == 1 else "center.card.findings", lang, n=n_findings),
    )


_Answer = tuple[str, ...]
"""Code, short answer, and texts that say more."""


def _taken(facts: Facts, name: str, rows: pd.DataFrame, lang: str) -> _Answer:
    read = rows[rows["act"] == "accessed"]
    if read.empty:
        return ("good", "not_observed") if facts.has_hooks else ("unseen", "unseen", t("center.no_hooks", lang))
    who = _some((reader_name(reader, lang) for reader in facts.readers(read)), lang)
    return "fact", "yes", t("center.card.read_by", lang, n=len(read), who=who)


def _sent(facts: Facts, name: str, rows: pd.DataFrame, lang: str) -> _Answer:
    sent = rows[rows["act"] == "sent"]
    if sent.empty:
        return ("good", "not_observed") if facts.has_traffic else ("unseen", "unseen", t("center.no_traffic", lang))
    forms = sorted(set(sent["transform"].dropna().astype("str"))) or ["plain"]
    text = t("center.card.sent_as", lang, n=len(sent), forms=_some((form_text(form, lang) for form in forms), lang))
    if (sent["is_encrypted"] == False).any():  # noqa: E712 — a nullable column
        text += t("center.card.in_clear", lang)
    return "fact", "yes", text


def _to(facts: Facts, name: str, rows: pd.DataFrame, lang: str) -> _Answer:
    recipients = facts.recipients(rows)
    if not recipients:
        return ("plain", "nobody") if facts.has_traffic else ("unseen", "unseen")
    more = [t("report.more_rows", lang, n=len(recipients) - _SHOWN)] if len(recipients) > _SHOWN else []
    return "plain", "plain", *(recipient_text(one, lang) for one in recipients[:_SHOWN]), *more


def _before(facts: Facts, name: str, rows: pd.DataFrame, lang: str) -> _Answer:
    if not facts.is_consent_seen:
        return "unseen", "unseen", t("center.card.no_marks", lang)
    early = rows[rows["consent_state"].isin(["none_asked", "asked"])]
    late = rows[rows["consent_state"].isin(["refused", "withdrawn"])]
    texts = [
        t(key, lang, read=int((part["act"] == "accessed").sum()), sent=int((part["act"] == "sent").sum()))
        for key, part in (("center.card.before_n", early), ("center.card.after_no_n", late))
        if len(part)
    ]
    if not texts:
        return "good", "not_observed"
    return "alert", "yes" if len(early) else "after_no", listed(texts, lang)


def _declared(facts: Facts, name: str, rows: pd.DataFrame, lang: str) -> _Answer:
    if facts.data.scope is None:
        return "unseen", "untold", t("center.card.no_scope", lang)
    if facts.declared.of_type(name) == "no":
        return "alert", "no", t("center.card.undeclared", lang)
    sources = dict.fromkeys(item.source for item in facts.declared.items(name) if item.source)
    missing = [one for one in facts.recipients(rows) if not _is_named(facts, rows, one.id)]
    if missing:
        who = _some((one.names[lang] or t("report.unknown", lang) for one in missing), lang)
        return "alert", "partly", t("center.card.recipient_undeclared", lang, who=who)
    return "good", "yes", t("center.card.declared_in", lang, source=_some(sources, lang)) if sources else ""


def _is_named(facts: Facts, rows: pd.DataFrame, to: str) -> bool:
    sent = rows[(rows["act"] == "sent") & (rows["to"] == to)].drop_duplicates(["host", "party_relation"])
    return all(facts.declared.of(row) == "yes" for _, row in sent.iterrows())  # a few hosts of one recipient


def _needed(facts: Facts, name: str, rows: pd.DataFrame, lang: str) -> _Answer:
    if any(item.necessary for item in facts.declared.items(name)):
        return "good", "yes", t("center.card.needed_by_scope", lang)
    if facts.category is None:
        return "unseen", "untold", t("center.card.no_category", lang)
    category = facts.category.names[lang]
    if name in facts.category.data_types:
        return "good", "yes", t("center.card.needed", lang, category=category)
    return "alert", "outside", t("center.card.not_needed", lang, category=category)


def _some(texts: Iterable[str], lang: str) -> str:
    found = list(texts)
    more = t("blind.more", lang, more=len(found) - _SHOWN) if len(found) > _SHOWN else ""
    return listed(found[:_SHOWN], lang) + more
