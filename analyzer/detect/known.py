"""Known values: what the user lists, the recorder planted, and every value a hook returned."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from analyzer import datatypes, resources, yamlio
from analyzer.model.values import Secret

Origin = Literal["user", "planted", "persona", "hook", "decoy"]
_STRENGTH: dict[str, int] = {"user": 0, "planted": 1, "persona": 2, "hook": 3}
_MAX_BYTES = 64_000_000
"""A value may be a whole document, and is no hand-written YAML then."""


class KnownFile(BaseModel):
    """A known-values file (contracts §4). Its scalars are read as text, so `0049` stays `0049`."""

    model_config = ConfigDict(extra="forbid")

    version: str = "1"
    values: dict[str, list[str]] = Field(description="data type id → values; a place is `lat,lng`, WGS-84 degrees")


def unquoted(text: str) -> str:
    """Give a text without the quotes around it: Android writes them around the name of a network
    (https://developer.android.com/reference/android/net/wifi/WifiInfo#getSSID()), and apps send it with or without.

    >>> unquoted('"Home"'), unquoted('"a" and "b"')
    ('Home', '"a" and "b"')
    """
    is_quoted = len(text) > 2 and text[0] == text[-1] == '"' and '"' not in text[1:-1]
    return text[1:-1] if is_quoted else text


@dataclass(frozen=True)
class KnownValue:
    """A value to be looked for, and where we have it from."""

    data_type: str
    secret: Secret
    origin: Origin


@dataclass
class KnownValues:
    """Values to search; placeholders among them are kept apart and never searched."""

    values: list[KnownValue] = field(default_factory=list)
    placeholders: list[KnownValue] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def add(self, data_type: str, text: str, origin: Origin) -> bool:
        """Add a value; gives False for a placeholder, which is kept apart."""
        text = unquoted(text)
        value = KnownValue(data_type, Secret(text), origin)
        is_placeholder_value = is_placeholder(data_type, text)
        (self.placeholders if is_placeholder_value else self.values).append(value)
        return not is_placeholder_value

    def merged(self) -> list[KnownValue]:
        """Give each text once per data type, by its strongest origin; sorted, so that runs are equal.

        A text that was planted or listed under some type is not searched under the type of a hook as well:
        what the clipboard gave is the planted phone number.
        """
        best: dict[tuple[str, str], KnownValue] = {}
        for value in self.values:
            key = (value.data_type, value.secret.clear())
            if key not in best or _STRENGTH[value.origin] < _STRENGTH[best[key].origin]:
                best[key] = value
        stated = {text for (_, text), value in best.items() if value.origin != "hook"}
        kept = [v for (_, text), v in best.items() if v.origin != "hook" or text not in stated]
        return sorted(kept, key=lambda value: (value.data_type, value.secret.clear()))


def load_known(file: Path) -> KnownValues:
    """Read a known-values file (contracts §4).

    Raises UsageError E120 (not of the form of KnownFile) and E121 (unknown data type, with the nearest id), both at
    file:line:column. A bad check digit and a placeholder are warnings.
    """
    document = yamlio.load(file, what="known values", text_only=True, max_bytes=_MAX_BYTES)
    content = yamlio.validated(document, KnownFile, code="E120")
    known = KnownValues()
    for data_type, texts in content.values.items():
        if data_type not in datatypes.data_types():
            hint = datatypes.suggest(data_type) or "see `consentinel datatypes list`"
            raise document.error(["values", data_type], f"unknown data type {data_type!r}", code="E121", hint=hint)
        for position, text in enumerate(texts):
            _add_from_file(known, document.at(["values", data_type, position]), data_type, text)
    return known


def _add_from_file(known: KnownValues, place: str, data_type: str, text: str) -> None:
    if not known.add(data_type, text, "user"):
        known.warnings.append(f"{place}: this {data_type} is a placeholder and is not searched")
    elif problem := check_problem(data_type, text):
        known.warnings.append(f"{place}: this {data_type} {problem}; it is searched all the same")


def planted_values(planted: dict[str, Any]) -> KnownValues:
    """Give the values of raw/planted.json; types we do not know are left out with a warning."""
    known = KnownValues()
    for data_type, texts in (planted.get("values") or {}).items():
        if data_type not in datatypes.data_types():
            known.warnings.append(f"planted.json: unknown data type {data_type!r}")
            continue
        for text in texts:
            known.add(data_type, str(text), "planted")
    return known


def check_problem(data_type: str, text: str) -> str:
    """Say what is wrong with the check digit of a value, or give an empty string.

    >>> check_problem("imei", "356938035643809"), check_problem("imei", "356938035643808")
    ('', 'has a wrong check digit')
    """
    digits = re.sub(r"[ -]", "", text)
    if data_type == "imei" and re.fullmatch(r"\d{15}", digits):
        from stdnum import luhn

        return "" if luhn.is_valid(digits) else "has a wrong check digit"
    if data_type == "id_number" and re.fullmatch(r"\d{17}[\dXx]", digits):
        from stdnum.cn import ric
        from stdnum.exceptions import InvalidChecksum, ValidationError

        try:
            ric.validate(digits.upper())
        except InvalidChecksum:
            return "has a wrong check digit"
        except ValidationError:
            return "names a date or a region that does not exist"
    return ""


@functools.cache
def _placeholders() -> tuple[dict[str, frozenset[str]], list[tuple[re.Pattern[str], frozenset[str]]]]:
    data: Any = yamlio.load_data(resources.path("data") / "placeholders.yaml")
    exact = {row["value"].casefold(): frozenset(row["data_types"]) for row in data["placeholders"]}
    patterns = [(re.compile(row["value"]), frozenset(row["data_types"])) for row in data["patterns"]]
    return exact, patterns


def is_placeholder(data_type: str, text: str) -> bool:
    """Tell whether a value stands for "there is none" (data/placeholders.yaml).

    >>> is_placeholder("advertising_id", "00000000-0000-0000-0000-000000000000")
    True
    """
    exact, patterns = _placeholders()
    kinds = exact.get(text.strip().casefold())
    if kinds is not None and (not kinds or data_type in kinds):
        return True
    return any(pattern.fullmatch(text) and (not kinds or data_type in kinds) for pattern, kinds in patterns)


def join(parts: Iterable[KnownValues]) -> KnownValues:
    """Put several sources of values together."""
    joined = KnownValues()
    for part in parts:
        joined.values += part.values
        joined.placeholders += part.placeholders
        joined.warnings += part.warnings
    return joined
