"""The headline of the page: what was observed, what was not, and what could not be seen, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.i18n.catalog import t
from analyzer.report.center.facts import Facts

UNSURE = "possible"


@dataclass(frozen=True)
class Tile:
    """One of the three counts under the headline. code: observed, not_observed or unseen, for its look."""

    code: str
    n: int
    label: str
    note: str


@dataclass(frozen=True)
class Headline:
    """tone: alert, calm or unknown, for its look; the words say the same."""

    tone: str
    text: str
    more: list[str]
    tiles: list[Tile]


def headline(facts: Facts, lang: str) -> Headline:
    """Give the headline in one language. Nothing in it is a legal conclusion."""
    tone, text = _before(facts, lang)
    return Headline(tone, text, [*_after_no(facts, lang), _whole_run(facts, lang)], _tiles(facts, lang))


def kinds_text(n: int, lang: str) -> str:
    """Give `3 kinds of data`."""
    return t("center.kinds_one" if n == 1 else "center.kinds", lang, n=n)


def recipients_text(n: int, lang: str) -> str:
    """Give `2 recipients`."""
    return t("center.recipients_one" if n == 1 else "center.recipients", lang, n=n)


def _before(facts: Facts, lang: str) -> tuple[str, str]:
    """Give tone and sentence about the time before an answer."""
    if not facts.is_consent_seen:
        return "unknown", t("center.headline.consent_unknown", lang)
    sure = facts.before[facts.before["confidence"] != UNSURE]
    sent = facts.kinds(sure, "sent")
    if sent:
        to = recipients_text(len(facts.recipients(sure)), lang)
        return "alert", t("center.headline.sent_before", lang, kinds=kinds_text(len(sent), lang), recipients=to)
    read = facts.kinds(sure, "accessed")
    if read:
        key = "center.headline.read_before" if facts.has_traffic else "center.headline.read_before_only"
        return "alert", t(key, lang, kinds=kinds_text(len(read), lang))
    maybe = facts.kinds(facts.before)
    if maybe:
        return "unknown", t("center.headline.maybe_before", lang, kinds=kinds_text(len(maybe), lang))
    if not facts.has_traffic and not facts.has_hooks:
        return "unknown", t("center.headline.blind", lang)
    return "calm", t("center.headline.none_before", lang)


def _after_no(facts: Facts, lang: str) -> list[str]:
    if not facts.states & {"refused", "withdrawn"}:
        return []
    kinds = facts.kinds(facts.after_no)
    if not kinds:
        return [t("center.headline.none_after_no", lang)]
    return [t("center.headline.after_no", lang, kinds=kinds_text(len(kinds), lang))]


def _whole_run(facts: Facts, lang: str) -> str:
    read, sent = facts.kinds(facts.rows, "accessed"), facts.kinds(facts.rows, "sent")
    recipients = facts.recipients(facts.rows)
    n_third = sum(one.relation == "third" for one in recipients)
    return t("center.headline.whole_run", lang, read=kinds_text(len(read), lang), sent=kinds_text(len(sent), lang),
             recipients=recipients_text(len(recipients), lang), third=n_third)  # fmt: skip


def _tiles(facts: Facts, lang: str) -> list[Tile]:
    results = [row["result"] for row in facts.data.assessments]
    n_gaps = len(facts.data.tables["gaps"])
    counts = {"observed": results.count("found"), "not_observed": results.count("not_observed"),
              "unseen": results.count("not_assessed")}  # fmt: skip
    return [
        Tile(code, n, t(f"center.tile.{code}", lang), t(f"center.tile.{code}_note", lang, gaps=n_gaps))
        for code, n in counts.items()
    ]
