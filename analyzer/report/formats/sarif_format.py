"""SARIF 2.1.0: one run per session, results with partial fingerprints, what could not be seen as notifications."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

from analyzer.i18n.catalog import t
from analyzer.i18n.talk import translated
from analyzer.model.tables import FINDINGS, FLOWS, GAPS
from analyzer.report.finding_view import summary_of
from analyzer.report.rows import rows_of
from analyzer.report.safe import json_text, shown
from analyzer.report.wording import blind_texts, gap_name, reason_text, waiver_name
from analyzer.rules.page import citation

if TYPE_CHECKING:
    from analyzer.report.model import ReportData
    from analyzer.rules.model import PackName, Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0-rtm.5.json"
FINGERPRINT = "analyzerFinding/v1"
FINGERPRINT_OF_GITHUB = "primaryLocationLineHash"
"""The one by which GitHub's code scanning knows an alert again; all our findings lie in line 1 of one file."""
_LEVELS = {"critical": "error", "high": "error", "medium": "warning", "low": "note", "info": "note"}
_SCORES = {"critical": "9.0", "high": "7.0", "medium": "5.0", "low": "3.0", "info": "0.0"}
"""Numbers by which GitHub sorts alerts into critical, high, medium and low."""
_PRECISION = {"certain": "very-high", "likely": "high", "possible": "low"}
_LANGUAGES = {"en": "en", "zh": "zh-Hans"}
_ARTIFACT = "session.json"


def render(data: ReportData, out: IO[str], lang: str) -> None:
    """Write a log with one run."""
    _write({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(data, lang)]}, out)


def join(texts: list[str]) -> str:
    """Put the runs of several logs into one."""
    import io

    logs = [json.loads(text) for text in texts]
    out = io.StringIO()
    _write(logs[0] | {"runs": [run for log in logs for run in log["runs"]]}, out)
    return out.getvalue()


def with_failed(text: str, failed: Sequence[Mapping[str, str]], lang: str) -> str:
    """Add a notification to the first run for each capture that could not be analyzed."""
    import io

    log = json.loads(text)
    invocation = log["runs"][0]["invocations"][0]
    invocation["executionSuccessful"] = False
    invocation["toolExecutionNotifications"] += [
        {
            "level": "error",
            "message": _message(shown(translated(row["message"], lang))),
            "descriptor": {"id": row["code"]},
        }
        for row in failed
    ]
    out = io.StringIO()
    _write(log, out)
    return out.getvalue()


def _write(log: Mapping[str, Any], out: IO[str]) -> None:
    out.write(json_text(log).encode("utf-8", "replace").decode("utf-8") + "\n")


def _run(data: ReportData, lang: str) -> dict[str, Any]:
    components = _components(data, lang)
    index = _references(components)
    app = data.manifest.get("app") or {}
    session = shown(data.manifest.get("session_id") or "session")
    places = _Places(data)
    return {
        "tool": {"driver": components[0], **({"extensions": components[1:]} if components[1:] else {})},
        "automationDetails": {"id": f"consentinel/{shown(app.get('id') or 'app')}/{session}"},
        "language": _LANGUAGES[lang],
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _ARTIFACT}}, *map(_artifact, data.manifest.get("files") or ())],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _unseen(data, index, lang)}],
        "results": [_result(row, data, places, index, lang) for row in rows_of(FINDINGS, data.tables["findings"])],
        "properties": {
            "settings": dict(data.settings),
            "manifestHash": data.manifest_hash or None,
            "legalNote": t("report.not_legal_advice", lang),
        },
    }


def _components(data: ReportData, lang: str) -> list[dict[str, Any]]:
    """Give our rules as the driver, then each rule pack as an extension of it; rules as they were assessed."""
    order = [row["rule_id"] for row in data.assessments if row["rule_id"] in data.rules]
    order += sorted(data.rules.keys() - set(order), key=list(data.rules).index)
    severities = data.settings.get("severity") or {}
    of_pack: dict[PackName | None, list[dict[str, Any]]] = {None: []}
    for rule in (data.rules[rule_id] for rule_id in order):
        of_pack.setdefault(rule.pack, []).append(_rule(rule, severities.get(rule.id), lang))
    version = shown(data.settings.get("consentinel") or "0.0.0")
    driver = {"name": "consentinel", "semanticVersion": version, "rules": of_pack.pop(None)}
    return [driver, *(_extension(pack, rules) for pack, rules in of_pack.items() if pack)]


def _extension(pack: PackName, rules: list[dict[str, Any]]) -> dict[str, Any]:
    version = {"version": pack.version} if pack.version else {}
    return {"name": pack.name, **version, "rules": rules, "properties": {"sha256": pack.sha256}}


def _references(components: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give, by rule id, how a result refers to the rule: its place, and the extension that it is of."""
    return {
        rule["id"]: {"id": rule["id"], "index": place} | ({"toolComponent": {"index": number - 1}} if number else {})
        for number, component in enumerate(components)
        for place, rule in enumerate(component["rules"])
    }


def _rule(rule: Rule, severity: str | None, lang: str) -> dict[str, Any]:
    doc, severity = rule.doc[lang], severity or str(rule.severity)
    parts = [(t(f"rule.{key}", lang), getattr(doc, key)) for key in ("why", "fix", "limits")]
    sources = "\n".join(f"- {citation(key, lang)}" for key in rule.head.sources)
    text = "\n\n".join(t("list.pair", lang, label=label, text=text) for label, text in parts)
    markdown = "\n\n".join(f"**{label}**\n\n{text}" for label, text in parts)
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("_")),
        "shortDescription": {"text": rule.title(lang)},
        "fullDescription": {"text": doc.what},
        "help": {"text": text, "markdown": f"{markdown}\n\n**{t('rule.sources', lang)}**\n\n{sources}"},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {
            "tags": ["privacy", str(rule.head.category)],
            "severity": severity,
            "security-severity": _SCORES[severity],
            "precision": _PRECISION[str(rule.head.confidence)],
            "version": rule.head.version,
        },
    }


def _message(text: str) -> dict[str, str]:
    """Give a text as a message that holds neither placeholders nor links (SARIF 2.1.0 §3.11.5 and §3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _artifact(entry: Mapping[str, Any]) -> dict[str, Any]:
    length, digest = entry.get("bytes"), str(entry.get("sha256", ""))
    content: dict[str, Any] = {"location": {"uri": _uri(entry.get("path", ""))}}
    if isinstance(length, int) and length >= 0:
        content["length"] = length
    return content | ({"hashes": {"sha-256": digest}} if digest else {})


def _uri(path: object) -> str:
    from urllib.parse import quote

    return quote(str(path).encode("utf-8", "replace"), safe="/")


def _result(
    row: Mapping[str, Any], data: ReportData, places: _Places, index: Mapping[str, Mapping[str, Any]], lang: str
) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": row["rule_id"]}
    if reference := index.get(row["rule_id"]):
        result |= {"rule": reference} if "toolComponent" in reference else {"ruleIndex": reference["index"]}
    result |= {
        "level": _LEVELS[row["severity"]],
        "message": _message(summary_of(row, data, lang)),
        "locations": [_location(row, places)],
        "partialFingerprints": {FINGERPRINT: row["fingerprint"], FINGERPRINT_OF_GITHUB: f"{row['fingerprint']}:1"},
    }
    request = places.request(row)
    if request:
        result["webRequest"] = request
    if data.settings.get("baseline"):
        result["baselineState"] = {"known": "unchanged", "fixed": "absent"}.get(row["baseline"], "new")
    suppression = _suppression(row, data, lang)
    if suppression:
        result["suppressions"] = [suppression]
    names = ("severity", "confidence", "data_types", "party_id", "phase", "n_observations", "first_t", "last_t")
    result["properties"] = {name: row[name] for name in names} | {"evidence": row["evidence"][:10]}
    return result


def _location(row: Mapping[str, Any], places: _Places) -> dict[str, Any]:
    """Give the session as the artifact, and host, path and data type as logical places."""
    seen = places.seen(row)
    names = [("host", row["host"] or seen.get("host")), ("field", seen.get("path")), ("caller", seen.get("caller"))]
    logical = [{"kind": kind, "fullyQualifiedName": shown(name)} for kind, name in names if name]
    physical = {"artifactLocation": {"uri": _ARTIFACT, "index": 0}, "region": {"startLine": 1, "startColumn": 1}}
    return {"physicalLocation": physical} | ({"logicalLocations": logical} if logical else {})


class _Places:
    """Looks up the first evidence of each finding and the request that carried it, in one pass over the tables."""

    def __init__(self, data: ReportData) -> None:
        observations = data.tables["observations"]
        first = {evidence[0] for evidence in data.tables["findings"]["evidence"] if len(evidence)}
        columns = ["observation_id", "ref_id", "host", "path", "caller"]
        seen = observations.loc[observations["observation_id"].isin(first), columns]
        plain = seen.astype("object").where(seen.notna(), None).to_dict("records")
        self._seen = {row["observation_id"]: row for row in plain}
        used = data.tables.rows("flows", "flow_id", {row["ref_id"] for row in plain})
        self._flows = {row["flow_id"]: row for row in rows_of(FLOWS, used)}

    def seen(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Give host, path and caller of the first evidence; empty when there is none."""
        return self._seen.get(row["evidence"][0], {}) if row["evidence"] else {}

    def request(self, row: Mapping[str, Any]) -> dict[str, Any] | None:
        """Give the first request of the evidence: method and place, never query, headers or body."""
        flow = self._flows.get(self.seen(row).get("ref_id"))
        if flow is None:
            return None
        target = f"{flow['scheme'] or 'https'}://{flow['host']}:{flow['port']}{flow['path']}"
        return {"method": flow["method"] or "", "target": shown(target)}


def _suppression(row: Mapping[str, Any], data: ReportData, lang: str) -> dict[str, Any] | None:
    if row["suppressed_by"]:
        return {"kind": "external", "status": "accepted", "justification": waiver_name(row["suppressed_by"])}
    if row["baseline"] != "known":
        return None
    entries = data.settings.get("acceptances") or ()
    entry = next((entry for entry in entries if entry["fingerprint"] == row["fingerprint"]), None)
    text = t("baseline.by", lang, **_texts(entry)) if entry else t("report.baseline_known", lang)
    return {"kind": "external", "status": "accepted", "justification": text}


def _texts(entry: Mapping[str, Any]) -> dict[str, str]:
    return {key: shown(entry[key] or "") for key in ("reason", "author")}


def _unseen(data: ReportData, index: Mapping[str, Mapping[str, Any]], lang: str) -> list[dict[str, Any]]:
    """Give what could not be judged or seen: one note per rule that was not assessed, one per gap."""
    notes = []
    for row in data.assessments:
        texts = [reason_text(row, lang)] if row["result"] == "not_assessed" else blind_texts(row, lang)
        if not texts or row["rule_id"] not in index:
            continue
        label = t(f"result.{row['result']}", lang)
        text = t("list.pair", lang, label=label, text=t("list.sentence", lang).join(texts))
        notes.append({"level": "note", "message": _message(text), "associatedRule": index[row["rule_id"]]})
    for gap in rows_of(GAPS, data.tables["gaps"]):
        text = t("list.pair", lang, label=gap_name(gap["gap_kind"], lang), text=f"{shown(gap['subject'])} ({gap['n']})")
        notes.append({"level": "warning", "message": _message(text), "descriptor": {"id": f"gap/{gap['gap_kind']}"}})
    return notes
