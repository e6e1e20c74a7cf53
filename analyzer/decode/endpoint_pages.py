"""The pages of vendors: what we know of their requests, where from, how sure. Made from the endpoint files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from analyzer.decode.endpoint_files import document, folder, vendors
from analyzer.i18n.catalog import DEFAULT, LANGUAGES
from analyzer.i18n.phrases import page_in

FIRST_HAND = {
    "page": "public page",
    "artifact": "the vendor's published package",
    "source_code": "the vendor's public repository",
}
"""Kinds of sources that the vendor itself wrote."""
_KINDS = FIRST_HAND | {"trackhar": "a TrackHAR adapter: what others read in recorded traffic"}


def pages() -> dict[Path, str]:
    """Give every page by its path below the docs folder: in each language the overview, and one for each vendor."""
    made: dict[Path, str] = {}
    for lang in LANGUAGES:
        top = Path() if lang == DEFAULT else Path(lang)
        made |= {top / "vendors.md": overview(lang)}
        made |= {top / "vendors" / f"{name}.md": page(name, lang) for name in vendors()}
    return made


def overview(lang: str = DEFAULT) -> str:
    """Give the page of all vendors, and of those without a source."""
    rows = [_overview_row(vendor) for vendor in vendors()]
    lines = [
        "# Vendors whose requests we can read",
        "",
        "Made from the endpoint files; a test keeps it current. `consentinel help vendors/umeng` prints the page of",
        "one vendor: its requests, their fields, the reasoning and the source of each. A field read in its source",
        "makes a claim `likely`, one from memory or encrypted at most `possible`. A request that does not look as its",
        "file says gives nothing.",
        "",
        f"{len(rows)} vendors, {sum(row[1] for row in rows)} requests, {sum(row[2] for row in rows)} fields.",
        "",
        "| vendor | page | requests | fields | how sure | source |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [row[0] for row in rows]
    unknown = (folder() / "UNKNOWN.md").read_text(encoding="utf-8").replace("\n# ", "\n## ").strip()
    text = "\n".join(lines) + "\n\n" + unknown.replace("\n## ", "\n### ").replace("# ", "## ", 1) + "\n"
    return page_in(text, lang)


def _overview_row(vendor: str) -> tuple[str, int, int]:
    data = document(vendor)
    fields = [field for row in data["endpoints"] for field in row["fields"]]
    sure = Counter(field["confidence"] for field in fields)
    kinds = sorted({data["sources"][field["source"]]["kind"] for field in fields})
    certainty = ", ".join(f"{n} {word}" for word, n in sorted(sure.items(), reverse=True))
    cells = [_name(data), f"`vendors/{vendor}`", len(data["endpoints"]), len(fields), certainty, ", ".join(kinds)]
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |", len(data["endpoints"]), len(fields)


def _name(data: dict[str, Any]) -> str:
    return f"{data['name']} ({data['name_zh']})" if data.get("name_zh") else str(data["name"])


def page(vendor: str, lang: str = DEFAULT) -> str:
    """Give the page of one vendor."""
    data = document(vendor)
    lines = [f"# {_name(data)}", "", f"Made from `data/endpoints/{vendor}.yaml`; a test keeps it current.", ""]
    if data.get("note"):
        lines += [_cell(data["note"]), ""]
    lines += ["## Sources", ""]
    for key, source in data["sources"].items():
        lines.append(f"- `{key}`: {source['where']}; {_KINDS[source['kind']]}, read {source['read']}")
    for row in data["endpoints"]:
        lines += ["", *_endpoint(row)]
    return page_in("\n".join(lines) + "\n", lang)


def _endpoint(row: dict[str, Any]) -> list[str]:
    match = row["match"]
    lines = [f"## {row['id']}", "", f"{row['title'].rstrip('.')}. Source: `{row['source']}`.", ""]
    lines.append(
        f"- methods {_codes(match['methods'])}, hosts {_codes(match['hosts'])}, paths {_codes(match['paths'])}"
    )
    if match.get("requires"):
        lines.append("- recognized by " + ", ".join(f"`{need['path']}` in {need['in']}" for need in match["requires"]))
    lines += [f"- `{step['as']}` is {_step(step)}" for step in row["steps"]]
    if row.get("notes"):
        lines.append(f"- {_cell(row['notes'])}")
    lines += ["", "| place | data type | written | how sure | why | source: there it says |"]
    lines.append("| --- | --- | --- | --- | --- | --- |")
    return lines + [_field_row(field) for field in row["fields"]]


def _step(step: dict[str, Any]) -> str:
    names = ["xor" if isinstance(codec, dict) else str(codec) for codec in step["decode"]]
    place = f"`{step['path']}` of {step['in']}" if "path" in step else f"the {step['in']}"
    return f"{place}, decoded as {' > '.join(names)}"


def _field_row(field: dict[str, Any]) -> str:
    written = field.get("transform", "as it is")
    if "part" in field:
        written = f"{field['part']}, half of a place"
    if "extract" in field:
        written = f"{written}; the part `{field['extract']}`"
    place = f"`{field['path']}` in {field['in']}"
    cells = [place, field["data_type"], written, field["confidence"], field["reasoning"]]
    return "| " + " | ".join(_cell(cell) for cell in [*cells, f"{field['source']}: `{field['quote']}`"]) + " |"


def _codes(texts: list[str]) -> str:
    return ", ".join(f"`{text}`" for text in texts)


def _cell(value: Any) -> str:
    """Give a value as text that stays inside one cell."""
    return " ".join(str(value).split()).replace("|", "\\|")
