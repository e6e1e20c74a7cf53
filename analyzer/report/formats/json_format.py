"""The JSON of contracts §3: one object per session, keys and texts always English."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import IO, Any

import orjson

from analyzer.model.tables import TABLES
from analyzer.report.model import FORMAT, ReportData
from analyzer.report.rows import rows_of
from analyzer.report.safe import json_safe, json_text
from analyzer.report.wording import blind_texts, reason_text

_LANG = "en"


def render(data: ReportData, out: IO[str], lang: str) -> None:
    """Write the document; `lang` changes nothing."""
    content = document(data)
    try:
        out.write(json_safe(orjson.dumps(content, option=orjson.OPT_INDENT_2).decode("utf-8")))
    except (TypeError, ValueError):  # lone surrogates in a manifest, or numbers beyond 64 bits
        out.write(json.dumps(content, indent=2))
    out.write("\n")


def join(texts: list[str]) -> str:
    """Put several documents into the one of contracts §3 for several paths."""
    sessions = [json.loads(text) for text in texts]
    return json_text({"format": FORMAT, "sessions": sessions}) + "\n"


def with_failed(text: str, failed: Sequence[Mapping[str, str]], lang: str) -> str:
    """Add what could not be analyzed to the document of several paths."""
    return json_text(json.loads(text) | {"failed": [dict(row) for row in failed]}) + "\n"


def document(data: ReportData) -> dict[str, Any]:
    """Give one session as plain JSON values."""
    return {
        "format": FORMAT,
        "session": {**data.manifest, **({"manifest_hash": data.manifest_hash} if data.manifest_hash else {})},
        "phases": _rows(data, "phases"),
        "counts": dict(data.counts),
        "observations": _observations(data),
        "findings": _rows(data, "findings"),
        "assessments": [_assessment(row) for row in data.assessments],
        "gaps": _rows(data, "gaps"),
        "hook_status": _rows(data, "hook_status"),
        "settings": dict(data.settings),
    }


def _rows(data: ReportData, name: str) -> list[dict[str, Any]]:
    return rows_of(TABLES[name], data.tables[name])


def _observations(data: ReportData) -> list[dict[str, Any]]:
    rows = _rows(data, "observations")
    if data.values is None:
        return rows
    return [{**row, "value": data.values.get(row["value_hash"])} for row in rows]


def _assessment(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "rule_id": row["rule_id"],
        "result": row["result"],
        "blind_spot": "; ".join(blind_texts(row, _LANG)),
        "reason": _reason(row),
    }


def _reason(row: dict[str, Any]) -> str:
    """Give the reason as `code: sentence`, so that programs need not read the sentence."""
    if not row["reason"]:
        return ""
    return f"{row['reason']['key'].removeprefix('reason.')}: {reason_text(row, _LANG)}"
