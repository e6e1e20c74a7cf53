"""The five questions that everybody asks of a report, each with its short answer and where it is told in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.report.center.facts import Facts, Reader, Recipient
from analyzer.report.center.headline import kinds_text, recipients_text
from analyzer.report.safe import shown
from analyzer.report.wording import gap_name, listed

_SHOWN = 8


@dataclass(frozen=True)
class Point:
    """One part of an answer, with the id of the element that tells more."""

    text: str
    target: str


@dataclass(frozen=True)
class Question:
    """code: taken, by, sent, undeclared or unseen. target: id of the section that answers in full; place: its name."""

    code: str
    question: str
    answer: str
    target: str
    place: str
    points: list[Point] = field(default_factory=list)
    more: str = ""


def questions(facts: Facts, lang: str) -> list[Question]:
    """Give the five questions in one language."""
    return [_taken(facts, lang), _by(facts, lang), _sent(facts, lang), _undeclared(facts, lang), _unseen(facts, lang)]


def _question(code: str, answer: str, points: Iterable[Point], lang: str) -> Question:
    target = {"taken": "data", "by": "who", "sent": "who", "undeclared": "data", "unseen": "unseen"}[code]
    found = list(points)
    more = t("report.more_rows", lang, n=len(found) - _SHOWN) if len(found) > _SHOWN else ""
    question, place = t(f"center.ask.{code}", lang), t(f"center.section.{target}", lang)
    return Question(code, question, answer, target, place, found[:_SHOWN], more)


def _taken(facts: Facts, lang: str) -> Question:
    if not facts.is_consent_seen:
        return _question("taken", t("center.answer.consent_unknown", lang), [], lang)
    before = facts.before
    kinds = facts.kinds(before)
    if not kinds:
        return _question("taken", t("center.answer.taken_none", lang), [], lang)
    read, sent = set(facts.kinds(before, "accessed")), set(facts.kinds(before, "sent"))
    points = []
    for name in kinds:
        acts = "both" if name in read & sent else "sent" if name in sent else "read"
        text = t(f"center.taken.{acts}", lang, data_type=name_of(name, lang))
        points.append(Point(text, f"data-{name}"))
    return _question("taken", t("center.answer.taken", lang, kinds=kinds_text(len(kinds), lang)), points, lang)


def _by(facts: Facts, lang: str) -> Question:
    rows = facts.before if facts.is_consent_seen else facts.rows
    scope = _when(facts, lang)
    readers = facts.readers(rows)
    if not readers:
        key = "center.answer.by_none" if facts.has_hooks else "center.answer.by_blind"
        return _question("by", t(key, lang, when=scope), [], lang)
    n_sdks = sum(reader.kind == "sdk" for reader in readers)
    points = [Point(_reader_text(reader, lang), "who") for reader in readers]
    return _question("by", t("center.answer.by", lang, when=scope, n=n_sdks), points, lang)


def _reader_text(reader: Reader, lang: str) -> str:
    kinds = listed((name_of(name, lang) for name in reader.kinds), lang)
    return t("list.pair", lang, label=reader_name(reader, lang), text=kinds)


def reader_name(reader: Reader, lang: str) -> str:
    """Give who read, with its kind."""
    kind = t(f"subject.{reader.kind}", lang)
    return f"{reader.names[lang]} [{kind}]" if reader.names[lang] else kind


def _when(facts: Facts, lang: str) -> str:
    return t("center.when.before" if facts.is_consent_seen else "center.when.whole", lang)


def _sent(facts: Facts, lang: str) -> Question:
    rows = facts.before if facts.is_consent_seen else facts.rows
    when, recipients = _when(facts, lang), facts.recipients(rows)
    if not recipients:
        key = "center.answer.sent_none" if facts.has_traffic else "center.answer.sent_blind"
        return _question("sent", t(key, lang, when=when), [], lang)
    points = [Point(recipient_text(one, lang), "who") for one in recipients]
    answer = t("center.answer.sent", lang, when=when, recipients=recipients_text(len(recipients), lang))
    if len(others := facts.recipients(facts.rows)) > len(recipients):
        answer += t("center.answer.sent_later", lang, recipients=recipients_text(len(others), lang))
    return _question("sent", answer, points, lang)


def recipient_text(one: Recipient, lang: str) -> str:
    """Give a recipient with its relation, country and hosts."""
    about = [t(f"relation.{one.relation}", lang), *([one.country] if one.country else [])]
    name = f"{one.names[lang] or t('report.unknown', lang)} [{listed(about, lang)}]"
    hosts = [host for host in one.hosts if host != one.names[lang]]
    return t("list.pair", lang, label=name, text=listed(hosts[:3], lang)) if hosts else name


def form_text(form: str, lang: str) -> str:
    """Give how a value was written; what is not changed at all is said in words."""
    return t("center.form.plain", lang) if form == "plain" else shown(form)


def _undeclared(facts: Facts, lang: str) -> Question:
    kinds = facts.undeclared()
    if kinds is None:
        return _question("undeclared", t("center.answer.no_scope", lang), [], lang)
    if not kinds:
        return _question("undeclared", t("center.answer.undeclared_none", lang), [], lang)
    points = [Point(_undeclared_text(facts, name, lang), f"data-{name}") for name in kinds]
    answer = t("center.answer.undeclared", lang, kinds=kinds_text(len(kinds), lang))
    return _question("undeclared", answer, points, lang)


def _undeclared_text(facts: Facts, name: str, lang: str) -> str:
    is_named = facts.declared.of_type(name) == "yes"
    return t(
        "center.undeclared.recipient" if is_named else "center.undeclared.kind", lang, data_type=name_of(name, lang)
    )


def _unseen(facts: Facts, lang: str) -> Question:
    gaps = facts.data.tables["gaps"]
    kinds = gaps.groupby(gaps["gap_kind"].astype("str"), sort=True)["n"].sum()
    points = [
        Point(t("list.pair", lang, label=gap_name(str(kind), lang), text=str(int(n))), f"gap-{kind}")
        for kind, n in kinds.items()
    ]
    if not facts.has_hooks:
        points.insert(0, Point(t("blind.no_hooks", lang), "unseen"))
    if not facts.has_traffic:
        points.insert(0, Point(t("blind.no_traffic", lang), "unseen"))
    n_dark = sum(row["result"] == "not_assessed" for row in facts.data.assessments)
    key = "center.answer.unseen" if points else "center.answer.unseen_none"
    return _question("unseen", t(key, lang, n=n_dark), points, lang)
