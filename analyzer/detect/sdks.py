"""Whose code a stack frame is: SDKs by Java package, and who of a call stack is to be named."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from analyzer.compiled import SDKS

APP, UNKNOWN = "app", "unknown"
"""Words of a chain beside SDK ids: the app's own code, and code that no entry claims."""

_PLATFORM = re.compile(
    r"system:|(?:java|javax|jdk|sun|com\.sun|android|androidx|com\.android|dalvik|libcore|kotlin|kotlinx|org\.apache\.harmony)\."
)
_UTILITY = "utility"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Sdk:
    """An SDK. company: a party id, null for libraries of no company's own. kind `utility`: works for its caller."""

    id: str
    name: str
    name_zh: str | None
    company: str | None
    kind: str
    packages: tuple[str, ...]
    source: str
    confidence: str


class Blame(NamedTuple):
    """caller: class.method of the frame nearest to the call that is no platform and no utility; null if there is none.
    sdk_id: the SDK it lies in; null for the app's own code and for unknown code. chain: SDK ids, `app` and `unknown`
    from the call outwards, utilities included, each once in a row."""

    caller: str | None
    sdk_id: str | None
    chain: tuple[str, ...]


@functools.cache
def sdks() -> dict[str, Sdk]:
    """Give every SDK of data/sdks.yaml by id."""
    return {row["id"]: _sdk(row) for row in SDKS.rows()}


def _sdk(row: Mapping[str, Any]) -> Sdk:
    fields: dict[str, Any] = {name: row.get(name) for name in Sdk.__slots__}
    return Sdk(**fields | {"packages": tuple(row["packages"])})


@functools.cache
def _by_package() -> dict[str, Sdk]:
    return {package: sdk for sdk in sdks().values() for package in sdk.packages}


def longest_package(code: str, packages: Mapping[str, _T]) -> _T | None:
    """Give what the longest package that a class or method lies in stands for."""
    steps = code.split(".")
    prefixes = (".".join(steps[:n]) for n in range(len(steps), 0, -1))
    return next((packages[prefix] for prefix in prefixes if prefix in packages), None)


def sdk_of_code(code: str | None) -> Sdk | None:
    """Give the SDK that a class or method lies in, by the longest Java package of the file."""
    return longest_package(code, _by_package()) if code else None


@dataclass
class Callers:
    """Names the caller of each hook event from its stack.

    stacks: frames by (agent, stack_hash), innermost first, as `class.method`. app_id: tells the app's own code.
    names: frames as they were before obfuscation, by frame; frames it lacks stay as they are.
    """

    stacks: Mapping[tuple[str, str], Sequence[str]]
    app_id: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, str], Blame] = field(default_factory=dict)

    def of(self, call: Mapping[str, Any]) -> Blame:
        """Give who made a call; without its stack, the caller that the agent named is all there is."""
        key = str(call.get("agent") or ""), str(call.get("stack_hash") or "")
        if key not in self.stacks:
            return self._blame([call["caller"]] if call.get("caller") else [])
        if key not in self._known:
            self._known[key] = self._blame(self.stacks[key])
        return self._known[key]

    def _blame(self, frames: Sequence[str]) -> Blame:
        outside = [name for frame in frames if not _is_platform(name := self.names.get(frame, frame))]
        owners = [self._owner(name) for name in outside]
        chain = tuple(owner for i, owner in enumerate(owners) if i == 0 or owner != owners[i - 1])
        known = sdks()
        for name, owner in zip(outside, owners, strict=True):
            if owner in (APP, UNKNOWN):
                return Blame(name, None, chain)
            if known[owner].kind != _UTILITY:
                return Blame(name, owner, chain)
        return Blame(None, None, chain)

    def _owner(self, name: str) -> str:
        """Give the SDK's id, `app` or `unknown`; the narrower package of app and SDK wins."""
        sdk = sdk_of_code(name)
        own = f"{self.app_id}."
        if self.app_id and f"{name}.".startswith(own):
            is_narrower = sdk is not None and any(
                package.startswith(own) for package in sdk.packages if f"{name}.".startswith(f"{package}.")
            )
            return sdk.id if sdk is not None and is_narrower else APP
        return sdk.id if sdk is not None else UNKNOWN


def _is_platform(name: str) -> bool:
    """A frame of the system; what an SDK claims under com.android is none."""
    return bool(_PLATFORM.match(name)) and (not name.startswith("com.android.") or sdk_of_code(name) is None)


def name_callers(calls: Sequence[dict[str, Any]], callers: Callers) -> None:
    """Write `caller`, `sdk_id` and `sdk_chain` of each call, in place."""
    for call in calls:
        call["caller"], call["sdk_id"], call["sdk_chain"] = callers.of(call)
