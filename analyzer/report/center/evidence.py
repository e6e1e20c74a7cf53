"""Findings with their chain of evidence: call, value, form, request, recipient, phase, and the texts to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzer.detect.sdks import APP, UNKNOWN
from analyzer.i18n.catalog import t, t_or
from analyzer.model.tables import FLOWS, HOOK_EVENTS
from analyzer.report.center.clip import clipped
from analyzer.report.center.questions import form_text
from analyzer.report.chain import Chains, Row, Step
from analyzer.report.clock import start_of
from analyzer.report.figures.names import Names, sdk_texts
from analyzer.report.finding_view import FindingView, finding_view, offset_text
from analyzer.report.outline import FINDINGS_LIMIT
from analyzer.report.rows import rows_of
from analyzer.report.safe import shown
from analyzer.report.stacks import key_of, read_stacks
from analyzer.report.wording import consent_name, lag_text, phase_name
from analyzer.rules.page import citation

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

STEPS = 5
"""Steps of evidence with their whole chain, for each of the first findings."""
FRAMES = 16
"""Frames of a call stack that are shown."""
FULL_FINDINGS = 60
"""Findings shown with so many steps; the less severe ones behind them show one."""


@dataclass(frozen=True)
class Link:
    """One link of a chain. code: call, value, form, request, recipient, moment; note: the small print, may be empty."""

    code: str
    label: str
    text: str
    note: str


@dataclass(frozen=True)
class Chain:
    """One piece of evidence from the call to the recipient."""

    title: str
    links: list[Link]


@dataclass(frozen=True)
class Found:
    """One finding as the page shows it. observations: ids of its evidence; sources: texts with year and certainty."""

    view: FindingView
    confidence: str
    data_types: list[str]
    observations: list[str]
    chains: list[Chain]
    more: str
    fix: str
    sources: list[str]
    n: int


class Evidence:
    """Looks up what the chains of a report need, once for all languages."""

    def __init__(self, data: ReportData) -> None:
        self._data, self._start, self._names = data, start_of(data), Names(data)
        self._chains = Chains(data, FINDINGS_LIMIT, STEPS)
        steps = [step for row in self._chains.findings for step in self._chains.steps(row)]
        events = {event for step in steps if (event := _event_of(step))}
        calls = data.tables["hook_events"]
        self._calls = {row["event_id"]: row for row in rows_of(HOOK_EVENTS, calls[calls["event_id"].isin(events)])}
        keys = {key_of(event, row["stack_hash"]) for event, row in self._calls.items() if row["stack_hash"]}
        self._stacks = read_stacks(data.raw, keys)
        sent = {step.row["ref_id"] for step in steps if step.row["act"] == "sent"}
        self._flows = {row["flow_id"]: row for row in rows_of(FLOWS, data.tables.rows("flows", "flow_id", sent))}

    def found(self, lang: str) -> list[Found]:
        """Give the findings in one language, most severe first."""
        return [self._found(row, number, lang) for number, row in enumerate(self._chains.findings)]

    def _found(self, row: Row, number: int, lang: str) -> Found:
        rule = self._data.rules.get(row["rule_id"])
        steps = self._chains.steps(row)[: STEPS if number < FULL_FINDINGS else 1]
        left = row["n_observations"] - len(steps)
        return Found(
            view=finding_view(row, self._chains, self._data, self._start, lang),
            confidence=row["confidence"],
            data_types=list(row["data_types"]),
            observations=list(row["evidence"]),
            chains=[self._chain(step, lang) for step in steps],
            more=t("center.more_evidence", lang, n=left) if left > 0 else "",
            fix=rule.doc[lang].fix if rule else "",
            sources=[citation(key, lang) for key in rule.head.sources] if rule else [],
            n=row["n_observations"],
        )

    def _chain(self, step: Step, lang: str) -> Chain:
        row, is_sent = step.row, step.row["act"] == "sent"
        links = [self._call(step, lang), self._value(row, lang)]
        if is_sent:
            links += [self._form(row, lang), self._request(row, lang), self._recipient(row, lang)]
        links.append(self._moment(step, lang))
        key = "center.chain.sent" if is_sent else "center.chain.read"
        return Chain(t(key, lang, time=offset_text(row["t"], self._start)), links)

    def _call(self, step: Step, lang: str) -> Link:
        read = step.read if step.row["act"] == "sent" else step.row
        label = t("center.link.call", lang)
        if read is None:
            return Link("call", label, t("center.call.none", lang), t("center.call.none_note", lang))
        call: Mapping[str, Any] = self._calls.get(read["ref_id"]) or {}
        text = " · ".join(shown(part) for part in (call.get("hook_id"), read["caller"]) if part)
        sdk_id, frames = read["sdk_id"], self._frames(call, lang)
        notes = [t("center.call.sdk", lang, sdk=sdk_texts(sdk_id)[lang])] if sdk_id else []
        notes += [t("center.call.stack", lang, stack=" ← ".join(frames))] if frames else []
        notes.append(offset_text(read["t"], self._start))
        return Link("call", label, text or t("report.read_unknown", lang), t("list.sentence", lang).join(notes))

    def _frames(self, call: Mapping[str, Any], lang: str) -> list[str]:
        """Give the stack of a call, innermost first; without its frames, whose code they belong to."""
        frames = self._stacks.get(key_of(call.get("event_id") or "", call.get("stack_hash") or ""))
        if frames is None:
            return [_owner(one, lang) for one in call.get("sdk_chain") or ()]
        more = [t("report.more_rows", lang, n=len(frames) - FRAMES)] if len(frames) > FRAMES else []
        return [*(shown(clipped(frame)) for frame in frames[:FRAMES]), *more]

    def _value(self, row: Row, lang: str) -> Link:
        sure = t("center.value.sure", lang, confidence=t(f"confidence.{row['confidence']}", lang))
        how = t_or(f"center.method.{row['method']}", lang, shown(row["method"]))
        note = t("list.sentence", lang).join([how, sure])
        return Link("value", t("center.link.value", lang), shown(self._data.value_of(row)), note)

    def _form(self, row: Row, lang: str) -> Link:
        layers = t("report.layers", lang, layers=shown(row["layers"])) if row["layers"] else ""
        return Link("form", t("center.link.form", lang), form_text(row["transform"] or "plain", lang), layers)

    def _request(self, row: Row, lang: str) -> Link:
        flow: Mapping[str, Any] = self._flows.get(row["ref_id"]) or {}
        where = t("report.in", lang, location=t(f"location.{row['location']}", lang), path=shown(row["path"])).strip()
        method = " ".join(str(part) for part in (flow.get("method"), flow.get("request_media")) if part)
        note = " · ".join(part for part in (shown(method), shown(row["ref_id"])) if part)
        return Link("request", t("center.link.request", lang), where, note)

    def _recipient(self, row: Row, lang: str) -> Link:
        to = row["party_id"] or row["registrable_domain"] or row["host"] or ""
        relation = t(f"relation.{row['party_relation'] or 'unknown'}", lang)
        name = self._names.party(to)[lang] or t("report.unknown", lang)
        tls = {True: "center.tls", False: "report.clear"}.get(row["is_encrypted"])
        notes = [shown(row["host"] or ""), *([t(tls, lang)] if tls else [])]
        return Link(
            "recipient", t("center.link.recipient", lang), f"{name} [{relation}]", " · ".join(filter(None, notes))
        )

    def _moment(self, step: Step, lang: str) -> Link:
        row = step.row
        text = f"{phase_name(row['phase'], lang)} · {consent_name(row['consent_state'], lang)}"
        notes = [offset_text(row["t"], self._start)]
        lag = row["access_lag_ms"]
        if step.read is not None and lag is not None:
            notes.append(t("report.later" if lag >= 0 else "report.earlier", lang, lag=lag_text(lag)))
        if row["near_mark"]:
            notes.append(t("report.near_mark", lang))
        return Link("moment", t("center.link.moment", lang), text, t("list.sentence", lang).join(notes))


def _event_of(step: Step) -> str | None:
    read = step.read if step.row["act"] == "sent" else step.row
    return str(read["ref_id"]) if read else None


def _owner(one: str, lang: str) -> str:
    if one in (APP, UNKNOWN):
        return t(f"center.owner.{one}", lang)
    return sdk_texts(one)[lang]
