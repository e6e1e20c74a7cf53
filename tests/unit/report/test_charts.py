from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

from unit.report.sample_report import T0, sample, sample_tables

from analyzer.model.tables import PHASES, frame
from analyzer.report.charts import MAX_TYPES, timeline_svg
from analyzer.rules.examples import observation_rows

HOSTILE = "<b>$x^{$\x1b&\u202e"


def _texts(svg: str) -> list[str]:
    return ["".join(node.itertext()) for node in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def _with(**tables: Any) -> Any:
    return sample(tables={**sample_tables(), **tables})


def test_the_figure_names_types_phases_and_acts() -> None:
    svg, left_out = timeline_svg(sample(), "en")
    texts = _texts(svg)
    assert left_out == 0
    for text in ("Precise location", "launch", "not asked yet", "granted", "sent to third party", "seconds"):
        assert text in texts
    assert "Advertising ID (GAID / IDFA)" not in texts, "a placeholder is no read and no send"


def test_text_stays_text_in_chinese() -> None:
    assert {"精准定位、经纬度", "启动", "尚未询问", "秒"} <= set(_texts(timeline_svg(sample(), "zh")[0]))


def test_the_same_session_gives_the_same_bytes() -> None:
    assert timeline_svg(sample(), "en") == timeline_svg(sample(), "en")


def test_colors_and_fonts_are_those_of_the_page() -> None:
    svg, _ = timeline_svg(sample(), "en")
    assert set(re.findall(r"(?:fill|stroke): ([^;\"]+)", svg)) <= {
        "none",
        *(f"var(--{name})" for name in ("ink", "line", "read", "first", "third", "other")),
        *(f"var(--shade-{name})" for name in ("none-asked", "asked", "granted", "refused", "unknown")),
    }
    assert set(re.findall(r"font-family: ([^;\"]+)", svg)) <= {"var(--font)"}
    assert "<style" not in svg
    assert "Matplotlib" not in svg


def test_a_hostile_phase_name_is_only_text() -> None:
    phase = {"session_id": "s", "ordinal": 0, "phase": HOSTILE, "consent_state": "granted", "t_start": T0}
    texts = _texts(timeline_svg(_with(phases=frame(PHASES, [phase])), "en")[0])
    assert r"<b>$x^{$\x1b&\u202e" in texts


def test_many_points_in_one_place_are_drawn_once() -> None:
    crowd = [{"t": T0 + number / 1e6, "data_type": "imei"} for number in range(5000)] + [{"t": T0 + 100.0}]
    small = [{"t": T0, "data_type": "imei"}, {"t": T0 + 100.0}]
    sizes = [len(timeline_svg(_with(observations=observation_rows(rows)), "en")[0]) for rows in (crowd, small)]
    assert sizes[0] - sizes[1] < 2000


def test_types_beyond_the_limit_are_counted() -> None:
    from analyzer.datatypes import ids

    rows = [{"data_type": data_type} for data_type in ids()[: MAX_TYPES + 3]]
    svg, left_out = timeline_svg(_with(observations=observation_rows(rows)), "en")
    assert left_out == 3
    assert svg


def test_nothing_read_or_sent_gives_no_figure() -> None:
    assert timeline_svg(_with(observations=observation_rows([])), "en") == ("", 0)


def test_a_session_of_one_moment_is_drawn() -> None:
    tables = {"observations": observation_rows([{"t": T0}]), "phases": frame(PHASES, [])}
    assert timeline_svg(_with(**tables, flows=sample_tables()["flows"][:0]), "en")[0].startswith("<svg")
