"""What a hook spec is: a method or field to watch, when it counts, and where the value lies; and the agent's form."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    field_validator,
    model_validator,
)

from analyzer.record.canaries import Canary

Risk = Literal["low", "hot", "fragile"]
Event = Literal[
    "read", "crypto", "preference_written", "consent_call", "ad_tracking_read", "setting_changed", "click",
    "permission_asked", "permission_result", "dialog_shown", "dialog_button", "choice_shown", "policy_opened",
    "component_started", "component_received", "job_scheduled", "app_exit", "opt_out_call", "consent_claimed",
    "collection_switched", "sdk_started", "permission_checked", "op_noted", "app_probed", "message_sent",
    "receiver_registered", "preference_read", "file_opened", "database_used", "code_loaded", "process_started",
    "web_view_used", "lifecycle",
]  # fmt: skip
"""What a call tells. `read`: it gave data; `crypto`: it took or gave what is sealed; all others are facts about
the run, whose values are names, captions, keys or settings."""

_ID = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$"
_CLASS = r"^[A-Za-z_][\w]*(\.[A-Za-z_][\w]*)*(\$[\w$]+)?$"
_PROOF = (
    r"^(android-all( [\w,-]+)?|maven [\w.-]+:[\w.-]+:[\w.-]+"
    r"|no: (vendor_class|sdk_elsewhere|core_library|mainline_module|hidden_class|native_only|removed|unresolved))$"
)
_SOURCE = re.compile(r"this|return|arg:\d+")
_STEP = re.compile(r"[A-Za-z_]\w*(\(\))?\??")
_PRIMITIVES = {
    "boolean": "Z",
    "byte": "B",
    "char": "C",
    "double": "D",
    "float": "F",
    "int": "I",
    "long": "J",
    "short": "S",
}


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) or value is None else [value]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True)


class When(_Strict):
    """A condition on the text of one argument; exactly one of the four ways to compare."""

    arg: int = Field(ge=0)
    is_: Annotated[list[str], BeforeValidator(_as_list)] = Field(default=[], alias="is")
    starts_with: Annotated[list[str], BeforeValidator(_as_list)] = []
    contains: Annotated[list[str], BeforeValidator(_as_list)] = []
    matches: Annotated[list[str], BeforeValidator(_as_list)] = []

    @model_validator(mode="after")
    def _has_one_way(self) -> When:
        if len(self._ways()) != 1:
            raise ValueError("needs exactly one of is, starts_with, contains, matches")
        if any("(?" in pattern.replace("(?:", "") for pattern in self.matches):
            raise ValueError("matches knows no (?…) but (?:…): the agent is JavaScript")
        return self

    def _ways(self) -> dict[str, list[str]]:
        ways = {
            "is": self.is_,
            "starts_with": self.starts_with,
            "contains": self.contains,
            "matches": self.matches,
        }
        return {name: texts for name, texts in ways.items() if texts}

    def for_agent(self) -> dict[str, Any]:
        """Give the condition as the agent reads it."""
        [(op, texts)] = self._ways().items()
        return {"arg": self.arg, "op": op, "texts": texts}


class Indexed(_Strict):
    """A list behind two getters: how many, and the one at an index."""

    count: str
    at: str


class Value(_Strict):
    """Where the value of a call is found. `value: return` is short for `value: {of: return}`.

    of: this, return, or arg:N. get: paths of getters `name()` and public fields `name`, `?` after a step that
    may be absent; each path gives a value of its own. join: paths whose texts make one value, joined by
    commas. each: `list` (array or collection), `rows` (a cursor; `columns` names what is read of it), or
    count and at.
    """

    of: str = "return"
    get: Annotated[list[str], BeforeValidator(_as_list)] = []
    join: list[str] = []
    each: Literal["list", "rows"] | Indexed | None = None
    columns: list[str] = []
    format: Literal["text", "mac", "hex", "base64"] = "text"
    limit: int = Field(default=500, ge=1, le=5000)

    @model_validator(mode="after")
    def _is_readable(self) -> Value:
        if not _SOURCE.fullmatch(self.of):
            raise ValueError("of is this, return or arg:N")
        for path in [*self.get, *self.join]:
            if not all(_STEP.fullmatch(step) for step in path.split(".")):
                raise ValueError(f"{path!r} is no path of getters and fields")
        if self.get and self.join:
            raise ValueError("has get and join; one of them is enough")
        if bool(self.columns) != (self.each == "rows"):
            raise ValueError("columns belong to each: rows, and only to it")
        return self


class Example(_Strict):
    """One call and what is to be reported of it; the tests make it on a generated class.

    types: the overload, when the spec leaves it open. method, returns_type: of a neighbor that is not hooked.
    value, values: what is expected; without them, the text of what `returns` or the argument says.
    error: class of the exception that the original throws.
    """

    method: str | None = None
    types: list[str] | None = None
    args: list[Any] = []
    this: dict[str, Any] = {}
    returns: Any = None
    returns_type: str | None = None
    value: str | None = None
    values: list[str] = []
    error: str | None = None
    reported: bool


class HookSpec(_Strict):
    """One thing to watch: a method, when it counts, and where the value is.

    method: its name, `$init` for the constructor. field, instead of a method: a static field, read once when the
    hooks are in; nobody sees when the app reads it. returns: the type the method gives or the field has.
    since_api, until_api: first and last level of Android whose framework has it.
    """

    id: str = Field(pattern=_ID)
    class_name: str = Field(alias="class", pattern=_CLASS)
    method: str = Field(default="", pattern=r"^(\w+|\$init|)$")
    field: str = Field(default="", pattern=r"^\w*$", description="a static field instead of a method")
    static: bool = False
    interface: bool = Field(
        default=False, description="the method is there to be implemented or overridden: those that do are hooked"
    )
    args: Literal["any"] | list[list[str]] = Field(default="any", description="one overload, several, or any")
    returns: str = "void"
    when: Annotated[list[When], BeforeValidator(_as_list)] = []
    value: Value | None = None
    log_args: list[int] = []
    crypto: Literal["cipher", "mac", "digest", "signature"] | None = None
    skip_callers: list[str] = []
    data_type: str | None = None
    event: Event = "read"
    risk: Risk = "low"
    since_api: int = Field(default=1, ge=1)
    until_api: int | None = Field(default=None, ge=1, description="last level that has it; null: it is still there")
    verified: bool = Field(default=False, description="found out, not said: the table of real classes agrees with it")
    verified_by: str = Field(
        default="android-all",
        pattern=_PROOF,
        description="what its names are resolved against: android-all, maven group:artifact:version, or no: reason",
    )
    family: str = Field(default="", description="found out, not said: the file it stands in")
    canary: Canary | None = Field(default=None, description="the call of ours on start that this spec has to hear")
    source: str = Field(pattern=r"^https://")
    example: Annotated[list[Example], BeforeValidator(_as_list)] = Field(min_length=1)
    counterexample: Annotated[list[Example], BeforeValidator(_as_list)] = Field(min_length=1)

    @field_validator("args", mode="before")
    @classmethod
    def _one_overload_is_a_list_of_one(cls, value: Any) -> Any:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return [value]
        return value

    @field_validator("value", mode="before")
    @classmethod
    def _short_value(cls, value: Any) -> Any:
        return {"of": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_consistent(self) -> HookSpec:
        if not all(example.reported for example in self.example):
            raise ValueError("an example must be reported: true")
        if any(example.reported for example in self.counterexample):
            raise ValueError("a counterexample must be reported: false")
        if self.event == "read" and self.data_type is None:
            raise ValueError("a read needs a data_type")
        if (self.crypto is not None) != (self.event == "crypto"):
            raise ValueError("crypto and event: crypto go together")
        if self.canary is not None and self.canary.symbol:
            raise ValueError("a canary of a Java method has no symbol")
        if self.value is not None and self.value.of == "this" and self.static:
            raise ValueError("a static method has no this")
        if self.until_api is not None and self.until_api < self.since_api:
            raise ValueError("until_api is before since_api")
        return self

    @model_validator(mode="after")
    def _is_a_method_or_a_field(self) -> HookSpec:
        if bool(self.method) == bool(self.field):
            raise ValueError("needs a method or a field, and not both")
        if self.method and "args" not in self.model_fields_set:
            raise ValueError("a method needs args: its overloads, or any")
        if self.field and not self.class_name.startswith(("android.", "java.", "com.android.")):
            raise ValueError("reading a static field initialises its class: only those of the platform are read")
        if self.field and (self.args != "any" or self.when or self.interface or self.event != "read"):
            raise ValueError("a field is read: it has no args, when, interface or event")
        return self

    def for_agent(self) -> dict[str, Any]:
        """Give the spec as the agent reads it (`hooks/src/spec.ts`): plain JSON, no examples."""
        value = Value() if self.field and self.value is None else self.value
        return {
            "id": self.id,
            "family": self.family,
            "canary": self.canary.for_agent() if self.canary is not None else None,
            "class": self.class_name,
            "method": self.method,
            "field": self.field,
            "interface": self.interface,
            "args": None if self.args == "any" else [[jni_name(name) for name in one] for one in self.args],
            "when": [condition.for_agent() for condition in self.when],
            "value": value.model_dump() if value is not None else None,
            "log_args": self.log_args,
            "crypto": self.crypto,
            "skip_callers": self.skip_callers,
            "data_type": self.data_type,
            "event": self.event,
            "risk": self.risk,
            "since_api": self.since_api,
            "until_api": self.until_api,
            "intervention": None,
        }


class SpecFile(RootModel[list[HookSpec]]):
    """A file of specs: a list."""


def jni_name(java_name: str) -> str:
    """Give a type as `Class.getName()` says it.

    >>> jni_name("java.lang.String[]"), jni_name("byte[]"), jni_name("int")
    ('[Ljava.lang.String;', '[B', 'int')
    """
    depth = java_name.count("[]")
    if not depth:
        return java_name
    element = java_name.replace("[]", "")
    return "[" * depth + _PRIMITIVES.get(element, f"L{element};")
