from __future__ import annotations

import json
import re
from typing import Any

from unit.report.sample_report import T0, sample, sample_tables

from analyzer.report.figures.flow_map import MAX_PATHS, figure
from analyzer.rules.examples import observation_rows


def _made(**tables: Any) -> Any:
    made = figure(sample(tables={**sample_tables(), **tables}) if tables else sample())
    assert made is not None
    return made


def test_bars_name_what_flows_and_how_often() -> None:
    names = re.findall(r'<text(?: lang="(\w+)")? class="fm-name"[^>]*>([^<]*)</text>', str(_made().markup))
    assert {("en", "Android ID (SSAID) (2)"), ("zh", "Android ID (2)"), ("en", "Umeng (2)"), ("zh", "友盟+ (2)"),
            ("en", "country unknown (2)"), ("", "weather.example (1)")} <= set(names)  # fmt: skip


def test_what_went_without_consent_is_hatched() -> None:
    bands = re.findall(r'<path class="fm-flow (\w+)" data-path="(\d+)"', str(_made().markup))
    assert {(name, number) for name, number in bands} == {
        ("without", "0"),
        ("without", "1"),
        ("with", "2"),
        ("with", "3"),
    }
    assert len(bands) == 4 * 3


def test_what_an_app_says_is_never_markup_and_nothing_is_inline() -> None:
    markup = str(_made().markup)
    assert "<script>alert" not in markup
    assert re.findall(r"\sstyle=|\son\w+=|(?:href|src)=", markup) == []
    data = json.loads(re.findall(r'id="flow-data">(.*?)</script>', markup, re.DOTALL)[0])
    assert [(path["consent"], path["n"]) for path in data["paths"]] == [
        ("without", 1),
        ("without", 1),
        ("with", 1),
        ("with", 1),
    ]


def test_rows_hold_what_the_drawing_leaves_out() -> None:
    rows = [{"act": "sent", "data_type": "imei", "host": f"h{n}.example", "registrable_domain": f"h{n}.example",
             "consent_state": "granted" if n else "none_asked", "t": T0 + n, "observation_id": f"{n:016x}"}
            for n in range(MAX_PATHS + 5)]  # fmt: skip
    made = _made(observations=observation_rows(rows))
    assert len(made.rows) == MAX_PATHS + 5
    assert "5 more sends are left out" in made.markup
    assert 'class="fm-flow without"' in made.markup, "what went without consent is drawn first"


def test_nothing_sent_gives_no_figure() -> None:
    reads = observation_rows([{"act": "accessed", "data_type": "imei"}])
    assert figure(sample(tables={**sample_tables(), "observations": reads})) is None
