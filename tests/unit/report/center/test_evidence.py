from __future__ import annotations

from unit.report.sample_report import sample

from analyzer.report.center.evidence import Evidence, Found


def _found(rule: str, lang: str = "en") -> Found:
    return next(one for one in Evidence(sample()).found(lang) if one.view.rule_id == rule)


def test_a_chain_leads_from_the_call_to_the_moment() -> None:
    (chain,) = _found("pre_consent_send").chains
    assert chain.title == "Sent at +1.564 s"
    assert [(link.code, link.text, link.note) for link in chain.links] == [
        ("call", "com.umeng.analytics.Tracker.start", "+0.412 s"),
        ("value", "97…90", "found by its value, which was given or planted; confidence: certain"),
        ("form", "md5", "inside gzip>json"),
        ("request", "in body $.header.utd", "f1564"),
        ("recipient", "Umeng [third party]", "alog.umeng.com · with TLS"),
        ("moment", "launch · not asked yet", "+1.564 s; 1152 ms later"),
    ]


def test_a_finding_names_texts_with_how_sure_they_are() -> None:
    sources = _found("pre_consent_send").sources
    assert any("〔2019〕191号 item 3(1)" in source and source.endswith("[text read]") for source in sources)
    assert "scope" in _found("pre_consent_send").fix


def test_a_read_has_no_request() -> None:
    (chain,) = _found("pre_consent_read").chains[:1]
    assert [link.code for link in chain.links] == ["call", "value", "moment"]


def test_a_send_without_a_read_says_so() -> None:
    found = [one for one in Evidence(sample()).found("zh") if "imei" in one.data_types and one.chains]
    assert found[0].chains[0].links[0].text == "未看到对此值的读取"


def test_values_are_shown_as_the_report_may() -> None:
    chains = [chain for one in Evidence(sample(show_values=True)).found("en") for chain in one.chains]
    assert "9774d56d682e5490" in {link.text for chain in chains for link in chain.links}
