from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
from unit.report.sample_report import sample

from analyzer.report.model import format_choices, renderer

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "reports"
WORDLESS = {"json", "csv", "html"}
"""Formats that are the same in every language, or hold them all."""
_PARTS = re.compile(r"(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)|'sha256-[^']*'", re.DOTALL)
"""Style and script of the page, and their hashes: files of their own, which tests in a browser look at."""


def _cases() -> list[tuple[str, str]]:
    return [(name, lang) for name in format_choices() for lang in (("en",) if name in WORDLESS else ("en", "zh"))]


@pytest.mark.parametrize(("name", "lang"), _cases())
def test_reports_read_as_accepted(name: str, lang: str) -> None:
    out = io.StringIO(newline="")
    renderer(name)(sample(), out, lang)
    text = _PARTS.sub("", out.getvalue()) if name == "html" else out.getvalue()
    file = GOLDEN / f"sample.{lang}.{name}"
    if os.environ.get("CONSENTINEL_WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_bytes().decode("utf-8"), "run `make golden` and read the difference"
