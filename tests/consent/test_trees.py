"""The committed trees are what the writer writes, and there are enough of each kind."""

from __future__ import annotations

import json
from collections import Counter

from consent.writer import FOLDERS, TREES, is_untouched, texts


def test_the_committed_trees_are_those_of_the_writer() -> None:
    for folder, trees in FOLDERS.items():
        written = dict(texts(trees()))
        committed = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
        assert committed == written


def test_there_are_enough_trees_of_each_kind() -> None:
    labels = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in TREES.glob("*.json")}
    consent = {name: label for name, label in labels.items() if label["is_consent"]}
    languages = Counter(label["language"] for label in labels.values())
    assert len(labels) >= 250
    assert len(labels) - len(consent) >= 60
    assert languages["zh"] >= 120
    assert languages["en"] >= 80
    assert {"de", "fr", "es", "ja"} <= set(languages)
    halves = Counter(is_untouched(name) for name in consent)
    assert min(halves.values()) >= 0.4 * len(consent)
