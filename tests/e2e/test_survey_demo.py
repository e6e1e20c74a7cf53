"""A part of `make survey-demo`: real Frida, the real proxy, and figures that are the truth of the population."""

from __future__ import annotations

from pathlib import Path

import pytest
from survey_demo.__main__ import found, record, report, write_scopes
from survey_demo.population import behaviors, load, truth

from analyzer.survey.engine import Workers
from analyzer.survey.output import tables_of, write_study
from analyzer.survey.run import run
from analyzer.survey.study import Study

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


def test_the_population_is_as_large_as_it_says() -> None:
    population = load()
    by_category = [app["category"] for app in population["apps"]]
    assert sorted(by_category) == sorted(2 * [*population["necessary"]])
    assert len({app for app, _ in behaviors(population)}) == 20
