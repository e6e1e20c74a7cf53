"""Reference pages of what this installation knows: rules, data types, hooks; made from the files that define them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from analyzer.i18n.catalog import t
from analyzer.i18n.talk import translated


def rules_page(lang: str = "en") -> str:
    """Give the page that lists the rules; each has a page of its own, `rules/ID`."""
    from analyzer.rules.engine import load_rules

    rules = load_rules()
    rows = [(f"`{rule.id}`", t(f"severity.{rule.severity}", lang), rule.doc[lang].title) for rule in rules]
    intro = translated("`consentinel help rules/ID` prints the page of a rule.", lang)
    return _page(translated("Rules", lang), intro, _table(("id", "severity", "title"), rows, lang))


def rule_ids() -> list[str]:
    """Give the ids of all rules, sorted."""
    from analyzer.rules.engine import load_rules

    return sorted(rule.id for rule in load_rules())


def rule_page_of(rule_id: str, lang: str = "en") -> str:
    """Give the page of one rule. Raises KeyError for an id that is no rule's."""
    from analyzer.rules.engine import load_rules
    from analyzer.rules.page import rule_page

    return rule_page({rule.id: rule for rule in load_rules()}[rule_id], lang)


def data_types_page(lang: str = "en") -> str:
    """Give the page of data types: id, names in both languages, what laws call sensitive, permissions, field names."""
    from analyzer.datatypes import data_types

    rows = [
        (
            f"`{item.id}`",
            item.names[lang],
            ", ".join(f"{law} {word}" for law, word in item.sensitive.items() if word != "no"),
            ", ".join(f"`{name}`" for name in item.permissions),
            ", ".join(f"`{name}`" for name in item.identifiers),
        )
        for item in data_types().values()
    ]
    intro = translated(
        "`consentinel datatypes show ID` prints one with the forms in which its values are searched.", lang
    )
    head = ("id", "name", "sensitive", "permissions", "field names")
    return _page(translated("Data types", lang), intro, _table(head, rows, lang))


def hooks_page(lang: str = "en") -> str:
    """Give the page of hooks by area: what each watches, what it yields, since which API level."""
    areas: dict[str, list[tuple[str, ...]]] = {}
    for row in hook_rows():
        watched = f"`{row['class']}` `{row['member']}`" if row["member"] else f"`{row['class']}`"
        cells = (f"`{row['id']}`", watched, row["event"], row["data_type"], row["api"])
        areas.setdefault(str(row["id"]).rpartition(".")[0] or "–", []).append(cells)
    head = ("id", "watched", "event", "data type", "API levels")
    parts = [f"## {area}\n\n{_table(head, rows, lang)}" for area, rows in sorted(areas.items())]
    intro = translated("`consentinel hooks show ID` prints one with its source and examples.", lang)
    return _page(translated("List of hooks", lang), intro, "\n\n".join(parts))


def hook_rows() -> list[dict[str, str]]:
    """Give id, class, member, event, data_type, api of every hook, Java and native, sorted by id; absent is empty."""
    from analyzer.record.native_specs import load_native_specs
    from analyzer.record.specs import load_specs

    rows = [_hook_row(spec, spec.class_name, spec.method or spec.field or "", spec.until_api) for spec in load_specs()]
    rows += [_hook_row(spec, f"native {spec.unit}", ", ".join(spec.symbols), None) for spec in load_native_specs()]
    return sorted(rows, key=lambda row: row["id"])


def _hook_row(spec: Any, class_name: str, member: str, until: int | None) -> dict[str, str]:
    """`spec` is a HookSpec or a NativeSpec: what is taken of it here, both have."""
    api = f"{spec.since_api or ''}–{until or ''}".strip("–") if until else f"{spec.since_api or ''}"
    return {
        "id": str(spec.id),
        "class": class_name,
        "member": member,
        "event": str(spec.event),
        "data_type": str(spec.data_type or ""),
        "api": api,
    }


def _page(title: str, intro: str, body: str) -> str:
    return f"# {title}\n\n{intro}\n\n{body}\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], lang: str) -> str:
    lines = ["| " + " | ".join(translated(name, lang) for name in head) + " |", "| --- " * len(head) + "|"]
    return "\n".join(lines + ["| " + " | ".join(map(_cell, row)) + " |" for row in rows])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
