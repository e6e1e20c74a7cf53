"""What every paper says about the session it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.i18n.catalog import t
from analyzer.report.paper import Pairs, plain
from analyzer.report.wording import consent_name, gap_name, listed, pack_texts

if TYPE_CHECKING:
    from analyzer.report.model import ReportData


def identity(data: ReportData, lang: str) -> Pairs:
    """Give app, version and session, which lead every line of a CSV."""
    app = data.manifest.get("app") or {}
    rows = [("app", app.get("id")), ("version", app.get("version")), ("session", data.manifest.get("session_id"))]
    return [(t(f"column.{key}", lang), plain(text)) for key, text in rows]


def facts(data: ReportData, lang: str) -> Pairs:
    """Give what was tested: app, version, device, session, scope, assumed consent."""
    app, device = data.manifest.get("app") or {}, data.manifest.get("device") or {}
    settings, assumed = data.settings, data.settings.get("assume_consent")
    rows = [
        (t("report.app", lang), " ".join(plain(app[key]) for key in ("name", "id") if app.get(key))),
        (t("column.version", lang), plain(app.get("version"))),
        (t("report.device", lang), " ".join(plain(device[key]) for key in ("model", "os", "os_version")
                                            if device.get(key))),
        (t("report.session", lang), plain(data.manifest.get("session_id"))),
        (t("report.manifest_hash", lang), plain(data.manifest_hash)),
        (t("report.started", lang), plain(data.manifest.get("started"))),
        (t("column.scope", lang), plain(settings.get("scope")) or t("declared.unknown", lang)),
        (t("report.consent", lang), t("report.consent_assumed", lang, state=consent_name(assumed, lang))
         if assumed else ""),
        (t("report.rule_packs", lang), listed(pack_texts(settings, lang), lang)),
        (t("report.by_tool", lang), f"consentinel {plain(settings.get('consentinel'))}".strip()),
    ]  # fmt: skip
    return [(label, text) for label, text in rows if text]


def unseen_notes(data: ReportData, lang: str) -> list[str]:
    """Give one sentence for all gaps, and the standing ones: a paper never reads as if everything was seen."""
    kinds = sorted(set(data.tables["gaps"]["gap_kind"].astype("str")))
    listed = t("list.sentence", lang).join(gap_name(kind, lang) for kind in kinds)
    notes = [t("list.pair", lang, label=t("report.unseen", lang), text=listed)] if kinds else []
    standing = [t(f"blind.standing.{act}", lang) for act in ("sent", "accessed")]
    if data.tables["hook_status"].empty:
        standing.append(t("report.no_hooks_paper", lang))
    return [*notes, *standing, t("report.not_legal_advice", lang)]
