from __future__ import annotations

from analyzer.record.lives import lives_of


def _lives(*phases: str | None) -> list[tuple[str, bool, list[str | None]]]:
    lives = lives_of({"steps": [{"phase": phase} for phase in phases], "app_id": "a"})
    return [(life["phase"], life["is_killed"], [step["phase"] for step in life["steps"]]) for life in lives]


def test_an_app_that_is_not_killed_has_one_life() -> None:
    assert _lives("launch", None, "in_use") == [("launch", False, ["launch", None, "in_use"])]


def test_a_kill_begins_another_process_in_which_the_app_is_opened_again() -> None:
    assert _lives("in_use", "after_kill", None, "relaunch", "in_use", "relaunch") == [
        ("launch", True, ["in_use"]),
        ("after_kill", True, ["after_kill", None, "relaunch", "in_use"]),
        ("after_kill", False, ["relaunch"]),
    ]


def test_what_is_the_same_for_all_lives_is_kept() -> None:
    assert [life["app_id"] for life in lives_of({"steps": [{"phase": "relaunch"}], "app_id": "a"})] == ["a", "a"]
