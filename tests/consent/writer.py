"""Writes tests/consent/trees: one uiautomator tree and one label a file. `python -m consent.writer` from tests/.

Names are stable; a tree belongs to the untouched half when its name's digest says so (`is_untouched`).
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from consent import brief, far, late, negatives, odd, wide, words_en, words_other, words_zh
from consent.shapes import SHAPES, N, Prompt, scroll_hidden, write

TREES = Path(__file__).parent / "trees"
"""The committed trees and labels."""

ODD = Path(__file__).parent / "odd_trees"
"""Those made after the first run, unlike the others; run blind before anything was mended."""

FAR = Path(__file__).parent / "far_trees"
"""A second such round, with more screens that nearly ask for consent; run blind like the first."""

WIDE = Path(__file__).parent / "wide_trees"
"""A third round: short prompts as many apps word them; run blind like the others."""

LATE = Path(__file__).parent / "late_trees"
"""A fourth round, run blind like the others."""

BRIEF = Path(__file__).parent / "brief_trees"
"""A fifth round, by another hand, run blind like the others."""

APART = Path(__file__).parent / "apart_trees"
"""A sixth round, by an author who saw neither classifier nor trees; run blind. Written by hand, by no writer."""

SEALED = Path(__file__).parent / "sealed_trees"
"""A seventh round, by the same author; run blind after the sixth was mended and before it was looked at."""

FRESH = Path(__file__).parent / "fresh_trees"
"""An eighth round, by another author who saw neither classifier nor other trees; run blind after all these."""

BROAD = Path(__file__).parent / "broad_trees"
"""A ninth round, by a fourth author who had seen neither reader nor trees; run blind after the eighth was mended."""

STRANGE = Path(__file__).parent / "strange_trees"
"""A tenth, by the author of the ninth, who now knew the reader; each of these was run before it was mended for."""

KEEN = Path(__file__).parent / "keen_trees"
"""An eleventh, by the same author, after the tenth was mended."""

PLAIN = Path(__file__).parent / "plain_trees"
"""A twelfth, by the same author, after the eleventh was mended."""

SOBER = Path(__file__).parent / "sober_trees"
"""A thirteenth, by the same author, after the twelfth was mended."""

CLOSE = Path(__file__).parent / "close_trees"
"""A fourteenth, by the same author, after the thirteenth was mended."""

BLIND = Path(__file__).parent / "blind_trees"
"""A fifteenth, by a fifth author who had seen neither reader nor trees; run blind after the fourteenth was mended."""

LAST = Path(__file__).parent / "later_trees"
"""A sixteenth, by the author of the fifteenth, who now knew the reader, after the fifteenth was mended."""

CHECK = Path(__file__).parent / "check_trees"
"""A seventeenth, by the same author, after the sixteenth was mended."""

LATER = {
    "odd": ODD,
    "far": FAR,
    "wide": WIDE,
    "late": LATE,
    "brief": BRIEF,
    "apart": APART,
    "sealed": SEALED,
    "fresh": FRESH,
    "broad": BROAD,
    "strange": STRANGE,
    "keen": KEEN,
    "plain": PLAIN,
    "sober": SOBER,
    "close": CLOSE,
    "blind": BLIND,
    "later": LAST,
    "check": CHECK,
}
"""Rounds after the first trees, in the order in which they were written."""

Entry = tuple[str, N, dict[str, Any]]


def is_untouched(name: str) -> bool:
    """Tell whether a tree belongs to the half that nobody looks at while tuning."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def label(prompt: Prompt, *, kind: str, language: str, shape: str) -> dict[str, Any]:
    """Give the expected reading of a consent prompt, by the roles typed with its buttons.

    accept and reject are null when the words are unclear, but for an unclear refusal beside the one clear agreement.
    """
    by_role: dict[str, list[str]] = {}
    for text, role in prompt.buttons:
        by_role.setdefault(role, []).append(text)
    accepts, rejects = by_role.get("accept", []), by_role.get("reject", [])
    unclear_no = by_role.get("no?", [])
    return {
        "is_consent": True, "kind": kind, "language": language, "shape": shape,
        "accept": accepts[0] if accepts else None,
        "reject": rejects[0] if rejects else unclear_no[0] if unclear_no and accepts else None,
        "essential_only": by_role.get("essential_only", []),
        "settings": by_role.get("settings", []),
        "policy": [*prompt.links, *by_role.get("policy", [])],
        "preticked": bool(prompt.box and prompt.box[1]),
        "ambiguous": bool(by_role.get("yes?")) or bool(unclear_no and not rejects),
    }  # fmt: skip


def negative(kind: str, language: str, shape: str) -> dict[str, Any]:
    """Give the label of a screen that asks nothing."""
    return {
        "is_consent": False, "kind": kind, "language": language, "shape": shape, "accept": None, "reject": None,
        "essential_only": [], "settings": [], "policy": [], "preticked": False, "ambiguous": False,
    }  # fmt: skip


def _drawn(number: int, prompt: Prompt, language: str, kind: str = "privacy_dialog") -> Iterator[Entry]:
    shape = list(SHAPES)[number % len(SHAPES)]
    yield f"{language}_{number:03d}_{shape}", SHAPES[shape](prompt), label(
        prompt, kind=kind, language=language, shape=shape)  # fmt: skip


def _chinese() -> Iterator[Entry]:
    number = 0
    for turn in (0, 11, 21):
        for i, (title, body, links) in enumerate(words_zh.BODIES):
            buttons = words_zh.BUTTONS[(i + turn) % len(words_zh.BUTTONS)]
            behind = words_zh.BEHIND[i % len(words_zh.BEHIND)]
            prompt = Prompt(title, body, buttons, links, behind=behind)
            yield from _drawn(number + turn // 7, prompt, "zh")
            number += 1
    for i, (title, body, buttons) in enumerate(words_zh.TWO_STEP * 2):
        prompt = Prompt(title, body, buttons, behind=words_zh.BEHIND[i % 4])
        yield from _drawn(300 + i * 5, prompt, "zh", kind="refusal_confirmation")
    yield from _boxes("zh", words_zh.BODIES[::2], words_zh.BOXES, words_zh.BOX_BUTTONS)
    yield from _hidden("zh", words_zh.HIDDEN)


def _boxes(language: str, bodies: Sequence[Any], boxes: Sequence[Any], buttons: Sequence[Any]) -> Iterator[Entry]:
    shapes = ("custom_activity", "spans", "flutter", "react_native", "compose", "webview", "split_links", "over_home")
    for i, (title, body, _) in enumerate(bodies[:15]):
        shape = shapes[i % len(shapes)]
        chosen = buttons[i % len(buttons)]
        if all(role not in ("accept", "reject") for _, role in chosen):
            boxes_here = [box for box in boxes if "同意" in box[0] or "agree" in box[0]]
        else:
            boxes_here = list(boxes)
        prompt = Prompt(title, body, chosen, (), box=boxes_here[i % len(boxes_here)])
        yield f"{language}_box_{i:02d}_{shape}", SHAPES[shape](prompt), label(
            prompt, kind="privacy_dialog", language=language, shape=f"{shape}+box")  # fmt: skip


def _hidden(language: str, texts: Sequence[Any]) -> Iterator[Entry]:
    for i, (title, body) in enumerate(texts):
        prompt = Prompt(title, body, [])
        yield f"{language}_hidden_{i}", scroll_hidden(prompt), label(
            prompt, kind="privacy_dialog", language=language, shape="scroll_hidden")  # fmt: skip


def _english() -> Iterator[Entry]:
    number = 0
    for turn in (0, 8, 15):
        for i, (title, body, links) in enumerate(words_en.BODIES):
            buttons = words_en.BUTTONS[(i + turn) % len(words_en.BUTTONS)]
            prompt = Prompt(title, body, buttons, links, behind=words_en.BEHIND[i % len(words_en.BEHIND)])
            yield from _drawn(number, prompt, "en")
            number += 1
    yield from _boxes("en", words_en.BODIES[::2], words_en.BOXES, words_en.BOX_BUTTONS)
    yield from _hidden("en", words_en.HIDDEN)


def _others() -> Iterator[Entry]:
    number = 0
    for language, bodies in words_other.BODIES.items():
        all_buttons = words_other.BUTTONS[language]
        for i in range(max(len(all_buttons), len(bodies))):
            title, body, links = bodies[i % len(bodies)]
            prompt = Prompt(title, body, all_buttons[i % len(all_buttons)], links)
            yield from _drawn(number, prompt, language)
            number += 1
    for i, (title, body, buttons) in enumerate(words_other.RTL):
        yield from _drawn(400 + i * 3, Prompt(title, body, buttons), "en")
    for i, (title, body, buttons) in enumerate(words_other.DOUBLE):
        language = ("zh", "en", "ja", "fr")[i]
        yield from _drawn(500 + i * 3, Prompt(title, body, buttons), language)


def _negatives() -> Iterator[Entry]:
    for i, (kind, language, prompt) in enumerate(negatives.prompts()):
        shape = list(SHAPES)[(i * 5) % len(SHAPES)]
        yield f"no_{i:02d}_{kind}_{shape}", SHAPES[shape](prompt), negative(kind, language, shape)
    for i, (package, language, message, buttons) in enumerate(negatives.SYSTEM):
        kind = "permission" if buttons[0][0].startswith("permission") else "system"
        yield f"no_system_{i}", negatives.system_dialog(package, message, buttons), negative(kind, language, "system")
    for i, (kind, language, tree) in enumerate(negatives.LOGINS):
        yield f"no_login_{i:02d}", tree, negative(kind, language, "login")
    for i, (kind, language, tree) in enumerate(negatives.PAGES):
        yield f"no_page_{i:02d}", tree, negative(kind, language, "page")


_TICKED_LOGINS = ("no_login_01", "no_login_04")


def entries() -> Iterator[Entry]:
    """Give (name, tree, label) of every tree, in a fixed order."""
    for part in (_chinese(), _english(), _others(), _negatives()):
        for name, tree, expected in part:
            yield name, tree, expected | {"preticked": expected["preticked"] or name in _TICKED_LOGINS}


def texts(trees: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Give (file name, content) of all files of a folder."""
    for name, tree, expected in trees:
        pkg = "com.example." + hashlib.sha256(name.encode()).hexdigest()[:6]
        _, _, right, bottom = tree.box
        rotation = 1 if right > bottom else 0
        yield f"{name}.xml", write(tree, pkg=pkg, rotation=rotation)
        yield f"{name}.json", json.dumps(expected, ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Write the folders; give the number of trees."""
    n = 0
    for folder, trees in FOLDERS.items():
        folder.mkdir(exist_ok=True)
        for file in folder.glob("*"):
            file.unlink()
        for name, text in texts(trees()):
            assert not (folder / name).exists(), name
            (folder / name).write_text(text, encoding="utf-8")
            n += name.endswith(".xml")
    return n


FOLDERS: dict[Path, Callable[[], Iterable[Entry]]] = {
    TREES: entries,
    ODD: odd.entries,
    FAR: far.entries,
    WIDE: wide.entries,
    LATE: late.entries,
    BRIEF: brief.entries,
}
"""Folder → what is written there."""


if __name__ == "__main__":
    sys.stdout.write(f"{main()} trees\n")
