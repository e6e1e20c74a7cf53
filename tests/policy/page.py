"""The page `policy`: what the reader of policies does, and how often it was right, in both languages."""

from __future__ import annotations

import re

from policy.first import figures, first_runs
from policy.labelled import HALVES, LANGUAGES, labelled
from policy.score import Score, score

_HEAD = """# Policies: what the reader takes from them, and how often it is right

`scope draft POLICY` reads a privacy policy (text, Markdown or HTML; Chinese or English) into items:
data type, collected, shared, denied or permission, who (first, third, or a named company), a coarse purpose, the
words (at most 60 characters) and the line. The result is a draft that a person corrects; it is never a legal
reading.

How it reads: headings, paragraphs, list items and rows of tables; sentences; clauses. A word of the lexicon
(`analyzer/data/policy_lexicon.yaml`) counts as the clause says in which it stands:

- collected: a verb of collecting; a condition (when you use …) or an example (such as …) is still collected
- shared: given to another party; denied: said not to be collected (party first) or not to be shared (party third)
- permission: only a permission is asked; it says nothing about what is then collected
- a table whose column `collected` says no denies what the row names; where `sold` or `shared` says yes it is shared
- purpose: told by the sentence, or else by its label, the company that gets the data, the words that lead to the list,
  the heading; nothing when none of these tells one
- nothing: rights, definitions, advice, other companies' own handling, children who are not served, headings,
  purposes, "not without your consent" (which neither declares nor denies), refusals ("if you decline to give …")
- confidence `likely`: a word that names the type, under a clear verb; `possible`: a wider word (location, device
  information, contact details), a weak word, a list without a verb, a double negation
- a wide word never stands for a narrow type: "device identifiers" gives device_info, not imei

## Measured

{n} sentences labelled by hand before the reader was written (tests/policy/labelled_zh.txt, labelled_en.txt), with
hard negatives. An item is right when data type, kind and party all are. `silent`: sentences that declare nothing,
and in how many of them the reader found nothing. `purpose`: share of right items whose purpose is right too. `types
only`: precision and recall without party, and without telling collected from shared. The development half was
looked at while the reader was written; the untouched half never was, only counted. One author wrote both halves and
the lexicon: expect less on a policy of another hand.
"""

_BLIND = """
## Blind rounds

Whole documents of many sectors (tests/policy/blind): policies as text, Markdown and HTML with tables, nested lists
and footnotes; lists of collected data and of SDKs; forms of stores. Each round was written and labelled with the
catalogue of data types alone, committed, and only then read by the program; `python -m policy.first ROUND` kept the
figures of that first run, which stay as they were. Afterwards the causes of its mistakes were mended, so that *now*
is no blind figure: expect of an unknown document what *first* says of the latest round. An item is right when data
type, kind and party are, on the line where it stands (forms: in the whole document); what a third party collects
through the app and what is shared with it count as the same. A label may leave a choice where the words do. `silent`:
lines that declare nothing, and in how many of them nothing is found now. `purpose`, of policies alone (lists and
forms keep their own words): `first` is the share of right items whose purpose was right too; of now, precision: the
share of the purposes given that are right, and recall: the share of all labelled purposes, those of missed items too.
Rounds one to three are of one hand, the fourth and fifth of another, who had not looked at the reader; two slips in
the labels of the fourth were mended before its first figures were kept. The sixth is of a third hand, before that
hand looked at the reader; the seventh of the same hand, after it had mended what the sixth showed, in sectors and
layouts that no round had. Two rows of a table of round two whose column `collected` says no had no label; they may
since be read as denied.
"""

_TAIL = """
`make policy` measures again and rewrites this page.
"""


def page() -> str:
    """Give the English page with figures measured now."""
    return (
        _HEAD.format(n=_n_sentences()) + "\n" + measured_table() + "\n" + _BLIND + "\n" + blind_table() + "\n" + _TAIL
    )


def measured_table() -> str:
    """Give the table of the labelled sentences, measured now."""
    sentences = {lang: labelled(lang) for lang in LANGUAGES}
    rows = [
        "| half | language | sentences | items | precision | recall | F1 | silent | purpose | types only |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for half in HALVES:
        for lang in LANGUAGES:
            rows.append(_row(half, lang, score([one for one in sentences[lang] if one.half == half])))
    return "\n".join(rows)


def page_zh(text: str) -> str:
    """Give the Chinese page with the figures of now: its tables, in order, are those of the English page."""
    tables = [_translated(measured_table()), _translated(blind_table())]
    parts = re.split(r"(?:^\|.*\n)+", text, flags=re.MULTILINE)
    return parts[0] + "".join(f"{table}\n{part}" for table, part in zip(tables, parts[1:], strict=True))


def _translated(table: str) -> str:
    for english, chinese in _WORDS:
        table = table.replace(f"| {english} ", f"| {chinese} ")
    return table


_WORDS = (
    ("purpose, first", "目的（首次）"), ("purpose, now: precision, recall", "目的（现在）：精确率、召回率"),
    ("half", "部分"), ("language", "语言"), ("sentences", "句子"), ("items", "条目"), ("precision", "精确率"),
    ("recall", "召回率"), ("F1", "F1"), ("silent", "无声明"), ("purpose", "目的"), ("types only", "只看类型"),
    ("development", "开发用"), ("untouched", "未触碰"), ("round", "轮次"), ("documents", "文件"), ("kind", "种类"),
    ("first: precision, recall, F1", "首次：精确率、召回率、F1"),
    ("now: precision, recall, F1", "现在：精确率、召回率、F1"),
    ("policy zh", "中文政策"), ("policy en", "英文政策"), ("list zh", "中文清单"), ("list en", "英文清单"),
    ("form", "商店表单"), ("one", "一"), ("two", "二"), ("three", "三"), ("four", "四"),
    ("five", "五"), ("six", "六"), ("seven", "七"),
)  # fmt: skip


def blind_table() -> str:
    """Give the table of the blind rounds: their first figures as kept, and those of now."""
    heads = ["round", "kind", "documents", "items", "first: precision, recall, F1", "now: precision, recall, F1"]
    heads += ["silent", "purpose, first", "purpose, now: precision, recall"]
    rows = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    kept = first_runs()
    for name in kept:
        now = figures(name)
        for group, first in kept[name].items():
            cells = [name, group, first["documents"], first["items"], _three(first), _three(now[group])]
            purposes = ["–", "–"]
            if group.startswith("policy"):
                purposes = [first["purpose"], f"{now[group]['purpose precision']}, {now[group]['purpose recall']}"]
            rows.append("| " + " | ".join([*cells, now[group]["silent"], *purposes]) + " |")
    return "\n".join(rows)


def _three(row: dict[str, str]) -> str:
    return f"{row['precision']}, {row['recall']}, {row['F1']}"


def _n_sentences() -> int:
    return sum(len(labelled(lang)) for lang in LANGUAGES)


def _share(right: int, others: int) -> str:
    return f"{right / max(right + others, 1):.3f}"


def _row(half: str, lang: str, one: Score) -> str:
    cells = [
        half,
        lang,
        str(one.n_sentences),
        str(one.right + one.missed),
        f"{one.precision:.3f}",
        f"{one.recall:.3f}",
        f"{one.f1:.3f}",
        f"{one.n_silent_right}/{one.n_silent}",
        f"{one.purpose_right / max(one.right, 1):.3f}",
        f"{_share(one.type_right, one.type_wrong)}, {_share(one.type_right, one.type_missed)}",
    ]
    return "| " + " | ".join(cells) + " |"
