"""Which rules there are: ours, discovered by file, and those of the rule packs that were given."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from analyzer.model.errors import UsageError, did_you_mean
from analyzer.rules.model import Rule
from analyzer.rules.packs import Pack
from analyzer.rules.python_rules import load_python_rule
from analyzer.rules.yaml_rules import load_own_rule_file

BUILTIN = Path(__file__).resolve().parent / "builtin"


def load_rules(packs: Iterable[Pack] = ()) -> list[Rule]:
    """Give every rule, ours first, then those of each pack, each group by id.

    Raises UsageError E142 for an id that exists already: a pack replaces no rule, ours or another pack's.
    """
    rules = list(_builtin())
    for pack in packs:
        rules += pack.rules
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            message = f"{rule.origin}: rule {rule.id!r} exists already, in {seen[rule.id].origin}"
            raise UsageError(message, code="E142", hint="give it an id of its own")
        seen[rule.id] = rule
    return rules


def rules_by_id(packs: Iterable[Pack] = ()) -> dict[str, Rule]:
    """Give every rule by its id, in the order of `load_rules`. Raises as that."""
    return {rule.id: rule for rule in load_rules(packs)}


@cache
def _builtin() -> tuple[Rule, ...]:
    rules = [load_own_rule_file(file) for file in BUILTIN.glob("*.yaml")]
    names = [file.stem for file in BUILTIN.glob("*.py") if file.stem != "__init__"]
    rules += [load_python_rule(f"analyzer.rules.builtin.{name}") for name in names]
    return tuple(sorted(rules, key=lambda rule: rule.id))


def selected_ids(rules: Iterable[Rule], select: Iterable[str], ignore: Iterable[str]) -> set[str]:
    """Give the ids left by --select (all when empty) and --ignore.

    Raises UsageError E143 for an id that no rule has.
    """
    known = [rule.id for rule in rules]
    select, ignore = set(select), set(ignore)
    for name in sorted((select | ignore) - set(known)):
        hint = did_you_mean(name, known) or "see `consentinel rules list`"
        raise UsageError(f"no rule is called {name!r}", code="E143", hint=hint)
    return (select or set(known)) - ignore
