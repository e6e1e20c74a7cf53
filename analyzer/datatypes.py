"""The kinds of personal data: ids, names in both languages, sensitivity, field names, permissions."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from analyzer import resources, yamlio
from analyzer.model.errors import did_you_mean


@dataclass(frozen=True)
class DataType:
    """One kind of personal data.

    names: by language, en and zh. annex_a: row of annex A of GB/T 35273-2020. sensitive: gb35273, pipl and gdpr to
    yes, no or partial. identifiers: field names seen in traffic, weak evidence. source: keys of `sources` in the file.
    """

    id: str
    names: dict[str, str]
    annex_a: str
    sensitive: dict[str, str]
    identifiers: tuple[str, ...]
    permissions: tuple[str, ...]
    observable: tuple[str, ...]
    source: tuple[str, ...]

    @property
    def is_sensitive(self) -> bool:
        """Whether any of the three laws calls it sensitive without condition."""
        return "yes" in self.sensitive.values()

    def as_dict(self) -> dict[str, Any]:
        """Give everything about it as plain JSON values."""
        lists = {name: list(getattr(self, name)) for name in ("identifiers", "permissions", "observable", "source")}
        return {
            "id": self.id,
            "names": dict(self.names),
            "annex_a": self.annex_a,
            "sensitive": dict(self.sensitive),
        } | lists


@functools.cache
def data_types() -> dict[str, DataType]:
    """Give every data type by id, in the order of the file."""
    data: Any = yamlio.load_data(resources.path("data") / "datatypes.yaml")
    return {row["id"]: _data_type(row) for row in data["data_types"]}


def _data_type(row: dict[str, Any]) -> DataType:
    lists = {key: tuple(row[key]) for key in ("identifiers", "permissions", "observable", "source")}
    names = {"en": row["en"], "zh": row["zh"]}
    return DataType(row["id"], names, row["annex_a"], dict(row["sensitive"]), **lists)


def ids() -> list[str]:
    """Give the ids of all data types, in the order of the file."""
    return list(data_types())


def name_of(data_type: str, lang: str = "en") -> str:
    """Give the name of a data type in `lang`; an id we do not know is its own name."""
    known = data_types().get(data_type)
    return known.names.get(lang, known.names["en"]) if known else data_type


def suggest(unknown: str) -> str:
    """Give `did you mean 'imei'?` for the nearest id, or an empty string."""
    return did_you_mean(unknown, data_types())
