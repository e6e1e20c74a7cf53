"""What a way of recording cannot see at all is a row, and so is an end that was not in order."""

from __future__ import annotations

import pytest

from analyzer.detect.gaps import gaps_table, of_blind_spots, of_state


def test_without_hooks_reads_are_a_gap() -> None:
    assert [row["gap_kind"] for row in of_blind_spots({}, has_hooks=False)] == ["no_hooks"]
    assert of_blind_spots({}, has_hooks=True) == []


def test_quic_left_alone_is_a_gap_but_not_on_the_embedded_device() -> None:
    network = {"quic": "left_alone"}
    phone = {"network": network, "device": {"backend": "none"}}
    embedded = {"network": network, "device": {"backend": "jvm"}}
    assert [row["gap_kind"] for row in of_blind_spots(phone, has_hooks=True)] == ["quic_not_seen"]
    assert of_blind_spots(embedded, has_hooks=True) == []


@pytest.mark.parametrize(("state", "expected"), [("complete", []), ("interrupted", ["interrupted"])])
def test_only_an_end_in_order_leaves_no_gap(state: str, expected: list[str]) -> None:
    assert [row["gap_kind"] for row in of_state({"state": state, "state_reason": "a signal"})] == expected


def test_equal_gaps_keep_different_ids_and_the_same_ones_in_every_run() -> None:
    rows = of_blind_spots({}, has_hooks=False) * 2
    first, second = (gaps_table("s", rows, [], has_marks=True)["gap_id"].tolist() for _ in range(2))
    assert first == second
    assert len(set(first)) == 2
