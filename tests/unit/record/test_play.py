from __future__ import annotations

import time
from pathlib import Path

import pytest
from support.fake_controls import APP, FakeControls, node, tree
from support.fast_clock import FastClock

from analyzer.model.enums import is_mark
from analyzer.model.errors import SetupError
from analyzer.record.play import Clock, Play, Stage
from analyzer.record.scenario import Scenario, find_scenario

BUTTONS = [node(str(number), f"[{number},0][{number + 2},2]") for number in range(0, 100, 10)]


class _Answers:
    """Implements `ConsentAnswers`: notes what it is asked, and marks as the driver does."""

    def __init__(self, log: list[tuple[object, ...]], error: Exception | None = None) -> None:
        self._log, self._error = log, error

    def answer(self, choice: str, timeout_s: float) -> object:
        """Note it."""
        self._log.append(("consent", choice, timeout_s))
        if self._error is not None:
            raise self._error
        return None


def _scenario(tmp_path: Path, steps: str, consent: str = "accept", more: str = "") -> Scenario:
    file = tmp_path / "mine.yaml"
    file.write_text(f"version: 1\nconsent: {consent}\n{more}steps: [{steps}]\n", encoding="utf-8")
    return find_scenario(file)


def _stage(controls: FakeControls, **more: object) -> Stage:
    log = controls.log
    error = more.pop("error", None)
    on_mark = lambda mark, note, t, t_mono: log.append(("mark", mark))  # noqa: E731
    more.setdefault("clock", FastClock())
    return Stage(controls, _Answers(log, error), APP, on_mark, **more)  # type: ignore[arg-type]


def _played(scenario: Scenario, controls: FakeControls, **more: object) -> Play:
    play = Play(scenario, _stage(controls, **more))
    play.start()
    deadline = time.monotonic() + 60
    while not play.is_over and time.monotonic() < deadline:
        time.sleep(0.005)
    assert play.is_over
    return play


def test_each_step_is_done_once_in_order_and_marked_so_that_no_act_is_claimed_wrongly(tmp_path: Path) -> None:
    controls = FakeControls()
    steps = (
        "{do: launch}, {do: consent, timeout_s: 9}, {do: wait, seconds: 0.01}, {do: background}, {do: foreground},"
        "{do: screen_off}, {do: screen_on}, {do: idle, seconds: 0.01}, {do: phase, name: checkout},"
        "{do: kill}, {do: relaunch}"
    )
    play = _played(_scenario(tmp_path, steps), controls)
    assert play.error is None
    assert controls.log == [
        ("consent", "accept", 9.0),
        ("to_background",), ("mark", "background"),
        ("mark", "foreground"), ("start",),
        ("screen_off",), ("mark", "screen_off"),
        ("mark", "screen_on"), ("screen_on",),
        ("mark", "idle"), ("mark", "phase:checkout"),
        ("kill",), ("mark", "killed"),
        ("mark", "relaunched"), ("start",),
    ]  # fmt: skip
    assert all(is_mark(str(entry[1])) for entry in controls.log if entry[0] == "mark")


def test_marks_carry_the_moment_between_command_and_answer(tmp_path: Path) -> None:
    controls = FakeControls(when=lambda entry: time.sleep(0.05))
    marks: list[tuple[str, str, float, float]] = []
    stage = Stage(controls, _Answers([]), APP, lambda *mark: marks.append(mark))
    begun, begun_mono = time.time(), time.monotonic()
    play = Play(_scenario(tmp_path, "{do: launch}, {do: background}, {do: foreground}", consent="none"), stage)
    play.start()
    while not play.is_over:
        time.sleep(0.005)
    (away, back) = marks
    assert begun + 0.05 <= away[2] <= back[2] <= time.time() - 0.05
    assert begun_mono + 0.05 <= away[3] <= back[3] <= time.monotonic() - 0.05
    assert (float(away[1].removesuffix(" s")) >= 0.05, back[1]) == (True, "")


def test_a_text_is_tapped_in_its_middle_after_scrolling_to_it(tmp_path: Path) -> None:
    above = tree(node("", "[0,0][100,200]", clickable="false", scrollable="true"), node("天气", "[0,0][10,10]"))
    below = tree(node("登录", "[20,30][40,50]"))
    controls = FakeControls([above, below])
    play = _played(_scenario(tmp_path, "{do: launch}, {do: tap, text: 登录}", consent="none"), controls)
    assert (play.error, controls.log) == (None, [("scroll_down", (0, 0, 100, 200)), ("tap", 30, 40)])


def test_a_text_that_is_not_there_ends_the_scenario(tmp_path: Path) -> None:
    controls = FakeControls([tree(node("", "[0,0][100,200]", clickable="false", scrollable="true"))])
    play = _played(_scenario(tmp_path, "{do: launch}, {do: tap, text: 登录}", consent="none"), controls)
    assert (play.error and (play.error.code, play.error.message)) == (
        "E260", "the scenario taps '登录', which is not on the screen",
    )  # fmt: skip
    assert controls.log == [("scroll_down", (0, 0, 100, 200))] * 6


def test_random_taps_are_the_same_for_a_seed_and_differ_between_seeds(tmp_path: Path) -> None:
    scenario = _scenario(tmp_path, "{do: launch}, {do: random_taps, count: 3}", consent="none")
    logs = []
    for seed in (1, 1, 2):
        controls = FakeControls([tree(*BUTTONS)])
        _played(scenario.of_run(seed=seed), controls)
        logs.append(controls.log)
    assert [len(log) for log in logs] == [3, 3, 3]
    assert {entry[0] for log in logs for entry in log} == {"tap"}
    assert logs[0] == logs[1] != logs[2]


def test_random_taps_stay_out_of_consent_dialogs_and_within_the_app(tmp_path: Path) -> None:
    dialog = tree(node("同意", "[0,0][2,2]"))
    controls = FakeControls([dialog, tree(node("ad", "[0,0][2,2]", package="com.other")), tree(*BUTTONS[:1])])
    controls.front = "com.other"
    scenario = _scenario(tmp_path, "{do: launch}, {do: random_taps, count: 3}", consent="none")
    play = _played(scenario, controls, is_dialog=lambda shown: shown == dialog)
    assert (play.error, controls.log) == (None, [("start",), ("back",), ("tap", 1, 1)])


def test_a_withdrawal_goes_the_way_the_scenario_names(tmp_path: Path) -> None:
    controls = FakeControls([tree(node("设置", "[0,0][2,2]")), tree(node("撤回同意", "[4,4][6,6]"))])
    steps = "{do: launch}, {do: consent}, {do: withdraw, taps: [设置, 撤回同意]}"
    play = _played(_scenario(tmp_path, steps), controls)
    assert (play.error, controls.log[1:]) == (None, [("tap", 1, 1), ("tap", 5, 5), ("mark", "consent_withdrawn")])


def test_without_a_way_the_operator_withdraws_and_marks_it(tmp_path: Path) -> None:
    asked: list[str] = []
    controls = FakeControls()
    scenario = _scenario(tmp_path, "{do: launch}, {do: consent}, {do: withdraw}, {do: background}")
    play = Play(scenario, _stage(controls, ask=asked.append, clock=Clock()))
    play.start()
    while not asked:
        time.sleep(0.005)
    play.heard("consent_granted")
    assert (play.is_over, controls.log) == (False, [("consent", "accept", 60.0)])
    play.heard("consent_withdrawn")
    play._thread.join(60)
    assert controls.log[1:] == [("to_background",), ("mark", "background")]
    assert asked == ["take the consent back in the app now, then mark it: consent_withdrawn"]


@pytest.mark.parametrize(
    ("ask", "message"),
    [(lambda text: None, "nobody took the consent back within 300 s"),
     (None, "nobody is there to take the consent back")],
)  # fmt: skip
def test_a_withdrawal_that_nobody_makes_ends_the_scenario(tmp_path: Path, ask: object, message: str) -> None:
    steps = "{do: launch}, {do: consent}, {do: withdraw, timeout_s: 300}, {do: background}"
    controls = FakeControls()
    play = _played(_scenario(tmp_path, steps), controls, ask=ask, clock=FastClock())
    assert (play.error and (play.error.code, play.error.exit_code, play.error.message)) == ("E261", 3, message)
    assert controls.log == [("consent", "accept", 60.0)]


@pytest.mark.parametrize("code", ["E268", "E269"])
def test_where_the_driver_is_not_certain_the_operator_answers_and_marks_it(tmp_path: Path, code: str) -> None:
    asked: list[str] = []
    unsure = SetupError("the question of consent is not answered: two buttons agree", code=code)
    controls = FakeControls()
    scenario = _scenario(tmp_path, "{do: launch}, {do: consent}, {do: background}", consent="refuse")
    play = Play(scenario, _stage(controls, ask=asked.append, error=unsure, clock=Clock()))
    play.heard("consent_granted")  # by the driver, before it was asked something else
    play.start()
    while not asked:
        time.sleep(0.005)
    play.heard("phase:read")
    assert (play.is_over, controls.log) == (False, [("consent", "refuse", 60.0)])
    play.heard("consent_refused")
    play._thread.join(60)
    assert (play.error, controls.log[1:]) == (None, [("to_background",), ("mark", "background")])
    (said,) = asked
    assert said == f"{unsure.message}: answer it in the app now (refuse), then mark it: consent_refused"


def test_an_answer_that_nobody_marks_ends_the_scenario_with_the_driver_s_error(tmp_path: Path) -> None:
    unsure = SetupError("two buttons agree", code="E268")
    scenario = _scenario(tmp_path, "{do: launch}, {do: consent}, {do: background}")
    for more in ({"ask": lambda text: None, "clock": FastClock()}, {}):
        assert _played(scenario, FakeControls(), error=unsure, **more).error is unsure


@pytest.mark.parametrize("method", ["to_background", "start", "screen_off", "screen_on", "kill", "screen_tree", "tap"])
def test_a_device_that_goes_away_ends_the_scenario_with_its_error(tmp_path: Path, method: str) -> None:
    steps = (
        "{do: launch}, {do: tap, text: '0'}, {do: background}, {do: foreground}, {do: screen_off},"
        "{do: screen_on}, {do: kill}"
    )
    play = _played(_scenario(tmp_path, steps, consent="none"), FakeControls([tree(*BUTTONS)], fails_on=method))
    assert play.error is not None
    assert (play.error.code, play.error.message) == ("E202", "the device has gone")


def test_the_driver_s_error_and_a_fault_end_the_scenario_in_order(tmp_path: Path) -> None:
    unsure = SetupError("two buttons say the same", code="E203")
    steps = "{do: launch}, {do: consent}, {do: background}"
    controls = FakeControls()
    assert _played(_scenario(tmp_path, steps), controls, error=unsure).error is unsure
    fault = _played(_scenario(tmp_path, steps), FakeControls(), error=KeyError("secret value")).error
    assert fault is not None
    assert (fault.code, fault.exit_code, fault.message) == ("E410", 70, "recording broke with KeyError")


def test_stop_ends_a_long_wait_at_once_and_is_safe_before_the_start(tmp_path: Path) -> None:
    controls = FakeControls()
    scenario = _scenario(tmp_path, "{do: launch}, {do: wait, seconds: 86400}, {do: background}", consent="none")
    never_begun = Play(scenario, _stage(controls, clock=Clock()))
    never_begun.stop()
    play = Play(scenario, _stage(controls, clock=Clock()))
    play.start()
    play.stop()
    assert (play.is_over, play.error, controls.log) == (True, None, [])
