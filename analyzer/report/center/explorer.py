"""Every read and send as compact rows, for the page's script to search, filter and offer as files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analyzer.datatypes import name_of
from analyzer.detect.sdks import sdks
from analyzer.i18n.catalog import LANGUAGES, t
from analyzer.report.center.facts import Facts
from analyzer.report.center.questions import form_text
from analyzer.report.clock import start_of
from analyzer.report.figures.names import sdk_texts
from analyzer.report.safe import shown
from analyzer.report.wording import consent_name, phase_name

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("time", "act", "type", "by", "to", "host", "relation", "form", "where", "value", "phase", "consent", "sure")
"""Columns of a row: milliseconds from the start, then indexes into `names` of the column."""
WORDS = ("shown", "none", "copied", "copy_failed", "page", "any", "row_of")


def island(facts: Facts, figures: dict[str, list[dict[str, Any]]]) -> Markup:
    """Give the page's data as JSON that is safe between the tags of a script element of type application/json.

    ids: observation ids by row. columns, names: as `COLUMNS` says; a name is a text, or one per language. codes: ids
    of the kinds of data, as in `names`. words: texts of the script. figures: the numbers behind each figure.
    """
    rows = facts.rows
    names: dict[str, list[Any]] = {}
    columns = [_times(facts), *(_indexed(name, values, names, say) for name, values, say in _coded(facts, rows))]
    words = {word: [t(f"center.js.{word}", lang) for lang in LANGUAGES] for word in WORDS}
    heads = [[t(f"center.column.{name}", lang) for lang in LANGUAGES] for name in COLUMNS]
    data = {
        "columns": COLUMNS,
        "heads": heads,
        "names": names,
        "codes": list(dict.fromkeys(rows["data_type"])),
        "rows": columns,
        "ids": rows["observation_id"].astype("str").tolist(),
        "words": words,
        "figures": figures,
        "session": shown(facts.data.manifest.get("session_id", "session")),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # no character of it can end the element


def _times(facts: Facts) -> list[int]:
    start = start_of(facts.data)
    if start is None or facts.rows.empty:
        return []
    milliseconds: list[int] = ((facts.rows["t"] - start).dt.total_seconds() * 1000).round().astype("int64").tolist()
    return milliseconds


_Say = Callable[[str, str], str] | None


def _coded(facts: Facts, rows: pd.DataFrame) -> Iterable[tuple[str, Iterable[Any], _Say]]:
    """Give (column, values, how a value is said in a language; None: it is no language's)."""
    sdk = rows["sdk_id"].astype("object")
    by = [one if isinstance(one, str) else f"{kind}:{who}"
          for one, kind, who in zip(sdk, rows["subject_kind"], rows["subject"], strict=True)]  # fmt: skip
    where = [f"{location} {path}".strip() if act == "sent" else ""
             for act, location, path in zip(rows["act"], rows["location"], rows["path"], strict=True)]  # fmt: skip
    values = rows["value_preview"]
    if facts.data.values is not None:
        values = values.where(~rows["value_hash"].isin(facts.data.values), rows["value_hash"].map(facts.data.values))
    yield "act", rows["act"], lambda act, lang: t(f"act.{act}", lang)
    yield "type", rows["data_type"], name_of
    yield "by", by, lambda who, lang: _who(facts, who, lang)
    yield "to", rows["to"], lambda to, lang: facts.names.party(to)[lang]
    yield "host", rows["host"].astype("object"), None
    yield "relation", rows["party_relation"].astype("object"), lambda one, lang: t(f"relation.{one}", lang)
    yield "form", rows["transform"].astype("object").where(rows["act"] == "sent"), form_text
    yield "where", where, None
    yield "value", values, None
    yield "phase", rows["phase"], phase_name
    yield "consent", rows["consent_state"], consent_name
    yield "sure", rows["confidence"].astype("object"), lambda one, lang: t(f"confidence.{one}", lang)


def _who(facts: Facts, who: str, lang: str) -> str:
    if who in sdks():
        return f"{sdk_texts(who)[lang]} [{t('subject.sdk', lang)}]"
    kind, _, name = who.partition(":")
    said = t(f"subject.{kind}", lang) if kind in ("app", "sdk", "unknown") else shown(kind)
    return f"{facts.names.party(name)[lang]} [{said}]" if name else said


def _indexed(name: str, values: Iterable[Any], names: dict[str, list[Any]], say: _Say) -> list[int]:
    """Give the index of each value in `names[name]`, which is filled with what is shown for it; -1 for none."""
    places: dict[str, int] = {}
    indexes = []
    for value in values:
        text = value if isinstance(value, str) else ""
        indexes.append(places.setdefault(text, len(places)) if text else -1)
    names[name] = [shown(text) if say is None else _said(say, text) for text in places]
    return indexes


def _said(say: Callable[[str, str], str], text: str) -> Any:
    texts = [say(text, lang) for lang in LANGUAGES]
    return texts[0] if len(set(texts)) == 1 else texts
