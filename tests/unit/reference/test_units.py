"""Pages of rules, data types and hooks name every unit there is."""

from __future__ import annotations

import re

import pytest

from analyzer.datatypes import data_types
from analyzer.record.native_specs import load_native_specs
from analyzer.record.specs import load_specs
from analyzer.reference import units
from analyzer.rules.engine import load_rules


def _ids(page: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_pages_list_every_unit_once(lang: str) -> None:
    assert sorted(_ids(units.rules_page(lang))) == sorted(rule.id for rule in load_rules())
    assert _ids(units.data_types_page(lang)) == list(data_types())
    hooks = {spec.id for spec in load_specs()} | {spec.id for spec in load_native_specs()}
    listed = _ids(units.hooks_page(lang))
    assert (set(listed), len(listed)) == (hooks, len(hooks))


def test_a_rule_has_a_page_with_all_its_parts() -> None:
    for rule_id in units.rule_ids():
        headings = re.findall("^## (.+)$", units.rule_page_of(rule_id), re.MULTILINE)
        assert {"What it flags", "Why it matters", "How to fix", "Limits", "Read about it in"} <= set(headings), rule_id


def test_a_hook_row_says_what_is_watched() -> None:
    (row,) = [row for row in units.hook_rows() if row["id"] == "adjust.adid"]
    assert row == {
        "id": "adjust.adid",
        "class": "com.adjust.sdk.OnAdidReadListener",
        "member": "onAdidRead",
        "event": "read",
        "data_type": "install_id",
        "api": "1",
    }
