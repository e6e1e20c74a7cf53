"""Columns that rules may ask about beside those of the tables: facts that join a row to others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analyzer.model.tables import TABLES, Column, Table

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.rules.model import RuleContext

Compute = Callable[["RuleContext"], Any]


def _fact(name: str, dtype: Any, doc: str, allowed: str = "") -> Column:
    return Column(name, dtype, doc, nullable=True, allowed=tuple(allowed.split()))


_OF_OBSERVATIONS = (
    _fact("sensitivity", "cat", "whether a law calls the data type sensitive without condition", "yes no"),
    _fact("api", "cat", "accessed: the hook that saw the call"),
    _fact(
        "n_per_second", "int", "calls of the same API, or requests with this type to the recipient, in the last second"
    ),
    _fact("n_per_minute", "int", "the same in the last 60 seconds"),
    _fact("n_per_run", "int", "the same in the session up to this row"),
    _fact("n_per_phase", "int", "the same in the phase of this row, up to this row"),
    _fact("party_kind", "cat", "kind of the company that got or read the data"),
    _fact("country", "cat", "country of the server, else of the company; ISO 3166-1 alpha-2"),
    _fact("is_declared", "bool", "an item of the scope names the data type; null without a scope"),
    _fact("is_named", "bool", "an item of the scope names the recipient for the data type; null without a scope"),
    _fact("is_party_declared", "bool", "an item of the scope names the company; null without a scope"),
    _fact("is_labelled", "bool", "an item from a store's label names the data type; null without such items"),
    _fact("is_necessary", "bool", "on the necessary list, or necessary by the scope; null without a category"),
    _fact("signal", "cat", "what the app had stored of the user's choice for this recipient", "granted refused"),
    _fact("n_prompts", "int", "prompts for this data type between the general answer and this row"),
    _fact("is_new_type", "bool", "the data type occurs in this phase for the first time"),
    _fact("n_dialogs_in_phase", "int", "dialogs shown in this phase"),
    _fact("n_choices_in_phase", "int", "boxes and options shown in this phase"),
)
_OF_MOMENTS = (
    _fact("permission_group", "cat", "group of the permission"),
    _fact("n_groups_together", "int", "groups of permissions asked for in one go"),
    _fact("answer", "cat", "the next answer to this permission", "granted denied"),
    _fact(
        "seconds_to_use",
        "float",
        "until the first read of data that a permission of its group opens; null when none was seen",
    ),
    _fact("opens_data", "bool", "the permission opens data whose reads hooks can see"),
    _fact("seconds_since_denial", "float", "since this permission was last denied"),
    _fact("seconds_since_any_denial", "float", "since any permission was last denied"),
    _fact("seconds_since_dialog", "float", "since a dialog other than the consent dialog was shown"),
    _fact("seconds_since_click", "float", "since the user last touched something"),
    _fact("is_users_act", "bool", "the user touched something at this very moment"),
    _fact("is_permission_declared", "bool", "an item of the scope names the permission; null when it names none"),
    _fact("is_own_component", "bool", "the component is the app's own"),
    _fact("n_starts_in_phase", "int", "starts of the same owner in this phase up to this row, ordered ones too"),
    _fact("n_buttons", "int", "buttons given to the dialog that is shown"),
    _fact("n_agreeing_buttons", "int", "those of them that say yes"),
    _fact("n_refusing_buttons", "int", "those of them that say no"),
    _fact("seconds_to_prompt", "float", "between this row and the nearest mark of the consent dialog"),
    _fact("has_prompt", "bool", "a dialog was shown in the session"),
    _fact("n_policy_in_phase", "int", "times the policy was opened in the phase that begins here"),
    _fact("n_clicks_to_policy", "int", "clicks in the phase that begins here, until the policy was opened"),
    _fact("n_withdrawals", "int", "withdrawals of consent from here on"),
    _fact("n_own_writes_in_phase", "int", "requests that change something, to the app's own servers, in this phase"),
)

VIEWS: dict[str, Table] = {
    name: replace(TABLES[name], columns=TABLES[name].columns + facts)
    for name, facts in (("observations", _OF_OBSERVATIONS), ("moments", _OF_MOMENTS))
}
"""The tables as rules see them: their own columns, then the facts."""

_FACTS = {name: set(view.names) - set(TABLES[name].names) for name, view in VIEWS.items()}


def with_facts(context: RuleContext, table: str, names: Iterable[str]) -> pd.DataFrame:
    """Give the rows of `table` that the context holds, with those of the named columns that are facts."""
    from analyzer.rules.facts_of_moments import MOMENT_FACTS
    from analyzer.rules.facts_of_observations import OBSERVATION_FACTS

    rows = context.observations if table == "observations" else context.moments
    computers: dict[str, Compute] = {**OBSERVATION_FACTS, **MOMENT_FACTS}
    added = {}
    for name in sorted(set(names) & _FACTS[table]):
        if name not in context.derived:
            context.derived[name] = computers[name](context.derived["whole"])
        fact = context.derived[name]
        added[name] = fact if len(fact) == len(rows) else fact.iloc[rows.index]
    return rows.assign(**added) if added else rows
