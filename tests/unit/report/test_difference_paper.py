from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from unit.report.sample_report import sample
from unit.report.test_difference import _less

from analyzer.report.difference import difference
from analyzer.report.difference_paper import difference_paper
from analyzer.report.paper_syntaxes import write_paper

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "reports"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("syntax", ["text", "markdown"])
def test_the_comparison_reads_as_accepted(syntax: str, lang: str) -> None:
    out = io.StringIO(newline="")
    write_paper(difference_paper(difference([sample(), _less()]), lang), out, syntax)
    file = GOLDEN / f"difference.{lang}.{syntax}"
    if os.environ.get("CONSENTINEL_WRITE_GOLDEN"):
        file.write_text(out.getvalue(), encoding="utf-8", newline="")
    assert out.getvalue() == file.read_bytes().decode("utf-8"), "run `make golden` and read the difference"
    assert "\x1b" not in out.getvalue()
