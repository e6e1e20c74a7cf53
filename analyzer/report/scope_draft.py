"""A drafted scope as scope.yaml to be reviewed: conflicts and further sources as comments, nothing hostile in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from analyzer.i18n.catalog import t
from analyzer.report.safe import shown
from analyzer.scope.declared import Conflict, DeclaredItem, Draft, DraftItem, place, shortened

_MAX_ALSO = 5
_MAX_TEXT = 300


def draft_yaml(draft: Draft, documents: Iterable[str], lang: str) -> str:
    """Give the file, which loads as a scope; items that are only possible stand in it as comments."""
    lines = [f"# {t('scope.draft.head', lang)}", f"# {t('scope.draft.documents', lang)}:"]
    lines += [f"#   {_comment(name)}" for name in documents]
    if draft.conflicts:
        lines += [f"# {t('scope.draft.conflicts', lang)} ({len(draft.conflicts)}):"]
        lines += [f"#   {line}" for line in conflict_lines(draft.conflicts, lang)]
    lines += ["version: 1"]
    lines += [f"app_id: {_quoted(draft.app_id)}"] if draft.app_id else []
    lines += [f"category: {_quoted(draft.category)}"] if draft.category else []
    domains = ", ".join(_quoted(domain) for domain in draft.first_party)
    lines += [f"first_party: [{domains}]  # {t('scope.draft.first_party', lang)}"]
    sure = [item for item in draft.items if item.best.confidence != "possible"]
    possible = [item for item in draft.items if item.best.confidence == "possible"]
    lines += ["items:" if sure else "items: []"]
    for item in sure:
        lines += _item_lines(item, lang)
    if possible:
        lines += ["", f"# {t('scope.draft.possible', lang)}"]
        for item in possible:
            lines += ["# " + line for line in _item_lines(item, lang)]
    return "\n".join(lines) + "\n"


def conflict_lines(conflicts: Iterable[Conflict], lang: str) -> list[str]:
    """Give one line per conflict: `imei: declared in …, denied in …`."""
    return [f"{conflict.data_type or '-'}: {_conflict_text(conflict, lang)}" for conflict in conflicts]


def _conflict_text(conflict: Conflict, lang: str) -> str:
    args = {name: _comment(value) for name, value in conflict.args.items()}
    return t(f"scope.conflict.{conflict.code}", lang, **args)


def _item_lines(item: DraftItem, lang: str) -> Iterator[str]:
    for conflict in item.conflicts:
        yield f"  # ! {_conflict_text(conflict, lang)}"
    marker = "  - "
    for key, value in _fields(item.best):
        yield f"{marker}{key}: {value}"
        marker = "    "
    for other in item.also[:_MAX_ALSO]:
        words = f": {_comment(other.quote)}" if other.quote else ""
        yield f"    # {t('scope.draft.also', lang)} {_comment(place(other))}{words}"


def _fields(item: DeclaredItem) -> Iterator[tuple[str, str]]:
    yield "data_type", item.data_type or '""'
    if item.declared != "collected":
        yield "declared", item.declared
    yield "party", item.party
    if item.recipients:
        yield "recipients", f"[{', '.join(_quoted(name) for name in item.recipients)}]"
    if item.purpose:
        yield "purpose", _quoted(item.purpose)
    if item.when:
        yield "when", item.when
    if item.necessary is not None:
        yield "necessary", "true" if item.necessary else "false"
    if item.permission:
        yield "permission", _quoted(item.permission)
    if item.waiver is not None:
        yield "waiver", _quoted(item.waiver) if isinstance(item.waiver, str) else str(item.waiver).lower()
    for name in ("source", "locator"):
        if getattr(item, name):
            yield name, _quoted(getattr(item, name))
    if item.quote:
        yield "quote", json.dumps(shortened(shown(item.quote)), ensure_ascii=False)


def _quoted(text: str) -> str:
    return json.dumps(shown(shortened(text, _MAX_TEXT)), ensure_ascii=False)


def _comment(text: str) -> str:
    """Give a text for a comment: one line, without characters that steer."""
    return shown(shortened(text, _MAX_TEXT))
