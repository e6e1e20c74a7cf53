"""Each finding type in a recording that cannot tell: by real Frida and real mitmdump, with a reason of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from e2e.golden_findings import CLEAN, FEW, NO_SCOPE, NOT_ASSESSED, NOTHING, PINNED, VIOLATING_AND_NEAR
from support.cli import Recording, consentinel

from analyzer.record.behavior import load_behavior

pytestmark = pytest.mark.slow
Assessments = dict[str, dict[str, Any]]

_RECORDED_ONCE = {NO_SCOPE: CLEAN}
"""Recordings that are those of another, analyzed in another way."""


def _played(captures: Path, *arguments: Any) -> Path:
    with Recording(*arguments, captures=captures) as recording:
        assert recording.end()[0] == 0
    return recording.session


def _with_few_hooks(captures: Path) -> Path:
    from analyzer.record.devices.jvm import JvmDevice
    from analyzer.record.instrument import Instrument
    from analyzer.record.recorder import Recorder
    from analyzer.record.specs import load_specs

    specs = [spec for spec in load_specs() if spec.id.startswith("android.settings.")]

    def make(on_lines: Any, on_lost: Any, *_: Any) -> Instrument:
        return Instrument(specs=specs, on_lines=on_lines, on_lost=on_lost)

    device = JvmDevice(load_behavior("clean"))
    device.ensure_ready()
    outcome = Recorder(parent=captures, device=device, make_instrument=make).run()
    assert (outcome.state, outcome.error) == ("complete", None)
    return outcome.session.path


RECORD: dict[str, Callable[[Path], Path]] = {
    NOTHING: lambda captures: _played(captures, "--device", "none", "--for", "0.2"),
    PINNED: lambda captures: _played(captures, Path(__file__).parent / "behaviors" / "pinned.yaml", "--device", "jvm"),
    CLEAN: lambda captures: _played(captures, load_behavior("clean").file, "--device", "jvm"),
    FEW: _with_few_hooks,
}


@pytest.fixture(scope="module")
def assessments(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Assessments]:
    """Give how the rules ended in a recording, by its name; each is recorded once, when first asked for."""
    sessions: dict[str, Path] = {}
    done: dict[str, Assessments] = {}

    def of(name: str) -> Assessments:
        played = _RECORDED_ONCE.get(name, name)
        if played not in sessions:
            sessions[played] = RECORD[played](tmp_path_factory.mktemp("captures"))
        if name not in done:
            scope = ("--scope", load_behavior("clean").scope_file or "") if name == CLEAN else ()
            session = sessions[played]
            ran = consentinel("analyze", session, *scope, "--format", "json", "--rebuild", captures=session.parent)
            done[name] = {row["rule_id"]: row for row in json.loads(ran.stdout)["assessments"]}
        return done[name]

    return of


def test_every_type_has_its_three_recordings() -> None:
    assert NOT_ASSESSED.keys() == VIOLATING_AND_NEAR.keys()


@pytest.mark.parametrize("finding_type", NOT_ASSESSED)
def test_a_type_whose_inputs_are_missing_is_not_assessed_and_says_why(
    finding_type: str, assessments: Callable[[str], Assessments]
) -> None:
    recording, reason = NOT_ASSESSED[finding_type]
    row = assessments(recording)[finding_type]
    assert (row["result"], row["reason"].partition(":")[0]) == ("not_assessed", reason)


def test_a_host_that_lets_no_proxy_in_is_named_in_the_blind_spot(assessments: Callable[[str], Assessments]) -> None:
    assert "api.qingzhou.example" in assessments(PINNED)["pre_consent_send"]["blind_spot"]
