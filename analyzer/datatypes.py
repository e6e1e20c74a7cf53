"""The kinds of personal data: ids, names in both languages, sensitivity, field names, permissions."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from analyzer import resources, yamlio
from analyzer.model.errors import did_you_mean


@dataclass(frozen=True)
class DataType:
    """One kind of personal data. `sensitive` maps gb35273, pipl and gdpr to yes, no or partial."""

    id: str
    en: str
    zh: str
    annex_a: str
    sensitive: dict[str, str]
    identifiers: tuple[str, ...]
    permissions: tuple[str, ...]
    observable: tuple[str, ...]
    source: tuple[str, ...]

    def name(self, lang: str = "en") -> str:
        """Give the name in `lang` (en or zh)."""
        return self.zh if lang == "zh" else self.en


@functools.cache
def load() -> dict[str, DataType]:
    """Give every data type by id, in the order of the file."""
    data: Any = yamlio.load_data(resources.path("data") / "datatypes.yaml")
    return {row["id"]: _data_type(row) for row in data["data_types"]}


def _data_type(row: dict[str, Any]) -> DataType:
    lists = {key: tuple(row[key]) for key in ("identifiers", "permissions", "observable", "source")}
    return DataType(row["id"], row["en"], row["zh"], row["annex_a"], dict(row["sensitive"]), **lists)


def ids() -> list[str]:
    """Give the ids of all data types, in the order of the file."""
    return list(load())


def name_of(data_type: str, lang: str = "en") -> str:
    """Give the name of a data type in `lang`; an id we do not know is its own name."""
    known = load().get(data_type)
    return known.name(lang) if known else data_type


def suggest(unknown: str) -> str:
    """Give `did you mean 'imei'?` for the nearest id, or an empty string."""
    return did_you_mean(unknown, load())
