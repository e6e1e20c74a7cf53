"""Which rules there are: ours, discovered by file, and those of rule packs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from analyzer.model.errors import UsageError, did_you_mean
from analyzer.rules.model import Rule
from analyzer.rules.python_rules import load_python_rule
from analyzer.rules.yaml_rules import load_own_rule_file, load_rule_file, refuse_code

_BUILTIN = Path(__file__).resolve().parent / "builtin"


def load_rules(extra_dirs: Iterable[Path] = ()) -> list[Rule]:
    """Give every rule, ours first, each group by id.

    extra_dirs: folders of rule files (YAML only).
    Raises UsageError E140 (a mistake in a rule, as file:line:column), E141 (Python in a pack), E142 (an id
    twice), E110 (a folder that cannot be read).
    """
    rules = list(_builtin())
    for folder in extra_dirs:
        rules += load_pack(folder)
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            message = f"{rule.origin}: rule {rule.id!r} exists already, in {seen[rule.id].origin}"
            raise UsageError(message, code="E142", hint="give it an id of its own")
        seen[rule.id] = rule
    return rules


@cache
def _builtin() -> tuple[Rule, ...]:
    rules = [load_own_rule_file(file) for file in _BUILTIN.glob("*.yaml")]
    names = [file.stem for file in _BUILTIN.glob("*.py") if file.stem != "__init__"]
    rules += [load_python_rule(f"analyzer.rules.builtin.{name}") for name in names]
    return tuple(sorted(rules, key=lambda rule: rule.id))


def load_pack(folder: Path) -> list[Rule]:
    """Give the rules of one folder, by id. Raises UsageError E110, E140, E141."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder of rules", code="E110", hint="check the path")
    refuse_code(folder)
    return sorted((load_rule_file(file) for file in folder.glob("*.yaml")), key=lambda rule: rule.id)


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
