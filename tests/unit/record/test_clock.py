"""Clock samples: the best counts, drift widens, jumps are noticed."""

from __future__ import annotations

import pytest

from analyzer.record.clock import ClockSample, JumpWatch, best, combine, sample


def test_the_offset_lies_within_half_the_round_trip() -> None:
    found = sample(sent=1000.0, app=990.1, received=1000.2)
    assert found.offset_s == pytest.approx(10.0)
    assert found.uncertainty_s == pytest.approx(0.1)


def test_the_shortest_round_trip_counts() -> None:
    samples = [ClockSample(1.0, 0.2, 0.4), ClockSample(1.1, 0.05, 0.1), ClockSample(1.2, 0.05, 0.1)]
    assert best(samples) == samples[1]


def test_no_sample_is_an_error() -> None:
    with pytest.raises(ValueError, match="empty"):
        best([])


def test_samples_that_agree_leave_the_best_as_it_is() -> None:
    samples = [ClockSample(1.0, 0.2, 0.4), ClockSample(1.1, 0.05, 0.1)]
    assert combine(samples) == samples[1]


def test_a_clock_that_drifted_makes_the_session_less_certain() -> None:
    found = combine([ClockSample(1.0, 0.01, 0.02), ClockSample(1.5, 0.02, 0.04)])
    assert (found.offset_s, found.uncertainty_s) == (1.0, pytest.approx(0.48))


def test_a_clock_that_is_set_is_noticed_once() -> None:
    watch = JumpWatch(wall=1000.0, monotonic=50.0)
    assert watch.jumped(1010.2, 60.0) is None
    assert watch.jumped(3620.0, 70.0) == pytest.approx(2600.0)
    assert watch.jumped(3621.0, 71.0) is None
    assert watch.jumped(1030.0, 80.0) == pytest.approx(-2600.0)
