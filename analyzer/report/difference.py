"""Sessions side by side: two builds of an app, or its runs with consent given, refused and untouched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analyzer.i18n.catalog import LANGUAGES
from analyzer.model.enums import Severity
from analyzer.model.ids import digest_of
from analyzer.model.tables import FINDINGS
from analyzer.report.disclosure import WITHOUT_CONSENT, disclosed, party_name
from analyzer.report.rows import rows_of

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

FORMAT = "consentinel-diff/1"
NAMES = "ABCDEFGH"
"""Letters by which the sessions are named, in the order given."""
_KEYS = ("data_type", "act", "to", "phase", "consent_state")
_ANSWERS = ("permission_asked", "permission_granted", "permission_denied")
Row = dict[str, Any]
_COUNTS = ("n_read", "n_sent", "n_read_without", "n_sent_without")
_NOTHING: Row = {**dict.fromkeys(_COUNTS, 0), "recipients": []}


def difference(reports: Sequence[ReportData]) -> Row:
    """Give the comparison as plain JSON values; `in` names the sessions by letter, `n` counts for each of them."""
    names = NAMES[: len(reports)]
    return {
        "format": FORMAT,
        "sessions": [_session(name, data) for name, data in zip(names, reports, strict=True)],
        "data_types": _data_types(reports, names),
        "observations": _observations(reports, names),
        "findings": _findings(reports, names),
        "permissions": _permissions(reports, names),
        "blind_spots": [_blind(name, data) for name, data in zip(names, reports, strict=True)],
        "rule_titles": _titles(reports),
    }


def _titles(reports: Sequence[ReportData]) -> Row:
    """Give the titles of the rules that found something, by rule id and language; the last session's count."""
    rules = {rule_id: rule for data in reports for rule_id, rule in data.rules.items()}
    found = sorted({str(rule_id) for data in reports for rule_id in data.tables["findings"]["rule_id"]})
    return {one: {lang: rules[one].title(lang) for lang in LANGUAGES} for one in found if one in rules}


def _session(name: str, data: ReportData) -> Row:
    app = data.manifest.get("app") or {}
    states = data.tables["phases"]["consent_state"].dropna().astype("str")
    return {
        "name": name,
        "session_id": str(data.manifest.get("session_id") or ""),
        "app_id": str(app.get("id") or ""),
        "version": str(app.get("version") or ""),
        "scenario": _scenario(data.manifest),
        "started": str(data.manifest.get("started") or ""),
        "consent_states": list(dict.fromkeys(states)),
        "phases": list(dict.fromkeys(data.tables["phases"]["phase"].dropna().astype("str"))),
        "settings": {key: value for key, value in data.settings.items() if key != "acceptances"},
    }


def _scenario(manifest: Mapping[str, Any]) -> str:
    """Give the name of what the user did, or an empty text when nobody wrote it down."""
    scenario = manifest.get("scenario") or (manifest.get("device") or {}).get("scenario") or ""
    return str(scenario.get("name") or "") if isinstance(scenario, Mapping) else str(scenario)


def _data_types(reports: Sequence[ReportData], names: str) -> list[Row]:
    """Give what was read and sent of each kind of data in each session, what differs first.

    n_read, n_sent, n_read_without, n_sent_without: acts of each session, the last two those before consent or after it
    was refused or withdrawn. recipients: names, of each session. change: same or differs; for two sessions also new
    (only in the second) and gone (only in the first). A number of acts alone makes no difference.
    """
    seen = [_by_type(data) for data in reports]
    rows = []
    for data_type in sorted({key for one in seen for key in one}):
        cells = [one.get(data_type, _NOTHING) for one in seen]
        where = [name for name, cell in zip(names, cells, strict=True) if cell is not _NOTHING]
        columns = {name: [cell[name] for cell in cells] for name in _NOTHING}
        rows.append({"data_type": data_type, "in": where, **columns, "change": _type_change(cells, where, names)})
    return sorted(rows, key=lambda row: (row["change"] == "same", row["data_type"]))


def _type_change(cells: Sequence[Row], where: Sequence[str], names: str) -> str:
    kinds = {(*(bool(cell[name]) for name in _COUNTS), tuple(cell["recipients"])) for cell in cells}
    if len(kinds) == 1:
        return "same"
    if len(names) == 2 and len(where) == 1:
        return "new" if where == [names[1]] else "gone"
    return "differs"


def _by_type(data: ReportData) -> dict[str, Row]:
    seen = disclosed(data)
    if seen.empty:
        return {}
    without = seen["consent_state"].isin(WITHOUT_CONSENT)
    sent = seen["act"] == "sent"
    counts = seen.assign(n_read=~sent, n_sent=sent, n_read_without=~sent & without, n_sent_without=sent & without)
    summed = counts.groupby("data_type")[list(_COUNTS)].sum()
    rows: dict[str, Row] = {
        str(key): {name: int(row[name]) for name in _COUNTS} | {"recipients": []} for key, row in summed.iterrows()
    }
    for data_type, to in sorted(set(zip(seen.loc[sent, "data_type"], seen.loc[sent, "to"], strict=True))):
        name = party_name(data, to) if to else ""
        rows[data_type]["recipients"] = sorted({*rows[data_type]["recipients"], name} - {""})
    return rows


def _side_by_side(counts: Sequence[Mapping[tuple[str, ...], int]], names: str) -> Iterable[tuple[tuple[str, ...], Row]]:
    """Give each key with the sessions it occurs in and how often in each, what differs first."""
    keys = {key for one in counts for key in one}
    rows = []
    for key in keys:
        n = [one.get(key, 0) for one in counts]
        where = [name for name, count in zip(names, n, strict=True) if count]
        rows.append((key, {"in": where, "n": n}))
    return sorted(rows, key=lambda row: (len(row[1]["in"]) == len(names), row[0]))


def _observations(reports: Sequence[ReportData], names: str) -> list[Row]:
    counts = []
    for data in reports:
        seen = disclosed(data)
        found: dict[tuple[str, ...], int] = {}
        for key, n in seen.groupby(list(_KEYS), sort=False).size().items() if len(seen) else ():
            given = dict(zip(_KEYS, map(str, key), strict=True))
            given["to"] = party_name(data, given["to"]) if given["to"] else ""
            place = tuple(given[name] for name in _KEYS)
            found[place] = found.get(place, 0) + int(n)
        counts.append(found)
    return [
        dict(zip(("data_type", "act", "party", "phase", "consent_state"), key, strict=True)) | row
        for key, row in _side_by_side(counts, names)
    ]


def _findings(reports: Sequence[ReportData], names: str) -> list[Row]:
    one_app = len({(data.manifest.get("app") or {}).get("id") for data in reports}) == 1
    found: list[dict[str, Row]] = []
    for data in reports:
        rows = data.tables["findings"]
        plain = rows_of(FINDINGS, rows[rows["baseline"] != "fixed"])
        found.append({row["fingerprint"] if one_app else _key(row): row for row in plain})
    keys = dict.fromkeys(key for one in found for key in one)
    made = [_finding(key, found, reports, names) for key in keys]
    return sorted(made, key=_by_weight)


def _by_weight(row: Row) -> tuple[Any, ...]:
    """Order findings: what changed first, then the most severe."""
    return row["change"] == "same", -Severity(row["severity"]).rank, row["rule_id"], row["party"], row["fingerprint"]


def _key(row: Mapping[str, Any]) -> str:
    """Give what makes a finding the same in sessions of different apps."""
    to = json.loads(row["message_args"]).get("to") or row["host"] or ""
    return digest_of((row["rule_id"], to, *row["data_types"], row["phase"] or ""), length=32)


def _finding(key: str, found: Sequence[Mapping[str, Row]], reports: Sequence[ReportData], names: str) -> Row:
    where = [name for name, one in zip(names, found, strict=True) if key in one]
    row = next(one[key] for one in reversed(found) if key in one)
    args = json.loads(row["message_args"])
    assessed = [_was_assessed(data, row["rule_id"]) for data in reports]
    return {
        "rule_id": row["rule_id"],
        "severity": row["severity"],
        "confidence": row["confidence"],
        "data_types": row["data_types"],
        "act": args.get("act", ""),
        "party": args.get("to") or row["host"] or "",
        "party_name": _name_of(args.get("to") or row["host"] or "", reports),
        "phase": row["phase"] or "",
        "fingerprint": key,
        "in": where,
        "n": [one[key]["n_observations"] if key in one else 0 for one in found],
        "waived_in": [name for name in where if found[names.index(name)][key]["suppressed_by"]],
        "accepted_in": [name for name in where if found[names.index(name)][key]["baseline"] == "known"],
        "not_assessed_in": [name for name, was in zip(names, assessed, strict=True) if not was],
        "change": _change(where, names, assessed),
    }


def _name_of(party: str, reports: Sequence[ReportData]) -> str:
    """Give the name of a recipient by the first session that knows one."""
    names = [party_name(data, party) for data in reports] if party else []
    return next((name for name in names if name != party), names[0] if names else "")


def _was_assessed(data: ReportData, rule_id: str) -> bool:
    return any(row["rule_id"] == rule_id and row["result"] != "not_assessed" for row in data.assessments)


def _change(where: Sequence[str], names: str, assessed: Sequence[bool]) -> str:
    """Give same, and for two sessions new or fixed; `unsure` where the rule was not assessed in the other."""
    missing = [name for name in names if name not in where]
    if not missing:
        return "same"
    if not all(assessed[names.index(name)] for name in missing):
        return "unsure"
    if len(names) > 2:
        return "differs"
    return "new" if where == [names[1]] else "fixed"


def _permissions(reports: Sequence[ReportData], names: str) -> list[Row]:
    counts = [_asked(data) for data in reports]
    return [{"permission": key[0], "answer": key[1]} | row for key, row in _side_by_side(counts, names)]


def _asked(data: ReportData) -> dict[tuple[str, ...], int]:
    """Count permissions that the app's manifest or the scope names, and those asked for, granted and denied."""
    moments = data.tables["moments"]
    in_manifest = (data.manifest.get("app") or {}).get("permissions") or ()
    found: dict[tuple[str, ...], int] = {(str(name), "in_manifest"): 1 for name in in_manifest}
    found |= {(name, "declared"): 1 for name in (data.scope.permissions() if data.scope else ())}
    for event, permission in zip(moments["event"].astype("str"), moments["subject"], strict=True):
        if event in _ANSWERS and permission:
            key = (permission, event.removeprefix("permission_"))
            found[key] = found.get(key, 0) + 1
    return found


def _blind(name: str, data: ReportData) -> Row:
    gaps, hooks = data.tables["gaps"], data.tables["hook_status"]
    kinds = gaps["gap_kind"].astype("str")
    return {
        "name": name,
        "gaps": [
            {"gap_kind": kind, "n": int(gaps.loc[kinds == kind, "n"].sum()),
             "subjects": sorted(set(gaps.loc[kinds == kind, "subject"]))}
            for kind in sorted(set(kinds))
        ],
        "hooks_not_active": sorted(set(hooks.loc[~hooks["state"].isin(["active", "absent"]), "hook_id"].astype("str"))),
        "rules_not_assessed": [row["rule_id"] for row in data.assessments if row["result"] == "not_assessed"],
    }  # fmt: skip
