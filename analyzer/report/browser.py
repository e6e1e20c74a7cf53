"""A headless browser of the Chromium family, which turns a page into PDF."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from analyzer.model.errors import SetupError

ENVIRONMENT = "CONSENTINEL_BROWSER"
"""Names the browser's program, instead of the first that is found."""
_NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)  # fmt: skip
OLDEST = 131
"""The first Chromium that writes page numbers by CSS (margin boxes of @page)."""
_TIMEOUT_S = 180.0
_QUIET = (
    "--headless", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-extensions", "--no-first-run", "--no-default-browser-check", "--metrics-recording-only",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--generate-pdf-document-outline",
)  # fmt: skip
_CHINESE = re.compile("[\u4e00-\u9fff]")
_ANOTHER = "try another browser with CONSENTINEL_BROWSER=PATH"
_INSTALL = "install chromium (Debian: `apt install chromium`), or set CONSENTINEL_BROWSER to a Chrome, Chromium or Edge"


def find_browser() -> str:
    """Give the path of a browser. Raises SetupError E256 when there is none."""
    named = os.environ.get(ENVIRONMENT)
    found = [path for name in ((named,) if named else _NAMES) if (path := shutil.which(name))]
    if not found:
        raise SetupError("a PDF needs a browser of the Chromium family, and none was found", code="E256", hint=_INSTALL)
    return found[0]


def ready_browser() -> str:
    """Give the path of a browser that can do the work. Raises SetupError E256, E257 or E258."""
    browser = find_browser()
    _check_age(browser)
    return browser


def print_to_pdf(page: str) -> bytes:
    """Give a page as PDF. The browser reaches no network and keeps nothing.

    Raises SetupError E256 without a browser, E257 when it fails, E258 when it is too old for page numbers.
    """
    browser = ready_browser()
    with tempfile.TemporaryDirectory(prefix="consentinel-pdf-") as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page, encoding="utf-8", errors="replace")
        options = [*_QUIET, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()]
        _run([browser, *_sandbox(), *options])
        if not target.is_file():
            raise SetupError("the browser made no PDF: it wrote no file", code="E257", hint=_ANOTHER)
        return target.read_bytes()


def lacks_font(page: str) -> bool:
    """Tell whether a page has Chinese characters and no font of this machine has them; fontconfig, which Chromium asks
    on Linux, says so. False where it cannot be asked."""
    fontconfig = shutil.which("fc-list")
    if fontconfig is None or not _CHINESE.search(page):
        return False
    try:
        fonts = subprocess.run([fontconfig, ":lang=zh"], capture_output=True, timeout=_TIMEOUT_S, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return not fonts.stdout.strip()


def _sandbox() -> list[str]:
    """Chromium refuses its own sandbox to root; what it opens here runs no scripts."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def _check_age(browser: str) -> None:
    said = _run([browser, "--version", *_sandbox()])
    version = re.search(r"\b(\d+)\.\d+\.\d+", said)
    if version is not None and int(version[1]) < OLDEST:
        raise SetupError(
            f"the browser is version {version[1]}, and page numbers need {OLDEST} or newer", code="E258", hint=_INSTALL
        )


def _run(command: list[str]) -> str:
    try:
        ended = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=_TIMEOUT_S, check=False
        )
    except OSError as error:
        raise SetupError(
            f"the browser made no PDF: it cannot be started ({error.strerror})", code="E257", hint=_ANOTHER
        ) from error
    except subprocess.TimeoutExpired:
        raise SetupError(
            f"the browser made no PDF: it did not end within {_TIMEOUT_S:.0f} s", code="E257", hint=_ANOTHER
        ) from None
    if ended.returncode != 0:
        raise SetupError(f"the browser made no PDF: it ended with {ended.returncode}", code="E257", hint=_ANOTHER)
    return ended.stdout
