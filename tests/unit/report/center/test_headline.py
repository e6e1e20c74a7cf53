from __future__ import annotations

import re
from typing import Any

import pytest
from unit.report.sample_report import MANIFEST, SESSION, SETTINGS, T0, sample, sample_tables

from analyzer.i18n.catalog import LANGUAGES, texts
from analyzer.model.tables import PHASES, frame
from analyzer.report.center.facts import Facts
from analyzer.report.center.headline import headline
from analyzer.report.model import build_report
from analyzer.rules.examples import observation_rows


def _facts(rows: list[dict[str, Any]], states: tuple[str, ...] = ("none_asked", "granted"), **tables: Any) -> Facts:
    phases = [
        {
            "session_id": SESSION,
            "ordinal": n,
            "phase": "in_use",
            "consent_state": state,
            "t_start": T0 + n,
            "t_end": None,
        }
        for n, state in enumerate(states)
    ]
    observations = observation_rows([{"consent_state": "granted", **row} for row in rows])
    given = {"observations": observations, "phases": frame(PHASES, phases), **tables}
    return Facts(build_report(MANIFEST, {**sample_tables(), **given}, [], SETTINGS))


READ = {"act": "accessed", "consent_state": "none_asked", "caller": "a.B.c"}
SENT = {"consent_state": "asked", "host": "t.example.org"}


@pytest.mark.parametrize(
    ("rows", "tone", "text"),
    [
        ([READ, SENT], "alert", "Before the user agreed, the app was seen sending 1 kind of data to 1 recipient."),
        ([READ], "alert", ("Before the user agreed, the app was seen reading 1 kind of data. "
                           "Sending any of it in that time was not observed.")),
        ([{**SENT, "confidence": "possible"}], "unknown",
         "There are signs, none of them sure, that the app took 1 kind of data before the user agreed."),
        ([{"consent_state": "granted"}], "calm", "Nothing was observed being read or sent before the user agreed."),
    ],
)  # fmt: skip
def test_the_headline_says_what_was_observed(rows: list[dict[str, Any]], tone: str, text: str) -> None:
    found = headline(_facts(rows), "en")
    assert (found.tone, found.text) == (tone, text)


def test_without_marks_the_headline_claims_nothing() -> None:
    given = sample_tables()
    flows = given["flows"].assign(consent_state="unknown")
    facts = _facts([{**SENT, "consent_state": "unknown"}], (), flows=flows)
    found = headline(facts, "en")
    assert (found.tone, found.text.split(":")[0]) == (
        "unknown",
        "Whether data was taken before the user agreed could not be seen",
    )


def test_a_refusal_is_spoken_of_when_there_was_one() -> None:
    refused = ("none_asked", "refused")
    assert headline(_facts([{**READ, "consent_state": "refused"}], refused), "en").more[0] == (
        "After the user said no, the app was still seen reading or sending 1 kind of data."
    )
    assert headline(_facts([], refused), "en").more[0] == (
        "After the user said no, nothing was observed being read or sent."
    )
    assert len(headline(_facts([]), "en").more) == 1


def test_the_tiles_count_checks() -> None:
    tiles = [(tile.code, tile.n, tile.label) for tile in headline(Facts(sample()), "en").tiles]
    results = [row["result"] for row in sample().assessments]
    assert tiles == [
        ("observed", results.count("found"), "observed"),
        ("not_observed", results.count("not_observed"), "not observed"),
        ("unseen", results.count("not_assessed"), "could not be seen"),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_headline_is_a_legal_conclusion(lang: str) -> None:
    words = re.compile("illegal|unlawful|violat|must not|违法|违规|非法", re.IGNORECASE)
    assert [key for key, text in texts(lang).items() if key.startswith("center.") and words.search(text)] == []
