"""The page of a rule, made from the rule itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from analyzer.i18n.catalog import t
from analyzer.rules.model import Example, Rule
from analyzer.rules.sources import load_sources

_TEXTS = ("what", "why", "fix", "limits")


def rule_page(rule: Rule, lang: str, said: Callable[[str], str] = str) -> str:
    """Give the page of a rule as Markdown: its texts, limits, examples, and sources with their confidence.

    said: writes a text of the rule itself, which in a rule of others is no Markdown.
    """
    lines = [f"# {said(rule.title(lang))}", "", f"`{rule.id}` · {_facts(rule, lang)}"]
    if rule.pack:
        lines += ["", t("rule.pack_hash", lang, pack=rule.pack.name, sha256=rule.pack.sha256)]
    for heading, text in rule_texts(rule, lang):
        lines += ["", f"## {heading}", "", said(text)]
    if rule.head.settings:
        lines += ["", f"## {t('rule.settings', lang)}", ""]
        lines += [f"- `{name}` = {limit.default}: {said(limit[lang])}" for name, limit in rule.head.settings.items()]
    if rule.bad or rule.good:
        lines += ["", f"## {t('rule.examples', lang)}", ""]
    lines += [f"- {t('rule.bad', lang)}: `{_compact(example)}`" for example in rule.bad]
    lines += [f"- {t('rule.good', lang)}: `{_compact(example)}`" for example in rule.good]
    lines += ["", f"## {t('rule.sources', lang)}", ""]
    lines += [f"- {citation(key, lang)}" for key in rule.head.sources]
    return "\n".join([*lines, "", t("report.not_legal_advice", lang)])


def rule_texts(rule: Rule, lang: str) -> list[tuple[str, str]]:
    """Give (heading, text) of what, why, how to fix, limits, and what a person must still check."""
    texts = [(t(f"rule.{key}", lang), getattr(rule.doc[lang], key)) for key in _TEXTS]
    by_hand = rule.head.check_by_hand
    return [*texts, (t("rule.check_by_hand", lang), by_hand[lang])] if by_hand else texts


def _facts(rule: Rule, lang: str) -> str:
    head = rule.head
    severity, decidable = t(f"severity.{head.severity}", lang), t(f"decidable.{head.decidable}", lang)
    return t("rule.facts", lang, version=head.version, since=head.since, severity=severity, decidable=decidable)


def _compact(example: Example) -> str:
    rows = list(example.rows)
    shown = (
        rows[0]
        if len(rows) == 1 and example == Example(rows=example.rows)
        else example.model_dump(mode="json", exclude_defaults=True)
    )
    return json.dumps(shown, ensure_ascii=False)


@cache
def citation(key: str, lang: str) -> str:
    """Give one source as a reader should see it: text with its year, clause, what it asks for, and how sure we are."""
    sources = load_sources()
    source = sources.sources[key]
    text = sources.texts[source.text]
    where = t(f"cite.{text.unit}", lang, number=source.article) if source.article else ""
    if source.counted_as:
        where += t("cite.counted_as", lang, number=source.counted_as)
    sure = t(f"cited.{source.confidence}", lang)
    remarks = t("list.sentence", lang).join([text.note[lang], sure] if text.note else [sure])
    return t("cite.whole", lang, text=text[lang], where=where, says=source[lang], remarks=remarks)
