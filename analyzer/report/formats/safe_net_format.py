"""The table of a Safe Net notice (app, version, source, kinds found), and how each of the kinds stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer import knowledge
from analyzer.i18n.catalog import t
from analyzer.report.paper import Paper, Sheet, plain
from analyzer.report.paper_head import identity, unseen_notes
from analyzer.report.standing import Standing, Standings, joined, standing_text

if TYPE_CHECKING:
    from analyzer.knowledge import FindingKind
    from analyzer.report.model import ReportData

_NOTICE = ("app_name", "version", "app_source", "kinds")
_KINDS = ("kind_id", "kind_found", "standing", "evidence", "still_to_check", "wording")


def paper(data: ReportData, lang: str) -> Paper:
    """Give the line of the app, and one line per kind."""
    standings = Standings(data, lang)
    kinds = knowledge.finding_kinds().values()
    stands = {kind.id: standings.of(kind.finding_types) for kind in kinds}
    found = [_name(kind, lang) for kind in kinds if stands[kind.id].state == "found"]
    numbered = [t("safe_net.numbered", lang, number=number, name=name) for number, name in enumerate(found, 1)]
    sheets = [
        Sheet(t("safe_net.sheet", lang), _columns(_NOTICE, lang), [[*_app(data), joined(numbered)
              or t("safe_net.none_found", lang)]]),
        Sheet(t("safe_net.kinds", lang), _columns(_KINDS, lang), [_row(kind, stands[kind.id], lang) for kind in kinds]),
    ]  # fmt: skip
    notes = [t("safe_net.note", lang), *unseen_notes(data, lang)]
    return Paper(t("safe_net.title", lang), lang, [], sheets, notes, identity(data, lang)[2:], n_csv=1)


def _columns(keys: tuple[str, ...], lang: str) -> list[str]:
    return [t(f"column.{key}", lang) for key in keys]


def _app(data: ReportData) -> list[str]:
    """Give name, version and source of the app; an import knows no more than its capture."""
    app = data.manifest.get("app") or {}
    name = " ".join(dict.fromkeys(plain(app[key]) for key in ("name", "id") if app.get(key)))
    imported = data.manifest.get("options") or {}
    source = app.get("source") or app.get("installer") or imported.get("imported_from") or imported.get("source")
    return [name, plain(app.get("version")), plain(source)]


def _name(kind: FindingKind, lang: str) -> str:
    return kind.zh if lang == "zh" else kind.en


def _row(kind: FindingKind, stand: Standing, lang: str) -> list[str]:
    still = joined(stand.reasons)
    if kind.assessability != "runtime":
        still = joined([still, t(f"decidable.{kind.assessability}", lang)])
    wording = t(f"cited.{kind.confidence}", lang)
    return [kind.id, _name(kind, lang), standing_text(stand, lang), joined(stand.evidence), still, wording]
