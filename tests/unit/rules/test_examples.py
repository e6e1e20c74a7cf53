from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.rules.catalog import load_rules
from analyzer.rules.examples import failures_of, run_examples
from analyzer.rules.model import Rule


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_bad_examples_are_flagged_and_good_ones_left_alone(rule: Rule) -> None:
    assert failures_of(rule) == []


def test_an_example_that_comes_out_wrong_is_named() -> None:
    rule = next(rule for rule in load_rules() if rule.id == "pre_consent_send")
    turned = replace(rule, bad=rule.good[:2], good=rule.bad[:1])
    assert failures_of(turned) == [
        "pre_consent_send: bad example 1 is not flagged",
        "pre_consent_send: bad example 2 is not flagged",
        "pre_consent_send: good example 1 is flagged",
    ]


def test_a_single_file_can_be_tested() -> None:
    file = Path(__file__).parents[3] / "analyzer" / "rules" / "builtin" / "cleartext_personal_data.yaml"
    assert run_examples(file) == ([], 5)


def test_a_pack_may_not_take_the_name_of_one_of_our_rules(tmp_path: Path) -> None:
    file = Path(__file__).parents[3] / "analyzer" / "rules" / "builtin" / "cleartext_personal_data.yaml"
    (tmp_path / file.name).write_bytes(file.read_bytes())
    with pytest.raises(UsageError, match="exists already"):
        run_examples(tmp_path)
