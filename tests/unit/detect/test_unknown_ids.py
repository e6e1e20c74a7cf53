"""Identifiers nobody listed: what several sessions of an app show together, and what they do not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from builders import CaptureBuilder

from analyzer.detect.unknown_ids import Survey, find_stable, leaves_of, persona_and_install, survey

CONSTANT = "7f3a9c51e20b4d86a0c4"


def _capture(install: str, session: int = 0, **extra: list[str]) -> CaptureBuilder:
    """Three requests: an install id, a constant of the app, a counter, a nonce; and what a test adds, one for each."""
    builder = CaptureBuilder()
    for n in range(3):
        body: dict[str, Any] = {"iid": install, "app": CONSTANT, "nonce": f"{install[::-1]}{session}{n}c0ffee"}
        body |= {"lang": f"{install[:2]}-CN", "n": 10_000_000_000 + n + session} | {k: v[n] for k, v in extra.items()}
        headers = (("content-type", "application/json"), ("user-agent", f"app/{install}"))
        builder.http(
            host="c.example.net", target=f"/v1/log?sdk={CONSTANT}", headers=headers, body=json.dumps(body).encode()
        )
    return builder


def _stable(*given: tuple[str, str, CaptureBuilder]) -> tuple[set[tuple[str, str]], str]:
    captures = [(persona, install, builder.build()) for persona, install, builder in given]
    stable = find_stable([(persona, install, survey(capture)) for persona, install, capture in captures])
    return {(leaf.location, leaf.path) for leaf in leaves_of(captures[0][2], stable)}, stable.reason


LIN, ZHOU = "c3f19a7e52d8046b", "09be6d2f417ac853"


def test_what_is_stable_in_an_install_and_differs_between_installs_is_found() -> None:
    assert _stable(("lin", "lin", _capture(LIN)), ("zhou", "zhou", _capture(ZHOU))) == ({("body", "$.iid")}, "")


def test_a_session_id_is_none_when_an_install_has_two_sessions() -> None:
    one, two = ["5b6c7d8e9f0a1b2c"] * 3, ["a1b2c3d4e5f60718"] * 3
    once = _stable(
        ("lin", "lin", _capture(LIN, sid=one)), ("zhou", "zhou", _capture(ZHOU, sid=["0f1e2d3c4b5a6978"] * 3))
    )
    twice = _stable(
        ("lin", "lin", _capture(LIN, sid=one)),
        ("lin", "lin", _capture(LIN, 1, sid=two)),
        ("zhou", "zhou", _capture(ZHOU, sid=["0f1e2d3c4b5a6978"] * 3)),
    )
    assert once == ({("body", "$.iid"), ("body", "$.sid")}, "")
    assert twice == ({("body", "$.iid")}, "")


@pytest.mark.parametrize(
    ("lin", "zhou"),
    [
        ("1700000123456", "1700000999999"),
        ("1700000123", "1700000999"),
        ("2026-11-21T22:40:12Z", "2026-11-20T12:40:12Z"),
        ("10.2.33.4018", "10.2.34.4019"),
        ("4711", "4712"),
        ("zh-CN", "en-US"),
        ("00000000-0000-0000-0000-000000000000", "c3f19a7e-52d8-046b-9d0c-5e7a19c3b408"),
    ],
)
def test_times_versions_and_what_says_little_are_none(lin: str, zhou: str) -> None:
    given = ("lin", "lin", _capture(LIN, x=[lin] * 3)), ("zhou", "zhou", _capture(ZHOU, x=[zhou] * 3))
    assert _stable(*given) == ({("body", "$.iid")}, "")


def test_a_value_met_in_one_request_only_is_none() -> None:
    lin = CaptureBuilder().http(target="/once", body=json.dumps({"id": LIN}).encode())
    zhou = CaptureBuilder().http(target="/once", body=json.dumps({"id": ZHOU}).encode())
    assert _stable(("lin", "lin", lin), ("zhou", "zhou", zhou)) == (set(), "")


def test_one_persona_shows_nothing_and_says_so() -> None:
    given = ("lin", "a", _capture(LIN)), ("lin", "b", _capture(ZHOU))
    assert _stable(*given) == (set(), "unknown identifiers are not looked for: all sessions are of one persona")


def test_one_session_shows_nothing_and_says_so() -> None:
    why = "there are no two sessions of this app (imports have no app id: give --app)"
    assert _stable(("lin", "a", _capture(LIN))) == (set(), f"unknown identifiers are not looked for: {why}")


def test_two_of_three_installs_that_agree_are_no_installs() -> None:
    given = ("lin", "lin", _capture(LIN)), ("zhou", "zhou", _capture(ZHOU)), ("wu", "wu", _capture(ZHOU))
    assert _stable(*given) == (set(), "")


def test_fields_are_found_wherever_they_stand() -> None:
    def capture(install: str) -> CaptureBuilder:
        builder = CaptureBuilder()
        for n in range(2):
            headers = (("x-iid", install), ("cookie", f"a=1; cid={install[::-1]}"), ("content-type", FORM))
            body = b"data=%7B%22dev%22%3A%7B%22u%22%3A%22" + install[4:].encode() + b"%22%7D%7D&n=" + str(n).encode()
            target = f"/d/{install}/e?uid={install[:12]}"
            builder.http(target=target, headers=headers, body=body)
        return builder

    assert _stable(("lin", "lin", capture(LIN)), ("zhou", "zhou", capture(ZHOU))) == (
        {
            ("header", "x-iid"),
            ("cookie", "cookie:cid"),
            ("body", "$.dev.u"),
            ("query", "query:uid"),
            ("url", "segment:1"),
        },
        "",
    )


FORM = "application/x-www-form-urlencoded"


def test_a_survey_keeps_no_value() -> None:
    found = survey(_capture(LIN).build())
    assert LIN.encode() not in b"".join([*found.fields, *found.fields.values(), *found.flows])


def test_what_does_not_fit_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analyzer.detect.unknown_ids.MAX_FIELDS", 1)
    found, reason = _stable(("lin", "lin", _capture(LIN)), ("zhou", "zhou", _capture(ZHOU)))
    assert found == set()
    assert reason == "unknown identifiers: some fields of the requests were left out, there are too many"


def test_nothing_at_all() -> None:
    assert find_stable([]).fields == frozenset()
    assert find_stable([("a", "a", Survey()), ("b", "b", Survey())]).fields == frozenset()


def test_what_counts_as_an_install() -> None:
    def names(**manifest: Any) -> tuple[str, str]:
        return persona_and_install({"session_id": "s1", "app": {"id": "a"}} | manifest)

    assert names(device={"persona": "lin"}) == names(device={"persona": "lin"}, session_id="s2")
    assert names(device={"serial": "X1"}) == ("X1", "a\x1fX1\x1f")
    assert names(device={"persona": "lin"}, options={"clear_data": True}) == ("lin", "a\x1flin\x1fs1")
    har = {"device": {"backend": "import"}, "source": {"sha256": "ab"}}
    assert names(**har) == ("ab", "a\x1fab\x1fab")
    assert names(**har, labels={"persona": "lin"}) == ("lin", "a\x1flin\x1f")
    assert names(**har, labels={"persona": "lin", "install": "2"}) == ("lin", "a\x1flin\x1f2")
