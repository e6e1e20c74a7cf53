"""What an app chose as its name, hosts and paths is shown in letters and in the printed report, never obeyed."""

from __future__ import annotations

import ctypes
import io
import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
import pytest
from conftest import need
from support.hostile_names import NAMES, blocks, commands, elements, hidden
from support.rule_packs import rule_text
from unit.report.sample_report import MANIFEST, SCOPE, SESSION, SETTINGS, sample_tables

from analyzer.model.tables import GAPS, PARTIES, frame
from analyzer.report.explain import explanation
from analyzer.report.formats import html_format
from analyzer.report.letter.draft import RECIPIENTS, draft
from analyzer.report.letter.write import letter
from analyzer.report.model import ReportData, build_report, render_all
from analyzer.report.pdf import pdf_of
from analyzer.report.print_page import print_page
from analyzer.rules.catalog import rules_by_id
from analyzer.rules.engine import judge
from analyzer.rules.examples import observation_rows
from analyzer.rules.packs import pack_of

LANGS = ("en", "zh")
HARMLESS = "harmless"


@cache
def named(*names: str) -> ReportData:
    """Give a session in which every text that an app, a host or a file chooses is one of these names."""
    rows = [row for number, name in enumerate(names) for row in _rows(number, name)]
    tables = {
        **sample_tables(),
        "observations": observation_rows(rows),
        "gaps": frame(GAPS, [_gap(number, name) for number, name in enumerate(names)]),
        "parties": frame(PARTIES, [_party(number, name) for number, name in enumerate(names)]),
    }
    judged = judge(tables, SCOPE, SETTINGS, session_id=SESSION, app_id="a")
    tables["findings"] = judged.findings
    return about(build_report(MANIFEST, tables, judged.assessments, SETTINGS, scope=SCOPE), names[0])


def about(data: ReportData, name: str) -> ReportData:
    """Give the session as one of an app, a device, tools and files of that name."""
    manifest = {**MANIFEST, "app": dict.fromkeys(("id", "name", "version"), name), "session_id": name,
                "state_reason": name, "device": {"model": name, "os": name}, "tools": {name: name},
                "files": [{"path": name, "bytes": 1, "sha256": name}]}  # fmt: skip
    settings = {**SETTINGS, "scope": name, "first_party": [name], "consentinel": name}
    return replace(data, manifest=manifest, settings=settings, manifest_hash="ab" * 32)


def _rows(number: int, name: str) -> list[dict[str, Any]]:
    given = {"session_id": SESSION, "data_type": "imei", "consent_state": "none_asked", "value_preview": name,
             "phase": name}  # fmt: skip
    sent = {"host": name, "path": name, "transform": name, "layers": name, "party_relation": "third",
            "party_id": f"party{number}", "access_event_id": f"a:{number}", "access_lag_ms": 5.0}  # fmt: skip
    return [
        {**given, "act": "accessed", "caller": name, "ref_id": f"a:{number}", "observation_id": f"{number:015x}a"},
        {**given, **sent, "act": "sent", "ref_id": name, "observation_id": f"{number:015x}b"},
    ]


def _gap(number: int, name: str) -> dict[str, Any]:
    return {"session_id": SESSION, "gap_id": f"g{number}", "gap_kind": "opaque_body", "subject": name, "n": 1,
            "detail": name}  # fmt: skip


def _party(number: int, name: str) -> dict[str, Any]:
    return {"session_id": SESSION, "party_id": f"party{number}", "name": name, "country": "CN", "kind": "ads",
            "domains": [], "packages": [], "source": name}  # fmt: skip


def test_there_are_44_names() -> None:
    assert len(set(NAMES)) == 44


@pytest.fixture(autouse=True)
def one_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the three syntaxes of a letter share its words, which take nearly all of the time."""
    made: dict[tuple[int, str, str], Any] = {}

    def once(data: ReportData, to: str, lang: str) -> Any:
        key = (id(data), to, lang)
        made[key] = made[key] if key in made else draft(data, to, lang)
        return made[key]

    monkeypatch.setattr("analyzer.report.letter.write.draft", once)


def _letters(data: ReportData, to: str) -> dict[tuple[str, str], str]:
    return {(lang, syntax): letter(data, to, lang, syntax) for lang in LANGS for syntax in ("markdown", "html", "text")}


@cache
def _harmless(n: int, to: str) -> dict[tuple[str, str], str]:
    return _letters(named(*(f"{HARMLESS}{number}" for number in range(n))), to)


def _is_shown(data: ReportData, n: int, to: str) -> None:
    """Check that the letters about `data` are made of what those about a session with n harmless names are made of."""
    _alike(_letters(data, to), _harmless(n, to))


def _same_letters(data: ReportData, plain: ReportData) -> None:
    _alike(_letters(data, RECIPIENTS[0]), _letters(plain, RECIPIENTS[0]))


def _alike(letters: Mapping[tuple[str, str], str], harmless: Mapping[tuple[str, str], str]) -> None:
    for (lang, syntax), text in letters.items():
        made_of = {"markdown": blocks, "html": elements, "text": lambda text: text.count("\n")}[syntax]
        assert (hidden(text), commands(text)) == ([], []), (lang, syntax)
        assert made_of(text) == made_of(harmless[lang, syntax]), (lang, syntax)


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_a_letter_shows_the_name_of_an_app_and_obeys_none(number: int) -> None:
    _is_shown(about(named(f"{HARMLESS}0"), NAMES[number]), 1, RECIPIENTS[number % len(RECIPIENTS)])


@pytest.mark.parametrize("start", range(0, len(NAMES), 6))
def test_a_letter_shows_the_names_of_hosts_and_obeys_none(start: int) -> None:
    names = NAMES[start : start + 6]
    _is_shown(named(*names), len(names), RECIPIENTS[0])


def _printed(data: ReportData, lang: str) -> str:
    out = io.StringIO(newline="")
    html_format.render(data, out, lang)
    return print_page(data, out.getvalue(), lang)


def test_the_page_that_is_printed_is_made_of_the_same_elements() -> None:
    """All names at once, and as many harmless ones; the page holds both languages, printing chooses one by style."""
    page, plain = (_printed(named(*names), "zh") for names in (NAMES, [f"{HARMLESS}{n}" for n in range(44)]))
    assert elements(page) == elements(plain)
    assert hidden(page) == []


def _by_a_pack(titles: Sequence[str]) -> ReportData:
    """Give a session judged by rules of others with these texts."""
    texts = {f"acme_{n}.yaml": rule_text(f"acme_{n}", title=json.dumps(title)) for n, title in enumerate(titles)}
    pack = pack_of("acme", {key: text.replace("Some words", json.dumps(titles[0])) for key, text in texts.items()})
    settings = {**SETTINGS, "rule_packs": [pack.as_dict()]}
    rules = rules_by_id([pack])
    tables = {**sample_tables(), "observations": observation_rows([{"act": "sent", "data_type": "imei"}])}
    judged = judge(tables, SCOPE, settings, session_id=SESSION, app_id="a", rules=list(rules.values()))
    tables["findings"] = judged.findings
    return build_report(MANIFEST, tables, judged.assessments, settings, scope=SCOPE, rules=rules)


def test_the_texts_of_rules_of_others_are_shown_and_obeyed_nowhere() -> None:
    """Those that are refused when a pack is read are told in tests/unit/rules/test_packs.py."""
    titles = [f"{name} as a title" for name in NAMES if name.isprintable()]
    data, plain = _by_a_pack(titles), _by_a_pack([f"{HARMLESS} as a title"] * len(titles))
    assert set(data.tables["findings"]["rule_id"]) >= {f"acme_{number}" for number in range(len(titles))}
    page, harmless = (render_all([one], "html", "en") for one in (data, plain))
    assert elements(page) == elements(harmless)
    for name in ("markdown", "text", "junit", "sarif"):
        text = render_all([data], name, "zh")
        assert (hidden(text), commands(text)) == ([], []), name
    assert blocks(render_all([data], "markdown", "en")) == blocks(render_all([plain], "markdown", "en"))
    assert blocks(explanation(data, "acme_1", "en")) == blocks(explanation(plain, "acme_1", "en"))
    _same_letters(data, plain)
    found = json.loads(render_all([data], "sarif", "en"))["runs"][0]
    (extension,) = found["tool"]["extensions"]
    told = {result["ruleId"]: extension["rules"][result["rule"]["index"]]["id"] for result in found["results"]
            if "rule" in result}  # fmt: skip
    assert told == {f"acme_{number}": f"acme_{number}" for number in range(len(titles))}
    assert (extension["name"], extension["properties"]["sha256"]) == ("acme", data.settings["rule_packs"][0]["sha256"])


@pytest.mark.slow
def test_the_pdf_shows_the_names_and_leads_nowhere() -> None:
    """A real browser prints them all; what it wrote is text: no script, no file, no form, no way out of it."""
    need(any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "a headless Chromium")
    document = pypdfium2.PdfDocument(pdf_of(named(*NAMES), "en", print))
    text = re.sub(r"\s+", "", "".join(page.get_textpage().get_text_range() for page in document))
    for name in (NAMES[0], NAMES[2], NAMES[13], NAMES[29], NAMES[38], NAMES[43]):
        assert re.sub(r"\s+", "", name) in text
    assert raw.FPDFDoc_GetJavaScriptActionCount(document) == 0
    assert raw.FPDFDoc_GetAttachmentCount(document) == 0
    assert raw.FPDF_GetFormType(document) == raw.FORMTYPE_NONE
    assert {kind for page in document for kind in _ways(document, page)} <= {raw.PDFACTION_GOTO}


def _ways(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[int]:
    """Give what each link of a page does."""
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, place, link):
        action = raw.FPDFLink_GetAction(link)
        yield raw.FPDFAction_GetType(action) if action else raw.PDFACTION_GOTO
