"""The comparison in one language, before layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.model.enums import Severity
from analyzer.report.company import company_name, translated
from analyzer.report.difference_paper import silenced_texts, unseen_texts, where_text
from analyzer.report.disclosure import some
from analyzer.report.safe import shown
from analyzer.report.wording import consent_name, listed, pack_texts, phase_name, type_name

Row = Mapping[str, Any]
GROUPS = ("new", "differs", "fixed", "unsure", "same")
"""What can become of a finding, in the order of the page."""
_ANSWERS = {name: f"permission.{name}" for name in ("in_manifest", "declared", "asked", "granted", "denied")}
_CHANGES = ("new", "gone", "differs", "same")


@dataclass(frozen=True)
class Headline:
    """What the comparison says in one sentence; `tone` is alert when something is new or differs."""

    tone: str
    text: str
    more: list[str]


@dataclass(frozen=True)
class SessionView:
    """One of the sessions; `severities` are (code, name, number of findings)."""

    name: str
    title: str
    facts: list[tuple[str, str]]
    severities: list[tuple[str, str, int]]


@dataclass(frozen=True)
class Cell:
    """One kind of data in one session; `code` is none, read, sent or without."""

    code: str
    text: str
    without: str
    recipients: str


@dataclass(frozen=True)
class TypeView:
    """One kind of data in every session."""

    change: str
    change_text: str
    name: str
    data_type: str
    cells: list[Cell]


@dataclass(frozen=True)
class FoundView:
    """A finding and where it occurs; `counts` are texts, one per session."""

    severity: str
    severity_name: str
    title: str
    rule_id: str
    what: str
    where: str
    counts: list[str]
    fingerprint: str


@dataclass(frozen=True)
class Group:
    """Findings of which the same became."""

    code: str
    title: str
    note: str
    findings: list[FoundView]


def headline(content: Row, lang: str) -> Headline:
    """Say how many findings came, went, stayed, and of how many nobody can tell."""
    counts = {code: sum(row["change"] == code for row in content["findings"]) for code in GROUPS}
    last = content["sessions"][-1]["name"]
    is_two = len(content["sessions"]) == 2
    changed = ("new", "fixed") if is_two else ("differs",)
    parts = [t(f"compare.head_{key}", lang, n=counts[key], b=last) for key in changed if counts[key]]
    parts = parts or [t("compare.head_nothing", lang)]
    parts += [t("compare.head_same", lang, n=counts["same"])] if counts["same"] else []
    more = [t("compare.head_unsure", lang, n=counts["unsure"])] if counts["unsure"] else []
    types = sum(row["change"] != "same" for row in content["data_types"])
    more.append(t("compare.head_types", lang, n=types, all=len(content["data_types"])))
    tone = "alert" if counts["new"] or counts["differs"] else "calm" if not counts["unsure"] else "plain"
    return Headline(tone, t("compare.comma", lang).join(parts) + t("compare.stop", lang), more)


def sessions(content: Row, lang: str) -> list[SessionView]:
    """Tell the sessions apart: app, build, what the user did, when, what was found."""
    return [_session(row, number, content, lang) for number, row in enumerate(content["sessions"])]


def _session(row: Row, number: int, content: Row, lang: str) -> SessionView:
    facts = [
        ("column.app", row["app_id"]),
        ("column.version", row["version"]),
        ("compare.scenario", row["scenario"]),
        ("compare.states", listed((consent_name(state, lang) for state in row["consent_states"]), lang)),
        ("compare.phases", listed((phase_name(phase, lang) for phase in row["phases"]), lang)),
        ("report.started", row["started"]),
        ("column.session", row["session_id"]),
        ("report.rule_packs", listed(pack_texts(row["settings"], lang), lang)),
    ]
    found = [one["severity"] for one in content["findings"] if one["n"][number]]
    levels = [str(level) for level in reversed(Severity) if str(level) in found]
    return SessionView(
        name=row["name"],
        title=_outcome(row["consent_states"], lang),
        facts=[(t(key, lang), shown(text)) for key, text in facts if text],
        severities=[(level, t(f"severity.{level}", lang), found.count(level)) for level in levels],
    )


def _outcome(states: Sequence[str], lang: str) -> str:
    """Give what became of the question of consent: the last answer of the run."""
    answered = [state for state in states if state in ("granted", "refused", "withdrawn")]
    return t(f"compare.outcome_{answered[-1]}" if answered else "compare.outcome_none", lang)


def matrix(content: Row, lang: str) -> list[TypeView]:
    """Give what was read and sent of each kind of data in each session."""
    n_sessions, last = len(content["sessions"]), content["sessions"][-1]["name"]
    return [
        TypeView(
            change=row["change"],
            change_text=t(f"compare.{row['change']}", lang, name=last),
            name=shown(name_of(row["data_type"], lang)),
            data_type=shown(row["data_type"]),
            cells=[_cell(row, number, lang) for number in range(n_sessions)],
        )
        for row in content["data_types"]
    ]


def _cell(row: Row, number: int, lang: str) -> Cell:
    n_read, n_sent = row["n_read"][number], row["n_sent"][number]
    without = row["n_read_without"][number] + row["n_sent_without"][number]
    if not n_read and not n_sent:
        return Cell("none", t("compare.not_seen", lang), "", "")
    parts = [t("compare.n_read", lang, n=n_read)] if n_read else []
    parts += [t("compare.n_sent", lang, n=n_sent)] if n_sent else []
    to = [translated(name, lang) for name in row["recipients"][number]]
    return Cell(
        code="without" if without else "sent" if n_sent else "read",
        text=t("list.comma", lang).join(parts),
        without=t("compare.n_without", lang, n=without) if without else "",
        recipients=t("compare.recipients", lang, names=some(to, lang)) if to else "",
    )


def findings(content: Row, lang: str) -> list[Group]:
    """Give the findings by what became of them, empty groups left out."""
    titles = {rule_id: title[lang] for rule_id, title in content["rule_titles"].items()}
    names = [session["name"] for session in content["sessions"]]
    groups = []
    for code in GROUPS:
        rows = [row for row in content["findings"] if row["change"] == code]
        if rows:
            found = [_found(row, names, titles, lang) for row in rows]
            title = t(f"compare.group_{code}", lang, n=len(rows), a=names[0], b=names[-1])
            groups.append(Group(code, title, t(f"compare.note_{code}", lang, b=names[-1]), found))
    return groups


def _found(row: Row, names: Sequence[str], titles: Mapping[str, str], lang: str) -> FoundView:
    types = listed((type_name(data_type, lang) for data_type in row["data_types"]), lang)
    blind = [name for name in row["not_assessed_in"] if name not in row["in"]]
    where = t("compare.in", lang, names=t("list.comma", lang).join(row["in"]))
    if blind:
        where = t("list.sentence", lang).join(
            [where, t("compare.blind_in", lang, names=t("list.comma", lang).join(blind))]
        )
    where = t("list.sentence", lang).join([where, *silenced_texts(row, lang)])
    counts = [t("compare.unknown", lang) if name in blind else str(n) for name, n in zip(names, row["n"], strict=True)]
    return FoundView(
        severity=row["severity"],
        severity_name=t(f"severity.{row['severity']}", lang),
        title=titles.get(row["rule_id"], shown(row["rule_id"])),
        rule_id=shown(row["rule_id"]),
        what=" → ".join(text for text in (types, company_name(row["party"], lang, row["party_name"])) if text),
        where=where,
        counts=counts,
        fingerprint=row["fingerprint"],
    )


def acts(content: Row, lang: str) -> list[list[str]]:
    """Give every read and send as cells: where, data, act, recipient, phase, consent, counts."""
    return [
        [
            where_text(row, len(content["sessions"]), lang),
            type_name(row["data_type"], lang),
            t(f"act.{row['act']}", lang),
            translated(row["party"], lang),
            phase_name(row["phase"], lang),
            consent_name(row["consent_state"], lang),
            " / ".join(map(str, row["n"])),
        ]
        for row in content["observations"]
    ]


def permissions(content: Row, lang: str) -> list[list[str]]:
    """Give permissions as cells: where, permission, answer, counts."""
    return [
        [
            where_text(row, len(content["sessions"]), lang),
            shown(row["permission"]),
            t(_ANSWERS[row["answer"]], lang),
            " / ".join(map(str, row["n"])),
        ]
        for row in content["permissions"]
    ]


def blind(content: Row, lang: str) -> list[tuple[str, list[str]]]:
    """Give what each session could not see, as sentences."""
    return [
        (row["name"], unseen_texts(row, lang) or [t("compare.blind_nothing", lang)]) for row in content["blind_spots"]
    ]
