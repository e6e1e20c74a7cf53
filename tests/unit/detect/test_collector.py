"""What stays is not gone through again."""

from __future__ import annotations

import gc

import pytest

from analyzer.detect.collector import settled, uncollected


def test_nothing_is_collected_while_much_is_made() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_is_as_before_after_a_fault() -> None:
    with pytest.raises(ValueError), uncollected(), settled():
        raise ValueError
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_what_was_there_is_left_out_and_what_is_made_inside_is_not() -> None:
    with settled():
        assert gc.get_freeze_count() > 0
        one: list[object] = []
        one.append(one)
        del one
        assert gc.collect() >= 1
    assert gc.get_freeze_count() == 0


def test_within_another_it_stays_until_the_outer_one_ends() -> None:
    with settled():
        with settled():
            pass
        assert gc.get_freeze_count() > 0
