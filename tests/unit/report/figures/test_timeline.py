from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

from unit.report.sample_report import T0, sample, sample_tables

from analyzer.report.figures.timeline import figure
from analyzer.rules.examples import observation_rows

SVG = "{http://www.w3.org/2000/svg}"


def _svg(markup: str) -> ElementTree.Element:
    found = re.search(r"<svg viewBox=\"0 0 860.*?</svg>", markup, re.DOTALL)
    assert found is not None
    return ElementTree.fromstring(found[0].replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def _made(**tables: Any) -> Any:
    made = figure(sample(tables={**sample_tables(), **tables}) if tables else sample())
    assert made is not None
    return made


def _class_counts(svg: ElementTree.Element) -> dict[str, int]:
    group = next(node for node in svg if node.get("class") == "tl-marks")
    names = [str(node.get("class")) for node in group]
    return {name: names.count(name) for name in sorted(set(names))}


def test_it_names_phases_and_data_in_both_languages() -> None:
    texts = {(node.get("lang"), node.text) for node in _svg(_made().markup).iter(f"{SVG}text")}
    assert {("en", "Precise location"), ("zh", "精准定位、经纬度"), ("en", "consent: granted"), ("zh", "同意：已同意"),
            (None, "2 s")} <= texts  # fmt: skip


def test_each_kind_of_act_has_a_shape_of_its_own() -> None:
    svg = _svg(_made().markup)
    assert _class_counts(svg) == {"tl-mark s0": 3, "tl-mark s1": 1, "tl-mark s2": 3}
    group = next(node for node in svg if node.get("class") == "tl-marks")
    assert {(node.tag.removeprefix(SVG), node.get("class")) for node in group} == {
        ("circle", "tl-mark s0"),
        ("rect", "tl-mark s1"),
        ("path", "tl-mark s2"),
    }


def test_time_without_consent_is_hatched_not_only_colored() -> None:
    bands = next(node for node in _svg(_made().markup) if node.get("class") == "tl-bands")
    kinds = [str(node.get("class")) for node in bands if node.tag == f"{SVG}rect"]
    assert kinds == ["tl-band none_asked", "tl-hatch", "tl-band asked", "tl-hatch", "tl-band granted"]


def test_the_page_may_have_a_strict_policy() -> None:
    markup = str(_made().markup)
    assert re.findall(r"\sstyle=|\son\w+=|(?:href|src)=\"(?!#)", markup) == []


def test_what_the_app_says_is_never_markup() -> None:
    markup = str(_made().markup)
    assert "<script>alert" not in markup
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\\x1b[31m" in markup
    data = json.loads(re.findall(r'id="timeline-data">(.*?)</script>', markup, re.DOTALL)[0])
    assert data["labels"][2]["en"].startswith("<script>alert(1)</script>\\x1b[31m")


def test_the_script_gets_all_marks_as_columns() -> None:
    data = json.loads(re.findall(r'id="timeline-data">(.*?)</script>', str(_made().markup), re.DOTALL)[0])
    assert data["marks"]["t"] == [412, 1050, 1564, 2400, 6200, 7700, 9900]
    assert {len(column) for column in data["marks"].values()} == {7}
    assert set(data["words"]["en"]) == set(data["words"]["zh"])
    page_ids = {f"finding-{one}" for one in sample().tables["findings"]["fingerprint"]}
    assert {row["id"] for row in data["findings"]} == page_ids


def test_the_table_links_every_finding_of_a_row() -> None:
    markup = str(_made().markup)
    listed = re.findall(r'<a href="#finding-(\w+)">', markup)
    rows = _made().rows
    assert set(listed) == {one for row in rows for one in row["findings"].split()}
    assert [row["seconds"] for row in rows] == [0.412, 1.564, 1.05, 2.4, 6.2, 7.7, 9.9]


def test_rows_of_a_long_session_are_summed_up() -> None:
    rows = [{"t": T0 + number, "data_type": "imei", "host": "a.example", "observation_id": f"{number:016x}"}
            for number in range(4000)]  # fmt: skip
    made = _made(observations=observation_rows(rows))
    assert len(made.rows) == 400
    assert sum(row["n"] for row in made.rows) == 4000


def test_many_marks_in_one_place_are_drawn_once() -> None:
    rows = [{"t": T0 + number / 1e3, "data_type": "imei", "host": "a.example", "observation_id": f"{number:016x}"}
            for number in range(2000)] + [{"t": T0 + 1000.0, "data_type": "imei", "host": "a.example"}]  # fmt: skip
    svg = _svg(_made(observations=observation_rows(rows)).markup)
    numbers = [node.text for node in svg.iter(f"{SVG}text") if str(node.get("class")).startswith("tl-n ")]
    assert numbers == ["2000"]


def test_nothing_read_or_sent_gives_no_figure() -> None:
    assert figure(sample(tables={**sample_tables(), "observations": observation_rows([])})) is None


def test_the_same_session_gives_the_same_bytes() -> None:
    assert _made().markup == _made().markup
