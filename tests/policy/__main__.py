"""`python -m policy score` (with tests/ on the path): measure the reader, write its pages, print the tables.

`python -m policy mistakes [zh|en]` prints what went wrong in the development half; the untouched half stays unread.
"""

from __future__ import annotations

import sys
from pathlib import Path

from policy.labelled import LANGUAGES, labelled
from policy.page import page, page_zh
from policy.score import score

PAGE = Path(__file__).resolve().parents[2] / "analyzer" / "docs" / "policy.md"
PAGE_ZH = PAGE.parent / "zh" / "policy.md"


def main(arguments: list[str]) -> int:
    """Run one of the two."""
    if arguments[:1] == ["mistakes"]:
        for lang in arguments[1:] or LANGUAGES:
            half = [sentence for sentence in labelled(lang) if sentence.half == "development"]
            print("\n".join(score(half, is_told=True).mistakes))
        return 0
    text = page()
    PAGE.write_text(text, encoding="utf-8")
    PAGE_ZH.write_text(page_zh(PAGE_ZH.read_text(encoding="utf-8")), encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    print("\n".join(rows))
    print(f"PASS {len(rows) - 4}/{len(rows) - 4}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
