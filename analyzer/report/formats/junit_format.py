"""JUnit XML for device farms and CI: one suite per session, one case per rule."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any
from xml.etree import ElementTree

from analyzer.i18n.catalog import t
from analyzer.i18n.talk import translated
from analyzer.model.tables import FINDINGS
from analyzer.report.clock import end_of, start_of
from analyzer.report.finding_view import summary_of
from analyzer.report.rows import rows_of
from analyzer.report.safe import shown
from analyzer.report.verdict import is_failing
from analyzer.report.wording import blind_texts, reason_text

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LISTED = 20


def render(data: ReportData, out: IO[str], lang: str) -> None:
    """Write a report with one suite. A case fails when a finding of its rule reaches --fail-on."""
    _write([_suite(data, lang)], out)


def join(texts: list[str]) -> str:
    """Put the suites of several reports into one."""
    import io

    suites = [suite for text in texts for suite in ElementTree.fromstring(text.removeprefix(_HEAD))]
    out = io.StringIO()
    _write(suites, out)
    return out.getvalue()


def with_failed(text: str, failed: Sequence[Mapping[str, str]], lang: str) -> str:
    """Add a suite with an error for each capture that could not be analyzed."""
    import io

    suites = list(ElementTree.fromstring(text.removeprefix(_HEAD)))
    counts = {"tests": str(len(failed)), "failures": "0", "errors": str(len(failed)), "skipped": "0", "time": "0"}
    suite = ElementTree.Element("testsuite", {"name": "consentinel", **counts})
    for row in failed:
        names = {"classname": "consentinel", "name": shown(row["path"]), "time": "0"}
        case = ElementTree.SubElement(suite, "testcase", names)
        ElementTree.SubElement(case, "error", {"type": row["code"], "message": shown(translated(row["message"], lang))})
    out = io.StringIO()
    _write([*suites, suite], out)
    return out.getvalue()


def _write(suites: list[ElementTree.Element], out: IO[str]) -> None:
    totals = {name: str(sum(int(suite.get(name, "0")) for suite in suites))
              for name in ("tests", "failures", "errors")}  # fmt: skip
    root = ElementTree.Element("testsuites", {"name": "consentinel", **totals})
    root.extend(suites)
    ElementTree.indent(root)
    out.write(_HEAD + ElementTree.tostring(root, encoding="unicode") + "\n")


def _suite(data: ReportData, lang: str) -> ElementTree.Element:
    app = data.manifest.get("app") or {}
    app_id = shown(app.get("id") or t("report.unknown", lang))
    findings = data.tables["findings"]
    failing = set(findings.loc[is_failing(findings, data.settings), "finding_id"])
    by_rule: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(FINDINGS, findings):
        by_rule.setdefault(row["rule_id"], []).append(row)
    found = _Findings(by_rule, failing, {rule.id: rule.title(lang) for rule in data.rules.values()})
    suite = ElementTree.Element("testsuite", {"name": shown(data.manifest.get("session_id") or app_id)})
    _properties(suite, data, app)
    for assessment in data.assessments:
        rule_id = assessment["rule_id"]
        case = ElementTree.SubElement(
            suite, "testcase", {"classname": f"consentinel.{app_id}", "name": rule_id, "time": "0"}
        )
        _outcome(case, assessment, found, data, lang)
    counts = {"tests": len(data.assessments), **_counts(suite)}
    suite.attrib |= {name: str(n) for name, n in counts.items()} | _times(data)
    return suite


def _counts(suite: ElementTree.Element) -> dict[str, int]:
    tags = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    return {name: len(suite.findall(f"testcase/{tag}")) for name, tag in tags.items()}


def _times(data: ReportData) -> dict[str, str]:
    start, end = start_of(data), end_of(data)
    if start is None or end is None:
        return {"time": "0"}
    return {"time": f"{(end - start).total_seconds():.3f}", "timestamp": f"{start:%Y-%m-%dT%H:%M:%S}"}


def _properties(suite: ElementTree.Element, data: ReportData, app: Mapping[str, Any]) -> None:
    device = data.manifest.get("device") or {}
    rows = {
        "app.id": app.get("id"),
        "app.version": app.get("version"),
        "device.kind": device.get("kind") or device.get("backend"),
        "device.model": device.get("model"),
        "device.os": " ".join(str(device[key]) for key in ("os", "os_version") if device.get(key)),
        "session.state": data.manifest.get("state"),
        "session.manifest_hash": data.manifest_hash,
        "consentinel": data.settings.get("consentinel"),
    }
    rows |= {f"setting.{name}": _setting(value) for name, value in data.settings.items() if name != "acceptances"}
    rows |= {f"count.{name}": n for name, n in data.counts.items()}
    element = ElementTree.SubElement(suite, "properties")
    for name, value in rows.items():
        if value not in (None, "", [], {}):
            ElementTree.SubElement(element, "property", {"name": name, "value": shown(value)})


def _setting(value: Any) -> Any:
    import json

    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) and value else value


@dataclass(frozen=True)
class _Findings:
    """What the cases of a suite draw on: findings by rule, ids of those that fail, titles of rules."""

    by_rule: Mapping[str, list[dict[str, Any]]]
    failing: set[str]
    titles: Mapping[str, str]


def _outcome(
    case: ElementTree.Element, assessment: Mapping[str, Any], found: _Findings, data: ReportData, lang: str
) -> None:
    rule_id = assessment["rule_id"]
    title, rows = found.titles.get(rule_id, rule_id), found.by_rule.get(rule_id, [])
    bad = [row for row in rows if row["finding_id"] in found.failing]
    broken = assessment["reason"] and assessment["reason"]["key"] == "reason.rule_failed"
    if broken:
        ElementTree.SubElement(case, "error", {"type": "rule_failed", "message": reason_text(assessment, lang)})
    elif bad:
        message = t("list.pair", lang, label=title, text=t("report.n_findings", lang, n=len(bad)))
        element = ElementTree.SubElement(case, "failure", {"type": bad[0]["severity"], "message": message})
        element.text = _lines(bad, data, lang)
    elif assessment["result"] == "not_assessed":
        ElementTree.SubElement(case, "skipped", {"message": reason_text(assessment, lang)})
    rest = [row for row in rows if row["finding_id"] not in found.failing]
    texts = [title, t(f"result.{assessment['result']}", lang)]
    texts += [_lines(rest, data, lang)] if rest else []
    texts += [t("list.pair", lang, label=t("report.blind_spots", lang), text=text)
              for text in blind_texts(assessment, lang)]  # fmt: skip
    ElementTree.SubElement(case, "system-out").text = "\n".join(texts)


def _lines(rows: list[dict[str, Any]], data: ReportData, lang: str) -> str:
    texts = [f"[{t('severity.' + row['severity'], lang)}] {summary_of(row, data, lang)} "
             f"({t('confidence.' + row['confidence'], lang)}; {t('baseline.' + row['baseline'], lang)}; "
             f"{row['fingerprint']})" for row in rows[:_LISTED]]  # fmt: skip
    more = [t("report.more_rows", lang, n=len(rows) - _LISTED)] if len(rows) > _LISTED else []
    return re.sub(r"\n+", "\n", "\n".join(texts + more))
