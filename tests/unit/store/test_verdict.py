from __future__ import annotations

from analyzer.store.verdict import Absent, Alteration, Verdict


def test_the_headline_says_no_more_than_the_result() -> None:
    made = {"kind": "session", "manifest_hash": "a", "package_hash": None}
    against = ["verified against manifest hash a", "signed by k"]
    altered = [Alteration("raw/x", "it is gone"), Alteration("", "it is encrypted")]
    assert [
        Verdict("verified", **made, against=against).headline,
        Verdict("self_consistent", **made).headline,
        Verdict("not_verified", **made).headline,
        Verdict("altered", **made, against=against, altered=altered).headline,
    ] == [against, ["self-consistent only"], ["not verified"], ["altered; differences found: 2"]]


def test_the_json_holds_every_part() -> None:
    verdict = Verdict(
        "verified", "redacted", "a", "b", ["x"], absent=[Absent("raw/x", 3, "c")], uncovered=["y"], notes=["n"]
    )
    assert verdict.as_json() == {
        "result": "verified",
        "kind": "redacted",
        "manifest_hash": "a",
        "package_hash": "b",
        "against": ["x"],
        "altered": [],
        "absent": [{"file": "raw/x", "bytes": 3, "sha256": "c"}],
        "uncovered": ["y"],
        "notes": ["n"],
    }
