"""The 39 necessary-information lists of 2021: what each category of app may need for its basic service."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analyzer import resources, yamlio
from analyzer.model.errors import UsageError, did_you_mean


@dataclass(frozen=True)
class Category:
    """One category: `data_types` are necessary for its basic service (our mapping of the Chinese items)."""

    id: str
    number: int
    names: dict[str, str]
    data_types: frozenset[str]


@cache
def categories() -> dict[str, Category]:
    """Give the categories by id, in the order of the rule."""
    document = yamlio.load_data(resources.path("data") / "necessary_lists.yaml")
    return {
        row["id"]: Category(row["id"], row["number"], {"en": row["en"], "zh": row["zh"]}, frozenset(row["data_types"]))
        for row in document["categories"]
    }


def category(category_id: str) -> Category:
    """Give one category. Raises UsageError E105 with the nearest right word."""
    known = categories()
    if category_id not in known:
        hint = did_you_mean(category_id, known) or "categories: " + ", ".join(known)
        raise UsageError(f"no category {category_id!r} in the 2021 rule", code="E105", hint=hint)
    return known[category_id]
