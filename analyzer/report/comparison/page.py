"""The page of a comparison: its parts in every language, one style, one script, nothing fetched."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from analyzer.i18n.catalog import LANGUAGES, t
from analyzer.report.center.both import attributes, in_both, said
from analyzer.report.comparison import views
from analyzer.report.safe import shown
from analyzer.report.templates import FOLDER, environment

_STYLES = ("page.css", "comparison.css")
_SCRIPTS = ("page.js", "files.js", "comparison.js")
_WORDS = ("copied", "copy_failed")


def comparison_page(content: Mapping[str, Any], lang: str) -> str:
    """Give what `analyzer.report.difference.difference` found as a page; `lang` is the language it shows first."""
    style, script = (
        "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names) for names in (_STYLES, _SCRIPTS)
    )
    hashes = {name: _hash(text) for name, text in (("style", style), ("script", script))}
    parts = {
        "headline": in_both(lambda one: views.headline(content, one)),
        "sessions": in_both(lambda one: views.sessions(content, one)),
        "matrix": in_both(lambda one: views.matrix(content, one)),
        "groups": in_both(lambda one: views.findings(content, one)),
        "acts": in_both(lambda one: views.acts(content, one)),
        "permissions": in_both(lambda one: views.permissions(content, one)),
        "blind": in_both(lambda one: views.blind(content, one)),
    }
    names = [session["name"] for session in content["sessions"]]
    return environment().get_template("comparison.html.j2").render(
        lang=lang,
        said=said,
        attributes=lambda name, text: attributes(name, text, lang),
        apps=list(dict.fromkeys(shown(session["app_id"]) for session in content["sessions"] if session["app_id"])),
        names=names,
        version=shown(content["sessions"][0]["settings"].get("consentinel") or ""),
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src {hashes['style']}; script-src {hashes['script']}; "
        "base-uri 'none'; form-action 'none'",
        island=_island(content, names),
        **parts,
    )  # fmt: skip


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _island(content: Mapping[str, Any], names: list[str]) -> Markup:
    """Give the words of the script and the rows behind every table, one row per entry and session."""
    figures = {
        name: [row for one in content[key] for row in _per_session(one, names, columns)]
        for name, key, columns in (
            ("matrix", "data_types", ("n_read", "n_sent", "n_read_without", "n_sent_without", "recipients")),
            ("found", "findings", ("n",)),
            ("acts", "observations", ("n",)),
            ("permissions", "permissions", ("n",)),
        )
    }
    words = {name: [t(f"center.js.{name}", lang) for lang in LANGUAGES] for name in _WORDS}
    data = {"words": words, "figures": figures, "session": "comparison"}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # no character of it can end the element


def _per_session(row: Mapping[str, Any], names: list[str], columns: tuple[str, ...]) -> list[dict[str, Any]]:
    common = {key: _plain(value) for key, value in row.items() if key not in (*columns, "in")}
    return [
        {**common, "session": name, **{key: _plain(row[key][number]) for key in columns}}
        for number, name in enumerate(names)
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return " ".join(map(shown, value))
    return shown(value) if isinstance(value, str) else value
