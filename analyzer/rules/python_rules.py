"""Rules in Python: for joins, order in time and arithmetic, which the matcher language cannot say."""

from __future__ import annotations

import importlib
from typing import Any

from pydantic import ValidationError

from analyzer.model.errors import InternalError
from analyzer.rules.model import Example, Rule, RuleHead
from analyzer.rules.where import WhereError
from analyzer.rules.yaml_rules import check_example, check_head


def load_python_rule(module_name: str) -> Rule:
    """Import one module of ours as a rule: its RULE, BAD, GOOD and check.

    Raises InternalError E401 when it does not declare what a rule must declare.
    """
    module: Any = importlib.import_module(module_name)
    try:
        declared = dict(module.RULE)
        acts = tuple(declared.pop("acts"))
        head = RuleHead.model_validate(declared)
        check_head(head, module_name.rpartition(".")[2])
        examples = {kind: [Example.model_validate(item) for item in getattr(module, kind)] for kind in ("BAD", "GOOD")}
        for kind, items in examples.items():
            for number, example in enumerate(items):
                check_example(example, (kind, number))
    except (ValidationError, WhereError, AttributeError, KeyError) as error:
        raise InternalError(f"rule module {module_name} is not a rule: {error}", code="E401") from error
    return Rule(head, acts, (), tuple(examples["BAD"]), tuple(examples["GOOD"]), module.check, str(module.__file__))
