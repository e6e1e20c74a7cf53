"""The picture of the report in the README: the sample session's report as a browser draws it. `make picture` runs it.

python -m support.readme_picture   needs Chromium; rewrites analyzer/docs/pictures/report.en.png and report.zh.png
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from support.cli import consentinel

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "analyzer" / "docs" / "pictures"
SIZE = (1280, 800)
MAX_BYTES = 200_000


def main() -> int:
    """Draw the picture in both languages; give the exit code."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        print("FAIL no chromium found: apt-get install chromium")
        return 1
    PICTURES.mkdir(exist_ok=True)
    for lang in ("en", "zh"):
        draw(browser, lang, PICTURES / f"report.{lang}.png")
    too_large = [file.name for file in PICTURES.glob("*.png") if file.stat().st_size > MAX_BYTES]
    print(f"FAIL larger than {MAX_BYTES} bytes: {too_large}" if too_large else "PASS 2/2")
    return 1 if too_large else 0


def draw(browser: str, lang: str, target: Path) -> None:
    """Make the report of the sample session in one language, and let the browser draw its top."""
    with tempfile.TemporaryDirectory() as folder:
        session = Path(folder) / "captures" / "leaky"
        shutil.copytree(ROOT / "captures" / "samples" / "leaky", session)
        page = Path(folder) / "report.html"
        made = consentinel("report", session, "--format", "html", "--lang", lang, "-o", page, captures=session.parent)
        if made.returncode:
            raise SystemExit(made.stderr)
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb"]
        size = f"--window-size={SIZE[0]},{SIZE[1]}"
        typed = [browser, *options, size, f"--user-data-dir={folder}/browser", f"--screenshot={target}", page.as_uri()]
        subprocess.run(typed, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    sys.exit(main())
