from __future__ import annotations

from analyzer.cli.pace import Pace


def test_rate_and_time_left_are_told_once_they_are_known() -> None:
    times = iter([0.0, 1.0, 11.0, 21.0, 30.0, 40.0])
    pace = Pace(lambda: next(times))
    assert pace.told("sessions", 500, 100_000) == "sessions"
    assert pace.told("sessions", 1500, 100_000) == "sessions, 100/s, 16:25 left,"
    assert pace.told("sessions", 2500, 1_000_000) == "sessions, 100/s, 2 h 46 min left,"
    assert pace.told("apps", 0, 10) == "apps"
    assert pace.told("apps", 0, 10) == "apps"


def test_a_clock_that_stands_still_tells_no_rate() -> None:
    pace = Pace(lambda: 5.0)
    assert [pace.told("apps", done, 9) for done in (1, 2)] == ["apps", "apps"]
