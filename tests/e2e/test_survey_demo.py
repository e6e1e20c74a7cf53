"""A part of `make survey-demo`: real Frida, the real proxy, and figures that are the truth of the population."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from survey_demo.__main__ import found, record, report, write_scopes
from survey_demo.population import behaviors, load, truth

from analyzer.survey.engine import Workers
from analyzer.survey.output import tables_of, write_study
from analyzer.survey.run import run
from analyzer.survey.study import Study
from analyzer.survey.tables import eligibility

pytestmark = pytest.mark.slow


def test_recorded_apps_are_counted_as_they_were_played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    population = load()
    population["apps"] = population["apps"][:4]
    for _, behavior in behaviors(population):
        record(behavior, tmp_path)
    write_scopes(population, tmp_path / "scopes")
    study = Study(sessions=("sessions/*",), scopes="scopes/*.yaml")
    counted = run(study, tmp_path, tmp_path / "parts", where=Workers())
    write_study(counted, tmp_path / "out", tables_of(counted))
    expected = truth(population)
    assert found(tmp_path / "out") == expected
    assert report(expected, found(tmp_path / "out")) == 0
    wrong = expected | {"before": {("imei", "4")}}
    assert report(expected, wrong) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("FAIL ")


def test_a_session_that_is_cut_does_not_count_and_one_that_does_not_say_is_named(tmp_path: Path) -> None:
    _, behavior = next(behaviors(load()))
    whole = record(behavior, tmp_path)
    slow = behavior | {"steps": [*behavior["steps"], {"phase": "in_use", "do": "sleep", "seconds": 60}]}
    cut = record(slow, tmp_path, duration_s=3)
    assert [one.manifest["scenario"]["finished"] for one in (whole, cut)] == [True, False]
    assert cut.manifest["scenario"]["stopped_at"] in ("launch", "consent")
    assert (cut.manifest["state"], cut.manifest["state_reason"]) == ("complete", "its time was over")
    study = Study(sessions=("sessions/*",))
    told = [
        ("found", "", 2, 1), ("left_out", "scenario_not_played", 1, 0), ("counted", "", 1, 1),
    ]  # fmt: skip
    assert _eligibility(study, tmp_path) == told
    manifest = json.loads((whole.path / "session.json").read_text())
    manifest["scenario"] = {key: manifest["scenario"][key] for key in ("name", "sha256", "seed", "trial")}
    (whole.path / "session.json").write_text(json.dumps(manifest))
    assert _eligibility(study, tmp_path) == [*told, ("of_these", "scenario_silent", 1, 1)]


def _eligibility(study: Study, folder: Path) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in eligibility(run(study, folder, folder / "parts", where=Workers()))]


def test_the_population_is_as_large_as_it_says() -> None:
    population = load()
    by_category = [app["category"] for app in population["apps"]]
    assert sorted(by_category) == sorted(2 * [*population["necessary"]])
    assert len({app for app, _ in behaviors(population)}) == 20
