"""What the app declared: which data it collects, who gets it, when, and where that is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from analyzer.datatypes import data_types, suggest
from analyzer.model.errors import did_you_mean
from analyzer.scope.necessary import categories

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

FIRST, THIRD = "first", "third"
_PARTY = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_DOMAIN = re.compile(r"[^\s/:@]+\.[^\s/:@.]+")

When = Literal["always", "on_function", "after_consent"]
Declaration = Literal["collected", "shared", "denied", "permission"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class Item(_Part):
    """One declared collection: a data type, by or for whom, and its source."""

    data_type: str = Field(description="data type id; a broad one (device_info) never covers a specific one (imei)")
    declared: Declaration = Field(
        default="collected",
        description="what the source says: collected, shared, denied (said not to be), or permission (only asked for); "
        "denied and permission declare no collection",
    )
    party: str = Field(default=FIRST, description="who collects it: first, third, or a party id")
    recipients: tuple[str, ...] = Field(default=(), description="third parties by party id, company name or domain")
    purpose: str = Field(default="", description="what it is collected for")
    when: When = Field(default="always", description="when it is collected")
    necessary: bool | None = Field(default=None, description="necessary for the basic function of the category")
    permission: str | None = Field(default=None, description="permission that opens it")
    waiver: str | bool | None = Field(default=None, description="why consent is not needed, such as pipl-13-2")
    source: str = Field(default="", description="document that declares it")
    locator: str = Field(default="", description="where in the document")
    quote: Annotated[str, Field(max_length=60)] = Field(default="", description="the words, at most 60 characters")

    @field_validator("data_type")
    @classmethod
    def _known_data_type(cls, value: str) -> str:
        if value != "" and value not in data_types():
            hint = suggest(value) or "see `consentinel datatypes list`"
            raise ValueError(f"unknown data type {value!r}; {hint}")
        return value

    @field_validator("party")
    @classmethod
    def _known_party(cls, value: str) -> str:
        if not _PARTY.fullmatch(value):
            raise ValueError(f"{value!r} is no party; write first, third, or a party id in lower case")
        near = did_you_mean(value, (FIRST, THIRD)) if value not in (FIRST, THIRD) else ""
        if near:
            raise ValueError(f"unknown party {value!r}; {near}")
        return value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.data_type and not (self.declared == "permission" and self.permission):
            raise ValueError("data_type is empty; only an item that declares a permission may have none")
        return self

    @property
    def is_declaration(self) -> bool:
        """Tell whether the item declares that the data type is collected or shared."""
        return self.declared in ("collected", "shared")

    @property
    def is_waived(self) -> bool:
        """Tell whether the item says that consent is not needed."""
        return bool(self.waiver)


class Scope(_Part):
    """A declared scope (scope.yaml, contracts §4)."""

    version: Literal[1]
    app_id: str | None = Field(default=None, description="app that declared it")
    category: str | None = Field(default=None, description="category of the app, an id of the 39 necessary lists")
    first_party: tuple[str, ...] = Field(default=(), description="domains of the app's own company")
    items: tuple[Item, ...]

    @field_validator("category")
    @classmethod
    def _known_category(cls, value: str | None) -> str | None:
        if value is not None and value not in categories():
            near = did_you_mean(value, categories())
            if near:
                raise ValueError(f"no category {value!r} in the 2021 rule; {near}")
        return value

    @field_validator("first_party")
    @classmethod
    def _domains(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for domain in value:
            if not _DOMAIN.fullmatch(domain):
                raise ValueError(f"{domain!r} is no domain; write it like example.com")
        return tuple(domain.lower().rstrip(".") for domain in value)

    def declared(self) -> frozenset[str]:
        """Give the data types that any item declares to be collected or shared."""
        return frozenset(item.data_type for item in self.items if item.is_declaration)

    def permissions(self) -> frozenset[str]:
        """Give the permissions that any item names."""
        return frozenset(item.permission for item in self.items if item.permission)

    def denied(self) -> frozenset[str]:
        """Give the data types of which an item says that they are not collected or not shared."""
        return frozenset(item.data_type for item in self.items if item.declared == "denied")

    def is_first_party(self, host: str | None) -> bool:
        """Tell whether a host belongs to the declared first party."""
        return host is not None and any(_is_under(host, domain) for domain in self.first_party)


@dataclass(frozen=True)
class Recipient:
    """Who got something: a party when known, and the host that was reached."""

    party_id: str | None
    host: str | None
    relation: str


class Coverage:
    """Answers whether a scope covers what was observed.

    companies: party id → its domains and name, so that naming one domain or the company names all of them.
    """

    def __init__(self, scope: Scope, companies: Mapping[str, Iterable[str]] | None = None) -> None:
        self._scope = scope
        self._by_type: dict[str, list[Item]] = {}
        for item in scope.items:
            if not item.is_declaration:
                continue
            self._by_type.setdefault(item.data_type, []).append(item)
        self._aliases: dict[str, set[str]] = {}
        for party_id, names in (companies or {}).items():
            for name in names:
                self._aliases.setdefault(name.lower(), set()).add(party_id)

    def is_declared(self, data_type: str) -> bool:
        """Tell whether any item declares exactly this data type."""
        return data_type in self._by_type

    def parties(self) -> frozenset[str]:
        """Give the ids of the companies that any item names, by id, name or domain."""
        named = {name.lower().rstrip(".") for items in self._by_type.values() for i in items for name in i.recipients}
        named |= {i.party for items in self._by_type.values() for i in items if i.party not in (FIRST, THIRD)}
        return frozenset(named.union(*(self._aliases.get(name, set()) for name in named)))

    def is_named(self, data_type: str, recipient: Recipient) -> bool:
        """Tell whether an item for this data type names this recipient.

        `party: third` without recipients names nobody.
        """
        return any(self._names(item, recipient) for item in self._by_type.get(data_type, ()))

    def waiver(self, data_type: str, recipient: Recipient | None) -> str | None:
        """Give the reason for which an item says that consent is not needed, or None.

        recipient: None for a read, which any waived item of the data type covers.
        """
        for item in self._by_type.get(data_type, ()):
            if item.is_waived and (recipient is None or self._names(item, recipient)):
                return item.waiver if isinstance(item.waiver, str) else "declared"
        return None

    def named_mask(self, rows: pd.DataFrame) -> np.ndarray:
        """Tell for each row (data_type, party_id, host, party_relation) whether its recipient is named."""
        import numpy as np

        columns = ["data_type", "party_id", "host", "party_relation"]
        groups = rows.groupby(columns, dropna=False, observed=True, sort=False)
        numbers = groups.ngroup().to_numpy()
        first = rows[columns].iloc[np.unique(numbers, return_index=True)[1]]
        named = [self.is_named(row[0], _recipient(*row[1:])) for row in first.itertuples(index=False, name=None)]
        return np.asarray(named, dtype=bool)[numbers]

    def _names(self, item: Item, recipient: Recipient) -> bool:
        if item.party == FIRST and not item.recipients:
            return recipient.relation == "first" or self._scope.is_first_party(recipient.host)
        named = {name.lower().rstrip(".") for name in item.recipients}
        if item.party not in (FIRST, THIRD):
            named.add(item.party)
        parties = set(named).union(*(self._aliases.get(name, set()) for name in named))
        if recipient.party_id is not None and recipient.party_id in parties:
            return True
        host = recipient.host
        if host is None:
            return False
        return any("." in name and _is_under(host, name) for name in named) or self._scope.is_first_party(host)


def recipient_of(row: Mapping[str, Any]) -> Recipient:
    """Give the recipient of an observation or finding row (party_id, host, party_relation; nulls allowed)."""
    return _recipient(row["party_id"], row["host"], row["party_relation"])


def _recipient(party_id: Any, host: Any, relation: Any) -> Recipient:
    def text(value: Any) -> str | None:
        return value if isinstance(value, str) else None

    return Recipient(text(party_id), text(host), text(relation) or "unknown")


def _is_under(host: str, domain: str) -> bool:
    host = host.lower().rstrip(".")
    return host == domain or host.endswith("." + domain)
