"""The page of a session: every part of it, said in every language."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analyzer.i18n.catalog import LANGUAGES
from analyzer.report.center.blind import blind_spots, gap_kinds, hook_health, permissions
from analyzer.report.center.both import attributes, in_both, said
from analyzer.report.center.cards import cards
from analyzer.report.center.clip import clip
from analyzer.report.center.evidence import Evidence
from analyzer.report.center.explorer import island
from analyzer.report.center.facts import Facts
from analyzer.report.center.headline import headline
from analyzer.report.center.questions import questions
from analyzer.report.center.who import who_rows
from analyzer.report.figures import figures_of
from analyzer.report.outline import make_outline
from analyzer.report.safe import shown
from analyzer.report.templates import FOLDER, environment

if TYPE_CHECKING:
    from analyzer.report.figures import Figure
    from analyzer.report.model import ReportData

_SCRIPTS = ("page.js", "explorer.js", "files.js")


def page(data: ReportData, lang: str) -> str:
    """Give the whole page; `lang` is what it shows first."""
    data = clip(data)
    facts, evidence, figures = Facts(data), Evidence(data), figures_of(data)
    style, script = _style(figures), _script(figures)
    app = data.manifest.get("app") or {}
    return environment().get_template("report.html.j2").render(
        lang=lang,
        said=said,
        attributes=lambda name, text: attributes(name, text, lang),
        app={key: shown(app.get(key) or "") for key in ("id", "name", "version")},
        manifest_hash=shown(data.manifest_hash),
        version=shown(data.settings.get("consentinel") or ""),
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        figures=figures,
        island=island(facts, {figure.name: figure.rows for figure in figures}),
        row_of={key: number for number, key in enumerate(facts.rows["observation_id"])},
        n_rows=len(facts.rows),
        **_parts(facts, evidence),
    )  # fmt: skip


def _parts(facts: Facts, evidence: Evidence) -> dict[str, Any]:
    """Give the parts of the page that are said in words."""
    data = facts.data
    return {
        "outline": in_both(lambda lang: make_outline(data, lang)),
        "headline": in_both(lambda lang: headline(facts, lang)),
        "questions": in_both(lambda lang: questions(facts, lang)),
        "cards": in_both(lambda lang: cards(facts, lang)),
        "found": in_both(evidence.found),
        "who": in_both(lambda lang: who_rows(facts, lang)),
        "gaps": in_both(lambda lang: gap_kinds(data, lang)),
        "blind_spots": in_both(lambda lang: blind_spots(data, lang)[0]),
        "blind_of": blind_spots(data, LANGUAGES[0])[1],
        "permissions": in_both(lambda lang: permissions(facts, lang)),
        "health": in_both(lambda lang: hook_health(data, lang)),
    }


def _style(figures: list[Figure]) -> str:
    return "\n".join(
        [(FOLDER / "page.css").read_text(encoding="utf-8"), *(figure.css for figure in figures if figure.css)]
    )


def _script(figures: list[Figure]) -> str:
    """Give every script of the page; each is a function of its own, so that none sees the names of another."""
    parts = [(FOLDER / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    return "\n".join([*parts, *(figure.script for figure in figures if figure.script)])


def _policy(style: str, script: str) -> str:
    """Give the policy: our one style and our one script, by their hashes, and nothing from anywhere."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
