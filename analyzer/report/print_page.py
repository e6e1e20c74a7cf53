"""The report's page made ready for paper: no scripts, one language, page numbers, and what proves it on every page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analyzer.i18n.catalog import t
from analyzer.report.markup import html
from analyzer.report.paper_head import facts
from analyzer.report.safe import shown
from analyzer.report.templates import FOLDER

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

_SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>\s*", re.DOTALL)
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*"')
_PLAIN = re.compile(r"[\w .,:;·/()+-]", re.ASCII)
_HASH_SHOWN = 64


def print_page(data: ReportData, page: str, lang: str) -> str:
    """Give the HTML that a browser prints.

    page: the report as `analyzer.report.formats.html_format` writes it. Nothing of it runs: scripts are taken out and
    the policy allows styles alone. The front tells session, device, app and the hash of the manifest; the foot of each
    page repeats hash and session beside the page's number.
    """
    page = _SCRIPT.sub("", page)
    page = _POLICY.sub(
        r"""\1default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" """, page
    )
    style = f"<style>{(FOLDER / 'print.css').read_text(encoding='utf-8')}\n{_margins(data, lang)}</style>\n</head>"
    page = page.replace("</head>", style, 1)
    return re.sub(r"(<main\b[^>]*>)", lambda found: found[1] + _front(data, lang), page, count=1)


def _margins(data: ReportData, lang: str) -> str:
    """Give the style of what stands in the margins of every page."""
    app = data.manifest.get("app") or {}
    head = t("pdf.head", lang, app=shown(app.get("id") or data.manifest.get("session_id") or ""))
    said = [t("pdf.session", lang, session=shown(data.manifest.get("session_id") or ""))]
    if data.manifest_hash:
        said.append(t("pdf.hash", lang, hash=data.manifest_hash[:_HASH_SHOWN]))
    number = t("pdf.page", lang, n="\0", all="\1")
    parts = re.split("(\0|\1)", number)
    counters = {"\0": "counter(page)", "\1": "counter(pages)"}
    count = " ".join(counters.get(part) or css_text(part) for part in parts if part)
    boxes = {"top-left": css_text(head), "bottom-left": css_text(" · ".join(said)), "bottom-right": count}
    return "@page { " + " ".join(f"@{name} {{ content: {text}; }}" for name, text in boxes.items()) + " }"


def css_text(text: str) -> str:
    r"""Give a text as a CSS string that nothing in it can end.

    >>> css_text('a"</style>')
    '"a\\22 \\3c /style\\3e "'
    """
    return '"' + "".join(one if _PLAIN.match(one) else f"\\{ord(one):x} " for one in text) + '"'


def _front(data: ReportData, lang: str) -> str:
    """Give the head of the first page."""
    told = facts(data, lang)
    known = {text for _, text in told}
    rows = [*told, *(row for row in _proof(data.manifest, data.manifest_hash, lang) if row[1] not in known)]
    lines = "".join(f"<div><dt>{html(label)}</dt><dd>{html(text)}</dd></div>" for label, text in rows)
    title, note = html(t("pdf.title", lang)), html(t("pdf.note", lang))
    return f'<section class="front"><h2>{title}</h2><dl class="facts">{lines}</dl><p>{note}</p></section>'


def _proof(manifest: Mapping[str, Any], manifest_hash: str, lang: str) -> list[tuple[str, str]]:
    n = len(manifest.get("files") or ())
    rows = [(t("report.manifest_hash", lang), manifest_hash)] if manifest_hash else []
    return [*rows, (t("pdf.files", lang), t("pdf.files_n", lang, n=n))] if n else rows
