from __future__ import annotations

import pytest

from analyzer.ingest.clock import AppClock, ClockSample, Drift, samples_of


def drift(differences: list[float]) -> list[float]:
    watch = Drift()
    for difference in differences:
        watch.add(difference)
    return watch.jumps()


def test_a_jump_is_found_wherever_it_falls() -> None:
    for before in range(20, 60):
        assert drift([100.0] * before + [3700.0] * 60) == [pytest.approx(3600.0)]


def test_jumps_back_and_forth_are_both_found() -> None:
    assert drift([0.0] * 48 + [-10.0] * 48 + [0.0] * 48) == [-10.0, 10.0]


def test_single_old_lines_and_slow_drift_are_no_jumps() -> None:
    assert drift([100.0, 40.0, 100.0, 100.0] * 40) == []
    assert drift([100.0 + number * 0.001 for number in range(500)]) == []
    assert drift([]) == []


def test_an_agent_has_its_own_measurements_or_those_of_all() -> None:
    lines = [
        {"agent": "a", "t": 2.0, "offset_s": 1, "uncertainty_s": 0.1},
        {"agent": "", "t": 1.0, "offset_s": 5, "uncertainty_s": 0.2},
        {"agent": "a", "t": 1.0, "offset_s": 3, "uncertainty_s": 0.3},
    ]
    assert samples_of(lines, "a") == [ClockSample(1.0, 3.0, 0.3), ClockSample(2.0, 1.0, 0.1)]
    assert samples_of(lines, "b") == [ClockSample(1.0, 5.0, 0.2)]


def test_app_time_plus_offset_is_host_time() -> None:
    clock = AppClock([ClockSample(1000.0, 2.5, 0.01)], [(997.5, 10.0)])
    assert clock.host_time(997.5, 10.0) == 1000.0
    assert (clock.offset_s, clock.uncertainty_s) == (2.5, 0.01)


def test_the_offset_moves_evenly_between_two_measurements() -> None:
    clock = AppClock([ClockSample(1000.0, 2.0, 0.1), ClockSample(1100.0, 3.0, 0.2)], [(998.0, 10.0)])
    assert clock.host_time(998.0, 10.0) == 1000.0
    assert clock.host_time(1048.0, 60.0) == pytest.approx(1050.5)
    assert clock.host_time(1297.0, 309.0) == 1300.0
    assert clock.uncertainty_s == 0.2


def test_a_jump_of_the_apps_clock_is_undone_by_its_monotonic_one() -> None:
    moments = [(1000.0, 10.0), (4601.0, 11.0)]
    clock = AppClock([ClockSample(1000.0, 0.5, 0.1), ClockSample(1001.0, -3599.5, 0.1)], moments)
    assert clock.n_jumped == 1
    assert clock.host_time(*moments[0]) == 1000.5
    assert clock.host_time(*moments[1]) == 1001.5
