from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pytest
from unit.report.sample_report import SCOPE, SESSION, SETTINGS, T0, sample_tables

from analyzer.model.tables import MOMENTS, frame
from analyzer.report.model import PAPERS, ReportData, build_report, renderer
from analyzer.report.wording import part_text
from analyzer.rules.engine import judge

HOSTILE = (
    "=cmd|'/c calc'!A1<script>alert(1)</script>\x1b[2Jx\u202eb\nc|d\x00e\x9b31m",
    "＝1+1;=1+1[x](http://e.example){0}\u2028@team]]>",
    "::add-mask::x",
)
ONE_LINE = ["text", "json", "sarif", "junit", "markdown", "csv", "store_csv",
            *(f"{paper}.{syntax}" for paper in PAPERS for syntax in ("markdown", "text", "csv"))]  # fmt: skip


def _named(rows: Any, columns: tuple[str, ...], text: str) -> Any:
    return rows.assign(**dict.fromkeys(columns, text))


@cache
def _session_of(text: str) -> ReportData:
    """Give a session whose app, hosts, hooks, permissions, phases and papers are all called like this."""
    tables = sample_tables()
    seen = tables["observations"]
    places = {"path": text, "caller": text, "registrable_domain": text, "party_id": None}
    tables["observations"] = seen.assign(**places, host=seen["host"].where(seen["host"].isna(), text))
    tables["flows"] = _named(tables["flows"], ("host", "path", "method"), text)
    tables["gaps"] = _named(tables["gaps"], ("subject", "detail"), text)
    tables["hook_status"] = _named(tables["hook_status"], ("hook_id", "reason"), text)
    tables["parties"] = _named(tables["parties"], ("name", "country"), text)
    common = {"session_id": SESSION, "subject": text, "phase": "launch", "consent_state": "none_asked"}
    events = [("permission_asked", None), ("permission_denied", None), ("permission_asked", None),
              ("prompt_design", "unclear_words"), ("choice_shown", "ticked")]  # fmt: skip
    tables["moments"] = frame(MOMENTS, [
        {**common, "event": event, "setting": setting, "t": T0 + n / 10, "moment_id": f"m{n:015x}", "near_mark": False,
         "origin": "mark"}
        for n, (event, setting) in enumerate(events)
    ])  # fmt: skip
    manifest = {"session_id": text, "app": {"id": text, "name": text, "version": text, "source": text},
                "device": {"kind": text, "model": text}, "state": "complete", "state_reason": text}  # fmt: skip
    items = [item.model_copy(update={"source": text, "locator": text, "purpose": text}) for item in SCOPE.items]
    scope = SCOPE.model_copy(update={"items": tuple(items)})
    settings = {**SETTINGS, "scope": text, "category": text, "marks": [text]}
    judged = judge(tables, scope, settings, session_id=text, app_id=text)
    assert judged.failed == ()
    tables["findings"] = judged.findings
    return build_report(manifest, tables, judged.assessments, settings, scope=scope)


def _texts(format: str) -> Iterator[str]:
    for text in HOSTILE:
        out = io.StringIO(newline="")
        renderer(format)(_session_of(text), out, "en")
        yield out.getvalue()


@pytest.mark.parametrize("format", ONE_LINE)
def test_names_by_apps_hosts_and_papers_steer_no_reader(format: str) -> None:
    for text in _texts(format):
        assert text.replace("\n", "").isprintable()
        lines = text.splitlines()
        assert not [line for line in lines if format.endswith("text") and re.match(r"\s*::[a-z-]+[^:]*::", line)]
        if format.endswith("csv"):
            cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
            assert not [cell for cell in cells if re.search(r"^[=@＝]|;\s*=", cell)]
        if format.endswith("markdown"):
            assert not re.search(r"<script|(?<![`\\])\]\(http", re.sub(r"(`+).+?\1", "", text))
        if format == "junit":
            ElementTree.fromstring(text)
        if format in ("json", "sarif"):
            json.loads(text)


def test_the_file_of_a_picture_is_shown_and_not_obeyed() -> None:
    part = {"key": "blind.shown.unclear_words", "args": {"file": "a\x1b[2J.png"}}
    assert r"a\x1b[2J.png" in part_text(part, "en")
