"""What the operator asks to be hooked and changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.record.hooking import HookOptions, intervention_specs


def test_interventions_are_named_with_the_hash_of_each_script(tmp_path: Path) -> None:
    script = tmp_path / "own.js"
    script.write_text("1;", encoding="utf-8")
    options = HookOptions(files=(Path("a.yaml"),), enable=("x.y",), unpin=True, scripts=(script,))
    named = ["unpin", "script:own.js:0889a34434e5"]
    assert options.interventions() == named
    assert options.as_settings() == {"hooks": ["a.yaml"], "enable": ["x.y"], "interventions": named}
    assert HookOptions().interventions() == []


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (HookOptions(enable=("no.such_hook",)), "E153"),
        (HookOptions(scripts=(Path("absent.js"),)), "E155"),
        (HookOptions(files=(Path("absent.yaml"),)), "E110"),
    ],
)
def test_a_mistake_ends_the_run_before_it_begins(options: HookOptions, code: str) -> None:
    with pytest.raises(UsageError) as refused:
        options.check()
    assert (refused.value.code, refused.value.exit_code) == (code, 2)


def test_nothing_wrong_is_found_in_what_is_there(tmp_path: Path) -> None:
    script = tmp_path / "own.js"
    script.write_text("1;", encoding="utf-8")
    HookOptions(enable=("android.settings.android_id",), scripts=(script,)).check()


def test_every_intervention_is_a_check_of_certificates_with_a_chain() -> None:
    specs = intervention_specs()
    assert len({spec["id"] for spec in specs}) == len(specs)
    assert {spec["method"] for spec in specs} == {"checkServerTrusted", "check", "check$okhttp"}
    assert {tuple(spec["intervention"]) for spec in specs} == {("chain",)}
    assert {spec["event"] for spec in specs} == {"intervention"}
