"""The corpus is what its labels say: followed back from the files, complete, deterministic, and independent."""

from __future__ import annotations

import ast
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from truth.baselines import messages
from truth.corpus import Corpus, write_corpus
from truth.har import read_entries
from truth.jobs import Jobs
from truth.layers import PLACEMENTS
from truth.score import placement_of, read_labels
from truth.transforms import written_forms
from truth.unwrap import astray
from truth.values import known_values, make_keys

SEED = 5


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return write_corpus(tmp_path_factory.mktemp("corpus"), seed=SEED, n_positive=1000, n_negative=1200)


@pytest.fixture(scope="module")
def labels(corpus: Corpus) -> list[dict[str, Any]]:
    return list(read_labels(corpus.folder))


def _as_bytes(found: Any) -> bytes:
    return found if isinstance(found, bytes) else str(found).encode()


def test_every_label_leads_to_its_form(corpus: Corpus, labels: list[dict[str, Any]]) -> None:
    assert not astray(corpus, labels)[:3]


def test_any_part_of_the_corpus_covers_names_and_placements(corpus: Corpus, labels: list[dict[str, Any]]) -> None:
    positive = [label for label in labels if label["kind"] == "positive"]
    assert len(positive) == corpus.n_positive == 1000
    assert len({label["transform"] for label in positive}) == corpus.n_transforms
    wanted = {"host -" if at.location == "host" else f"{at.location} {at.label or '-'}" for at in PLACEMENTS}
    seen = {placement_of(label) for label in positive}
    assert wanted <= seen
    assert {name.replace("base64url", "base64") for name in seen} == {
        name.replace("base64url", "base64") for name in wanted
    }
    assert {label["data_type"] for label in positive} == {value.data_type for value in known_values(SEED)}


def test_every_phase_has_transmissions_and_negatives(labels: list[dict[str, Any]]) -> None:
    phases = Counter((label["kind"], label["phase"], label["consent_state"]) for label in labels)
    assert len(phases) == 2 * 8 and min(phases.values()) > 8


def test_marks_lie_in_silence_and_in_order(corpus: Corpus, labels: list[dict[str, Any]]) -> None:
    from datetime import datetime

    times = sorted(label["t"] for label in labels)
    marks = [datetime.fromisoformat(mark.partition("@")[2]).timestamp() for mark in corpus.marks]
    assert marks == sorted(marks)
    assert all(min(abs(t - mark) for t in times) > 4 for mark in marks)


def test_negatives_hold_no_form_of_a_known_value(corpus: Corpus, labels: list[dict[str, Any]]) -> None:
    quiet = {label["ref_id"] for label in labels if label.get("beside") == "none"}
    skipped = {label["ref_id"] for label in labels if str(label.get("shape", "")).startswith("longer_")}
    keys = make_keys(SEED)
    strong = [
        form.written
        for value in known_values(SEED)
        for form in written_forms(value, keys).values()
        if min(form.bits, value.draft.bits) >= 40 and len(form.written) > 9 and form.kind != "pair"
    ]
    array = b"\0".join(data for ref, data in messages(corpus.folder) if ref in quiet - skipped)
    assert len(array) > 50_000
    assert not [text for text in strong[:4000] if text in array]


def test_decoys_stand_nowhere(corpus: Corpus) -> None:
    array = b"\0".join(data for _, data in messages(corpus.folder))
    assert not [value.id for value in known_values(SEED, "decoys") if value.text.encode() in array]


def test_negatives_are_spread_over_all_shapes(corpus: Corpus, labels: list[dict[str, Any]]) -> None:
    shapes = Counter(label["shape"] for label in labels if label["kind"] == "negative")
    assert sum(shapes.values()) == corpus.n_negative
    assert len(shapes) >= 45 and min(shapes.values()) >= 20


def test_labels_and_summary_hold_no_value(corpus: Corpus) -> None:
    text = corpus.labels.read_text(encoding="utf-8") + (corpus.folder / "corpus.json").read_text(encoding="utf-8")
    assert not [value.id for value in known_values(SEED) if value.text in text]


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    def digests(folder: Path, seed: int) -> dict[str, str]:
        write_corpus(folder, seed=seed, n_positive=150, n_negative=60)
        return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}

    first, again, other = (digests(tmp_path / name, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    assert first == again
    assert not [name for name in first if first[name] == other[name]]


def test_har_is_one_json_document_with_an_entry_a_line(corpus: Corpus) -> None:
    entries = json.loads(corpus.har.read_text(encoding="utf-8"))["log"]["entries"]
    assert entries == list(read_entries(corpus.har))


def test_more_transmissions_than_pairs_go_round_again() -> None:
    values, keys = known_values(1)[:2], make_keys(1)
    jobs = Jobs(values, {value.id: written_forms(value, keys) for value in values})
    first, second = list(jobs.one_round()), list(jobs.one_round())
    assert len(first) == len(second) > 0
    assert {job.value.id for job in first} == {"imei/0", "imei/1"}


def test_nothing_of_the_package_is_imported() -> None:
    writers = [file for file in Path(__file__).parent.glob("*.py") if not file.name.startswith("test_")]
    for file in writers:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] == "analyzer"], file.name
