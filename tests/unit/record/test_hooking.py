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


def test_every_unpinning_is_a_check_with_a_chain_or_learns_one() -> None:
    specs = intervention_specs()
    assert len({spec["id"] for spec in specs}) == len(specs)
    checks = [spec for spec in specs if spec["intervention"]["chain"]]
    assert {spec["method"] for spec in checks} == {"checkServerTrusted", "check", "check$okhttp"}
    assert {spec["intervention"]["kind"] for spec in checks} == {"check"}
    assert {(spec["id"], spec["intervention"]["kind"], spec["event"]) for spec in specs if spec not in checks} == {
        *((f"unpin.learn_{what}", "learn", "pin_refused") for what in ("tls", "certificate", "io")),
        ("unpin.learned", "check", "intervention"),
    }
    assert {spec["event"] for spec in checks} == {"intervention"}
