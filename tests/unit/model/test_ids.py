"""Ids: equal for equal inputs, different for different ones, known values that never change."""

from __future__ import annotations

import subprocess
import sys

from analyzer.model.ids import digest_of, observation_id

PARTS = ("har:0", "sent", "imei", "body", "json", "$.a", "plain")


def test_an_id_is_the_same_in_another_process() -> None:
    code = f"from analyzer.model.ids import observation_id as o; print(o(*{PARTS!r}, 0))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == observation_id(*PARTS, 0)


def test_every_part_counts() -> None:
    changed = [(*PARTS[:n], PARTS[n] + "x", *PARTS[n + 1 :]) for n in range(len(PARTS))]
    ids = {observation_id(*parts, 0) for parts in [PARTS, *changed]} | {observation_id(*PARTS, 1)}
    assert len(ids) == len(PARTS) + 2


def test_parts_do_not_run_into_each_other() -> None:
    assert digest_of(["ab", "c"]) != digest_of(["a", "bc"])
    assert digest_of(["a", ""]) != digest_of(["a"])


def test_composed_and_decomposed_letters_are_equal_and_surrogates_no_fault() -> None:
    assert digest_of(["é"]) == digest_of(["e\u0301"])
    assert len(digest_of(["\ud800"], length=64)) == 64
