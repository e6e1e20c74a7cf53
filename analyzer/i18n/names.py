"""Names of data types in each language, from the table of data types."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from analyzer import resources


@cache
def data_types() -> Mapping[str, Mapping[str, str]]:
    """Give each data type id with its names by language, in the order of the table."""
    from analyzer.yamlio import load_data

    rows = load_data(resources.path("data") / "datatypes.yaml")["data_types"]
    return {row["id"]: {"en": row["en"], "zh": row["zh"]} for row in rows}


def data_type_name(data_type: str, lang: str) -> str:
    """Give the name of a data type, or its id when the table does not know it."""
    return data_types().get(data_type, {}).get(lang, data_type)
