"""One finding in words: what happened, and its evidence step by step."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from analyzer.detect.sdks import sdks
from analyzer.i18n.catalog import t
from analyzer.report.chain import Chains, Step
from analyzer.report.company import company_name, sdk_name
from analyzer.report.safe import shown
from analyzer.report.wording import consent_name, lag_text, listed, phase_name, type_name, waiver_name

if TYPE_CHECKING:
    from analyzer.report.model import ReportData


@dataclass(frozen=True)
class StepView:
    """One step of evidence, as texts."""

    time: str
    phase: str
    read: str
    lag: str
    sent: str
    how: str
    value: str
    remarks: str


@dataclass(frozen=True)
class FindingView:
    """One finding, as texts; `severity` and `confidence` are codes for styling."""

    rule_id: str
    title: str
    severity: str
    severity_name: str
    confidence_name: str
    sentence: str
    details: list[tuple[str, str]]
    steps: list[StepView]
    n_more: int
    silenced: str
    fingerprint: str


def finding_view(
    row: Mapping[str, Any],
    chains: Chains,
    data: ReportData,
    start: datetime | None,
    lang: str,
) -> FindingView:
    """Put one finding into words: what happened, and the first steps of its evidence."""
    rule = data.rules.get(row["rule_id"])
    args = json.loads(row["message_args"])
    steps = chains.steps(row)
    return FindingView(
        rule_id=row["rule_id"],
        title=rule.title(lang) if rule else shown(row["rule_id"]),
        severity=row["severity"],
        severity_name=t(f"severity.{row['severity']}", lang),
        confidence_name=t(f"confidence.{row['confidence']}", lang),
        sentence=_sentence(row, args, data, lang),
        details=_details(args, lang),
        steps=[_step(step, data, start, lang) for step in steps],
        n_more=row["n_observations"] - len(steps),
        silenced=_silenced(row, lang),
        fingerprint=row["fingerprint"],
    )


def summary_of(row: Mapping[str, Any], data: ReportData, lang: str) -> str:
    """Give one finding as a line: what happened, and in which state, form and to which hosts."""
    args = json.loads(row["message_args"])
    details = [t("list.pair", lang, label=label, text=text) for label, text in _details(args, lang)]
    return t("list.sentence", lang).join([_sentence(row, args, data, lang), *details])


def _sentence(row: Mapping[str, Any], args: Mapping[str, Any], data: ReportData, lang: str) -> str:
    if args["act"] == "rule_failed":
        return t("report.finding_failed", lang, rule=row["rule_id"], error=args["error"])
    if args["act"] == "fixed":
        return t("baseline.fixed_finding", lang, finding=shown(args["finding"] or row["fingerprint"]))
    if args["act"] == "moment":
        event, subject = t(f"moment.{args['event']}", lang), shown(args["subject"] or "")
        key = "report.finding_moment" if subject else "report.finding_moment_bare"
        return t(key, lang, event=event, n=args["n"], **({"subject": subject} if subject else {}))
    data_type = listed((type_name(name, lang) for name in args.get("data_types") or [args["data_type"]]), lang)
    if args["act"] == "accessed":
        return t("report.finding_read", lang, data_type=data_type, n=args["n"])
    return t("report.finding_sent", lang, data_type=data_type, n=args["n"], to=_recipient(args, data, lang))


def _recipient(args: Mapping[str, Any], data: ReportData, lang: str) -> str:
    parties = data.tables["parties"]
    names = parties.loc[parties["party_id"] == args["to"], "name"]
    told = names.iloc[0] if len(names) else None
    name = company_name(args["to"], lang, told) if args["to"] else t("report.unknown", lang)
    relation = args["relation"]
    return f"{name} [{t(f'relation.{relation}', lang)}]" if relation else name


def _details(args: Mapping[str, Any], lang: str) -> list[tuple[str, str]]:
    if args["act"] not in ("sent", "accessed"):
        return []
    rows = [("consent_then", listed((consent_name(state, lang) for state in args["states"]), lang))]
    if args["act"] == "sent":
        rows += [
            ("as", listed(map(shown, args["transforms"]), lang)),
            ("hosts", listed(map(shown, args["hosts"]), lang)),
        ]
    else:
        rows.append(("callers", listed(map(shown, args["callers"]), lang)))
    return [(t(f"report.{key}", lang), text) for key, text in rows if text]


def _silenced(row: Mapping[str, Any], lang: str) -> str:
    if row["suppressed_by"]:
        return t("list.pair", lang, label=t("report.waiver", lang), text=waiver_name(row["suppressed_by"]))
    return {"known": t("report.baseline_known", lang), "fixed": t("baseline.fixed", lang)}.get(row["baseline"], "")


def _step(step: Step, data: ReportData, start: datetime | None, lang: str) -> StepView:
    row, is_sent = step.row, step.row["act"] == "sent"
    read = step.read if is_sent else row
    return StepView(
        time=offset_text(row["t"], start),
        phase=f"{phase_name(row['phase'], lang)} · {consent_name(row['consent_state'], lang)}",
        read=_read_text(read, lang) if read else "",
        lag=_lag(row, lang) if is_sent and read else "",
        sent=t("report.sent_to", lang, host=shown(row["host"] or "")) if is_sent else "",
        how=_how(row, lang) if is_sent else "",
        value=shown(data.value_of(row)),
        remarks=_remarks(row, lang),
    )


def _read_text(read: Mapping[str, Any], lang: str) -> str:
    caller = read["caller"]
    if not caller:
        return t("report.read_unknown", lang)
    if read["sdk_id"] not in sdks():
        return t("report.read_by", lang, caller=shown(caller))
    return t("report.read_by_sdk", lang, sdk=sdk_name(read["sdk_id"], lang), caller=shown(caller))


def _lag(row: Mapping[str, Any], lang: str) -> str:
    lag = row["access_lag_ms"]
    if lag is None:
        return ""
    return t("report.later" if lag >= 0 else "report.earlier", lang, lag=lag_text(lag))


def _how(row: Mapping[str, Any], lang: str) -> str:
    location = t(f"location.{row['location']}", lang)
    texts = [t("report.in", lang, location=location, path=shown(row["path"])).strip()]
    if row["layers"]:
        texts.append(t("report.layers", lang, layers=shown(row["layers"])))
    texts.append(t("report.written", lang, transform=shown(row["transform"] or "plain")))
    return listed(texts, lang)


def _remarks(row: Mapping[str, Any], lang: str) -> str:
    texts = [t(f"confidence.{row['confidence']}", lang)]
    if row["is_encrypted"] is False:
        texts.append(t("report.clear", lang))
    if row["near_mark"]:
        texts.append(t("report.near_mark", lang))
    return listed(texts, lang)


def offset_text(moment: str, start: datetime | None) -> str:
    """Give a moment as `+0.812 s` from the start of the session."""
    if start is None:
        return ""
    seconds = (datetime.fromisoformat(moment) - start).total_seconds()
    return f"{seconds:+.3f} s"
