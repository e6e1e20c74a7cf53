"""Built-in scenarios: what the user answers during a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analyzer.model.errors import UsageError, did_you_mean


@dataclass(frozen=True)
class Scenario:
    """How the user behaves.

    consent: the answer to the consent dialog; `none` leaves it open, and the app waits for ever.
    permissions: the answer to every permission the app asks for.
    """

    name: str
    consent: Literal["accept", "refuse", "none"]
    permissions: Literal["grant", "deny", "none"]


SCENARIOS: dict[str, Scenario] = {
    scenario.name: scenario
    for scenario in (
        Scenario("first-run-accept", consent="accept", permissions="grant"),
        Scenario("accept-deny", consent="accept", permissions="deny"),
        Scenario("first-run-refuse", consent="refuse", permissions="deny"),
        Scenario("untouched", consent="none", permissions="none"),
    )
}
"""All built-in scenarios by name."""


def find_scenario(name: str) -> Scenario:
    """Give the scenario called `name`. Raises UsageError E169 for another name.

    >>> find_scenario("first-run-accept").consent
    'accept'
    """
    if name in SCENARIOS:
        return SCENARIOS[name]
    hint = did_you_mean(name, SCENARIOS) or f"scenarios: {', '.join(SCENARIOS)}"
    raise UsageError(f"there is no scenario {name!r}", code="E169", hint=hint)
