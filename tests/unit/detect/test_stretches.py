"""What stands at stretches of bytes is found by any byte that they share, however long they are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.detect.stretches import Stretches

_SPANS = st.tuples(st.integers(0, 6_000), st.integers(1, 4_000)).map(lambda span: (span[0], span[0] + span[1]))


@given(kept=st.lists(_SPANS, max_size=8), asked=_SPANS)
@settings(max_examples=150, deadline=None)
def test_what_shares_bytes_is_found_and_nothing_else(kept: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    stretches = Stretches[int]()
    for number, span in enumerate(kept):
        stretches.add(*span, number)
    expected = {number for number, (start, end) in enumerate(kept) if start < asked[1] and asked[0] < end}
    assert set(stretches.over(*asked)) == expected


def test_nothing_stands_where_nothing_was_kept() -> None:
    assert [*Stretches[str]().over(0, 10_000)] == []


def test_a_neighbor_is_not_over() -> None:
    stretches = Stretches[str]()
    stretches.add(1_024, 2_048, "a block of its own")
    assert [*stretches.over(0, 1_024)] == []
    assert [*stretches.over(2_048, 2_050)] == []
    assert [*stretches.over(2_047, 2_048)] == ["a block of its own"]
