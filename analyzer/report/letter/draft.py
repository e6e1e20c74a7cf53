"""The words of a letter: observations and their evidence, never a verdict; what only the sender knows is left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from analyzer.i18n.catalog import t
from analyzer.model.tables import FINDINGS
from analyzer.report.finding_view import summary_of
from analyzer.report.outline import Outline, make_outline
from analyzer.report.paper_head import unseen_notes
from analyzer.report.rows import rows_of
from analyzer.report.safe import shown
from analyzer.report.verdict import is_active
from analyzer.report.wording import gap_name, listed
from analyzer.rules.page import citation

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

RECIPIENTS = ("authority", "company", "store")
"""To whom a letter is written; each is asked for something else."""
Kind = Literal["address", "title", "heading", "text", "list", "numbers", "files"]
MAX_FINDINGS, MAX_SOURCES, MAX_EVIDENCE = 20, 4, 3
"""Findings that are told, texts named for each kind, observations named for each; the rest stands in the report."""
_TOLD = ("critical", "high", "medium")


@dataclass(frozen=True)
class Block:
    """A piece of the letter: lines of an address, a title, a heading, a text, or a list.

    items: the lines; of a numbered list each item is its first line and further ones below it, parted by newlines; of
    files each is `SHA-256  path`.
    """

    kind: Kind
    items: Sequence[str]


def draft(data: ReportData, to: str, lang: str) -> list[Block]:
    """Give the letter from the address to the signature; `to` is one of `RECIPIENTS`.

    Texts of the app are printable, not yet escaped. Placeholders are those of the catalog, in brackets.
    """
    outline = make_outline(data, lang)
    return [
        *_opening(data, to, lang),
        *_how(data, outline, lang),
        *_observed(data, lang),
        *_unseen(data, lang),
        Block("heading", [t("letter.asked", lang)]),
        Block("text", [t(f"letter.ask_{to}", lang)]),
        *_evidence(data, outline, lang),
        Block("text", [t("letter.careful", lang)]),
        Block("text", [t("letter.close", lang)]),
        Block("address", [t("letter.signature", lang), t("letter.date", lang)]),
    ]


def _opening(data: ReportData, to: str, lang: str) -> Iterator[Block]:
    yield Block("address", [t(f"letter.{key}", lang) for key in ("sender", "sender_address", "sender_contact")])
    yield Block("address", [t(f"letter.to_{to}", lang), t("letter.to_address", lang)])
    yield Block("address", [t("letter.place_date", lang), t("letter.reference", lang)])
    yield Block("title", [t("letter.subject", lang, app=_app(data, lang))])
    yield Block("text", [t(f"letter.greeting_{to}", lang)])
    yield Block("text", [t(f"letter.purpose_{to}", lang, app=_app(data, lang))])


def _app(data: ReportData, lang: str) -> str:
    app = data.manifest.get("app") or {}
    name = shown(app.get("name") or app.get("id") or t("letter.app_unknown", lang))
    facts = [shown(app[key]) for key in ("id", "version") if app.get(key) and app[key] != app.get("name")]
    return t("letter.app", lang, name=name, facts=listed(facts, lang)) if facts else name


def _how(data: ReportData, outline: Outline, lang: str) -> Iterator[Block]:
    yield Block("heading", [t("letter.how", lang)])
    yield Block("text", [t("letter.how_text", lang, version=shown(data.settings.get("consentinel") or ""))])
    yield Block("list", [t("list.pair", lang, label=label, text=text) for label, text in outline.tested])


def _observed(data: ReportData, lang: str) -> Iterator[Block]:
    yield Block("heading", [t("letter.observed", lang)])
    findings = data.tables["findings"]
    active = findings[is_active(findings) & findings["severity"].isin(_TOLD)]
    if active.empty:
        yield Block("text", [t("letter.observed_none", lang)])
        return
    yield Block("text", [t("letter.observed_text", lang)])
    rows = rows_of(FINDINGS, active[:MAX_FINDINGS])
    kinds = dict.fromkeys(row["rule_id"] for row in rows)
    yield Block("numbers", [_kind(kind, [row for row in rows if row["rule_id"] == kind], data, lang) for kind in kinds])
    if len(active) > MAX_FINDINGS:
        yield Block("text", [t("letter.more", lang, n=len(active) - MAX_FINDINGS)])


def _kind(rule_id: str, rows: Sequence[Mapping[str, Any]], data: ReportData, lang: str) -> str:
    """Give the findings of one rule and the texts that its reader may want to read."""
    rule = data.rules.get(rule_id)
    title = rule.title(lang) if rule else shown(rule_id)
    sources = rule.head.sources[:MAX_SOURCES] if rule else ()
    texts = [t("letter.read", lang, text=citation(key, lang)) for key in sources]
    return "\n".join([f"{title} ({shown(rule_id)})", *(_finding(row, data, lang) for row in rows), *texts])


def _finding(row: Mapping[str, Any], data: ReportData, lang: str) -> str:
    """Give one finding with how sure it is and where its evidence lies."""
    evidence = listed(map(shown, row["evidence"][:MAX_EVIDENCE]), lang)
    confidence = t(f"confidence.{row['confidence']}", lang)
    facts = t("letter.evidence_of", lang, confidence=confidence, fingerprint=row["fingerprint"], evidence=evidence)
    return t("list.sentence", lang).join([summary_of(row, data, lang), facts])


def _unseen(data: ReportData, lang: str) -> Iterator[Block]:
    yield Block("heading", [t("report.unseen", lang)])
    gaps = data.tables["gaps"]
    kinds = gaps.groupby(gaps["gap_kind"].astype("str"))["n"].sum()
    told = [t("letter.gap", lang, gap=gap_name(str(kind), lang), n=int(n)) for kind, n in kinds.items()]
    standing = unseen_notes(data, lang)[1 if len(kinds) else 0 : -1]
    yield Block("list", [*told, *standing])


def _evidence(data: ReportData, outline: Outline, lang: str) -> Iterator[Block]:
    yield Block("heading", [t("letter.evidence", lang)])
    session = shown(data.manifest.get("session_id") or "")
    lines = [t("letter.session", lang, session=session)]
    if data.manifest_hash:
        lines.append(t("letter.hash", lang, hash=data.manifest_hash))
    lines += [t("letter.verify", lang), t("letter.repeat", lang, command=outline.command)]
    lines += [t(f"letter.attached_{key}", lang) for key in ("report", "package")]
    yield Block("list", lines)
    if outline.files:
        yield Block("text", [t("letter.files", lang)])
        yield Block("files", [f"{sha256}  {path}" for path, _, sha256 in outline.files])
