# ruff: noqa: E501 — a page
"""The page `consent`: what the driver reads and does, and how often it was right."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from consent.first import first_runs
from consent.measure import AUTHOR, Score, load, measure
from consent.writer import APART, LATER, SEALED, TREES, is_untouched

_MANY = 8
"""Trees a language needs to have a line of its own."""

BLIND = "24 of 25 dialogs, 19 of 22 agreeing buttons, 22 of 23 refusing ones, no false tap, no other screen of 10"
"""The odd trees at their first run, typed from its output before anything was mended."""

BLIND_FAR = "17 of 21 dialogs, 15 of 19 agreeing buttons, 13 of 16 refusing ones, no false tap, no other screen of 25"
"""The far trees at their first run, typed from its output before anything was mended."""

BLIND_WIDE = "25 of 34 dialogs, 20 of 28 agreeing buttons, 16 of 24 refusing ones, no false tap, 1 other screen of 14"
"""The wide trees at their first run, typed from its output before anything was mended."""

BLIND_LATE = "23 of 27 dialogs, 15 of 19 agreeing buttons, 15 of 18 refusing ones, no false tap, no other screen of 12"
"""The late trees at their first run, typed from its output before anything was mended."""

BLIND_BRIEF = "65 of 71 dialogs, 59 of 67 agreeing buttons, 52 of 59 refusing ones, no false tap, no other screen of 34"
"""The brief trees at their first run, typed from its output before anything was mended."""

FIRST = "tuned half 121 of 132 dialogs, untouched half 112 of 117; no false tap in either"
"""All trees at the first run of the classifier, typed from its output."""

HEAD = """# Consent: how questions are found, read and answered

A scenario that accepts, refuses or leaves the question open needs somebody who finds it. The consent driver reads the
tree of the screen (`uiautomator dump`, or Appium's source), says what it is, and presses only what it is certain of.

```
consentinel consent inspect window_dump.xml
consentinel consent inspect window_dump.xml --screenshot screen.png --format json
```

The JSON: `is_consent`, `kind`, `language` (ISO 639-1 or null), `buttons`, `accept`, `reject`, `settings` (the chosen
button, or null), `policy_links` (`text`, `bounds`), `preticked`, `ambiguous`, `reason`. A button has `text`, `content_desc`,
`resource_id`, `bounds` (left, top, right, bottom in pixels, or null) and `role`: accept, reject, settings, policy, essential_only,
ambiguous or other. A screen that asks nothing exits 0 too; a damaged tree exits 4. Schema: `consent-inspection.schema.json`.

## How it reads

- What can be touched: clickable nodes and buttons with the words on, in or described by them (Android's own widgets, WebView,
  Flutter's semantics, React Native, Compose, pictures); short texts that nothing marks as touchable, with more doubt;
  pictures without words by their id, only beside their counterpart.
- What it says: `analyzer/data/consent_lexicon.yaml`, the longest phrase first, a refusal before an agreement. A label with a
  word of paying is never an answer. An agreement that names a document ("I have read …") is a sentence beside a box.
- What stands around a button: "tap X to agree" makes X an answer (unclear, whatever X says); 是 and 否 under "do you agree" are
  plain ones; a cross beside a clear agreement refuses, unclearly; the shade behind a dialog is none. An agreement that also logs in,
  signs, applies or takes a gift is unclear. "Don't opt out" is.
- What is agreed to: "accept trade" and 同意拼车 name a thing of their own and are unclear, "accept all" and 同意并继续 are clear. Of several
  refusals the one that stays in the app counts, and the one beside the agreement. What is done besides must be going on: "agree and
  continue", not 同意并接单; "yes" must say what it agrees to, or answer a question about data.
- Where something else may be agreed to (a contract, a trip, an invitation, a price in the title, on the button, or in a text that says little of
  data), and where an everyday yes stands under a text that does not speak for the app, the answer is left to the operator: `accept` is null,
  `ambiguous` true, and the driver presses no refusal unasked. A page behind another dialog is not answered.
- Who asks: where words of agreement are all that speaks for a question, the text must speak for the app (we, our, 我们, 本应用), or name a
  document or say more of data; what a colleague, a child or another service asks is none, nor is a prize, nor what only tells.
- Where the question stands: the smallest part of the screen that holds answers and text about personal data, so that a busy
  page behind a sheet does not count.
- Whether it is one: documents named, phrases of such dialogs and keywords give points. Unclear buttons alone (OK, 知道了)
  need more of them. A title about something else (a poll, a contract, an export, a permission), another service's account, a
  carrier's log-in, yes and no to a question that seeks no data, and cookies one can eat are none. Fields to type in make it a
  log-in (`login_with_consent` with words of agreement; never pressed), words on buttons an update, a rating, a payment; the permission controller is known by its package, never by text.
- `kind` of a question: privacy_dialog, cookie_banner, consent_settings (switches), refusal_confirmation (the second
  dialog after a refusal). Of other screens: {kinds}.
- `accept` is null unless exactly one button agrees in clear words. `reject` may be an unclear one (暂不使用, "not now") where it
  is all that stands beside one clear agreement; then `ambiguous` is true. 好的, 知道了, OK are never pressed.
- `preticked`: a box that is on before anybody touched it; switches of what is always on and "remember me" do not count.

## What the driver does

It waits for the question; answers the system's own permission dialogs apart (marks `permission_asked:…`, by the words of the question;
`permission_asked:unknown` when they are not known); closes advertisements, updates, ratings by a button that only closes;
stops at a log-in, a payment, an age gate. It marks `consent_asked`, scrolls to buttons below the fold, waits for a countdown,
ticks the one box that an agreement needs, presses, follows a second dialog or the settings to the refusal, and marks
`consent_granted` or `consent_refused` at the time of the tap that gave the answer. Refused and asked again at once: refused, not
confirmed. Agreed and still asked: no mark. Not certain: it asks the operator, or stops (E268); behind another screen: E269.

The note of a mark is JSON: kind, roles of the buttons, `ambiguous`, `preticked`, `prominence` (area of the agreeing button over
that of the refusing one), tap times, whether the question went away, whether a hook saw it (a click, a preference of
consent written), and tree and screenshot in `raw/` with SHA-256. From it come the moments `choice_shown`, `dialog_button` and
`dialog_shown` that the rule `default_consent` reads: a ticked box, no button to refuse, no clear word.

## What it does not see

A dialog drawn in one picture without a description (games, OCR is not done); Flutter without semantics, which gives no
tree; what stands on another display. Colors are not compared. A tree says nothing of a button under another window.
`deceptive_consent` stays for a person: what was seen of a dialog's make stands with the rule's result, with its picture.
`policy_hard_to_reach` counts clicks that hooks see, and the taps of the driver's walk (step `policy` of a scenario).

## Measured

{n} trees written and labelled by hand before the classifier ({n_other} of them no question: log-ins, updates, ratings, permissions,
advertisements, age gates, settings, policies, articles). A digest of the name puts a tree into the untouched half, which was
counted but never looked at while the classifier was tuned. One author wrote the trees and the classifier: expect less on
screens of another hand. Found: dialogs taken for one. False tap: the chosen agreeing button is not the labelled one, or
the screen asks nothing. False dialog: another screen taken for one. `first run`: {first}.
Five rounds of trees were written after that to be unlike the others, and each run blind, before anything was mended for
it. Odd: {blind}. Far: {blind_far}. Wide (prompts of one or two short sentences): {blind_wide}.
Late (short ones again): {blind_late}.
Brief (by another hand than the classifier's): {blind_brief}.
Two more rounds of 90 trees each came from an author who saw neither the classifier nor its trees: *apart*, run by the classifier
as it was; then, with apart mended and before anybody looked at it, *sealed*. Both first runs, by his labels:

{first_runs}

*Fresh*, 80 trees of a third author, was run when these were mended: five of the six questions it missed had one cause (a text whose
links make it one thing to touch was taken for a button). Of its 30 screens that ask something else none was pressed, but "Select all"
within a question; of *sealed* the cookies of a game and another service's account.

Six rounds came from a fourth author. *Broad*, 130 trees, was written before he opened a file of the reader. *Strange*, *keen*, *plain*,
*sober* and *close* were written when he had read it, each after the round before was mended, and half of their screens are made to be mistaken for a
question: somebody else asks (a colleague, a child, a buyer, another service), something else is agreed to (a ride, a trade, a contract),
privacy is spoken of and nothing is asked. That is what to expect of screens of another hand: of twenty questions one or two are not
found; of ordinary other screens none is pressed, of twenty as hard as these about one. All that was seen is mended, with some twenty
more made up against the classifier (`tests/unit/record/consent/test_other.py`); what nobody thought of may still be pressed.

Three rounds came from a fifth author. *Blind*, 120 trees of apps' usual shapes and languages, was written before he opened a file of the reader;
*later* and *check*, 60 each, when he had read it, each after the round before was mended. Pressed were two age gates over a site's terms, a
mandate, a banner behind an update; then a driver's contract, a poll, a charter, an identity check, an offer of notifications; then a quiz and
a report that is sent with diagnostics. From *later* on the reader leaves more to the operator: of 875 agreements of all rounds 17, most of them
of hospitals, shops and taxis whose texts name appointments, orders and trips.

The lines below are of today, after mending, of trees that were looked at: they show that nothing was lost, not what comes next.

The labels of *apart* and *sealed* name the button that agrees even where its word is neutral (好的, Get started, OK beside Cancel), and call a refusal such as
取消 or "Not now" clear. Here such words are never pressed, and unclear. {n_corrected} of these labels say so now; what their author wrote stands beside,
under `author`, and the lines *his labels* count by it. Corrected: {corrected}.
Two older labels were wrong by the same measure and are corrected in their tables: `far_game_eula` (EXIT GAME refuses) and
`wide_25_cmp_web` ("App beenden" refuses in clear words).

Still missed: words that agree or refuse by what they stand for (使用密码代替, 我是小朋友, Sure, why not), a refusal to refuse ("Don't opt
out"), a slip of the pen (同义), saving switches that are on (保存并继续), links named after neither document nor policy ("Key updates").
All of them are left to the operator.

"""

_TAIL = """
`make consent` measures again and rewrites this page; a test holds 0 false taps and 95 % found in each half.
"""

_COLUMNS = "| trees | dialogs found | false dialogs | false taps on accept | accept | reject | ambiguous | preticked |"

_ZH = {
    "set": "集合",
    "part": "部分",
    "trees": "界面数",
    "dialogs found": "找到的提问",
    "false dialogs": "误认的其他界面",
    "false taps on accept": "误点同意",
    "accept": "同意",
    "reject": "拒绝",
    "ambiguous": "含糊",
    "preticked": "预先勾选",
    "settings": "设置",
    "essential": "仅必要",
    "policy": "政策链接",
    "tuned": "调整用",
    "untouched": "未看过",
    "**all**": "**全部**",
    "other languages": "其他语言",
    "other shapes": "其他形状",
    "his labels": "按原标注",
}


def page() -> str:
    """Give the page with figures measured now."""
    from analyzer.record.consent.decide import KINDS

    trees = list(load(TREES))
    others = sum(not label["is_consent"] for _, label, _ in trees)
    blind = {
        "blind": BLIND,
        "blind_far": BLIND_FAR,
        "blind_wide": BLIND_WIDE,
        "blind_late": BLIND_LATE,
        "blind_brief": BLIND_BRIEF,
    }
    corrected = [name for folder in (APART, SEALED) for name, label, _ in load(folder) if AUTHOR in label]
    first, now = tables()
    head = HEAD.format(
        kinds=", ".join(KINDS[4:]), n=len(trees), n_other=others, first=FIRST, first_runs=first,
        n_corrected=len(corrected), corrected=", ".join(f"`{name}`" for name in corrected), **blind,
    )  # fmt: skip
    return head + now + "\n" + _TAIL


@cache
def tables() -> tuple[str, str]:
    """Give the table of the first runs that the command kept, and that of figures measured now."""
    trees = list(load(TREES))
    rows = [_COLUMNS.replace("| trees |", "| set | part | trees |"), "| --- " * 10 + "|"]
    for name, chosen in halves().items():
        rows += _lines(name, [tree for tree in trees if chosen(tree[0])])
    for name, folder in LATER.items():
        rows.append(_line(name, "**all**", measure(load(folder))))
        if folder in (APART, SEALED):
            rows.append(_line(name, "his labels", measure(load(folder), by_author=True)))
    return _first_runs(), "\n".join(rows)


def in_chinese(text: str) -> str:
    """Give the Chinese page with its two tables of the same figures."""
    made = iter(tables())

    def table(_: re.Match[str]) -> str:
        rows = (line.strip("| ").split(" | ") for line in next(made).splitlines())
        return "\n".join(f"| {' | '.join(_ZH.get(cell, cell) for cell in row)} |" for row in rows) + "\n"

    return re.sub(r"(?:^\|.*\n)+", table, text, flags=re.MULTILINE)


def _first_runs() -> str:
    runs = first_runs()
    columns = list(next(iter(runs.values())))
    lines = [f"| {' | '.join(['set', *columns])} |", "| --- " * (len(columns) + 1) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join([name, *row.values()])} |" for name, row in runs.items())])


def halves() -> dict[str, Callable[[str], bool]]:
    """Give name of the half → whether a tree is in it."""
    return {"tuned": lambda name: not is_untouched(name), "untouched": is_untouched}


def _lines(half: str, trees: list[tuple[str, dict[str, Any], bytes]]) -> list[str]:
    lines = [_line(half, "**all**", measure(trees))]
    for key in ("language", "shape"):
        parts: dict[str, list[Any]] = {}
        for tree in trees:
            parts.setdefault(str(tree[1][key]).partition("+")[0], []).append(tree)
        rest = [tree for part in parts.values() if len(part) < _MANY for tree in part]
        lines += [_line(half, name, measure(part)) for name, part in sorted(parts.items()) if len(part) >= _MANY]
        lines += [_line(half, f"other {key}s", measure(rest))] if rest else []
    return lines


def _line(half: str, part: str, score: Score) -> str:
    cells = [
        half, part, score.n, f"{score.found}/{score.dialogs}", f"{score.false_dialogs}/{score.others}", score.false_accepts,
        f"{score.accepts_right}/{score.accepts}", f"{score.rejects_right}/{score.rejects}",
        f"{score.ambiguous_right}/{score.n}", f"{score.preticked_right}/{score.n}",
    ]  # fmt: skip
    return "| " + " | ".join(map(str, cells)) + " |"
