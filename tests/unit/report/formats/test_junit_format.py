from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
from unit.report.sample_report import accepted_sample, sample

from analyzer.report.formats.junit_format import join, render
from analyzer.report.model import ReportData, build_report


def _text(data: ReportData, lang: str = "en") -> str:
    out = io.StringIO()
    render(data, out, lang)
    return out.getvalue()


def _cases(data: ReportData) -> dict[str, str]:
    """Give the outcome of each case by rule."""
    suite = ElementTree.fromstring(_text(data)).find("testsuite")
    assert suite is not None
    outcomes = {}
    for case in suite.findall("testcase"):
        tags = [child.tag for child in case if child.tag != "system-out"]
        outcomes[case.attrib["name"]] = tags[0] if tags else "passed"
    return outcomes


def test_there_is_one_case_per_rule_and_it_fails_at_the_limit() -> None:
    data = sample()
    cases = _cases(data)
    assert list(cases) == [row["rule_id"] for row in data.assessments]
    failed = {rule for rule, outcome in cases.items() if outcome == "failure"}
    assert {"pre_consent_read", "pre_consent_send", "cleartext_personal_data"} <= failed
    assert cases["read_not_sent"] == "passed"
    assert cases["post_refusal_collection"] == "skipped"


def test_counts_and_properties_are_those_of_the_cases() -> None:
    root = ElementTree.fromstring(_text(sample()))
    (suite,) = root
    outcomes = list(_cases(sample()).values())
    assert suite.attrib["tests"] == str(len(outcomes))
    assert suite.attrib["failures"] == root.attrib["failures"] == str(outcomes.count("failure"))
    assert suite.attrib["skipped"] == str(outcomes.count("skipped"))
    properties = {row.attrib["name"]: row.attrib["value"] for row in suite.iter("property")}
    assert properties["app.version"] == "4.2.0"
    assert properties["setting.fail_on"] == "high"


def test_why_a_rule_was_not_assessed_is_told() -> None:
    root = ElementTree.fromstring(_text(sample(), "zh"))
    reasons = {case.attrib["name"]: skipped.attrib["message"] for case in root.iter("testcase")
               for skipped in case.findall("skipped")}  # fmt: skip
    assert reasons["post_refusal_collection"] == "会话从未处于所涉状态：已拒绝"


def test_accepted_findings_do_not_fail() -> None:
    before = ElementTree.fromstring(_text(sample())).attrib["failures"]
    assert int(ElementTree.fromstring(_text(accepted_sample())).attrib["failures"]) <= int(before)


def test_several_sessions_are_suites_of_one_file() -> None:
    root = ElementTree.fromstring(join([_text(sample()), _text(build_report({}, {}, [], {}))]))
    assert [suite.attrib["tests"] for suite in root] == [str(len(sample().assessments)), "0"]
    assert root.attrib["tests"] == str(len(sample().assessments))


def test_hostile_text_is_text() -> None:
    text = _text(sample())
    assert "<script>" not in text
    assert "\x1b" not in text


ATTRIBUTES = {
    "testsuites": "name time tests failures errors",
    "testsuite": "name* tests* failures* errors* group time skipped timestamp hostname id package file log url",
    "properties": "",
    "property": "name* value*",
    "testcase": "name* time classname group",
    "failure": "type message",
    "error": "type message",
    "skipped": "type message",
    "system-out": "",
}
"""Elements that we write and what the schema junit-10.xsd of the Jenkins xunit plugin allows there; `*`: required."""
CHILDREN = {
    "testsuites": "testsuite",
    "testsuite": "properties testcase",
    "properties": "property",
    "testcase": "skipped error failure system-out",
}
TIME = re.compile(r"(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?")


def _mistakes(element: ElementTree.Element) -> list[str]:
    allowed = {name.strip("*") for name in ATTRIBUTES[element.tag].split()}
    required = {name[:-1] for name in ATTRIBUTES[element.tag].split() if name.endswith("*")}
    found = [f"{element.tag} has {name}" for name in element.attrib.keys() - allowed]
    found += [f"{element.tag} lacks {name}" for name in required - element.attrib.keys()]
    children = CHILDREN.get(element.tag, "").split()
    found += [f"{element.tag} holds {child.tag}" for child in element if child.tag not in children]
    if "time" in element.attrib and not TIME.fullmatch(element.attrib["time"]):
        found.append(f"{element.tag} has time {element.attrib['time']}")
    return found + [mistake for child in element for mistake in _mistakes(child)]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_file_follows_the_schema_that_servers_check(lang: str) -> None:
    texts = [_text(data, lang) for data in (sample(), accepted_sample(), build_report({}, {}, [], {}))]
    for text in [*texts, join(texts)]:
        root = ElementTree.fromstring(text)
        assert (root.tag, _mistakes(root)) == ("testsuites", [])
