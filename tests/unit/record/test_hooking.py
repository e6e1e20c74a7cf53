"""What the operator asks to be hooked and changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analyzer import resources
from analyzer.model.errors import UsageError
from analyzer.record.hooking import (
    HookOptions,
    hide_specs,
    intervention_specs,
    native_hide_specs,
    native_unpin_specs,
)


def test_interventions_are_named_with_the_hash_of_each_script(tmp_path: Path) -> None:
    script = tmp_path / "own.js"
    script.write_text("1;", encoding="utf-8")
    options = HookOptions(files=(Path("a.yaml"),), enable=("x.y",), unpin=True, scripts=(script,))
    named = ["unpin", "script:own.js:0889a34434e5"]
    assert options.interventions() == named
    assert options.as_settings() == {"hooks": ["a.yaml"], "enable": ["x.y"], "interventions": named}
    assert HookOptions().interventions() == []
    assert HookOptions(unpin=True, hide=True).interventions() == ["unpin", "hide"]


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


def test_every_unpinning_is_a_check_with_a_chain_or_a_page_or_learns_one() -> None:
    specs = intervention_specs()
    assert len({spec["id"] for spec in specs}) == len(specs)
    checks = [spec for spec in specs if spec["intervention"]["chain"]]
    assert {spec["method"] for spec in checks} == {"checkServerTrusted", "check", "check$okhttp", "clean"}
    assert {spec["intervention"]["kind"] for spec in checks} == {"check"}
    assert {(spec["id"], spec["intervention"]["kind"], spec["event"]) for spec in specs if spec not in checks} == {
        *((f"unpin.learn_{what}", "learn", "pin_refused") for what in ("tls", "certificate", "io")),
        ("unpin.learned", "check", "intervention"),
        *((f"unpin.{engine}web_view", "page", "intervention") for engine in ("", "x5_")),
        *((f"unpin.{engine}web_view_cancel", "cancel", "intervention") for engine in ("", "x5_")),
    }
    assert {spec["event"] for spec in checks} == {"intervention"}


def test_every_answer_is_of_one_kind_and_its_expressions_are_the_agents() -> None:
    specs = hide_specs()
    assert len({spec["id"] for spec in specs} | {spec["id"] for spec in intervention_specs()}) == len(
        [*specs, *intervention_specs()]
    )
    for spec in specs:
        answer = spec["intervention"]["answer"]
        ways = [answer["throws"], answer["drops"], answer["replaces"], answer["gives"] is not None]
        assert sum(map(bool, ways)) == (0 if spec["id"] == "hide.launch_intent" else 1), spec["id"]
        assert bool(spec["field"]) == bool(answer["replaces"])
        assert bool(spec["method"]) != bool(spec["field"])
        for pattern in answer["matches"]:
            re.compile(pattern)
    for native in native_hide_specs():
        assert native["lists"] or native["properties"]
        for pattern in [one for patterns in native["lists"].values() for one in patterns] + native["when"]:
            re.compile(pattern)


_HIDDEN = (
    *(
        "/system/bin/su",
        "/sbin/su",
        "/su/bin/su",
        "/data/local/tmp/su",
        "/data/su",
        "/data/adb/modules",
        "/sbin/.magisk",
    ),
    *("/system/xbin/busybox", "/sbin/magisk64", "/data/local/tmp/frida-server", "/data/local/tmp/re.frida.server"),
    "/x/libfrida-gadget.so",
)
_LEFT = (
    *("/system/bin/sum", "/system/bin/sh", "/data/data/a/su", "/data/adbd", "/system/fonts", "/sdcard/magisk.txt"),
    *("/data/data/app/files/fridays", "/data/app/com.acme/base.apk"),
)


@pytest.mark.parametrize(("path", "is_hidden"), [(path, path in _HIDDEN) for path in (*_HIDDEN, *_LEFT)])
def test_paths_of_root_and_frida_are_told_from_those_of_others(path: str, is_hidden: bool) -> None:
    (spec,) = [spec for spec in hide_specs() if spec["id"] == "hide.file_exists"]
    assert any(re.search(one, path) for one in spec["intervention"]["answer"]["matches"]) == is_hidden


def test_every_list_of_the_file_names_its_sources() -> None:
    text = (resources.path("data") / "interventions.yaml").read_text(encoding="utf-8")
    lists = text[text.index("\nlists:") : text.index("\nhide:")].splitlines()
    for name in ("paths", "packages", "properties", "mapped", "threads"):
        at = next(n for n, line in enumerate(lists) if line.startswith(f"  {name}: "))
        assert "https://" in lists[at - 1]


def test_checks_below_java_carry_the_ca_and_stand_by_their_own_names() -> None:
    specs = native_unpin_specs("PEM")
    assert [spec["id"] for spec in specs] == [
        f"unpin.native_{what}" for what in ("check", "callback", "custom", "mbedtls", "nameless")
    ]
    assert {(spec["unit"], spec["event"], spec["trusted_ca"]) for spec in specs} == {("unpin", "intervention", "PEM")}
    hidden = {spec["unit"]: set(spec) for spec in native_hide_specs()}
    assert set(specs[0]) - {"trusted_ca"} == hidden["hide"] - {"lists", "properties"}
