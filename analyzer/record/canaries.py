"""Canary calls: what the agent calls itself on start, once per family of hooks, to learn that they hear anything.

A family is a file of specs. Its canary stands at the spec that has to hear it, with the arguments of a call that is
harmless and possible before the app runs; or the reason why there is none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Reason = Literal["needs_app", "has_effect", "sdk_object", "system_calls", "needs_library", "needs_service"]
"""Why a family has none. needs_app: its objects come from the app's Context or window, which is not there yet;
has_effect: any call changes something; sdk_object: the app's SDK makes its objects; system_calls: the app is called,
and calls nothing; needs_library: of a library that an app may bring; needs_service: a call would reach a system
service, which notes it as the app's."""
REASONS: tuple[str, ...] = Reason.__args__  # type: ignore[attr-defined]

Argument = str | int | None


class CanaryReceiver(BaseModel):
    """How the object is made whose method is called: a static method of a class, or its constructor `$init`."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True)

    class_name: str = Field(alias="class")
    method: str = "$init"
    args: list[Argument] = []


class Canary(BaseModel):
    """One call, or why there is none.

    on: the receiver of an instance method. symbol, then: of a native spec, which of its functions is called, and the
    function that frees what it gave; null among its args is the place where it puts a pointer.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    none: Reason | None = None
    on: CanaryReceiver | None = None
    args: list[Argument] = []
    symbol: str = ""
    then: str = ""

    @model_validator(mode="after")
    def _is_a_call_or_a_reason(self) -> Canary:
        if self.none is not None and (self.on or self.args or self.symbol or self.then):
            raise ValueError("a canary is a call or none, and not both")
        if bool(self.symbol) != bool(self.then):
            raise ValueError("symbol and then go together: what the call gave must be freed")
        return self

    def for_agent(self) -> dict[str, Any]:
        """Give it as the agent reads it (`hooks/src/spec.ts`)."""
        on = self.on.model_dump(by_alias=True) if self.on is not None else None
        return {"none": self.none or "", "on": on, "args": self.args, "symbol": self.symbol, "then": self.then}


def family_of(file: Path) -> str:
    """Give the family of a file of specs.

    >>> family_of(Path("hooks/specs/android/location.yaml")), family_of(Path("my_hooks.yaml"))
    ('android/location', 'my_hooks')
    """
    return f"{file.parent.name}/{file.stem}" if file.parent.name in ("android", "java", "native") else file.stem
