"""The score of a perfect, an empty and a flawed detector, and of the baselines."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import subprocess
import sys
import urllib.parse
from pathlib import Path
from typing import Any

import pytest
from truth.baselines import HASHED, PLAIN, run_baselines
from truth.corpus import Corpus, write_corpus
from truth.har import ChunkWriter, HarWriter, Message
from truth.score import Score, lines, observations, read_labels, score, totals
from truth.table import render
from truth.values import known_values

SEED = 7


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return write_corpus(tmp_path_factory.mktemp("scored"), seed=SEED, n_positive=1200, n_negative=400)


def _row(label: dict[str, Any], **changes: Any) -> dict[str, Any]:
    names = ("ref_id", "act", "data_type", "transform", "location", "layers", "path", "phase", "consent_state")
    row = {name: label[name] for name in names}
    return {**row, "method": "known_value", "confidence": "certain", **changes}


@pytest.fixture(scope="module")
def perfect(corpus: Corpus) -> list[dict[str, Any]]:
    return [_row(label) for label in read_labels(corpus.folder) if label["kind"] == "positive"]


def _outcomes(result: Score) -> dict[str, int]:
    return dict(totals(result)["outcomes"])


def test_perfect_rows_score_one(corpus: Corpus, perfect: list[dict[str, Any]]) -> None:
    result = score(corpus.folder, perfect)
    assert _outcomes(result) == {"exact": 1200}
    assert totals(result)["precision"] == 1
    for group in ("transform", "placement", "data_type", "phase"):
        assert {(line.recall, line.exact, line.precision) for line in lines(result, group)} == {(1, 1, 1)}


def test_no_rows_score_nothing(corpus: Corpus) -> None:
    result = score(corpus.folder, [])
    assert _outcomes(result) == {"missed": 1200}
    assert totals(result)["precision"] is None


def test_each_kind_of_fault_is_told_apart(corpus: Corpus, perfect: list[dict[str, Any]]) -> None:
    labels = list(read_labels(corpus.folder))
    positive = [label for label in labels if label["kind"] == "positive"]
    negative = next(label for label in labels if label["kind"] == "negative" and label["beside"] == "none")
    strong = [at for at, label in enumerate(positive) if label["bits"] >= 40 and not label["needs"]]
    unsure, renamed, missed = strong[:3]
    rows = [dict(row) for row in perfect]
    rows[unsure]["confidence"] = "possible"
    rows[renamed]["transform"] = "sha3"
    invented = _row(positive[0], ref_id=negative["ref_id"])
    flawed = [row for at, row in enumerate(rows) if at != missed] + [invented]
    result = score(corpus.folder, flawed)
    assert _outcomes(result) == {"exact": 1197, "unsure": 1, "renamed": 1, "missed": 1, "invented": 1}
    assert result.confusion("missed")[0]["value_id"] == positive[missed]["value_id"]
    assert result.confusion("renamed")[0]["differs"] == ["transform"]
    assert result.confusion("invented")[0]["shape"] == negative["shape"]
    assert (totals(result)["precision"], totals(result)["precision_with_possible"]) == (1198 / 1199, 1199 / 1200)


def test_a_row_of_another_data_type_is_both_missed_and_invented(corpus: Corpus, perfect: list[dict[str, Any]]) -> None:
    rows = [{**perfect[0], "data_type": "nickname_avatar"}, *perfect[1:]]
    assert _outcomes(score(corpus.folder, rows)) == {"exact": 1199, "missed": 1, "invented": 1}


def test_a_second_row_for_the_other_half_is_no_invention(corpus: Corpus, perfect: list[dict[str, Any]]) -> None:
    label = next(label for label in read_labels(corpus.folder) if len(label.get("paths", ())) == 2)
    outcomes = _outcomes(score(corpus.folder, [*perfect, _row(label, path=label["paths"][1])]))
    assert outcomes == {"exact": 1200, "twin": 1}


def test_rows_of_patterns_reads_and_placeholders_are_counted_apart(
    corpus: Corpus, perfect: list[dict[str, Any]]
) -> None:
    other = [
        {**perfect[0], "method": "pattern"},
        {**perfect[0], "act": "accessed", "method": "api"},
        {**perfect[0], "transform": "placeholder"},
    ]
    result = score(corpus.folder, [*perfect, *other])
    assert dict(result.ignored) == {"method pattern": 1, "accessed": 1, "placeholder": 1}
    assert _outcomes(result) == {"exact": 1200}


def test_baselines_find_plain_values_and_digests_only(tmp_path: Path) -> None:
    email = next(value.text for value in known_values(SEED) if value.data_type == "email")
    digests = [hashlib.new(name, email.encode()).hexdigest() for name in ("md5", "sha1", "sha256", "sha512")]
    coded = [email, urllib.parse.quote(email), email.upper(), base64.b64encode(email.encode()).decode(), *digests]
    with HarWriter(tmp_path / "corpus.har") as har, ChunkWriter(tmp_path / "chunks.mitm") as chunks:
        for text in coded:
            har.write(Message(1.0, "example.com", "POST", body=f"v={text}".encode(), media="text/plain"))
        packed = gzip.compress(email.encode(), mtime=0)
        har.write(Message(1.0, "a.example", "POST", "/", [("Content-Encoding", "gzip")], packed, "text/plain"))
        flow = chunks.write(Message(1.0, "example.com", chunk=digests[0].encode()))
    found = run_baselines(tmp_path, SEED)
    plain = {("har:0", "email"), ("har:1", "email"), ("har:8", "email")}
    assert found == {PLAIN: plain, HASHED: plain | {(ref, "email") for ref in ("har:4", "har:5", "har:6", flow)}}


def test_table_holdsshare_texts_and_ids_but_no_value(corpus: Corpus, perfect: list[dict[str, Any]]) -> None:
    result = score(corpus.folder, perfect[:-1])
    result.baselines = run_baselines(corpus.folder, SEED)
    text = render(result)
    assert "| exact | 1199 |" in text and "| missed | 1 |" in text
    assert "`gzip" not in text.splitlines()[0]
    assert not [value.id for value in known_values(SEED) if value.text in text]


def test_recall_is_never_rounded_up_to_one(corpus: Corpus) -> None:
    from truth.table import share_text

    assert (share_text(0.9996), share_text(1.0), share_text(None)) == ("0.999", "1.000", "–")


def test_command_scores_a_result_file(corpus: Corpus, perfect: list[dict[str, Any]], tmp_path: Path) -> None:
    result, cases = tmp_path / "result.json", tmp_path / "cases.json"
    sessions = [{"observations": perfect[1:400]}, {"observations": perfect[400:]}]
    result.write_text(json.dumps({"format": "consentinel/1", "sessions": sessions}), encoding="utf-8")
    assert len(list(observations(json.loads(result.read_text(encoding="utf-8"))))) == 1199
    done = subprocess.run(
        [sys.executable, "-m", "truth", "score", str(corpus.folder), str(result), "--cases", str(cases)],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "## By class" in done.stdout, done.stderr
    assert len(json.loads(cases.read_text(encoding="utf-8"))["missed"]) == 1
