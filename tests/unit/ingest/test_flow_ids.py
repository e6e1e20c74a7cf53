from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.fuzz import examples

from analyzer.ingest import flow_ids
from analyzer.ingest.flow_ids import FlowIds
from analyzer.store.scratch import Scratch


def test_ids_that_were_put_away_are_found_again_and_others_are_not() -> None:
    ids = FlowIds(Scratch(), kept=4)
    for number in range(100):
        assert ids.add(f"f{number}") == number
    assert len(ids) == 100
    assert len(ids.recent) <= 4
    assert [ids.get(f"f{number}") for number in range(100)] == list(range(100))
    assert (ids.get("f100"), "f100" in ids, ids.get(""), "f7" in ids) == (None, False, None, True)
    with pytest.raises(KeyError):
        ids["g"]
    assert ids.series(np.array([99, 0, 98])).tolist() == ["f99", "f0", "f98"]


def test_no_more_than_so_many_earlier_ones_are_kept() -> None:
    ids = FlowIds(Scratch(), kept=2)
    for number in range(20):
        ids.add(f"f{number}")
    assert [ids["f3"], ids["f9"], ids["f3"]] == [3, 9, 3]
    assert ids.recent == {"f3": 3, "f9": 9}
    assert [ids[f"f{number}"] for number in range(20)] == list(range(20))
    assert len(ids.recent) <= 4


def test_ids_of_one_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow_ids, "hash", lambda _: 7, raising=False)
    ids = FlowIds(Scratch(), kept=2)
    for name in "abcd":
        ids.add(name)
    assert [ids.get(name) for name in "abcde"] == [0, 1, 2, 3, None]


@given(st.lists(st.text(max_size=3), unique=True, max_size=40), st.integers(1, 8))
@settings(max_examples=examples(200), deadline=None)
def test_fuzzed_ids_keep_their_rows(names: list[str], kept: int) -> None:
    ids = FlowIds(Scratch(), kept)
    for row, name in enumerate(names):
        assert name not in ids
        ids.add(name)
        assert ids[names[row // 2]] == row // 2
    assert [ids[name] for name in names] == list(range(len(names)))
