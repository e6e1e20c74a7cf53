"""The page of features: every hook and every test that it names exists, and every row of the three groups is there."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import need

from analyzer import resources
from analyzer.record.specs import load_specs

TESTS = Path(__file__).resolve().parents[1]
FEATURES = TESTS.parents[1] / "shared" / "features.tsv"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (resources.path("docs") / "features.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| [A-Z]\d", line)
]


def test_every_row_names_tests_that_exist_or_says_that_it_is_not_there() -> None:
    missing = []
    for number, _, _, shown in ROWS:
        named = re.findall(r"`([^`]+)`", shown)
        assert bool(named) != shown.startswith("not there"), number
        for name in named:
            file, _, function = name.partition("::")
            text = (TESTS / file).read_text(encoding="utf-8") if (TESTS / file).is_file() else ""
            if not text or (function and f"def {function}(" not in text):
                missing.append((number, name))
    assert missing == []


def test_every_hook_that_is_named_exists() -> None:
    known = {spec.id for spec in load_specs()}
    named = [(row[0], hook) for row in ROWS for hook in re.findall(r"`([^`]+)`", row[2])]
    assert [pair for pair in named if pair[1] not in known] == []


def test_every_feature_of_the_three_groups_has_its_row() -> None:
    need(FEATURES.is_file(), "the list of features")
    listed = [line.split("\t")[0] for line in FEATURES.read_text(encoding="utf-8").splitlines()]
    assert [row[0] for row in ROWS] == [number for number in listed if re.fullmatch(r"[CDG]\d+", number)]
