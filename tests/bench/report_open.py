"""The page of a session with 20,000 observations: how long a browser takes until its rows are there and answer.

Seconds on the wall, medians of fresh tabs, since that is what a reader waits; and CPU seconds to write the page.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.browser import chromium, opened  # noqa: E402
from support.page_sessions import crowd  # noqa: E402

from analyzer.report.model import renderer  # noqa: E402

OBSERVATIONS = 20_000
TABS = 5
Figure = dict[str, Any]


def run() -> list[Figure]:
    """Give the figures."""
    data, out = crowd(OBSERVATIONS), io.StringIO()
    began = time.process_time()
    renderer("html")(data, out, "en")
    written = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_text(out.getvalue(), encoding="utf-8")
        with chromium() as browser:
            tabs = [_tab(browser, file) for _ in range(TABS)]
    opens, searches = (statistics.median(column) for column in zip(*tabs, strict=True))
    return [
        _figure("report of 20,000 observations: written", written, None),
        _figure("report of 20,000 observations: opens", opens, "<= 2"),
        _figure("report of 20,000 observations: answers a search", searches, "<= 0.5"),
    ]


def _tab(browser: Any, file: Path) -> tuple[float, float]:
    """Give seconds until the rows stand there, and until they are those of a search."""
    began = time.perf_counter()
    with opened(browser, file) as view:
        view.page.wait_for_selector("#rows tbody tr", state="attached")
        opens = time.perf_counter() - began
        began = time.perf_counter()
        view.page.fill("[name=search]", "tracker7.example")
        view.page.wait_for_function("document.getElementById('row-status').textContent.endsWith('/ 1000')")
        return opens, time.perf_counter() - began


def _figure(name: str, value: float, goal: str | None) -> Figure:
    return {"name": name, "value": round(value, 3), "unit": "s", "baseline": None, "goal": goal}


if __name__ == "__main__":
    for figure in run():
        print(figure)
