"""Hooks are true: each agrees with the committed table of real classes, or says why it cannot."""

from __future__ import annotations

import itertools

import pytest

from analyzer import resources
from analyzer.record.specs import HookSpec, claimed_specs, is_current
from analyzer.record.surface import table
from analyzer.record.surface.verdict import CORE_PLACE, REASONS, judge

SURFACE = table.load()


@pytest.fixture(scope="module")
def specs() -> list[HookSpec]:
    return claimed_specs()


def test_the_table_is_of_all_levels_and_says_which_jars_it_is_of() -> None:
    levels = {str(level) for level in range(table.FIRST_LEVEL, table.LAST_LEVEL + 1)}
    assert levels <= set(SURFACE.sources)
    unhashed = {place for place, source in SURFACE.sources.items() if len(source.sha256) != 64}
    assert unhashed == {CORE_PLACE}


def test_the_table_is_as_it_is_written() -> None:
    file = resources.path("data") / table.FILE
    assert table.render(SURFACE) == file.read_text(encoding="utf-8"), "run: make hook-surface"


def test_the_table_holds_no_class_that_no_hook_needs(specs: list[HookSpec]) -> None:
    named = {spec.class_name for spec in specs}
    above = {
        name for heads in SURFACE.heads.values() for head in heads.values() for name in (head.parent, *head.interfaces)
    }
    assert set(SURFACE.heads) <= named | above


def test_every_hook_agrees_with_the_real_classes(specs: list[HookSpec]) -> None:
    problems = {spec.id: judge(spec, SURFACE).problems for spec in specs}
    assert {hook: found for hook, found in problems.items() if found} == {}, "correct them, or run: make hook-surface"


def test_no_two_hooks_tell_the_same_of_one_call(specs: list[HookSpec]) -> None:
    by_member: dict[tuple[str, str], list[HookSpec]] = {}
    for spec in specs:
        by_member.setdefault((spec.class_name, spec.method or spec.field), []).append(spec)
    same = [
        (one.id, other.id)
        for specs in by_member.values()
        for one, other in itertools.combinations(specs, 2)
        if one.when == other.when and _overlap(one, other) and one.value == other.value
    ]
    assert same == []


def _overlap(one: HookSpec, other: HookSpec) -> bool:
    return "any" in (one.args, other.args) or any(args in other.args for args in one.args)


def test_reasons_for_no_proof_are_of_the_closed_list(specs: list[HookSpec]) -> None:
    reasons = {spec.verified_by.removeprefix("no: ") for spec in specs if spec.verified_by.startswith("no: ")}
    assert reasons <= set(REASONS)


def test_specs_json_is_made_of_the_specs_there_are() -> None:
    assert is_current(resources.path("hook_specs")), "run: make hook-specs"
