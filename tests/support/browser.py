"""A real headless Chromium that may open one file and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conftest import need
from playwright.sync_api import Browser, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@dataclass
class Opened:
    """A page in the browser. refused: addresses it asked for beside itself; errors: what its console complained of."""

    page: Page
    refused: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give Debian's Chromium under Playwright; nothing is downloaded."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    need(found is not None, "a headless Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_OPTIONS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, file: Path, **context: Any) -> Iterator[Opened]:
    """Open a file; every request for anything else is refused and noted."""
    given = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "accept_downloads": True, **context})
    view = Opened(given.new_page())
    address = file.as_uri()

    def decide(route: Any) -> None:
        if route.request.url.split("#")[0] == address:
            route.continue_()
        else:
            view.refused.append(route.request.url)
            route.abort()

    given.route("**/*", decide)
    view.page.on("console", lambda message: message.type in ("error", "warning") and view.errors.append(message.text))
    view.page.on("pageerror", lambda error: view.errors.append(str(error)))
    view.page.on("dialog", lambda dialog: (view.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    view.page.goto(address)
    yield view
    given.close()
