"""The comparison of sessions in words, as a paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.i18n.catalog import t
from analyzer.report.company import company_name, translated
from analyzer.report.disclosure import some
from analyzer.report.paper import Paper, Sheet, plain
from analyzer.report.wording import consent_name, gap_name, listed, phase_name, type_name

_SAME = 100
"""Rows without a change that a paper lists."""
_ANSWERS = {name: f"permission.{name}" for name in ("in_manifest", "declared", "asked", "granted", "denied")}
Row = Mapping[str, Any]


def difference_paper(content: Row, lang: str) -> Paper:
    """Put what `analyzer.report.difference.difference` gives into words."""
    sheets = [
        _sheet("sessions", ("session", "app", "version", "states", "phase"), content["sessions"], _session, lang),
        _sheet("findings", ("change", "severity", "rule", "finding", "phase", "count"), content["findings"],
               _finding(content, lang), lang),
        _sheet("observations", ("where", "data", "act", "party", "phase", "consent_then", "count"),
               content["observations"], _observation(content), lang),
        _sheet("permissions", ("where", "permission", "state", "count"), content["permissions"],
               _permission(content), lang),
        _sheet("blind", ("session", "blind"), content["blind_spots"], _blind, lang),
    ]  # fmt: skip
    notes = [t("diff.note", lang), t("report.not_legal_advice", lang)]
    return Paper(t("diff.title", lang), lang, [], sheets, notes)


def _sheet(key: str, columns: Sequence[str], rows: Sequence[Row], write: Any, lang: str) -> Sheet:
    names = [t(f"column.{name}", lang) for name in columns]
    n_sessions = max((len(row.get("n", ())) for row in rows), default=0)
    same = [row for row in rows if "in" in row and len(row["in"]) == n_sessions]
    changed = [row for row in rows if "in" not in row or len(row["in"]) != n_sessions]
    notes = [t("diff.more", lang, n=len(same) - _SAME)] if len(same) > _SAME else []
    cells = [write(row, lang) for row in [*changed, *same[:_SAME]]]
    return Sheet(t(f"diff.{key}", lang), names, cells, notes, t("diff.nothing", lang))


def _session(row: Row, lang: str) -> list[str]:
    states = listed((consent_name(state, lang) for state in row["consent_states"]), lang)
    phases = listed((phase_name(phase, lang) for phase in row["phases"]), lang)
    return [f"{row['name']} = {plain(row['session_id'])}", plain(row["app_id"]), plain(row["version"]), states, phases]


def where_text(row: Row, n_sessions: int, lang: str) -> str:
    """Give in which of the sessions something occurs."""
    return t("diff.all", lang) if len(row["in"]) == n_sessions else _only(row, lang)


def _only(row: Row, lang: str) -> str:
    return t("diff.only", lang, names=t("list.comma", lang).join(row["in"]))


def _counts(row: Row) -> str:
    return " / ".join(map(str, row["n"]))


def _finding(content: Row, lang: str) -> Any:
    titles = {rule_id: title[lang] for rule_id, title in content["rule_titles"].items()}
    names = [session["name"] for session in content["sessions"]]

    def write(row: Row, lang: str) -> list[str]:
        types = listed((type_name(data_type, lang) for data_type in row["data_types"]), lang)
        what = " → ".join(text for text in (types, company_name(row["party"], lang, row["party_name"])) if text)
        title = titles.get(row["rule_id"], row["rule_id"])
        return [
            t("list.sentence", lang).join([_change(row, names, lang), *silenced_texts(row, lang)]),
            t(f"severity.{row['severity']}", lang),
            row["rule_id"],
            t("list.pair", lang, label=title, text=what) if what else title,
            phase_name(row["phase"], lang) if row["phase"] else "",
            _counts(row),
        ]

    return write


def silenced_texts(row: Row, lang: str) -> list[str]:
    """Give in which sessions a finding is waived by the scope, and in which a baseline accepts it."""
    told = {key: t("list.comma", lang).join(row[f"{key}_in"]) for key in ("waived", "accepted")}
    return [t(f"diff.{key}", lang, names=names) for key, names in told.items() if names]


def _change(row: Row, names: Sequence[str], lang: str) -> str:
    last = names[-1]
    if row["change"] == "new":
        return t("diff.new", lang, name=last)
    if row["change"] == "fixed":
        return t("diff.fixed", lang, name=last)
    if row["change"] == "unsure":
        blind = [name for name in row["not_assessed_in"] if name not in row["in"]]
        unsure = t("diff.gone_unsure", lang, name=t("list.comma", lang).join(blind))
        return t("list.sentence", lang).join([_only(row, lang), unsure])
    return t("diff.same", lang) if row["change"] == "same" else _only(row, lang)


def _observation(content: Row) -> Any:
    n_sessions = len(content["sessions"])

    def write(row: Row, lang: str) -> list[str]:
        return [
            where_text(row, n_sessions, lang),
            type_name(row["data_type"], lang),
            t(f"act.{row['act']}", lang),
            translated(row["party"], lang),
            phase_name(row["phase"], lang),
            consent_name(row["consent_state"], lang),
            _counts(row),
        ]

    return write


def _permission(content: Row) -> Any:
    n_sessions = len(content["sessions"])

    def write(row: Row, lang: str) -> list[str]:
        answer = t(_ANSWERS[row["answer"]], lang)
        return [where_text(row, n_sessions, lang), plain(row["permission"]), answer, _counts(row)]

    return write


def _blind(row: Row, lang: str) -> list[str]:
    return [row["name"], "\n".join(unseen_texts(row, lang))]


def unseen_texts(row: Row, lang: str) -> list[str]:
    """Give what one session could not see, as sentences."""
    texts = [
        t("list.pair", lang, label=f"{gap_name(gap['gap_kind'], lang)} ({gap['n']})", text=some(gap["subjects"], lang))
        for gap in row["gaps"]
    ]
    if row["hooks_not_active"]:
        texts.append(t("blind.hooks_inactive", lang, subjects=some(row["hooks_not_active"], lang)))
    if row["rules_not_assessed"]:
        label = t("result.not_assessed", lang)
        texts.append(t("list.pair", lang, label=label, text=listed(row["rules_not_assessed"], lang)))
    return texts
