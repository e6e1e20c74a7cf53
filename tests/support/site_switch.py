"""A hook of MkDocs: the language switch of a page leads to the same page in the other language."""

from __future__ import annotations

from typing import Any


def on_page_context(context: dict[str, Any], *, page: Any, config: Any, nav: Any) -> dict[str, Any]:
    """Point the switch at this page's twins: every page is there in every language."""
    for entry in config.extra["alternate"]:
        entry["link"] = f"../{entry['lang']}/{page.url}"
    return context
