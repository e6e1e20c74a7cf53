"""What native hooks watch: functions of libraries by name, read from `hooks/specs/native/*.yaml`.

How a call is read is code: a unit of `hooks/src/native`. What it means stands here.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, field_validator, model_validator

from analyzer import resources, yamlio
from analyzer.record.binder_table import load_codes, spans_of
from analyzer.record.canaries import Canary, family_of

FOLDER = "native"
NativeEvent = Literal["read", "connect", "dns_lookup", "self_inspected", "crypto", "tls", "keylog", "transaction"]
"""What a call tells. `connect`, `dns_lookup`: where traffic goes; `self_inspected`: the app looks at its own process;
`tls`: plaintext of a connection (lines of kind `tls`); `keylog`: secrets of TLS sessions, for the key log file;
`transaction`: a Binder call."""

_ID = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$"


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


class BinderCall(BaseModel):
    """Which calls of a platform service. uris: regular expression for the content URI of a provider's call.
    reply: `text` when the answer is one string, which is the value."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    interface: str = Field(pattern=r"^[\w.]+$")
    methods: list[str] = Field(min_length=1)
    uris: str = ""
    reply: Literal["text"] | None = None

    def pattern(self) -> str:
        """Give the regular expression for the subject of such a call: `interface.method` and its URI."""
        methods = "|".join(self.methods)
        tail = f" {self.uris}" if self.uris else "(?: .*)?"
        return f"^{re.escape(self.interface)}\\.(?:{methods}){tail}$"


class NativeSpec(BaseModel):
    """One thing to watch below Java.

    unit: the file of hooks/src/native that reads the calls. symbols: functions, in whichever library exports them.
    hidden_in: names of libraries, `*` allowed, whose symbol table is asked for what they do not export. when: regular
    expressions, one of which must match the call's subject (path, key, kind of address). skip_callers: libraries whose
    own calls are not reported. tested_on: what the hook was really run on.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=_ID)
    unit: str = Field(pattern=r"^[a-z_]+$")
    symbols: Annotated[list[str], BeforeValidator(_as_list)] = Field(min_length=1)
    hidden_in: Annotated[list[str], BeforeValidator(_as_list)] = []
    when: Annotated[list[str], BeforeValidator(_as_list)] = []
    skip_callers: list[str] = []
    binder: BinderCall | None = None
    data_type: str | None = None
    event: NativeEvent = "read"
    risk: Literal["low", "hot", "fragile"] = "low"
    since_api: int = Field(default=1, ge=1)
    tested_on: Literal["linux", "stand-in", "nothing"] = Field(
        description="linux: the real library on Linux; stand-in: a library of ours with the same symbol; Android: none"
    )
    family: str = Field(default="", description="found out, not said: the file it stands in")
    canary: Canary | None = None
    source: str = Field(pattern=r"^https://")

    @field_validator("when")
    @classmethod
    def _are_patterns(cls, patterns: list[str]) -> list[str]:
        for pattern in patterns:
            re.compile(pattern)
            if "(?" in pattern.replace("(?:", ""):
                raise ValueError("when knows no (?…) but (?:…): the agent is JavaScript")
        return patterns

    @model_validator(mode="after")
    def _is_consistent(self) -> NativeSpec:
        if self.event == "read" and self.data_type is None:
            raise ValueError("a read needs a data_type")
        if (self.binder is not None) != (self.unit == "binder"):
            raise ValueError("binder and unit: binder go together")
        return self

    @property
    def verified(self) -> bool:
        """Whether the hook was run on the library it is for."""
        return self.tested_on == "linux"

    def for_agent(self) -> dict[str, Any]:
        """Give the spec as the agent reads it (`hooks/src/spec.ts`)."""
        names = {"id", "unit", "symbols", "hidden_in", "when", "skip_callers", "data_type", "event", "risk", "family"}
        given: dict[str, Any] = self.model_dump(include=names)
        given["canary"] = self.canary.for_agent() if self.canary is not None else None
        if self.binder is None:
            return {**given, "binder": None}
        levels = load_codes().get(self.binder.interface, {})
        codes = {method: spans_of(levels[method]) for method in self.binder.methods if method in levels}
        binder = {"interface": self.binder.interface, "codes": codes, "reply": self.binder.reply}
        return {**given, "when": [self.binder.pattern()], "binder": binder}


class _File(RootModel[list[NativeSpec]]):
    """A file of native specs: a list."""


def load_native_specs() -> list[NativeSpec]:
    """Read every native spec we ship, sorted by id.

    Raises UsageError E110-E112 (unreadable), E150 (a spec is wrong), E151 (an id twice).
    """
    specs: dict[str, NativeSpec] = {}
    for file in sorted((resources.path("hook_specs") / FOLDER).glob("*.yaml")):
        document = yamlio.load(file, what="native hook specs")
        for index, spec in enumerate(yamlio.validated(document, _File, code="E150").root):
            if spec.id in specs:
                raise document.error([index, "id"], f"native hook {spec.id!r} is declared twice", code="E151")
            specs[spec.id] = spec.model_copy(update={"family": family_of(file)})
    return [specs[key] for key in sorted(specs)]
