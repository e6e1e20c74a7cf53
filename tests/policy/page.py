"""The page `policy`: what the reader of policies does, and how often it was right."""

from __future__ import annotations

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

_TAIL = """
`make policy` measures again and rewrites this page.
"""


def page() -> str:
    """Give the page with figures measured now."""
    sentences = {lang: labelled(lang) for lang in LANGUAGES}
    rows = [
        "| half | language | sentences | items | precision | recall | F1 | silent | purpose | types only |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for half in HALVES:
        for lang in LANGUAGES:
            rows.append(_row(half, lang, score([one for one in sentences[lang] if one.half == half])))
    n_sentences = sum(map(len, sentences.values()))
    return _HEAD.format(n=n_sentences) + "\n" + "\n".join(rows) + "\n" + _TAIL


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
